"""Who is mentioned: actors over time, and who stands beside whom."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .. import tables
from . import anatomy, dates, labels, lanes, style
from .selection import Selection, setting, without_copies

_NO_ACTOR: Final = ("place", "group", "nationality")


def named(mentions: pd.DataFrame, articles: pd.DataFrame | None = None) -> Selection:
    """Mentions that are known actors: no places, no mere groups or nationalities, no copies."""
    tables.require(mentions, "article_id", "actor_id", "actor", "kind", table="mentions")
    chosen = Selection(mentions[~mentions["kind"].isin(_NO_ACTOR)])
    chosen = without_copies(chosen, articles)
    return chosen.without(chosen.rows["actor_id"].isna(), "that resolve to no known actor")


def display_names(mentions: pd.DataFrame) -> pd.Series[Any]:
    """actor_id -> its display name, the most frequent where there are several."""
    given = mentions.dropna(subset=["actor"])
    counts = given.groupby(["actor_id", "actor"]).size().reset_index(name="n")
    best = counts.sort_values(["n", "actor"], ascending=[False, True]).drop_duplicates("actor_id")
    return best.set_index("actor_id")["actor"]


def actor_counts(mentions: pd.DataFrame, articles: pd.DataFrame, *, by: str = "day") -> pd.DataFrame:
    """Mentions per actor and period: `actor_id`, `actor`, `period`, `n_mentions`, `n_articles`.

    Mentions whose article has no date are not among them.
    """
    published = articles.drop_duplicates("article_id")[["article_id", "published"]]
    given = mentions.merge(published, on="article_id").dropna(subset=["published"])
    given = given.assign(period=dates.period(given["published"], by))
    grouped = given.groupby(["actor_id", "period"])
    out = grouped.agg(n_mentions=("article_id", "size"), n_articles=("article_id", "nunique")).reset_index()
    names = display_names(mentions)
    out.insert(1, "actor", out["actor_id"].map(names).fillna(out["actor_id"]))
    return out


def actors_over_time(
    mentions: pd.DataFrame, articles: pd.DataFrame, *, top: int = 8, by: str = "", ax: Axes | None = None
) -> Axes:
    """Articles that mention each of the `top` actors, by day, week or month of publication.

    Without `by`, the step suits the span. One lane an actor, all on one scale; the name and the number of
    articles stand beside the lane.
    """
    tables.require(articles, "article_id", "published", "duplicate_of", table="articles")
    by = setting("by", by, tuple(dates.PERIODS)) if by else dates.step(articles["published"])
    chosen = named(mentions, articles)
    undated = articles.loc[articles["published"].isna(), "article_id"]
    chosen = chosen.without(chosen.rows["article_id"].isin(undated), "in articles without a date")
    counts = actor_counts(chosen.rows, articles, by=by)
    title = f"Who the articles mention, by {by}"
    with style.applied():
        if counts.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("mention of an actor"))
        totals = counts.groupby("actor_id")["n_articles"].sum().sort_values(ascending=False, kind="stable")
        shown = list(totals.index[:top])
        ax = anatomy.begin(ax, height=1.75 + 0.52 * len(shown))
        lanes.draw(ax, counts.rename(columns={"actor_id": "key", "actor": "name", "n_articles": "n"}), shown, by)
        n_articles = chosen.rows["article_id"].nunique()
        more = f"; {labels.counted(len(totals) - len(shown), 'further actor')} not shown" if len(totals) > top else ""
        return anatomy.finish(
            ax,
            title,
            f"Articles per {by} that mention the actor; all lanes on one scale. "
            f"n = {labels.counted(len(chosen.rows), 'mention')} in {labels.counted(n_articles, 'article')}{more}.",
            chosen.note(),
        )


def pairs(mentions: pd.DataFrame, *, top: int = 12, unit: str = "sentence") -> pd.DataFrame:
    """How many sentences (or articles) mention both of two actors: a square table of names.

    Rows and columns are the `top` actors in the most units; the diagonal is each one's own number.
    """
    keys = ["article_id", "sentence_id"] if unit == "sentence" else ["article_id"]
    given = mentions[[*keys, "actor_id"]].drop_duplicates()
    totals = given.groupby("actor_id").size().sort_values(ascending=False, kind="stable")
    actors = list(totals.index[:top])
    given = given[given["actor_id"].isin(actors)]
    place = given.groupby(keys).ngroup().to_numpy()
    which = given["actor_id"].map({actor: i for i, actor in enumerate(actors)}).to_numpy(dtype=int)
    present = np.zeros((int(place.max()) + 1 if len(place) else 0, len(actors)), dtype=np.int64)
    present[place, which] = 1
    names = display_names(mentions)
    heads = [str(names.get(actor, actor)) for actor in actors]
    return pd.DataFrame(present.T @ present, index=heads, columns=heads)


def co_mentions(
    mentions: pd.DataFrame,
    *,
    articles: pd.DataFrame | None = None,
    top: int = 12,
    unit: str = "sentence",
    ax: Axes | None = None,
) -> Axes:
    """Which actors are mentioned together, in how many sentences or articles: one half of a matrix.

    With `articles`, copies are left out.
    """
    tables.require(mentions, "sentence_id", table="mentions")
    setting("unit", unit, ("sentence", "article"))
    chosen = named(mentions, articles)
    table = pairs(chosen.rows, top=top, unit=unit)
    title = f"Who is mentioned with whom in one {unit}"
    with style.applied():
        if len(table) < 2:
            sentence = chosen.why_empty("pair of actors")
            return anatomy.empty(anatomy.begin(ax), title, sentence)
        ax = anatomy.begin(ax, height=2.3 + 0.34 * len(table))
        _draw_matrix(ax, table)
        n_actors = chosen.rows["actor_id"].nunique()
        more = f" (of {n_actors:,})" if n_actors > len(table) else ""
        return anatomy.finish(
            ax,
            title,
            f"Number of {unit}s that mention both, the {len(table)} most mentioned actors{more}; beside the name "
            f"its own {unit}s. n = {labels.counted(len(chosen.rows), 'mention')} in "
            f"{labels.counted(chosen.rows['article_id'].nunique(), 'article')}.",
            chosen.note(),
        )


def _draw_matrix(ax: Axes, table: pd.DataFrame) -> None:
    """The lower half, darker where the number is higher; a pair that never meets is left blank."""
    values = table.to_numpy(dtype=float)
    n = len(table)
    most = max((values[i, j] for i in range(n) for j in range(i)), default=0) or 1
    for row in range(1, n):
        for column in range(row):
            value = values[row, column]
            ax.add_patch(
                Rectangle(
                    (column - 0.47, row - 0.47),
                    0.94,
                    0.94,
                    facecolor=style.BLUE,
                    alpha=0.1 + 0.5 * value / most if value else 0.03,
                    linewidth=0,
                )
            )
            if value:
                ax.text(column, row, f"{value:,.0f}", ha="center", va="center", fontsize=style.SMALL)
    names = [labels.clean(name, width=30) for name in table.index]
    totals = [f"{name} ({values[i, i]:,.0f})" for i, name in enumerate(names)]
    ax.set_yticks(range(1, n), totals[1:])
    heads = [totals[0], *(labels.clean(name, width=22) for name in names[1:-1])]
    ax.set_xticks(range(n - 1), heads, rotation=40, ha="right", rotation_mode="anchor")
    ax.set_xlim(-0.5, n - 1.5)
    ax.set_ylim(n - 0.5, 0.5)
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
