"""Periods of reports: the latest quarter, the year-earlier period, the quarter ended July 31."""

from __future__ import annotations

from typing import Final

from ..anchors import complete_near
from ..calendar import quarter_value, shift_unit
from ..intervals import interval
from ..patterns import Rule
from ..window import Found, Window

_SIZES: Final = {"D": 10, "M": 7}
"""How long a value is that names a day or a month."""


def compared(window: Window) -> str:
    """What 'a year earlier' compares with in news: the quarter last reported, else a month told just before.

    'The same month' and 'the same day' are those told just before.
    """
    setting, unit = window.setting, window.value("unit")
    if setting.narrative:
        return ""
    near = setting.moving[5:6].isdigit() and window.sentence - setting.moving_sentence <= 1
    told = setting.moving if near else ""
    if window.has("same") and unit in _SIZES:
        return told[: _SIZES[unit]] if len(told) >= _SIZES[unit] else ""
    return setting.compared or (told if len(told) == 7 else "")


def report(window: Window, value: str) -> None:
    """Remember the quarter that a report is of: not one ahead, nor an earlier one that it is compared with."""
    setting = window.setting
    base = setting.base()[0]
    begun = interval(value)[0]
    ahead = begun is None or base is None or begun.date() > base or window.direction() > 0
    if not setting.quarter or window.has("fiscal") or (not ahead and value >= setting.quarter):
        setting.quarter = setting.compared = value


def year_before(value: str) -> str:
    """2024-Q3 -> 2023-Q3: 'a year earlier' of a quarter is that quarter; of a leap day, the day before March."""
    return f"{int(value[:4]) - 1:04d}{value[4:].replace('-02-29', '-02-28')}"


def year_ago(window: Window) -> Found | None:
    """'the year-earlier period', 'the same period last year', "last year's quarter" -> that quarter before."""
    setting = window.setting
    if not window.has("last", "ago", "earlier"):
        year = window.value("year")
        return window.found("DATE", year + setting.compared[4:], "absolute") if year else None
    period = compared(window)
    base, anchor = setting.base()
    value = year_before(period) if period else shift_unit(base, "Y", -1) if base else None
    of_noun = window.kinds[-1] in ("ago", "earlier") and window.kinds[-2] == "hyphen"
    said = window.part(window.first + (of_noun and window.kinds[0] in ("a", "the")), window.last)
    return said.found("DATE", value, "narrative" if period else anchor) if value else None


def the_period(window: Window) -> Found | None:
    """'the latest period' after 'the third quarter' -> that quarter."""
    setting = window.setting
    year = window.value("year")
    if year and not setting.compared and window.has("period"):
        return window.found("DATE", year, "absolute")
    if setting.quarter:
        return window.found("DATE", (year or setting.quarter[:4]) + setting.quarter[4:], "narrative")
    wanted = window.value("unit") == "Q" or (window.has("latest") and not window.setting.narrative)
    return latest_quarter(window) if wanted and not year else None


def quarter_ended(window: Window) -> Found | None:
    """'the quarter ended July 31' -> the one that most of it lies in, Q2."""
    base, anchor = window.setting.base()
    kind, month = window.pieces.vocabulary.words.get(window.after(2), ("", ""))
    if base is None or kind not in ("month", "month_maybe"):
        return None
    ended = complete_near(int(month), 0, base, -1)
    if ended is None:
        return None
    if not window.setting.quarter:  # else it is the one told, in whatever year of accounts
        report(window, quarter_value(ended.year, (ended.month + 1) // 3))
    return window.found("DATE", window.setting.quarter, anchor)


def latest_quarter(window: Window) -> Found | None:
    """The last one that is over."""
    base, anchor = window.setting.base()
    if base is None:
        return None
    window.setting.quarter = window.setting.compared = quarter_value(base.year, (base.month + 2) // 3 - 1)
    return window.found("DATE", window.setting.quarter, anchor)


YEARS_AGO: Final = (
    Rule("year_ago", "the same (period|unit) (of? the? (last|previous) unit|a unit (ago|earlier)|in? year)", year_ago),
    Rule("year_ago", "the unit a unit (ago|earlier)", year_ago),
    Rule("year_ago", "(last unit|a unit (ago|earlier)) possessive (period|unit)", year_ago),
)
"""They hold what else would be counted from a day, and are tried before it."""

PERIODS: Final = (
    Rule("year_ago", "(a|the)? (adjective|same)? unit hyphen (ago|earlier) ORDINAL? (unit|period)?", year_ago),
    Rule("the_period", "the (latest|year) (period|unit)", the_period),
)
