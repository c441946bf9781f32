"""Who attributes what to whom: sources against those who they say did it, or to whom it was done."""

from __future__ import annotations

import textwrap
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .. import tables
from . import anatomy, atlas, labels, links, style
from .selection import Selection, each, evidence, is_pronoun, setting, source_names

PARTIES: Final = ("agent", "side")
_MOST_COLUMNS: Final = 7
_NOBODY: Final = {"agent": "no agent named", "side": "no side named"}
_OTHERS: Final = "others"


def attributed(claims: pd.DataFrame, *, party: str = "agent", articles: pd.DataFrame | None = None) -> Selection:
    """Claims of named sources, with `key` (the source), `whom` (country of the party, else its words), `story`."""
    tables.require(claims, "claim_id", "source", "source_id", party, f"{party}_country", "story_id", table="claims")
    chosen = evidence(claims, articles=articles)
    chosen = chosen.without(chosen.rows["source"].isna(), "without a source")
    unresolved = is_pronoun(chosen.rows["source"]) & chosen.rows["source_id"].isna()
    chosen = chosen.without(unresolved, "whose source is a pronoun")
    rows = chosen.rows
    words = pd.Series([labels.clean(text, width=24) or None for text in rows[party]], index=rows.index, dtype="string")
    rows = rows.assign(
        key=rows["source_id"].fillna(rows["source"].str.casefold()),
        whom=atlas.names_of(rows[f"{party}_country"]).fillna(words).fillna(_NOBODY[party]),
        story=rows["story_id"].fillna(rows["claim_id"]),
    )
    return Selection(rows, chosen.left_out)


def blame_counts(rows: pd.DataFrame, *, party: str = "agent", top: int = 12) -> pd.DataFrame:
    """Stories by source (rows, the `top` with most) and party (columns, at most seven and `others`)."""
    totals = rows.groupby("key")["story"].nunique().sort_values(ascending=False, kind="stable")
    kept = rows[rows["key"].isin(totals.index[:top])]
    whom = kept.groupby("whom")["story"].nunique().sort_values(ascending=False, kind="stable")
    most = [name for name in whom.index if name != _NOBODY[party]][:_MOST_COLUMNS]
    column = kept["whom"].where(kept["whom"].isin([*most, _NOBODY[party]]), _OTHERS)
    counts = kept.assign(column=column).groupby(["key", "column"])["story"].nunique().unstack(fill_value=0)
    order = [name for name in (*most, _OTHERS, _NOBODY[party]) if name in counts]
    return counts.loc[[key for key in totals.index[:top] if key in counts.index], order]


def who_blames_whom(
    claims: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    party: str = "agent",
    top: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """How many stories each source attributes to whom: `party` agent (who did it) or side (whose loss it is).

    A cell leads to its newest claim. A source that names no agent attributes to nobody; the last column counts it.
    """
    setting("party", party, PARTIES)
    chosen = attributed(claims, party=party, articles=articles)
    title = {"agent": "Who says who did it", "side": "Who speaks of whose losses"}[party]
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("claim of a named source"))
        counts = blame_counts(chosen.rows, party=party, top=top)
        ax = anatomy.begin(ax, height=2.1 + 0.34 * len(counts))
        _draw_cells(ax, chosen.rows, counts)
        n_sources = chosen.rows["key"].nunique()
        more = f" of {n_sources:,}" if n_sources > len(counts) else ""
        return anatomy.finish(
            ax,
            title,
            f"Number of stories; rows are the {labels.counted(len(counts), 'source')}{more} with most, columns the "
            f"state or group named as {party}. n = {labels.counted(chosen.rows['story'].nunique(), 'story')} "
            f"({labels.counted(len(chosen.rows), 'claim')}).",
            chosen.note(),
        )


def _draw_cells(ax: Axes, rows: pd.DataFrame, counts: pd.DataFrame) -> None:
    values, most = counts.to_numpy(), int(counts.to_numpy().max())
    newest = rows.sort_values(["published", "claim_id"], kind="stable")
    for y, key in enumerate(counts.index):
        of_source = newest[newest["key"] == key]
        for x, whom in enumerate(counts.columns):
            n = int(values[y, x])
            cell = Rectangle(
                (x - 0.47, y - 0.45), 0.94, 0.9, facecolor=style.BLUE, linewidth=0,
                alpha=0.12 + 0.5 * n / most if n else 0.03,
            )  # fmt: skip
            ax.add_patch(cell)
            if n:
                _link(cell, of_source, whom, counts.columns)
                ax.text(x, y, f"{n:,}", ha="center", va="center", fontsize=style.SMALL)
    names = source_names(rows)
    ax.set_yticks(range(len(counts)), [labels.clean(names.get(key, key), width=32) for key in counts.index])
    ax.set_xticks(range(len(counts.columns)), [textwrap.fill(str(c), 12) for c in counts])
    ax.set_xlim(-0.5, len(counts.columns) - 0.5)
    ax.set_ylim(len(counts) - 0.5, -0.5)
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)


def _link(cell: Rectangle, of_source: pd.DataFrame, whom: str, columns: Any) -> None:
    """The cell leads to the newest claim that it counts."""
    named = of_source["whom"] == whom if whom != _OTHERS else ~of_source["whom"].isin(list(columns))
    claim = of_source[named].iloc[-1:]
    links.link(cell, claim["claim_id"].astype(str), [links.title(next(iter(each(claim))))])
