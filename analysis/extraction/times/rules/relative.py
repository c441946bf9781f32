"""Times beside another: last week, the previous day, the end of the month, the second straight day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from ..calendar import add_days, shift_unit, week_value
from ..intervals import SECONDS
from ..patterns import Rule
from ..window import Found, Window
from .amounts import duration, unit_of
from .counts import COUNTS, DAYLIKE, UNKNOWN, from_told, years_before_christ
from .dates import day_point
from .periods import latest_quarter, quarter_ended, the_period
from .spans import SPANS


def unit_relative(window: Window) -> Found | None:
    """'last week', 'this year', 'next month', 'the following day', 'that same year', 'the latest quarter'."""
    unit = unit_of(window)
    if unit in SECONDS or not unit or (unit == "NI" and window.has("units")) or window.is_name():
        return None
    if unit == "D" and window.has("last", "past", "coming"):
        return None
    shift = -1 if window.has("last", "past", "previous") else int(window.has("next", "coming", "following"))
    part_of_it = (
        shift and window.after() == "of" and window.has("last", "next", "following") and unit in ("W", "M", "Q")
    )
    ones_own = window.kinds[0] in ("last", "next") and window.before() in _ONES_OWN
    if part_of_it or ones_own or (unit in ("E", "C") and window.has("next", "coming")):
        return window.found("DURATION", duration(1, unit), "none")
    if window.setting.before_christ and unit == "Y":
        return years_before_christ(window, shift)
    base, anchor = _unit_base(window, unit)
    told = window.has("following", "that") or _says_the_next(window)
    unknown = anchor == "published" and told and window.direction() < 0
    unknown |= window.has("same") and window.after() in ("that", "when")
    if base is None or unknown:
        return window.found("DATE", UNKNOWN.get(unit, "XXXX"), "none")
    if unit == "WE":
        return _weekend(window, base, anchor, shift)
    if unit == "Q" and shift == 0 and window.has("latest"):
        return the_period(window)
    if unit == "Y" and window.has("latest"):
        shift = -1  # the last one that is over
    if anchor == "narrative":
        return from_told(window, base, unit, shift, 1, anchor) if shift else _told_unit(window, base, unit)
    value = shift_unit(base, unit, shift)
    return window.portioned(value, anchor) if value else None


_ONES_OWN: Final = frozenset(("his", "her", "its", "their", "my", "our", "your", "'s", "’s"))
"""After them 'last year' is not the calendar's: his last year in office."""


def week_of(window: Window) -> Found | None:
    """'the week of January 6' -> 2025-W02."""
    end = window.at("unit") + 2
    day, anchor = day_point(window.part(end, window.last))
    if window.value("unit") != "W" or day is None or day.year < 1:
        return None
    return window.found("DATE", week_value(day.date), anchor)


def _says_the_next(window: Window) -> bool:
    """'the next week' follows what was told; 'the end of next week' does not."""
    return ("the", "next") in pairwise(window.kinds)


def _unit_base(window: Window, unit: str) -> tuple[date | None, str]:
    """'that week' and 'the following week' count from what was told, 'this week' from publication."""
    told = window.has("previous", "following", "that", "same") or (_says_the_next(window) and unit not in ("E", "C"))
    if not told:
        return window.setting.base()
    return window.setting.reference(window.sentence, to_the_day=unit in DAYLIKE, far=window.has("following", "same"))


def _told_unit(window: Window, told: date, unit: str) -> Found | None:
    """'that year', 'the same day', 'later that month': the date told, made as coarse as the unit."""
    moving = window.setting.moving
    if unit == "D" and len(moving) < 10:
        return window.found("DATE", "XXXX-XX-XX", "none")
    if unit == "M" and not (len(moving) >= 7 and moving[5].isdigit()):
        return None
    value = shift_unit(told, unit, 0)
    return window.portioned(value, "narrative") if value else None


def _weekend(window: Window, base: date, anchor: str, shift: int) -> Found | None:
    """'over the weekend' in an article of Tuesday -> the one before; 'this weekend' by the verb."""
    if not window.has("last", "next", "this", "previous", "coming"):
        shift = 0 if base.isoweekday() >= 6 or window.direction() > 0 else -1
    elif window.has("this") and base.isoweekday() <= 3 and window.direction() < 0:
        shift = -1
    moved = add_days(base, 7 * shift)
    return window.found("DATE", week_value(moved) + "-WE", anchor) if moved else None


def the_unit(window: Window) -> Found | list[Found] | None:
    """'later in the day', 'the end of the year', 'by month's end': the unit that the text is in."""
    unit = unit_of(window)
    setting = window.setting
    if unit in SECONDS or not unit or window.has("units"):
        return None
    if unit == "D" and window.has("end") and window.before() == "at" and window.after() == ",":
        return []  # at the end of the day, it is luck
    if setting.before_christ and unit == "Y":
        return years_before_christ(window, 0)
    base, anchor = (
        setting.reference(window.sentence, to_the_day=unit in DAYLIKE)
        if setting.narrative or unit == "D"
        else setting.base()
    )
    if base is None:
        return None
    if unit == "WE":
        return _weekend(window, base, anchor, 0)
    if unit == "Q" and setting.quarter:
        return window.found("DATE", setting.quarter, "narrative")
    if unit == "Y" and window.has("adjective") and setting.moving_sentence == window.sentence:
        base, anchor = setting.told() or base, "narrative"  # that of the quarter beside it
    if anchor == "narrative":
        return _told_unit(window, base, unit)
    value = shift_unit(base, unit, 0)
    return window.portioned(value, anchor) if value else None


_WHOLE_DAY: Final = frozenset((
    "end", "ended", "ending", "finish", "finished", "finishing", "start", "started", "close", "closed", "for",
    "throughout", "over",
))  # fmt: skip


def _the_day(window: Window) -> Found | list[Found] | None:
    """'to end the day at 5' -> the day the text speaks of."""
    return the_unit(window) if window.before() in _WHOLE_DAY and window.after() not in ("when", "of", "that") else None


_HONOURED: Final = frozenset((
    "person", "man", "woman", "player", "coach", "word", "book", "film", "song", "photo", "car", "team", "athlete",
    "sportsman", "sportswoman", "game", "goal", "story", "quote", "journalist", "artist", "album", "scientist",
))  # fmt: skip
"""The person of the year is honoured, not dated."""


def in_a_row(window: Window) -> Found | list[Found] | None:
    """'for a second consecutive day' -> the day that the text speaks of; figures of a month come after it."""
    said = window.pieces.document.lower[window.pieces.token[window.last - 1] - 1] in _IN_A_ROW
    return the_unit(window) if said and unit_of(window) in ("D", "W", "Y") else None


_IN_A_ROW: Final = ("consecutive", "straight", "successive")
_TIMES: Final = frozenset(("day", "time", "times", "month", "hour"))
_ENDS: Final = frozenset(("first", "last", "second", "final", "opening", "closing"))


def _is_recurring(window: Window) -> bool:
    """'each day of the week', 'at this time of the year' come back; 'the last day of the month' is one."""
    return window.before(2) in _TIMES and window.before(3) not in _ENDS


_ABOUT: Final = frozenset(("before", "after", "to", "since", "until", "when", "that", "leading"))
"""'The week before the vote' is another than this one."""


def the_year(window: Window) -> Found | list[Found] | None:
    """'for the year' -> this year; 'the year ended March 31' is a length."""
    unit = unit_of(window)
    if window.before() == "of" and (window.before(2) in _HONOURED or _is_recurring(window)):
        return None
    if window.goes_on():  # the week-long siege
        return None
    if unit == "Q" and window.after() in ("ended", "ending"):
        return quarter_ended(window) or latest_quarter(window)
    if window.after() in ("ended", "ending"):
        return window.found("DURATION", duration(1, unit), "none") if unit in ("Y", "Q", "M") else None
    if unit == "Q":
        return the_period(window)
    if window.after() in _ABOUT:
        return None
    if window.before() not in ("for", "of", "in", "during", "throughout") or unit not in ("Y", "M", "W", "E"):
        return _the_day(window) if unit == "D" else None
    if unit == "E" and window.after() == "of":  # the decade of the 1980s
        return None
    return the_unit(window)


RELATIVE: Final = (
    *COUNTS,
    Rule("week_of", "the unit of DATE", week_of),
    *SPANS,
    Rule(
        "unit_relative",
        "PORTION? (early|late|earlier|later)? (the|this)? DIRECTION same? fiscal? (unit|weekend)",
        unit_relative,
    ),
    Rule("unit_relative", "(the|this) (latest|current) fiscal? unit", unit_relative),
    Rule("the_unit", "PORTION the? fiscal? (unit|weekend)", the_unit),
    Rule("in_a_row", "(the|a)? ORDINAL adjective unit", in_a_row),
    Rule("the_unit", "unit possessive end", the_unit),
    Rule("the_unit", "unit hyphen? end", the_unit),
    Rule("the_unit", "(earlier|later) in the unit", the_unit),
    Rule("the_unit", "the weekend", the_unit),
    Rule("the_year", "the adjective? fiscal? unit", the_year),
)
