"""Does a text, or a passage of it, report its day or tell a story? Chosen by what it shows, not by the user."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from ...language import TENSES
from .anchors import Setting
from .pieces import Pieces

Place = tuple[int, int, int]
"""(sentence, first piece, last piece) of a sentence that holds a trigger."""

_BEFORE_YEAR: Final = (
    "in", "by", "to", "of", "from", "and", "or", "between", "before", "after", "the", "comma", "hyphen", "open",
    "month", "month_maybe", "season", "season_maybe", "small", "early", "late", "mid",
)  # fmt: skip
"""Kinds after which four digits are a year, not the number of a house."""
_NEWS: Final = ("dayname", "weekday", "tonight", "overnight", "ago")
_FEW_YEARS: Final = 3
_TODAY: Final = 0.25
"""A story hardly says 'is', 'has' or 'said': the largest share of its verbs that may."""
_REPORTED: Final = frozenset(("said", "says", "has", "have"))


def tells_story(pieces: Pieces, setting: Setting, hot: Sequence[Place]) -> bool:
    """Years long past, hardly a 'Monday' or 'today', told in the past -> the story's own time is the anchor."""
    years, news = _count(pieces, setting, hot)
    if years < _FEW_YEARS * max(1, news):
        return False
    return setting.published is None or _is_told(pieces, hot)


def passages(pieces: Pieces, hot: Sequence[Place]) -> Iterator[list[Place]]:
    """The places of each paragraph."""
    document = pieces.document
    passage: list[Place] = []
    end = 0
    for place in hot:
        begin = int(document.sentence_begin[place[0]])
        if passage and "\n" in document.text[end:begin]:
            yield passage
            passage = []
        passage.append(place)
        end = int(document.sentence_end[place[0]])
    if passage:
        yield passage


def _count(pieces: Pieces, setting: Setting, hot: Sequence[Place]) -> tuple[int, int]:
    """How many years long past, and how many words that speak from a day of publication."""
    codes = pieces.vocabulary.codes
    told = [pieces.code[first:last] for _, first, last in hot]
    text = "".join(told)
    years, news = text.count(codes["era"]), sum(text.count(codes[kind]) for kind in _NEWS)
    if years + text.count(codes["year"]) < _FEW_YEARS:
        return years, news
    latest = setting.today.year - 2 if setting.today else 9999
    led = "".join(codes[kind] for kind in _BEFORE_YEAR)
    for (_, first, _), code in zip(hot, told, strict=True):
        for at in (at for at, kind in enumerate(code) if kind == codes["year"] and at and code[at - 1] in led):
            years += 1000 < int(pieces.part(first + at).value) <= latest
    return years, news


def _is_told(pieces: Pieces, hot: Sequence[Place]) -> bool:
    """Are nearly all finite verbs of these sentences and those between in the past, and not those of a report?"""
    document, phrases = pieces.document, pieces.document.phrases
    ends = int(document.sentence_first[hot[0][0]]), int(document.sentence_last[hot[-1][0]])
    first, last = np.searchsorted(phrases.vg_first, ends)
    past = today = 0
    for group in range(int(first), int(last)):
        tense = TENSES[phrases.vg_tense[group]]
        words = document.lower[phrases.vg_firsts[group]], document.lower[phrases.vg_heads[group]]
        if tense in ("present", "future", "modal") or not _REPORTED.isdisjoint(words):
            today += 1
        elif tense == "past":
            past += 1
    return today <= _TODAY * (past + today)
