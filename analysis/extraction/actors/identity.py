"""Ids of actors that are named by a state and a body or office: RUS-MOD, UKR-AF, person:vladimir-putin."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from .drafts import Draft
from .gazetteer import Gazetteer
from .nouns import Noun, Nouns, longest_noun
from .offices import Offices, find_holder, find_titled
from .vocabulary import FORMER, INDEFINITE, Words

OWN_PARTS: Final = ("AF", "GS", "GOV")  # whose chief or spokesman is the state's


def compose(words: Words, offices: Offices, draft: Draft, published: datetime | None) -> None:
    """RUS + 'foreign ministry' -> RUS-MFA; FRA + 'president' in 2024 -> its holder; in place."""
    noun, country = draft.noun, draft.country
    if noun is None or _hold(words, offices, draft, noun, published):
        return
    if country is None or noun.body is None or (noun.type == "person" and not noun.plural):
        return
    if noun.type == "office" and (noun.plural or not _is_present(words, draft)):
        return
    draft.actor_id, draft.actor = name_body_of(words.gazetteer, words.nouns, country, noun.body)


def _hold(words: Words, offices: Offices, draft: Draft, noun: Noun, published: datetime | None) -> bool:
    """'the Ukrainian president', 'the Hamas leader': whoever held the office on the day."""
    if noun.office is None or not _is_present(words, draft):
        return False
    if noun.type != "office" and not draft.sole:
        return False
    held = [(draft.of, noun.office)] if draft.of is not None else []
    if draft.country is not None and draft.of in (None, *(f"{draft.country}-{part}" for part in OWN_PARTS)):
        army = noun.office == "HEAD" and draft.of == f"{draft.country}-AF"
        held.append((draft.country, "ARMY" if army else noun.office))  # the chief of the army is no head of state
    for of, office in held:
        holder = find_holder(offices, of, office, published)
        if holder is not None:
            draft.actor_id, draft.actor = holder.actor_id, holder.actor
            return True
    return False


def _is_present(words: Words, draft: Draft) -> bool:
    """Whether it is the one in office: not 'a president', 'the former president'."""
    if words.folded[draft.first] in INDEFINITE:
        return False
    return not any(words.flags[at] & FORMER for at in range(draft.first, draft.head))


def hold_title(words: Words, offices: Offices, draft: Draft, published: datetime | None) -> None:
    """'Foreign Secretary Hammond' in 2015: the one who held the office under that surname; in place."""
    if draft.rule != "title" or draft.actor is None or " " in draft.actor or not _is_present(words, draft):
        return
    noun = longest_noun(words.nouns, words.folded, draft.first, draft.head) if draft.head > draft.first else None
    if noun is None or noun.office is None or noun.type != "office":
        return
    holder = find_titled(offices, draft.actor, draft.country, noun.office, published)
    if holder is not None:
        draft.actor_id, draft.actor = holder.actor_id, holder.actor


def name_body_of(gazetteer: Gazetteer, nouns: Nouns, country: str, body: str) -> tuple[str, str]:
    """(actor_id, display name) of a state's body: RUS-MOD, 'Defense ministry of Russia'."""
    actor_id = f"{country}-{body}"
    state = gazetteer.states.get(country, country)
    return actor_id, gazetteer.titles.get(actor_id) or f"{nouns.bodies.get(body, body).capitalize()} of {state}"


def find_government(gazetteer: Gazetteer, nouns: Nouns, country: str) -> tuple[str, str]:
    """(actor_id, display name) of a state's government, which a capital that speaks stands for."""
    return name_body_of(gazetteer, nouns, country, "GOV")
