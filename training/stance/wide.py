"""The wide path: a linear model over character and piece n-grams that lives inside the graph.

Every feature is computed from token ids alone, by integer arithmetic that numpy (training) and ONNX
(inference) do alike: character 2-5-grams inside a piece and across the boundary of two pieces, piece
bigrams, trigrams and skip-bigrams. Features hash into `SIZE` buckets; each bucket has an idf and one
weight per label, so that logit = sum(w * idf) / sqrt(sum(idf^2)) + bias.
"""

import numpy as np
import scipy.sparse as sp
import torch
from joblib import Parallel, delayed
from sklearn.linear_model import LogisticRegression
from torch import nn

from .tokens import SPECIAL, pieces

P, BASE, BITS = 2**31 - 1, 1_000_003, 20
SIZE = 2**BITS
SEP = SPECIAL.index("[SEP]")
CROSS = [(i, j) for i in range(1, 5) for j in range(1, 5) if i + j <= 5]
SKIPS = ((1, 77_003), (2, 91_009))  # (distance, salt) of piece pairs; trigrams come on top


def _h(s: str) -> int:
    v = 0
    for c in s:
        v = (v * BASE + ord(c)) % P
    return v


def _bucket(h, n):
    return (h * 48_271 + n * 7_919) % P % SIZE


class PieceTables:
    """Per piece: hashes of its suffixes and prefixes (-1 where too short) and the n-grams inside it."""

    def __init__(self, tokenizer):
        names = pieces(tokenizer)
        self.n = len(names)
        self.suf, self.pre = np.full((self.n, 4), -1, np.int64), np.full((self.n, 4), -1, np.int64)
        self.word = np.zeros(self.n, np.int64)  # 0 for special tokens: no piece n-gram across them
        inner, ptr = [], [0]
        for i, piece in enumerate(names):
            if piece:
                start = piece.startswith("\u2581")
                for k in range(1, min(4, len(piece)) + 1):
                    self.suf[i, k - 1] = _h(piece[-k:])
                    if not start or k == 1:
                        self.pre[i, k - 1] = _h(piece[:k])
                self.word[i] = i * 2_654_435_761 % P
                inner += [_bucket(_h(piece[a : a + n]), n) for n in range(2, 6) for a in range(len(piece) - n + 1)]
                inner.append(int(_bucket(self.word[i], 9)))
            elif i == SEP:
                self.pre[i, 0] = _h("\u2581")
            ptr.append(len(inner))
        self.inner, self.ptr = np.array(inner, np.int64), np.array(ptr, np.int64)

    def features(self, ids):
        """Bucket indices of one sequence of ids (with specials)."""
        a, b = ids[:-1], ids[1:]
        out = [np.concatenate([self.inner[self.ptr[i] : self.ptr[i + 1]] for i in ids])]
        for i, j in CROSS:
            s, p = self.suf[a, i - 1], self.pre[b, j - 1]
            ok = (s >= 0) & (p >= 0)
            out.append(_bucket((s[ok] * pow(BASE, j, P) + p[ok]) % P, i + j))
        w = self.word[ids]
        for d, salt in SKIPS:
            x, y = w[:-d], w[d:]
            ok = (x > 0) & (y > 0)
            out.append(_bucket((x[ok] * salt + y[ok]) % P, 10 + d))
        x, y, z = w[:-2], w[1:-1], w[2:]
        ok = (x > 0) & (y > 0) & (z > 0)
        out.append(_bucket(((x[ok] * 77_003 + y[ok]) % P * 77_003 + z[ok]) % P, 13))
        return np.concatenate(out)

    def matrix(self, seqs):
        """Raw counts, CSR."""
        feats = [self.features(np.asarray(s)) for s in seqs]
        ptr = np.cumsum([0] + [len(f) for f in feats])
        x = sp.csr_matrix((np.ones(ptr[-1], np.float32), np.concatenate(feats), ptr), shape=(len(seqs), SIZE))
        x.sum_duplicates()
        return x


class WideLinear:
    """Fit of the bucket weights: idf from the rows, one logistic regression per label.

    Before each regression every feature is scaled by how much it tells (the size of its naive Bayes log ratio, after
    Wang and Manning 2012), so that the penalty falls on what says nothing; the scale is folded into the weights."""

    def __init__(self, C=20.0, pos_weight=3.0, tol=1e-2, prior=0.1, size=SIZE):
        self.C, self.pos_weight, self.tol, self.prior, self.size = C, pos_weight, tol, prior, size

    def fold(self, raw):
        """The counts in `size` buckets, a divisor of `SIZE`."""
        if self.size == SIZE:
            return raw
        x = raw.tocoo()
        return sp.coo_matrix((x.data, (x.row, x.col % self.size)), shape=(x.shape[0], self.size)).tocsr()

    def ratios(self, x, t, sw, seen):
        """Per feature |log(share among positives / share among the rest)|, 1 on average over the features in use."""
        a, b = x.T @ (sw * t) + self.prior, x.T @ (sw * ~t) + self.prior
        r = np.abs(np.log(a / a.sum() * b.sum() / b)).astype(np.float32)
        return r / r[seen].mean()

    def transform(self, raw):
        """Weighted and scaled rows."""
        norm = np.sqrt(np.maximum(raw @ (self.idf**2), 1e-6))
        return sp.diags(1 / norm) @ raw.multiply(self.idf).tocsr()

    def fit(self, raw, y, weights=None):
        """Soft or hard targets (soft ones are rounded); NaN is left out."""
        raw = self.fold(raw)
        df = np.bincount(raw.indices, minlength=self.size)
        self.idf = (np.log((1 + raw.shape[0]) / (1 + df)) + 1).astype(np.float32)
        self.idf[df < 2] = 1e-3  # seen once: no use
        x = self.transform(raw)
        w = np.ones(raw.shape[0]) if weights is None else weights

        def one(k):
            ok = ~np.isnan(y[:, k])
            mine, t = x[ok], y[ok, k] > 0.5
            sw = w[ok] * np.where(t, self.pos_weight, 1.0)
            r = self.ratios(mine, t, sw, df > 1)
            m = LogisticRegression(C=self.C, solver="liblinear", max_iter=40, tol=self.tol)
            m.fit(mine @ sp.diags(r), t, sample_weight=sw)
            return (m.coef_[0] * r).astype(np.float32), float(m.intercept_[0])

        fits = Parallel(2)(delayed(one)(k) for k in range(3))
        self.coef, self.bias = np.stack([f[0] for f in fits], 1), np.array([f[1] for f in fits], np.float32)
        return self

    def logits(self, raw):
        """(rows, labels)."""
        return (self.transform(self.fold(raw)) @ self.coef + self.bias).astype(np.float32)


class WidePath(nn.Module):
    """The same sums from input_ids, for export; `quantise` makes the tables whole numbers.

    Sums of whole numbers are exact in float32, so that their order (which the runtime changes with the batch) cannot matter."""

    def __init__(self, pieces: PieceTables, linear: WideLinear):
        super().__init__()
        self.size = linear.size
        table = np.zeros((self.size + 1, 4), np.float32)
        table[:-1, :3] = linear.coef * linear.idf[:, None]
        table[:-1, 3] = linear.idf**2
        inner = np.zeros((pieces.n, 4), np.float32)
        for i in range(pieces.n):
            inner[i] = table[pieces.inner[pieces.ptr[i] : pieces.ptr[i + 1]] % self.size].sum(0)
        self.register_buffer("table", torch.from_numpy(table))
        self.register_buffer("inner", torch.from_numpy(inner))
        self.register_buffer("unit", torch.ones(4))
        self.register_buffer("bias", torch.from_numpy(linear.bias))
        for name in ("suf", "pre", "word"):
            self.register_buffer(name, torch.from_numpy(getattr(pieces, name)))

    def quantise(self, dtype=torch.int16, largest=2047):
        """Whole-numbered buckets (of 12 bits unless told otherwise, so that 8,000 of them add up exactly in float32) and piece sums, one unit per column."""
        self.unit = (self.table.abs().amax(0) / largest).clamp(min=1e-8)
        self.table = torch.round(self.table / self.unit).to(dtype)
        self.inner = torch.round(self.inner / self.unit)

    def _look(self, h, n, ok):
        # remainder of integers is one exact ONNX Mod; fmod would pass through doubles and lose the low bits
        idx = torch.remainder(torch.remainder(h * 48_271 + n * 7_919, P), self.size)
        return self.table[torch.where(ok, idx, torch.full_like(idx, self.size))].to(torch.float32)

    def forward(self, ids, mask):
        """(batch, labels)."""
        keep = mask > 0
        total = (self.inner[ids] * keep.unsqueeze(-1)).sum(1)
        a, b, both = self.suf[ids[:, :-1]], self.pre[ids[:, 1:]], keep[:, 1:]
        for i, j in CROSS:
            s, p = a[..., i - 1], b[..., j - 1]
            total = total + self._look(torch.remainder(s * pow(BASE, j, P) + p, P), i + j, (s >= 0) & (p >= 0) & both).sum(1)
        w = self.word[ids] * keep
        for d, salt in SKIPS:
            x, y = w[:, :-d], w[:, d:]
            total = total + self._look(torch.remainder(x * salt + y, P), 10 + d, (x > 0) & (y > 0)).sum(1)
        x, y, z = w[:, :-2], w[:, 1:-1], w[:, 2:]
        h = torch.remainder(torch.remainder(x * 77_003 + y, P) * 77_003 + z, P)
        total = total + self._look(h, 13, (x > 0) & (y > 0) & (z > 0)).sum(1)
        total = total * self.unit
        return total[:, :3] / torch.sqrt(total[:, 3:].clamp(min=1e-6)) + self.bias
