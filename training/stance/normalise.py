"""Text normalisation, as a `tokenizers` normalizer: the very steps travel inside tokenizer.json.

Everything that scraped text loses or varies is folded away: ZWNJ and bidi controls, Arabic and
Persian letter variants, tashkeel, niqqud, nukta, digits of every script, quotation marks, dashes,
letter case (Turkish dotted and dotless i too). Each step is one Replace over a plain character
class, which Rust and JavaScript read alike.
"""

from tokenizers import Regex, normalizers

# (what, by what), applied in this order after NFKC.
STEPS = [
    ("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u180e]", ""),  # invisible: ZWNJ, ZWJ, bidi, BOM
    ("[\u0640\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]", ""),  # tatweel, tashkeel
    ("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]", ""),  # niqqud and cantillation
    ("\u093c", ""),  # nukta
    ("[\u0130\u0131]", "i"),  # Turkish dotted capital and dotless i
    ("\u0307", ""),
]
FOLDS = [
    ("[\u0622\u0623\u0625\u0671]", "\u0627"),  # alef forms
    ("[\u0649\u064a\u0626\u06cc\u06cd]", "\u06cc"),  # yeh forms
    ("[\u0643\u06aa]", "\u06a9"),  # kaf forms
    ("[\u0629\u06c0\u06c1\u06c2\u06d5]", "\u0647"),  # heh forms, teh marbuta
    ("\u0624", "\u0648"),  # waw with hamza
    ("\u0621", ""),  # lone hamza
    ("\u0901", "\u0902"),  # chandrabindu
    ("\u0451", "\u0435"),  # Russian yo
    ("[0-9\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]+", "0"),  # any number
    ("[\"\u201c-\u201f\u00ab\u00bb\u2039\u203a\u300a-\u300f\u301d-\u301f\u05f4\u2033`\u00b4]", " "),  # quotes
    ("[\u2018-\u201b\u2032\u02bc\u02b9\u05f3]", "'"),  # apostrophes
    ("''+", " "),
    ("[\u2010-\u2015\u2212\u05be]", "-"),
    ("[\\s\u3000]+", " "),
]


def normalizer() -> normalizers.Sequence:
    """NFKC, clean, lower-case, fold, squeeze white space."""
    parts = [normalizers.NFKC()]
    parts += [normalizers.Replace(Regex(a) if a[0] == "[" or a[-1] == "+" else a, b) for a, b in STEPS]
    parts += [normalizers.Lowercase()]
    parts += [normalizers.Replace(Regex(a) if a[0] == "[" or a[-1] == "+" else a, b) for a, b in FOLDS]
    parts += [normalizers.Strip()]
    return normalizers.Sequence(parts)


_NORMALIZER = normalizer()


def normalise(text: str) -> str:
    """The text as every model here sees it."""
    return _NORMALIZER.normalize_str(text)
