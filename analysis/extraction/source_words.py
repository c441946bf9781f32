"""Words of `source_words` by kind: what sources are, and what is said of statements."""

from __future__ import annotations

from typing import Final, NamedTuple

from ..lexicon import Lexicons, Matcher, noun_forms, verb_forms

NOUN_KINDS: Final = (
    "document",
    "imagery",
    "media",
    "person",
    "voice",
    "holder",
    "statement",
    "figure",
    "counted",
    "granted",
)

VERB_KINDS: Final = ("putting", "verifying")
WORD_KINDS: Final = ("examining", "unnamed", "citing", "verification", "unverified", "negating")


class SourceWords(NamedTuple):
    """Surface forms of each kind, in lower case."""

    document: frozenset[str]
    imagery: frozenset[str]
    media: frozenset[str]
    person: frozenset[str]
    voice: frozenset[str]
    holder: frozenset[str]
    statement: frozenset[str]
    figure: frozenset[str]
    counted: frozenset[str]
    granted: frozenset[str]
    plural: frozenset[str]  # of statement and figure
    examining: frozenset[str]
    unnamed: frozenset[str]
    citing: frozenset[str]
    putting: frozenset[str]
    verifying: frozenset[str]
    verification: frozenset[str]
    unverified: frozenset[str]
    negating: frozenset[str]
    withheld: Matcher[str]


def build_source_words(lexicons: Lexicons) -> SourceWords:
    """All rows with their inflected forms; of 'satellite image' the last word counts, and the whole."""
    forms: dict[str, list[str]] = {}
    for row in lexicons.rows("source_words"):
        forms.setdefault(row["kind"], []).append(row["form"].lower())
    nouns = {kind: frozenset(w for form in forms[kind] for w in noun_forms(form)) for kind in NOUN_KINDS}
    said = [*forms["statement"], *forms["figure"]]
    return SourceWords(
        **nouns,
        plural=frozenset(word for form in said for word in noun_forms(form) - {form}),
        **{kind: frozenset(forms[kind]) for kind in WORD_KINDS},
        **{kind: frozenset(w for form in forms[kind] for w in _inflected(form)) for kind in VERB_KINDS},
        withheld=Matcher([(form, form) for form in forms["withheld"]], split=str.split),
    )


def _inflected(verb: str) -> frozenset[str]:
    return frozenset().union(*verb_forms(verb).values())
