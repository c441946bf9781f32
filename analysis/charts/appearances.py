"""Who appears first when: newcomers in the news, with the article that named them first."""

from __future__ import annotations

from typing import Final

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from .. import tables
from . import anatomy, dates, labels, style
from .actors import display_names, named
from .selection import Selection, each

_ROW: Final = 0.3  # inches


def first_mentions(mentions: pd.DataFrame, articles: pd.DataFrame, *, least: int = 2) -> pd.DataFrame:
    """The first dated mention of each actor: `actor_id`, `actor`, `kind`, `country`, `published`, `publisher`,
    `article_id`, `text`, `n_mentions`, `n_articles`, the newest actor first.

    Actors that fewer than `least` articles mention are left out, copies count for nothing.
    """
    return _firsts(_dated(mentions, articles), least)


def _dated(mentions: pd.DataFrame, articles: pd.DataFrame) -> Selection:
    """Mentions of known actors with the `published` and `publisher` of their article."""
    tables.require(articles, "article_id", "published", "publisher", "duplicate_of", table="articles")
    chosen = named(mentions, articles)
    known = articles.drop_duplicates("article_id")[["article_id", "published", "publisher"]]
    rows = chosen.rows.merge(known, on="article_id", how="left")
    return Selection(rows, chosen.left_out).without(rows["published"].isna(), "in articles without a date")


def _firsts(chosen: Selection, least: int) -> pd.DataFrame:
    rows = chosen.rows.sort_values(["published", "article_id", "begin"], kind="stable")
    grouped = rows.groupby("actor_id", sort=False)
    counts = grouped.agg(n_mentions=("article_id", "size"), n_articles=("article_id", "nunique"))
    columns = ["kind", "country", "published", "publisher", "article_id", "text"]
    first = grouped[columns].first().join(counts).reset_index()
    names = display_names(rows)
    first.insert(1, "actor", first["actor_id"].map(names).fillna(first["actor_id"]))
    first = first[first["n_articles"] >= least]
    return first.sort_values(["published", "n_articles", "actor_id"], ascending=[False, False, True], ignore_index=True)


def first_appearances(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, top: int = 16, least: int = 2, ax: Axes | None = None
) -> Axes:
    """The `top` actors that entered the news last, one row each: the filled mark is the first article that names them,
    the hollow ones are the later ones.
    """
    chosen = _dated(mentions, articles)
    firsts = _firsts(chosen, least).head(top)
    title = "Who appears first when"
    with style.applied():
        if firsts.empty:
            sought = "mention of an actor" if least < 2 else f"actor in {labels.counted(least, 'article')}"
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty(sought))
        ax = anatomy.begin(ax, height=1.9 + _ROW * len(firsts))
        _draw_rows(ax, chosen.rows, firsts)
        first, last = firsts["published"].min(), chosen.rows["published"].max()
        dates.draw_ticks(ax, first.tz_localize(None), last.tz_localize(None), name="Day of publication (UTC)")
        n_actors = labels.counted(len(_firsts(chosen, least)), "actor")
        return anatomy.finish(
            ax,
            title,
            f"The {len(firsts):,} latest newcomers of {n_actors} that at least "
            f"{labels.counted(least, 'article')} mention{'s' if least == 1 else ''}. What came before the first "
            f"article is not known. n = {labels.counted(len(chosen.rows), 'mention')}.",
            chosen.note(),
            key=[
                Line2D([], [], color=style.BLUE, marker="o", linestyle="none", label="first article that names it"),
                Line2D([], [], color=style.BLUE, marker="o", markerfacecolor="none", linestyle="none", label="later"),
            ],
        )


def _draw_rows(ax: Axes, mentions: pd.DataFrame, firsts: pd.DataFrame) -> None:
    """One row an actor, the newest on top; beside its name who named it first."""
    begins, ends = dates.position(firsts["published"]).min(), dates.position(mentions["published"]).max()
    years = firsts["published"].dt.year.nunique() > 1
    for y, actor in enumerate(each(firsts)):
        articles = mentions[mentions["actor_id"] == actor.actor_id].drop_duplicates("article_id")
        at = dates.position(articles["published"]).sort_values()
        ax.hlines(y, float(at.iloc[0]), float(at.iloc[-1]), color=style.GREY, alpha=0.5, linewidth=1.2, zorder=1)
        ax.scatter(at.iloc[1:], [y] * (len(at) - 1), s=26, facecolors="white", edgecolors=style.BLUE, zorder=2)
        ax.scatter(at.iloc[:1], [y], s=40, color=style.BLUE, zorder=3, gid="first")
    days = [f"{dates.short(day)} {day.year}" if years else dates.short(day) for day in firsts["published"]]
    names = [f"{labels.clean(actor, width=30)}, {day}" for actor, day in zip(firsts["actor"], days, strict=True)]
    ax.set_yticks(range(len(firsts)), names)
    ax.set_ylim(len(firsts) - 0.4, -0.6)
    pad = max(0.5, 0.03 * float(ends - begins))
    ax.set_xlim(float(begins) - pad, float(ends) + pad)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)
    anatomy.grid(ax, "x")
