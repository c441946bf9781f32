"""What every chart has: its axes, a title, a line that says units and n, what was left out, an empty state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Transform, blended_transform_factory

from . import labels, style

_LINE: Final = 1.35  # line height in sizes of the font
_LEFT: Final = 0.012  # of the figure's width: where titles begin
_GRID: Final[dict[str, Any]] = {"color": style.INK, "alpha": 0.13, "linewidth": 0.8}


def begin(ax: Axes | None, *, height: float = 4.2) -> Axes:
    """The caller's axes, or new ones on a figure of their own that no window and no registry knows."""
    if ax is None:
        figure = Figure(figsize=(style.WIDTH, height), layout="constrained")
        figure.set_layout_engine("constrained", w_pad=0.08, h_pad=0.08)
        FigureCanvasAgg(figure)
        ax = figure.add_subplot()
        ax.set_gid("chart")
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    ax.tick_params(colors=style.INK, labelsize=style.SMALL)
    return ax


def grid(ax: Axes, axis: str) -> None:
    """Faint lines across the axis that is read; the ticks there are not needed then."""
    if axis == "x":
        ax.xaxis.grid(True, **_GRID)
    else:
        ax.yaxis.grid(True, **_GRID)
        ax.spines["left"].set_visible(False)
    ax.tick_params(axis="x" if axis == "x" else "y", length=0)


def finish(ax: Axes, title: str, *notes: str, key: Sequence[Artist] = ()) -> Axes:
    """Write over the plot the title, the notes (units, n, how to read, what was left out) and the key.

    The texts break to the width of the figure, or of the axes where the figure is the caller's.
    """
    width = _width(ax) - 0.25
    pad = 6.0 + (_draw_key(ax, key, width) if key else 0.0)
    lines = [line for note in notes for line in labels.wrapped(note, inches=width, points=style.SMALL).split("\n")]
    lines = [line for line in lines if line]
    left = _LEFT if _alone(ax) else 0.0
    for rank, line in enumerate(lines):
        ax.annotate(
            line,
            (left, 1),
            (0, pad + (len(lines) - 1 - rank) * style.SMALL * _LINE),
            xycoords=_edge(ax, ax.transAxes),
            textcoords="offset points",
            fontsize=style.SMALL,
            va="bottom",
            annotation_clip=False,
            gid=f"note-{rank}",
        ).set_in_layout(False)
    title = labels.wrapped(title, inches=width, points=14)
    above = pad + len(lines) * style.SMALL * _LINE + 4
    heading = ax.set_title(title, loc="left", pad=above, linespacing=1.15, parse_math=False)
    heading.set_transform(_edge(ax, heading.get_transform()))
    heading.set_x(left)
    unmathed(ax)
    return ax


def _alone(ax: Axes) -> bool:
    """Whether the figure is this module's own, so that texts may use its whole width."""
    return ax.get_gid() == "chart"


def _edge(ax: Axes, vertical: Transform) -> Transform:
    """x in the figure's width (the axes' width on a caller's figure), y as given."""
    figure = ax.get_figure(root=True)
    across = figure.transFigure if figure is not None and _alone(ax) else ax.transAxes
    return blended_transform_factory(across, vertical)


def _width(ax: Axes) -> float:
    figure = ax.get_figure(root=True)
    width = float(figure.get_size_inches()[0]) if figure is not None else style.WIDTH
    return width if _alone(ax) else width * float(ax.get_position().width)


def width_in_points(ax: Axes) -> float:
    """Width of the axes as the layout will have it, with the names beside them."""
    figure = ax.get_figure(root=True)
    if figure is None:
        return style.WIDTH * 72
    figure.draw_without_rendering()
    return float(ax.get_window_extent().width) / figure.dpi * 72


def _draw_key(ax: Axes, key: Sequence[Artist], width: float) -> float:
    """The legend, over the plot where it covers nothing; returns its height in points."""
    columns = _columns([len(str(handle.get_label())) for handle in key], width)
    legend = ax.legend(
        handles=list(key),
        loc="lower left",
        bbox_to_anchor=(_LEFT if _alone(ax) else 0.0, 1.0),
        bbox_transform=_edge(ax, ax.transAxes),
        borderaxespad=0.5,
        borderpad=0,
        ncols=columns,
        handlelength=1.5,
        handletextpad=0.6,
        columnspacing=1.6,
    )
    legend.set_in_layout(False)
    return -(-len(key) // columns) * style.SMALL * 1.55 + 6


def unmathed(ax: Axes) -> None:
    """No text of these axes is mathematics, whatever dollars it holds."""
    for text in ax.findobj(Text):
        if isinstance(text, Text):
            text.set_parse_math(False)


def text_of(ax: Axes) -> str:
    """Title and notes as one line: what a chart says to those who do not see it. 'The toll. n = 3 claims …'"""
    notes = [text.get_text() for text in ax.texts if str(text.get_gid()).startswith("note-")]
    title = ax.get_title(loc="left") or ax.get_title()
    return " ".join(" ".join([f"{title}." if title and notes else title, *notes]).split())


def empty(ax: Axes, title: str, sentence: str) -> Axes:
    """An honest empty state: the title, and one sentence that says why there is nothing."""
    ax.set_axis_off()
    figure = ax.get_figure(root=True)
    if figure is not None and _alone(ax):
        figure.set_size_inches(style.WIDTH, 1.5)
    return finish(ax, title, sentence)


def is_empty(ax: Axes) -> bool:
    """Whether nothing is drawn on these axes but why there is nothing."""
    return not ax.axison and not ax.has_data()


def _columns(lengths: Sequence[int], width: float) -> int:
    """The most columns of a key whose entries, so many letters long, fit this width in inches.

    Entries fill the columns from the top, as evenly as matplotlib does it.
    """
    for n in range(len(lengths), 1, -1):
        longest = [max(part) for part in np.array_split(np.asarray(lengths), n)]
        if sum(length * style.SMALL * 0.58 + 34 for length in longest) <= width * 72:
            return n
    return 1


class Rows:
    """Rows from the top down in sections: a heading over the rows that belong together.

    `rows.y` gives the position of each row in the order added; headings take a row of their own.
    """

    def __init__(self) -> None:
        self.y: list[float] = []
        self.names: list[str] = []
        self.headings: list[tuple[float, str]] = []
        self._next = 0.0

    def section(self, heading: str) -> None:
        """Start a section; an empty heading leaves only a gap."""
        self._next += 0.35 if self.y else 0.0
        if heading:
            self.headings.append((self._next, heading))
            self._next += 1.0

    def add(self, name: str) -> float:
        """Add a row; returns its position."""
        self.y.append(self._next)
        self.names.append(name)
        self._next += 1.0
        return self.y[-1]

    @property
    def height(self) -> float:
        """Rows, headings and gaps, in rows."""
        return self._next

    def draw(self, ax: Axes) -> None:
        """Write the names beside the axis and the headings across the figure."""
        ax.set_yticks(self.y, self.names)
        ax.set_ylim(self._next - 0.4, -0.7)
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
        for y, heading in self.headings:
            text = ax.text(
                _LEFT if _alone(ax) else 0.0,
                y,
                heading,
                transform=_edge(ax, ax.transData),
                va="center",
                fontsize=style.SMALL + 0.5,
                fontweight="bold",
                gid="heading",
            )
            text.set_in_layout(False)


def spread(n: int, *, width: float = 0.7) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Offsets that set n marks beside each other in a day: 1 -> [0]; 3 -> [-.35, 0, .35] at most."""
    if n == 1:
        return np.zeros(1)
    half = min(width / 2, 0.07 * (n - 1))
    return np.linspace(-half, half, n)
