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
    year_code = codes["year"]
    news_codes = "".join(codes[kind] for kind in _NEWS)
    this_year = setting.today.year if setting.today else 9999
    years = news = 0
    for _, first, last in hot:
        for at in range(first, last):
            code = pieces.code[at]
            years += code == codes["era"]
            if code == year_code:
                year = int(pieces.part(at).value)
                years += 1000 < year <= this_year - 2
            news += code in news_codes
    if years < _FEW_YEARS:
        return False
    return years >= _FEW_YEARS * (1 + news)
