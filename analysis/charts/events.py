"""What happened when: claims as marks by day, in lanes by place, item or who acted."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from .. import tables
from . import anatomy, dates, labels, links, marks, style
from .selection import MEASURES, Selection, each, evidence, near_publication, setting

_COLUMNS: Final = (
    "claim_id", "article_id", "item", "action", "low", "high", "modifier", "agent", "agent_id", "place", "place_id",
    "starts_at", "ends_before", "date_basis", "counted", "source", "stance", "publisher", "published", "basis",
)  # fmt: skip
LANES: Final = ("place", "item", "agent")
_KINDS: Final = {
    "people harmed": ("killed", "injured", "missing", "captured", "detained", "abducted"),
    "attacks and damage": ("launched", "hit", "destroyed", "damaged", "seized", "occurred"),
    "air defence": ("downed", "suppressed"),
    "movement and aid": ("deployed", "recruited", "displaced", "evacuated", "freed", "supplied"),
}
_OTHER: Final = "other"
_NEAR_DAYS: Final = {"day": 14, "week": 90, "month": 730}
_MOST_LANES: Final = 8
_LANE_TOP: Final = 0.95  # room for a label above the first marks of a lane
_MOST_DEEP: Final = 6  # marks above each other in one lane and day; fewer where all are too many
_MOST_MARKS: Final = 400


def lane_claims(claims: pd.DataFrame, *, by: str = "day", lanes: str = "place") -> Selection:
    """The dated claims with `lane`, `period` (first day of the day, week or month), `hollow` and `kind`."""
    tables.require(claims, *_COLUMNS, table="claims")
    chosen = evidence(claims)
    chosen = chosen.without(chosen.rows["basis"].isin(["cumulative", "stock"]), "of totals or stocks")
    chosen = chosen.without(chosen.rows["item"].isin(MEASURES), "of money, distance, area or percent")
    chosen = chosen.without(chosen.rows["action"].fillna("none") == "none", "in which nothing happens")
    chosen = Selection(dates.dated(chosen.rows), chosen.left_out)
    chosen = chosen.without(chosen.rows["begins"].isna(), "without a date")
    chosen = chosen.without(chosen.rows["n_days"] > 62, "that span more than two months")
    chosen = near_publication(chosen, days=_NEAR_DAYS[by])
    chosen = chosen.without(chosen.rows[lanes].isna(), f"without {_named(lanes)}")
    rows = chosen.rows
    kinds = {action: kind for kind, actions in _KINDS.items() for action in actions}
    key = rows[lanes].str.casefold()
    if f"{lanes}_id" in rows:
        key = rows[f"{lanes}_id"].fillna(key)
    rows = rows.assign(lane=key, period=dates.period(rows["begins"], by), kind=rows["action"].map(kinds).fillna(_OTHER))
    return Selection(rows.sort_values(["period", "begins", "claim_id"], kind="stable"), chosen.left_out)


def _named(lanes: str) -> str:
    return {"place": "a place", "item": "a class", "agent": "a named agent"}[lanes]


def timeline(claims: pd.DataFrame, *, by: str = "day", lanes: str = "place", ax: Axes | None = None) -> Axes:
    """Claims as marks in lanes, the busiest lane on top; a line where a claim spans several days.

    Hollow marks are dated only by publication. The first claims of each cluster have a label where there
    is room; the title of a mark says the rest.
    """
    setting("by", by, tuple(dates.PERIODS))
    setting("lanes", lanes, LANES)
    chosen = lane_claims(claims, by=by, lanes=lanes)
    title = f"Timeline of claims, by {by} and {lanes}"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(f"dated claim with {_named(lanes)}"))
        busiest = chosen.rows["lane"].value_counts().index[:_MOST_LANES]
        chosen = chosen.without(~chosen.rows["lane"].isin(busiest), "in lanes with fewer claims")
        chosen = _shallow(chosen, by)
        rows = stacked(chosen.rows, list(busiest))
        ax = anatomy.begin(ax, height=2.0 + 0.2 * float(rows["y"].max()))
        key = _draw_lanes(ax, rows, list(busiest), lanes)
        _draw_dates(ax, rows, by)
        anatomy.finish(
            ax,
            title,
            f"One mark a claim. n = {labels.counted(len(rows), 'claim')} in "
            f"{labels.counted(rows['article_id'].nunique(), 'article')}.",
            chosen.note(),
            key=key,
        )
        _label_marks(ax, rows, lanes)
        return ax


def _shallow(chosen: Selection, by: str) -> Selection:
    """Number the claims of each lane and period (`depth`), and leave out those too deep to be read."""
    depth = chosen.rows.groupby(["lane", "period"]).cumcount()
    most = next((n for n in range(_MOST_DEEP, 1, -1) if (depth < n).sum() <= _MOST_MARKS), 1)
    numbered = Selection(chosen.rows.assign(depth=depth), chosen.left_out)
    return numbered.without(depth >= most, f"beyond {most} in one lane and {by}")


def stacked(rows: pd.DataFrame, lanes: list[str]) -> pd.DataFrame:
    """Add `y`: lanes below each other, so high that no mark covers another."""
    deepest = rows.groupby("lane")["depth"].max()
    heights = [float(deepest[lane]) + 1.5 + _LANE_TOP for lane in lanes]
    floors = dict(zip(lanes, np.cumsum([0.0, *heights]), strict=False))
    return rows.assign(y=rows["lane"].map(floors).astype(float) + rows["depth"].astype(float) + _LANE_TOP)


def _draw_dates(ax: Axes, rows: pd.DataFrame, by: str) -> None:
    name = {"day": "Day of the event", "week": "Week of the event (Monday)", "month": "Month of the event"}[by]
    first, last = rows["period"].min(), rows["period"].max()
    pad = 0.3 + 0.03 * (last - first).days
    dates.limit(ax, first, last, pad, pad * 1.5)
    dates.draw_ticks(ax, first, last, name=name)


def _draw_lanes(ax: Axes, rows: pd.DataFrame, lanes: list[str], by: str) -> list[Any]:
    names = rows.groupby("lane")[by].agg(lambda values: values.mode().iloc[0])
    floors = rows.groupby("lane")["y"].min() - _LANE_TOP
    tops = rows.groupby("lane")["y"].max()
    for lane in lanes:
        ax.axhline(floors[lane] - 0.35, color=style.INK, alpha=0.18, linewidth=0.8)
    middles = [(floors[lane] + _LANE_TOP + tops[lane]) / 2 for lane in lanes]
    ax.set_yticks(middles, [labels.words(labels.clean(names[lane], width=26)) for lane in lanes])
    ax.set_ylim(tops.max() + 0.95, -0.4)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    at = dates.position(rows["period"]).to_numpy() + 0.5
    _draw_spans(ax, rows)
    key = []
    for rank, kind in enumerate([*_KINDS, _OTHER]):
        own = (rows["kind"] == kind).to_numpy(dtype=bool)
        if own.any():
            look = style.look(rank) if kind != _OTHER else style.LOOKS[7]
            _draw_kind(ax, rows[own], at[own], look)
            key.append(marks.sample(look, kind))
    return [*key, marks.hollow_sample()] if rows["hollow"].any() else key


def _draw_kind(ax: Axes, rows: pd.DataFrame, at: Any, look: style.Look) -> None:
    faces = ["none" if hollow else look.colour for hollow in rows["hollow"]]
    points = ax.scatter(
        at, rows["y"], s=36, marker=look.marker, facecolors=faces, edgecolors=look.colour, linewidths=1.3, zorder=3
    )
    points.set_gid(f"claims-{len(ax.collections)}")
    links.link(points, rows["claim_id"].astype(str), [links.title(claim) for claim in each(rows)])


def _draw_spans(ax: Axes, rows: pd.DataFrame) -> None:
    """A line over all days of a claim that spans more than two."""
    long = rows[rows["n_days"] > 2]
    begins = dates.position(long["begins"])
    ax.hlines(long["y"], begins, begins + long["n_days"], color=style.GREY, linewidth=2.2, alpha=0.6, zorder=2)


def _label_marks(ax: Axes, rows: pd.DataFrame, lanes: str) -> None:
    """Label what stands first in its cluster, the largest figures first."""
    value = marks.stated(rows)
    order = np.lexsort((-value.to_numpy(), rows["depth"].to_numpy()))
    at = dates.position(rows["period"]).to_numpy() + 0.5
    points = [(float(at[i]), float(rows["y"].iloc[i])) for i in order]
    texts = [_said(claim, lanes) for claim in each(rows.iloc[order])]
    long = rows[rows["n_days"] > 2]
    begins = dates.position(long["begins"])
    spans = [((x, y), (x + n, y)) for x, y, n in zip(begins, long["y"], long["n_days"], strict=True)]
    labels.place(ax, points, texts, avoid=spans, beside=True)


def _said(claim: Any, lanes: str) -> str:
    """'79 drones downed'; in a lane of drones '79 downed'; '' where there is only a number."""
    item = None if lanes == "item" else labels.thing(claim.item, claim.counted, claim.low, claim.high)
    what = " ".join(word for word in (item, labels.acted(None, claim.action)) if word)
    return f"{labels.bounds(claim.low, claim.high, claim.modifier)} {what}" if what else ""
