"""Figures that stand in the frame of an earlier one and share its unit or noun: "by 3 percent, imports by 2"."""

from __future__ import annotations

from typing import Final

from ...records import Quantity
from .classes import PEOPLE, Items, item_at
from .contexts import build_contexts
from .trimming import DAYS, is_participle
from .view import View
from .wholes import REACH

_SAME_VERB: Final = {"have": "has", "had": "has", "are": "is", "was": "is", "were": "is"}
_FRAMES: Final = frozenset(("has", "is", "by", "at", "to", "from", "with", "for", "in", "on", "of"))
_COMPARED: Final = frozenset(("from", "than", "with", "against", "versus", "to"))
_CLOSED: Final = frozenset(
    ("IN", "TO", "CC", "WP", "WDT", "WRB", "DT", ",", ".", ":", "RB", "-RRB-", "''", "MD", "VBD", "VBZ", "VBP", "VBN",
     "PRP")
)  # fmt: skip
_LEVEL: Final = frozenset(("to", "at", "of", "above", "below"))
_LEAST_LEVEL: Final = 100.0
"""An index stands in the hundreds at least; what is smaller is a change of it."""


def share_measure(quantity: Quantity, source: Quantity, rule: str) -> Quantity:
    """A number with the unit, the counted phrase and the class of another."""
    return quantity._replace(
        unit=source.unit,
        currency=source.currency,
        si_unit=source.si_unit,
        si_value=_scaled(quantity, source),
        counted_first=source.counted_first,
        counted_last=source.counted_last,
        counted_head=source.counted_head,
        item=source.item,
        model=source.model,
        rule=f"{quantity.rule}_{rule}",
    )


def _scaled(quantity: Quantity, source: Quantity) -> float | None:
    """The SI value by the factor of the unit that is shared."""
    value = quantity.low if quantity.low is not None else quantity.high
    other = source.low if source.low is not None else source.high
    if value is None or not other or source.si_value is None or source.si_unit == "kelvin":
        return None
    return source.si_value / other * value


def parallel(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'the best bid is 91 cents, the worst is 80', 'one bloc has 61 deputies, its rival has 58'.

    The unit or the noun of the nearest number of the sentence behind the same verb or preposition, or of the
    number that this one is compared with.
    """
    if not found or not _stands_alone(view, quantity):
        return None
    frame = _frame(view, quantity)
    for distance, other in enumerate(found[: -REACH - 1 : -1]):
        if other.sentence != quantity.sentence:
            break
        if not _shares(view, other, quantity):
            continue
        if (
            (frame in _FRAMES and _frame(view, other) == frame and _is_comparable(other, quantity))
            or (distance == 0 and _is_compared(view, other, quantity, frame))
            or (frame in _LEVEL and other.unit == "point" and (quantity.high or 0.0) >= _LEAST_LEVEL)
        ):
            return share_measure(quantity, other, "parallel")
    return None


def collective(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'a crew of six', 'a convoy of 30': what the members of a collective are."""
    at = _before(view, quantity)
    if not _stands_alone(view, quantity) or view.lower[at] != "of":
        return None
    if view.lower[at - 1] not in view.document.lexicons.get(build_contexts).collectives:
        return None
    item = item_at(view, items, at - 1, at - 1)
    item = item if item in PEOPLE or item == "vehicles" else "people"
    return quantity._replace(item=item, rule=quantity.rule + "_collective")


def _before(view: View, quantity: Quantity) -> int:
    """The token before a number and its modifier."""
    at = quantity.first - 1
    while at >= 0 and view.end[at] > quantity.phrase_begin:
        at -= 1
    return at


def _stands_alone(view: View, quantity: Quantity) -> bool:
    """A number that nothing follows which it could count; 'one' is a pronoun."""
    if quantity.counted_head >= 0 or view.lower[quantity.first] == "one":
        return False
    last = quantity.last
    return (
        last >= view.sentence_last[quantity.sentence]
        or view.tags[last] in _CLOSED
        or view.lower[last] in DAYS
        or is_participle(view, last, last + 1)
    )


def _shares(view: View, other: Quantity, quantity: Quantity) -> bool:
    """A number that has a unit, or counts a plural; nothing of a million is a percent."""
    if other.unit is not None:
        great = (quantity.high or quantity.low or 0.0) >= 1e5
        return other.item != "age" and not (great and other.item == "percent")
    return other.counted_head >= 0 and view.tags[other.counted_head] in ("NNS", "NNPS")


def _is_comparable(other: Quantity, quantity: Quantity) -> bool:
    """Figures of one measure are not a thousand times apart."""
    one, two = other.low or other.high or 1.0, quantity.low or quantity.high or 1.0
    return one < 1000 * two and two < 1000 * one


def _frame(view: View, quantity: Quantity) -> str:
    """The verb or preposition a number stands behind, possessors passed over: 'to | the south's | 35'."""
    start, at = view.sentence_first[quantity.sentence], _before(view, quantity)
    if at >= start and view.tags[at] == "POS":
        while at >= start and view.tags[at] in ("POS", "NNP", "NN", "NNS", "NNPS", "DT", "PRP$"):
            at -= 1
    word = view.lower[at] if at >= start else ""
    return _SAME_VERB.get(word, word)


def _is_compared(view: View, other: Quantity, quantity: Quantity, frame: str) -> bool:
    """'40 shares, up from 30', '90 schools to the south's 35', 'from 21-25 mpg to 31'."""
    if frame not in _COMPARED:
        return False
    between = view.lower[other.last : quantity.first]
    if frame == "from":
        return _frame(view, other) == "to" or any(word in between for word in ("up", "down", "compared"))
    if frame == "to":
        return _frame(view, other) == "from" or "'s" in between
    return frame != "with" or "compared" in between
