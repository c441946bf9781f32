"""Pounds: a weight where the words around say so, else money."""

from __future__ import annotations

from typing import Final

from .contexts import build_contexts
from .numerals import Numeral
from .units import Measure, Units
from .view import View

_WEIGHING: Final = frozenset(("weigh", "weighs", "weighed", "weighing", "weight"))
_BEFORE: Final = 4
"""Tokens from a word of weighing to the number."""
_LARGE: Final = 1e6  # a scale word of this size counts money


def weigh(view: View, units: Units, numeral: Numeral, measure: Measure, bounds: tuple[int, int]) -> Measure:
    """'200 pounds of explosives', 'a 500-pound bomb', 'weighs 180 pounds'; '300 pounds of debt' stay money."""
    if measure.unit.currency != "GBP" or not _is_bare(view, numeral, measure) or numeral.factor >= _LARGE:
        return measure
    start, end = bounds
    at = measure.last
    before = view.lower[max(start, numeral.first - _BEFORE) : numeral.first]
    compound = numeral.rest != "" or view.lower[numeral.last] == "-"
    of = at < end and view.lower[at] == "of"
    told = (compound or of) and not _is_money(view, at + of, end)
    if told or not _WEIGHING.isdisjoint(before) or view.lower[at : at + 1] == ["heavy"] or _in_kilograms(view, at, end):
        return measure._replace(unit=units.glued["lb"])
    return measure


def _is_bare(view: View, numeral: Numeral, measure: Measure) -> bool:
    word = numeral.rest.strip("-–‑") or view.lower[measure.last - 1]
    return word in ("pound", "pounds") and measure.last - numeral.last <= 2


def _is_money(view: View, at: int, end: int) -> bool:
    """The noun phrase at `at` holds a word of money, or there is none."""
    nouns = view.document.lexicons.get(build_contexts).moneys
    while at < end and view.tags[at] in ("JJ", "DT", "PRP$", "VBN"):
        at += 1
    if at >= end or view.tags[at] not in ("NN", "NNS", "NNP", "NNPS"):
        return True
    while at < end and view.tags[at] in ("NN", "NNS", "NNP", "NNPS"):
        if view.lower[at] in nouns:
            return True
        at += 1
    return False


def _in_kilograms(view: View, at: int, end: int) -> bool:
    """'500 pounds (227 kg)'."""
    words = view.lower[at : min(at + 4, end)]
    return words[:1] == ["("] and any(word.lstrip("0123456789.,").startswith(("kg", "kilo")) for word in words)
