"""Words of the lexicon around two figures: of votes, of change, of things that have members, of money."""

from __future__ import annotations

from typing import NamedTuple

from ...lexicon import Lexicons, noun_forms, verb_forms


class Contexts(NamedTuple):
    """number_contexts.csv by kind, in all forms."""

    votes: frozenset[str]
    vote_verbs: frozenset[str]
    change_verbs: frozenset[str]
    collectives: frozenset[str]
    moneys: frozenset[str]


def build_contexts(lexicons: Lexicons) -> Contexts:
    """The words of a set of lexicons."""
    forms: dict[str, set[str]] = {
        "vote": set(),
        "vote_verb": set(),
        "change_verb": set(),
        "collective": set(),
        "money": set(),
    }
    for row in lexicons.rows("number_contexts"):
        if row["kind"] in ("vote", "money"):
            forms[row["kind"]] |= set(noun_forms(row["form"]))
        elif row["kind"] == "collective":
            forms["collective"].add(row["form"])
        else:
            forms[row["kind"]] |= {form for alternatives in verb_forms(row["form"]).values() for form in alternatives}
    return Contexts(*(frozenset(words) for words in forms.values()))
