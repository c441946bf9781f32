"""Marks that stand for claims: a point, a bar from low to high, an arrow where a bound is open."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgba
from matplotlib.lines import Line2D
from matplotlib.path import Path
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator, NullFormatter, NullLocator

from . import labels, links
from .selection import each
from .style import INK, Look

HOW_TO_READ: Final = "A bar runs from the low to the high figure, an arrow marks a bound left open"
HOLLOW: Final = "hollow: dated only by publication"
PALE: Final = 0.35  # opacity of a mark whose date is carried over
_FAR: Final = 50  # ratio of the largest to the smallest figure from which on a scale is logarithmic
SIZE: Final = 34.0  # of a mark, square points
_ARROW: Final = Path([(0, 0), (0, 1), (-0.2, 0.72), (0, 1), (0.2, 0.72)], [1, 2, 1, 2, 2])


def stated(claims: pd.DataFrame) -> pd.Series[Any]:
    """Where the point of a claim stands: at its lower bound, or the only one it has; both are stated."""
    return claims["low"].astype("Float64").fillna(claims["high"].astype("Float64")).astype(float)


def draw(ax: Axes, claims: pd.DataFrame, at: Any, look: Look, *, upright: bool = True, size: float = SIZE) -> None:
    """Draw claims at the positions `at` (days, or rows where not `upright`) with their bounds and links.

    A column `hollow` makes the marks of its rows hollow. Marks smaller than usual have thinner lines and arrows.
    """
    if claims.empty:
        return
    small = min(1.0, (size / SIZE) ** 0.5)
    at = np.asarray(at, dtype=float)
    value = stated(claims).to_numpy()
    low, high = (claims[name].astype("Float64").to_numpy(dtype=float, na_value=np.nan) for name in ("low", "high"))
    ids = claims["claim_id"].astype(str).to_numpy()
    titles = np.array([links.title(claim) for claim in each(claims)], dtype=object)
    _draw_bounds(ax, (at, low, high), ids, titles, look, upright)
    for wanted, arrow in ((np.isnan(high), _ARROW), (np.isnan(low), _turned(_ARROW, 180))):
        if wanted.any():
            marker = arrow if upright else _turned(arrow, -90)
            x, y = (at[wanted], value[wanted]) if upright else (value[wanted], at[wanted])
            points = ax.scatter(
                x, y, s=(38 * small) ** 2, marker=marker, facecolors="none", edgecolors=look.colour,
                linewidths=1.4 * small,
            )  # fmt: skip
            links.link(points, ids[wanted], titles[wanted])
    hollow = claims["hollow"].to_numpy(dtype=bool) if "hollow" in claims else np.zeros(len(claims), dtype=bool)
    faces = ["none" if empty else look.colour for empty in hollow]
    x, y = (at, value) if upright else (value, at)
    points = ax.scatter(
        x, y, s=size, marker=look.marker, facecolors=faces, edgecolors=look.colour, linewidths=1.4 * small, zorder=3
    )
    points.set_gid(f"claims-{len(ax.collections)}")
    links.link(points, ids, titles)


def _draw_bounds(ax: Axes, where: Any, ids: Any, titles: Any, look: Look, upright: bool) -> None:
    at, low, high = where
    wide = ~np.isnan(low) & ~np.isnan(high) & (low != high)
    if not wide.any():
        return
    ends = np.stack([np.column_stack([at, low]), np.column_stack([at, high])], axis=1)[wide]
    lines = LineCollection(list(ends if upright else ends[:, :, ::-1]), colors=look.colour, linewidths=2.6, alpha=0.55)
    links.link(lines, ids[wide], titles[wide])
    ax.add_collection(lines)
    x, y = (at[wide], high[wide]) if upright else (high[wide], at[wide])
    ax.scatter(x, y, s=60, marker="_" if upright else "|", color=look.colour, linewidths=1.6, zorder=2)


def _turned(path: Path, degrees: float) -> Path:
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return Path(np.asarray(path.vertices) @ turn, path.codes)


def scale(ax: Axes, claims: pd.DataFrame, *, upright: bool = True, room: float = 0.14) -> str:
    """Scale the axis of the figures, logarithmic where they lie far apart; returns a note that says so.

    `room` is the share of the axis left free behind the largest figure.
    """
    ends = pd.concat([claims["low"], claims["high"]]).dropna().astype(float)
    positive = ends[ends > 0]
    axis = ax.yaxis if upright else ax.xaxis
    set_limits = ax.set_ylim if upright else ax.set_xlim
    axis.set_major_formatter(FuncFormatter(lambda value, _: labels.number(round(value, 9))))
    if positive.empty or positive.max() / positive.min() <= _FAR:
        set_limits(0, max(1.0, float(ends.max())) / (1 - room))
        axis.set_major_locator(MaxNLocator(nbins="auto", steps=[1, 2, 2.5, 5, 10], integer=True))
        return ""
    (ax.set_yscale if upright else ax.set_xscale)("symlog" if len(positive) < len(ends) else "log")
    first = float(positive.min()) * 0.6
    set_limits(0 if len(positive) < len(ends) else first, first * (positive.max() / first) ** (1 / (1 - room)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: labels.number(round(value, 9))))
    axis.set_minor_formatter(NullFormatter())
    decades = np.arange(np.ceil(np.log10(first)), np.log10(positive.max()) + 0.01)
    step = -(-len(decades) // (7 if upright else 4)) or 1
    axis.set_major_locator(FixedLocator([0.0, *10.0 ** decades[::step]]))
    axis.set_minor_locator(NullLocator())
    return "Logarithmic scale."


def sample(look: Look, label: str) -> Line2D:
    """An entry of the key."""
    return Line2D([], [], color=look.colour, marker=look.marker, linestyle="none", markersize=6.5, label=label)


def pale_sample(label: str = "pale: date carried over from before") -> Line2D:
    """The entry of the key that says what a pale mark means."""
    face = to_rgba(INK, PALE)
    return Line2D([], [], color=INK, marker="o", markerfacecolor=face, linestyle="none", markersize=6, label=label)


def hollow_sample(label: str = HOLLOW) -> Line2D:
    """The entry of the key that says what a hollow mark means."""
    return Line2D([], [], color=INK, marker="o", markerfacecolor="none", linestyle="none", markersize=6, label=label)
