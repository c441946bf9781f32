"""Stretches of time up to now or from now on: over the past 24 hours, the last two weeks, the next few days."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from ..intervals import Interval, away
from ..patterns import Rule
from ..window import Found, Window
from .amounts import VAGUE, amount, duration, unit_of

_VERB_BEFORE: Final = ("to", "will", "would", "could", "can", "may", "might", "should")
"""Before them 'last' is the verb: to last two weeks."""


def span(window: Window) -> Found | None:
    """'over the past 24 hours', 'the last two weeks', 'the next few days' -> a duration beside its anchor."""
    unit = unit_of(window)
    if not unit or unit == "WE" or (window.kinds[0] == "last" and window.tag(0)[:2] in ("VB", "MD")):
        return None
    if window.kinds[0] == "last" and window.before() in _VERB_BEFORE:
        return None
    end = window.at("unit", "units") - window.first
    numbered = window.has("small", "integer", "number", "scale", "dozen", "vague", "couple", "year", "half")
    plural = window.has("units")
    if not numbered and not plural and not window.has("past", "coming") and window.before() != "over":
        return None
    count = amount(window.kinds[:end], window.values[:end]) if numbered else VAGUE if plural else 1.0
    if count == 0:
        return None
    value = duration(count, unit)
    if window.has("first", "latest") and window.direction() <= 0:
        window.setting.compared = ""
    if window.has("ordinal", "first", "recent", "latest") or count == VAGUE or window.setting.narrative:
        return window.found("DURATION", value, "none")
    if window.after() == "of" and window.tag(2)[:2] != "CD":  # the last two years of his life
        return window.found("DURATION", value, "none")
    sign = -1 if window.has("last", "past", "previous") else 1
    covered = _covered(window, unit, sign, count)
    return window.found("DURATION", value, "published" if covered else "none", covered)


def _covered(window: Window, unit: str, sign: int, count: float) -> Interval | None:
    published = window.setting.published
    other = away(published, unit, sign * count) if published else None
    if published is None or other is None:
        return None
    covered: tuple[datetime, datetime] = (other, published) if sign < 0 else (published, other)
    return covered


SPANS: Final = (
    Rule(
        "span",
        "(the|this)? (last|past|previous|next|coming|following|latest|first) (AMOUNT) adjective? hyphen? (unit|units)",
        span,
    ),
    Rule("span", "(the|these)? (last|past|next|coming|recent|following) adjective? units", span),
    Rule("span", "the (last|past|coming) unit", span),
)
