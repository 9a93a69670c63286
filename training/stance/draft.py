"""The older grammars of our own (sections of frames and lexicons), expanded into a few thousand plain sentences."""

import random
import re
from pathlib import Path

from .data import Row, targets


def _sections(path: Path):
    out, cur = {}, None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            cur = line[1:].strip()
            out[cur] = []
        elif line.strip() and not line.startswith("#") and cur:
            out[cur] += [line] if ":" in cur else line.split(" ;; ")
    return out


def _expand(text, sec, rng, depth=0):
    """Fill {SLOT} and {SLOT?}, choose (a|b), agree <masculine/feminine> with a subject's 0: or 1: mark."""

    def slot(m):
        name = m.group(1)
        if name.endswith("?"):
            if rng.random() < 0.5:
                return ""
            name = name[:-1]
        return _expand(rng.choice(sec[name]), sec, rng, depth + 1) if depth < 8 and sec.get(name) else ""

    text = re.sub(r"\{([A-Z]+\??)\}", slot, text)
    text = re.sub(r"\(([^()]*\|[^()]*)\)", lambda m: rng.choice(m.group(1).split("|")), text)
    if depth:
        return text

    def clause(m):
        subject, predicate = m.group(1), m.group(2)
        bare = re.sub(r"^\d:", "", subject)
        number = int(subject[0]) if bare != subject else 0
        predicate = re.sub(r"<([^<>/]*)/([^<>/]*)>", lambda a: a.group(1 + number), predicate)
        if "^" in predicate and rng.random() < 0.5:
            return predicate.replace("^", bare)
        return bare + " " + predicate.replace("^ ", "").replace("^", "")

    text = re.sub(r"\[\[(.*?)¦(.*?)\]\]", clause, text)
    mark = re.search(r"(?<!\d)([01]):", text)
    number = int(mark.group(1)) if mark else 0
    text = re.sub(r"(?<!\d)[01]:", "", text)
    text = re.sub(r"<([^<>/]*)/([^<>/]*)>", lambda a: a.group(1 + number), text)
    text = text.replace("~", "\u200c").replace("[[", "").replace("]]", "").replace("¦", " ").replace("^", "")
    return re.sub(r"\s+([.,،:؛])", r"\1", re.sub(r"\s+", " ", text)).strip()


def read_draft(folder: Path, per_lang=3000, seed=5) -> list[Row]:
    """Equal numbers per section: frames (S:) and free-form lines (F:)."""
    rows = []
    for path in sorted(folder.glob("*.txt")):
        rng, sec, seen = random.Random(seed), _sections(path), set()
        kinds = [k for k in sec if re.match("[SF]:", k) and sec[k]]
        for k in kinds:
            labels = [] if k.endswith("none") else k[2:].split("+")
            for _ in range(per_lang // len(kinds)):
                text = _expand(rng.choice(sec[k]), sec, rng)
                if text not in seen:
                    seen.add(text)
                    rows.append(Row(text, path.stem, targets(labels), "draft", k, "draft-" + text[:60]))
    return rows
