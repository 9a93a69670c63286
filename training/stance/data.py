"""Reading: real labelled rows, rows labelled here, authored sentences, corpora, the measuring set."""

import gzip
import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from . import LABELS, LANGS, LETTERS
from .normalise import normalise


@dataclass
class Row:
    """One sentence with its labels; `y` is NaN where a label is in doubt."""

    text: str
    lang: str
    y: np.ndarray
    kind: str  # real_cue, real_article, labelled, fresh, fresh_article, authored, draft, carried, easy, dev
    source: str = ""
    group: str = ""
    norm: str = field(default="", repr=False)

    def __post_init__(self):
        self.norm = normalise(self.text)


def targets(labels, ambiguous=()) -> np.ndarray:
    """Label names (or C/R/M letters) to a float vector with NaN for doubt."""
    pos = {LETTERS.index(x) if x in LETTERS else LABELS.index(x) for x in labels}
    amb = {LETTERS.index(x) if x in LETTERS else LABELS.index(x) for x in ambiguous}
    return np.array([np.nan if i in amb else float(i in pos) for i in range(3)], dtype=np.float32)


def read_jsonl(path: Path, kind: str) -> list[Row]:
    """`real.jsonl` or the gold file."""
    rows = []
    for line in path.open(encoding="utf-8"):
        r = json.loads(line)
        k = kind if kind == "dev" else ("real_article" if r["sampling"] == "article" else "real_cue")
        group = r.get("article") or ""
        rows.append(Row(r["text"], r["lang"], targets(r["labels"], r["ambiguous"]), k, r["source"], group))
    return rows


def read_authored(folder: Path) -> list[Row]:
    """`LABELS<TAB>STYLE<TAB>SENTENCE` with [[speaker]] and {{target}} marks, one file per language."""
    rows = []
    for path in sorted(folder.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").split("\n"):
            parts = line.split("\t")
            if len(parts) != 3 or not re.fullmatch(r"-|C?R?M?", parts[0]):
                continue
            text = re.sub(r"\[\[|\]\]|\{\{|\}\}", "", parts[2]).strip()
            rows.append(Row(text, path.stem, targets(parts[0].replace("-", "")), "authored", parts[1]))
    return rows


def line_sha(text: str) -> str:
    """Identity of a corpus line: sha256 of its NFC form."""
    return hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()


def read_corpora(folder: Path, min_len=15, max_len=500) -> list[tuple[str, str, str]]:
    """All distinct (lang, source, NFC line) of the corpora within the length bounds."""
    seen, out = set(), []
    for lang in LANGS:
        for path in sorted((folder / lang).glob("*.txt.gz")):
            source = path.name.removesuffix(".txt.gz")
            with gzip.open(path, "rt", encoding="utf-8") as f:
                for line in f:
                    text = unicodedata.normalize("NFC", line.rstrip("\n")).strip()
                    if min_len <= len(text) <= max_len and text not in seen:
                        seen.add(text)
                        out.append((lang, source, text))
    return out


ROUNDS = {"": "labelled", "2": "fresh", "3": "labelled", "4": "fresh", "5": "fresh", "7": "fresh", "articles": "fresh_article"}  # suffix of a label file: kind of its rows


def read_labels(folder: Path, corpora) -> list[Row]:
    """Rows labelled by the codebook in this project: `sha256 source labels ambiguous [stretch]`, text rejoined by hash."""
    wanted = {}
    for path in sorted(folder.glob("*.tsv")):
        lang, _, suffix = path.stem.partition("-")
        for line in path.read_text(encoding="utf-8").splitlines():
            p = line.split("\t")
            if len(p) in (4, 5) and re.fullmatch(r"-|[CRM]+", p[2]) and re.fullmatch(r"-|[CRM]+", p[3]):
                wanted[p[0]] = (lang, p[1], p[2].replace("-", ""), p[3].replace("-", ""), ROUNDS[suffix], "".join(p[4:]))
    if not wanted:
        return []
    rows = []
    for lang, _, text in corpora:
        hit = wanted.get(line_sha(text))
        if hit and hit[0] == lang:
            rows.append(Row(text, lang, targets(hit[2], hit[3]), hit[4], hit[1], hit[5]))
            wanted.pop(line_sha(text))
    return rows


def key(norm: str) -> str:
    """Letters only: the identity used for near-duplicates."""
    return re.sub(r"\W+|_|0", "", norm)


def shingles(norm: str, n=8) -> set[int]:
    """Hashed character 8-grams of a text, for near-duplicate search."""
    k = key(norm)
    return {hash(k[i : i + n]) for i in range(0, max(1, len(k) - n + 1), 2)}
