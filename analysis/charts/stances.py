"""How what a source says is worded: does it say, claim, confirm, deny, estimate; by source, and by outlet."""

from __future__ import annotations

from typing import Final

import pandas as pd
from matplotlib.axes import Axes

from .. import tables
from ..errors import TableError
from . import anatomy, labels, shares, style
from .selection import Selection, is_pronoun, source_names, without_copies
from .shares import Part

# from neutral over distance to assent, so that the ends of a bar are opposites
STANCES: Final = {
    "confirmed": Part(style.GREEN, "\\\\\\\\"),
    "said": Part(style.SKY, ""),
    "estimated": Part(style.PURPLE, "----"),
    "reported": Part(style.GREY, "||||"),
    "claimed": Part(style.ORANGE, "////"),
    "denied": Part(style.VERMILION, "xxxx"),
}
_THE_VERB: Final = "The verb is the outlet's choice and says nothing of the truth."
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
    if "negated" in table:
        chosen = chosen.without(chosen.rows["negated"], "whose verb is negated")
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
        counted = stance_shares(chosen.rows, top=top)
        rows = anatomy.Rows()
        bars = _bars(counted, rows)
        ax = anatomy.begin(ax, height=1.8 + shares.ROW_HEIGHT * rows.height)
        for y, group in bars:
            shares.draw(ax, y, group.assign(part=group["stance"]), STANCES, name=str(group["publisher"].iloc[0]))
        rows.draw(ax)
        shares.finish(ax, "Share of the source's statements in the outlet")
        n_sources = chosen.rows["key"].nunique()
        drawn = sum(int(group["n"].sum()) for _, group in bars)
        return anatomy.finish(
            ax,
            title,
            f"Share of the verbs' stances, per source and outlet; n beside the bar. {_THE_VERB} "
            f"n = {labels.counted(drawn, noun)} of {len(chosen.rows):,}, "
            f"{labels.counted(counted['key'].nunique(), 'source')} of {n_sources:,}.",
            chosen.note(),
            key=shares.key(STANCES, counted["stance"]),
        )


def _bars(counted: pd.DataFrame, rows: anatomy.Rows) -> list[tuple[float, pd.DataFrame]]:
    """Lay out a section a source, a row an outlet; returns where each row's shares stand."""
    bars = []
    for _, source in counted.groupby("key", sort=False):
        outlets = [group for _, group in source.groupby("publisher", sort=False)]
        n_more = len(outlets) - _MOST_OUTLETS
        more = f" ({labels.counted(n_more, 'further outlet')} not shown)" if n_more > 0 else ""
        rows.section(f"{labels.clean(source['source'].iloc[0], width=70)}{more}")
        for group in outlets[:_MOST_OUTLETS]:
            bars.append((rows.add(labels.clean(group["publisher"].iloc[0], width=30)), group))
    return bars


def stance_profile(
    table: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    claims: pd.DataFrame | None = None,
    top: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """How firmly each source is made to speak: shares of stances, a row a source, the most quoted first.

    `table` is attributions (then with `articles`, which know the publisher) or claims. Parts of a bar lead to
    the latest claim they hold; for attributions `claims` says which stand in them.
    """
    chosen = worded(table, articles)
    noun = "claim" if "claim_id" in table else "attribution"
    title = "How often each source speaks, and how firmly it is made to speak"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(f"{noun} with a named source"))
        rows = chosen.rows if claims is None else tables.with_claims(chosen.rows, claims)
        names = rows["key"].map(source_names(rows)).astype("string").fillna(rows["key"])
        counted = shares.count(rows.assign(name=names, part=rows["stance"]), "key", STANCES)
        called = dict(zip(rows["key"], names, strict=True))
        counted = counted.assign(row=counted["row"].map(called))
        ax, n_shown = shares.chart(ax, counted, STANCES, top=top)
        shares.finish(ax, "Share of the source's statements")
        n_sources = rows["key"].nunique()
        drawn = counted[counted["row"].isin(counted["row"].drop_duplicates()[:top])]
        return anatomy.finish(
            ax,
            title,
            f"Share of the verbs' stances; n beside the bar. {_THE_VERB} "
            f"n = {labels.counted(int(drawn['n'].sum()), noun)} of {len(rows):,}, "
            f"{labels.counted(n_shown, 'source')} of {n_sources:,}.",
            chosen.note(),
            key=shares.key(STANCES, drawn["part"]),
        )
