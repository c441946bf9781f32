"""How many of a unit: '5 1/2 hours', 'a year and a half', 'two or three weeks', 'several days'."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..window import Window

VAGUE: Final = -1.0
"""An amount that no number says: few, several, dozens."""

_UNIT_CODES: Final = {
    "TS": ("PT", "S", 1), "TM": ("PT", "M", 1), "TH": ("PT", "H", 1), "D": ("P", "D", 1), "W": ("P", "W", 1),
    "M": ("P", "M", 1), "Q": ("P", "Q", 1), "Y": ("P", "Y", 1), "E": ("P", "Y", 10), "C": ("P", "Y", 100),
    "K": ("P", "Y", 1000), "F": ("P", "W", 2), "NI": ("P", "D", 1), "WE": ("P", "WE", 1),
}  # fmt: skip
_VAGUE_UNIT: Final = {"E": "E", "C": "C", "K": "L"}
_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_HALVES: Final = {"TH": "30M", "TM": "30S"}


def unit_of(window: Window) -> str:
    """Code of the unit, '' if there is none."""
    return window.value("unit", "units", "weekend")


def amount(kinds: Sequence[str], values: Sequence[str]) -> float:
    """The number that the words before a unit say; of a range its upper end; 1.0 for the article alone."""
    total = current = 0.0
    seen = False
    for kind, value in zip(kinds, values, strict=True):
        if kind in ("small", "integer", "year", "number"):
            number = float(value.replace(",", ""))
            tens = kind == "number" and current >= 20 and current % 10 == 0 and number < 10
            current = current + number if tens or (current >= 100 and number < 100 and kind == "number") else number
            seen = True
        elif kind in ("scale", "dozen"):
            factor = 12.0 if kind == "dozen" else float(value)
            current = (current or 1.0) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
            seen = True
        elif kind == "vague":
            return VAGUE
        elif kind == "couple":
            current, seen = 2.0, True
        elif kind == "mixed":
            current, seen = int(value[:-1]) + _FRACTIONS[value[-1]], True
        elif kind == "half":
            total, seen = total + 0.5, True
        elif kind == "fraction":
            above, below = value.split("/")
            total, seen = total + int(above) / int(below), True
    return total + current if seen else 1.0


def plural_amount(window: Window) -> float:
    """Of the words before a plural: 'the first two' 2, 'the last' VAGUE."""
    counts = [at for at, kind in enumerate(window.kinds) if kind in _NUMBERS]
    return amount(window.kinds[counts[0] :], window.values[counts[0] :]) if counts else VAGUE


_NUMBERS: Final = ("small", "integer", "year", "mixed", "number", "scale", "dozen")


_MONEY: Final = frozenset(("$", "€", "£", "¥", "us$", "c$", "a$", "dollars", "euros", "pounds", "cents", "roubles"))


def is_price(window: Window) -> bool:
    """'$15 an hour', '$500 million per year' are a price, not times."""
    token = window.pieces.token[window.first]
    return not _MONEY.isdisjoint(window.pieces.document.lower[max(0, token - 3) : token])


def duration(count: float, unit: str) -> str:
    """TIMEX3: (2, 'W') -> P2W, (1.5, 'TH') -> PT1H30M, (2.5, 'Y') -> P2.5Y, (VAGUE, 'D') -> PXD."""
    prefix, letter, factor = _UNIT_CODES[unit]
    if count == VAGUE:
        return f"{prefix}X{_VAGUE_UNIT.get(unit, letter)}"
    whole = int(count)
    if count == 0.5 and unit == "Y":
        return "P6M"
    if count - whole == 0.5 and unit in _HALVES:
        return prefix + (f"{whole}{letter}" if whole else "") + _HALVES[unit]
    return f"{prefix}{count * factor:g}{letter}" if count * factor < 1e6 else f"{prefix}{int(count * factor)}{letter}"
