"""Regions named together: 'the Donetsk and Luhansk oblasts' are two oblasts, no city and an oblast."""

from __future__ import annotations

from typing import Final

from ...lexicon import singular
from .drafts import Draft
from .gazetteer import Entry, look_up
from .vocabulary import REGIONAL, Words

BETWEEN: Final = frozenset((",", "and", "or", "&", "the"))
NAMES: Final = ("settlement", "capital", "city", "region")


def share_regions(words: Words, drafts: list[Draft]) -> None:
    """'Sumy regions' is Sumy Oblast, and so is what is listed before it; in place."""
    for i, draft in enumerate(drafts):
        last = draft.last - 1
        if draft.kind != "place" or not words.flags[last] & REGIONAL:
            continue
        noun = singular(words.folded[last])
        entry = None if noun == words.folded[last] else _find(words, draft.first, last, noun)
        if entry is not None:
            _take(draft, entry)
            _share_back(words, drafts, i, noun)


def _share_back(words: Words, drafts: list[Draft], i: int, noun: str) -> None:
    """The places that a list names before its last one."""
    while i > 0:
        before, after = drafts[i - 1], drafts[i]
        gap = words.folded[before.last : after.first]
        if before.kind != "place" or before.rule not in NAMES or not gap or not BETWEEN.issuperset(gap):
            return
        entry = _find(words, before.first, before.last, noun)
        if entry is None:
            return
        _take(before, entry)
        i -= 1


def _find(words: Words, first: int, last: int, noun: str) -> Entry | None:
    """The only region of this name: 'the Luhansk', 'oblast' -> Luhansk Oblast."""
    name = [word for word in words.folded[first:last] if word != "the"]
    found = [entry for entry in look_up(words.gazetteer, (*name, noun)) if entry.type == "region"]
    return found[0] if len({entry.actor_id for entry in found}) == 1 else None


def _take(draft: Draft, entry: Entry) -> None:
    draft.actor_id, draft.actor, draft.country, draft.others = entry.actor_id, entry.actor, entry.country, ()
    draft.form, draft.rule, draft.noun = "name", "region", None
