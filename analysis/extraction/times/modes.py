"""Does a text report its day or tell a story? Chosen by what it shows, not by the user."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .anchors import Setting
from .pieces import Pieces

_NEWS: Final = ("dayname", "weekday", "tonight", "overnight", "ago")
_FEW_YEARS: Final = 3


def tells_story(pieces: Pieces, setting: Setting, hot: Sequence[tuple[int, int, int]]) -> bool:
    """Many dates with years long past and hardly a 'Monday' or 'today' -> the story's own time is the anchor."""
    codes = pieces.vocabulary.codes
    told = [pieces.code[first:last] for _, first, last in hot]
    text = "".join(told)
    years = text.count(codes["era"])
    if years + text.count(codes["year"]) < _FEW_YEARS:
        return False
    this_year = setting.today.year if setting.today else 9999
    for (_, first, _), code in zip(hot, told, strict=True):
        found = [int(pieces.part(first + at).value) for at, kind in enumerate(code) if kind == codes["year"]]
        years += sum(1000 < year <= this_year - 2 for year in found)
    news = sum(text.count(codes[kind]) for kind in _NEWS)
    return years >= _FEW_YEARS * (1 + news)
