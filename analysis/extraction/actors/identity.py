"""Ids of actors that are named by a state and a body or office: RUS-MOD, UKR-AF, person:vladimir-putin."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from .gazetteer import Gazetteer, Term
from .nouns import Noun, Nouns

OFFICES: Final = {
    "PRESIDENT": "president",
    "PM": "prime minister",
    "FM": "minister of foreign affairs",
    "DM": "minister of defence",
    "IM": "minister of internal affairs",
    "VP": "vice president",
    "SL": "supreme leader",
    "CP": "crown prince",
}


def compose(
    gazetteer: Gazetteer, nouns: Nouns, country: str | None, noun: Noun, published: datetime | None
) -> tuple[str | None, str | None]:
    """(actor_id, display name): RUS + 'foreign ministry' -> RUS-MFA; FRA + 'president' in 2024 -> its holder."""
    if country is None or noun.body is None or (noun.type == "person" and not noun.plural):
        return None, None
    if noun.type == "office":
        holder = None if noun.plural else find_holder(gazetteer, country, noun.body, published)
        if holder is not None:
            return holder.actor_id, holder.actor
        if noun.plural:
            return None, None
    actor_id = f"{country}-{noun.body}"
    name = gazetteer.titles.get(actor_id)
    if name is None:
        state = gazetteer.states.get(country, country)
        name = f"{nouns.bodies.get(noun.body, noun.body).capitalize()} of {state}"
    return actor_id, name


def find_holder(gazetteer: Gazetteer, country: str, body: str, published: datetime | None) -> Term | None:
    """Who held the office on the day of publication, where one person did; without a day, nobody."""
    if published is None:
        return None
    day = published.date()
    held = [t for t in gazetteer.terms.get((country, OFFICES.get(body, "")), ()) if _holds(t, day)]
    return held[0] if len(held) == 1 else None


def _holds(term: Term, day: date) -> bool:
    return (term.since is None or term.since <= day) and (term.until is None or day < term.until)


def find_government(gazetteer: Gazetteer, nouns: Nouns, country: str) -> tuple[str, str]:
    """(actor_id, display name) of a state's government, which a capital that speaks stands for."""
    actor_id = f"{country}-GOV"
    state = gazetteer.states.get(country, country)
    return actor_id, gazetteer.titles.get(actor_id) or f"{nouns.bodies['GOV'].capitalize()} of {state}"
