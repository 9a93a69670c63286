"""Last steps: calibrate on held-out rows, build the graph, measure it, write the folder and the card."""

import json
import zlib

import numpy as np

from . import LABELS
from .calibrate import combine, curve, lift, thresholds
from .card import FURTHER, card
from .cues import rule_scores
from .export import Combined, batch_drift, compress, run, session, write_folder
from .fit import predict
from .metrics import brief, counts, ece, prf, show, table
from .model import SIZE
from .veto import Veto
from .wide import WidePath

ARTICLE_WEIGHT = 3.0
ARTICLES = ("real_article", "fresh_article")


def sigmoid(x):
    """Logits to probabilities."""
    return 1 / (1 + np.exp(-x))


def held_out(r, deep, wide):
    """Real rows that the calibration model has not seen: (rows, parts (2, n, 3))."""
    real = np.array([x.kind in ("real_cue", "labelled", "fresh", *ARTICLES) for x in r.rows]) & r.held("calibration")
    rows = [x for x, k in zip(r.rows, real) if k]
    return rows, np.stack([wide["crossed"][: len(real)][real], predict(deep, r.encode(x.text for x in rows))])


def calibrate(rows, parts, log):
    """Weights, bias (threshold folded in, so that .5 decides), and the cross-fitted numbers."""
    y = np.stack([x.y for x in rows])
    article = np.array([x.kind in ARTICLES for x in rows])
    weight = lift(y, np.where(article, ARTICLE_WEIGHT, 1.0))
    halves = np.array([hash_half(x.group) for x in rows])

    def fit(sel):
        coef, bias = combine(parts[:, sel], y[sel], weight[sel])
        s = sigmoid((coef[:, None, :] * parts[:, sel]).sum(0) + bias)
        thr = thresholds(s, y[sel], weight[sel], grid=np.arange(0.4, 0.605, 0.01))
        return coef, bias - np.log(thr / (1 - thr)), thr

    crossed = np.zeros_like(y)
    for h in (0, 1):
        coef, bias, _ = fit(halves != h)
        crossed[halves == h] = sigmoid((coef[:, None, :] * parts[:, halves == h]).sum(0) + bias)
    coef, bias, thr = fit(np.ones(len(y), bool))
    log("weights wide", coef[0].round(2), "deep", coef[1].round(2), "bias", bias.round(2), "thresholds folded in", thr.round(2))
    p, rc, f = prf(counts(y[article], crossed[article] >= 0.5).sum(1))
    stats = {"article": {"rows": int(article.sum()), "positives": int((y[article] == 1).sum()), "precision": p, "recall": rc, "f1": f, "ece": float(ece(y[article], crossed[article]))}}
    log("whole articles, cross-fitted:", stats["article"], curve(crossed[article], y[article]))
    for name, s in (("wide", sigmoid(parts[0])), ("deep", sigmoid(parts[1])), ("combined", crossed)):
        sel = ~article
        log(f"held-out cue rows, {name}:", brief(table([x for x, k in zip(rows, sel) if k], s[sel], boot=False)))
    return coef, bias, stats


def offset(r, first, last):
    """By how much the final model's logits lie above the calibration model's on unlabelled lines of some stance."""
    pool, soft = r.silver
    idx = np.where(soft.max(1) > 0.3)[0]
    idx = np.random.default_rng(0).choice(idx, min(3000, len(idx)), replace=False)
    ids = r.encode(r.lines[i][2] for i in pool[idx])
    d = np.median(predict(last, ids) - predict(first, ids), 0)
    r.log("offset of the final model", d.round(2))
    return d


def hash_half(group):
    """0 or 1, another split than the folds."""
    return zlib.crc32(b"half" + group.encode()) % 2


def finish(r, first, last):
    """Everything after training: `first` was trained with rows held out, `last` on all."""
    wide, pieces = r.wide, r.pieces
    rows, parts = held_out(r, first, wide)
    coef, bias, stats = calibrate(rows, parts, r.log)
    bias = bias - coef[1] * offset(r, first, last)
    if r.a.fixed:
        coef, bias = np.repeat([[r.a.fixed[0]], [r.a.fixed[1]]], 3, 1), np.full(3, r.a.fixed[2])
    texts = [x.text for x in r.dev]
    r.tok.enable_truncation(160)
    seqs = r.encode(texts)
    path = Veto(WidePath(pieces, wide["final"]), WidePath(pieces, wide["veto"])).eval()
    singles = {"wide": r.first(seqs), "deep": predict(last, seqs)}
    for name, s in singles.items():
        r.log(f"dev, {name}:", brief(table(r.dev, sigmoid(s), boot=False)))
    models = [last]
    compress(path, models)
    graph = Combined(path, models, coef[0], [coef[1] / len(models)] * len(models), bias)
    meta = {"id": "stance-xs", "revision": r.a.revision, "codebook": {"id": "diplomatic-stance", "version": "1.0"}, "temperature": 1.0,
            "thresholds": {k: 0.5 for k in LABELS}, "max_length": 64, "normalisation": "tokenizer.json", **SIZE}
    write_folder(r.a.out, graph, r.tok, dict(meta), "")
    sess = session(r.a.out)
    scores = sigmoid(run(sess, seqs))
    drift = batch_drift(sess, seqs)
    parts = coef[0] * singles["wide"] + coef[1] * singles["deep"] + bias
    r.log("graph against its parts before quantisation: largest logit difference", float(np.abs(run(sess, seqs) - parts).max()))
    systems = {"cue rules": np.array([rule_scores(x.norm, x.lang) for x in r.dev]), "TF-IDF + LR, same data": r.baseline(), "this model": scores}
    tables = {k: table(r.dev, v) for k, v in systems.items()}
    for k, v in tables.items():
        show(k, v)
    r.log("alone against in a batch of 32: largest difference", drift)
    r.tok.no_truncation()
    info = {"tables": tables, "stats": stats, "drift": drift, "rows": r.rows, "silver": r.silver, "lines": r.lines, "meta": meta, "pool": r.pool_size, "minutes": r.minutes(), "args": r.a}
    if r.a.start:
        earlier = json.loads((r.a.start / "config.json").read_text())["stancekit"]["revision"]
        info["note"] = FURTHER.format(revision=earlier)
    write_folder(r.a.out, graph, r.tok, dict(meta), card(info, r.a.shared))
    json.dump({"stats": stats, "dev": {k: {p: {m: float(d[m]) for m in ("P", "R", "F1", "macro")} for p, d in t.items()} for k, t in tables.items()}},
              (r.a.work / "report.json").open("w"), indent=1)
