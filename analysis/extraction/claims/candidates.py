"""Which quantities are claims: all that count or measure, but no durations, ages, scores, ratios and pronouns."""

from __future__ import annotations

from typing import Final

from ...records import Quantity
from .syntax import Syntax
from .vocabulary import HURT

POINTING: Final = frozenset(("no", "this", "that", "another", "each", "every", "which", "the"))
NEVER: Final = frozenset(("duration", "age"))


def is_candidate(syntax: Syntax, quantity: Quantity, end: int) -> bool:
    """'30 people' and '26 were killed' are; 'two weeks', 'aged 12', 'one of the largest', 'no one' are none."""
    if (
        quantity.item in NEVER
        or quantity.rule == "pair"
        or quantity.unit in ("year", "month", "week", "day", "hour", "minute", "second")
    ):
        return False
    if quantity.low == 0 and quantity.rule != "none" and quantity.item is None:
        return False  # 'holding rates near zero'
    lower, first, after = syntax.lower, quantity.first, syntax.lower[quantity.last]
    if after in ("fewer", "less") or (after == "more" and lower[quantity.last + 1] == "than"):
        return False  # 'eight fewer than in May', '12 more than the day before': a difference
    if first > 1 and lower[first - 1] == "but" and lower[first - 2] == "all":
        return False  # 'all but one were killed'
    if lower[first] in ("one", "ones") and quantity.last - quantity.first == 1:
        return not _is_pronoun(syntax, quantity, end)
    return True


def _is_pronoun(syntax: Syntax, quantity: Quantity, end: int) -> bool:
    """'one of the largest', 'this one', 'one says'; 'one of its pilots is captured' counts."""
    lower, code, after = syntax.lower, syntax.code, quantity.last
    before = lower[quantity.first - 1] if quantity.first > 0 else ""
    if before in POINTING and not (before == "that" and quantity.counted_head >= 0):
        return True  # but 'said that one soldier had died'
    if after + 2 < end and lower[after] == "of":
        at = after + 1
        while at < end and code[at] in "DrqJ0'NSP" and at < after + 7:
            if code[at] == "j" or lower[at] in ("most", "worst", "main", "few", "last", "first"):
                return True
            at += 1
        return (at < end and code[at] == "j") or (at < end and lower[at] in ("most",))
    return quantity.counted_head < 0 and not _suffers(syntax, quantity.first, after, end)


def _suffers(syntax: Syntax, first: int, after: int, end: int) -> bool:
    """'killing [one]', '[one] dead': a victim without a noun."""
    if after < end and syntax.code[after] in "QA":
        return True
    senses = syntax.vocabulary.verbs.get(syntax.lower[first - 1], ()) if first and syntax.code[first - 1] == "F" else ()
    return any(sense.action in HURT and sense.role == "object" and not sense.word for sense in senses)
