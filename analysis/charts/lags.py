"""How late things are reported: for each claim, when it was reported against when it happened."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D

from .. import tables
from . import anatomy, dates, labels, links, marks, packing, placement, style
from .outlets import NAMELESS
from .selection import Selection, each

_COLUMNS: Final = (
    "claim_id", "item", "action", "counted", "low", "high", "modifier", "source", "stance", "publisher", "published",
    "starts_at", "ends_before", "date_basis", "factuality", "in_title",
)  # fmt: skip
_TICKS: Final = {
    0: "same day", 1: "1 day", 7: "1 week", 30: "1 month", 365: "1 year", 3652: "10 years", 1096: "3 years",
    90: "3 months", 3: "3 days",
}  # fmt: skip
_NARROWING: Final = 4.0  # the larger, the more room have the first days
_RADII: Final = (3.2, 2.2, 1.5)  # points, of a mark with a little air; the largest with which no pile is high
_GAP: Final = 0.45  # inches between lanes
_HIGH: Final = 24  # rows
_AHEAD: Final = style.Look(style.VERMILION, "<", "")


def lags(claims: pd.DataFrame) -> Selection:
    """Claims whose text dates them, with `lag_days` (least whole days from event to report) and `far_days` (most).

    Both count from calendar day to calendar day; they are the same unless the event has more than two days
    to lie in. Negative is ahead of the event; `ahead` is planned, possible or later than its report. `lane`
    is the publisher.
    """
    tables.require(claims, *_COLUMNS, table="claims")
    chosen = Selection(claims)
    if "status" in claims:
        chosen = chosen.without(chosen.rows["status"] == "rejected", "rejected in review")
    chosen = chosen.without(chosen.rows["in_title"], "in headlines")
    chosen = chosen.without(chosen.rows["factuality"] == "negated", "negated")
    chosen = chosen.without(chosen.rows["published"].isna(), "in undated articles")
    chosen = Selection(dates.dated(chosen.rows), chosen.left_out)
    chosen = chosen.without(chosen.rows["hollow"], "dated only by publication")
    chosen = chosen.without(chosen.rows["open"].ne(""), "of open intervals")
    rows = chosen.rows
    told = dates.naive(rows["published"]).dt.normalize()
    last = (rows["begins"] + pd.to_timedelta(rows["n_days"], unit="D") - pd.Timedelta(microseconds=1)).dt.normalize()
    first = rows["day"].where(rows["n_days"] > 2, last)
    since_first, since_last = (told - first).dt.days, (told - last).dt.days
    least = since_last.where(since_last > 0, since_first.where(since_first < 0, 0))
    ahead = rows["factuality"].isin(["planned", "possible"]) | (least < 0)
    far = since_last.where(ahead & (since_last < 0), since_first)  # what happened did so before it was told
    rows = rows.assign(
        lag_days=least,
        far_days=far.where(since_first != since_last, least),
        ahead=ahead,
        lane=rows["publisher"].fillna(NAMELESS),
    )
    order = rows.sort_values(["lag_days", "date_basis", "claim_id"], ascending=[True, False, True], kind="stable")
    return Selection(order, chosen.left_out)


def reporting_lag(claims: pd.DataFrame, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """Days from event to report, a mark a claim, a lane an outlet; announcements stand left of zero.

    A stroke marks the median of what had happened. A thin bar runs to the most that the dates allow, where
    the event may lie in more than two days. Pale: the date is carried over from the sentences before.
    """
    chosen = lags(claims)
    title = "From the event to its report, by outlet"
    with style.applied():
        if chosen.rows.empty:
            sentence = chosen.why_empty("claim whose text dates it")
            return anatomy.empty(anatomy.begin(ax), title, sentence)
        outlets = list(chosen.rows["lane"].value_counts().index)
        chosen = chosen.without(~chosen.rows["lane"].isin(outlets[:top]), "of outlets with fewer claims")
        own, ax = ax is None, anatomy.begin(ax, height=6.0)
        medians = _medians(chosen.rows)
        _draw_axis(ax, chosen.rows)
        counts = chosen.rows["lane"].value_counts()
        ax.set_yticks(range(len(counts)), [_lane(name, counts[name], medians.get(name)) for name in outlets[:top]])
        rows = _stacked(ax, chosen.rows, outlets[:top])
        inches = placement.draw_lanes(ax, rows, outlets[:top], gap=_GAP)
        if own:
            placement.set_height(ax, 2.1 + inches)
        _draw_medians(ax, rows, medians)
        key = _draw_lags(ax, rows)
        return anatomy.finish(
            ax,
            title,
            f"One mark a claim with a date of its own. n = {labels.counted(len(rows), 'claim')} of "
            f"{labels.counted(len(counts), 'outlet')}; the scale narrows outwards.",
            chosen.note(),
            key=key,
        )


def _medians(rows: pd.DataFrame) -> dict[str, float]:
    """Median lag of each outlet's claims of what had happened."""
    found = rows[~rows["ahead"]].groupby("lane")["lag_days"].median()
    return {str(name): float(median) for name, median in found.items()}


def _lane(name: str, n: int, median: float | None) -> str:
    """'Harbour Wire' over '12 claims, median 1 day'."""
    said = "" if median is None else f", median {labels.counted_days(median)}"
    return f"{labels.clean(name, width=26)}\n{labels.counted(int(n), 'claim')}{said}"


def _narrowed(lags_days: Any) -> Any:
    """Days on a scale that narrows outwards: 0 -> 0, 1 -> 1.6, 7 -> 3.4, 365 -> 7.3; ahead alike."""
    value = np.asarray(lags_days, dtype=float)
    return np.sign(value) * np.log1p(_NARROWING * np.abs(value))


def _draw_axis(ax: Axes, rows: pd.DataFrame) -> None:
    ends = rows[["lag_days", "far_days"]].to_numpy(dtype=float)
    low, high = min(float(ends.min()), -1.0), max(float(ends.max()), 7.0)
    ax.set_xlim(float(_narrowed(low)) - 0.7, float(_narrowed(high)) + 0.6)
    ax.set_xlabel("Time from the event to its report")
    anatomy.grid(ax, "x")
    ax.axvline(0, color=style.INK, alpha=0.5, linewidth=0.9, zorder=0.5)


def _draw_ticks(ax: Axes, points_a_unit: float) -> None:
    """The ticks that have room, the most telling first."""
    low, high = ax.get_xlim()
    shown: dict[float, str] = {}
    taken: list[packing.Span] = []
    for days, name in {**_TICKS, **{-days: f"{name}\nahead" for days, name in _TICKS.items() if days}}.items():
        x, half = float(_narrowed(days)), labels.width(max(name.split("\n"), key=len), style.SMALL) / 2 + 2
        span = (x * points_a_unit - half, x * points_a_unit + half)
        if low < x < high and all(span[1] <= begin or end <= span[0] for begin, end in taken):
            shown[x] = name
            taken.append(span)
    ax.set_xticks(list(shown), list(shown.values()))


def _stacked(ax: Axes, rows: pd.DataFrame, outlets: list[str]) -> pd.DataFrame:
    """Add `x` and, in inches, `y`: marks of one lag above and beside each other, lanes below each other.

    `size` is that of the marks, smaller where many lie on one lag.
    """
    low, high = ax.get_xlim()
    points_a_unit = anatomy.width_in_points(ax) / (high - low)
    _draw_ticks(ax, points_a_unit)
    at, to = _narrowed(rows["lag_days"]), _narrowed(rows["far_days"])
    rows = rows.assign(at=at, to=to, left=np.minimum(at, to), right=np.maximum(at, to))
    radius = next((r for r in _RADII if _height(rows, 2 * r / points_a_unit) <= _HIGH), _RADII[-1])
    placed, floor = [], 0.0
    for name in outlets:
        pile = _piled(rows[rows["lane"] == name], 2 * radius / points_a_unit)
        y = floor + pile["row"] * 2 * radius / 72
        placed.append(pile.assign(y=y, size=(1.47 * radius) ** 2))
        floor = float(y.max()) + _GAP
    return pd.concat(placed).loc[rows.index]


def _beside(lag_days: int, unit: float) -> int:
    """How many marks, `unit` wide, find room on each side of one without coming near the next whole day."""
    return max(0, int((_room(lag_days) - unit / 2) / unit))


def _room(lag_days: int) -> float:
    """Half the way to the next whole day outwards."""
    return abs(float(_narrowed(lag_days + (1 if lag_days >= 0 else -1)) - _narrowed(lag_days))) / 2


def _height(rows: pd.DataFrame, unit: float) -> int:
    """Rows of the highest pile of one lag in one lane, where marks are `unit` wide."""
    piles = rows.groupby(["lane", "lag_days"]).size()
    lags_days = [days for _, days in piles.index]
    return max(-(-n // (2 * _beside(days, unit) + 1)) for n, days in zip(piles, lags_days, strict=True))


def _piled(rows: pd.DataFrame, unit: float) -> pd.DataFrame:
    """Add `row` and `x` to the marks of one lane: piles of one lag; under them bars, and where the scale is narrow."""
    own_place = [_room(days) >= unit / 2 for days in rows["lag_days"].tolist()]
    in_piles = (rows["far_days"] == rows["lag_days"]) & pd.Series(own_place, index=rows.index)
    points, bars = rows[in_piles], rows[~in_piles]
    columns = np.array([2 * _beside(days, unit) + 1 for days in points["lag_days"].tolist()], dtype=int)
    nth = points.groupby("lag_days").cumcount().to_numpy()
    aside = [_aside(choice, unit) for choice in (nth % columns).tolist()]
    points = points.assign(row=nth // columns, x=points["at"] + aside)
    first = 0 if points.empty else int(points["row"].max()) + 1
    spans = [[(left - unit / 2, right + unit / 2)] for left, right in zip(bars["left"], bars["right"], strict=True)]
    places = [place for place in packing.pack(spans, most=len(bars)) if place is not None]
    return pd.concat([points, bars.assign(row=[first + place.row for place in places], x=bars["at"])])


def _aside(choice: int, unit: float) -> float:
    """0, 1, 2, 3, 4 -> 0, right, left, two right, two left."""
    return unit * ((choice + 1) // 2) * (1 if choice % 2 else -1)


def _draw_medians(ax: Axes, rows: pd.DataFrame, medians: dict[str, float]) -> None:
    ends = rows.groupby("lane")["y"]
    tops, floors = ends.min(), ends.max()
    for name, median in medians.items():
        if name in tops:
            x = float(_narrowed(median))
            ax.vlines(x, tops[name] - 0.14, floors[name] + 0.14, color=style.INK, linewidth=1.6, zorder=2.5)


def _draw_lags(ax: Axes, rows: pd.DataFrame) -> list[Any]:
    wide = rows[rows["far_days"] != rows["lag_days"]]
    bars = [[(claim.x, claim.y), (claim.to, claim.y)] for claim in each(wide)]
    ax.add_collection(LineCollection(bars, colors=style.BLUE, linewidths=1.0, alpha=0.55, zorder=1.5), autolim=False)
    key: list[Any] = []
    ahead = rows["ahead"].astype(bool)
    for own, look, name in (
        (~ahead, style.look(0), "happened, then reported"),
        (ahead, _AHEAD, "planned, or ahead of the event"),
    ):
        if own.any():
            _draw_points(ax, rows[own], look)
            key.append(marks.sample(look, name))
    if rows["date_basis"].eq("carried").any():
        key.append(marks.pale_sample())
    if len(wide):
        key.append(Line2D([], [], color=style.BLUE, linewidth=1.0, alpha=0.55, label="up to what the dates allow"))
    key.append(Line2D([], [], color=style.INK, marker="|", linestyle="none", markersize=9, markeredgewidth=1.6,
                      label="median of what had happened"))  # fmt: skip
    return key


def _draw_points(ax: Axes, rows: pd.DataFrame, look: style.Look) -> None:
    pale = to_rgba(look.colour, marks.PALE)
    faces = [pale if basis == "carried" else look.colour for basis in rows["date_basis"]]
    points = ax.scatter(
        rows["x"], rows["y"], s=rows["size"], marker=look.marker, facecolors=faces, edgecolors=look.colour,
        linewidths=0.9, zorder=3,
    )  # fmt: skip
    points.set_gid(f"claims-{len(ax.collections)}")
    links.link(points, rows["claim_id"].astype(str), [_title(claim) for claim in each(rows)])


def _title(claim: Any) -> str:
    """'Happened 6 Jan 2025, reported 1 day later. Kyiv Post, 7 Jan 2025: 79 drones downed'."""
    lag = int(claim.lag_days)
    said = f"{labels.counted_days(abs(lag))} {'later' if lag > 0 else 'ahead'}" if lag else "the same day"
    return f"{'Planned for' if lag < 0 else 'Happened'} {dates.span_name(claim)}, reported {said}. {links.title(claim)}"
