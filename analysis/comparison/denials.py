"""Which claims are denied by whom: from 'rejected the claim' to the figures of that claim."""

from __future__ import annotations

import pandas as pd

from ..tables import records, require
from .verdicts import in_outlet


def find_denials(claims: pd.DataFrame, attributions: pd.DataFrame, articles: pd.DataFrame) -> dict[str, str]:
    """claim_id -> who denies the statement it stands in, where and when, in words.

    A denial knows by `about` which statement it is about; the claims are those inside that statement's content.
    """
    require(attributions, "attribution_id", "article_id", "about", "source", "content_begin", table="attributions")
    denials = records(attributions[attributions["about"].notna() & attributions["source"].notna()])
    if not denials:
        return {}
    told = attributions[attributions["attribution_id"].isin([denial["about"] for denial in denials])]
    contents: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for row in records(told[told["content_begin"].notna()]):
        key = (row["article_id"], row["attribution_id"])
        contents.setdefault(key, []).append((row["content_begin"], row["content_end"]))
    placed: dict[str, list[tuple[str, int]]] = {}
    for row in records(claims[["article_id", "claim_id", "begin"]]):
        placed.setdefault(row["article_id"], []).append((row["claim_id"], row["begin"]))
    outlets = {row["article_id"]: row for row in records(articles[["article_id", "publisher", "published"]])}
    found: dict[str, str] = {}
    for denial in denials:
        article_id, outlet = denial["article_id"], outlets.get(denial["article_id"], {})
        publisher = outlet.get("publisher")
        words = in_outlet(
            denial["source"], "unnamed outlet" if publisher is None else publisher, outlet.get("published")
        )
        for first, last in contents.get((article_id, denial["about"]), ()):
            for claim_id, begin in placed.get(article_id, ()):
                if first <= begin < last:
                    found.setdefault(claim_id, words)
    return found
