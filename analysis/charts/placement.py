"""Where the marks of a timeline and their labels stand, so that nothing covers anything."""

from __future__ import annotations

from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from . import anatomy, dates, labels, packing, style
from .selection import Selection

ROW: Final = 0.2  # inches
GAP: Final = 0.55  # rows between lanes
NEAR: Final = 7.0  # points from the middle of a mark to its label
LABEL_SIZE: Final = style.SMALL - 0.5
_RADIUS: Final = 5.5  # points, of a mark with a little air
_BESIDE: Final = 0.014  # of the axis, from which on a report is seen beside its event
_MOST_ROWS: Final = 46  # of all lanes together
_MOST_DEEP: Final = 16  # rows of one lane
_LABELS_A_ROW: Final = 3  # that stay where labels give way to marks


def on_axis(ax: Axes, rows: pd.DataFrame, by: str, *, reported: bool) -> pd.DataFrame:
    """Add positions in days: `left` and `right` of the bar, cut at the ends of the axis, and `at` of the mark.

    `cut_left`, `cut_right`: open there, or going on beyond the chart. `told` is the publication, where
    `reported` and not under the mark, else null.
    """
    low, high = ax.get_xlim()
    middle, wide = dates.middle(rows["begins"], by), rows["wide"]
    left = dates.position(rows["begins"]).where(wide, middle)
    right = (dates.position(rows["begins"]) + rows["n_days"]).where(wide, middle)
    cut_left, cut_right = (left < low) | rows["open"].eq("left"), (right > high) | rows["open"].eq("right")
    left, right = left.clip(lower=low), right.clip(upper=high)
    at = (left + right) / 2
    at = at.mask(rows["open"].eq("right"), left).mask(rows["open"].eq("left"), right)
    told = dates.position(rows["published"])
    told = told.mask(told % 1 == 0, told + 0.5).where(reported & told.between(low, high))
    told = told.where((told - at).abs() > _BESIDE * (high - low))
    return rows.assign(left=left, right=right, at=at, cut_left=cut_left, cut_right=cut_right, told=told)


def placed(ax: Axes, chosen: Selection, *, height: float | None) -> Selection:
    """Give each claim its `row` in its lane, and its label the side where it has room; leave out what has none.

    Wants the columns of `on_axis`, `lane` and `label`, the most important claims first. `label` becomes
    "" where there is no room for it, `leftwards` says that it stands left. `height` in inches, if it is fixed.
    """
    rows = chosen.rows
    spans = _spans(ax, rows)
    lane = rows["lane"].to_numpy()
    own = {key: np.flatnonzero(lane == key) for key in pd.unique(lane)}
    wanted = {key: _depth([spans[i] for i in at]) for key, at in own.items()}
    shares = shared(wanted, _MOST_ROWS if height is None else int(height / ROW - GAP * len(own)))
    row, choice = np.full(len(rows), -1), np.zeros(len(rows), dtype=int)
    for key, at in own.items():
        for i, place in zip(at, _packed([spans[i] for i in at], shares[key]), strict=True):
            if place is not None:
                row[i], choice[i] = place
    found = rows.assign(row=row, label=rows["label"].where(choice < 2, ""), leftwards=choice == 1)
    return Selection(found, chosen.left_out).without(found["row"] < 0, "for which there is no room")


def _depth(spans: list[list[packing.Span | None]]) -> int:
    return max(place.row for place in packing.pack(spans, most=_MOST_DEEP) if place is not None) + 1


def shared(wanted: dict[str, int], rows: int) -> dict[str, int]:
    """Rows for each lane: at least one, none more than it wants; what one leaves goes to those that lack most.

    {'a': 2, 'b': 9, 'c': 9} of 10 rows -> {'a': 2, 'b': 4, 'c': 4}.
    """
    given = dict.fromkeys(wanted, 1)
    while sum(given.values()) < rows:
        lacking = [key for key in wanted if given[key] < wanted[key]]
        if not lacking:
            break
        given[min(lacking, key=lambda key: given[key])] += 1
    return given


def _packed(spans: list[list[packing.Span | None]], deep: int) -> list[packing.Place | None]:
    """Labels give way, the least important first, until every mark has room, but some labels stay."""
    labelled = len(spans)
    while True:
        bare: list[list[packing.Span | None]] = [[None, None, choices[2]] for choices in spans[labelled:]]
        places = packing.pack([*spans[:labelled], *bare], most=deep)
        if None not in places or labelled <= _LABELS_A_ROW * deep:
            return places
        labelled = max(labelled // 2, _LABELS_A_ROW * deep)


def _spans(ax: Axes, rows: pd.DataFrame) -> list[list[packing.Span | None]]:
    """What each claim takes, in points from the left: with the label right, left, and without it."""
    low, high = ax.get_xlim()
    width = anatomy.width_in_points(ax)
    to_points = width / (high - low)
    ends = np.sort(rows[["left", "right", "told"]].astype(float).to_numpy(), axis=1)  # nulls last
    left = (ends[:, 0] - low) * to_points - _RADIUS
    right = (np.nanmax(ends, axis=1) - low) * to_points + _RADIUS
    return [
        _choices((float(begin), float(end)), labels.width(label, LABEL_SIZE) + NEAR if label else 0.0, width)
        for begin, end, label in zip(left, right, rows["label"], strict=True)
    ]


def _choices(bare: packing.Span, room: float, width: float) -> list[packing.Span | None]:
    """(10, 20), room 30 in a width of 45: right (10, 50) does not fit, nor left (-20, 20); bare it does."""
    rightwards = (bare[0], bare[1] + room) if bare[1] + room <= width else None
    leftwards = (bare[0] - room, bare[1]) if bare[0] - room >= 0 else None
    return [rightwards, leftwards, bare]


def draw_lanes(ax: Axes, rows: pd.DataFrame, lanes: list[str], *, gap: float) -> float:
    """The names of the lanes (now ticks in this order) beside them and lines between them; returns the rows in all.

    Wants the columns `lane` and `y`. `gap` is the room between lanes, in the units of `y`.
    """
    tops = {str(lane): float(y) for lane, y in rows.groupby("lane")["y"].min().items()}
    floors = {str(lane): float(y) for lane, y in rows.groupby("lane")["y"].max().items()}
    names = [label.get_text() for label in ax.get_yticklabels()]
    ax.set_yticks([(tops[lane] + floors[lane]) / 2 for lane in lanes], names)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    for lane in lanes[1:]:
        ax.axhline(tops[lane] - gap / 2, color=style.INK, alpha=0.18, linewidth=0.8)
    last = max(floors.values())
    ax.set_ylim(last + gap / 2, -gap / 2)
    return last + gap


def set_height(ax: Axes, inches: float) -> None:
    """Make the figure so high."""
    figure = ax.get_figure(root=True)
    if figure is not None:
        figure.set_size_inches(style.WIDTH, inches)
