"""The rules, in the order in which they are tried at a place: the longer forms first."""

from __future__ import annotations

from typing import Final

from ..patterns import Rule
from .dates import DATES, QUARTERS, RANGES
from .days import DAYS
from .durations import DURATIONS
from .references import REFERENCES
from .relative import RELATIVE
from .sets import SETS
from .wars import WARS

RULES: Final[tuple[Rule, ...]] = (
    *WARS,
    *SETS,
    *DAYS[:7],
    *RANGES,
    *DAYS[7:9],
    *DATES[:6],
    *DAYS[9:],
    *QUARTERS,
    *RELATIVE,
    *DATES[6:],
    *DURATIONS,
    *REFERENCES,
)

__all__ = ["RULES"]
