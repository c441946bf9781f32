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
        setting.move(value, sentence)
        return
    if not value[:4].isdigit() or interval(value)[0] is None or setting.before_christ:
        return
    if setting.narrative:
        if found.anchor == "published" or _is_aside(setting, pieces, found):
            return
        value = _kept(setting, found)
    setting.move(value, sentence)


def _is_aside(setting: Setting, pieces: Pieces, found: Found) -> bool:
    """'lasted until the fall of Budapest in February 1945', 'last met in 1614', 'classified until 1978'."""
    if not setting.moving or found.anchor != "absolute":
        return False
    year, told = int(found.value[:4]), int(setting.moving[:4])
    if abs(year - told) > _FAR_YEARS:
        other = int(setting.aside[:4] or 0)
        setting.aside = found.value
        return not other or (abs(other - year) > _FAR_YEARS and not told < other <= year)
    setting.aside = ""
    token = int(pieces.token[found.first])
    before = pieces.document.lower[max(0, token - _UNTIL_WORDS) : token]
    return year > told and not _UNTIL.isdisjoint(before)


def _kept(setting: Setting, found: Found) -> str:
    """A bare year says no more than the day told in it; its end or beginning says which month."""
    value, moving = found.value, setting.moving
    if len(value) != 4:
        return value
    if found.interval and found.interval[0] and found.interval[1]:
        return value + (f"-{found.interval[0].month:02d}" if found.interval[1].month != 1 else "-12")
    return moving if moving[:4] == value and len(moving) > 4 else value
