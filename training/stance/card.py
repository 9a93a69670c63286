"""The model card, filled with what was measured."""

from collections import Counter

from . import LABELS, LANGS, MAIN
from .veto import DEPTH
from .veto import SIZE as VETO_SIZE

HEAD = """# stance-xs: the bundled classifier of stancekit

Labels one sentence of news, UN or official text with the diplomatic stances it expresses: `condemn`, `call_for_restraint`,
`offer_mediation`, any number of them or none (codebook `diplomatic-stance` 1.0). 18 languages: {langs}; the first five are the main ones.
Trained from scratch on two CPU cores; no pretrained weights of anyone are in it.

**Intended use.** A first annotator for datasets of diplomatic stance, to be checked by people on a sample; statistics over many
sentences. **Not for** decisions about persons, for judging who is right, or for single sentences without a reader.

## How it works
One ONNX graph, fp32 arithmetic, large tables stored as whole numbers of 8 or 16 bits and matrices as float16 (weight-only), one forward pass:
- a *deep* path: an encoder of {layers} layers x 256 (feed-forward {ffn}, pre-norm, 4 heads, per-label attention pooling), 32,000 WordPiece
  pieces whose vectors were composed of hashed character n-grams in training and folded into a plain table;
- a *wide* path: a logistic regression over character 2-5-grams and piece bigrams/trigrams, scaled by naive Bayes ratios, hashed from `input_ids` by integer arithmetic;
- a *veto*: a second linear model over the same n-grams, in {veto:,} buckets, fitted on sentences that take a stance against the same sentences
  with the stance refused ("declined to condemn"); where it is sure, it takes up to {depth:g} off the wide path's logit, which a sum of n-grams could not do;
- their weighted sum; weights, bias and thresholds are folded in: **.5 is the threshold of every label** (temperature 1).

All normalisation (NFKC, lower case, ZWNJ and bidi controls dropped, Arabic/Persian letter forms, tashkeel, niqqud, digits, quotation
marks folded) is inside `tokenizer.json`. At most {max_length} tokens; longer units are read in overlapping windows by the caller, so that a stance late in a long unit is found. Longest difference between a row
alone and in a batch of 32 longer rows: {drift:g}.
"""

FURTHER = """
This revision trains revision {revision} further. Only rows that the earlier one never saw could be held out: rounds 2, 4, 5 and 7 of labels (40 %)
and stretches of consecutive sentences labelled since round 2 (all). Lines of rounds 4, 5 and 7 are those on which cue rules and the model disagreed, or that the
model labelled, or nearly, in a large random sample. Steps 1 and 2 were not repeated; lines without a label kept in fine-tuning the score of the wide path.
"""

TAIL = """
## Recipe
`training/README.md` has the one command. Seeds fixed (tokenizer 0, silver 2, fine-tuning 97 and 98). {minutes}

1. Character TF-IDF + logistic regression (the teacher) on all labelled rows scores {pool:,} corpus lines; translations of one sentence
   share their score; {silver:,} lines, enriched in likely stances, become soft ("silver") targets.
2. The encoder is pre-trained on silver and labelled rows together, then fine-tuned on labelled rows and some silver, first with 60 % of
   the articles and 20 % of the other real rows held out (for calibration), then further on everything; text is varied anew in each epoch
   (names of states and persons swapped, typos, accents lost, credits, easy neighbours, three in ten stances refused). The deep path is fine-tuned beside
   the cross-fitted wide one, so that it learns what that one gets wrong.
3. Labels of real rows in parallel corpora are carried to their translations (the sentence alignment is ours).
4. Weights, bias, thresholds: fitted on the held-out real rows, rows of whole articles counting three times.
{note}
## Data
| kind | rows | condemn | call_for_restraint | offer_mediation |
|---|---|---|---|---|
{data}

Authored sentences are published in `datasets/stance-sentences`; of real text only weights are kept, no sentence is distributed.
Corpora (labelled rows, silver, negatives, tokenizer), lines used as silver in brackets:

{sources}

Corpora without a stated licence (UNKNOWN) were used. The labelled real rows of the main languages come largely from them, and every
measurement on labelled rows shows that real rows in the language scored are what pays; leaving them out was not tried in this revision.
Translations of a few sentences of the measuring set (parallel corpora) occur in other languages among silver and carried rows.

## What remains wrong
Mediation is the weakest label: rare in real text, and accepting, thanking for, or hosting something other than talks is still confused
with offering. Nominal and modal condemnation ("must be condemned") and blame without a verb of blame are missed more than plain forms.
The 13 smaller languages have a few hundred labelled rows each: expect clearly less than in the main five; for several of them the
measuring set holds under five positives, so that their numbers say little. Court and sport senses, irony, and stance that needs the
previous sentence can fail. Positions beyond 128 tokens were cut in training. A lone letter can score up to .6. Labels come from coders of one school.
"""


def _row(name, d):
    ci = f"{d['F1']:.3f} [{d['ci'][0]:.2f}-{d['ci'][1]:.2f}]"
    return f"{name} | {d['P']:.2f} | {d['R']:.2f} | {ci} | {d['macro']:.3f}"


def card(info, shared) -> str:
    """Markdown."""
    meta, tables = info["meta"], info["tables"]
    out = [HEAD.format(langs=", ".join(LANGS), layers=meta["layers"], ffn=meta["ffn"], max_length=meta["max_length"], drift=info["drift"], veto=VETO_SIZE, depth=DEPTH)]
    out.append("## Scores\n`gold/dev.jsonl`, 585 real sentences, pairs in doubt ignored, default threshold, 95 % bootstrap intervals of micro F1.\n")
    out.append("| system | set | P | R | micro F1 | macro F1 |\n|---|---|---|---|---|---|")
    for name, t in tables.items():
        out += [f"| {name} | {_row('five main languages' if part == 'main' else 'other 13 pooled', t[part])} |" for part in ("main", "others")]
    out.append("\n| language | sentences | positives | " + " | ".join(f"{n}: micro F1" for n in tables) + " |\n|---|---|---|" + "---|" * len(tables))
    for lang in MAIN:
        cells = [f"{t[lang]['F1']:.3f} [{t[lang]['ci'][0]:.2f}-{t[lang]['ci'][1]:.2f}]" for t in tables.values()]
        d = next(iter(tables.values()))[lang]
        out.append(f"| {lang} | {d['n']} | {d['pos']} | " + " | ".join(cells) + " |")
    out.append("\n| label (main five) | " + " | ".join(f"{n}: P/R/F1" for n in tables) + " |\n|---|" + "---|" * len(tables))
    for label in LABELS:
        out.append(f"| {label} | " + " | ".join("/".join(f"{v:.2f}" for v in t["main"]["labels"][label]) for t in tables.values()) + " |")
    a = info["stats"]["article"]
    out.append(f"\nWhole articles, cross-fitted on {a['rows']} consecutive sentences with {a['positives']} positive labels (vi, ar, fa, en, ru): precision {a['precision']:.2f}, "
               f"recall {a['recall']:.2f}, F1 {a['f1']:.2f}, calibration error {a['ece']:.3f}.")
    kinds = Counter(r.kind for r in info["rows"])
    data = []
    for k, n in kinds.most_common():
        pos = [sum(1 for r in info["rows"] if r.kind == k and r.y[j] == 1) for j in range(3)]
        data.append(f"| {k} | {n} | {pos[0]} | {pos[1]} | {pos[2]} |")
    used = Counter((info["lines"][i][0], info["lines"][i][1]) for i in info["silver"][0])
    classes = {}
    for line in (shared / "corpora/README.md").read_text(encoding="utf-8").splitlines():
        c = [x.strip() for x in line.strip("|").split("|")]
        if len(c) >= 8 and c[0] in LANGS:
            classes.setdefault(c[4], []).append(f"{c[0]} {c[1]} ({used.get((c[0], c[1]), 0)})")
    sources = "\n".join(f"- **{k}**: {'; '.join(v)}" for k, v in sorted(classes.items()))
    out.append(TAIL.format(minutes=info["minutes"], note=info.get("note", ""), pool=info["pool"], silver=len(info["silver"][0]), data="\n".join(data), sources=sources))
    return "\n".join(out)
