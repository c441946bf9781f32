"""Where a text stands in time: its publication date, or the moving time of the story it tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from .calendar import Point, add_days, add_months, make_point, point
from .intervals import interval

# A month or day of a story without its year lies at most so far before the last date told, else it is the next year's.
_BACK_DAYS: Final = 150


@dataclass
class Setting:
    """State of one article while its expressions are read in order.

    `moving` is the last date told (its value); `moving_sentence` where it was told.
    """

    published: datetime | None
    narrative: bool = False
    moving: str = ""
    moving_sentence: int = -9
    quarter: str = ""  # the last quarter told

    @property
    def today(self) -> date | None:
        """Day of publication."""
        return self.published.date() if self.published else None

    def told(self) -> date | None:
        """First day of the last date told."""
        start = interval(self.moving)[0] if self.moving else None
        return start.date() if start else None

    def reference(self, sentence: int) -> tuple[date | None, str]:
        """What 'the next day' counts from: the last date told, in news only if told just before; else publication."""
        near = self.narrative or sentence - self.moving_sentence <= 2
        told = self.told() if near else None
        if told is not None:
            return told, "narrative"
        return (None, "none") if self.narrative else (self.today, "published" if self.today else "none")

    def base(self) -> tuple[date | None, str]:
        """What an incomplete date is completed from."""
        if self.narrative:
            told = self.told()
            return told, "narrative" if told else "none"
        return self.today, "published" if self.today else "none"

    def move(self, value: str, sentence: int) -> None:
        """Remember a date told."""
        if interval(value)[0] is None:
            return
        self.moving, self.moving_sentence = value, sentence

    def complete(self, month: int, day: int, direction: int) -> tuple[Point | None, str]:
        """A month or a day of a month without its year: (8, 2) -> 1990-08-02."""
        base, anchor = self.base()
        if base is None:
            return None, "none"
        if anchor == "narrative":
            return self._complete_told(month, day, base), anchor
        return complete_near(month, day, base, direction), anchor

    def _complete_told(self, month: int, day: int, told: date) -> Point | None:
        if len(self.moving) < 7 or self.moving[5:6].isalpha():
            return make_point(told.year, month, day)
        options = [p for y in (-1, 0, 1) if (p := make_point(told.year + y, month, day))]
        later = [p for p in options if (p.date - told).days >= -_BACK_DAYS]
        return min(later, key=lambda p: p.date) if later else None


def complete_near(month: int, day: int, base: date, direction: int) -> Point | None:
    """The last such date up to the base, the first from it on, or (direction 0) the nearest."""
    options = [p for y in (-1, 0, 1) if (p := make_point(base.year + y, month, day))]
    here = base if day else base.replace(day=1)
    past = [p for p in options if p.date <= here]
    ahead = [p for p in options if p.date >= here]
    if direction < 0 and past:
        return past[-1]
    if direction > 0 and ahead:
        return ahead[0]
    return min(options, key=lambda p: abs((p.date - here).days), default=None)


def weekday_near(weekday: int, base: date, direction: int) -> date | None:
    """The last such weekday up to and with the base (direction <= 0), or the first from it on."""
    if direction > 0:
        return add_days(base, (weekday - base.isoweekday()) % 7)
    return add_days(base, -((base.isoweekday() - weekday) % 7))


__all__ = ["Setting", "add_months", "complete_near", "point", "weekday_near"]
