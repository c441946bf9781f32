"""Days said by the week or from today, and parts of days: Monday, yesterday, last night, overnight."""

from __future__ import annotations

from datetime import date
from typing import Final

from ..anchors import weekday_near
from ..calendar import add_days, point
from ..patterns import Rule
from ..window import Found, Window
from .dates import day_number, day_point
from .named_days import named_day


def named_day_of_week(window: Window) -> tuple[str, str]:
    """Value and anchor of a window with a weekday: 'last Monday', 'on Tuesday', 'next Friday'."""
    weekday = int(window.value("weekday", "weekday_short"))
    base, anchor = window.setting.base()
    if window.has("previous", "following", "same", "that") and len(window.setting.moving) >= 10:
        base, anchor = window.setting.reference(window.sentence, far=True)
    if window.setting.narrative and len(window.setting.moving) < 10:
        base = None
    if base is None:
        return f"XXXX-WXX-{weekday}", "none"
    found = _weekday(window, weekday, base)
    return (point(found).value, anchor) if found else (f"XXXX-WXX-{weekday}", "none")


def _weekday(window: Window, weekday: int, base: date) -> date | None:
    if window.has("last", "previous", "past"):
        return weekday_near(weekday, add_days(base, -1) or base, -1)
    if window.has("that") and not window.setting.narrative:
        return weekday_near(weekday, base, -1)
    if window.has("next", "coming", "following"):
        return weekday_near(weekday, add_days(base, 1) or base, 1)
    if window.setting.narrative:
        return weekday_near(weekday, base, 1)
    told = window.setting.weekdays.get(weekday)
    if told and window.after() in ("'s", "’s"):  # Monday's ruling: the Monday told
        return told
    found = window.setting.weekdays[weekday] = weekday_near(weekday, base, window.direction())
    return found


def day_value(window: Window) -> tuple[str, str]:
    """Value and anchor of a window that names a day: a date, a weekday, today; ('', 'none') if it names none."""
    if window.has("month", "month_maybe", "iso", "slashed"):
        found, anchor = day_point(window)
        if found is None and anchor == "none" and window.has("month", "month_maybe") and day_number(window):
            return f"XXXX-{int(window.value('month', 'month_maybe')):02d}-{day_number(window):02d}", "none"
        return (found.value if found else ""), anchor
    if window.has("weekday", "weekday_short"):
        return named_day_of_week(window)
    if window.has("named_day"):
        named = named_day(window)
        return (named.value, named.anchor) if named else ("", "none")
    shift = int(window.value("dayname") or 0)
    today = window.published
    moved = add_days(today, shift) if today else None
    return (point(moved).value, "published") if moved else ("XXXX-XX-XX", "none")


def weekday(window: Window) -> Found | None:
    """'Monday' in an article of Tuesday, 2025-01-07 -> 2025-01-06; 'will resume Monday' -> 2025-01-13."""
    if window.has("weekday_short"):
        short = window.before() in (
            "on",
            "last",
            "next",
            "since",
            "until",
            "by",
            "from",
            "every",
        ) or "." in window.pieces.document.slice(
            window.pieces.token[window.first], window.pieces.token[window.first] + 1
        )
        if not short or window.tag(0) not in ("NNP", "NN", "NNPS"):
            return None
    if window.names_a_thing():
        return None
    value, anchor = named_day_of_week(window)
    if window.before() in ("black", "bloody"):  # Bloody Sunday: long past, and nothing says which
        value, anchor = f"XXXX-WXX-{window.value('weekday', 'weekday_short')}", "none"
    return window.found("DATE", value, anchor)


def weekday_of_week(window: Window) -> Found | None:
    """'Monday last week', 'Wednesday of next week' -> that day of the ISO week."""
    base, anchor = window.setting.base()
    weekday = int(window.value("weekday", "weekday_short"))
    if window.value("unit") != "W" or base is None:
        return None
    weeks = -1 if window.has("last", "previous") else int(window.has("next", "following"))
    moved = add_days(base, 7 * weeks + weekday - base.isoweekday())
    return window.found("DATE", point(moved).value, anchor) if moved else None


def dayname(window: Window) -> Found | None:
    """'today', 'yesterday', 'tomorrow', 'the day before yesterday'."""
    if window.tag(-1)[:3] == "NNP" and window.pieces.document.words[window.pieces.token[window.first]][0].isupper():
        return None  # USA Today
    shift = int(window.value("dayname"))
    if window.has("before", "after"):
        shift += -1 if window.has("before") else 1
    if (
        window.before() == "of"
        and window.tag(-1) == "IN"
        and shift == 0
        and window.before(2) in ("generation", "world", "youth", "day")
    ):
        return window.found("DATE", "PRESENT_REF", "none")
    today = window.published
    if today is None or window.setting.narrative:
        return window.found("DATE", "PRESENT_REF" if shift == 0 and window.setting.narrative else "XXXX-XX-XX", "none")
    moved = add_days(today, shift)
    return window.found("DATE", point(moved).value, "published") if moved else None


def day_beside(window: Window) -> Found | None:
    """'the day after Christmas', 'the day before Monday's vote' -> the day beside the one that is named."""
    at = window.first + next(i for i, kind in enumerate(window.kinds) if kind in ("before", "after"))
    value, anchor = day_value(window.part(at + 1, window.last))
    if window.value("unit") != "D" or len(value) != 10 or value[0] in "XB":
        return None
    moved = add_days(date.fromisoformat(value), 1 if window.has("after") else -1)
    return window.found("DATE", point(moved).value, anchor) if moved else None


def time_of_that_day(window: Window, type_: str, time: str) -> Found:
    """A time of the day that the text speaks of."""
    day, anchor = window.setting.reference(window.sentence)
    exact = anchor == "published" or len(window.setting.moving) >= 10
    if day is None or not exact or (anchor == "narrative" and "W" in window.setting.moving):
        if window.setting.today and not window.setting.narrative:
            return window.found(type_, point(window.setting.today).value + time, "published")
        return window.found(type_, "XXXX-XX-XX" + time, "none")
    return window.found(type_, point(day).value + time, anchor)


THAT_DAY: Final = (
    Rule("dayname", "the unit (before|after) dayname", dayname),
    Rule("day_beside", "the unit (before|after) the? DAYREF", day_beside),
)

DAYS: Final = (
    Rule("weekday_of_week", "WEEKDAY of? (last|this|next|previous|following) unit", weekday_of_week),
    Rule("dayname", "PORTION? (early|late|earlier|later)? dayname", dayname),
    Rule("weekday", "((early|late|earlier|later) on?)? (the|this)? DIRECTION? WEEKDAY", weekday),
)
