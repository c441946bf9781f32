"""The calendar: how many events each day has, in ISO weeks."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, PathPatch
from matplotlib.path import Path

from .. import tables
from . import anatomy, dates, happenings, labels, links, style
from .selection import Selection, each, near_publication, setting

DATED: Final = ("stated", "published")
_WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NEAR_DAYS: Final = 14
_MOST_WALL_WEEKS: Final = 10  # up to here a row a week, as on a wall; beyond, a column a week
_MOST_STRIP_WEEKS: Final = 53  # up to here one strip; beyond, one for each ISO year
_BAND: Final = 9.0  # weekdays of a strip, and room for the names of its months
_RAMPS: Final = {  # from light to dark, so that grey print and colour-blind eyes keep the order
    "stated": ("#cfe3f3", "#94c4e4", "#4f9fd0", "#1f6fae", "#083d73"),
    "published": ("#fbe3c4", "#f5c07e", "#e4933a", "#a8580a", "#723a00"),
}
_DARK_FROM: Final = 3  # of a ramp, where letters are white
_LETTERS: Final = "#141414"  # on a cell, whatever the colour of the page
_HALF: Final = 0.46  # of a cell, without the gap
_MOST_NAMED: Final = 4  # events in the title of a cell


def day_events(claims: pd.DataFrame) -> Selection:
    """The events of single days (a night is its evening's): one claim a story, with `day`, `n_told` and `hollow`.

    An event whose date some claim states is not `hollow`, whatever the other claims say.
    """
    chosen = happenings.happenings(claims)
    chosen = chosen.without(chosen.rows["begins"].isna(), "without a date")
    chosen = chosen.without((chosen.rows["n_days"] > 2) | chosen.rows["open"].ne(""), "that span more than two days")
    chosen = near_publication(chosen, days=_NEAR_DAYS)
    rows = chosen.rows.assign(event=happenings.stories(chosen.rows))
    rows = rows.assign(n_told=rows.groupby("event")["article_id"].transform("nunique"))
    order = rows.assign(late=rows["hollow"]).sort_values(["late", "published", "claim_id"], kind="stable")
    return Selection(order.drop_duplicates("event").drop(columns="late"), chosen.left_out)


def calendar(
    claims: pd.DataFrame, *, dated: str = "stated", articles: pd.DataFrame | None = None, ax: Axes | None = None
) -> Axes:
    """Events of each day, the darker the more: weeks by weekdays, short spans as on a wall, years as strips.

    `dated="stated"` counts events whose date the text gives, and rings the days that have others, dated only
    by publication; `dated="published"` counts those. With `articles`, the days on which nothing was published
    are known from them, else from the claims. Events are stories, copies and retellings counted once.
    """
    setting("dated", dated, DATED)
    chosen = day_events(claims)
    title = "Calendar of events" if dated == "stated" else "Calendar of reports without a date of their own"
    events = chosen.rows[chosen.rows["hollow"] == (dated == "published")]
    with style.applied():
        if events.empty:
            what = "event dated to a day" if dated == "stated" else "event dated only by publication"
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(what))
        others = chosen.rows[chosen.rows["hollow"]] if dated == "stated" else chosen.rows.iloc[:0]
        told = _told_days(claims, articles)
        grid = Grid.over(pd.concat([events["day"], others["day"], told]))
        ax = anatomy.begin(ax, height=grid.height)
        key = _draw_days(ax, grid, events, others, told, _RAMPS[dated])
        _draw_frame(ax, grid)
        return anatomy.finish(
            ax,
            title,
            f"Number of events (stories), each counted once; a night is its evening's. "
            f"n = {labels.counted(len(events), 'event')} on {labels.counted(events['day'].nunique(), 'day')}.",
            chosen.note(),
            key=key,
        )


def _told_days(claims: pd.DataFrame, articles: pd.DataFrame | None) -> pd.Series[Any]:
    """The days (UTC) on which anything was published."""
    given = claims if articles is None else articles
    tables.require(given, "published", table="claims" if articles is None else "articles")
    found: pd.Series[Any] = dates.naive(given["published"]).dropna().dt.normalize().drop_duplicates()
    return found


class Grid(NamedTuple):
    """Where a day stands: `wall` has a row a week, else a week is a column, in strips of consecutive weeks or years."""

    first: pd.Timestamp  # a day that is drawn, and the last one
    last: pd.Timestamp
    wall: bool
    by_year: bool

    @classmethod
    def over(cls, moments: pd.Series[Any]) -> Grid:
        """The grid that suits the span of these days."""
        first, last = moments.min().normalize(), moments.max().normalize()
        n_weeks = (_monday(last) - _monday(first)).days // 7 + 1
        return cls(first, last, wall=n_weeks <= _MOST_WALL_WEEKS, by_year=n_weeks > _MOST_STRIP_WEEKS)

    def days(self) -> pd.DatetimeIndex:
        """All days from the first to the last."""
        return pd.date_range(self.first, self.last, freq="D")

    def strips(self) -> list[int]:
        """The ISO years that have a strip of their own; [0] where there is one strip for all."""
        years = (self.first.isocalendar().year, self.last.isocalendar().year)
        return list(range(years[0], years[1] + 1)) if self.by_year else [0]

    def at(self, moments: pd.DatetimeIndex) -> tuple[Any, Any]:
        """x and y of the middle of each day's cell."""
        weekday = moments.day_of_week.to_numpy(dtype=float)
        if self.by_year:
            iso = moments.isocalendar()
            week = iso["week"].to_numpy(dtype=float) - 1
            return week, weekday + _BAND * (iso["year"].to_numpy(dtype=float) - self.first.isocalendar().year)
        week = ((moments - _monday(self.first)).days // 7).to_numpy(dtype=float)
        return (weekday, week) if self.wall else (week, weekday)

    @property
    def shape(self) -> tuple[float, float]:
        """Columns and rows."""
        x, y = self.at(self.days())
        return (7.0 if self.wall else float(x.max()) + 1), float(y.max()) + 1

    @property
    def height(self) -> float:
        """Inches that a figure of this grid wants."""
        columns, rows = self.shape
        cell = 0.42 if self.wall else min(0.34, 7.2 / columns)
        return 1.9 + cell * (rows + (0.6 if self.wall else 1.2))


def _monday(day: pd.Timestamp) -> pd.Timestamp:
    return day.normalize() - pd.Timedelta(days=day.weekday())


def _draw_days(
    ax: Axes, grid: Grid, events: pd.DataFrame, others: pd.DataFrame, told: pd.Series[Any], ramp: tuple[str, ...]
) -> list[Any]:
    """The cells, the rings and the numbers; returns the entries of the key."""
    counts = events.groupby("day").size()
    steps = classes(int(counts.max()))
    ranks = np.searchsorted(steps, counts.to_numpy(), side="right") - 1
    colours = [ramp[_shade(int(rank), len(steps))] for rank in ranks]
    corners = _corners(*grid.at(pd.DatetimeIndex(counts.index)), (_HALF, _HALF))
    cells = PolyCollection(corners, facecolors=colours, edgecolors="none", clip_on=False)
    ax.add_collection(cells, autolim=False)
    _link(cells, events, counts.index)
    quiet = grid.days().difference(pd.DatetimeIndex(counts.index))
    known = quiet[quiet.isin(told) | quiet.isin(others["day"])]
    _add_shapes(ax, grid, known, (_HALF, _HALF), facecolor="none", edgecolor=style.INK, alpha=0.25, linewidth=0.6)
    silent = quiet.difference(known)
    _add_shapes(ax, grid, silent, (0.014, 0.05) if grid.wall else (0.07, 0.07), facecolor=style.GREY, linewidth=0)
    if len(others):
        _draw_rings(ax, grid, others)
    if grid.wall:
        _write_numbers(ax, grid, counts, [_shade(int(rank), len(steps)) >= _DARK_FROM for rank in ranks])
    key: list[Any] = [
        Patch(facecolor=ramp[_shade(i, len(steps))], label=_class_name(steps, i, int(counts.max())))
        for i in range(len(steps))
    ]
    if len(known):
        key.append(Patch(facecolor="none", edgecolor=style.INK, alpha=0.4, label="none, though articles appeared"))
    if len(silent):
        key.append(Line2D([], [], color=style.GREY, marker=".", linestyle="none", label="no article that day"))
    if len(others):
        key.append(Line2D([], [], color=style.VERMILION, marker="o", markerfacecolor="white", linestyle="none",
                          markersize=5.5, label="reported that day, date of the event not stated"))  # fmt: skip
    return key


def classes(most: int) -> list[int]:
    """The lowest number of each class, five at most, wider upwards: 3 -> [1, 2, 3]; 23 -> [1, 2, 4, 7, 13]."""
    if most <= 5:
        return list(range(1, most + 1))
    return sorted({int(np.ceil(round(most ** (step / 5), 9))) for step in range(5)})


def _shade(rank: int, n: int) -> int:
    """The colour of the class `rank` of `n`: the whole ramp is used, few classes stand far apart."""
    return round(rank * 4 / (n - 1)) if n > 1 else 2


def _class_name(steps: list[int], i: int, most: int) -> str:
    last = steps[i + 1] - 1 if i + 1 < len(steps) else most
    name = f"{steps[i]}" if last == steps[i] else f"{steps[i]}–{last}"
    return f"{name} {'event' if last == 1 else 'events'}" if i in (0, len(steps) - 1) else name


def _corners(x: Any, y: Any, half: tuple[float, float]) -> Any:
    """The corners of a rectangle around each point: points x 4 x 2."""
    around = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * np.array(half)
    return np.column_stack([x, y])[:, None, :] + around


def _add_shapes(ax: Axes, grid: Grid, days: pd.DatetimeIndex, half: tuple[float, float], **look: Any) -> None:
    """A rectangle for each day, all of them one shape, since they carry no links."""
    if days.empty:
        return
    corners = _corners(*grid.at(days), half)
    closed = np.concatenate([corners, corners[:, :1]], axis=1).reshape(-1, 2)
    steps = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(days)
    ax.add_artist(PathPatch(Path(closed, steps), clip_on=False, **look))


def _link(cells: Any, events: pd.DataFrame, days: Any) -> None:
    """Each cell leads to the event of its day that most articles tell; its title names the others."""
    ranked = events.sort_values(["n_told", "claim_id"], ascending=[False, True], kind="stable")
    by_day: dict[Any, list[Any]] = {}
    for event in each(ranked):
        by_day.setdefault(event.day, []).append(event)
    cells.set_gid("days")
    links.link(cells, [by_day[day][0].claim_id for day in days], [_title(day, by_day[day]) for day in days])


def _title(day: pd.Timestamp, events: list[Any]) -> str:
    """'6 Jan 2025: 3 events. 79 drones downed; 2 people killed, Kherson; 1 more'."""
    shown = [_said(event) for event in events[:_MOST_NAMED]]
    more = [f"{len(events) - _MOST_NAMED} more"] if len(events) > _MOST_NAMED else []
    hollow = " dated only by publication" if events[0].hollow else ""
    return f"{dates.full(day)}: {labels.counted(len(events), 'event')}{hollow}. {'; '.join(shown + more)}"


def _said(event: Any) -> str:
    item = labels.thing(event.item, event.counted, event.low, event.high)
    words = (labels.bounds(event.low, event.high, event.modifier), item, labels.acted(None, event.action))
    place = labels.clean(getattr(event, "place", None), width=40)
    return " ".join(word for word in words if word) + (f", {place}" if place else "")


def _draw_rings(ax: Axes, grid: Grid, others: pd.DataFrame) -> None:
    days = pd.DatetimeIndex(sorted(others["day"].unique()))
    x, y = grid.at(days)
    shift = 0.32 if grid.wall else 0.0
    size = 30 if grid.wall else 16 * min(1.0, 40 / grid.shape[0])
    rings = ax.scatter(
        x + shift,
        y,
        s=size,
        facecolors="white",  # seen on dark cells too
        edgecolors=style.VERMILION,
        linewidths=1.2 if grid.wall else 0.9,
        zorder=3,
    )
    _link(rings, others, days)


def _write_numbers(ax: Axes, grid: Grid, counts: pd.Series[Any], dark: list[bool]) -> None:
    """The day in the corner of each cell, and how many events it has."""
    look = dict(zip(counts.index, dark, strict=True))
    for day, x, y in zip(grid.days(), *grid.at(grid.days()), strict=True):
        colour = style.INK if day not in look else "white" if look[day] else _LETTERS
        name = dates.short(day) if day.day == 1 or day == grid.first else str(day.day)
        ax.text(x - 0.42, y - 0.2, name, fontsize=style.SMALL - 1.5, va="center", color=colour)
        if day in look:
            ax.text(x, y + 0.12, f"{counts[day]:,}", fontsize=style.SIZE, ha="center", va="center", color=colour)


def _draw_frame(ax: Axes, grid: Grid) -> None:
    """Weekdays and weeks beside the cells, lines between the months, and their names."""
    columns, rows = grid.shape
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.tick_params(length=0)
    ax.add_collection(LineCollection(_month_lines(grid), colors=style.INK, linewidths=0.9, alpha=0.6), autolim=False)
    if grid.wall:
        mondays = [_monday(grid.first) + pd.Timedelta(weeks=week) for week in range(int(rows))]
        ax.set_yticks(range(int(rows)), [f"W{day.isocalendar().week:02d} {dates.short(day)}" for day in mondays])
        ax.set_xticks([])
        for x, name in enumerate(_WEEKDAYS):
            ax.text(x, -0.62, name, fontsize=style.SMALL, ha="center", va="bottom")
        ax.set_xlabel(f"ISO weeks, {_years(grid)}", loc="left")
        ax.set_xlim(-0.5, 6.5)
        ax.set_ylim(rows - 0.5, -1.1)
        return
    places, names = [], []
    for i, year in enumerate(grid.strips()):
        places += [i * _BAND + day for day in (0, 3, 6)]
        names += ["Mon", f"{year}   Thu" if year else "Thu", "Sun"]
    ax.set_yticks(places, names)
    weeks = range(0, int(columns), 4) if columns > 12 else range(int(columns))
    ax.set_xticks(list(weeks), [_week_name(grid, week) for week in weeks])
    ax.set_xlabel(f"ISO week, {_years(grid)}", loc="left")
    thursdays = grid.days()[(grid.days().day_of_week == 3) & (grid.days().day <= 7)]  # their week is their year's
    for day, x, y in zip(thursdays, *grid.at(thursdays), strict=True):
        ax.text(x - 0.46, y - 3.75, dates.month(day), fontsize=style.SMALL - 1, va="bottom")
    ax.set_xlim(-0.6, max(columns, 7.2 / 0.34) - 0.4)
    ax.set_ylim(rows - 0.4, -1.8)


def _years(grid: Grid) -> str:
    return f"{grid.first.year}" if grid.first.year == grid.last.year else f"{grid.first.year}–{grid.last.year}"


def _week_name(grid: Grid, week: int) -> str:
    if grid.by_year:
        return f"{week + 1}"
    return f"{(grid.first + pd.Timedelta(weeks=week)).isocalendar().week}"


def _month_lines(grid: Grid) -> list[list[tuple[float, float]]]:
    """The border between each month and the one before, along the edges of the cells."""
    firsts = grid.days()[1:]
    firsts = firsts[firsts.day == 1]
    lines = []
    for day, x, y in zip(firsts, *grid.at(firsts), strict=True):
        if grid.wall:
            lines.append([(-0.5, y + 0.5), (x - 0.5, y + 0.5), (x - 0.5, y - 0.5), (6.5, y - 0.5)])
        else:
            top = y - day.weekday() - 0.5
            lines.append([(x + 0.5, top), (x + 0.5, y - 0.5), (x - 0.5, y - 0.5), (x - 0.5, top + 7)])
    return lines
