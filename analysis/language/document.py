"""Document: the arrays that every extractor reads.

A Document covers one article or a batch of them. Its text is the articles' texts joined by a
separator; all offsets of findings refer to it, and the pipeline takes `article_begin` off again.
There is no object per token: a token is an index into arrays. `forms` holds each distinct surface
form once, and `token_type` says which one a token is, so a question about words ("is it a month?")
is asked once per type and answered for all tokens by indexing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt

from ..lexicon import Lexicons
from .forms import Forms, Mask

Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]

TAGS: Final[tuple[str, ...]] = (
    "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT",
    "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG", "VBN", "VBP",
    "VBZ", "WDT", "WP", "WP$", "WRB", "$", "``", "''", "-LRB-", "-RRB-", ",", ".", ":", "HYPH", "NFP", "ADD",
    "AFX", "GW", "XX",
)  # fmt: skip
"""Penn Treebank tags as UD English uses them; `Document.tag` holds indices into this tuple."""

TAG_ID: Final[dict[str, int]] = {tag: i for i, tag in enumerate(TAGS)}


@dataclass(frozen=True)
class Phrases:
    """What all extractors need of syntax, found once; token indices, ranges half-open, in text order.

    np_*     base noun phrases: determiner to head, possessor split off ("the ministry" "'s" "spokesman")
    vg_*     verb groups: auxiliaries, negation and adverbs to the main verb `vg_head`
    quote_*  spans inside quotation marks, marks excluded; unclosed ones end with their paragraph
    clause_* clause spans; they tile each sentence
    """

    np_first: Ints
    np_last: Ints
    np_head: Ints
    vg_first: Ints
    vg_last: Ints
    vg_head: Ints
    vg_tense: Bytes  # index into TENSES
    vg_passive: Mask
    vg_negated: Mask
    quote_first: Ints
    quote_last: Ints
    clause_first: Ints
    clause_last: Ints

    @cached_property
    def vg_firsts(self) -> list[int]:
        """`vg_first` as a list, for rules that ask group by group."""
        tokens: list[int] = self.vg_first.tolist()
        return tokens

    @cached_property
    def vg_lasts(self) -> list[int]:
        """`vg_last` as a list."""
        tokens: list[int] = self.vg_last.tolist()
        return tokens

    @cached_property
    def vg_heads(self) -> list[int]:
        """`vg_head` as a list."""
        tokens: list[int] = self.vg_head.tolist()
        return tokens


TENSES: Final[tuple[str, ...]] = ("past", "present", "future", "modal", "infinitive", "participle", "gerund")


@dataclass(frozen=True)
class Document:
    """Texts as arrays; see the module's docstring. Lengths: A articles, S sentences, T tokens, V types."""

    text: str
    article_begin: Ints  # A, character offset of each article in `text`
    article_end: Ints  # A
    body_begin: Ints  # A, character offset (in `text`) where the body starts after the headline
    published: tuple[datetime | None, ...]  # A, civil time in `zone`, without tzinfo
    zone: ZoneInfo  # the corpus's
    forms: Forms  # V
    token_begin: Ints  # T
    token_end: Ints  # T
    token_type: Ints  # T
    tag: Bytes  # T, index into TAGS
    sentence_first: Ints  # S, token index
    sentence_last: Ints  # S, token index, exclusive
    sentence_begin: Ints  # S, character offset
    sentence_end: Ints  # S
    sentence_article: Ints  # S
    phrases: Phrases
    lexicons: Lexicons  # what extractors look words up in

    # The arrays that rules ask token by token, as lists: an item of a list costs a third of one of an array.

    @cached_property
    def begins(self) -> list[int]:
        """Character offset of each token (T)."""
        offsets: list[int] = self.token_begin.tolist()
        return offsets

    @cached_property
    def ends(self) -> list[int]:
        """Character offset after each token (T)."""
        offsets: list[int] = self.token_end.tolist()
        return offsets

    @cached_property
    def type_of(self) -> list[int]:
        """Type of each token (T)."""
        types: list[int] = self.token_type.tolist()
        return types

    @cached_property
    def sentence_of(self) -> list[int]:
        """Sentence of each token (T)."""
        sentences: list[int] = self.token_sentence.tolist()
        return sentences

    @property
    def types(self) -> tuple[str, ...]:
        """Surface form of each type (V)."""
        return self.forms.written

    @cached_property
    def words(self) -> list[str]:
        """Surface form of each token (T)."""
        types = self.types
        return [types[i] for i in self.type_of]

    @property
    def lower_types(self) -> tuple[str, ...]:
        """Lower-case form of each type (V), curly apostrophes made straight."""
        return self.forms.lower

    @cached_property
    def lower(self) -> list[str]:
        """Lower-case form of each token (T), curly apostrophes made straight."""
        types = self.lower_types
        return [types[i] for i in self.type_of]

    @cached_property
    def folded(self) -> list[str]:
        """Folded form of each token (T): lower case, without diacritics."""
        folded = self.forms.folded
        return [folded[i] for i in self.type_of]

    @cached_property
    def tags(self) -> list[str]:
        """Penn tag of each token (T)."""
        return [TAGS[i] for i in self.tag.tolist()]

    @cached_property
    def token_sentence(self) -> Ints:
        """Sentence index of each token (T)."""
        sizes = self.sentence_last - self.sentence_first
        return np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)

    def mask(self, words: AbstractSet[str]) -> Mask:
        """True for each token (T) whose lower-case form is one of `words`."""
        return np.asarray(self.forms.among(words)[self.token_type])

    def mask_by(self, test: Callable[[str], bool]) -> Mask:
        """True for each token (T) whose lower-case form passes `test`, which is asked once per type."""
        per_type = np.fromiter(map(test, self.lower_types), np.bool_, len(self.types))
        return np.asarray(per_type[self.token_type])

    def where(self, words: AbstractSet[str]) -> list[int]:
        """Token indices whose lower-case form is one of `words`."""
        found: list[int] = np.flatnonzero(self.mask(words)).tolist()
        return found

    def has_tag(self, *tags: str) -> Mask:
        """True for each token (T) that bears one of `tags`."""
        wanted = np.zeros(256, dtype=np.bool_)
        wanted[[TAG_ID[tag] for tag in tags]] = True
        return np.asarray(wanted[self.tag])

    def code(self, table: Mapping[str, str] | None = None) -> str:
        """One character a token (T), for regular expressions over token sequences.

        The character says the tag (see TAG_CODE); `table` may give a lower-case form another one.
        Match with `find`, which stays within sentences.
        """
        return code_tokens(self.tag, self.token_type, self.forms, table or {})

    def find(self, pattern: re.Pattern[str], code: str) -> Iterator[re.Match[str]]:
        """Matches of `pattern` in a `code` string, sentence by sentence; their spans are token ranges."""
        for first, last in zip(self.sentence_first.tolist(), self.sentence_last.tolist(), strict=True):
            yield from pattern.finditer(code, first, last)

    def slice(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        if first >= last:
            return ""
        return self.text[self.begins[first] : self.ends[last - 1]]


TAG_CODE: Final[dict[str, str]] = {
    "CC": "&", "CD": "0", "DT": "D", "EX": "E", "FW": "N", "IN": "I", "JJ": "J", "JJR": "j", "JJS": "j", "LS": "L",
    "MD": "M", "NN": "N", "NNS": "S", "NNP": "P", "NNPS": "P", "PDT": "d", "POS": "'", "PRP": "R", "PRP$": "r",
    "RB": "B", "RBR": "b", "RBS": "b", "RP": "p", "SYM": "*", "TO": "T", "UH": "U", "VB": "V", "VBD": "W",
    "VBG": "G", "VBN": "Y", "VBP": "v", "VBZ": "Z", "WDT": "w", "WP": "w", "WP$": "w", "WRB": "h", "$": "$",
    "``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")", ",": ",", ".": ".", ":": ":", "HYPH": "-", "NFP": "*",
    "ADD": "N", "AFX": "J", "GW": "N", "XX": "X",
}  # fmt: skip
"""The character that `Document.code` gives each tag."""

_TAG_CODES = np.array([ord(TAG_CODE[tag]) for tag in TAGS] + [0] * (256 - len(TAGS)), dtype=np.uint32)


def code_tokens(tag: Bytes, token_type: Ints, forms: Forms, table: Mapping[str, str]) -> str:
    """One character a token: its tag's, or the one that `table` gives its lower-case form."""
    codes = _TAG_CODES[tag]
    if table:
        lexical = forms.coded(table)[token_type]
        codes = np.where(lexical > 0, lexical, codes)
    return codes.astype("<u4").tobytes().decode("utf-32-le")
