"""The training loop: token-budget batches of similar length, AdamW, linear warm-up and decay."""

import math
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

UNK = 1


class Set:
    """Encoded sentences with soft or hard targets; weight 0 (or NaN target) switches a pair off.

    `offset`, (rows, labels), is added to the network's logits: what the wide path says already, so that the deep path
    learns what the wide one gets wrong."""

    def __init__(self, ids, y, w=None, offset=None):
        self.ids = ids
        self.offset = np.zeros_like(y, dtype=np.float32) if offset is None else offset.astype(np.float32)
        self.y = np.nan_to_num(y).astype(np.float32)
        self.w = (~np.isnan(y)).astype(np.float32) * (np.ones(len(y), np.float32) if w is None else np.asarray(w, np.float32))[:, None]

    def __len__(self):
        return len(self.ids)


def batches(lengths, budget, rng, chunk=4096):
    """Index batches of about `budget` padded tokens, similar lengths together, order shuffled."""
    order = rng.permutation(len(lengths))
    out = []
    for a in range(0, len(order), chunk):
        part = sorted(order[a : a + chunk], key=lambda i: lengths[i])
        cur, longest = [], 0
        for i in part:
            longest = max(longest, lengths[i])
            if cur and longest * (len(cur) + 1) > budget:
                out.append(cur)
                cur, longest = [], lengths[i]
            cur.append(i)
        out.append(cur)
    rng.shuffle(out)
    return out


def collate(seqs, length=None):
    """Pad with 0."""
    t = max(map(len, seqs))
    ids = np.zeros((len(seqs), t), np.int64)
    mask = np.zeros((len(seqs), t), np.int64)
    for k, s in enumerate(seqs):
        ids[k, : len(s)], mask[k, : len(s)] = s, 1
    return torch.from_numpy(ids), torch.from_numpy(mask)


def train(model, epochs, lr, budget=4096, max_len=128, seed=0, warm=0.06, log=print, minutes=None, token_drop=0.05, pos_weight=1.0, wd=0.01, ema=0.0, floor=0.02):
    """`epochs` is a list of callables giving the `Set` of each epoch (so that text can be augmented anew)."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    random.seed(seed)
    decay = [p for n, p in model.named_parameters() if p.ndim > 1 and "embed" not in n]
    other = [p for n, p in model.named_parameters() if p.ndim <= 1 or "embed" in n]
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": wd}, {"params": other, "weight_decay": 0.0}], lr=lr, betas=(0.9, 0.98), fused=True)
    start, step, seen, run = time.time(), 0, 0, []
    shadow = {k: v.detach().clone() for k, v in model.state_dict().items()} if ema else None
    total, model = None, model.train()
    for e, make in enumerate(epochs):
        data = make()
        lengths = [min(max_len, len(s)) for s in data.ids]
        plan = batches(lengths, budget, rng)
        total = total or len(plan) * len(epochs)
        for idx in plan:
            frac = min(1.0, step / total)
            if minutes:
                frac = max(frac, (time.time() - start) / 60 / minutes)
                if frac >= 1:
                    break
            scale = min(1.0, (step + 1) / (warm * total + 1)) * (floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * frac)))
            for g in opt.param_groups:
                g["lr"] = lr * scale
            ids, mask = collate([data.ids[i][:max_len] for i in idx])
            if token_drop:
                hit = (torch.rand(ids.shape) < token_drop) & (ids >= 4)
                ids = torch.where(hit, torch.full_like(ids, UNK), ids)
            y, w = torch.from_numpy(data.y[idx]), torch.from_numpy(data.w[idx])
            with torch.autocast("cpu", dtype=torch.bfloat16):  # 1.4 to 2 times the speed where the processor has it; the exported graph is fp32
                logit = model(ids, mask)
            logit = logit.float() + torch.from_numpy(data.offset[idx])
            loss = F.binary_cross_entropy_with_logits(logit, y, reduction="none")
            w = w * (1 + (pos_weight - 1) * y)
            loss = (loss * w).sum() / w.sum().clamp(min=1.0)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            step, seen = step + 1, seen + len(idx)
            run.append(loss.item())
            if shadow is not None and frac > 0.5 and step % 10 == 0:
                for k, v in model.state_dict().items():
                    shadow[k].lerp_(v, 1 - ema) if v.is_floating_point() else shadow[k].copy_(v)
            elif shadow is not None and step % 10 == 0:
                for k, v in model.state_dict().items():
                    shadow[k].copy_(v)
            if step % 100 == 0:
                log(f"  epoch {e} step {step}/{total} loss {np.mean(run[-100:]):.4f} lr {lr * scale:.1e} rows {seen} {time.time() - start:.0f}s")
    if shadow is not None:
        model.load_state_dict(shadow)
    return model.eval()


@torch.no_grad()
def predict(model, seqs, budget=8192, max_len=160):
    """Logits in the given order."""
    model.eval()
    out = np.zeros((len(seqs), 3), np.float32)
    order = sorted(range(len(seqs)), key=lambda i: len(seqs[i]))
    a = 0
    while a < len(order):
        b = a + 1
        while b < len(order) and min(max_len, len(seqs[order[b]])) * (b + 1 - a) <= budget:
            b += 1
        ids, mask = collate([seqs[i][:max_len] for i in order[a:b]])
        out[order[a:b]] = model(ids, mask).numpy()
        a = b
    return out
