"""Writes a classifier with random weights: XLM-R, as large as one that is used.

    python make-random.py SIZE TEXTS OUT     (torch, transformers, tokenizers, onnx)

SIZE is `small` (layers as the bundled classifier has them, three labels) or `nli` (as multilingual MiniLM: 12 layers of
384, 250,002 pieces). TEXTS is a file with a text a line, which the pieces of the tokenizer come from; OUT is made: an
ONNX export beside the weights that Python `transformers` reads. Nothing was trained and no label means anything: it is
there to be timed.
"""

import json
import sys
from pathlib import Path

import torch
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers
from transformers import PreTrainedTokenizerFast, XLMRobertaConfig, XLMRobertaForSequenceClassification

SIZE, TEXTS, OUT = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]
NAMES = dict(bos_token="<s>", eos_token="</s>", unk_token="<unk>", cls_token="<s>", sep_token="</s>", pad_token="<pad>")
MAX = 512
PIECES = {"small": 32_000, "nli": 250_002}[SIZE]
SHAPE = {
    "small": dict(hidden_size=256, num_hidden_layers=4, num_attention_heads=4, intermediate_size=1024, problem_type="multi_label_classification"),
    "nli": dict(hidden_size=384, num_hidden_layers=12, num_attention_heads=12, intermediate_size=1536),
}[SIZE]
OUTPUTS = {"small": ["condemn", "call_for_restraint", "offer_mediation"], "nli": ["entailment", "neutral", "contradiction"]}[SIZE]


def tokenizer():
    """Pieces learnt from the texts, and filled up with pieces that never come, to the size of XLM-R's."""
    learnt = Tokenizer(models.Unigram())
    learnt.normalizer = normalizers.NFKC()
    learnt.pre_tokenizer = pre_tokenizers.Metaspace()
    learnt.train(files=[str(TEXTS)], trainer=trainers.UnigramTrainer(vocab_size=8000, special_tokens=SPECIAL, unk_token="<unk>", show_progress=False))
    state = json.loads(learnt.to_str())
    pieces = state["model"]["vocab"]
    pieces += [[f"\u2581{i:x}\ue000", -50.0] for i in range(PIECES - len(pieces))]
    made = Tokenizer.from_str(json.dumps(state))
    made.post_processor = processors.TemplateProcessing(single="<s> $A </s>", pair="<s> $A </s> </s> $B </s>", special_tokens=[("<s>", 0), ("</s>", 2)])
    return made


class Logits(torch.nn.Module):
    """The graph to export."""

    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, input_ids, attention_mask):
        """Ids and mask to logits."""
        return self.network(input_ids=input_ids, attention_mask=attention_mask).logits


torch.manual_seed(5)
made = tokenizer()
(OUT / "onnx").mkdir(parents=True)
made.save(str(OUT / "tokenizer.json"), pretty=False)
(OUT / "tokenizer_config.json").write_text(json.dumps(dict(tokenizer_class="PreTrainedTokenizerFast", model_max_length=MAX, **NAMES)))
config = XLMRobertaConfig(vocab_size=PIECES, max_position_embeddings=MAX + 2, type_vocab_size=1, pad_token_id=1, id2label=dict(enumerate(OUTPUTS)),
                          label2id={name: i for i, name in enumerate(OUTPUTS)}, attn_implementation="eager", **SHAPE)
network = XLMRobertaForSequenceClassification(config).eval()
network.save_pretrained(OUT)
ids = torch.randint(5, 60, (2, 9))
axes = {name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask")} | {"logits": {0: "batch"}}
with torch.no_grad():
    torch.onnx.export(Logits(network).eval(), (ids, torch.ones_like(ids)), str(OUT / "onnx/model.onnx"), input_names=["input_ids", "attention_mask"],
                      output_names=["logits"], dynamic_axes=axes, opset_version=17, dynamo=False)
