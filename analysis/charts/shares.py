"""Rows of stacked shares: of a source's statements, of an outlet's numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from . import anatomy, labels, links, style
from .selection import each

ROW_HEIGHT: Final = 0.27  # inches


class Part(NamedTuple):
    """How one part of a bar is told from the others."""

    colour: str
    hatch: str


def count(rows: pd.DataFrame, by: str, parts: Mapping[str, Part]) -> pd.DataFrame:
    """Shares of each `part` in each row `by`, most rows first: `row`, `part`, `n`, `n_row`, `share`, `claim_id`.

    `rows` has `part` and, where marks shall lead to sentences, `claim_id`; that of the latest stands for its part.
    """
    given = rows.assign(row=rows[by]) if "claim_id" in rows else rows.assign(row=rows[by], claim_id=None)
    grouped = given.groupby(["row", "part"])
    n = grouped.agg(n=("part", "size"), claim_id=("claim_id", "last")).reset_index()
    n = n.assign(n_row=n.groupby("row")["n"].transform("sum"))
    n = n.assign(share=n["n"] / n["n_row"], rank=n["part"].map(list(parts).index).astype(int))
    n = n.sort_values(["n_row", "row", "rank"], ascending=[False, True, True], kind="stable")
    return n[["row", "part", "n", "n_row", "share", "claim_id"]].reset_index(drop=True)


def draw(ax: Axes, y: float, group: pd.DataFrame, parts: Mapping[str, Part], *, name: str) -> None:
    """One row of parts from 0 to 1, with n beside it; a part with a claim leads to it."""
    begin = 0.0
    for part in each(group):
        look, share = parts[str(part.part)], float(part.share)
        bar = Rectangle(
            (begin, y - 0.33), share, 0.66, facecolor=look.colour, hatch=look.hatch, edgecolor="white", linewidth=0
        )
        ax.add_patch(bar)
        if not pd.isna(getattr(part, "claim_id", pd.NA)):
            words = f"{labels.clean(name, width=60)}: {part.n:,} of {part.n_row:,} {labels.clean(part.part, width=60)}"
            links.link(bar, [part.claim_id], [f"{words}; the latest of them"])
        begin += share
    n_row = int(group["n_row"].iloc[0])
    ax.annotate(f"{n_row:,}", (1, y), (5, 0), textcoords="offset points", va="center", fontsize=style.SMALL)


def chart(
    ax: Axes | None, counted: pd.DataFrame, parts: Mapping[str, Part], *, top: int, total: pd.DataFrame | None = None
) -> tuple[Axes, int]:
    """The `top` rows drawn, under a row of all of them where `total` has it; returns axes and rows drawn."""
    shown = list(counted["row"].drop_duplicates())[:top]
    rows = anatomy.Rows()
    bars = [(rows.add("all outlets"), "all outlets", total)] if total is not None and len(shown) > 1 else []
    if bars:
        rows.section("")
    groups = dict(iter(counted.groupby("row", sort=False)))
    bars += [(rows.add(labels.clean(row, width=38)), str(row), groups[row]) for row in shown]
    ax = anatomy.begin(ax, height=1.9 + ROW_HEIGHT * rows.height)
    for y, name, group in bars:
        draw(ax, y, group, parts, name=name)
    rows.draw(ax)
    return ax, len(shown)


def finish(ax: Axes, label: str) -> None:
    """The axis of shares."""
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100%"])
    ax.set_xlabel(label)
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)


def key(parts: Mapping[str, Part], used: pd.Series[str]) -> list[Patch]:
    """Entries of the parts that are drawn."""
    seen = set(used)
    return [
        Patch(
            facecolor=look.colour, hatch=look.hatch, edgecolor="white", linewidth=0, label=labels.clean(part, width=40)
        )
        for part, look in parts.items()
        if part in seen
    ]
