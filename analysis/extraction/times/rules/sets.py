"""How often: 'every night', 'twice a week', 'on Mondays', 'daily'."""

from __future__ import annotations

from typing import Final

from ..patterns import Rule
from ..window import Found, Window
from .amounts import amount, duration, is_price

_DAILY: Final = {"D": "XXXX-XX-XX", "NI": "XXXX-XX-XXTNI"}


def every(window: Window) -> Found | list[Found] | None:
    """'every two weeks' -> P2W, 'each Thursday' -> XXXX-WXX-4, 'every night' -> XXXX-XX-XXTNI."""
    if window.value("each") == "per" and is_price(window):
        return []
    weekday = window.value("weekday", "weekday_short", "weekdays")
    part = window.value("daypart")
    if weekday:
        return window.found("SET", f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), "none")
    if part:
        return window.found("SET", f"XXXX-XX-XXT{part}", "none")
    if window.has("month", "month_maybe"):
        return window.found("SET", f"XXXX-{window.value('month', 'month_maybe')}", "none")
    if window.has("season", "season_maybe", "seasons"):
        return window.found("SET", f"XXXX-{window.value('season', 'season_maybe', 'seasons')}", "none")
    unit = window.value("unit", "units", "weekend")
    if window.has("small", "number", "ordinal", "second", "couple", "vague", "integer"):
        count = amount(window.kinds[:-1], window.values[:-1])
        return window.found("SET", duration(count, unit), "none")
    value = "XXXX-WXX-WE" if unit == "WE" else _DAILY.get(unit, "")
    return window.found("SET", value if value and window.value("each") != "per" else duration(1, unit), "none")


def every_of_two(window: Window) -> list[Found]:
    """'every Monday and Thursday' -> XXXX-WXX-1 and XXXX-WXX-4."""
    cut = window.last - 2
    parts = (window.part(window.first, cut), window.part(cut + 1, window.last))
    return [part.found("SET", f"XXXX-WXX-{part.value('weekday', 'weekday_short')}", "none") for part in parts]


def every_other(window: Window) -> Found:
    """'every other day' -> P2D; 'every other Monday' -> every second week."""
    return window.found("SET", duration(2, window.value("unit") or "W"), "none")


def rate(window: Window) -> Found | None:
    """'twice a week', 'three times per day' -> SET with the unit's length."""
    return window.found("SET", duration(1, window.value("unit")), "none")


def weekdays(window: Window) -> Found | None:
    """'on Mondays', 'Tuesday nights'."""
    part = window.value("daypart")
    return window.found("SET", f"XXXX-WXX-{window.value('weekday', 'weekdays')}" + (f"T{part}" if part else ""), "none")


def frequency(window: Window) -> Found | None:
    """'daily', 'annually'; 'the Daily Telegraph' is a name."""
    token = window.pieces.token[window.first]
    if window.before() == "average":  # the average daily volume is a rate
        return None
    capital = window.pieces.document.words[token][0].isupper() and window.before() != ""
    if capital or window.tag(0) in ("NNP", "NNPS"):
        return None
    if window.tag(1) in ("NNP", "NNPS") or window.after() in _PRESS:  # the Lima daily La República
        return None
    return window.found("SET", window.value("frequency"), "none")


_PRESS: Final = frozenset(("newspaper", "newspapers", "paper", "papers", "magazine", "publication", "journal"))


SETS: Final = (
    Rule("every", "each weekday (and|or) weekday", every_of_two),
    Rule(
        "every",
        "each of? (the|this)? adjective? (COUNT|vague|couple of?)? ORDINAL?"
        " (unit|units|weekend|weekday|weekdays|daypart|month|SEASON)",
        every,
    ),
    Rule("every_other", "each other (unit|weekday)", every_other),
    Rule("every", "each (weekday) daypart", every),
    Rule("every", "the (last|past) COUNT seasons", every),
    Rule("rate", "COUNT? times (a|each) unit", rate),
    Rule("weekdays", "weekdays daypart?", weekdays),
    Rule("frequency", "frequency", frequency),
)
