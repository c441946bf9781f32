"""What was published when, by which outlet."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from .. import tables
from . import anatomy, dates, labels, lanes, style
from .selection import Selection, setting

NAMELESS = "publisher unknown"


def articles_over_time(articles: pd.DataFrame, *, top: int = 12, by: str = "", ax: Axes | None = None) -> Axes:
    """Articles by day, week or month of publication, a lane an outlet, copies included.

    Without `by`, the step suits the span. A gap in a lane is a gap in the corpus. Articles without a
    publisher share one lane.
    """
    tables.require(articles, "article_id", "published", "publisher", table="articles")
    by = setting("by", by, tuple(dates.PERIODS)) if by else dates.step(articles["published"])
    chosen = Selection(articles).without(articles["published"].isna(), "without a date")
    rows = chosen.rows.assign(key=chosen.rows["publisher"].fillna(NAMELESS))
    title = f"Articles of each outlet, by {by}"
    with style.applied():
        if rows.empty:
            return anatomy.empty(anatomy.begin(ax), title, chosen.why_empty("article with a date"))
        rows = rows.assign(period=dates.period(rows["published"], by))
        counts = rows.groupby(["key", "period"]).size().rename("n").reset_index()
        totals = counts.groupby("key")["n"].sum().sort_values(ascending=False, kind="stable")
        shown = [str(key) for key in totals.index[:top]]
        ax = anatomy.begin(ax, height=1.75 + 0.42 * len(shown))
        lanes.draw(ax, counts.assign(name=counts["key"]), shown, by)
        more = f"; {labels.counted(len(totals) - len(shown), 'further outlet')} not shown" if len(totals) > top else ""
        return anatomy.finish(
            ax,
            title,
            f"All lanes on one scale. n = {labels.counted(len(rows), 'article')} of "
            f"{labels.counted(len(totals), 'outlet')}{more}.",
            chosen.note(),
        )
