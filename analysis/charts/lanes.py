"""Lanes of steps: how many articles a period has of each of several things, all on one scale."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from . import dates, labels, style

FREQUENCIES = {"day": "D", "week": "W-MON", "month": "MS"}


def draw(ax: Axes, counts: pd.DataFrame, shown: list[str], by: str) -> None:
    """One lane for each key of `shown`, its highest value in figures, the name and the total beside it.

    `counts` has `key`, `name`, `period` (first day of the day, week or month) and `n`.
    """
    first, last = counts["period"].min(), counts["period"].max()
    periods = pd.date_range(first, last, freq=FREQUENCIES[by])
    step = pd.tseries.frequencies.to_offset(FREQUENCIES[by])
    edges = dates.position(pd.Series([*periods, periods[-1] + step])).to_numpy()
    scale = counts.loc[counts["key"].isin(shown), "n"].max() / 0.72
    names = []
    for rank, key in enumerate(shown):
        rows = counts[counts["key"] == key]
        values = rows.set_index("period")["n"].reindex(periods, fill_value=0).to_numpy(dtype=float)
        floor = len(shown) - 1.0 - rank
        ax.axhline(floor, color=style.INK, alpha=0.25, linewidth=0.7, zorder=1)
        ax.stairs(floor + values / scale, edges, baseline=floor, fill=True, color=style.BLUE, zorder=2, alpha=0.9)
        peak = int(values.argmax())
        ax.annotate(
            f"{values[peak]:,.0f}",
            ((edges[peak] + edges[peak + 1]) / 2, floor + values[peak] / scale),
            (0, 1.5),
            textcoords="offset points",
            ha="center",
            fontsize=style.SMALL - 1,
        )
        names.append(f"{labels.clean(rows['name'].iloc[0], width=34)} ({int(values.sum()):,})")
    ax.set_yticks([len(shown) - 1.0 - rank + 0.25 for rank in range(len(shown))], names)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlim(edges[0], edges[-1])
    ax.set_ylim(-0.04, len(shown))
    dates.draw_ticks(ax, first, last, name=f"{by.capitalize()} of publication (UTC)", middle=by == "day")
