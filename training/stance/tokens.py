"""The tokenizer: WordPiece over the shared normaliser, trained on a language-balanced sample."""

import random

from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers

from . import LANGS, MAIN
from .normalise import normalizer

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
MAX_LENGTH = 160


def train_tokenizer(lines, norms, extra, size=32000, per_lang=11000, per_main=22000, seed=0) -> Tokenizer:
    """Train on equal numbers of corpus lines per language (more for the main five) plus `extra` norms."""
    rng, by = random.Random(seed), {l: [] for l in LANGS}
    for (lang, _, _), n in zip(lines, norms):
        by[lang].append(n)
    sample = list(extra)
    for lang in LANGS:
        k = per_main if lang in MAIN else per_lang
        pool = by[lang]
        sample += rng.sample(pool, min(k, len(pool)))
        if len(pool) < k:  # small languages: see their text again, so that their words get pieces
            sample += rng.sample(pool, min(len(pool), k - len(pool)))
    rng.shuffle(sample)
    tok = Tokenizer(models.WordPiece(unk_token="[UNK]", max_input_chars_per_word=200))
    tok.normalizer = normalizer()
    tok.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(vocab_size=size, special_tokens=SPECIAL, limit_alphabet=4500, min_frequency=3, show_progress=False)
    tok.train_from_iterator(sample, trainer)
    cls, sep = tok.token_to_id("[CLS]"), tok.token_to_id("[SEP]")
    tok.post_processor = processors.TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", cls), ("[SEP]", sep)])
    return tok


def pieces(tok) -> list[str]:
    """Piece strings by id, a word's first piece beginning with the space mark; "" for special tokens."""
    out = [""] * tok.get_vocab_size()
    for p, i in tok.get_vocab().items():
        out[i] = "" if p in SPECIAL else p[2:] if p.startswith("##") and len(p) > 2 else "\u2581" + p
    return out
