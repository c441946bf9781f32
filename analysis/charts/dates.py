"""Days on the axis: which day a claim belongs to, and ticks that read '5 Jan'.

Positions are days since 1970 as floats, so that no unit converter and no time zone is in play.
"""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes

PERIODS: Final = {"day": "D", "week": "W-SUN", "month": "M"}
_EPOCH: Final = pd.Timestamp("1970-01-01")
_DAY: Final = pd.Timedelta(days=1)
_STEPS: Final = (1, 2, 3, 7, 14, 28)
_MOST_TICKS: Final = 10
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def naive(moments: pd.Series[Any]) -> pd.Series[Any]:
    """Timestamps without their zone: UTC stays UTC, civil time stays civil time."""
    given = pd.to_datetime(moments)
    return given.dt.tz_localize(None) if isinstance(given.dtype, pd.DatetimeTZDtype) else given


def position(moments: pd.Series[Any]) -> pd.Series[Any]:
    """Timestamps as days since 1970."""
    return days(naive(moments) - _EPOCH)


def days(lengths: pd.Series[Any]) -> pd.Series[Any]:
    """Lengths of time in days."""
    seconds: pd.Series[Any] = lengths.dt.total_seconds()
    return seconds.astype(float) / 86_400


def dated(claims: pd.DataFrame) -> pd.DataFrame:
    """Add to claims `begins` (timestamp), `day`, `n_days`, `hollow` (only the publication dates it) and `open`.

    Without an interval the day is the publication's. An interval without an end is `open` to the "right" and
    lasts at least to the publication; one without a beginning is `open` to the "left", its last day is known.
    """
    published = naive(claims["published"])
    starts, stops = naive(claims["starts_at"]), naive(claims["ends_before"])
    to_left, to_right = starts.isna() & stops.notna(), starts.notna() & stops.isna()
    begins = starts.fillna(stops - _DAY).fillna(published.dt.normalize())
    ends = stops.fillna((begins + _DAY).mask(to_right & (published > begins + _DAY), published))
    sides = pd.Series("", index=claims.index).mask(to_left, "left").mask(to_right, "right")
    undated = starts.isna() & stops.isna()
    only_published = claims["date_basis"].eq("published").fillna(False) | undated
    return claims.assign(
        begins=begins,
        day=begins.dt.normalize(),
        n_days=days(ends - begins).clip(lower=0.0),
        hollow=only_published.astype(bool),
        open=sides,
    )


def night(begins: pd.Series[Any], n_days: pd.Series[Any]) -> pd.Series[Any]:
    """The evening's date: 18:00 of the 6th and 02:00 of the 7th -> 6 January; a whole day keeps its own."""
    small_hours = (begins.dt.hour < 9) & (n_days < 0.9)
    evenings: pd.Series[Any] = begins.dt.normalize() - pd.to_timedelta(small_hours.astype(int), unit="D")
    return evenings


def period(moments: pd.Series[Any], by: str) -> pd.Series[Any]:
    """The first day of each moment's day, week (Monday) or month."""
    firsts: pd.Series[Any] = naive(moments).dt.to_period(PERIODS[by]).dt.start_time
    return firsts


def step(moments: pd.Series[Any]) -> str:
    """The step in which a span is read at a glance: days up to 20 weeks, weeks up to 20 months, then months."""
    given = naive(moments).dropna()
    n_days = (given.max() - given.min()).days if len(given) else 0
    return "day" if n_days <= 140 else "week" if n_days <= 610 else "month"


def middle(moments: pd.Series[Any], by: str) -> pd.Series[Any]:
    """The middle of each moment's day, week or month, in days since 1970."""
    periods = naive(moments).dt.to_period(PERIODS[by])
    return (position(periods.dt.start_time) + position(periods.dt.end_time).round()) / 2


def month(moment: pd.Timestamp) -> str:
    """2025-01-05 -> 'Jan', in English wherever the machine stands."""
    return _MONTHS[moment.month - 1]


def short(moment: pd.Timestamp) -> str:
    """2025-01-05 -> '5 Jan'."""
    return f"{moment.day} {month(moment)}"


def evening(moment: pd.Timestamp) -> str:
    """The night of 6 January -> '6–7 Jan'; of 31 January -> '31 Jan–1 Feb'."""
    after = moment + _DAY
    return f"{moment.day}–{short(after)}" if moment.month == after.month else f"{short(moment)}–{short(after)}"


def night_name(moment: pd.Timestamp) -> str:
    """The night of 6 January 2025 -> '6–7 Jan 2025'; of 31 December 2024 -> '31 Dec 2024–1 Jan 2025'."""
    after = moment + _DAY
    if moment.year == after.year:
        return f"{evening(moment)} {moment.year}"
    return f"{short(moment)} {moment.year}–{short(after)} {after.year}"


def full(moment: pd.Timestamp) -> str:
    """2025-01-05 -> '5 Jan 2025'."""
    return f"{short(moment)} {moment.year}"


def span_name(claim: Any) -> str:
    """When a dated claim says it happened: '6 Jan 2025', 'night of 6–7 Jan 2025', '1 Dec 2024 to 3 Jan 2025'.

    `claim` is a row of what `dated` gives. Open intervals read 'since 1 Dec 2024', 'by 3 Jan 2025'.
    """
    begins, n_days = claim.begins, claim.n_days
    last = begins + pd.Timedelta(days=n_days) - pd.Timedelta(microseconds=1)
    if claim.open:
        return f"since {full(begins)}" if claim.open == "right" else f"by {full(last)}"
    if n_days < 1 and last.normalize() > begins.normalize():
        return f"night of {night_name(begins.normalize())}"
    return full(begins) if last.normalize() <= begins.normalize() else f"{full(begins)} to {full(last)}"


def interval_name(starts: pd.Timestamp | None, ends: pd.Timestamp | None) -> str:
    """A half-open interval in words, no more exact than it is; '' where neither end is known.

    '7 Jan 2025', 'night of 6 Jan 2025' (of its evening), 'Oct 2022', '2022', '30 Dec 2024 to 2 Jan 2025',
    'since 7 Jan 2025', 'by 7 Jan 2025'.
    """
    if starts is None or ends is None:
        return f"since {full(starts)}" if starts is not None else f"by {full(ends - _DAY)}" if ends is not None else ""
    last = ends - pd.Timedelta(microseconds=1)
    if ends - starts < 2 * _DAY:
        return f"night of {full(starts)}" if starts.hour >= 17 and last.date() > starts.date() else full(starts)
    if starts.day == 1 and ends == starts + pd.DateOffset(months=1):
        return f"{month(starts)} {starts.year}"
    if starts.day_of_year == 1 and ends == starts + pd.DateOffset(years=1):
        return str(starts.year)
    return f"{short(starts) if starts.year == last.year else full(starts)} to {full(last)}"


def ticks(first: pd.Timestamp, last: pd.Timestamp) -> list[tuple[pd.Timestamp, str]]:
    """At most some ten ticks with labels: '5 Jan', months as 'Jan', years as '2025'.

    The year stands under the first tick and wherever it changes, where the span has more than one.
    """
    n_days = (last - first).days + 1
    days = next((step for step in _STEPS if n_days / step <= _MOST_TICKS), 0)
    if days:
        moments = pd.date_range(first.normalize(), last, freq=f"{days}D")
        texts = [short(moment) for moment in moments]
    elif n_days <= 366 * 4:
        months = next(step for step in (2, 3, 6) if n_days / 30.4 / step <= _MOST_TICKS)
        moments = pd.date_range(first.normalize(), last, freq="MS")
        moments = moments[(moments.month - 1) % months == 0]
        texts = [month(moment) for moment in moments]
    else:
        step = (last.year - first.year) // _MOST_TICKS + 1
        return [(pd.Timestamp(year, 1, 1), str(year)) for year in range(first.year + 1, last.year + 1, step)]
    if first.year == last.year:
        return list(zip(moments, texts, strict=True))
    out, year = [], 0
    for moment, text in zip(moments, texts, strict=True):
        out.append((moment, f"{text}\n{moment.year}" if moment.year != year else text))
        year = moment.year
    return out


def limit(ax: Axes, first: pd.Timestamp, last: pd.Timestamp, before: float, after: float) -> None:
    """Let the axis run over the days `first` to `last` and some days of margin."""
    ax.set_xlim((first - _EPOCH) / _DAY - before, (last - _EPOCH) / _DAY + 1 + after)


def draw_ticks(ax: Axes, first: pd.Timestamp, last: pd.Timestamp, *, name: str, middle: bool = True) -> None:
    """Put the dates under the axis; `middle` puts a day's tick under the middle of the day."""
    shift = 0.5 if middle else 0.0
    marks = ticks(first, last)
    ax.set_xticks([(moment - _EPOCH) / _DAY + shift for moment, _ in marks], [text for _, text in marks])
    ax.set_xlabel(f"{name}, {first.year}" if first.year == last.year else f"{name}, {first.year}–{last.year}")
