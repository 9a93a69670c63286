"""Choose corpus lines worth labelling by the codebook: uncertain, likely positive, mediation-like, plain.

`python training/pick_rows.py --shared ../shared --scores scores.npy --corpora corp.pkl --out DIR`
writes DIR/<lang>.tsv: `sha256<TAB>source<TAB>text`. The scores are the linear model's on every line.
"""

import argparse
import pickle
import random
from collections import Counter
from pathlib import Path

import numpy as np

from stance import LANGS, MAIN
from stance.cues import maybe_mediation, rule_scores
from stance.data import key, line_sha, read_jsonl, shingles

QUOTA = {"unsure": 0.40, "likely": 0.20, "mediation": 0.25, "plain": 0.15}
GENERAL = {"ntrex", "sib200", "xquad"}  # translated news and Wikinews: the register of the smaller languages
PLAIN = {"un_keep_it_local", "ungdc", "unscon", "nerel_wikinews", "rusentne", "rusentrel", "1tv_news", "ntrex", "sib200", "resistinua",
         "xinwenlianbo", "jawikinews", "arabic_event_gsr", "antcorpus", "farsnews", "klue_dev", "indonlu_nerp", "hebrew_news_sentiment",
         "ud_persian_perdt_train_detok", "ud_vietnamese_vtb", "ud_hindi_pud", "ud_german_gsd", "ud_french_gsd", "ud_spanish_gsd"}


def spread(items, n, rng, taken_shingles, sources):
    """Take up to n items, round-robin over sources (small open sources first), skipping near-copies."""
    by = {}
    for it in items:
        by.setdefault(it[1], []).append(it)
    out = []
    while len(out) < n and by:
        for s in sorted(by, key=lambda s: (s not in GENERAL and not s.startswith("ud_"), rng.random())):
            while by[s]:
                it = by[s].pop()
                sh = shingles(it[3])
                if len(sh & taken_shingles) <= 0.4 * len(sh):
                    taken_shingles |= sh
                    out.append(it)
                    sources[s] += 1
                    break
            if not by[s]:
                del by[s]
            if len(out) >= n:
                break
    return out


def main():
    """Read the arguments, pick per language, write the files."""
    ap = argparse.ArgumentParser()
    for a in ("--shared", "--scores", "--corpora", "--out"):
        ap.add_argument(a, type=Path, required=True)
    ap.add_argument("--main", type=int, default=500)
    ap.add_argument("--other", type=int, default=350)
    args = ap.parse_args()
    lines, norms = pickle.load(args.corpora.open("rb"))
    scores = np.load(args.scores)
    args.out.mkdir(parents=True, exist_ok=True)
    gold = read_jsonl(args.shared / "gold/dev.jsonl", "dev")
    real = read_jsonl(args.shared / "train/real.jsonl", "real")
    known = {key(r.norm) for r in real + gold}
    near = set().union(*(shingles(r.norm) for r in gold + real))
    for lang in LANGS:
        rng = random.Random(lang)
        total = args.main if lang in MAIN else args.other
        idx = [i for i, c in enumerate(lines) if c[0] == lang and 15 <= len(c[2]) <= 400 and "\t" not in c[2] and key(norms[i]) not in known]
        rng.shuffle(idx)
        item = lambda i: (i, lines[i][1], lines[i][2], norms[i])
        small = lang not in MAIN
        pools = {k: [] for k in QUOTA}
        for i in idx:
            top = scores[i].max()
            rule = max(rule_scores(norms[i], lang)[:2]) if small else 0.0
            if maybe_mediation(norms[i], lang) and (scores[i, 2] > 0.02 or rng.random() < 0.15):
                pools["mediation"].append(i)
            if top > 0.8 or (rule and top > 0.3):
                pools["likely"].append(i)
            elif top > 0.2 or rule:
                pools["unsure"].append(i)
            if lines[i][1] in PLAIN:
                pools["plain"].append(i)
        pools["mediation"].sort(key=lambda i: scores[i, 2] * (0.5 + rng.random()))  # pop() takes the best first
        taken, sources, picked, used, got = set(near), Counter(), [], set(), {}
        for k in ("mediation", "likely", "unsure", "plain"):
            got[k] = spread([item(i) for i in pools[k] if i not in used], round(total * QUOTA[k]), rng, taken, sources)
            used |= {x[0] for x in got[k]}
            picked += got[k]
        if len(picked) < total:
            rest = sorted((i for i in idx if i not in used), key=lambda i: scores[i].max())
            picked += spread([item(i) for i in rest], total - len(picked), rng, taken, sources)
        rng.shuffle(picked)
        with (args.out / f"{lang}.tsv").open("w", encoding="utf-8") as f:
            for _, s, t, _ in picked:
                f.write(f"{line_sha(t)}\t{s}\t{t}\n")
        print(lang, len(picked), {k: len(v) for k, v in got.items()}, dict(sources.most_common(5)))


if __name__ == "__main__":
    main()
