"""How long: '5 1/2 hours', 'a month-long siege', bare 'weeks'; ages are none."""

from __future__ import annotations

from typing import Final

from ..calendar import shift_unit
from ..patterns import Rule
from ..window import Found, Window
from .amounts import VAGUE, amount, duration, is_price

_LEADS_A_LENGTH: Final = frozenset(
    ("in", "for", "within", "of", "than", "only", "just", "by", "after", "every", "over")
)


def _is_age(window: Window) -> bool:
    """'12 years old', '18 years of age', 'aged 12 years'."""
    of_age = (window.after(), window.after(2)) in (("of", "age"), ("-", "old"))
    return of_age or window.before() == "aged" or window.after() in ("old", "olds")


def _is_some_day(window: Window) -> bool:
    """'hoped one day to return' says no length; 'in one day', 'one day before' do."""
    token = window.pieces.token[window.first]
    words = window.pieces.document.lower[token : token + 2]
    leads_on = window.after() in (",", "to") or window.tag(1)[:2] in ("VB", "MD", "PR") or window.tag(-1) == "MD"
    leads_on = leads_on or window.before() in ("that", "if") or window.tag(1)[:3] == "NNP"
    return words == ["one", "day"] and window.before() not in _LEADS_A_LENGTH and leads_on


def _is_war(window: Window) -> bool:
    """'the Six Day War', 'the Thirty Years' War' lasted so long; the film '13 Hours' did not."""
    return window.after() in ("'", "’", "'s", "’s") or window.tag(1)[:3] == "NNP"


def length(window: Window) -> Found | list[Found] | None:
    """'nearly two years' -> P2Y, 'two-week' -> P2W, 'a year and a half' -> P1.5Y; 'a 12-year-old' is an age."""
    unit = window.value("unit", "units", "second")
    unit = "TS" if window.kinds[-1] == "second" else unit
    end = window.at("unit", "units")
    end = (end if end >= 0 else window.last - 1) - window.first
    if _is_age(window) or _is_some_day(window) or (window.is_name() and not _is_war(window)):
        return []
    if unit == "Q" and window.has("hyphen"):  # three-quarters
        return None
    if unit == "Q" and window.after() == "of" and (window.has("a") or window.after(2) in _WHOLES):
        return []  # a quarter of the market
    if window.has("second") and not window.has("unit", "units"):
        return None
    count = amount(window.kinds[:end], window.values[:end])
    if window.kinds[:end] == ["a"] and window.has("units"):
        count = VAGUE
    if window.has("half") and "half" in window.kinds[end:] and count != VAGUE:
        count += 0.5
    if count == 0:
        return []
    if _rate(window, end):
        return [] if is_price(window) else window.found("SET", duration(count, unit), "none")
    if unit == "M" and count > 1:
        window.setting.compared = ""  # "for the nine months": "a year earlier" is no longer a quarter
    of_noun = window.kinds[0] == "a" and window.kinds[1] in _COUNTED and window.kinds[end] == "unit"
    said = window.part(window.first + of_noun, window.last)  # the article of 'a two-year deal' is the deal's
    return said.found("DURATION", duration(count, unit), "none")


_WHOLES: Final = frozenset(("the", "its", "their", "his", "her", "our", "all", "this", "these", "those", "them", "it"))
_COUNTED: Final = ("small", "integer", "number", "vague", "mixed")


def _rate(window: Window, end: int) -> bool:
    """'15 a year', 'two missiles a day' say how often; 'killed guards a day after the truce' does not."""
    one = window.kinds[:end] == ["a"] and window.kinds[end] == "unit"
    return one and window.tag(-1) in ("CD", "NNS", "$") and window.after() not in ("after", "before", "into", "since")


def quarters(window: Window) -> Found | None:
    """'a quarter of an hour' -> PT15M; 'three quarters of a century' -> P75Y; 'a quarter-century ago' -> 2000."""
    units = [value for kind, value in zip(window.kinds, window.values, strict=True) if kind in ("unit", "units")]
    if units[0] != "Q" or units[1] not in _QUARTERS:
        return None
    end = window.at("unit", "units") - window.first
    start = window.kinds[:end].index("approx") + 1 if "approx" in window.kinds[:end] else 0
    counted = window.kinds[start:end]
    count = amount(counted, window.values[start:end]) if counted and counted != ["a"] else 1.0
    part, unit = _QUARTERS[units[1]]
    base, anchor = window.setting.base() if window.has("ago") else window.setting.reference(window.sentence)
    if base is not None and unit == "Y" and window.has("ago", "earlier", "later"):
        value = shift_unit(base, unit, int(part * count) * (1 if window.has("later") else -1))
        return window.found("DATE", value, anchor) if value else None
    return window.found("DURATION", duration(part * count, unit), "none")


_QUARTERS: Final = {"C": (25, "Y"), "Y": (3, "M"), "TH": (15, "TM"), "DE": (2.5, "Y")}
"""A quarter of a unit in a smaller one."""


def bare_length(window: Window) -> Found | None:
    """'for weeks', 'within days' -> PXW, PXD; 'on days when prices fall' is no length."""
    if window.before() in ("old", "-") or _is_age(window) or window.value("units") == "Q" or window.is_name():
        return None
    if window.after() in ("when", "where") or window.before() == "on":
        return None
    if window.value("units") == "TH" and window.tag(-1) in ("NN", "VBG"):  # office hours
        return None
    return window.found("DURATION", duration(VAGUE, window.value("units")), "none")


def long_length(window: Window) -> Found:
    """'a month-long siege' -> P1M; 'the months-long siege' -> PXM."""
    count = VAGUE if window.has("units") else 1.0
    return window.found("DURATION", duration(count, window.value("unit", "units")), "none")


def age(window: Window) -> Found | list[Found]:
    """'an 8-month-old truce' has lasted P8M; a boy, a house and who is 'two years old' have an age."""
    if not window.has("war"):
        return []
    end = window.at("unit", "units") - window.first
    count = amount(window.kinds[:end], window.values[:end])
    return window.part(window.first, window.last - 1).found(
        "DURATION", duration(count, window.value("unit", "units")), "none"
    )


DURATIONS: Final = (
    Rule("age", "AMOUNT hyphen? (unit|units) hyphen? (old continued*) war?", age),
    Rule("age", "(unit|units) hyphen? (old continued*) war?", age),
    Rule("quarters", "APPROX? a? unit (hyphen|of a)? unit (ago|earlier|later)?", quarters),
    Rule("quarters", "APPROX? COUNT hyphen? (unit|units) of a unit (ago|earlier|later)?", quarters),
    Rule("length", "APPROX? (a|small|number) (unit|units) and a? half", length),
    Rule("length", "the COUNT adjective? units", length),
    Rule("length", "AMOUNT hyphen? adjective* hyphen? (unit|units) (hyphen long)?", length),
    Rule("long_length", "(unit|units) hyphen long", long_length),
    Rule("bare_length", "units or units", bare_length),
    Rule("bare_length", "adjective? units", bare_length),
)
