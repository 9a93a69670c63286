"""The deep path: a small pre-norm BERT whose piece embeddings are composed from character n-grams."""

import zlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from .tokens import pieces

GRAMS = 2**16
SIZE = {"layers": 4, "ffn": 1024}


def gram_table(tokenizer, width=20):
    """Per piece up to `width` hashed character 3-6-grams, as (ids, offsets-free) padded matrix; 0 pads."""
    names = pieces(tokenizer)
    out = np.zeros((len(names), width), np.int64)
    for i, piece in enumerate(names):
        if not piece:
            continue
        s = piece + "\u2581"
        grams = [s[a : a + n] for n in (3, 4, 5, 6) for a in range(len(s) - n + 1)][:width]
        for k, g in enumerate(grams):
            out[i, k] = 1 + zlib.crc32(g.encode()) % (GRAMS - 1)
    return torch.from_numpy(out)


class Embedder(nn.Module):
    """Piece vector + mean of its n-gram vectors; `fold` gives the plain table for export."""

    def __init__(self, vocab, dim, grams):
        super().__init__()
        self.piece = nn.Embedding(vocab, dim)
        self.gram = nn.Embedding(GRAMS, dim)
        nn.init.normal_(self.piece.weight, std=0.02)
        nn.init.normal_(self.gram.weight, std=0.04)  # small: large random vectors would drown what rare pieces learn
        self.register_buffer("grams", grams, persistent=False)

    def rows(self, ids):
        """Vectors of a flat list of piece ids."""
        g = self.grams[ids]
        on = (g > 0).unsqueeze(-1)
        n = on.sum(1).clamp(min=1)
        return self.piece(ids) + (self.gram(g) * on).sum(1) / n

    def forward(self, ids):
        """Each distinct piece of the batch is composed once."""
        uniq, inv = torch.unique(ids, return_inverse=True)
        return F.embedding(inv, self.rows(uniq))

    @torch.no_grad()
    def fold(self):
        """The plain (vocab, dim) table."""
        n = self.piece.num_embeddings
        return torch.cat([self.rows(torch.arange(a, min(n, a + 4096))) for a in range(0, n, 4096)])


class Layer(nn.Module):
    """Pre-norm self-attention and feed-forward."""

    def __init__(self, dim, heads, ffn, drop):
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.qkv, self.out = nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.up, self.down = nn.Linear(dim, ffn), nn.Linear(ffn, dim)
        self.heads, self.drop = heads, nn.Dropout(drop)

    def forward(self, x, bias):
        """`bias` is 0 for tokens and very negative for padding, (batch, 1, 1, length)."""
        b, t, d = x.shape
        q, k, v = self.qkv(self.n1(x)).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        if self.training:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        else:
            a = torch.softmax(q @ k.transpose(-1, -2) / (d // self.heads) ** 0.5 + bias, -1) @ v
        x = x + self.drop(self.out(a.transpose(1, 2).reshape(b, t, d)))
        return x + self.drop(self.down(F.gelu(self.up(self.n2(x)), approximate="none")))


class Deep(nn.Module):
    """Encoder; each label pools with its own attention query, beside a shared masked maximum and the first token."""

    def __init__(self, vocab, grams=None, dim=256, layers=4, heads=4, ffn=1024, positions=160, drop=0.1, labels=3):
        super().__init__()
        self.embed = Embedder(vocab, dim, grams) if grams is not None else nn.Embedding(vocab, dim)
        self.pos = nn.Embedding(positions, dim)
        nn.init.normal_(self.pos.weight, std=0.02)
        self.norm = nn.LayerNorm(dim)
        self.layers = nn.ModuleList(Layer(dim, heads, ffn, drop) for _ in range(layers))
        self.last = nn.LayerNorm(dim)
        self.query = nn.Linear(dim, labels)
        self.mix = nn.Linear(3 * dim, dim)
        self.head = nn.Linear(dim, labels)
        self.each = nn.Parameter(torch.randn(labels, dim) * 0.02)
        self.drop = nn.Dropout(drop)

    def forward(self, ids, mask):
        """Logits, (batch, labels)."""
        keep = mask.bool()
        bias = torch.zeros(mask.shape, dtype=torch.float32, device=mask.device).masked_fill(~keep, -1e9)
        x = self.drop(self.norm(self.embed(ids) + self.pos.weight[: ids.shape[1]]))
        for layer in self.layers:
            x = layer(x, bias[:, None, None, :])
        x = self.last(x)
        w = torch.softmax(self.query(x).transpose(1, 2) + bias[:, None, :], -1)  # (batch, labels, length)
        per = w @ x
        top = (x + bias[:, :, None]).max(1).values
        shared = torch.cat([x[:, 0], top, per.mean(1)], -1)
        # one spare row: a single row would take another multiplication kernel and differ in the last bit
        rows = shared if self.training else torch.cat([shared, shared[:1]], 0)
        both = self.head(self.drop(F.gelu(self.mix(rows), approximate="none")))
        return both[: ids.shape[0]] + (self.drop(per) * self.each).sum(-1)
