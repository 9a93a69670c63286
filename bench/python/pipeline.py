"""Times the pipeline of Python `transformers` from outside: loads a classifier, then labels all texts at each order.

    python pipeline.py FOLDER TEXTS [HYPOTHESIS ...]

Prints `ready`; for each line of stdin, a batch size, labels the texts of the file TEXTS (JSON strings, one a line) and
prints `done`. With hypotheses it is the zero-shot pipeline, else that of text classification.
"""

import json
import sys

import transformers

folder, texts, *hypotheses = sys.argv[1:]
texts = [json.loads(line) for line in open(texts, encoding="utf-8")]
task = "zero-shot-classification" if hypotheses else "text-classification"
label = transformers.pipeline(task, model=folder, device="cpu", dtype="float32")
how = dict(candidate_labels=hypotheses, hypothesis_template="{}", multi_label=True) if hypotheses else dict(top_k=None, truncation=True)
print("ready", flush=True)
for line in sys.stdin:
    label(texts, batch_size=int(line), **how)
    print("done", flush=True)
