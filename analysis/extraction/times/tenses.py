"""Does the verb near an expression look back or ahead?"""

from __future__ import annotations

from typing import Final

import numpy as np

from ...language import TENSES, Document
from ...lexicon import Lexicons

_NEAR: Final = 3
"""An infinitive says something of a time so many words off; 'to finish the road by May' says it farther."""
_FAR: Final = 20
_DEADLINES: Final = ("by", "until", "till", "through")
_PERFECT: Final = frozenset(("has", "have", "had", "'ve", "having"))


def build_plans(lexicons: Lexicons) -> frozenset[str]:
    """Words after which a time lies ahead (scheduled, due), for `Lexicons.get`."""
    return frozenset(row["form"] for row in lexicons.rows("time_words") if row["kind"] == "plan")


def direction(document: Document, sentence: int, first: int, last: int) -> int:
    """-1, 0 or +1 for tokens first..last: 'will resume Monday' +1, 'arrived Sunday' -1, 'headed Tuesday to' -1.

    The nearest verb group of the clause decides, one before it rather than one after; then of the sentence.
    """
    begin, end = int(document.sentence_first[sentence]), int(document.sentence_last[sentence])
    ahead = document.lower[max(begin, first - 6) : first]
    if not document.lexicons.get(build_plans).isdisjoint(ahead):
        return -1 if "had" in document.lower[max(begin, first - 8) : first] else 1
    phrases = document.phrases
    clause = int(np.searchsorted(phrases.clause_first, first, side="right")) - 1
    spans = [(begin, end)]
    if clause >= 0 and int(phrases.clause_last[clause]) > first:
        spans.insert(0, (max(begin, int(phrases.clause_first[clause])), min(end, int(phrases.clause_last[clause]))))
    reach = _FAR if document.lower[max(begin, first - 1)] in _DEADLINES else _NEAR
    for a, b in spans:
        sign = _nearest(document, a, b, first, last, reach)
        if sign:
            return sign
    return 0


def _nearest(document: Document, begin: int, end: int, first: int, last: int, reach: int) -> int:
    """Sign of the nearest verb group that has one, in tokens [begin, end)."""
    phrases = document.phrases
    lo, hi = (int(i) for i in np.searchsorted(phrases.vg_first, (begin, end)))
    best, sign = 1 << 30, 0
    for group in range(lo, hi):
        start, stop = int(phrases.vg_first[group]), int(phrases.vg_last[group])
        distance = first - stop if stop <= first else 2 * (start - last) + 1
        found = _sign(document, group, start < first, distance <= reach)
        if found and distance < best:
            best, sign = distance, found
    return sign


def _sign(document: Document, group: int, before: bool, near: bool) -> int:
    """Direction of one verb group; 0 for the plain present, gerunds, infinitives far off, participles that follow."""
    phrases = document.phrases
    first, last = int(phrases.vg_first[group]), int(phrases.vg_last[group])
    words = document.lower[first:last]
    tense = TENSES[phrases.vg_tense[group]]
    if not _PERFECT.isdisjoint(words):
        return -1
    if tense == "participle" and group and int(phrases.vg_last[group - 1]) == first:
        return _sign(document, group - 1, before, near) or -1
    if tense == "participle":
        return -int(before)
    if tense == "past":
        return -1
    if tense == "infinitive":
        return int(near and "to" in document.lower[max(0, first - 1) : last])
    return int(tense in ("future", "modal"))
