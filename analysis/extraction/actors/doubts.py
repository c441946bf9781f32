"""Names that two places share, settled by what else the article mentions; else they stay open."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from ...language import Document
from .drafts import Draft
from .gazetteer import Entry

SURE_RATIO: Final = 8  # a city so many times larger than its namesakes is meant
SETTLED: Final = ("region", "settlement", "capital")


def settle_doubts(document: Document, drafts: list[Draft]) -> None:
    """'Georgia' beside Tbilisi is the state, beside Atlanta the other one, alone neither; in place."""
    doubtful = [draft for draft in drafts if draft.others and draft.kind in ("place", "state")]
    if not doubtful:
        return
    articles = document.sentence_article[document.token_sentence]
    wanted = {int(articles[draft.first]) for draft in doubtful}
    evidence: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for draft in drafts:
        article = int(articles[draft.first])
        if article in wanted and draft.country is not None and not draft.others:
            evidence[article][draft.country] += 1
    for draft in doubtful:
        _settle(draft, evidence[int(articles[draft.first])])


def _settle(draft: Draft, evidence: dict[str, int]) -> None:
    others = [entry for entry in draft.others if draft.rule != "name" or entry.type in ("name", "region")]
    readings: dict[str | None, Entry | None] = {entry.country: entry for entry in reversed(others)}
    readings[draft.country] = None
    if len(readings) == 1:
        return
    seen = {country for country in readings if country in evidence}
    if len(seen) == 1:
        entry = readings[seen.pop()]
        if entry is not None:
            _take(draft, entry)
    elif draft.rule == "name" or not _is_largest(draft):
        draft.actor_id = draft.country = None


def _take(draft: Draft, entry: Entry) -> None:
    draft.actor_id, draft.actor, draft.country = entry.actor_id, entry.actor, entry.country
    draft.kind, draft.rule = entry.kind, entry.type


def _is_largest(draft: Draft) -> bool:
    """Whether its first reading is far larger than the others, or one of our own lexicon's."""
    if draft.rule in SETTLED:
        return True
    largest = max((entry.population for entry in draft.others), default=0)
    return draft.population >= SURE_RATIO * largest
