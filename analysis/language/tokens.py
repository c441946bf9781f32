"""Tokens: one linear pattern in the manner of the Penn Treebank, offsets by counting.

The pattern's alternatives tile the text (white space is a piece too), so `findall` gives all pieces in C
and their offsets are running sums of lengths. NLTK's RegexpTokenizer does the same with the module `regex`,
which took 1.9 times as long on news.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import Final, NamedTuple

import numpy as np

from ..lexicon import Lexicons, default_lexicons
from .document import Ints
from .forms import Forms, Mask

# Only these take n't; a finite list keeps the scan of every other word free of look-aheads.
_AUXILIARY: Final = (
    r"(?:do|does|did|is|are|was|were|has|have|had|could|would|should|might|must|need|ai|ca|wo|sha)(?=n['’]t\b)"
)
_CLITIC: Final = r"(?:s|re|ve|ll|d|m|t)\b"

_ALTERNATIVES: Final = (
    r"\s+",
    r"[A-Za-bd-z][a-z]*(?=[\s,;)])",  # most words; the rest of the alternatives need not be tried ("cannot" must)
    r"[,;()]|\.(?=\s)",  # most marks
    r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]]",
    r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",  # from the start of a run only: else each place would scan the rest
    r"[@#]\w+",
    rf"(?i:{_AUXILIARY})",
    r"(?i:n['’]t\b)",
    r"(?i:can(?=not\b))",
    rf"(?i:['’]{_CLITIC})",
    r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?",  # U.S.  a.m.  U.N
    "ABBREVIATIONS",
    r"[A-Z]\.(?=[^\S\n]+[A-Z])",  # initials: J. Smith
    r"(?:US|A|C|HK|NZ|R)?\$|[€£¥₴₽₪₺₹]",
    r"\d+(?:[.,:/]\d+)*\w*(?:[-–‑]\d+(?:[.,:/]\d+)*\w*|-\w+)*",  # 10,000  1.5m  20-30  20–30  2025-01-07  15-day
    rf"[^\W_]+(?:['’](?!(?i:{_CLITIC}))[^\W\d_]\w*|[-‑][^\W_]+|_\w+)*",  # Su-34  O'Brien  Sana'a
    r"\.{2,}|-{2,}|``|''|[\r\n]",
    r".",
)


class Tokens(NamedTuple):
    """Tokens of a text: offsets, the type of each, the forms of the types, and what precedes each.

    `newlines[i]` counts the line breaks before token i, `spaced[i]` says if white space precedes it.
    """

    begin: Ints
    end: Ints
    type: Ints
    forms: Forms
    newlines: Ints
    spaced: Mask

    @property
    def types(self) -> tuple[str, ...]:
        """The form of each type."""
        return self.forms.written

    def written_as(self, words: Iterable[str]) -> Mask:
        """True for each token that is one of `words` as it is written."""
        return np.asarray(self.forms.written_as(words)[self.type])

    def among(self, words: Iterable[str]) -> Mask:
        """True for each token whose lower-case form is one of `words`."""
        return np.asarray(self.forms.among(words)[self.type])


@functools.cache
def _pattern(abbreviations: frozenset[str]) -> re.Pattern[str]:
    """The pattern for a set of abbreviations, longest first; they match with their full stop."""
    known = "|".join(re.escape(form) for form in sorted(abbreviations, key=lambda form: (-len(form), form)))
    alternatives = [rf"(?:{known})(?!\w)" if a == "ABBREVIATIONS" else a for a in _ALTERNATIVES]
    return re.compile("|".join(alternatives), re.DOTALL)


def abbreviations(lexicons: Lexicons) -> frozenset[str]:
    """Forms with their full stop, as written and capitalised."""
    forms = {row["form"] for row in lexicons.rows("abbreviations")}
    return frozenset(forms | {form[:1].upper() + form[1:] for form in forms})


def find_tokens(text: str, lexicons: Lexicons | None = None) -> Tokens:
    """Tokens of a text with exact character offsets; every character is in a token or is white space."""
    lexicons = lexicons or default_lexicons()
    pieces: list[str] = _pattern(lexicons.get(abbreviations)).findall(text)
    index: defaultdict[str, int] = defaultdict(count().__next__)  # a new form gets the next number
    ids = np.fromiter(map(index.__getitem__, pieces), np.int32, len(pieces))
    forms = list(index)
    size = np.fromiter(map(len, forms), np.int32, len(forms))
    blank = np.fromiter(map(str.isspace, forms), np.bool_, len(forms))
    breaks = np.fromiter((form.count("\n") for form in forms), np.int32, len(forms)) * blank
    end = np.cumsum(size[ids], dtype=np.int32)
    words = ~blank[ids]
    kept = np.flatnonzero(words)
    # A type's id counts non-blank forms only.
    renumber = np.cumsum(~blank, dtype=np.int32) - 1
    before = np.concatenate(([0], breaks[ids])).astype(np.int32)  # before[i] belongs to piece i - 1
    spaced = np.concatenate(([True], ~words))
    return Tokens(
        begin=(end - size[ids])[kept].astype(np.int32),
        end=end[kept],
        type=renumber[ids[kept]].astype(np.int32),
        forms=Forms(tuple(form for form, is_blank in zip(forms, blank.tolist(), strict=True) if not is_blank)),
        newlines=before[kept],
        spaced=spaced[kept],
    )


def split_all(forms: Sequence[str]) -> dict[str, list[str]]:
    """`split` of many forms in one pass: form -> its words. For a Matcher: `split=split_all(forms).__getitem__`."""
    lines = list(dict.fromkeys(forms))
    text = "\n".join(lines)
    found = find_tokens(text)
    line_end = np.cumsum([len(line) + 1 for line in lines])
    out: dict[str, list[str]] = {line: [] for line in lines}
    owners = np.searchsorted(line_end, found.begin, side="right").tolist()
    for owner, begin, end in zip(owners, found.begin.tolist(), found.end.tolist(), strict=True):
        out[lines[owner]].append(text[begin:end])
    return out


def split(form: str) -> list[str]:
    """The words of a lexicon form, as the text is tokenized."""
    pieces = _pattern(default_lexicons().get(abbreviations)).findall(form)
    return [piece for piece in pieces if not piece.isspace()]
