"""Which dates carry a story on, and which are asides that the next 'in March' does not count from."""

from __future__ import annotations

from typing import Final

import numpy as np

from .anchors import Setting
from .intervals import interval
from .pieces import Pieces
from .window import Found

_LEAP_YEARS: Final = 25
"""A date so much earlier or later than the story is an aside, until a second one stands beside it."""

_UNTIL: Final = frozenset(("until", "till"))
_UNTIL_WORDS: Final = 7
_BELONGING: Final = frozenset(("since", "of", "("))
_DETERMINERS: Final = frozenset(("the", "a", "an", "this", "that", "his", "her", "its", "their", "'s"))


def carry_on(setting: Setting, pieces: Pieces, sentence: int, found: Found) -> None:
    """Move the setting to a date told, unless it is an aside."""
    value = found.value
    if value.startswith("BC") and len(value) >= 6:
        if not setting.before_christ or not _is_aside(setting, pieces, found):
            setting.move(value, sentence)
        return
    if not value[:4].isdigit() or interval(value)[0] is None or setting.before_christ:
        return
    if setting.narrative:
        if found.aside or found.anchor == "published" or _is_aside(setting, pieces, found):
            return
        value = _kept(setting, found)
    setting.move(value, sentence)


def _is_aside(setting: Setting, pieces: Pieces, found: Found) -> bool:
    """'held until 1965', 'last sat in 1702' of a story of 1915, 'as the law of 1840 had said'."""
    if not setting.moving or found.anchor != "absolute":
        return False
    year, told = _year(found.value), _year(setting.moving)
    if (year < told and _looks_back(pieces, found)) or _leaps(setting, found.value):
        return True
    return year > told and _is_deadline(pieces, found)


def _is_deadline(pieces: Pieces, found: Found) -> bool:
    """'held until the storm of Wau in March 1965': the story has not come there."""
    document, token = pieces.document, pieces.token[found.first]
    begin = int(document.sentence_first[document.token_sentence[token]])
    return not _UNTIL.isdisjoint(document.lower[max(begin, token - _UNTIL_WORDS) : token])


def _leaps(setting: Setting, value: str) -> bool:
    """A year far from the story, until a second one stands beside it."""
    year, other = _year(value), _year(setting.aside) if setting.aside else 0
    far = abs(year - _year(setting.moving)) > _LEAP_YEARS
    setting.aside = value if far else ""
    return far and (not other or abs(other - year) > _LEAP_YEARS)


def _year(value: str) -> int:
    """Of a value; negative before Christ."""
    return -int(value[2:6]) if value.startswith("BC") else int(value[:4])


def _looks_back(pieces: Pieces, found: Found) -> bool:
    """The date is of a thing, not of what is told ('the law of 1840', 'his 1840 speech'), or the verb is 'had'."""
    document = pieces.document
    first, last = pieces.token[found.first], pieces.token[found.last - 1] + 1
    sentence = document.sentence_of[first]
    begin, end = int(document.sentence_first[sentence]), int(document.sentence_last[sentence])
    before = document.lower[first - 1] if first > begin else ""
    named = before in _DETERMINERS and last < end and document.tags[last][:2] == "NN"
    return named or before in _BELONGING or _had(pieces, begin, first, end)


def _had(pieces: Pieces, begin: int, first: int, end: int) -> bool:
    """Is the last verb before the date, or else the first one after it, in the past perfect?"""
    document, phrases = pieces.document, pieces.document.phrases
    group = int(np.searchsorted(phrases.vg_first, first)) - 1
    if group < 0 or phrases.vg_firsts[group] < begin:
        group += 1
    if group >= len(phrases.vg_first) or phrases.vg_firsts[group] >= end:
        return False
    return "had" in document.lower[phrases.vg_firsts[group] : phrases.vg_lasts[group]]


def _kept(setting: Setting, found: Found) -> str:
    """A bare year says no more than the day told in it; its end or beginning says which month."""
    value, moving = found.value, setting.moving
    if len(value) != 4:
        return value
    if found.interval and found.interval[0] and found.interval[1]:
        return value + (f"-{found.interval[0].month:02d}" if found.interval[1].month != 1 else "-12")
    return moving if moving[:4] == value and len(moving) > 4 else value
