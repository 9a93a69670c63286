"""The gold that people made of the samples, and what spaCy, an RDF library and the profile of Data Package make of our files."""

import json
import os
import subprocess
import sys
import warnings

from checks import check, finish, skip, work

warnings.filterwarnings("ignore")


def lines_of(*path):
    with open(work.joinpath(*path), encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


units = {unit["id"]: unit for unit in lines_of("dataset", "units.jsonl")}
notes = lines_of("reviewed", "annotations.jsonl")
gold = {note["unit_id"]: note["labels"] for note in notes if note["annotator"]["id"] == "adjudicated"}
labels = [label["id"] for label in json.loads((work / "dataset" / "codebook.json").read_text("utf-8"))["labels"]]
check("two people and a rule", {note["annotator"]["id"] for note in notes}, {"stance-xs", "mai", "bao", "adjudicated"})
own = {note["unit_id"]: note["labels"] for note in lines_of("dataset", "annotations.jsonl")}
machine = {note["unit_id"]: note["labels"] for note in notes if note["annotator"]["type"] == "classifier"}
check("the classifier's labels stay", machine, own)

try:
    import datasets

    datasets.disable_progress_bars()
    loaded = datasets.load_dataset(str(work / "gold"))
    rows = [row for split in loaded.values() for row in split]
    check("gold: one row a unit", sorted(row["unit_id"] for row in rows), sorted(gold))
    found = {row["unit_id"]: [label for label in labels if row[label] == 1] for row in rows}
    check("gold: labels", found, gold)
    check("gold: texts", [row["text"] for row in rows], [units[row["unit_id"]]["text"] for row in rows])
    articles = [{row["article_id"] for row in split} for split in loaded.values()]
    check("gold: no article in two splits", sum(map(len, articles)), len(set().union(*articles)))
except ImportError:
    skip("datasets")

try:
    import spacy
    from spacy.tokens import Doc, DocBin

    target = work / "train.spacy"
    subprocess.run([sys.executable, work / "docbin.py", work / "docs.jsonl", target], check=True, stdout=subprocess.DEVNULL)
    if not Doc.has_extension("unit_id"):
        Doc.set_extension("unit_id", default=None)
    docs = list(DocBin().from_disk(target).get_docs(spacy.blank("xx").vocab))
    check("spaCy: documents", sorted(doc._.unit_id for doc in docs), sorted(own))
    for doc in docs:
        unit = units[doc._.unit_id]
        check("spaCy: text", doc.text, unit["text"])
        check("spaCy: labels", [label for label, score in doc.cats.items() if score == 1], own[unit["id"]])
        spans = {(span.label_, span.text) for span in doc.spans["sc"]}
        # A speaker may be named elsewhere in the article.
        inside = lambda span: span and unit["start"] <= span["start"] and span["end"] <= unit["end"]
        told = {(name, unit[name]["text"]) for name in ("speaker", "reported_by", "cue", "target") if inside(unit[name])}
        check("spaCy: spans", spans, told)
except ImportError:
    skip("spacy")

try:
    import rdflib

    document = json.loads((work / "parquet" / "croissant.json").read_text("utf-8"))
    graph = rdflib.Graph().parse(data=json.dumps(document), format="json-ld", publicID="https://example.org/")
    cr = rdflib.Namespace("http://mlcommons.org/croissant/")
    fields = sum(len(one["field"]) for one in document["recordSet"])
    check("RDF: fields", len(set(graph.subjects(rdflib.RDF.type, cr.Field))), fields)
    check("RDF: files", len(set(graph.subjects(rdflib.RDF.type, cr.FileObject))), len(document["distribution"]))
    check("RDF: columns", len(list(graph.triples((None, cr.column, None)))), sum("source" in f for one in document["recordSet"] for f in one["field"]))
except ImportError:
    skip("rdflib")

try:
    import mlcroissant

    for name in ("parquet", "jsonl", "csv"):
        dataset = mlcroissant.Dataset(jsonld=str(work / name / "croissant.json"))
        rows = [row for split in ("train", "validation", "test") for row in dataset.records(f"rows-{split}")]
        check(f"mlcroissant {name}: rows", len(rows), len(own))
except ImportError:
    skip("mlcroissant")

profile = os.environ.get("DATA_PACKAGE_PROFILE")
try:
    import jsonschema

    if profile is None:
        print("skipped: DATA_PACKAGE_PROFILE names no file of the official profile")
    else:
        schema = json.loads(open(profile, encoding="utf-8").read())
        for name in ("parquet", "jsonl", "csv", "gold"):
            described = json.loads((work / name / "datapackage.json").read_text("utf-8"))
            errors = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(described)]
            check(f"Data Package profile: {name}", errors, [])
except ImportError:
    skip("jsonschema")

finish()
