"""Days said by the week or from today, and parts of days: Monday, yesterday, last night, overnight."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from ..anchors import weekday_near
from ..calendar import add_days, make_point, point
from ..intervals import interval
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
            int(window.pieces.token[window.first]), int(window.pieces.token[window.first]) + 1
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


def time_of_that_day(window: Window, type_: str, time: str) -> Found:
    """A time of the day that the text speaks of."""
    day, anchor = window.setting.reference(window.sentence)
    exact = anchor == "published" or len(window.setting.moving) >= 10
    if day is None or not exact or (anchor == "narrative" and "W" in window.setting.moving):
        if window.setting.today and not window.setting.narrative:
            return window.found(type_, point(window.setting.today).value + time, "published")
        return window.found(type_, "XXXX-XX-XX" + time, "none")
    return window.found(type_, point(day).value + time, anchor)


def part_of_day(window: Window) -> Found | None:
    """'Monday night' -> 2025-01-06TNI; 'the morning of 3 March' -> TMO; 'Monday nights' come again."""
    if window.has("weekday") and window.pieces.document.lower[int(window.pieces.token[window.last - 1])].endswith("s"):
        return window.found("SET", f"XXXX-WXX-{window.value('weekday')}T{_part(window)}", "none")
    value, anchor = day_value(window)
    if _has_passed(window, value):
        value = point(add_days(date.fromisoformat(value[:10]), -1) or date.min).value
    return _in_twilight(window, window.found("TIME", value + "T" + _part(window), anchor)) if value else None


def _has_passed(window: Window, value: str | None) -> bool:
    """'on the night of January 7' in an article of that day: the night told of ended in its morning."""
    of_the_day = window.kinds[0] in ("the", "daypart") and _part(window) == "NI" and window.direction() <= 0
    published = window.published
    return of_the_day and published is not None and value == point(published).value and window.has("month")


def _part(window: Window) -> str:
    """TIMEX3's parts of a day; dawn counts as morning, dusk as evening."""
    return {"DA": "MO", "DU": "EV"}.get(window.value("daypart"), window.value("daypart"))


def _in_twilight(window: Window, found: Found) -> Found:
    """Dawn and dusk have hours of their own."""
    part = window.value("daypart")
    return found._replace(interval=interval(f"{found.value[:10]}T{part}")) if part in ("DA", "DU") else found


def night_between(window: Window) -> Found | None:
    """'the night of January 6-7', 'overnight 6-7 January', 'the night from Sunday to Monday' -> the evening's date."""
    pair = window.value("fraction", "day_pair")
    if pair:
        return _night_of_pair(window, [int(day) for day in pair.split("/")])
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


def _night_of_pair(window: Window, days: list[int]) -> Found | None:
    """'the night of 5/6 January' -> 2025-01-05TNI."""
    month, year = int(window.value("month", "month_maybe")), window.value("year")
    if days[1] not in (days[0] + 1, 1):
        return None
    found, anchor = (
        (make_point(int(year), month, days[0]), "absolute")
        if year
        else window.setting.complete(month, days[0], window.direction())
    )
    value = found.value if found else f"XXXX-{month:02d}-{days[0]:02d}"
    return window.found("TIME", value + "TNI", anchor)


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
    """'overnight on Jan. 7' -> the night that ends on that day; 'Monday overnight' -> the one that begins on it."""
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
    if part == "NI" and window.has("same") and setting.night and not setting.narrative:
        return window.found("TIME", setting.night, "narrative")
    day, anchor = setting.reference(window.sentence)
    if day is None or (anchor == "narrative" and len(setting.moving) < 10):
        return window.found("TIME", f"XXXX-XX-XXT{part}", "none")
    moved = add_days(day, shift)
    return window.found("TIME", f"{point(moved).value}T{part}", anchor) if moved else None


def deictic_before(window: Window) -> Found | None:
    """'The night before, two fell' -> the night before the one told; 'the night before the vote' is none."""
    if window.tag(1) not in (",", ".", ":", ""):
        return None
    day, anchor = window.setting.reference(window.sentence)
    moved = add_days(day, -1) if day else None
    value = point(moved).value if moved else "XXXX-XX-XX"
    return window.found("TIME", f"{value}T{_part(window)}", anchor if moved else "none")


def early_hours(window: Window) -> Found | None:
    """'in the early hours of Tuesday' -> 2025-01-07TMO, from midnight to six."""
    end = window.at("units") + 1
    if window.value("units") != "TH":
        return None
    if end < window.last:
        value, anchor = day_value(window.part(end, window.last))
        found = window.found("TIME", value + "TMO", anchor) if value else None
    else:
        found = time_of_that_day(window, "TIME", "TMO")
    if found is None:
        return None
    begin = interval(found.value[:-3])[0]
    return found._replace(interval=(begin, begin + timedelta(hours=6)) if begin else None)


def _is_clause(window: Window) -> bool:
    """'the night they left' has a clause of its own, 'in the night they left' has none."""
    led = window.before(2) if window.before() == "the" else window.before()
    return led not in _PART_BEFORE and window.tag(1) in ("DT", "PRP", "WRB", "PRP$", "WDT")


_PART_BEFORE: Final = frozenset(("in", "during", "by", "at", "until", "since", "the"))
_SPAN_BEFORE: Final = frozenset(("from", "till", "through"))


def bare_part(window: Window) -> Found | None:
    """'in the evening', 'at dawn', 'by night' -> that part of the day the text speaks of; 'morning prayers' is none."""
    if window.before() not in _PART_BEFORE | _SPAN_BEFORE or window.tag(1) in ("NN", "NNS", "NNP"):
        return None
    if window.value("daypart") in ("DA", "DU") and window.after() == "of":  # at the dawn of a new age
        return None
    if "the" in (window.before(), window.kinds[0]) and _is_clause(window):  # the night they left
        return None
    if window.after() in ("of", "before", "after"):  # the evening of the attack: nothing says which
        return window.found("TIME", "XXXX-XX-XXT" + _part(window), "none")
    found = _in_twilight(window, time_of_that_day(window, "TIME", "T" + _part(window)))
    if _part(window) == "NI" and found.anchor == "published" and window.direction() < 0:  # in the night it rained
        evening = add_days(date.fromisoformat(found.value[:10]), -1)
        return found._replace(value=f"{evening}TNI") if evening else None
    return found


_TWO_DAYS: Final = (
    "(DAY (hyphen|to|and|slash) the? DAY of? MONTH|MONTH DAY (hyphen|to|and|slash) the? MONTH? DAY"
    "|(fraction|day_pair) of? MONTH|MONTH (fraction|day_pair)"
    "|DAY of? MONTH (hyphen|to|and) DAY of? MONTH|WEEKDAY (hyphen|to|and) WEEKDAY) (comma? year)?"
)

NIGHTS: Final = (
    Rule(
        "night_between",
        f"the? (early|late)? (overnight|daypart) (of|from|on|between|to|the|in)* {_TWO_DAYS}",
        night_between,
    ),
)

PARTS_OF_DAYS: Final = (
    Rule("part_of_day", "the? (early|late|mid)? hyphen? daypart units? (of|on|comma)* the? DAYREF", part_of_day),
    Rule("overnight_on", "overnight (on|to|from|hyphen)* DAYREF", overnight_on),
    Rule("overnight_on", "DAYREF overnight", overnight_on),
    Rule("part_of_day", "(early|late|mid|earlier|later)? DAYREF (early|late|mid)? hyphen? daypart", part_of_day),
)

THAT_DAY: Final = (
    Rule("deictic_part", "(early|earlier|late|later)? the? DIRECTION (early|late)? daypart", deictic_part),
    Rule("deictic_part", "the daypart before", deictic_before),
    Rule("dayname", "the unit (before|after) dayname", dayname),
)

DAYS: Final = (
    Rule("weekday_of_week", "WEEKDAY of? (last|this|next|previous|following) unit", weekday_of_week),
    Rule("dayname", "PORTION? (early|late|earlier|later)? dayname", dayname),
    Rule("weekday", "((early|late|earlier|later) on?)? (the|this)? DIRECTION? WEEKDAY", weekday),
    Rule("early_hours", "the? (early|wee) daypart? units (of|on)? the? DAYREF daypart?", early_hours),
    Rule("early_hours", "the? (early|wee) daypart? units", early_hours),
    Rule("tonight", "(early|late|earlier|later)? tonight", tonight),
    Rule("overnight", "overnight", overnight),
    Rule("bare_part", "the? (early|late|mid)? hyphen? daypart", bare_part),
)
