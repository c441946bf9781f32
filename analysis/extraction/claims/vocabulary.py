"""Words of actions from the lexicon, by surface form."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final, NamedTuple

from ...lexicon import Lexicons, noun_forms, verb_forms

CLASSES: Final[dict[str, frozenset[str]]] = {
    "people": frozenset(
        [
            "people",
            "civilians",
            "children",
            "women",
            "troops",
            "militants",
            "police",
            "officials",
            "journalists",
            "aid_workers",
            "prisoners",
        ]
    ),
    "projectile": frozenset(["drones", "missiles", "rockets", "bombs"]),
    "air": frozenset(["drones", "missiles", "rockets", "bombs", "aircraft", "helicopters"]),
    "materiel": frozenset(
        [
            "drones",
            "missiles",
            "rockets",
            "bombs",
            "aircraft",
            "helicopters",
            "ships",
            "tanks",
            "vehicles",
            "artillery",
            "air_defence",
            "weapons",
        ]
    ),
    "place": frozenset(["buildings", "settlements", "area", "states", "targets", "other"]),
    "goods": frozenset(("money", "weapons", "rockets", "other")),
}
PEOPLE: Final = CLASSES["people"]
PROJECTILES: Final = CLASSES["projectile"]
MATERIEL: Final = CLASSES["materiel"]
HURT: Final = frozenset(("killed", "injured"))
SHOT: Final = frozenset(("downed", "suppressed"))
FATES: Final = SHOT | {"destroyed"}  # what becomes of things that fly
HOUSEHOLDS: Final = frozenset(("family", "families", "household", "households", "couple", "couples"))
VERB_KINDS: Final = frozenset(
    (
        "stative",
        "listing",
        "receiving",
        "removing",
        "repelling",
        "reaching",
        "planning",
        "wishing",
        "preventing",
        "counting",
    )
)  # kinds of words given as lemmas


class Sense(NamedTuple):
    """One row of the lexicon: what the word says of a counted in that role."""

    name: str  # lemma
    tail: tuple[str, ...]  # words after the first
    action: str
    role: str
    items: frozenset[str]  # empty: any
    word: str  # the counted noun itself that is asked for ("lives"), or ""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of `claim_words`, one set a kind."""

    hearsay: frozenset[str]
    time_noun: frozenset[str]
    before_number: frozenset[str]
    aside: frozenset[str]
    toll_link: frozenset[str]
    aid: frozenset[str]
    planning: frozenset[str]
    wishing: frozenset[str]
    preventing: frozenset[str]
    possible: frozenset[str]
    event: frozenset[str]
    force: frozenset[str]
    generic: frozenset[str]
    placing: frozenset[str]
    subordinate: frozenset[str]
    fighting: frozenset[str]
    disputing: frozenset[str]
    site: frozenset[str]
    region: frozenset[str]
    direction: frozenset[str]
    accident: frozenset[str]
    stative: frozenset[str]
    apart: frozenset[str]
    count_noun: frozenset[str]
    listing: frozenset[str]
    receiving: frozenset[str]
    removing: frozenset[str]
    repelling: frozenset[str]
    reaching: frozenset[str]
    mediating: frozenset[str]
    backing: frozenset[str]
    lending: frozenset[str]
    counting: frozenset[str]
    record_noun: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Senses by first word; those with longer tails first."""

    verbs: dict[str, tuple[Sense, ...]]
    participles: frozenset[str]  # past participles of the verbs
    pasts: frozenset[str]
    gerunds: frozenset[str]
    finite: frozenset[str]  # base and third person forms
    nouns: dict[str, tuple[Sense, ...]]
    adjectives: dict[str, tuple[Sense, ...]]
    firsts: frozenset[str]
    words: Words


def build_vocabulary(lexicons: Lexicons) -> Vocabulary:
    """All rows of `actions` with their inflected forms."""
    tables: dict[str, dict[str, list[Sense]]] = {"verb": {}, "noun": {}, "adjective": {}}
    tags: dict[str, set[str]] = {tag: set() for tag in ("VB", "VBZ", "VBD", "VBN", "VBG")}
    for row in lexicons.rows("actions"):
        sense = _sense(row)
        for form, tag in _forms(row["form"], row["pos"]):
            first, *tail = form.split(" ")
            tables[row["pos"]].setdefault(first, []).append(sense._replace(tail=tuple(tail)))
            if tag:
                tags[tag].add(first)
    verbs, nouns, adjectives = (
        {form: tuple(sorted(senses, key=_order)) for form, senses in tables[pos].items()}
        for pos in ("verb", "noun", "adjective")
    )
    return Vocabulary(
        verbs,
        frozenset(tags["VBN"]),
        frozenset(tags["VBD"]),
        frozenset(tags["VBG"]),
        frozenset(tags["VB"] | tags["VBZ"]),
        nouns,
        adjectives,
        frozenset((*verbs, *nouns, *adjectives)),
        _read_words(lexicons),
    )


def build_items(lexicons: Lexicons) -> dict[str, str]:
    """Item of each form of the lexicons of items and weapons, lower case."""
    table: dict[str, str] = {}
    for row in lexicons.rows("items"):
        for form in noun_forms(row["form"].lower()):
            table[form] = row["item"]
    for row in lexicons.rows("weapons"):
        table[row["form"].lower()] = row["item"]
    return table


def _read_words(lexicons: Lexicons) -> Words:
    names = [field.name for field in fields(Words)]
    kinds: dict[str, set[str]] = {kind: set() for kind in names}
    for row in lexicons.rows("claim_words"):
        form = row["form"].lower()
        forms = {form}.union(*verb_forms(form).values()) if row["kind"] in VERB_KINDS else {form}
        kinds.setdefault(row["kind"], set()).update(forms)
    return Words(**{kind: frozenset(kinds[kind]) for kind in names})


def _sense(row: dict[str, str]) -> Sense:
    words = row["items"].split()
    items: frozenset[str] = frozenset()
    for word in words:
        if not word.startswith("="):
            items |= CLASSES.get(word, frozenset((word,)))
    wanted = next((word[1:] for word in words if word.startswith("=")), "")
    return Sense(row["form"], (), row["action"], row["role"], items, wanted)


def _forms(form: str, pos: str) -> list[tuple[str, str]]:
    if pos == "verb":
        return [(f, tag) for tag, forms in verb_forms(form).items() for f in sorted(forms)]
    if pos == "noun":
        return [(f, "") for f in sorted(noun_forms(form))]
    return [(form, "")]


def _order(sense: Sense) -> tuple[int, bool, bool]:
    return (-len(sense.tail), not sense.word, not sense.items)


def fits(sense: Sense, item: str | None, head: str) -> bool:
    """Whether a counted of this item (None: elliptic, taken for people) and head noun may fill the role."""
    if sense.word:
        return head == sense.word
    if not sense.items:
        return True
    if not item or head in HOUSEHOLDS:
        return "people" in sense.items
    return item in sense.items
