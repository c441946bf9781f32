"""Dates as TIMEX3 writes them, and arithmetic on them: no clock, no zone, no locale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

DAY: Final = timedelta(days=1)


class Point(NamedTuple):
    """A year (negative before Christ), month or day; 0 where the text is less exact."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def value(self) -> str:
        """TIMEX3: 2025, 2025-01, 2025-01-06."""
        text = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        if self.day:
            text += f"-{self.day:02d}"
        return text

    @property
    def date(self) -> date:
        """The first day of it."""
        return date(self.year, self.month or 1, self.day or 1)


def point(day: date) -> Point:
    """The day as a Point."""
    return Point(day.year, day.month, day.day)


def make_point(year: int, month: int = 0, day: int = 0) -> Point | None:
    """A Point, or None for a day that no calendar has (31 June)."""
    try:
        return Point(year, month, day) if date(year, month or 1, day or 1) else None
    except ValueError:
        return None


def add_months(day: date, months: int) -> Point | None:
    """The month so many months away: (2025-01-31, 1) -> 2025-02."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return make_point(year, month + 1)


def shift_months(day: date, months: int) -> date | None:
    """The day so many months away: (2024-03-31, -1) -> 2024-02-29, the last that the month has."""
    month = add_months(day, months)
    return date(month.year, month.month, min(day.day, monthrange(month.year, month.month)[1])) if month else None


def add_days(day: date, days: int) -> date | None:
    """The day so many days away; None outside the years 1 to 9999."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def week_value(day: date) -> str:
    """ISO week: 2025-01-06 -> 2025-W02."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """(2025, 0) -> 2024-Q4: quarters are counted on."""
    shift, index = divmod(quarter - 1, 4)
    return f"{year + shift:04d}-Q{index + 1}"


def shift_unit(day: date, unit: str, count: int) -> str | None:
    """The day, week, month ... so many units from a day, as a value: (2025-01-07, 'W', -1) -> 2025-W01."""
    if unit in ("D", "W", "F"):
        moved = add_days(day, count * {"D": 1, "W": 7, "F": 14}[unit])
        if moved is None:
            return None
        return point(moved).value if unit == "D" else week_value(moved)
    if unit == "M":
        found = add_months(day, count)
        return found.value if found else None
    if unit == "Q":
        return quarter_value(day.year, (day.month + 2) // 3 + count)
    year = day.year + count * {"Y": 1, "E": 10, "C": 100, "K": 1000}.get(unit, 0)
    if not 1 <= year <= 9999:
        return None
    return f"{year:04d}"[: {"E": 3, "C": 2, "K": 1}.get(unit, 4)]
