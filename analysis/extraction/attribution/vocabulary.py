"""Words of reporting from the lexicon, by surface form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

from ...lexicon import Lexicons, noun_forms, verb_forms

SPEECH: Final = frozenset(("clause", "quote"))


HOLDING: Final = (
    "have", "make", "give", "express", "voice", "issue", "raise", "offer", "show", "share", "repeat", "renew",
    "reiterate", "hold", "harbor", "harbour", "declare", "announce", "state", "air", "lodge", "file", "submit",
)  # fmt: skip
"""Verbs whose subject has the view that their object names: 'voiced doubts about'."""
COPULAS: Final = ("be", "seem", "appear", "feel", "become", "remain", "get", "grow", "look", "sound", "stay")
"""Verbs that join a state of mind to whose it is: 'were angry about', 'grew tired of'."""
HOMOGRAPHS: Final = frozenset(("saw", "felt", "found", "left", "thought", "read"))
"""Irregular pasts that are other words as well."""


class Cue(NamedTuple):
    """One row of the lexicon: a reporting word and what it takes as its content."""

    form: str  # as in the lexicon
    tail: tuple[str, ...]  # words after the first
    pos: str
    takes: frozenset[str]  # clause quote question infinitive request object addressee
    stance: str

    @property
    def speech(self) -> bool:
        """'say', 'claim': may stand after or within its content, and with its subject behind it."""
        return "quote" in self.takes

    @property
    def asserts(self) -> bool:
        """'announce an attack' says that there is one, 'condemn an attack' does not."""
        return "clause" in self.takes or "quote" in self.takes or self.stance not in ("said", "estimated")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Cues by first word; of several the one with most words after it comes first."""

    verbs: dict[str, tuple[Cue, ...]]
    irregular_pasts: frozenset[str]  # "wrote", "told": no other word is written so
    third_persons: frozenset[str]  # "alleges", "denies": no nouns, whatever their tags
    nouns: dict[str, tuple[Cue, ...]]
    adjectives: dict[str, tuple[Cue, ...]]
    holding: frozenset[str]
    copulas: frozenset[str]
    being: frozenset[str]
    adverbs: dict[str, Cue]
    prepositions: dict[str, tuple[Cue, ...]]


def build_vocabulary(lexicons: Lexicons) -> Vocabulary:
    """All rows of `cues` with their inflected forms."""
    verbs: dict[str, list[Cue]] = {}
    prepositions: dict[str, list[Cue]] = {}
    nouns: dict[str, list[Cue]] = {}
    adjectives: dict[str, list[Cue]] = {}
    adverbs: dict[str, Cue] = {}
    pasts: set[str] = set()
    presents: set[str] = set()
    for row in lexicons.rows("cues"):
        first, *tail = row["form"].lower().split(" ")
        cue = Cue(row["form"], tuple(tail), row["pos"], frozenset(row["takes"].split()), row["stance"])
        if cue.pos == "verb":
            forms = verb_forms(first)
            for form in frozenset().union(*forms.values()):
                verbs.setdefault(form, []).append(cue)
            presents |= frozenset() if "noun" in cue.takes or tail else forms["VBZ"]
            pasts |= {form for form in forms["VBD"] if form != first and not form.endswith("ed")}
        elif cue.pos == "noun":
            for form in noun_forms(first):
                nouns.setdefault(form, []).append(cue)
        elif cue.pos == "adjective":
            adjectives.setdefault(first, []).append(cue)
        elif cue.pos == "adverb":
            adverbs[first] = cue
        else:
            prepositions.setdefault(first, []).append(cue)
    return Vocabulary(
        _longest_first(verbs),
        frozenset(pasts - nouns.keys() - HOMOGRAPHS),
        frozenset(presents - nouns.keys()),
        _longest_first(nouns),
        _longest_first(adjectives),
        _all_forms(HOLDING),
        _all_forms(COPULAS) | {"'s", "'re", "'m"},
        _all_forms(("be",)) | {"'s", "'re", "'m"},
        adverbs,
        _longest_first(prepositions),
    )


def _all_forms(verbs: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for verb in verbs for forms in verb_forms(verb).values() for form in forms)


def _longest_first(table: dict[str, list[Cue]]) -> dict[str, tuple[Cue, ...]]:
    return {form: tuple(sorted(cues, key=lambda cue: -len(cue.tail))) for form, cues in table.items()}
