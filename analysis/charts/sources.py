"""Whose numbers an outlet prints, and how many of them have a source with a name."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import pandas as pd
from matplotlib.axes import Axes

from .. import tables
from ..lexicon import default_lexicons
from . import anatomy, labels, shares, style
from .selection import Selection, evidence, is_pronoun, setting, source_names
from .shares import Part

_COLUMNS: Final = ("claim_id", "article_id", "source", "source_id", "source_country", "stance", "publisher")
_WHOSE: Final = {
    "country": ("source_country", "the state its source belongs to"),
    "source": ("source", "its source"),
    "side": ("side_country", "the state whose people or things are counted"),
}
_MOST_PARTS: Final = 6
_UNKNOWN: Final = {"country": "source of no known state", "source": "source unclear", "side": "of no known state"}
_OTHERS: Final = {"country": "other states", "source": "other sources", "side": "other states"}
ANONYMITY: Final = {
    "named source": Part(style.BLUE, ""),
    "unnamed source": Part(style.VERMILION, "////"),
    "hearsay": Part(style.PURPLE, "xxxx"),
    "outlet's own voice": Part(style.GREY, ""),
}


@cache
def _states() -> dict[str, str]:
    """ISO 3166-1 alpha-3 -> the state's name."""
    return {row["country"]: row["state"] for row in reversed(default_lexicons().rows("states"))}


def printed(claims: pd.DataFrame, articles: pd.DataFrame | None = None) -> Selection:
    """Claims that are evidence and whose outlet is known, in order of publication."""
    tables.require(claims, *_COLUMNS, table="claims")
    chosen = evidence(claims, articles=articles)
    chosen = chosen.without(chosen.rows["publisher"].isna(), "without a publisher")
    order = [name for name in ("published", "claim_id") if name in chosen.rows]
    return Selection(chosen.rows.sort_values(order, kind="stable", na_position="first"), chosen.left_out)


def whose(rows: pd.DataFrame, by: str) -> pd.Series[Any]:
    """Whose number each claim is, in words: a state, a source, or that it is not known; the rarest are one."""
    column, _ = _WHOSE[by]
    named = rows[column]
    if by == "source":
        key = rows["source_id"].fillna(rows["source"].str.casefold())
        unclear = is_pronoun(rows["source"]) & rows["source_id"].isna()
        named = key.map(source_names(rows.assign(key=key))).astype("string").mask(unclear.fillna(False))
    else:
        named = named.map(_states()).astype("string").fillna(named)
    frequent = named.value_counts().index[:_MOST_PARTS]
    return named.where(named.isin(frequent) | named.isna(), _OTHERS[by]).fillna(_UNKNOWN[by])


def _looks(parts: pd.Series[Any], by: str) -> dict[str, Part]:
    """Looks of the parts, the most frequent first; what is not known last, in grey."""
    last = {_OTHERS[by]: Part(style.GREY, "----"), _UNKNOWN[by]: Part(style.GREY, "")}
    ranked = [str(part) for part in parts.value_counts().index if part not in last]
    looks = {part: Part(style.look(rank).colour, style.look(rank).hatch) for rank, part in enumerate(ranked)}
    return looks | last


def whose_numbers(
    claims: pd.DataFrame,
    articles: pd.DataFrame | None = None,
    *,
    by: str = "country",
    top: int = 12,
    ax: Axes | None = None,
) -> Axes:
    """Whose numbers each outlet prints: shares of its claims by the state of their source, a row an outlet.

    `by` is country (of the source), source, or side (whose people or weapons are counted). With `articles`,
    claims of copies are left out. Parts of a bar lead to the latest claim they hold.
    """
    setting("by", by, tuple(_WHOSE))
    chosen = printed(claims, articles)
    if by != "side":
        chosen = chosen.without(chosen.rows["source"].isna(), "without a source")
    title = "Whose numbers each outlet prints"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("claim with a source"))
        part = whose(chosen.rows, by)
        looks = _looks(part, by)
        what = f"Share of claims by {_WHOSE[by][1]}"
        across = "Share of the outlet's claims" + ("" if by == "side" else " that have a source")
        return _by_outlet(chosen, part, looks, (title, what, across), top, ax)


def named_sources(
    claims: pd.DataFrame, articles: pd.DataFrame | None = None, *, top: int = 12, ax: Axes | None = None
) -> Axes:
    """How many of an outlet's numbers have a named source, an unnamed one, hearsay or none, a row an outlet.

    Unnamed are "officials", "a source", "witnesses"; a ministry, the police, a mayor can be looked up and are
    named. With `articles`, claims of copies are left out. Parts of a bar lead to the latest claim they hold.
    """
    tables.require(claims, "anonymity", table="claims")
    chosen = printed(claims, articles)
    chosen = chosen.without(chosen.rows["anonymity"].isna(), "whose source is unclear")
    title = "Named and unnamed sources of each outlet's numbers"
    with style.applied():
        if chosen.rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("claim of a known outlet"))
        hearsay = chosen.rows["stance"].eq("reported").fillna(False)
        none = chosen.rows["anonymity"].eq("none")
        told = chosen.rows["anonymity"].map({"named": "named source", "unnamed": "unnamed source"})
        part = told.astype("string").mask(none & hearsay, "hearsay").mask(none & ~hearsay, "outlet's own voice")
        words = (title, "Share of claims by what is told of their source", "Share of the outlet's claims")
        return _by_outlet(chosen, part, ANONYMITY, words, top, ax)


def _by_outlet(
    chosen: Selection,
    part: pd.Series[Any],
    looks: dict[str, Part],
    words: tuple[str, str, str],  # title, what the shares are, the axis
    top: int,
    ax: Axes | None,
) -> Axes:
    title, what, across = words
    rows = chosen.rows.assign(part=part, everything="all")
    counted = shares.count(rows, "publisher", looks)
    total = shares.count(rows, "everything", looks)
    ax, n_shown = shares.chart(ax, counted, looks, top=top, total=total)
    shares.finish(ax, across)
    n_outlets = rows["publisher"].nunique()
    return anatomy.finish(
        ax,
        title,
        f"{what}; n beside the bar. n = {labels.counted(len(rows), 'claim')}, "
        f"{labels.counted(n_shown, 'outlet')} of {n_outlets:,}.",
        chosen.note(),
        key=shares.key(looks, rows["part"]),
    )
