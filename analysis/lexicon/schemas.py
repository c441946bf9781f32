"""Which columns each lexicon has and what they may hold; a new lexicon is one entry here and one CSV."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from ..tables import ACTIONS, ITEMS, KINDS, PLOVER_ROLES, STANCES

SOURCE_WORDS: Final = (
    "document", "imagery", "media", "person", "voice", "holder", "examining", "unnamed", "withheld", "citing",
    "statement", "figure", "counted", "granted", "putting", "verifying", "verification", "unverified", "negating",
)  # fmt: skip


class Schema(NamedTuple):
    """Columns of one CSV file. Rows with the same `key` are the same entry."""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    required: tuple[str, ...]
    vocabulary: Mapping[str, tuple[str, ...]] = {}  # column -> what it may hold (empty is allowed unless required)


OFFICES: Final = (
    "PRESIDENT", "PM", "FM", "DM", "IM", "VP", "SL", "CP", "MONARCH", "SG", "HEAD", "CGS", "ARMY", "SPOX", "NSA",
    "GOVERNOR", "MAYOR", "SPEAKER", "PROSECUTOR",
)  # fmt: skip
"""Heads of states and governments, ministers of foreign affairs, defence and the interior; supreme leaders, crown
princes, monarchs; secretaries-general; heads of organisations and groups; chiefs of the general staff and of the
army; spokespersons; national security advisers; governors, mayors, speakers, prosecutors."""

SCHEMAS: Final[dict[str, Schema]] = {
    # How verbs inflect where the rules of `inflection` do not say so.
    "irregular_verbs": Schema(("lemma", "past", "participle", "ing", "present"), ("lemma",), ("lemma",)),
    "irregular_nouns": Schema(("singular", "plural"), ("singular", "plural"), ("singular", "plural")),
    # Abbreviations after which a full stop ends no sentence. `kind`: title month state unit other
    "abbreviations": Schema(("form", "kind", "example"), ("form",), ("form",)),
    # What is counted: nouns (singular lemma), and weapons and systems with their model.
    "items": Schema(("form", "item", "example"), ("form",), ("form", "item"), {"item": (*ITEMS, "duration", "age")}),
    "weapons": Schema(
        ("form", "model", "item", "origin", "example"), ("form",), ("form", "model", "item"), {"item": ITEMS}
    ),
    # What happened to the counted. `pos`: verb noun adjective; `role`: where the counted stands; see the file's head
    "actions": Schema(
        ("form", "pos", "action", "role", "items", "example"),
        ("form", "pos", "role", "items"),
        ("form", "pos", "action", "role"),
        {
            "action": ACTIONS,
            "pos": ("verb", "noun", "adjective"),
            "role": ("object", "subject", "list", "of", "on", "toll", "self", "is"),
        },
    ),
    # Words by which claims are bound, by kind; the file's head says what each kind is
    "claim_words": Schema(("kind", "form"), ("kind", "form"), ("kind", "form")),
    # Reporting words (cues). `pos`: verb noun adjective adverb preposition
    "cues": Schema(
        ("form", "pos", "takes", "stance", "example"), ("form", "pos"), ("form", "pos", "stance"), {"stance": STANCES}
    ),
    # What sources are and what is said of statements, by kind; the file's head says what each kind is
    "source_words": Schema(
        ("kind", "form", "example"),
        ("kind", "form"),
        ("kind", "form", "example"),
        {"kind": SOURCE_WORDS},
    ),
    # States. `type`: name adjective people; a form with two countries is ambiguous.
    "states": Schema(
        ("form", "country", "state", "type", "case", "example", "source"),
        ("form", "country", "type"),
        ("form", "country", "state", "type", "example"),
        {"type": ("name", "adjective", "people"), "case": ("exact",)},
    ),
    # Actors: names and short forms of one actor share its `actor_id`.
    "actors": Schema(
        ("form", "actor_id", "actor", "kind", "country", "role", "case", "example", "source"),
        ("form", "actor_id"),
        ("form", "actor_id", "actor", "kind", "example"),
        {"kind": KINDS, "role": PLOVER_ROLES, "case": ("exact",)},
    ),
    # Who held an office `of` a state, organisation or place, from `since` to the day before `until`.
    "offices": Schema(
        ("actor_id", "of", "office", "since", "until", "example", "source"),
        ("actor_id", "of", "office", "since"),
        ("actor_id", "of", "office", "example"),
        {"office": OFFICES},
    ),
    # Capitals, regions, governorates and front-line villages that gazetteers lack or name otherwise.
    "places": Schema(
        ("form", "place_id", "place", "type", "country", "latitude", "longitude", "example", "source"),
        ("form", "place_id"),
        ("form", "place_id", "place", "example"),
        {"type": ("capital", "region", "settlement", "site")},
    ),
    # Small settlements of countries at war, written by extraction.actors.settlements; `place`: its name if not the form
    "settlements": Schema(
        ("form", "place", "country", "population", "latitude", "longitude"),
        ("form", "country", "latitude", "longitude"),
        ("form", "country", "population", "latitude", "longitude"),
    ),
    # Agent and place nouns (militants, ministry, bridge); `body` is the last part of an id: RUS + MFA; `office` the one
    # whose holder a noun may name (those of `type` office: their body). Of `type` name
    # are those that make an actor only with a capital (the Public Affairs Office).
    "agents": Schema(
        ("form", "kind", "role", "type", "body", "office", "example"),
        ("form",),
        ("form", "kind", "type", "example"),
        {
            "kind": KINDS,
            "role": PLOVER_ROLES,
            "type": ("person", "office", "body", "place", "name"),
            "office": OFFICES,
        },
    ),
    # Words before a person's name. `kind`: rank office honorific royal
    "titles": Schema(
        ("form", "kind", "role", "example"),
        ("form",),
        ("form", "kind", "example"),
        {"role": PLOVER_ROLES, "kind": ("rank", "office", "honorific", "royal")},
    ),
    "first_names": Schema(("form", "gender"), ("form",), ("form",), {"gender": ("m", "f")}),
    # Words that decide what a capitalised word is. `kind`: calendar, thing (no actor), particle (within a name),
    # locative (before a place), direction (in the name of a part),
    # speech (beside the one who speaks), ship (before the name of a warship), former (who is called so does not hold
    # the office), word (an acronym only where the rest of the sentence is not in capitals),
    # male, female (a title or noun that tells the gender), regional (ends the name of a part of a state)
    "name_clues": Schema(
        ("form", "kind", "example"),
        ("form", "kind"),
        ("form", "kind"),
        {
            "kind": (
                "calendar",
                "thing",
                "particle",
                "locative",
                "direction",
                "speech",
                "ship",
                "former",
                "word",
                "male",
                "female",
                "regional",
            )
        },
    ),
    # Units of measure and currencies. `factor` converts to `si_unit`
    "units": Schema(("form", "unit", "si_unit", "factor", "dimension"), ("form",), ("form", "unit")),
    "currencies": Schema(("form", "unit", "currency", "position"), ("form",), ("form", "unit", "currency")),
    "number_words": Schema(("form", "value", "kind"), ("form",), ("form", "value", "kind")),
    # Words after which a number is a name, not a count: "Resolution 2231", "Route 9"
    "designators": Schema(("form", "example"), ("form",), ("form", "example")),
    # Words that say how two figures beside them are read, by kind; the file's head says what each kind is
    "number_contexts": Schema(
        ("kind", "form", "example"),
        ("kind", "form"),
        ("kind", "form", "example"),
        {"kind": ("vote", "vote_verb", "change_verb", "collective", "money")},
    ),
    # Words of bounds and hedges: "at least" >=
    "modifiers": Schema(("form", "modifier", "position", "example"), ("form", "position"), ("form", "modifier")),
    # Words of times: month and weekday names, parts of days, named days. `kind` and `value`: see extraction.times
    "time_words": Schema(("form", "kind", "value", "example"), ("form", "kind"), ("form", "kind", "value")),
    # Lines a page holds beside its article. `match`: whole start within label section ending (see reading.page_matter)
    "page_lines": Schema(("form", "match", "reason", "example"), ("form", "match"), ("form", "match", "reason")),
    # News agencies as datelines name them, with the publisher's name.
    "agencies": Schema(("form", "publisher", "example"), ("form",), ("form", "publisher")),
}
