"""Loads the packages that run.mjs wrote with what their readers use, and compares the rows with the dataset's."""

import csv
import hashlib
import json
import warnings

from checks import check, finish, skip, work

warnings.filterwarnings("ignore")
SPLITS = ["train", "validation", "test"]
FORMATS = ["parquet", "jsonl", "csv"]


def rows_of_dataset():
    with open(work / "dataset" / "dataset.jsonl", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["unit_id"]: row for row in rows}


def same(row, own, guessed=()):
    """Equal but for what a table cannot say: an empty cell is None, numbers may be floats. Columns
    of `guessed` are those whose type the reader guesses from the text, whatever the card says."""
    for key, value in own.items():
        if key in guessed:
            continue
        cell = row[key]
        if cell is None or cell != cell or cell == "":
            if value not in (None, ""):
                return f"{key}: {cell!r} for {value!r}"
        elif isinstance(value, (int, float)):
            if float(cell) != float(value):
                return f"{key}: {cell!r} for {value!r}"
        elif str(cell) != value:
            return f"{key}: {cell!r} for {value!r}"
    return None


own = rows_of_dataset()
articles = {}
with open(work / "dataset" / "articles.jsonl", encoding="utf-8") as lines:
    for line in lines:
        article = json.loads(line)
        articles[article["id"]] = article["text"]


def check_rows(what, rows, guessed=()):
    check(f"{what}: units", sorted(row["unit_id"] for row in rows), sorted(own))
    wrong = [problem for row in rows if (problem := same(row, own[row["unit_id"]], guessed))]
    check(f"{what}: cells", wrong, [])
    slices = [
        row["unit_id"]
        for row in rows
        if articles[row["article_id"]][int(row["start"]) : int(row["end"])] != row["text"]
    ]
    check(f"{what}: offsets are Python's", slices, [])


# The standard library: checksums and CSV.
for name in FORMATS:
    folder = work / name
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, path = line.split("  ", 1)
        check(path, hashlib.sha256((folder / path).read_bytes()).hexdigest(), digest)
    described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        if resource["format"] != "csv" or resource["name"].startswith("articles"):
            continue
        dialect = resource["dialect"]
        with open(folder / resource["path"], encoding=resource["encoding"], newline="") as file:
            reader = csv.DictReader(
                file, delimiter=dialect["delimiter"], quotechar=dialect["quoteChar"], doublequote=True
            )
            rows = list(reader)
            fields = [field["name"] for field in resource["schema"]["fields"]]
            check(f"{name} {resource['path']}: columns", reader.fieldnames, fields)
            check(f"{name} {resource['path']}: cells", [same(r, own[r["unit_id"]]) for r in rows if same(r, own[r["unit_id"]])], [])

try:
    import pandas

    read = {
        "parquet": pandas.read_parquet,
        "jsonl": lambda path: pandas.read_json(path, lines=True, dtype=False, convert_dates=False, precise_float=True),
        "csv": lambda path: pandas.read_csv(path, dtype={"codebook_version": str, "annotator_revision": str}),
    }
    for name in FORMATS:
        rows = []
        for split in SPLITS:
            try:
                frame = read[name](work / name / "data" / f"{split}-00000-of-00001.{name}")
            except ImportError:
                skip("pyarrow (for pandas)")
                break
            rows += frame.to_dict("records")
        else:
            check_rows(f"pandas {name}", rows)
except ImportError:
    skip("pandas")

try:
    import pyarrow.parquet

    rows = []
    for split in SPLITS:
        path = work / "parquet" / "data" / f"{split}-00000-of-00001.parquet"
        rows += pyarrow.parquet.read_table(path).to_pylist()
    check_rows("pyarrow", rows)
except ImportError:
    skip("pyarrow")

try:
    import datasets

    datasets.disable_progress_bars()
    for name in FORMATS:
        loaded = datasets.load_dataset(str(work / name))
        check(f"datasets {name}: splits", sorted(loaded), sorted(SPLITS))
        # 1979-01-30 becomes a time of day in JSONL, and version 1.0 the number 1 in CSV: Parquet has types.
        guessed = {"jsonl": ["article_date"], "csv": ["codebook_version"]}.get(name, [])
        check_rows(f"datasets {name}", [row for split in SPLITS for row in loaded[split]], guessed)
        types = {key: feature.dtype for key, feature in loaded["train"].features.items()}
        check(f"datasets {name}: types", (types["condemn"], types["score_condemn"]), ("int32", "float64"))
        texts = datasets.load_dataset(str(work / name), "articles")["train"]
        check(
            f"datasets {name}: articles",
            {row["article_id"]: row["text"] for row in texts},
            articles,
        )
except ImportError:
    skip("datasets")

finish()
