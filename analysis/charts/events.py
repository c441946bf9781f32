"""What happened when: events as marks and bars on the calendar, in lanes by place, item or actor."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D

from . import anatomy, dates, happenings, labels, links, marks, placement, style
from .selection import Selection, each, near_publication, setting

LANES: Final = ("place", "item", *happenings.ACTORS)
_KINDS: Final = {
    "people harmed": ("killed", "injured", "missing", "captured", "detained", "abducted"),
    "attacks and damage": ("launched", "hit", "destroyed", "damaged", "seized", "occurred"),
    "air defence": ("downed", "suppressed"),
    "movement and aid": ("deployed", "recruited", "displaced", "evacuated", "freed", "supplied"),
}
_NEAR_DAYS: Final = {"day": 14, "week": 90, "month": 730}
_PERIOD_DAYS: Final = {"day": 1.0, "week": 7.0, "month": 31.0}
_MOST_LANES: Final = 8
_LETTERS: Final = 34  # of a label


def lane_claims(claims: pd.DataFrame, *, by: str = "day", lanes: str = "place") -> Selection:
    """The dated events with `lane`, `period` (first day of the day, week or month), `n_told`, `kind` and `wide`.

    One claim of each figure of an event stands for all that give it; `wide` is longer than its period or open.
    """
    chosen = happenings.happenings(claims)
    chosen = chosen.without(chosen.rows["begins"].isna(), "without a date")
    chosen = near_publication(chosen, days=_NEAR_DAYS[by])
    chosen = happenings.in_lanes(chosen, lanes)
    rows = happenings.told_once(chosen.rows)
    kinds = {action: kind for kind, actions in _KINDS.items() for action in actions}
    rows = rows.assign(
        period=dates.period(rows["begins"], by),
        kind=rows["action"].map(kinds),
        wide=(rows["n_days"] > _PERIOD_DAYS[by] * 1.01) | rows["open"].ne(""),
        weight=happenings.weight(rows),
    )
    order = ["n_told", "hollow", "weight", "claim_id"]
    return Selection(rows.sort_values(order, ascending=[False, True, False, True], kind="stable"), chosen.left_out)


def timeline(
    claims: pd.DataFrame, *, by: str = "day", lanes: str = "place", reported: bool = False, ax: Axes | None = None
) -> Axes:
    """Events on the calendar, in lanes by place, item, side, agent or source; the busiest lane on top.

    A mark is dated to the day (week, month), a bar with ends lies somewhere in a longer interval, an arrow is
    open or goes on beyond the chart. Pale marks have their date from the sentences before, hollow ones only
    from publication. `reported` draws a dotted line to the day of publication. What has no room is counted.
    """
    setting("by", by, tuple(dates.PERIODS))
    setting("lanes", lanes, LANES)
    chosen = lane_claims(claims, by=by, lanes=lanes)
    title = f"Timeline of events, by {by} and {lanes}"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("event with a date"))
        busiest = list(chosen.rows["lane"].value_counts().index[:_MOST_LANES])
        chosen = chosen.without(~chosen.rows["lane"].isin(busiest), "in lanes with fewer events")
        own, ax = ax is None, anatomy.begin(ax, height=6.0)
        chosen = _dated_axis(ax, chosen, by)
        busiest = [lane for lane in busiest if lane in set(chosen.rows["lane"])]
        names = happenings.lane_names(chosen.rows, lanes)
        ax.set_yticks(range(len(busiest)), [labels.lines(labels.words(names[lane])) for lane in busiest])
        rows = placement.on_axis(ax, chosen.rows, by, reported=reported)
        somewhere = lanes != "place" and "place" in rows and rows["place"].nunique() > 1
        rows = rows.assign(label=[_said(claim, lanes, somewhere=somewhere) for claim in each(rows)])
        chosen = placement.placed(ax, Selection(rows, chosen.left_out), height=None if own else _inches(ax))
        rows = _stacked(chosen.rows, busiest)
        n_rows = placement.draw_lanes(ax, rows, busiest, gap=1 + placement.GAP)
        if own:
            placement.set_height(ax, 1.85 + placement.ROW * n_rows)
        key = _draw_marks(ax, rows, reported=reported)
        n_articles = labels.counted(rows["article_id"].nunique(), "article")
        anatomy.finish(
            ax,
            title,
            f"One mark a figure of an event; ×2: two articles give it. n = {labels.counted(len(rows), 'figure')} "
            f"from {n_articles}.",
            chosen.note(),
            key=key,
        )
        return ax


def _dated_axis(ax: Axes, chosen: Selection, by: str) -> Selection:
    """Let the axis run over all marks, and over bars of up to seven periods; leave out what lies outside."""
    rows = chosen.rows
    short = rows[rows["n_days"] <= 7 * _PERIOD_DAYS[by] * 1.01]
    shown = rows if short.empty else short
    last_days = shown["begins"] + pd.to_timedelta((shown["n_days"] - 0.01).clip(lower=0.0), unit="D")
    first, last = shown["period"].min(), dates.period(last_days.where(shown["wide"], shown["begins"]), by).max()
    name = {"day": "Day of the event", "week": "Week of the event (Monday)", "month": "Month of the event"}[by]
    pad = 0.3 + 0.02 * (last - first).days
    end = pd.Period(last, dates.PERIODS[by]).end_time.normalize()
    dates.limit(ax, first, end, pad, pad)
    dates.draw_ticks(ax, first, end, name=name)
    anatomy.grid(ax, "x")
    begins = dates.position(rows["begins"])
    low, high = ax.get_xlim()
    outside = (begins + rows["n_days"] <= low) | (begins >= high)
    chosen = chosen.without(outside, "outside the days shown")
    longer = chosen.rows["n_days"] > max(high - low, 2 * _PERIOD_DAYS[by])
    return chosen.without(longer & chosen.rows["open"].eq(""), "that span more than the days shown")


def _inches(ax: Axes) -> float:
    figure = ax.get_figure(root=True)
    return float(ax.get_window_extent().height) / figure.dpi if figure is not None else 4.0


def _stacked(rows: pd.DataFrame, lanes: list[str]) -> pd.DataFrame:
    """Add `y`: the rows of each lane below those of the lane before."""
    deepest = rows.groupby("lane")["row"].max()
    heights = [float(deepest[lane]) + 1 + placement.GAP for lane in lanes]
    floors = dict(zip(lanes, np.cumsum([0.0, *heights]), strict=False))
    return rows.assign(y=rows["lane"].map(floors).astype(float) + rows["row"].astype(float))


def _draw_marks(ax: Axes, rows: pd.DataFrame, *, reported: bool) -> list[Any]:
    """Marks, bars, arrows and labels; returns the entries of the key."""
    if reported:
        _draw_reports(ax, rows)
    key: list[Any] = []
    for rank, kind in enumerate(_KINDS):
        own = rows[rows["kind"] == kind]
        if len(own):
            look = style.look(rank)
            _draw_spans(ax, own[own["wide"]], look)
            _draw_points(ax, own, look)
            key.append(marks.sample(look, kind))
    for claim in each(rows[rows["label"] != ""]):
        x, shift, side = (claim.left, -1, "right") if claim.leftwards else (claim.right, 1, "left")
        outer = [x, claim.told] if claim.told == claim.told else [x]
        at = (min(outer) if claim.leftwards else max(outer), claim.y)
        ax.annotate(
            claim.label, at, (shift * placement.NEAR, 0), textcoords="offset points", ha=side, va="center",
            fontsize=placement.LABEL_SIZE, parse_math=False, zorder=5,
        ).set_in_layout(False)  # fmt: skip
    return [*key, *_key(rows, reported=reported)]


def _draw_points(ax: Axes, rows: pd.DataFrame, look: style.Look) -> None:
    faces = [_face(claim, look.colour) for claim in each(rows)]
    points = ax.scatter(
        rows["at"], rows["y"], s=36, marker=look.marker, facecolors=faces, edgecolors=look.colour, linewidths=1.3,
        zorder=3,
    )  # fmt: skip
    points.set_gid(f"claims-{len(ax.collections)}")
    links.link(points, rows["claim_id"].astype(str), [_title(claim) for claim in each(rows)])


def _face(claim: Any, colour: str) -> Any:
    """Full where the date is stated, pale where it is carried over, none where only the publication is dated."""
    if claim.hollow:
        return "none"
    return to_rgba(colour, marks.PALE) if claim.date_basis == "carried" else colour


def _draw_spans(ax: Axes, rows: pd.DataFrame, look: style.Look) -> None:
    """A bar over the interval; its ends closed by a stroke, or an arrow where it goes on."""
    if rows.empty:
        return
    ends = [[(claim.left, claim.y), (claim.right, claim.y)] for claim in each(rows)]
    bars = LineCollection(ends, colors=look.colour, linewidths=2.4, alpha=0.6, zorder=2)
    links.link(bars, rows["claim_id"].astype(str), [_title(claim) for claim in each(rows)])
    ax.add_collection(bars, autolim=False)
    for side, cut, arrow in (("left", "cut_left", "<"), ("right", "cut_right", ">")):
        for goes_on, marker, size in ((True, arrow, 30), (False, "|", 60)):
            own = rows[rows[cut] == goes_on]
            ax.scatter(own[side], own["y"], s=size, marker=marker, color=look.colour, linewidths=1.4, zorder=2)


def _draw_reports(ax: Axes, rows: pd.DataFrame) -> None:
    """A dotted line from each event to a stroke at its publication."""
    late = rows[rows["told"].notna() & ~rows["hollow"]]
    ax.hlines(late["y"], late["at"], late["told"], color=style.GREY, linewidth=1.0, linestyle=":", zorder=1)
    ax.scatter(late["told"], late["y"], s=34, marker="|", color=style.GREY, linewidths=1.4, zorder=1)


def _key(rows: pd.DataFrame, *, reported: bool) -> list[Any]:
    """What pale and hollow marks, bars and arrows mean, of those that are there."""
    entries: list[Any] = []
    if rows["date_basis"].eq("carried").any():
        entries.append(marks.pale_sample())
    if rows["hollow"].any():
        entries.append(marks.hollow_sample())
    closed = rows["wide"] & ~rows["cut_left"] & ~rows["cut_right"]
    for shown, marker, name in (
        (closed, "|", "bar: some time in this interval"),
        (rows["cut_left"] | rows["cut_right"], ">", "arrow: open, or beyond the chart"),
    ):
        if shown.any():
            entries.append(Line2D([], [], color=style.INK, marker=marker, markersize=6, label=name))
    if reported:
        entries.append(Line2D([], [], color=style.GREY, marker="|", linestyle=":", markersize=6, label="reported"))
    return entries


def _title(claim: Any) -> str:
    """'Happened 6 Jan 2025. Kyiv Post, 7 Jan 2025: 79 drones downed, Air Force (said)'."""
    words = f"Happened {dates.span_name(claim)}." if not claim.hollow else "Reported; no date of the event is stated."
    return f"{words} {links.title(claim)}"


def _said(claim: Any, lanes: str, *, somewhere: bool) -> str:
    """'79 drones downed ×2'; in a lane of drones '79 downed, Kharkiv' where places differ."""
    item = None if lanes == "item" else labels.thing(claim.item, claim.counted, claim.low, claim.high)
    what = " ".join(word for word in (item, labels.acted(None, claim.action)) if word)
    told = f" ×{claim.n_told}" if claim.n_told > 1 else ""
    said = f"{labels.bounds(claim.low, claim.high, claim.modifier)} {what}{told}"
    place = labels.clean(claim.place, width=16) if somewhere else ""
    return f"{said}, {place}" if place and len(said) + len(place) <= _LETTERS else said
