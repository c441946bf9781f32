"""Drafts that stand in one noun phrase become one: 'of', owners, places in places."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .drafts import FOLLOWERS, Draft, is_nicknamed
from .folding import slug
from .vocabulary import CAPITAL, NAME, Words

OWNERS: Final = frozenset(("state", "place", "nationality", "armed_group", "person", "government", "organisation"))
COLLECTIVES: Final = frozenset(("family", "staff", "crew"))
UNITED: Final = frozenset(("intergovernmental", "military"))  # their chief is one mention, their members are others


def join_drafts(words: Words, drafts: list[Draft], ends: list[int]) -> list[Draft]:
    """Join neighbours from right to left, so that 'families of the victims of X' is one mention."""
    joined: list[Draft] = []
    for draft in reversed(_with_nicknames(words, drafts, ends)):
        right = joined[-1] if joined else None
        if right is not None and right.first < ends[draft.first] and _join(words, draft, right):
            joined.pop()
        joined.append(draft)
    joined.reverse()
    return joined


def _with_nicknames(words: Words, drafts: list[Draft], ends: list[int]) -> list[Draft]:
    """'Col. Ivan "Bear" Holub' is one person, though quotation marks cut the noun phrase."""
    found: list[Draft] = []
    for draft in drafts:
        if found and draft.first < found[-1].last:
            continue
        at = draft.last
        named = draft.kind == "person" and draft.form == "name"
        if named and at + 3 < ends[draft.first] and is_nicknamed(words, at):
            surname = words.written[at + 3]
            given = (draft.actor or "").split(" ")[0]
            draft.last, draft.head = at + 4, at + 3
            draft.actor, draft.actor_id = f"{given} {surname}", f"name:{slug(f'{given} {surname}')}"
        found.append(draft)
        if draft.rule == "ship" and at + 3 < ends[draft.first] and words.written[at] == "(":
            found += _hull(words, draft, at + 1)
    return found


def _hull(words: Words, ship: Draft, first: int) -> list[Draft]:
    """'(D 32)' after HMS Daring: the same ship by its number."""
    last = first + 2 if words.written[first + 1].isdigit() else first + 1
    if last >= len(words.written) or words.written[last] != ")" or not words.written[first][0].isupper():
        return []
    return [replace(ship, first=first, last=last, head=last - 1)]


def _join(words: Words, left: Draft, right: Draft) -> bool:
    """Whether `right` now belongs to `left`, which takes its end."""
    gap = right.first - left.last
    if gap != 1 or left.cut or left.form == "pronoun" or right.form == "pronoun":
        return False
    between = words.folded[left.last]
    if between == "of":
        return _join_of(words, left, right)
    if between in ("for", "to"):
        return _join_charge(left, right)
    if between in ("and", "or"):
        return _join_plurals(words, left, right) and _take(left, right)
    if between == ",":
        return _join_unit(words, left, right) or (not _owns(words, right) and _join_region(left, right))
    if between == "'s":
        return _join_owner(words, left, right)
    return False


def _join_unit(words: Words, left: Draft, right: Draft) -> bool:
    """'3rd Battalion, 45th Tank Regiment': a unit and the larger one it belongs to."""
    if left.noun is None or right.noun is None or left.noun.words == right.noun.words:
        return False
    if not left.kind == right.kind == "military" or left.noun.body is not None or right.noun.body is not None:
        return False
    if left.form != "name" or not words.written[right.first][0].isdigit():
        return False
    left.noun, left.head = right.noun, right.head
    return _take(left, right)


def _owns(words: Words, draft: Draft) -> bool:
    """'Ukraine' in "Kharkiv, Ukraine's second city": it owns what follows, and ends no address."""
    return draft.last < len(words.folded) and words.folded[draft.last] in ("'s", "'")


def _take(left: Draft, right: Draft) -> bool:
    left.last, left.of = right.last, left.of or right.actor_id or _composed(right)
    left.country = left.country or right.country
    return True


def _composed(draft: Draft) -> str:
    """'UKR-AF' of "the Ukrainian army", whose id is made later; nothing for who has no id: no state stands for them."""
    if draft.noun is not None and draft.noun.body is not None and draft.country is not None:
        return f"{draft.country}-{draft.noun.body}"
    return ""


def _join_of(words: Words, left: Draft, right: Draft) -> bool:
    """'the government of Iraq', 'the Syrian town of Dabiq', 'members of the tribe'."""
    if left.noun is None:
        return False
    if (
        right.kind == "person"
        and right.form == "name"
        and words.flags[right.first] & NAME
        and (not (right.actor or "").startswith(words.written[right.first]))
    ):
        return _join_charge(left, right)  # Governor of Odesa Oblast Ivan Holub
    fighters = left.kind in ("armed_group", "military") or left.noun.words[-1] in FOLLOWERS
    if right.kind == "armed_group" and fighters and left.noun.type != "office":
        left.actor_id, left.actor, left.kind = right.actor_id, right.actor, "armed_group"  # fighters of Hamas
    if left.kind == "place" and right.kind == "place" and right.form == "name" and left.actor_id is None:
        left.actor_id, left.actor, left.form = right.actor_id, right.actor, "name"
        left.country = right.country or left.country
    return _take(left, right)


def _join_charge(left: Draft, right: Draft) -> bool:
    """'Minister for Europe', 'Minister for Europe Ivan Holub', 'ambassador to Poland'."""
    if left.noun is None or left.noun.role != "GOV" or left.noun.plural or left.noun.type not in ("person", "office"):
        return False
    if right.kind == "person" and right.form == "name":
        left.form, left.actor_id, left.actor, left.rule, left.noun = "name", right.actor_id, right.actor, "title", None
        left.head = right.head
    elif right.kind not in ("place", "state"):
        return False
    if right.kind == "person":
        return _take(left, right)
    left.last = right.last  # the minister for Poland need not be of Poland
    return True


def _join_plurals(words: Words, left: Draft, right: Draft) -> bool:
    """'allies and partners', 'family and friends': bare plurals of one kind; names and states stay apart."""
    if left.noun is None or right.noun is None or left.kind != right.kind or left.kind == "military":
        return False
    if left.form != "nominal" or right.form != "nominal" or right.country is not None:
        return False
    many = left.noun.plural or left.noun.words[-1] in COLLECTIVES
    return many and right.noun.plural and words.tags[right.first] not in ("DT", "PRP$", "CD")


def _join_region(left: Draft, right: Draft) -> bool:
    """'Palmyra, Syria': a place and what it lies in."""
    if left.kind != "place" or left.form != "name" or right.form != "name":
        return False
    if right.kind != "state" and (right.rule != "region" or left.rule == "region"):
        return False
    if left.country is not None and right.country is not None and left.country != right.country:
        within = {right.country, *(entry.country for entry in right.others)}
        if left.country in within:  # Atlanta lies in the Georgia of its own country
            left.others = ()
            return _take(left, right)
        match = next((e for e in left.others if e.country in within), None)
        if match is None and left.rule != "city":
            return False
        if match is not None:
            left.actor_id, left.actor, left.country = match.actor_id, match.actor, match.country
        else:
            left.actor_id, left.country = f"place:{slug(left.actor or '')}-{right.country.lower()}", right.country
    elif left.country is None and right.country is not None and left.actor_id is not None:
        left.actor_id += f"-{right.country.lower()}"
    left.others = ()
    return _take(left, right)


def _join_owner(words: Words, left: Draft, right: Draft) -> bool:
    """ "Ukraine's air force" is one actor; "Ukraine's towns" and "Gaza's Al-Shati camp" are two mentions."""
    if left.kind == "state" and right.form == "name" and right.country == left.country and right.noun is None:
        return right.kind in ("government", "military", "person") and _own(left, right)
    if right.noun is None:
        return False
    right.of = right.of or left.actor_id
    if left.kind not in OWNERS and not (left.kind in UNITED and right.noun.type == "office"):
        return False
    office = left.noun is not None and (left.noun.type == "office" or right.noun.type == "name")
    if left.form != "name" and not office:
        return False
    if right.noun.type == "place":
        if right.noun.plural or any(words.flags[at] & CAPITAL for at in range(right.first, right.last)):
            return False
    elif right.noun.type == "person" and right.noun.body is None:
        return False
    if left.kind == "armed_group" and right.noun.type == "body":
        right.actor_id, right.actor = left.actor_id, left.actor
    return _own(left, right)


def _own(left: Draft, right: Draft) -> bool:
    """The possession's identity for the whole: "Russia's Federal Security Service" is that service."""
    left.of, left.sole = left.actor_id, right.sole
    left.actor_id, left.actor, left.role, left.others = right.actor_id, right.actor, right.role, ()
    left.kind, left.noun, left.head, left.rule, left.form = right.kind, right.noun, right.head, right.rule, right.form
    left.country, left.last = right.country or left.country, right.last
    return True
