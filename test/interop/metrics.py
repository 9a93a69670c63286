"""The numbers of evaluate and agree against scikit-learn's, on the reviewed samples and on the fixture of the tests."""

import json
import subprocess
import sys
import warnings
from pathlib import Path

from checks import check, finish, near, skip, work

warnings.filterwarnings("ignore")
FIXTURES = Path(__file__).parent.parent / "fixtures" / "metrics"

with open(work / "reviewed" / "annotations.jsonl", encoding="utf-8") as lines:
    notes = [json.loads(line) for line in lines]
labels = [label["id"] for label in json.loads((work / "dataset" / "codebook.json").read_text("utf-8"))["labels"]]
by = {}
for note in notes:
    by.setdefault(note["annotator"]["id"], {})[note["unit_id"]] = note
evaluated = json.loads((work / "evaluate.json").read_text("utf-8"))
agreed = json.loads((work / "agree.json").read_text("utf-8"))


def same(what, found, expected):
    """Two JSON values, numbers but for rounding."""
    if isinstance(expected, dict):
        check(f"{what}: keys", sorted(found), sorted(expected))
        for key in expected:
            same(f"{what} {key}", found.get(key), expected[key])
    elif isinstance(expected, list):
        check(f"{what}: length", len(found), len(expected))
        for one, other in zip(found, expected):
            same(what, one, other)
    elif isinstance(expected, (int, float)):
        near(what, found, expected)
    else:
        check(what, found, expected)


try:
    import sklearn
    from sklearn import metrics

    ids = sorted(by["adjudicated"])
    matrix = lambda annotator, units: [[int(label in by[annotator][unit]["labels"]) for label in labels] for unit in units]
    y, p = matrix("adjudicated", ids), matrix("stance-xs", ids)
    check("evaluate: units", evaluated["scores"]["units"], len(ids))
    scores = evaluated["scores"]
    columns = metrics.precision_recall_fscore_support(y, p, average=None, zero_division=0)
    for i, label in enumerate(labels):
        for name, column in zip(["precision", "recall", "f1", "support"], columns):
            near(f"evaluate: {name} of {label}", scores["labels"][label][name], column[i])
        truth = [row[i] for row in y]
        given = [by["stance-xs"][unit]["scores"][label] for unit in ids]
        near(f"evaluate: average precision of {label}", evaluated["curves"][label]["average_precision"], metrics.average_precision_score(truth, given))
    for mean in ("micro", "macro"):
        averaged = metrics.precision_recall_fscore_support(y, p, average=mean, zero_division=0)
        for name, value in zip(["precision", "recall", "f1"], averaged):
            near(f"evaluate: {mean} {name}", scores[mean][name], value)
    near("evaluate: subset accuracy", scores["subset_accuracy"], metrics.accuracy_score(y, p))
    both = sorted(set(by["mai"]) & set(by["bao"]))
    check("agree: units of both", agreed["pairable"], len(both))
    mai, bao = matrix("mai", both), matrix("bao", both)
    for i, label in enumerate(labels):
        found = agreed["labels"][label]["cohen_kappa"]
        near(f"agree: kappa of {label}", found, metrics.cohen_kappa_score([r[i] for r in mai], [r[i] for r in bao]))

    made = subprocess.run([sys.executable, FIXTURES / "make_classification.py"], check=True, capture_output=True)
    fresh = json.loads(made.stdout)
    kept = json.loads((FIXTURES / "classification.json").read_text("utf-8"))
    for one in (fresh, kept):
        one.pop("made_with")
    same("fixture", kept, fresh)
except ImportError:
    skip("scikit-learn")

finish()
