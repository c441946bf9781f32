"""Findings of one Document -> columns of the public tables, offsets counted from each article's start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any, Final, NamedTuple

import numpy as np

from .language import Document
from .records import Attribution, Claim, Mention, Party, Quantity, TimeExpression
from .tables import content_id

Columns = dict[str, list[Any]]

FINDINGS: Final = ("sentences", "mentions", "quantities", "times", "attributions", "claims", "parties", "bindings")
"""Tables that the analysis of an article fills."""


class Findings(NamedTuple):
    """What the extractors found in one Document."""

    times: list[TimeExpression]
    quantities: list[Quantity]
    mentions: list[Mention]
    attributions: list[Attribution]
    claims: list[Claim]


class _Place:
    """Turns positions in a batch into positions in its articles: lists over sentences."""

    def __init__(self, document: Document, article_ids: Sequence[str]) -> None:
        self.text = document.text
        self.begin = document.sentence_begin.tolist()
        self.end = document.sentence_end.tolist()
        articles = document.sentence_article
        self.base: list[int] = document.article_begin[articles].tolist()
        self.body: list[int] = document.body_begin[articles].tolist()
        self.number: list[int] = (np.arange(len(articles)) - np.searchsorted(articles, articles)).tolist()
        self.article_id = [article_ids[article] for article in articles.tolist()]

    def sentence(self, sentence: int) -> str:
        """Text of a sentence."""
        return self.text[self.begin[sentence] : self.end[sentence]]

    def keys(self, sentences: Sequence[int]) -> Columns:
        """(article_id, sentence_id) of sentences of the batch, as columns."""
        return {
            "article_id": [self.article_id[s] for s in sentences],
            "sentence_id": [self.number[s] for s in sentences],
        }


def tabulate(document: Document, article_ids: Sequence[str], findings: Findings) -> dict[str, Columns]:
    """Columns by table for the articles of one Document, rows in the order of the findings."""
    place = _Place(document, article_ids)
    claim_ids = _claim_ids(place, findings.claims)
    return {
        "sentences": _sentences(place),
        "mentions": _mentions(place, findings.mentions),
        "quantities": _quantities(document, place, findings.quantities),
        "times": _times(place, findings.times),
        "attributions": _attributions(place, findings.attributions),
        "claims": _claims(place, findings.claims, claim_ids),
        "parties": _parties(place, findings.claims, claim_ids),
        "bindings": _bindings(place, findings.claims, claim_ids),
    }


def _common(place: _Place, records: Sequence[Any]) -> Columns:
    """Columns that all findings share."""
    sentences = [r.sentence for r in records]
    base = [place.base[s] for s in sentences]
    return place.keys(sentences) | {
        "begin": [r.begin - b for r, b in zip(records, base, strict=True)],
        "end": [r.end - b for r, b in zip(records, base, strict=True)],
        "text": [place.text[r.begin : r.end] for r in records],
        "rule": [r.rule for r in records],
    }


def _copied(records: Sequence[Any], *names: str) -> Columns:
    return {name: list(map(attrgetter(name), records)) for name in names}


def _sentences(place: _Place) -> Columns:
    sentences = range(len(place.base))
    return place.keys(sentences) | {
        "begin": [a - b for a, b in zip(place.begin, place.base, strict=True)],
        "end": [a - b for a, b in zip(place.end, place.base, strict=True)],
        "text": [place.sentence(s) for s in sentences],
    }


def _mentions(place: _Place, records: Sequence[Mention]) -> Columns:
    return _common(place, records) | _copied(records, "form", "kind", "actor_id", "actor", "country", "role")


def _times(place: _Place, records: Sequence[TimeExpression]) -> Columns:
    return _common(place, records) | _copied(records, "type", "value", "starts_at", "ends_before", "edtf", "anchor")


def _quantities(document: Document, place: _Place, records: Sequence[Quantity]) -> Columns:
    out = _common(place, records) | _copied(
        records, "low", "high", "modifier", "vague", "unit", "si_value", "si_unit", "currency", "item", "model", "whole"
    )
    base = [place.base[r.sentence] for r in records]
    out["phrase_begin"] = [r.phrase_begin - b for r, b in zip(records, base, strict=True)]
    out["phrase_end"] = [r.phrase_end - b for r, b in zip(records, base, strict=True)]
    out["phrase"] = [place.text[r.phrase_begin : r.phrase_end] for r in records]
    out["counted"] = [document.slice(r.counted_first, r.counted_last) or None for r in records]
    return out


def _attributions(place: _Place, records: Sequence[Attribution]) -> Columns:
    out = place.keys([r.sentence for r in records]) | _copied(
        records, "source_id", "stance", "direct", "verification", "rule", "negated", "source_kind", "anonymity"
    )
    out["relayed_by"] = [[place.text[b:e] for b, e in r.relays] for r in records]
    for part in ("source", "cue", "content"):
        spans = [(getattr(r, f"{part}_begin"), getattr(r, f"{part}_end"), place.base[r.sentence]) for r in records]
        out[f"{part}_begin"] = [b - base if b >= 0 else None for b, _, base in spans]
        out[f"{part}_end"] = [e - base if b >= 0 else None for b, e, base in spans]
        out[part] = [place.text[b:e] if b >= 0 else None for b, e, _ in spans]
    sentences = [place.sentence(r.sentence) for r in records]
    parts = zip(out["article_id"], sentences, out["cue"], out["source"], out["content"], strict=True)
    ids = out["attribution_id"] = _attribution_ids(parts)
    out["about"] = [ids[r.about] if r.about >= 0 else None for r in records]
    return out


def _attribution_ids(parts: Iterable[tuple[str | None, ...]]) -> list[str]:
    """Hash of article_id, sentence, cue, source and content; from the second equal one on with its occurrence."""
    seen: Counter[tuple[str | None, ...]] = Counter()
    ids: list[str] = []
    for key in parts:
        ids.append(content_id(*key, *([seen[key]] if seen[key] else [])))
        seen[key] += 1
    return ids


def _claim_ids(place: _Place, claims: Sequence[Claim]) -> list[str]:
    """Hash of article_id, sentence, number and its occurrence among equal ones: no offset, no counter of rows."""
    seen: Counter[tuple[str, str, str]] = Counter()
    ids: list[str] = []
    for claim in claims:
        key = (place.article_id[claim.sentence], place.sentence(claim.sentence), place.text[claim.begin : claim.end])
        ids.append(content_id(*key, seen[key]))
        seen[key] += 1
    return ids


def _firsts(claim: Claim) -> dict[str, Party]:
    """The party of each role that stands in the table of claims."""
    return {party.role: party for party in claim.parties if party.rank == 1}


def _claims(place: _Place, claims: Sequence[Claim], claim_ids: list[str]) -> Columns:
    out = _common(place, claims)
    out["number"] = out.pop("text")
    out |= _copied(
        claims, "low", "high", "modifier", "vague", "whole", "counted", "item", "model", "action", "place", "place_id",
        "place_country", "when", "starts_at", "ends_before", "date_basis", "stance", "verification", "factuality",
        "basis", "implicit", "superseded",
    )  # fmt: skip
    firsts = [_firsts(claim) for claim in claims]
    for role in ("side", "agent", "source"):
        parties = [first.get(role) for first in firsts]
        out[role] = [p.text if p else None for p in parties]
        out[f"{role}_id"] = [p.actor_id if p else None for p in parties]
        out[f"{role}_country"] = [p.country if p else None for p in parties]
    out["anonymity"] = [p.anonymity if p else "none" for p in parties]
    out["claim_id"] = claim_ids
    out["in_title"] = [c.begin < place.body[c.sentence] for c in claims]
    out["sentence"] = [place.sentence(c.sentence) for c in claims]
    out["status"] = ["extracted"] * len(claims)
    return out


def _parties(place: _Place, claims: Sequence[Claim], claim_ids: list[str]) -> Columns:
    rows = [
        (claim_id, party, place.base[claim.sentence])
        for claim, claim_id in zip(claims, claim_ids, strict=True)
        for party in claim.parties
    ]
    parties = [party for _, party, _ in rows]
    return _copied(parties, "role", "rank", "text", "actor_id", "country", "kind", "anonymity") | {
        "claim_id": [claim_id for claim_id, _, _ in rows],
        "begin": [p.begin - base if p.begin >= 0 else None for _, p, base in rows],
        "end": [p.end - base if p.begin >= 0 else None for _, p, base in rows],
    }


def _bindings(place: _Place, claims: Sequence[Claim], claim_ids: list[str]) -> Columns:
    rows = [
        (claim_id, binding, place.base[claim.sentence])
        for claim, claim_id in zip(claims, claim_ids, strict=True)
        for binding in claim.bindings
    ]
    return _copied([binding for _, binding, _ in rows], "field", "rule") | {
        "claim_id": [claim_id for claim_id, _, _ in rows],
        "text": [place.text[b.begin : b.end] for _, b, _ in rows],
        "begin": [b.begin - base for _, b, base in rows],
        "end": [b.end - base for _, b, base in rows],
    }
