"""Pronouns: an antecedent only where one candidate remains."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence, Set
from operator import attrgetter
from typing import Final, NamedTuple

from ...language import Document
from ...records import Attribution, Mention
from ..actors.folding import fold
from ..actors.vocabulary import FEMALE, MALE, build_clues, build_genders
from .identities import identify, only

SINGULAR: Final = {"he": MALE, "him": MALE, "she": FEMALE}
PLURAL: Final = frozenset(("they",))  # "37 of them": objects are things as often as people
COLLECTIVE: Final = frozenset(("armed_group", "military", "organisation", "intergovernmental", "government", "group"))
SENTENCES_BACK: Final = 3
MENTIONS_BACK: Final = 60
QUOTES_BACK: Final = 8  # quotations may nest, but not deeper


class Quotation(NamedTuple):
    """What stands in quotation marks, and the index of the mention of who says it."""

    begin: int
    end: int
    source: int


def link_pronouns(
    document: Document, mentions: list[Mention], attributions: Sequence[Attribution], sources: Sequence[int]
) -> None:
    """Resolve he, she, they and I within what a known person says; in place.

    `sources` has for each attribution the index of the mention of its source, or -1.
    """
    speaking = {source for source in sources if source >= 0}
    said = ((a, source) for a, source in zip(attributions, sources, strict=True) if a.direct and source >= 0)
    direct = [Quotation(a.content_begin, a.content_end, source) for a, source in said]
    direct.sort(key=attrgetter("begin"))
    begins = [quotation.begin for quotation in direct]
    articles = document.sentence_article.tolist()
    told: dict[int, int] = {}
    tests = {gender: _of_gender(document, gender, told) for gender in (MALE, FEMALE)}
    for i, mention in enumerate(mentions):
        if mention.form != "pronoun":
            continue
        word = document.text[mention.begin : mention.end].lower()
        known: Mention | None = None
        if word in SINGULAR:
            known = _antecedent(mentions, i, articles, speaking, tests[SINGULAR[word]])
            speaker = _speaker(mentions, mention, direct, begins)
            if known is not None and speaker is not None and known.actor_id == speaker.actor_id:
                known = None  # who speaks of "him" in quotation marks speaks of another
        elif word in PLURAL and not _is_quoted(mention, direct, begins):
            known = _antecedent(mentions, i, articles, frozenset(), _is_collective)
        elif word in ("i", "me"):
            known = _speaker(mentions, mention, direct, begins)
        if known is not None:
            mentions[i] = identify(mention, known)


def _is_quoted(mention: Mention, direct: list[Quotation], begins: list[int]) -> bool:
    """Whether it stands in quotation marks: who speaks of "them" seldom means those of whom the writer told."""
    last = bisect_right(begins, mention.begin)
    return any(mention.begin < quotation.end for quotation in direct[max(last - QUOTES_BACK, 0) : last])


def _of_gender(document: Document, gender: int, told: dict[int, int]) -> Callable[[Mention], bool]:
    """A test for persons whom "he" or "she" may mean: of that gender, or of one that nothing tells.

    `told` keeps what was asked before, by where a mention begins.
    """

    def fits(mention: Mention) -> bool:
        if mention.kind != "person" or mention.form == "pronoun":
            return False
        if mention.begin not in told:
            told[mention.begin] = _gender(document, mention)
        return told[mention.begin] in (0, gender)

    return fits


def _gender(document: Document, mention: Mention) -> int:
    """What a title or a noun tells of a person's gender, else the given name; 0 where neither does."""
    clues, told = document.lexicons.get(build_clues), 0
    for word in document.folded[mention.first : mention.head + 1]:
        told = clues.get(word, 0) & (MALE | FEMALE) or told
    if not told and mention.actor is not None:
        told = document.lexicons.get(build_genders).get(fold(mention.actor.partition(" ")[0]), 0)
    return told


def _is_collective(mention: Mention) -> bool:
    return mention.kind in COLLECTIVE and mention.form != "pronoun"


def _antecedent(
    mentions: list[Mention], at: int, articles: list[int], sources: Set[int], fits: Callable[[Mention], bool]
) -> Mention | None:
    """The one candidate of the nearest sentence that has any; of several, the one who spoke.

    Those without an identity ("a driver") are candidates too: they raise doubt, and resolve to nobody.
    """
    here = mentions[at]
    found: dict[str, Mention] = {}
    speakers: dict[str, Mention] = {}
    nearest = -1
    for j in range(at - 1, max(at - 1 - MENTIONS_BACK, -1), -1):
        other = mentions[j]
        if here.sentence - other.sentence > SENTENCES_BACK or articles[other.sentence] != articles[here.sentence]:
            break
        if found and other.sentence != nearest:
            break
        if fits(other):
            key, nearest = other.actor_id or f"#{j}", other.sentence
            found.setdefault(key, other)
            if j in sources:
                speakers.setdefault(key, other)
    known = only(found) or only(speakers)
    return known if known is not None and known.actor_id is not None else None


def _speaker(mentions: list[Mention], mention: Mention, direct: list[Quotation], begins: list[int]) -> Mention | None:
    """Who says the words that hold an 'I'."""
    last = bisect_right(begins, mention.begin)
    for quotation in reversed(direct[max(last - QUOTES_BACK, 0) : last]):
        if mention.begin < quotation.end:
            source = mentions[quotation.source]
            if source.kind == "person" and source.actor_id is not None:
                return source
    return None
