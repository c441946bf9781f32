"""Quantities: marked cases, lexicon examples, properties."""

from __future__ import annotations

from analysis.extraction.quantities import find_quantities
from analysis.language import read


def test_finds_bounds_and_item() -> None:
    document = read(["At least 40 people fled the town."])
    (quantity,) = find_quantities(document, [])
    assert document.text[quantity.begin : quantity.end] == "40"
    assert (quantity.low, quantity.high, quantity.modifier, quantity.item) == (40, None, ">=", "people")
