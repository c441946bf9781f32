"""Which claims stand in which spans of their articles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from .frames import require


def within(
    points: pd.DataFrame, spans: pd.DataFrame, begin: str = "content_begin", end: str = "content_end"
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """(row of `spans`, row of `points`) of each point whose `begin` stands in a span of its article.

    Positions, by span, then by `begin`. Found by bisection: an article may have thousands of both.
    """
    articles = pd.Index(points["article_id"].dropna().unique())
    known = spans["article_id"].isin(articles) & spans[begin].notna() & spans[end].notna()
    rows, own = np.flatnonzero(known.to_numpy(bool)), spans[known]
    at, low, high = (c.to_numpy(np.int64, na_value=-1) for c in (points["begin"], own[begin], own[end]))
    size = int(max(at.max(initial=0), high.max(initial=0))) + 1  # of the stretch of numbers that an article gets
    at = articles.get_indexer(points["article_id"]) * size + at
    order = np.argsort(at, kind="stable")
    first = articles.get_indexer(own["article_id"]) * size
    low, high = np.searchsorted(at[order], first + low), np.searchsorted(at[order], first + high)
    counts = np.maximum(high - low, 0)
    steps = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(rows, counts), order[np.repeat(low, counts) + steps]


def with_claims(spans: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """The rows with `claim_id`, the first claim that stands in their content; null where none does."""
    require(spans, "article_id", "content_begin", "content_end", table="attributions")
    require(claims, "claim_id", "article_id", "begin", table="claims")
    rows, inside = within(claims, spans)
    first = np.full(len(spans), -1)
    first[rows[::-1]] = inside[::-1]  # what is written last stays: the first
    return spans.assign(claim_id=claims["claim_id"].array.take(first, allow_fill=True))
