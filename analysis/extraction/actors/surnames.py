"""Persons by their surname alone, where the article gives the full name somewhere."""

from __future__ import annotations

from typing import Final

import numpy as np

from ...language import Document
from .drafts import Draft
from .folding import fold, slug
from .vocabulary import CALENDAR, CAPITAL, NOUN, SPEECH, TITLE, Flags, Words

CLOSED_TAGS: Final = frozenset(("CC", "CD", "DT", "EX", "IN", "MD", "PDT", "PRP", "PRP$", "TO", "WDT", "WP", "RB"))
UNSURE_PLACES: Final = frozenset(("city", "settlement", "locative", "coordinated"))


def add_surnames(document: Document, words: Words, flags: Flags, drafts: list[Draft]) -> list[Draft]:
    """'Ivan Holub ... Holub': the second is a mention too; sorted by first token."""
    articles = document.sentence_article[document.token_sentence]
    full: dict[str, set[int]] = {}
    covered = np.zeros(len(words.flags), dtype=np.bool_)
    for draft in drafts:
        covered[draft.first : draft.last] = True
        if draft.kind == "person" and draft.form == "name" and draft.actor and " " in draft.actor:
            surname = fold(draft.actor.rsplit(" ", 1)[-1])
            full.setdefault(surname, set()).add(int(articles[draft.first]))
    if not full:
        return drafts
    drafts = [_not_a_city(draft, full, words, articles) for draft in drafts]
    found = []
    for at in np.flatnonzero((flags & CAPITAL != 0) & ~covered).tolist():
        if int(articles[at]) not in full.get(words.folded[at], ()):
            continue
        month = words.flags[at] & CALENDAR and not (at + 1 < len(words.flags) and words.flags[at + 1] & SPEECH)
        if not month and not words.flags[at] & (NOUN | TITLE) and words.tags[at] not in CLOSED_TAGS:
            name = words.written[at]
            found.append(Draft(at, at + 1, at, "name", "person", "surname", f"name:{slug(name)}", name))
    return sorted([*drafts, *found], key=lambda draft: draft.first) if found else drafts


def _not_a_city(
    draft: Draft, full: dict[str, set[int]], words: Words, articles: np.ndarray[tuple[int], np.dtype[np.int32]]
) -> Draft:
    """'of Clinton' in an article on Hillary Clinton is no town."""
    if draft.rule not in UNSURE_PLACES or draft.last - draft.first != 1:
        return draft
    if int(articles[draft.first]) not in full.get(words.folded[draft.first], ()):
        return draft
    name = words.written[draft.first]
    return Draft(draft.first, draft.last, draft.head, "name", "person", "surname", f"name:{slug(name)}", name)
