"""How outlets word what a source says: does it say, claim, confirm, deny, estimate."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from .. import tables
from ..errors import TableError
from . import anatomy, labels, style
from .selection import Selection, each, is_pronoun, source_names, without_copies

# from neutral over distance to assent, so that the ends of a bar are opposites
STANCES: Final = {
    "confirmed": (style.GREEN, "\\\\\\\\"),
    "said": (style.SKY, ""),
    "estimated": (style.PURPLE, "----"),
    "reported": (style.GREY, "||||"),
    "claimed": (style.ORANGE, "////"),
    "denied": (style.VERMILION, "xxxx"),
}
_MOST_OUTLETS: Final = 5


def worded(table: pd.DataFrame, articles: pd.DataFrame | None = None) -> Selection:
    """Attributions or claims of named sources, with `key`, `publisher` and `stance`; headlines and copies out."""
    tables.require(table, "article_id", "source", "source_id", "stance")
    if "publisher" not in table and articles is None:
        raise TableError("the table has no column 'publisher'; give the articles too: wording(attributions, articles)")
    chosen = without_copies(Selection(table), articles)
    if "in_title" in table:
        chosen = chosen.without(chosen.rows["in_title"], "in headlines")
    chosen = chosen.without(chosen.rows["source"].isna(), "without a source")
    chosen = chosen.without(~chosen.rows["stance"].isin(list(STANCES)), "without a stance")
    rows = chosen.rows
    if "publisher" not in rows and articles is not None:
        tables.require(articles, "article_id", "publisher", table="articles")
        outlets = articles.drop_duplicates("article_id").set_index("article_id")["publisher"]
        rows = rows.assign(publisher=rows["article_id"].map(outlets))
    unresolved = is_pronoun(rows["source"]) & rows["source_id"].isna()
    chosen = Selection(rows, chosen.left_out).without(unresolved, "whose source is a pronoun")
    key = chosen.rows["source_id"].fillna(chosen.rows["source"].str.casefold())
    chosen = Selection(chosen.rows.assign(key=key), chosen.left_out)
    return chosen.without(chosen.rows["publisher"].isna(), "without a publisher")


def stance_shares(rows: pd.DataFrame, *, top: int = 6) -> pd.DataFrame:
    """`key`, `source`, `publisher`, `stance`, `n`, `n_row`, `share`: the `top` sources, their outlets by n."""
    n = rows.groupby(["key", "publisher", "stance"]).size().rename("n").reset_index()
    n_row = n.groupby(["key", "publisher"])["n"].transform("sum")
    n_key = n.groupby("key")["n"].transform("sum")
    names = n["key"].map(source_names(rows)).astype("string").fillna(n["key"])
    n = n.assign(source=names, n_row=n_row, n_key=n_key, share=n["n"] / n_row)
    kept = n.drop_duplicates("key").sort_values(["n_key", "key"], ascending=[False, True])["key"].head(top)
    n = n[n["key"].isin(kept)]
    ranks = {stance: rank for rank, stance in enumerate(STANCES)}
    n = n.assign(rank=n["stance"].map(ranks).astype(int))
    n = n.sort_values(["n_key", "key", "n_row", "publisher", "rank"], ascending=[False, True, False, True, True])
    return n[["key", "source", "publisher", "stance", "n", "n_row", "n_key", "share"]].reset_index(drop=True)


def wording(table: pd.DataFrame, articles: pd.DataFrame | None = None, *, top: int = 6, ax: Axes | None = None) -> Axes:
    """With which verbs each outlet words each source: shares of stances, a section a source, a row an outlet.

    `table` is attributions (then with `articles`, which know the publisher) or claims. It shows the
    outlet's choice of verb, not the truth of what is said.
    """
    chosen = worded(table, articles)
    noun = "claim" if "claim_id" in table else "attribution"
    title = "How outlets word what each source says"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(f"{noun} with a named source"))
        shares = stance_shares(chosen.rows, top=top)
        rows = anatomy.Rows()
        bars = _bars(shares, rows)
        ax = anatomy.begin(ax, height=1.8 + 0.27 * rows.height)
        for y, group in bars:
            _draw_row(ax, y, group)
        rows.draw(ax)
        _finish_shares(ax)
        n_sources = chosen.rows["key"].nunique()
        drawn = sum(int(group["n"].sum()) for _, group in bars)
        return anatomy.finish(
            ax,
            title,
            f"Share of the verbs' stances, per source and outlet; n beside the bar. The verb is the outlet's choice "
            f"and says nothing of the truth. n = {labels.counted(drawn, noun)} of {len(chosen.rows):,}, "
            f"{labels.counted(shares['key'].nunique(), 'source')} of {n_sources:,}.",
            chosen.note(),
            key=[
                Patch(facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0, label=stance)
                for stance, (colour, hatch) in STANCES.items()
                if stance in set(shares["stance"])
            ],
        )


def _bars(shares: pd.DataFrame, rows: anatomy.Rows) -> list[tuple[float, pd.DataFrame]]:
    """Lay out a section a source, a row an outlet; returns where each row's shares stand."""
    bars = []
    for _, source in shares.groupby("key", sort=False):
        outlets = [group for _, group in source.groupby("publisher", sort=False)]
        n_more = len(outlets) - _MOST_OUTLETS
        more = f" ({labels.counted(n_more, 'further outlet')} not shown)" if n_more > 0 else ""
        rows.section(f"{labels.clean(source['source'].iloc[0], width=70)}{more}")
        for group in outlets[:_MOST_OUTLETS]:
            bars.append((rows.add(labels.clean(group["publisher"].iloc[0], width=30)), group))
    return bars


def _draw_row(ax: Axes, y: float, group: pd.DataFrame) -> None:
    begin = 0.0
    for part in each(group):
        share: Any = part.share
        colour, hatch = STANCES[str(part.stance)]
        bar = Rectangle((begin, y - 0.33), share, 0.66, facecolor=colour, hatch=hatch, edgecolor="white", linewidth=0)
        bar.set_gid(None)
        ax.add_patch(bar)
        begin += share
    ax.annotate(
        f"{int(group['n_row'].iloc[0]):,}",
        (1, y),
        (5, 0),
        textcoords="offset points",
        va="center",
        fontsize=style.SMALL,
    )


def _finish_shares(ax: Axes) -> None:
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0", "25", "50", "75", "100%"])
    ax.set_xlabel("Share of the source's statements in the outlet")
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
