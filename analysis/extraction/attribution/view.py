"""The document as attribution reads it: one character a token, and which phrase holds a token."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ...language import Document
from ...language.document import Ints
from .vocabulary import Vocabulary, build_vocabulary

FINITE: Final = frozenset((0, 1, 2, 3))
"""Indices into TENSES of tenses that a subject goes with: past, present, future, modal."""
PAST, PRESENT, INFINITIVE, PARTICIPLE, GERUND = 0, 1, 4, 5, 6

HORIZON: Final = 400
"""How far from a token its sentence is looked at, in tokens: no reader's sentence is longer, hostile ones are."""
_WORDS: Final[dict[str, str]] = {
    "that": "t", "whether": "?", "if": "?", ";": ";", "—": "~", "–": "~", "--": "~", "-": "~", "―": "~",
    "(": "(", "[": "(", ")": ")", "]": ")",
    **dict.fromkeys(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
         "tomorrow", "tonight", "night", "morning", "afternoon", "evening", "week", "month", "year", "overnight"),
        "τ",
    ),
}  # fmt: skip
"""Characters of words that say more than their tags; τ is a time, ~ a dash."""


_CLOSING: Final = frozenset(('"', "”", "»", "''", "'", "’", "“"))
"""Marks that may close a quotation (in lower-case forms a curly apostrophe is straight)."""


@dataclass(frozen=True, slots=True)
class View:
    """Lists over tokens (T), noun phrases, verb groups and quotations; built once for a document.

    `code` has the character of each token, “ and ” at the marks of quotations; `np_of`, `vg_of` and
    `quote_of` say which phrase holds a token (-1 none), marks of a quotation included.
    """

    document: Document
    vocabulary: Vocabulary
    code: str
    lower: list[str]
    first: list[int]  # of the token's sentence, within the horizon
    last: list[int]
    np_of: list[int]
    np_first: list[int]
    np_last: list[int]
    np_head: list[int]
    vg_of: list[int]
    vg_first: list[int]
    vg_last: list[int]
    vg_head: list[int]
    vg_tense: list[int]
    vg_passive: list[bool]
    vg_negated: list[bool]
    quote_of: list[int]
    quote_first: list[int]
    quote_last: list[int]
    clause_last: list[int]  # of the token's clause
    begin: list[int]
    end: list[int]

    def finite(self, vg: int) -> bool:
        """The verb group has a tense of its own."""
        return self.vg_tense[vg] in FINITE


def view_document(document: Document) -> View:
    """The arrays of a document as lists, for the walks around candidates."""
    phrases, n = document.phrases, len(document.token_begin)
    quote_first, quote_last = phrases.quote_first, phrases.quote_last
    sentence = document.token_sentence
    clause = np.repeat(phrases.clause_last, phrases.clause_last - phrases.clause_first)
    return View(
        document=document,
        vocabulary=document.lexicons.get(build_vocabulary),
        code=_code(document),
        lower=document.lower,
        first=np.maximum(document.sentence_first[sentence], np.arange(n) - HORIZON).tolist(),
        last=np.minimum(document.sentence_last[sentence], np.arange(n) + HORIZON).tolist(),
        np_of=_owner(phrases.np_first, phrases.np_last, n),
        np_first=phrases.np_first.tolist(),
        np_last=phrases.np_last.tolist(),
        np_head=phrases.np_head.tolist(),
        vg_of=_owner(phrases.vg_first, phrases.vg_last, n),
        vg_first=phrases.vg_firsts,
        vg_last=phrases.vg_lasts,
        vg_head=phrases.vg_heads,
        vg_tense=phrases.vg_tense.tolist(),
        vg_passive=phrases.vg_passive.tolist(),
        vg_negated=phrases.vg_negated.tolist(),
        quote_of=_owner(quote_first - 1, np.minimum(quote_last + 1, n), n),
        quote_first=quote_first.tolist(),
        quote_last=quote_last.tolist(),
        clause_last=clause.tolist(),
        begin=document.begins,
        end=document.ends,
    )


def mend(view: View, verbs: dict[int, int]) -> View:
    """The view with a verb group of its own at each of these tokens, of that tense; the tagger took them for nouns."""
    if not verbs:
        return view
    code = list(view.code)
    np_first, np_last, np_head = view.np_first.copy(), view.np_last.copy(), view.np_head.copy()
    groups: list[list[int]] = [
        list(view.vg_first),
        list(view.vg_last),
        list(view.vg_head),
        list(view.vg_tense),
        list(view.vg_passive),
        list(view.vg_negated),
    ]
    for at, tense in sorted(verbs.items(), reverse=True):
        code[at] = "W" if tense == PAST else "Z"
        _split(np_first, np_last, np_head, bisect_right(np_first, at) - 1, at)
        place = bisect_left(groups[0], at)
        for column, value in zip(groups, (at, at + 1, at, tense, False, False), strict=True):
            column.insert(place, value)
    vg_first, vg_last, vg_head, vg_tense, vg_passive, vg_negated = groups
    n = len(code)
    return replace(
        view,
        code="".join(code),
        np_of=_owner(np.array(np_first, np.int32), np.array(np_last, np.int32), n),
        np_first=np_first,
        np_last=np_last,
        np_head=np_head,
        vg_of=_owner(np.array(vg_first, np.int32), np.array(vg_last, np.int32), n),
        vg_first=vg_first,
        vg_last=vg_last,
        vg_head=vg_head,
        vg_tense=vg_tense,
        vg_passive=[bool(passive) for passive in vg_passive],
        vg_negated=[bool(negated) for negated in vg_negated],
    )


def _split(first: list[int], last: list[int], head: list[int], phrase: int, at: int) -> None:
    """Cut a noun phrase at a token that is in neither half; a half without tokens is none."""
    halves = [
        (first[phrase], at, at - 1),
        (at + 1, last[phrase], head[phrase] if head[phrase] > at else last[phrase] - 1),
    ]
    halves = [half for half in halves if half[0] < half[1]]
    for column, values in zip((first, last, head), zip(*halves, strict=True) if halves else ((), (), ()), strict=True):
        column[phrase : phrase + 1] = values


def _owner(first: Ints, last: Ints, n: int) -> list[int]:
    """Index of the range that holds each token, -1 where none does."""
    owner = np.full(n, -1, dtype=np.int32)
    sizes = last - first
    if len(sizes):
        ids = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        offsets = np.arange(len(ids)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        owner[np.repeat(first, sizes) + offsets] = ids
    return owner.tolist()


def _code(document: Document) -> str:
    """The code string with the marks of quotations in it."""
    code = document.code(_WORDS)
    units = np.frombuffer(code.encode("utf-32-le"), dtype="<u4").copy()
    quote_first, quote_last = document.phrases.quote_first, document.phrases.quote_last
    if len(quote_first):
        closing = quote_last[quote_last < len(units)]
        units[closing[document.mask(_CLOSING)[closing]]] = ord("”")
        units[quote_first - 1] = ord("“")  # last: an unclosed quotation ends where the next may open
    return units.tobytes().decode("utf-32-le")
