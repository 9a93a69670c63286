"""Putting the training mix together: labelled rows, labels carried across translations, silver lines, folds."""

import zlib

import numpy as np

from . import LANGS, MAIN
from .data import Row, key, read_authored, read_jsonl, read_labels
from .draft import read_draft
from .parallel import PARALLEL

WEIGHT = {"real_cue": 2.0, "real_article": 2.0, "labelled": 2.0, "fresh": 2.0, "fresh_article": 2.0, "authored": 1.0, "carried": 1.0, "draft": 0.7}


def labelled_rows(shared, authored, labels, lines, groups) -> list[Row]:
    """Every labelled sentence; `group` is what must stay on one side of a fold."""
    rows = read_jsonl(shared / "train/real.jsonl", "real") + read_labels(labels, lines)
    seen, out = set(), []
    for r in rows:
        k = (r.lang, key(r.norm))
        if k not in seen:
            seen.add(k)
            out.append(r)
    where = {lines[k][2]: (g, k) for g, grp in enumerate(groups) for k in grp}
    votes = {}
    for r in out:
        hit = where.get(r.text) if r.source in PARALLEL else None
        if hit:
            r.group = f"parallel-{hit[0]}"
            votes.setdefault(hit[0], []).append(r.y)
        elif not r.group:
            r.group = key(r.norm)[:60]
    have = {r.text for r in out}
    for g, ys in votes.items():
        mean = np.mean(ys, 0)  # NaN wherever one coder row was in doubt
        y = np.where((mean == 0) | (mean == 1), mean, np.nan).astype(np.float32)
        for k in groups[g]:
            lang, source, text = lines[k]
            if text not in have:
                out.append(Row(text, lang, y, "carried", source, f"parallel-{g}"))
    for r in read_authored(authored):
        r.group = "authored-" + key(r.norm)[:60]
        out.append(r)
    return out + read_draft(shared / "authored")


def thin(rows, seed, keep={"carried": 0.1, "easy": 0.5, "draft": 0.15}):
    """One epoch's rows: of the plentiful kinds only a share (of carried rows all positives stay)."""
    rng = np.random.default_rng(seed)
    return [r for r in rows if rng.random() < keep.get(r.kind, 1.0) or (r.kind == "carried" and np.nanmax(np.append(r.y, 0)) > 0)]


def fold_of(row: Row, n=5) -> int:
    """Stable fold number of a row's group."""
    return zlib.crc32(row.group.encode()) % n


def easy_negatives(lines, norms, gold, per_lang, seed):
    """Random corpus lines as (lang, source, text) indices, none of them a gold sentence."""
    rng = np.random.default_rng(seed)
    known = {key(r.norm) for r in gold}
    lang = np.array([c[0] for c in lines])
    out = []
    for l in LANGS:
        idx = rng.choice(np.where(lang == l)[0], per_lang, replace=False)
        out += [int(i) for i in idx if key(norms[i]) not in known]
    return out


def scored_pool(lines, norms, gold, cap, seed):
    """Indices of the lines that the teacher scores: at most `cap` per source, everything of the small ones."""
    rng = np.random.default_rng(seed)
    known = {key(r.norm) for r in gold}
    by = {}
    for i, (lang, source, text) in enumerate(lines):
        if 20 <= len(text) <= 400 and key(norms[i]) not in known:
            by.setdefault((lang, source), []).append(i)
    return np.array(sorted(i for v in by.values() for i in (rng.choice(v, cap, replace=False) if len(v) > cap else v)))


def share_scores(pool, scores, lines, groups):
    """Translations share the mean teacher score (logit space) of their group, the five main languages counting double."""
    at = {int(i): k for k, i in enumerate(pool)}
    logit = np.log(np.clip(scores, 1e-4, 1 - 1e-4) / np.clip(1 - scores, 1e-4, 1))
    out = scores.copy()
    for grp in groups:
        ks = [at[i] for i in grp if i in at]
        if len(ks) > 1:
            w = np.array([2.0 if lines[pool[k]][0] in MAIN else 0.5 for k in ks])[:, None]
            m = (logit[ks] * w).sum(0) / w.sum()
            out[ks] = 1 / (1 + np.exp(-m))
    return out


def silver_sample(pool, scores, lines, high_cap, seed):
    """All lines with some sign of a stance (up to a cap per language) and half as many without."""
    rng = np.random.default_rng(seed)
    lang, top = np.array([lines[i][0] for i in pool]), scores.max(1)
    out = []
    for l in LANGS:
        mine = np.where(lang == l)[0]
        hi, lo = mine[top[mine] > 0.08], mine[top[mine] <= 0.08]
        hi = hi if len(hi) <= high_cap else rng.choice(hi, high_cap, replace=False)
        out += list(hi) + list(rng.choice(lo, min(len(lo), max(2000, len(hi) // 2)), replace=False))
    return np.array(out)
