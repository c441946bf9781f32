"""Counts that continue another: "74 others", "12 more", "another two" take the item of what they continue."""

from __future__ import annotations

from ...records import Quantity
from .view import View

_ELLIPTIC = frozenset(("others", "other", "more"))


def carry_items(view: View, quantities: list[Quantity]) -> list[Quantity]:
    """Give elliptical counts the item and model of the count they continue."""
    out: list[Quantity] = []
    for quantity in quantities:
        if quantity.unit is None and is_elliptic(view, quantity):
            source = _antecedent(out, quantity)
            if source is not None:
                quantity = quantity._replace(item=source.item, model=source.model, rule=quantity.rule + "_carried")
        out.append(quantity)
    return out


def is_elliptic(view: View, quantity: Quantity) -> bool:
    """'seven others', '12 more' without a noun, 'another two' without a noun."""
    if quantity.counted_head >= 0:
        return view.lower[quantity.counted_head] in _ELLIPTIC
    end = view.sentence_last[quantity.sentence]
    if quantity.last < end and view.lower[quantity.last] in ("more", "others"):
        return True
    return quantity.first > 0 and view.lower[quantity.first - 1] in ("another", "other", "further")


def _antecedent(found: list[Quantity], quantity: Quantity) -> Quantity | None:
    """The nearest count before it with an item, in this sentence or the one before."""
    for other in reversed(found):
        if other.sentence < quantity.sentence - 1:
            return None
        if other.unit is None and other.item is not None:
            return other
    return None
