"""Who held an office on a day: "the Ukrainian foreign minister", "the Hamas leader", "the Kharkiv governor"."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, NamedTuple

from ...lexicon import Lexicons
from .folding import fold

FIRST_DAY: Final = date.min
LAST_DAY: Final = date.max


class Term(NamedTuple):
    """One person's time in one office; `until` is the first day without it."""

    since: date
    until: date
    actor_id: str
    actor: str
    surname: str


class Offices(NamedTuple):
    """All terms, by whose office it is (a state, an organisation or a place) and which, and by office alone."""

    terms: dict[tuple[str, str], tuple[Term, ...]]
    by_office: dict[str, tuple[Term, ...]]


def build_offices(lexicons: Lexicons) -> Offices:
    """The lexicon of offices; the holders' names come from the lexicon of actors."""
    names = {row["actor_id"]: row["actor"] for row in lexicons.rows("actors")}
    terms: dict[tuple[str, str], list[Term]] = {}
    by_office: dict[str, list[Term]] = {}
    for row in lexicons.rows("offices"):
        since = date.fromisoformat(row["since"]) if row["since"] else FIRST_DAY
        until = date.fromisoformat(row["until"]) if row["until"] else LAST_DAY
        name = names.get(row["actor_id"], row["actor_id"].removeprefix("person:"))
        term = Term(since, until, row["actor_id"], name, surname(name))
        terms.setdefault((row["of"], row["office"]), []).append(term)
        by_office.setdefault(row["office"], []).append(term)
    return Offices(
        {key: tuple(held) for key, held in terms.items()}, {key: tuple(held) for key, held in by_office.items()}
    )


def surname(name: str) -> str:
    """'Haider al-Abadi' -> 'abadi'."""
    last = fold(name).rsplit(" ", 1)[-1]
    return last.removeprefix("al-").removeprefix("el-")


def find_holder(offices: Offices, of: str, office: str, published: datetime | None) -> Term | None:
    """Who held the office on the day of publication, where one person did; without a day, nobody."""
    return _sole(offices.terms.get((of, office), ()), published)


def find_titled(offices: Offices, name: str, of: str | None, office: str, published: datetime | None) -> Term | None:
    """'Prime Minister Tamm': the one holder of that surname on the day, of whatever state where none is named."""
    held = offices.by_office.get(office, ()) if of is None else offices.terms.get((of, office), ())
    return _sole(tuple(term for term in held if term.surname == surname(name)), published)


def _sole(terms: tuple[Term, ...], published: datetime | None) -> Term | None:
    if published is None:
        return None
    day = published.date()
    held = {term.actor_id: term for term in terms if term.since <= day < term.until}
    return next(iter(held.values())) if len(held) == 1 else None
