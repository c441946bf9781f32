"""The rules, in the order in which they are tried at a place: the longer forms first."""

from __future__ import annotations

from typing import Final

from ..patterns import Rule
from .clock import CLOCK_DAYS, CLOCKS
from .dates import DATES, MONTHS
from .days import DAYS, THAT_DAY
from .durations import DURATIONS
from .named_days import NAMED_DAYS
from .parts import NIGHTS, PARTS, PARTS_OF_DAYS, THAT_PART
from .periods import PERIODS, YEARS_AGO
from .ranges import RANGES
from .references import REFERENCES
from .relative import RELATIVE
from .seasons import QUARTERS, SEASONS
from .sets import SETS
from .stretches import STRETCHES
from .wars import WARS
from .years import ERAS, SAID_YEARS, YEARS

RULES: Final[tuple[Rule, ...]] = (
    *WARS,
    *SETS,
    *NIGHTS,
    *CLOCK_DAYS,
    *PARTS_OF_DAYS,
    *RANGES,
    *THAT_PART,
    *THAT_DAY,
    *ERAS,
    *DATES,
    *DAYS,
    *PARTS,
    *CLOCKS,
    *QUARTERS,
    *STRETCHES,
    *SAID_YEARS,
    *YEARS_AGO,
    *PERIODS,
    *RELATIVE,
    *SEASONS,
    *NAMED_DAYS,
    *YEARS,
    *MONTHS,
    *DURATIONS,
    *REFERENCES,
)

__all__ = ["RULES"]
