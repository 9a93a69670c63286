"""Sentence alignment of the parallel corpora (same order, lines missing here and there), to carry teacher scores across languages."""

import re
import unicodedata

import numpy as np
import scipy.sparse as sp

PARALLEL = ("ntrex", "sib200", "xquad", "un_keep_it_local")


def _tokens(text):
    """Numbers and Latin words: what survives translation."""
    flat = "".join(str(unicodedata.digit(c)) if c.isdigit() and unicodedata.digit(c, None) is not None else c for c in text)
    nums = re.findall(r"\d+", flat)
    words = [w.lower() for w in re.findall(r"[A-Za-z\u00c0-\u024f]{4,}", flat)]
    return [n + "#" for n in nums] + words


def _matrix(lists, index):
    rows, cols = [], []
    for i, toks in enumerate(lists):
        for t in set(toks):
            if t in index:
                rows.append(i)
                cols.append(index[t])
    return sp.csr_matrix((np.ones(len(rows), np.float32), (rows, cols)), shape=(len(lists), len(index)))


def align(src, dst, band=350, gap=0.35):
    """Monotone alignment by shared tokens and length; pairs (i, j)."""
    ta, tb = [_tokens(t) for t in src], [_tokens(t) for t in dst]
    df = {}
    for t in ta:
        for x in set(t):
            df[x] = df.get(x, 0) + 1
    index = {t: k for k, t in enumerate(df)}
    idf = np.array([np.log(1 + len(src) / df[t]) for t in index], np.float32)
    a, b = _matrix(ta, index), _matrix(tb, index)
    sim = (a.multiply(idf).tocsr() @ b.T).tocsr()
    la = np.log([max(5, len(t)) for t in src])
    lb = np.log([max(5, len(t)) for t in dst])
    lb = lb + (np.median(la) - np.median(lb))
    n, m = len(src), len(dst)
    neg = -1e9
    prev = -gap * np.arange(m + 1)
    back = np.zeros((n + 1, m + 1), np.int8)
    cols = np.arange(m + 1)
    for i in range(1, n + 1):
        s = np.asarray(sim[i - 1].todense()).ravel() * 0.25 + 0.5 - 1.8 * np.abs(la[i - 1] - lb)
        far = np.abs(np.arange(m) - (i - 1) * m / n) > band
        s = np.where(far, -5.0, s)
        diag, up = np.full(m + 1, neg), prev - gap
        diag[1:] = prev[:-1] + s
        best = np.maximum(diag, up)
        run = np.maximum.accumulate(best + gap * cols) - gap * cols
        back[i] = np.where(run > best + 1e-6, 2, np.where(diag >= up, 0, 1))
        prev = run
    pairs, i, j = [], n, m
    while i > 0 and j > 0:
        if back[i, j] == 0:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif back[i, j] == 1:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def groups(lines):
    """Aligned groups: lists of indices into `lines`, one per language, the English line first."""
    out = []
    for source in PARALLEL:
        by = {}
        for k, (lang, s, _) in enumerate(lines):
            if s == source:
                by.setdefault(lang, []).append(k)
        if "en" not in by:
            if source != "xquad":
                continue
        pivot = "en" if "en" in by else "de"
        found = {k: [k] for k in by[pivot]}
        for lang, idx in by.items():
            if lang == pivot:
                continue
            for i, j in align([lines[k][2] for k in by[pivot]], [lines[k][2] for k in idx]):
                found[by[pivot][i]].append(idx[j])
        out += [g for g in found.values() if len(g) > 1]
    return out
