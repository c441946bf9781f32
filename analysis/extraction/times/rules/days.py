"""Days and times of day said by the week, from today, or by the clock."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from ..anchors import weekday_near
from ..calendar import add_days, point
from ..intervals import interval
from ..patterns import Rule
from ..window import Found, Window
from .dates import day_number, day_point, named_day

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?")


def named_day_of_week(window: Window) -> tuple[str, str]:
    """Value and anchor of a window with a weekday: 'last Monday', 'on Tuesday', 'next Friday'."""
    weekday = int(window.value("weekday", "weekday_short"))
    base, anchor = window.setting.base()
    if window.has("previous", "following", "same", "that") and len(window.setting.moving) >= 10:
        base, anchor = window.setting.reference(window.sentence)
    if window.setting.narrative and len(window.setting.moving) < 10:
        base = None
    if base is None:
        return f"XXXX-WXX-{weekday}", "none"
    found = _weekday(window, weekday, base)
    return (point(found).value, anchor) if found else (f"XXXX-WXX-{weekday}", "none")


def _weekday(window: Window, weekday: int, base: date) -> date | None:
    if window.has("last", "previous", "past"):
        return weekday_near(weekday, add_days(base, -1) or base, -1)
    if window.has("next", "coming", "following"):
        return weekday_near(weekday, add_days(base, 1) or base, 1)
    if window.setting.narrative:
        return weekday_near(weekday, base, 1)
    return weekday_near(weekday, base, window.direction())


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
            int(window.pieces.token[window.first]), int(window.pieces.token[window.first]) + 1
        )
        if not short or window.tag(0) not in ("NNP", "NN", "NNPS"):
            return None
    value, anchor = named_day_of_week(window)
    return window.found("DATE", value, anchor)


def dayname(window: Window) -> Found | None:
    """'today', 'yesterday', 'tomorrow', 'the day before yesterday'."""
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


def clock_value(window: Window) -> str:
    """'9 a.m.' -> T09:00, '7:15 p.m.' -> T19:15, '18:00 GMT' -> T18:00Z, 'noon' -> T12:00; '' for no time."""
    if window.has("instant"):
        return "T" + window.value("instant")
    text = window.value("clock") or window.value("small", "integer", "number")
    text = re.sub(r"[hz]+(rs)?\Z", "", text)
    if len(text) == 4 and text.isdigit():
        text = f"{text[:2]}:{text[2:]}"
    match = _CLOCK.match(text)
    if not match:
        return ""
    hour, minute = int(match[1]), int(match[2] or 0)
    half = window.value("meridiem") or text[-2:].upper()
    if half in ("AM", "PM"):
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "PM" else 0)
    if hour > 24 or minute > 59:
        return ""
    return f"T{hour:02d}:{minute:02d}{window.value('zone') if window.has('zone') else ''}".replace("-T", "T")


def _zone_clean(value: str) -> str:
    return value.rstrip("-") if value.endswith("-") else value


def clock_day(window: Window) -> Found | None:
    """'10 p.m. Wednesday' -> 1998-02-11T22:00; 'on Jan. 6 at 18:00' -> 2025-01-06T18:00."""
    time = _zone_clean(clock_value(_clock_part(window)))
    value, anchor = day_value(_day_part(window))
    if not time or not value:
        return None
    return window.found("TIME", value + time, anchor)


_CLOCK_KINDS: Final = frozenset(("clock", "meridiem", "hours_mark", "instant", "zone"))
_DAY_KINDS: Final = frozenset(("weekday", "weekday_short", "month", "month_maybe", "dayname", "iso", "slashed"))


def _clock_part(window: Window) -> Window:
    at = [i for i, kind in enumerate(window.kinds) if kind in _CLOCK_KINDS]
    first = at[0]
    if window.kinds[first] in ("meridiem", "hours_mark"):
        first -= 1
    return window.part(window.first + first, window.first + at[-1] + 1)


def _day_part(window: Window) -> Window:
    """The pieces that are not of the clock."""
    clock = _clock_part(window)
    if clock.first - window.first >= window.last - clock.last:
        return window.part(window.first, clock.first)
    return window.part(clock.last, window.last)


def clock_alone(window: Window) -> Found | None:
    """'at 18:00 GMT' -> on the day told last in the text, or of publication."""
    time = _zone_clean(clock_value(window))
    if not time or (not window.has("meridiem", "instant", "clock", "hours_mark", "zone")):
        return None
    if window.has("instant") and window.tag(1) in ("NN", "NNS") and window.before() in ("the", "a"):
        return None
    return _today_time(window, "TIME", time)


def _today_time(window: Window, type_: str, time: str) -> Found:
    """A time of the day that the text speaks of."""
    day, anchor = window.setting.reference(window.sentence)
    exact = anchor == "published" or len(window.setting.moving) >= 10
    if day is None or not exact or (anchor == "narrative" and "W" in window.setting.moving):
        if window.setting.today and not window.setting.narrative:
            return window.found(type_, point(window.setting.today).value + time, "published")
        return window.found(type_, "XXXX-XX-XX" + time, "none")
    return window.found(type_, point(day).value + time, anchor)


_NIGHT_HOURS: Final = "TNI"


def part_of_day(window: Window) -> Found | None:
    """'Monday night' -> 2025-01-06TNI; 'the morning of 3 March' -> TMO; 'early Monday morning' likewise."""
    value, anchor = day_value(window)
    if not value:
        return None
    return window.found("TIME", value + "T" + _part(window), anchor)


def _part(window: Window) -> str:
    """TIMEX3's parts of a day; dawn counts as morning, dusk as evening."""
    return {"DA": "MO", "DU": "EV"}.get(window.value("daypart"), window.value("daypart"))


def night_between(window: Window) -> Found | None:
    """'the night of January 6-7', 'overnight 6-7 January', 'the night from Sunday to Monday' -> the evening's date."""
    joint = max(i for i, kind in enumerate(window.kinds) if kind in ("hyphen", "to", "and", "slash"))
    cut = window.first + joint
    left = window.part(window.first, cut)
    if left.has("month", "month_maybe") or left.has("weekday", "weekday_short"):
        value, anchor = day_value(left)
    else:
        month, day = window.value("month", "month_maybe"), day_number(left)
        setting = window.setting
        year = window.value("year")
        found, anchor = setting.complete(int(month), day, window.direction()) if not year else (None, "absolute")
        value = found.value if found else f"{year or 'XXXX'}-{month}-{day:02d}"
    return window.found("TIME", value + "TNI", anchor) if value else None


def overnight(window: Window) -> Found:
    """'overnight' in an article of 2025-01-07 -> 2025-01-06TNI; 'will be closed overnight' -> 2025-01-07TNI."""
    setting = window.setting
    ahead = window.direction() > 0
    today = setting.today
    if setting.narrative or today is None:
        day, anchor = setting.reference(window.sentence)
        value = point(day).value if day and len(setting.moving) >= 10 else "XXXX-XX-XX"
        return window.found("TIME", value + "TNI", anchor if value[0] != "X" else "none")
    day = add_days(today, 0 if ahead else -1) or today
    return window.found("TIME", point(day).value + "TNI", "published")


def overnight_on(window: Window) -> Found | None:
    """'overnight on Jan. 7', 'overnight into Tuesday' -> the night that ends on that day; 'Monday overnight' begins on it."""
    value, anchor = day_value(window)
    if not value:
        return None
    if window.kinds[0] == "overnight" and value[0] != "X":
        moved = add_days(date.fromisoformat(value[:10]), -1)
        value = point(moved).value if moved else value
    return window.found("TIME", value + "TNI", anchor)


def tonight(window: Window) -> Found:
    """'tonight' -> the night that begins on the day of publication."""
    today = window.published
    value = point(today).value if today else "XXXX-XX-XX"
    return window.found("TIME", value + "TNI", "published" if today else "none")


def deictic_part(window: Window) -> Found | None:
    """'this morning', 'last night' (of the evening before), 'that afternoon', 'the next morning'."""
    part = _part(window)
    setting = window.setting
    shift = -1 if window.has("last", "previous") else int(window.has("next", "following"))
    if window.has("this", "last") and not setting.narrative:
        today = setting.today
        moved = add_days(today, shift) if today else None
        value = point(moved).value if moved else "XXXX-XX-XX"
        return window.found("TIME", f"{value}T{part}", "published" if moved else "none")
    day, anchor = setting.reference(window.sentence)
    if day is None or (anchor == "narrative" and len(setting.moving) < 10):
        return window.found("TIME", f"XXXX-XX-XXT{part}", "none")
    moved = add_days(day, shift)
    return window.found("TIME", f"{point(moved).value}T{part}", anchor) if moved else None


def early_hours(window: Window) -> Found | None:
    """'in the early hours of Tuesday' -> 2025-01-07TMO, from midnight to six."""
    end = window.at("units") + 1
    if window.value("units") != "TH":
        return None
    if end < window.last:
        value, anchor = day_value(window.part(end, window.last))
        found = window.found("TIME", value + "TMO", anchor) if value else None
    else:
        found = _today_time(window, "TIME", "TMO")
    if found is None:
        return None
    begin = interval(found.value[:-3])[0]
    return found._replace(interval=(begin, begin + timedelta(hours=6)) if begin else None)


_PART_BEFORE: Final = frozenset("in during by at until since the".split())


def bare_part(window: Window) -> Found | None:
    """'in the evening', 'at dawn', 'by night' -> that part of the day the text speaks of; 'morning prayers' is none."""
    if window.before() not in _PART_BEFORE or window.tag(1) in ("NN", "NNS", "NNP"):
        return None
    return _today_time(window, "TIME", "T" + _part(window))


DAYS: Final = (
    Rule(
        "night_between",
        "the? (early|late)? (overnight|daypart) (of|from|on|between|to|the|in)* (DAY (hyphen|to|and|slash) the? DAY of? MONTH|MONTH DAY (hyphen|to|and|slash) the? (MONTH? DAY)|DAY of? MONTH (hyphen|to|and) DAY of? MONTH|WEEKDAY (hyphen|to|and) WEEKDAY) (comma? year)?",
        night_between,
    ),
    Rule("clock_day", f"APPROX? CLOCK ZONE? comma? (on|of)? DAYREF", clock_day),
    Rule("clock_day", f"DAYREF comma? at? APPROX? CLOCK ZONE?", clock_day),
    Rule("part_of_day", f"the? (early|late|mid)? hyphen? daypart units? (of|on|comma)* the? DAYREF", part_of_day),
    Rule("overnight_on", f"overnight (on|to|from|hyphen)* DAYREF", overnight_on),
    Rule("overnight_on", f"DAYREF overnight", overnight_on),
    Rule("part_of_day", f"(early|late|mid|earlier|later)? DAYREF (early|late|mid)? hyphen? daypart", part_of_day),
    Rule("deictic_part", "(early|earlier|late|later)? the? DIRECTION (early|late)? daypart", deictic_part),
    Rule("dayname", "the unit (before|after) dayname", dayname),
    Rule("dayname", "PORTION? (early|late|earlier|later)? dayname", dayname),
    Rule("weekday", "((early|late|earlier|later) on?)? (the|this)? DIRECTION? WEEKDAY", weekday),
    Rule("early_hours", "the? early (daypart)? units (of the? DAYREF)?", early_hours),
    Rule("clock", "(integer|year) ZONE", clock_alone),
    Rule("tonight", "(early|late|earlier|later)? tonight", tonight),
    Rule("overnight", "overnight", overnight),
    Rule("clock", "APPROX? CLOCK ZONE?", clock_alone),
    Rule("bare_part", "the? (early|late|mid)? hyphen? daypart", bare_part),
)
