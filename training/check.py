"""Checks of a finished model folder: batch independence, robustness to harmless changes, speed.

    python training/check.py --shared ../shared --model models/stance-xs
"""

import argparse
import random
import re
import tempfile
import time
import unicodedata
from pathlib import Path

import numpy as np
import onnxruntime as ort
import torch
from tokenizers import Tokenizer
from torch import nn

from stance.augment import swap_actors, typo
from stance.data import read_jsonl
from stance.export import batch_drift, run, session
from stance.fit import collate
from stance.model import Deep

FOLD = str.maketrans("\u06cc\u06a9", "\u064a\u0643")
DIGITS = str.maketrans("0123456789", "\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f8\u06f9")
CHANGES = {
    "NFD": lambda t, l, r: unicodedata.normalize("NFD", t),
    "ZWNJ and tashkeel dropped": lambda t, l, r: re.sub("[\u200c\u064b-\u0652]", "", t),
    "Arabic/Persian letter variants": lambda t, l, r: t.translate(FOLD) if l in ("fa", "ur") else t,
    "digits in another script": lambda t, l, r: t.translate(DIGITS),
    "upper case": lambda t, l, r: t.upper() if l not in ("de",) else t,
    "quote style": lambda t, l, r: re.sub("[\"«»“”]", "\u201f", t),
    "trailing credit": lambda t, l, r: t + " (Reuters)",
    "swapped states and persons": swap_actors,
    "one typo": lambda t, l, r: typo(t, r),
}


class Plain(nn.Module):
    """A plain 4x256 encoder with random weights, first token to three logits, for speed."""

    def __init__(self):
        super().__init__()
        self.body, self.head = Deep(16000, None, layers=4, ffn=1024), nn.Linear(256, 3)

    def forward(self, ids, mask):
        """Logits of the first token."""
        b = self.body
        bias = torch.zeros(mask.shape).masked_fill(mask == 0, -1e9)
        x = b.norm(b.embed(ids % 16000) + b.pos.weight[: ids.shape[1]])
        for layer in b.layers:
            x = layer(x, bias[:, None, None, :])
        return self.head(b.last(x)[:, 0])


def plain_session():
    """The plain encoder through the same exporter and runtime."""
    model = Plain().eval()
    ids, mask = collate([[2, 5, 6, 3], [2, 5, 3]])
    axes = {"input_ids": {0: "b", 1: "t"}, "attention_mask": {0: "b", 1: "t"}, "logits": {0: "b"}}
    with tempfile.TemporaryDirectory() as d:
        torch.onnx.export(model, (ids, mask), d + "/m.onnx", input_names=["input_ids", "attention_mask"], output_names=["logits"], opset_version=17, dynamo=False, dynamic_axes=axes)
        opt = ort.SessionOptions()
        opt.intra_op_num_threads = 1
        return ort.InferenceSession(d + "/m.onnx", opt, providers=["CPUExecutionProvider"])


def main():
    """Print the three tables."""
    ap = argparse.ArgumentParser()
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--model", type=Path, default=Path("models/stance-xs"))
    args = ap.parse_args()
    tok = Tokenizer.from_file(str(args.model / "tokenizer.json"))
    tok.enable_truncation(160)
    sess = session(args.model)
    rows = read_jsonl(args.shared / "gold/dev.jsonl", "dev")
    encode = lambda texts: [e.ids for e in tok.encode_batch(texts)]
    base_ids = encode([r.text for r in rows])
    print("alone against in a batch of 32, largest difference:", batch_drift(sess, base_ids))
    base = run(sess, base_ids) > 0
    for name, change in CHANGES.items():
        rng = random.Random(0)
        texts = [change(r.text, r.lang, rng) for r in rows]
        touched = np.array([a != r.text for a, r in zip(texts, rows)])
        now = run(sess, encode(texts)) > 0
        same = (now == base).all(1)
        print(f"{name:32s} changed texts {touched.sum():4d}  same labels {same[touched].mean():.3f}  of those with a label {same[touched & base.any(1)].mean():.3f}")
    odd = encode(["", "   ", "🙂🙂🇺🇸", "ไทยแลนด์", "ქართული", "12345", "???", "a"])
    print("odd inputs, highest score:", (1 / (1 + np.exp(-run(sess, odd)))).max(1).round(3))
    plain, ids = plain_session(), sorted(base_ids, key=len)
    for name, s in (("plain 4x256", plain), ("this model", sess), ("plain 4x256", plain), ("this model", sess)):
        run(s, ids[:64])
        t = time.time()
        run(s, ids)
        print(f"{name}: {len(ids) / (time.time() - t):.0f} sentences/s, one thread, batches of 32 by length")


if __name__ == "__main__":
    main()
