"""Ledger tables -> copies, stories, verdicts: the one pass over the whole corpus."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..tables import plain
from .actors import unify_actors
from .copies import find_copies
from .stories import group_claims

__all__ = ["compare", "find_copies", "group_claims", "unify_actors"]


def compare(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tables that comparison changes: articles (`duplicate_of`), ids of actors, claims (`story_id`), stories."""
    articles = tables["articles"].copy()
    articles["duplicate_of"] = find_copies(articles)
    unified = unify_actors(tables)
    known = unified["mentions"].dropna(subset=["actor_id", "actor"])
    claims, stories = group_claims(
        unified["claims"],
        articles,
        parties=unified["parties"],
        attributions=unified["attributions"],
        actors=dict(zip(plain(known["actor_id"]), plain(known["actor"]), strict=True)),
    )
    return {"articles": articles, **unified, "claims": claims, "stories": stories}
