"""Which dates carry a story on, and which are asides that the next 'in March' does not count from."""

from __future__ import annotations

from typing import Final

from .anchors import Setting
from .intervals import interval
from .pieces import Pieces
from .window import Found

_FAR_YEARS: Final = 8
"""A date so much earlier or later than the story is an aside, until a second one stands beside it or goes on."""

_UNTIL: Final = frozenset(("until", "till"))
_UNTIL_WORDS: Final = 7


def carry_on(setting: Setting, pieces: Pieces, sentence: int, found: Found) -> None:
    """Move the setting to a date told, unless it is an aside."""
    value = found.value
    if value.startswith("BC") and len(value) >= 6:
        if found.anchor != "absolute" or not setting.before_christ or not _is_far(setting, value):
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
    """'held until the storm of Wau in March 1965', 'last sat in 1702', 'sealed until 1991'."""
    if not setting.moving or found.anchor != "absolute":
        return False
    if _is_far(setting, found.value):
        return True
    year, told = _year(found.value), _year(setting.moving)
    if abs(year - told) > _FAR_YEARS:
        return False
    token = int(pieces.token[found.first])
    before = pieces.document.lower[max(0, token - _UNTIL_WORDS) : token]
    return year > told and not _UNTIL.isdisjoint(before)


def _is_far(setting: Setting, value: str) -> bool:
    """A year far from the story, until a second one stands beside it or goes on from it."""
    year, told = _year(value), _year(setting.moving)
    if abs(year - told) <= _FAR_YEARS:
        setting.aside = ""
        return False
    other = _year(setting.aside) if setting.aside else 0
    setting.aside = value
    return not other or (abs(other - year) > _FAR_YEARS and not told < other <= year)


def _year(value: str) -> int:
    """Of a value; negative before Christ."""
    return -int(value[2:6]) if value.startswith("BC") else int(value[:4])


def _kept(setting: Setting, found: Found) -> str:
    """A bare year says no more than the day told in it; its end or beginning says which month."""
    value, moving = found.value, setting.moving
    if len(value) != 4:
        return value
    if found.interval and found.interval[0] and found.interval[1]:
        return value + (f"-{found.interval[0].month:02d}" if found.interval[1].month != 1 else "-12")
    return moving if moving[:4] == value and len(moving) > 4 else value
