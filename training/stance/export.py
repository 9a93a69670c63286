"""Wide and deep path as one graph: calibrated logits from input_ids and attention_mask, written as a model folder."""

import hashlib
import json
import os
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from torch import nn

from . import LABELS
from .fit import collate
from .tokens import MAX_LENGTH


class Int8Table(nn.Module):
    """Piece vectors kept as int8 with one scale per row; the arithmetic stays float32."""

    def __init__(self, table):
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("q", torch.round(table / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, idx):
        """Rows at idx."""
        return self.q[idx].to(torch.float32) * self.scale[idx]


class Combined(nn.Module):
    """logit = a * wide + sum(b_m * deep_m) + c, per label."""

    def __init__(self, wide, deeps, a, bs, c):
        super().__init__()
        self.wide, self.deeps = wide, nn.ModuleList(deeps)
        for name, v in (("a", a), ("bs", bs), ("c", c)):
            self.register_buffer(name, torch.as_tensor(np.asarray(v), dtype=torch.float32))

    def forward(self, input_ids, attention_mask):
        """Calibrated logits."""
        out = self.c + self.a * self.wide(input_ids, attention_mask)
        for b, deep in zip(self.bs, self.deeps):
            out = out + b * deep(input_ids, attention_mask)
        return out


def compress(wide, deeps):
    """Fold n-gram embeddings and put all large tables into whole numbers."""
    wide.quantise()
    for d in deeps:
        if not isinstance(d.embed, Int8Table):
            d.embed = Int8Table(d.embed.fold() if hasattr(d.embed, "fold") else d.embed.weight.detach())


HALF = {onnx.TensorProto.FLOAT: np.float16, onnx.TensorProto.INT64: np.int32}


def halve(graph):
    """Large matrices kept as float16, large tables of hashes (under 2^31) as int32, and widened when the graph is loaded: half the bytes, the same arithmetic."""
    widen = []
    for tensor in [t for t in graph.initializer if t.data_type in HALF and np.prod(t.dims) >= 2**14]:
        name, kind = tensor.name, tensor.data_type
        values = onnx.numpy_helper.to_array(tensor).astype(HALF[kind])
        tensor.CopyFrom(onnx.numpy_helper.from_array(values, name + ".half"))
        widen.append(onnx.helper.make_node("Cast", [name + ".half"], [name], name=name + ".cast", to=kind))
    nodes = [*widen, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def write_folder(out: Path, model: Combined, tokenizer, meta: dict, readme: str):
    """Write config, tokenizer, graph, card and checksums beside `out`, then swap the folder in."""
    tmp = out.with_name(out.name + ".new")
    shutil.rmtree(tmp, ignore_errors=True)
    (tmp / "onnx").mkdir(parents=True)
    model.eval()
    ids, mask = collate([list(range(2, 20)), list(range(2, 30))])
    path = tmp / "onnx/model.onnx"
    torch.onnx.export(model, (ids, mask), str(path), input_names=["input_ids", "attention_mask"], output_names=["logits"], opset_version=17, dynamo=False,
                      dynamic_axes={"input_ids": {0: "batch", 1: "length"}, "attention_mask": {0: "batch", 1: "length"}, "logits": {0: "batch"}})
    graph = onnx.load(str(path))
    graph.producer_name, graph.producer_version, graph.doc_string = "stancekit", "1", ""
    for node in graph.graph.node:
        node.doc_string = ""
    halve(graph.graph)
    onnx.save(graph, str(path))
    config = {"model_type": "bert", "architectures": ["BertForSequenceClassification"], "vocab_size": tokenizer.get_vocab_size(), "hidden_size": 256,
              "num_hidden_layers": meta.pop("layers"), "num_attention_heads": 4, "intermediate_size": meta.pop("ffn"), "max_position_embeddings": MAX_LENGTH, "pad_token_id": 0,
              "problem_type": "multi_label_classification", "id2label": {str(i): l for i, l in enumerate(LABELS)},
              "label2id": {l: i for i, l in enumerate(LABELS)}, "stancekit": meta}
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(tmp / "tokenizer.json"), pretty=False)
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    (tmp / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_LENGTH, "clean_up_tokenization_spaces": False, **special}, indent=2) + "\n")
    (tmp / "config.json").write_text(json.dumps(config, indent=2, ensure_ascii=False) + "\n")
    (tmp / "README.md").write_text(readme, encoding="utf-8")
    sums = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.relative_to(tmp).as_posix()}\n" for p in sorted(tmp.rglob("*")) if p.is_file()]
    (tmp / "SHA256SUMS").write_text("".join(sums))
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        os.rename(out, old)
    os.rename(tmp, out)
    shutil.rmtree(old, ignore_errors=True)


def session(folder: Path, threads=1):
    """ONNX Runtime on the written graph."""
    opt = ort.SessionOptions()
    opt.intra_op_num_threads = threads
    return ort.InferenceSession(str(folder / "onnx/model.onnx"), opt, providers=["CPUExecutionProvider"])


def run(sess, seqs, batch=32):
    """Logits of the written graph, in order."""
    out = []
    for a in range(0, len(seqs), batch):
        ids, mask = collate(seqs[a : a + batch])
        out.append(sess.run(["logits"], {"input_ids": ids.numpy(), "attention_mask": mask.numpy()})[0])
    return np.concatenate(out)


def batch_drift(sess, seqs):
    """Largest difference between a row alone and among longer ones."""
    alone = run(sess, seqs, 1)
    mixed = run(sess, seqs, 32)
    return float(np.abs(alone - mixed).max())
