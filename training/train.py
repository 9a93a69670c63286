"""One command from data to model.

    python training/train.py --shared ../shared --out models/stance-xs --work /tmp/stance-work

Steps, each cached in --work: corpora and alignments -> tokenizer -> linear teacher -> silver scores ->
pre-training of the deep path on silver -> fine-tuning with some rows held out -> further on all rows -> wide path ->
calibration on the held-out rows -> folder. Seeds are fixed; minutes bound the two long steps, so that a slower machine trains less.
"""

import argparse
import pickle
import random
import time
from functools import cached_property
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from stance import LANGS, LETTERS
from stance.augment import varied_epoch
from stance.data import Row, read_corpora, read_jsonl, targets
from stance.finish import ARTICLES, finish, sigmoid
from stance.fit import Set, predict, train
from stance.linear import CharLinear
from stance.metrics import brief, table
from stance.mix import WEIGHT, easy_negatives, fold_of, labelled_rows, scored_pool, share_scores, silver_sample, thin
from stance.model import SIZE, Deep, gram_table
from stance.normalise import normalise
from stance.parallel import groups as parallel_groups
from stance.refuse import refused
from stance.restart import restart
from stance.tokens import train_tokenizer
from stance.veto import fit_veto, taken_off
from stance.wide import PieceTables, WideLinear

HERE = Path(__file__).parent
# Folds left out, as (article rows, all other real rows): of the calibration model, and of pre-training.
HELD = {"calibration": ({0, 1, 2}, {0}), "pretraining": ({0, 1, 2, 3, 4}, {0, 1}), "final": (set(), set())}
# Trained further, only rows that the earlier revision never saw can be held out, and more of them are.
HELD_FRESH = {"calibration": ({0, 1, 2, 3, 4}, {0, 1}), "pretraining": ({0, 1, 2, 3, 4}, {0, 1, 2, 3, 4}), "final": (set(), set())}


FOLDS = 4  # of the cross-fitted wide path


class Recipe:
    """The steps; every one stores its result in the work folder and reuses it."""

    def __init__(self, args):
        self.a, self.t0 = args, time.time()
        args.work.mkdir(parents=True, exist_ok=True)

    def log(self, *x):
        """Time-stamped line."""
        print(f"[{time.time() - self.t0:6.0f}s]", *x, flush=True)

    def cached(self, name, make):
        """Load `name` from the work folder or make it."""
        path = self.a.work / f"{name}.pkl"
        if path.exists():
            return pickle.load(path.open("rb"))
        value = make()
        pickle.dump(value, path.open("wb"))
        self.log("made", name)
        return value

    def minutes(self):
        """What the long steps were given."""
        a = self.a
        return f"Pre-training {a.pretrain:g} minutes, fine-tuning {a.finetune:g} and {a.final:g} minutes, the rest about 15, on two cores without accelerator."

    def data(self):
        """Corpora, alignments, labelled rows, the measuring set."""
        self.lines = self.cached("corpora", lambda: read_corpora(self.a.shared / "corpora"))
        self.norms = self.cached("norms", lambda: [normalise(c[2]) for c in self.lines])
        self.groups = self.cached("groups", lambda: parallel_groups(self.lines))
        self.rows = self.cached("rows", lambda: labelled_rows(self.a.shared, self.a.authored, HERE / "labels", self.lines, self.groups))
        self.dev = read_jsonl(self.a.shared / "gold/dev.jsonl", "dev")
        easy = [self.lines[i] for i in easy_negatives(self.lines, self.norms, self.dev, 500, 1)]
        self.easy = [Row(t, lang, targets([]), "easy", s, "easy-" + t[:60]) for lang, s, t in easy]
        kinds = {k: sum(r.kind == k for r in self.rows) for k in WEIGHT}
        self.log("rows", kinds, "easy", len(self.easy))

    def tokenizer(self):
        """Train or load."""
        path = self.a.work / "tokenizer.json"
        if self.a.start:
            path = self.a.start / "tokenizer.json"
        elif not path.exists():
            own = [r.norm for r in self.rows]
            train_tokenizer(self.lines, self.norms, own * 2).save(str(path))
            self.log("tokenizer")
        self.tok = Tokenizer.from_file(str(path))
        self.tok.enable_truncation(128)
        self.grams = None if self.a.start else gram_table(self.tok)

    def encode(self, texts):
        """Token ids."""
        return [e.ids for e in self.tok.encode_batch(list(texts))]

    def teacher(self):
        """Linear scores of a large pool, shared across translations; a sample of it is the silver set."""

        def make():
            model = self.linear(self.rows)
            pool = scored_pool(self.lines, self.norms, self.dev, self.a.cap, 1)
            self.log("scoring", len(pool))
            scores = np.concatenate([model.scores([self.norms[i] for i in pool[b : b + 50000]]) for b in range(0, len(pool), 50000)])
            return pool, scores

        pool, scores = self.cached("teacher", make)[:2]
        scores = share_scores(pool, scores, self.lines, self.groups)
        known = {x.text for x in self.rows}  # labelled rows come with their labels only, or, held out, not at all
        free = np.array([self.lines[i][2] not in known for i in pool])
        pool, scores = pool[free], scores[free]
        pick = silver_sample(pool, scores, self.lines, self.a.high, 2)
        self.silver, self.pool_size = (pool[pick], scores[pick]), len(pool)
        self.log("silver", len(pick), "above .5:", int((scores[pick].max(1) > 0.5).sum()))

    def linear(self, rows):
        """The character model on these rows and easy negatives."""
        rows = rows + self.easy
        w = np.array([WEIGHT.get(r.kind, 1.0) for r in rows])
        return CharLinear(C=self.a.wide_c).fit([r.norm for r in rows], np.stack([r.y for r in rows]), w)

    def baseline(self):
        """The same with the rows of the wide path: the scores that the card compares with."""
        return self.cached("bar", lambda: self.linear(thin(self.rows, 3, {"carried": 0.25})).scores([r.norm for r in self.dev]))

    def pretrain(self):
        """The deep path on silver and labelled rows together; every fold's real rows are in the teacher only."""
        path = self.a.work / "pretrained.pt"
        model = restart(self.a.start, **SIZE) if self.a.start else Deep(self.tok.get_vocab_size(), self.grams, **SIZE)
        if not self.a.pretrain:
            return model
        if not path.exists():
            idx, soft = self.silver
            held = self.held("pretraining")
            own = thin([r for r, h in zip(self.rows, held) if not h], 7)
            ids = self.encode(self.lines[i][2] for i in idx) + self.encode(r.text for r in own)
            y = np.concatenate([soft, np.stack([r.y for r in own])])
            w = np.concatenate([np.ones(len(idx)), [WEIGHT[r.kind] for r in own]])
            data = Set(ids, y, w)
            train(model, [lambda: data] * self.a.rounds, self.a.lr / (2 if self.a.start else 1), minutes=self.a.pretrain, log=self.log, max_len=96)
            torch.save(model.state_dict(), path)
            self.log("pre-trained:", brief(table(self.dev, sigmoid(predict(model, self.encode(r.text for r in self.dev))), boot=False)))
        model.load_state_dict(torch.load(path))
        return model

    def held(self, stage):
        """Which rows a stage leaves out (text of our own is never held out)."""
        art, cue = (HELD_FRESH if self.a.start else HELD)[stage]
        seen = ("authored", "draft", *(("real_cue", "real_article", "labelled", "carried") if self.a.start else ()))
        return np.array([r.kind not in seen and fold_of(r) in (art if r.kind in ARTICLES else cue) for r in self.rows])

    def finetune(self, stage, start):
        """Fine-tune on labelled rows, augmented anew in each epoch."""
        path = self.a.work / f"deep-{stage}.pt"
        model = Deep(self.tok.get_vocab_size(), self.grams, **SIZE)
        if not path.exists():
            model = start()
            final = stage == "final"
            kept = np.append(~self.held(stage), np.ones(len(self.easy), bool))
            rows, offset = [r for r, k in zip(self.rows + self.easy, kept) if k], self.wide["crossed"][kept]
            known = {id(r): o for r, o in zip(rows, offset)}
            near = {lang: [r.text for r in self.easy if r.lang == lang and len(r.text) < 160] for lang in LANGS}

            def epoch(k):
                seed = 1000 * final + k
                return lambda: self.epoch(thin(rows, seed), seed, near, known)

            train(model, [epoch(k) for k in range(self.a.epochs)], self.a.lr / 2.5, minutes=self.a.final if final else self.a.finetune, log=self.log,
                  seed=97 + final, pos_weight=1.3)
            torch.save(model.state_dict(), path)
        model.load_state_dict(torch.load(path))
        model.eval()
        ids = self.encode(r.text for r in self.dev)
        both = predict(model, ids) + self.first(ids)
        self.log(f"{stage}, both paths:", brief(table(self.dev, sigmoid(both), boot=False)))
        return model

    def epoch(self, rows, seed, near, offset):
        """Varied labelled rows and, lest the mix forget how rare a stance is, some lines on which the wide path is left as it is."""
        ids, y = varied_epoch(rows, self.encode, seed, near)
        pick = np.random.default_rng(seed).choice(len(self.silver[0]), self.a.replay, replace=False)
        silver = self.encode(self.lines[i][2] for i in self.silver[0][pick])
        wide = self.first(silver)
        texts, not_y = self.refusals(rows, seed)
        no = self.encode(texts)
        w = [WEIGHT.get(r.kind, 0.7) for r in rows] + [0.7] * self.a.replay + [1.0] * len(no)
        return Set(ids + silver + no, np.concatenate([y, sigmoid(wide), not_y]), w, np.concatenate([[offset[id(r)] for r in rows], wide, self.first(no)]))

    def refusals(self, rows, seed, share=0.3):
        """Some sentences with one of their labels refused, and what is left of their targets."""
        rng = random.Random(seed)
        texts, ys = [], []
        for r in rows:
            for k in np.flatnonzero(r.y == 1):
                text = refused(r.text, r.lang, LETTERS[k], rng) if rng.random() < share else None
                if text:
                    texts.append(text)
                    ys.append(np.where(np.arange(3) == k, 0.0, r.y))
        return texts, np.stack(ys)

    def first(self, ids):
        """Logits of the wide path, the veto off, of encoded texts."""
        raw = self.pieces.matrix(ids)
        return self.wide["final"].logits(raw) - taken_off(self.wide["veto"].logits(raw))

    @cached_property
    def pieces(self):
        """Hashes of the tokenizer's pieces."""
        return PieceTables(self.tok)

    @cached_property
    def wide(self):
        """The wide path: `final`, fitted on everything, for the graph; `crossed`, the logits of each row by a fit without its fold."""

        def make():
            rows = self.rows + self.easy
            raw = self.pieces.matrix(self.encode(r.text for r in rows))
            y, w = np.stack([r.y for r in rows]), np.array([WEIGHT.get(r.kind, 1.0) for r in rows])
            kept = {id(r) for r in thin(rows, 3, {"carried": 0.25})}
            some = np.array([id(r) in kept for r in rows])
            fold = np.array([fold_of(r) % FOLDS for r in rows])

            def fit(keep):
                return WideLinear(C=self.a.wide_c).fit(raw[keep], y[keep], w[keep])

            crossed = np.zeros((len(rows), y.shape[1]), np.float32)
            for k in range(FOLDS):
                crossed[fold == k] = fit(some & (fold != k)).logits(raw[fold == k])
            veto = fit_veto([r for r in self.rows if r.kind not in ("carried", "draft")], lambda texts: self.pieces.matrix(self.encode(texts)))
            return {"final": fit(some), "crossed": crossed - taken_off(veto.logits(raw)), "veto": veto}

        return self.cached("wide", make)


def main():
    """Arguments, then the steps in order."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", type=Path, default=Path("../shared"))
    ap.add_argument("--authored", type=Path, default=Path("datasets/stance-sentences/sources"))
    ap.add_argument("--out", type=Path, default=Path("models/stance-xs"))
    ap.add_argument("--work", type=Path, default=Path("/tmp/stance-work"))
    ap.add_argument("--cap", type=int, default=20000, help="lines scored per corpus")
    ap.add_argument("--high", type=int, default=14000, help="silver lines with a sign of stance, per language")
    ap.add_argument("--pretrain", type=float, default=18, help="minutes; 0: none, for --start")
    ap.add_argument("--rounds", type=int, default=2, help="passes over the silver set")
    ap.add_argument("--finetune", type=float, default=8, help="minutes, calibration model")
    ap.add_argument("--final", type=float, default=12, help="minutes, on all rows; 0: the calibration model is the final one")
    ap.add_argument("--epochs", type=int, default=4)
    ap.add_argument("--lr", type=float, default=8e-4)
    ap.add_argument("--wide-c", type=float, default=10.0)
    ap.add_argument("--revision", default="1.0.0")
    ap.add_argument("--replay", type=int, default=5000, help="silver lines in each epoch of fine-tuning")
    ap.add_argument("--fixed", type=float, nargs=3, metavar=("WIDE", "DEEP", "BIAS"), help="use these weights instead of the fitted ones")
    ap.add_argument("--start", type=Path, help="folder of an earlier revision whose deep path is trained further")
    ap.add_argument("--until", choices=["teacher", "pretrain", "calibration", "final", "all"], default="all")
    args = ap.parse_args()
    torch.set_num_threads(2)
    r = Recipe(args)
    r.data()
    r.tokenizer()
    r.teacher()
    if args.until == "teacher":
        return
    r.pretrain()
    if args.until == "pretrain":
        return
    first = r.finetune("calibration", r.pretrain)
    if args.until == "calibration":
        return
    last = r.finetune("final", lambda: first.train()) if args.final else first
    if args.until == "final":
        return
    finish(r, first, last)


if __name__ == "__main__":
    main()
