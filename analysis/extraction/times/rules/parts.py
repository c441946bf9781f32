"""Parts of days: Monday night, this morning, last night, overnight, in the early hours, at dawn."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from ..calendar import add_days, make_point, point
from ..intervals import interval
from ..patterns import Rule
from ..window import Found, Window
from .dates import day_number
from .days import day_value, time_of_that_day


def part_of_day(window: Window) -> Found | list[Found] | None:
    """'Monday night' -> 2025-01-06TNI; 'the morning of 3 March' -> TMO; 'Monday nights' come again."""
    if window.has("weekday") and window.pieces.document.lower[window.pieces.token[window.last - 1]].endswith("s"):
        return window.found("SET", f"XXXX-WXX-{window.value('weekday')}T{_part(window)}", "none")
    value, anchor = day_value(window)
    if window.is_name() and window.leads_a_name():  # a guest of Saturday Night Live
        return []
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
    ahead = window.direction() > 0 and window.before() != "by"  # killed by overnight shelling
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
    untold = anchor == "published" and window.has("that", "same", "next", "following") and window.direction() < 0
    if day is None or untold or (anchor == "narrative" and len(setting.moving) < 10):
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
    twilight = window.value("daypart") in ("DA", "DU") and window.before() in ("before", "after", "around", "towards")
    if not (twilight or window.before() in _PART_BEFORE | _SPAN_BEFORE) or window.tag(1) in ("NN", "NNS", "NNP"):
        return None
    if (window.before(), window.after()) == ("from", "to"):  # to the evening of Thursday
        return None
    if window.value("daypart") in ("DA", "DU") and window.after() == "of":  # at the dawn of a new age
        return None
    if "the" in (window.before(), window.kinds[0]) and _is_clause(window):  # the night they left
        return None
    if window.after() in ("of", "before", "after"):  # the evening of the attack: nothing says which
        return window.found("TIME", "XXXX-XX-XXT" + _part(window), "none")
    found = _in_twilight(window, time_of_that_day(window, "TIME", "T" + _part(window)))
    today = found.anchor == "published" or found.value[:10] == str(window.setting.today)
    if _part(window) == "NI" and today and window.direction() < 0:  # in the night it rained
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
    Rule("part_of_day", "(early|late|mid|earlier|later|the)? DAYREF (early|late|mid)? hyphen? daypart", part_of_day),
)

THAT_PART: Final = (
    Rule("deictic_part", "(early|earlier|late|later)? the? DIRECTION same? (early|late)? daypart", deictic_part),
    Rule("deictic_part", "the daypart before", deictic_before),
)

PARTS: Final = (
    Rule("early_hours", "the? (early|wee) daypart? units (of|on)? the? DAYREF daypart?", early_hours),
    Rule("early_hours", "the? (early|wee) daypart? units", early_hours),
    Rule("tonight", "(early|late|earlier|later)? tonight", tonight),
    Rule("overnight", "overnight", overnight),
    Rule("bare_part", "the? (early|late|mid)? hyphen? daypart", bare_part),
)
