"""Where a text stands in time: its publication date, or the moving time of the story it tells."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from .calendar import Point, add_days, add_months, make_point, point
from .intervals import interval

_TURN_MONTHS: Final = 3
"""A story that stands in November and goes on with a February has come to the next year."""
_NEAR_SENTENCES: Final = 2
_FAR_SENTENCES: Final = 8
# How much farther a date may lie where the verb looks than where it does not.
_AGAINST_PAST: Final = 3
_AGAINST_STRONGLY_PAST: Final = 12
_AGAINST_FUTURE: Final = 8


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
    compared: str = ""  # the quarter or month that "a year earlier" is compared with, if one is told
    night: str = ""  # the last night told
    article: int = 0
    aside: str = ""  # a date told that is far from the story
    weekdays: dict[int, date | None] = field(default_factory=dict)  # of news: the days last told

    @property
    def today(self) -> date | None:
        """Day of publication."""
        return self.published.date() if self.published else None

    @property
    def before_christ(self) -> int:
        """The year of a story told before Christ, 0 for others."""
        return int(self.moving[2:6]) if self.moving.startswith("BC") else 0

    def told(self) -> date | None:
        """First day of the last date told."""
        start = interval(self.moving[:16])[0] if self.moving else None  # the day as it is said, in whatever zone
        return start.date() if start else None

    def reference(self, sentence: int, *, to_the_day: bool = False, far: bool = False) -> tuple[date | None, str]:
        """What 'the next day' counts from: the last date told, in news only if told just before; else publication.

        `to_the_day`: a mere month or year is no day to count from. `far`: what follows something told
        ("the following month") counts from it though sentences lie between.
        """
        near = self.narrative or sentence - self.moving_sentence <= (_FAR_SENTENCES if far else _NEAR_SENTENCES)
        if to_the_day and not self.narrative and self.today:
            near = near and len(self.moving) >= 10
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
        self.moving, self.moving_sentence = value, sentence
        self.night = value if value.endswith("TNI") else self.night

    def complete(self, month: int, day: int, direction: int) -> tuple[Point | None, str]:
        """A month or a day of a month without its year: (8, 2) -> 1990-08-02."""
        if self.before_christ:
            return Point(-self.before_christ, month, day), "narrative"
        base, anchor = self.base()
        if base is None:
            return None, "none"
        if anchor == "narrative":
            return self._complete_told(month, day, base), anchor
        return complete_near(month, day, base, direction), anchor

    def _complete_told(self, month: int, day: int, told: date) -> Point | None:
        exact = len(self.moving) >= 7 and self.moving[5:7].isdigit()
        turn = exact and month < told.month and month + 12 - told.month <= _TURN_MONTHS
        return make_point(told.year + turn, month, day)


def complete_near(month: int, day: int, base: date, direction: int) -> Point | None:
    """The nearest such date, one on the side where the verb looks (direction) before one on the other."""
    options = [p for y in (-1, 0, 1) if (p := make_point(base.year + y, month, day))]
    here = base if day else base.replace(day=1)

    against = _AGAINST_FUTURE if direction > 0 else _AGAINST_PAST if direction == -1 else _AGAINST_STRONGLY_PAST

    def cost(option: Point) -> int:
        days = (option.date - here).days
        return abs(days) * (against if days * direction < 0 else 1)

    return min(options, key=cost, default=None)


def weekday_near(weekday: int, base: date, direction: int) -> date | None:
    """The last such weekday up to and with the base (direction <= 0), or the first from it on."""
    if direction > 0:
        return add_days(base, (weekday - base.isoweekday()) % 7)
    return add_days(base, -((base.isoweekday() - weekday) % 7))


__all__ = ["Setting", "add_months", "complete_near", "point", "weekday_near"]
