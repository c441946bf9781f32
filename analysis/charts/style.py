"""The one look of all charts: colours, markers, hatches, sizes; applied in a context, never globally.

Colours are those of Okabe and Ito (2008), told apart by the colour-blind; a marker or a hatch says the
same once more, for grey print. `INK` is a sentinel: the SVG writer turns it into `currentColor`, so
text and axes follow the page into its dark mode.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

import matplotlib

INK: Final = "#1b1c1d"
BLUE: Final = "#0072b2"
VERMILION: Final = "#d55e00"
GREEN: Final = "#009e73"
PURPLE: Final = "#cc79a7"
ORANGE: Final = "#e69f00"
SKY: Final = "#56b4e9"
GREY: Final = "#8c8c8c"
WIDTH: Final = 8.0  # inches
SIZE: Final = 9.5  # points
SMALL: Final = 8.5

STYLE: Final[Any] = {
    "axes.axisbelow": True,
    "axes.edgecolor": INK,
    "axes.facecolor": "white",
    "axes.labelcolor": INK,
    "axes.labelsize": SIZE,
    "axes.linewidth": 0.8,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12.5,
    "axes.titleweight": "bold",
    "axes.unicode_minus": True,
    "figure.dpi": 100,
    "figure.facecolor": "white",
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": SIZE,
    "hatch.linewidth": 0.9,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "lines.linewidth": 1.6,
    "savefig.dpi": 150,
    "svg.fonttype": "none",
    "text.color": INK,
    "text.parse_math": False,
    "text.usetex": False,
    "xtick.color": INK,
    "xtick.labelsize": SMALL,
    "ytick.color": INK,
    "ytick.labelsize": SMALL,
}


class Look(NamedTuple):
    """How one series is told from the others: by colour, and again by marker and hatch."""

    colour: str
    marker: str
    hatch: str


LOOKS: Final = (
    Look(BLUE, "o", ""),
    Look(VERMILION, "s", "////"),
    Look(GREEN, "^", "\\\\\\\\"),
    Look(PURPLE, "D", "xxxx"),
    Look(ORANGE, "v", "+++"),
    Look(SKY, "P", "||||"),
    Look(INK, "X", "----"),
    Look(GREY, "h", "++++"),
)


ACTIONS: Final = {
    "launched": Look(INK, "D", ""),
    "downed": Look(BLUE, "o", ""),
    "suppressed": Look(SKY, "^", "////"),
    "hit": Look(VERMILION, "s", "xxxx"),
    "destroyed": Look(GREEN, "P", "\\\\\\\\"),
    "damaged": Look(ORANGE, "v", "----"),
    "deployed": Look(PURPLE, "h", "||||"),
    "killed": Look(VERMILION, "s", "xxxx"),
    "injured": Look(ORANGE, "^", "////"),
    "missing": Look(GREY, "D", "----"),
}
"""Looks of the actions that charts set beside each other; those of weapons and of people never meet."""


def look(rank: int) -> Look:
    """The look of the series of this rank, from 0; they repeat after eight."""
    return LOOKS[rank % len(LOOKS)]


@contextmanager
def applied() -> Iterator[None]:
    """Draw in the style of the house; the global settings are as before afterwards.

    A script that DejaVu Sans lacks is no reason to warn: the browser has fonts of its own.
    """
    with matplotlib.rc_context(STYLE), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from")
        yield
