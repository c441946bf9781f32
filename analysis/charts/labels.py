"""Words on charts: article text made harmless and short, figures in words, labels that do not overlap."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.text import Annotation
from matplotlib.textpath import TextToPath
from matplotlib.transforms import Bbox

from . import style

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_UNPRINTABLE: Final = re.compile(f"[\x00-\x1f\x7f-\x9f{_BIDI}\ufeff\ufffe\uffff\ud800-\udfff]+")
_MILLION: Final = 1_000_000
_BILLION: Final = 1_000_000_000
_RADIUS: Final = 4.5  # of a point, in points
_MOST: Final = 60  # labels that one chart tries to place
_SINGULAR: Final = {
    "people": "person",
    "children": "child",
    "women": "woman",
    "troops": "soldier",
    "police": "police officer",
    "artillery": "artillery piece",
    "air_defence": "air defence system",
}
_OPEN: Final = {">": ">", ">=": "≥", "<": "<", "<=": "≤"}


def clean(text: object, *, width: int = 200) -> str:
    """Article text as a label: no control or bidi characters, one line, shortened with an ellipsis.

    'Ky\\u202eiv\\n region' -> 'Ky iv region'. Null -> ''.
    """
    if text is None or text is pd.NA or (isinstance(text, float) and text != text):
        return ""
    line = " ".join(_UNPRINTABLE.sub(" ", str(text)).split())
    while line and unicodedata.combining(line[0]):  # would sit on whatever stands before the label
        line = line[1:]
    return line if len(line) <= width else line[: width - 1].rstrip(" ,.;:-") + "…"


def number(value: float) -> str:
    """10000.0 -> '10,000'; 0.5 -> '0.5'; 2000000.0 -> '2 million'."""
    if abs(value) >= _BILLION:
        return f"{value / _BILLION:,.4g} billion"
    if abs(value) >= _MILLION:
        return f"{value / _MILLION:,.4g} million"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.3g}"


def bounds(low: Any, high: Any, modifier: Any = "=") -> str:
    """30..null with >= -> '≥ 30'; null..50 -> '≤ 50'; 20..30 -> '20–30'; 90..90 with ~ -> 'about 90'."""
    if pd.isna(low) and pd.isna(high):
        return "no figure"
    if pd.isna(high):
        return f"{_OPEN.get(_word(modifier), '≥')} {number(low)}"
    if pd.isna(low):
        return f"{_OPEN.get(_word(modifier), '≤')} {number(high)}"
    if low != high:
        return f"{number(low)}–{number(high)}"
    return f"about {number(low)}" if _word(modifier) == "~" else number(low)


def _word(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def words(value: object) -> str:
    """A word of the codebook for people: 'aid_workers' -> 'aid workers'."""
    return clean(value).replace("_", " ")


def thing(item: Any, counted: Any, low: Any, high: Any) -> str:
    """The counted in words: 'drones', one of them 'drone'; what has no class keeps the text's own words."""
    if _word(item) in ("other", ""):
        return clean(counted, width=24)
    if pd.isna(low) or pd.isna(high) or low != 1 or high != 1:
        return words(item)
    return _SINGULAR.get(str(item), words(item).removesuffix("s"))


def acted(item: Any, action: Any) -> str:
    """'drones', 'downed' -> 'drones downed'; the action is left off where it is none or another."""
    parts = [item, None if _word(action) in ("none", "other") else action]
    return " ".join(words(part) for part in parts if not pd.isna(part))


def listed(parts: Iterable[str], *, last: str = "and") -> str:
    """['a', 'b', 'c'] -> 'a, b and c'."""
    names = list(parts)
    return f" {last} ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def counted(n: int, noun: str) -> str:
    """1, 'claim' -> '1 claim'; 1200, 'story' -> '1,200 stories'."""
    plural = noun if n == 1 else noun[:-1] + "ies" if noun.endswith("y") and noun != "day" else noun + "s"
    return f"{n:,} {plural}"


def counted_days(n: float) -> str:
    """0 -> '0 days'; 1 -> '1 day'; 1.5 -> '1.5 days'."""
    return f"{n:,g} {'day' if n == 1 else 'days'}"


def wrapped(text: str, *, inches: float, points: float) -> str:
    """Break lines so that text of this size fits this width."""
    room, lines = inches * 72, []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            longer = f"{line} {word}" if line else word
            if line and width(longer, points) > room:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return "\n".join(line for line in lines if line)


def width(text: str, points: float) -> float:
    """Width of one line of this size in points, and a little more: screens set letters on whole pixels."""
    return sum(map(_letter_width, text)) * points * 1.05


@cache
def _letter_width(letter: str) -> float:
    """Width of a letter in sizes of the font."""
    return float(TextToPath().get_text_width_height_descent(letter, FontProperties(size=1.0), ismath=False)[0])


def lines(text: object, *, width: int = 22) -> str:
    """A name on at most two lines: 'Ministry of Defence of Ukraine' -> 'Ministry of Defence of' over 'Ukraine'."""
    found = textwrap.wrap(clean(text, width=2 * width), width, max_lines=2, placeholder="…")
    return "\n".join(found)


_Point = tuple[float, float]
_PLACES: Final[tuple[tuple[int, int, Any, Any], ...]] = (
    (0, 6, "center", "bottom"),
    (-6, 4, "right", "bottom"),
    (7, 0, "left", "center"),
    (6, 4, "left", "bottom"),
    (-7, 0, "right", "center"),
    (0, -6, "center", "top"),
    (6, -4, "left", "top"),
    (-6, -4, "right", "top"),
    (0, 17, "center", "bottom"),
    (0, -17, "center", "top"),
)
_BESIDE: Final = (_PLACES[2], _PLACES[4], _PLACES[0], _PLACES[5])


def place(
    ax: Axes,
    points: Sequence[_Point],
    texts: Sequence[str],
    *,
    avoid: Sequence[tuple[_Point, _Point]] = (),
    arrows: Sequence[bool] = (),
    radii: Sequence[float] = (),
    beside: bool = False,
) -> int:
    """Label points, the first most important, where there is room for it; returns how many got a label.

    Room is measured: no label covers another, a point, an arrow (upwards from the points with `arrows`),
    a line to `avoid` (level or upright, from point to point), or leaves the axes. Points are 4.5 wide from
    the middle, or as wide as `radii` say. With `beside`, labels stand right or left first.
    """
    figure = ax.get_figure(root=True)
    if figure is None or not texts:
        return 0
    figure.draw_without_rendering()  # runs the layout, so that the axes stand where they will stand
    dot = figure.dpi / 72
    pixels = ax.transData.transform(list(points))
    sizes = list(radii) or [_RADIUS] * len(pixels)
    taken = [
        Bbox.from_extents(x - r * dot, y - r * dot, x + r * dot, y + r * dot)
        for (x, y), r in zip(pixels, sizes, strict=True)
    ]
    for (x, y), has_arrow in zip(pixels, arrows, strict=False):
        if has_arrow:
            taken.append(Bbox.from_extents(x - 4 * dot, y, x + 4 * dot, y + 20 * dot))
    for ends in avoid:
        corners = ax.transData.transform(ends)
        taken.append(Bbox.from_extents(*corners.min(axis=0), *corners.max(axis=0)).padded(dot))
    n_placed = 0
    for at, text, radius in [given for given in zip(points, texts, sizes, strict=True) if given[1]][:_MOST]:
        label = ax.annotate(
            text, at, (0, 0), textcoords="offset points", fontsize=style.SMALL - 0.5, parse_math=False, zorder=5
        )
        label.set_in_layout(False)
        box = _room(label, ax.get_window_extent(), taken, _around(_BESIDE if beside else _PLACES, radius))
        if box is None:
            label.remove()
        else:
            taken.append(box)
            n_placed += 1
    return n_placed


def _around(places: Sequence[Any], radius: float) -> list[Any]:
    """The places round a point, further out where it is larger than usual."""
    more = radius - _RADIUS
    return [(x + more * (x > 0) - more * (x < 0), y + more * (y > 0) - more * (y < 0), *at) for x, y, *at in places]


def _room(label: Annotation, area: Bbox, taken: list[Bbox], places: Sequence[Any]) -> Bbox | None:
    """Move the label to the first place around its point that is free; None where there is none."""
    for x, y, horizontal, vertical in places:
        label.set_position((x, y))
        label.set_horizontalalignment(horizontal)
        label.set_verticalalignment(vertical)
        box = label.get_window_extent()
        inside = area.x0 - 2 <= box.x0 and box.x1 <= area.x1 + 2 and area.y0 <= box.y0 and box.y1 <= area.y1 + 2
        if inside and not any(_meet(box, other) for other in taken):
            return box
    return None


def _meet(one: Bbox, other: Bbox) -> bool:
    return bool(one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1)
