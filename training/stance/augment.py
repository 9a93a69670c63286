"""Training-time changes of a sentence that must not change its labels."""

import json
import random
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

import numpy as np

_NAMES = json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))
_SCRIPT = {"vi": "latin", "en": "latin", "fr": "latin", "es": "latin", "tr": "latin", "de": "latin", "id": "latin", "pt": "latin"}
_UNSPACED = {"zh", "ja", "ko"}
_CREDITS = {"en": ["(Reuters)", "- AFP", "| News"], "vi": ["(TTXVN)", "(VOV)", "- Ảnh: Reuters", "(Dân trí)"], "ar": ["(وكالات)", "- رويترز"],
            "fa": ["@news", "/ ایسنا", "- فارس"], "ru": ["// РИА Новости", "(ТАСС)", "- Интерфакс"], "zh": ["（新华社）", "（央视新闻）"],
            "fr": ["(AFP)"], "es": ["(EFE)"], "tr": ["(AA)"], "uk": ["(Укрінформ)"], "de": ["(dpa)"], "id": ["(Antara)"], "pt": ["(Lusa)", "- G1"],
            "ja": ["（共同）"], "ko": ["(연합뉴스)"], "he": ["(רויטרס)"], "hi": ["(पीटीआई)"], "ur": ["(اے ایف پی)"]}


@lru_cache(None)
def _groups(lang):
    """Pairs (pattern, members) of interchangeable names."""
    out = []
    space = lang not in _UNSPACED
    sets = [(_NAMES["countries"].get(lang, []), True), (_NAMES["persons"].get(_SCRIPT.get(lang, lang), []), lang not in ("ru", "uk"))]
    sets += [(s, False) for s in _NAMES["stems"].get(lang, [])]
    for names, whole in sets:
        if len(names) < 2:
            continue
        alt = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
        left = r"(?<!\w)" if space else ""
        if lang == "ar" or lang == "he":
            left = r"(?<!\w)(?:(?<=\W)|(?<=^))?"
        right = r"(?!\w)" if whole and space else ""
        flags = re.IGNORECASE if lang in ("ru", "uk", "tr", "de") else 0
        out.append((re.compile(left + "(" + alt + ")" + right, flags), names))
    return out


def swap_actors(text, lang, rng):
    """Replace names of states and persons by others of the same kind, consistently within the text."""
    for pattern, names in _groups(lang):
        chosen = {}

        def put(m):
            old = m.group(1)
            if old not in chosen:
                new = rng.choice(names)
                chosen[old] = new[0].upper() + new[1:] if old[0].isupper() else new
            return chosen[old]

        text = pattern.sub(put, text)
    return text


def typo(text, rng):
    """One dropped, doubled or swapped letter inside a word."""
    spots = [m.start() for m in re.finditer(r"(?<=\w)\w(?=\w)", text)]
    if not spots:
        return text
    i = rng.choice(spots)
    return rng.choice([text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], text[: i - 1] + text[i] + text[i - 1] + text[i + 1 :]])


def strip_marks(text):
    """Latin and Cyrillic accents away, as in careless typing."""
    return unicodedata.normalize("NFC", "".join(c for c in unicodedata.normalize("NFD", text) if not "\u0300" <= c <= "\u036f")).replace("đ", "d").replace("Đ", "D")


def vary(text, lang, rng):
    """One random variant of the text."""
    if rng.random() < 0.35:
        text = swap_actors(text, lang, rng)
    if rng.random() < 0.08:
        text = typo(text, rng)
    if rng.random() < (0.05 if lang in ("vi", "fr", "es", "pt", "tr", "de") else 0.0):
        text = strip_marks(text)
    if rng.random() < 0.06:
        text = f"{text} {rng.choice(_CREDITS[lang])}"
    elif rng.random() < 0.06:
        text = text.rstrip(" .!。।۔")
    if rng.random() < 0.04:
        text = text.replace("\u200c", " ") if lang == "fa" else text.replace(", ", " ")
    return text


def varied_epoch(rows, encode, seed, easy=None, join=0.15, keep=0.35):
    """Encoded variants of all rows and their targets; some stand among one to three easy sentences, so that a stance is found in a long unit too."""
    rng = random.Random(seed)
    texts, ys = [], []
    for r in rows:
        t = r.text if rng.random() < keep else vary(r.text, r.lang, rng)
        if easy and rng.random() < join and len(t) < 220 and easy.get(r.lang):
            others = rng.sample(easy[r.lang], rng.choice((1, 1, 2, 3)))
            at = rng.randint(0, len(others))
            t = " ".join(others[:at] + [t] + others[at:])
        texts.append(t)
        ys.append(r.y)
    return encode(texts), np.stack(ys)
