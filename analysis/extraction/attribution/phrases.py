"""Attributions whose cue is no verb: 'according to …', 'reportedly', 'the claim that …', 'Mayor: …'."""

from __future__ import annotations

from collections.abc import Iterator

from .contents import Content, clause_end
from .sources import Source, chain_before, phrase_after
from .verbs import Finding
from .view import View
from .vocabulary import Cue


def find_phrases(view: View) -> Iterator[Finding]:
    """All attributions by prepositions, adverbs and nouns."""
    vocabulary = view.vocabulary
    firsts = vocabulary.prepositions.keys() | vocabulary.adverbs.keys() | vocabulary.nouns.keys()
    for at in view.document.where(firsts):
        word = view.lower[at]
        finding = None
        if word in vocabulary.prepositions:
            finding = _preposition(view, at, vocabulary.prepositions[word])
        elif word in vocabulary.adverbs:
            finding = _adverb(view, at, vocabulary.adverbs[word])
        elif view.np_of[at] >= 0 and view.np_head[view.np_of[at]] == at:
            finding = _noun(view, at, vocabulary.nouns[word])
        if finding is not None:
            yield finding


def _preposition(view: View, at: int, cues: tuple[Cue, ...]) -> Finding | None:
    """'According to the police, two people died', 'Two people died, according to the police'."""
    end = view.last[at]
    for cue in cues:
        last = at + 1 + len(cue.tail)
        if last < end and tuple(view.lower[at + 1 : last]) == cue.tail:
            source = phrase_after(view, last, end)
            if source is None:
                return None
            start = view.first[at]
            before = at - 1 if view.code[at - 1] in ",~" else at
            if at == start or view.code[at - 1] in "&t;":
                first = source.last + (source.last < end and view.code[source.last] in ",:")
                content = Content(first, clause_end(view, first, end), False, "after") if first < end else None
            else:
                content = Content(start, before, False, "before") if before > start else None
            return Finding(at, last, source, content, cue.stance, "according to")
    return None


def _adverb(view: View, at: int, cue: Cue) -> Finding | None:
    """'The ship [reportedly] left the harbour': hearsay without a source."""
    end = view.last[at]
    first = at + 1
    if first >= end:
        return None
    return Finding(
        at, at + 1, None, Content(first, clause_end(view, first, end), False, "adverb"), cue.stance, "adverb"
    )


def _noun(view: View, at: int, cue: Cue) -> Finding | None:
    """'the army’s [claim] that …', 'the [demand] to …'."""
    end = view.last[at]
    if at + 1 >= end:
        return None
    code = view.code[at + 1]
    takes = ("clause" in cue.takes and code == "t") or ("infinitive" in cue.takes and code == "T")
    if not takes or (code == "t" and view.np_of[at + 1] >= 0):
        return None
    content = Content(at + 1, clause_end(view, at + 1, end), False, "noun")
    first = view.np_first[view.np_of[at]]
    source = None
    if first > view.first[at] and view.code[first - 1] == "'" and view.np_of[first - 2] >= 0:
        source = Source(chain_before(view, first - 2, view.first[at]), first - 1)
    elif view.code[first] == "r":
        source = Source(first, first + 1)
    return Finding(at, at + 1, source, content, cue.stance, "noun")
