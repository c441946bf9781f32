"""Drafts that stand in one noun phrase become one: 'of', owners, places in places."""

from __future__ import annotations

from typing import Final

from .drafts import Draft
from .vocabulary import Words

OWNERS: Final = frozenset(("state", "place", "nationality", "armed_group", "person", "government", "organisation"))


def join_drafts(words: Words, drafts: list[Draft], ends: list[int]) -> list[Draft]:
    """Join neighbours from right to left, so that 'families of the victims of X' is one mention."""
    joined: list[Draft] = []
    for draft in reversed(drafts):
        right = joined[-1] if joined else None
        if right is not None and right.first < ends[draft.first] and _join(words, draft, right):
            joined.pop()
        joined.append(draft)
    joined.reverse()
    return joined


def _join(words: Words, left: Draft, right: Draft) -> bool:
    """Whether `right` now belongs to `left`, which takes its end."""
    gap = right.first - left.last
    if gap != 1 or left.cut or left.form == "pronoun" or right.form == "pronoun":
        return False
    between = words.folded[left.last]
    if between == "of":
        return _join_of(left, right)
    if between in ("for", "to") and left.noun is not None and left.noun.type == "office":
        return right.kind in ("place", "state") and _take(left, right)
    if between == ",":
        return _join_region(left, right)
    if between == "'s":
        return _join_owner(left, right)
    return False


def _take(left: Draft, right: Draft) -> bool:
    left.last = right.last
    left.country = left.country or right.country
    return True


def _join_of(left: Draft, right: Draft) -> bool:
    """'the government of Iraq', 'the Syrian town of Dabiq', 'members of the tribe'."""
    if left.noun is None:
        return False
    if left.kind == "place" and right.kind == "place" and right.form == "name" and left.actor_id is None:
        left.actor_id, left.actor, left.form = right.actor_id, right.actor, "name"
        left.country = right.country or left.country
    return _take(left, right)


def _join_region(left: Draft, right: Draft) -> bool:
    """'Palmyra, Syria': a place and what it lies in."""
    if left.kind != "place" or left.form != "name" or right.form != "name":
        return False
    if right.kind != "state" and right.rule not in ("region",):
        return False
    if left.country is not None and right.country is not None and left.country != right.country:
        match = next((e for e in left.others if e.country == right.country), None)
        if match is None:
            return False
        left.actor_id, left.actor, left.country = match.actor_id, match.actor, match.country
    left.others = ()
    return _take(left, right)


def _join_owner(left: Draft, right: Draft) -> bool:
    """ "Ukraine's air force" is one actor; "Ukraine's towns" are two mentions."""
    if right.noun is None or left.kind not in OWNERS or left.form != "name":
        return False
    if right.noun.type == "place" or (right.noun.type == "person" and right.noun.body is None):
        return False
    right_country = right.country or left.country
    if left.kind == "armed_group" and right.noun.type == "body":
        left.actor_id, left.actor = left.actor_id, left.actor
    else:
        left.actor_id, left.actor = right.actor_id, right.actor
    left.kind, left.noun, left.head, left.rule, left.role = right.kind, right.noun, right.head, right.rule, right.role
    left.form, left.country, left.last, left.others = right.form, right_country, right.last, ()
    return True
