"""Which claims are denied by whom: from 'rejected the claim' to the figures of that claim."""

from __future__ import annotations

import pandas as pd

from ..tables import records, require, within
from .verdicts import in_outlet


def find_denials(claims: pd.DataFrame, attributions: pd.DataFrame, articles: pd.DataFrame) -> dict[str, str]:
    """claim_id -> who denies the statement it stands in, where and when, in words.

    A denial knows by `about` which statement it is about; the claims are those inside that statement's content.
    """
    require(attributions, "attribution_id", "article_id", "about", "source", "content_begin", table="attributions")
    denials = attributions[attributions["about"].notna()]
    if denials.empty:
        return {}
    outlets = articles.drop_duplicates("article_id").set_index("article_id")[["publisher", "published"]]
    about = attributions[attributions["attribution_id"].isin(denials["about"])]
    pairs = denials[["article_id", "about", "source"]].merge(
        about[["article_id", "attribution_id", "content_begin", "content_end"]],
        left_on=["article_id", "about"], right_on=["article_id", "attribution_id"],
    )  # fmt: skip
    spans, inside = within(claims, pairs)
    held = pairs.iloc[spans].assign(claim_id=claims["claim_id"].array.take(inside))
    held = held[held["source"].notna()].join(outlets, on="article_id")
    found: dict[str, str] = {}
    for row in records(held):
        publisher = "unnamed outlet" if pd.isna(row["publisher"]) else row["publisher"]
        published = None if pd.isna(row["published"]) else row["published"]
        found.setdefault(row["claim_id"], in_outlet(row["source"], publisher, published))
    return found
