"""Two numbers that are one range: "20 to 30", "between 20 and 30", "four to five thousand", "two or three"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...records import Quantity
from .contexts import build_contexts
from .modifiers import bound
from .numerals import Numeral, read_numeral
from .view import View

DASHES: Final = frozenset(("-", "–", "—", "--", "‑", "~"))
_REVISED: Final = frozenset(
    ("toll", "tolls", "deaths", "casualties", "fatalities", "dead", "killed", "wounded", "injured", "missing",
     "victims", "displaced", "captured", "hostages")
)  # fmt: skip
Skip = Callable[[int], int]
Carry = Callable[[int], tuple[int, str]]


def read_range(view: View, left: Numeral, bounds: tuple[int, int], *, skip: Skip, carry: Carry) -> Numeral | None:
    """The range that `left` opens, or None.

    `skip(i)` gives the token after a currency that stands at i, `carry(i)` the token after a unit and its name.
    """
    if left.vague or left.rest.startswith("-") or left.high != left.low:
        return None
    start, end = bounds
    joint, unit = carry(left.last)
    if view.lower[joint : joint + 1] == ["-"] and view.lower[joint + 1 : joint + 2] in (["to"], ["or"]):
        joint += 1  # an 8- to 16-meter telescope
    if joint >= end:
        return None
    word = view.lower[joint]
    if word not in _JOINTS:
        return None
    opener = view.lower[_opener(view, left, start, skip)]
    if not _joins(view, word, opener, joint):
        return None
    right = _right(view, left, (joint, end), opener, skip)
    if right is None or right.high is None:
        return None
    if unit and not _same_unit(unit, carry(right.last)[1], opener):
        return None
    if left.rest and left.rest != right.rest:
        return None
    low = left.low
    if right.signed:
        return _below_zero(view, left, right, start)
    if left.factor == 1 and right.factor > 1 and low < right.low / right.factor:
        low *= right.factor
    if not _is_range(view, low, right.high, word, opener) or (opener == "from" and _revises(view, left, start)):
        return None
    if right.high > _WIDEST * low and _is_change(view, opener, carry(right.last)[1]):
        return None
    rule = {"between": "between_and", "from": "from_to"}.get(opener, "range")
    return right._replace(
        first=left.first,
        begin=left.begin,
        low=min(low, right.high),
        high=max(low, right.high),
        prefix=left.prefix,
        plain=left.plain and right.plain,
        rule=rule,
        unit_at=left.last if unit else 0,
    )


_JOINTS: Final = DASHES | {"to", "or", "through", "thru", "up", "and"}
_SIGNS: Final = frozenset(("-", "−", "–", "minus", "negative"))


def is_signed(view: View, first: int, start: int) -> bool:
    """'minus | 20', '-18' with nothing touching its sign from the left."""
    if first <= start or view.lower[first - 1] not in _SIGNS or view.before(first, 2) == "or":
        return False  # plus or minus 3
    return view.lower[first - 1].isalpha() or (view.touching(first) and not view.touching(first - 1))


def _below_zero(view: View, left: Numeral, right: Numeral, start: int) -> Numeral | None:
    """'-18 to -34', 'minus 5 to minus 10': the signs are read here."""
    if not is_signed(view, left.first, start) or right.high is None:
        return None
    low, high = sorted((-left.low, -right.high))
    return right._replace(first=left.first, begin=left.begin, low=low, high=high, prefix=left.prefix, rule="range")


def _right(view: View, left: Numeral, tokens: tuple[int, int], opener: str, skip: Skip) -> Numeral | None:
    """The number after the joint, its currency and a hedge."""
    joint, end = tokens
    at = joint + (2 if view.lower[joint : joint + 2] == ["up", "to"] else 1)
    money = skip(at)
    if money > at and joint > left.last:
        return None  # 'rose 4 percent to $84'
    at = money
    if at < end and opener in ("between", "from"):
        at += _hedges(view, at)
    if at + 1 < end and view.lower[at] in ("a", "an") and view.form(at + 1) is not None:
        at += 1
    sign = at + 1 < end and view.lower[at] in _SIGNS and (view.lower[at].isalpha() or view.touching(at + 1))
    right = read_numeral(view, at + sign, end) if at + sign < end else None
    return None if right is None or right.vague else right._replace(signed=sign)


def _hedges(view: View, at: int) -> int:
    """Tokens of a hedge inside a range: 'between 60,000 and | more than | 80,000'."""
    if view.lower[at : at + 2] in (["more", "than"], ["up", "to"], ["as", "many"]):
        return 2
    return int(view.lower[at] in ("about", "around", "some", "over", "nearly", "perhaps"))


def _same_unit(left: str, right: str, opener: str) -> bool:
    """'4 per cent to 6 per cent' comes again; '90 pounds to 80' needs 'from'; 'rose 2% to 840' is no range."""
    if not right:
        return opener in ("from", "between") and left != "percent"
    return left == right


def _opener(view: View, left: Numeral, start: int, skip: Skip) -> int:
    """The token before the number, its currency and a hedge: 'between about $5 and ...' -> between."""
    at = left.first - 1
    while at > start and (skip(at) == at + 1 or view.lower[at] in ("about", "around", "some", "roughly")):
        at -= 1
    return max(at, start)


def _joins(view: View, word: str, opener: str, at: int) -> bool:
    """'to', a dash; 'and' after between; 'or'."""
    if word in ("to", "or", "through", "thru"):
        return True
    if word == "up":
        return view.lower[at : at + 2] == ["up", "to"] and opener in ("from", "starting")
    if word == "and":
        return opener == "between"
    return word in DASHES


def _is_range(view: View, low: float, high: float, word: str, opener: str) -> bool:
    """The second is greater (a fall counts after 'from'); 'or' joins neighbours only; a dash no score."""
    if opener == "by":
        return low < high <= _WIDEST * low  # 'fell by 2 to 3 degrees', not 'rose by 60 to 512'
    if word == "or":
        return low < high <= max(low + 2, 2 * low)
    if opener == "from" and word == "to":
        return low != high
    return low < high


_WIDEST: Final = 2.5
"""A range is no wider than this where its two figures may be a change and a level."""


def _is_change(view: View, opener: str, unit: str) -> bool:
    """'the share fell 4 to 15': a change and the level after it; 'rose 3 to 10 percent' is a range."""
    return not unit and opener in view.document.lexicons.get(build_contexts).change_verbs


def _revises(view: View, left: Numeral, start: int) -> bool:
    """'The toll rose from 24 to 31', 'the wounded from 31 to 24': two figures, the second is current."""
    return any(word in _REVISED for word in view.lower[max(start, left.first - 9) : left.first])


def is_score(view: View, numeral: Numeral, end: int) -> bool:
    """'1 – 0' and '3 - 1': plain digits around a dash that are no range."""
    if not numeral.plain:
        return False
    after = numeral.last
    if after + 1 < end and view.lower[after] in DASHES and view.lower[after + 1].isdigit():
        return float(view.lower[after + 1]) <= numeral.low
    before = numeral.first - 1
    return before > 0 and view.lower[before] in DASHES and view.lower[before - 1].isdigit()


def merge_bounds(view: View, found: list[Quantity]) -> list[Quantity]:
    """'more than 10 but fewer than 20 vehicles', 'at most 100 and at least 20': two bounds that are one range."""
    out: list[Quantity] = []
    for quantity in found:
        if out and _bounds_together(view, out[-1], quantity):
            left = out.pop()
            quantity = quantity._replace(
                begin=left.begin,
                first=left.first,
                phrase_begin=left.phrase_begin,
                low=quantity.low if left.low is None else left.low,
                high=left.high if quantity.high is None else quantity.high,
                modifier="=",
                rule="two_bounds_" + quantity.rule,
            )
        out.append(quantity)
    return out


def _bounds_together(view: View, left: Quantity, right: Quantity) -> bool:
    """One is a lower bound, the other an upper one, nothing stands between but 'but' or 'and'."""
    if left.sentence != right.sentence or left.counted_head >= 0 or (left.low is None) == (right.low is None):
        return False
    lower, upper = (left, right) if left.high is None else (right, left)
    if lower.high is not None or upper.high is None or lower.low is None or lower.low >= upper.high:
        return False
    between = view.document.text[left.phrase_end : right.phrase_begin].replace(",", " ").split()
    return between in (["but"], ["and"], []) and (left.unit is None or left.unit == right.unit)


def convert(view: View, found: list[Quantity]) -> list[Quantity]:
    """'more than 100 kilometers (62 miles)': the measure in brackets has the bounds of the one before it."""
    out = list(found)
    for index in range(1, len(out)):
        left, right = out[index - 1], out[index]
        if left.modifier != "=" and right.modifier == "=" and _is_same_measure(view, left, right):
            low, high, modifier = bound(right.low or 0.0, right.high, left.modifier, vague=False)
            out[index] = right._replace(low=low, high=high, modifier=modifier)
    return out


def _is_same_measure(view: View, left: Quantity, right: Quantity) -> bool:
    """Two units of one dimension, or two currencies, the second in brackets right behind the first."""
    if left.sentence != right.sentence or right.unit in (None, left.unit):
        return False
    money = left.currency is not None and right.currency is not None
    same = left.si_unit is not None and left.si_unit == right.si_unit
    return (same or money) and view.document.text[left.phrase_end : right.phrase_begin].split() in (["("], ["["])
