"""Attributions whose cue is no verb: 'according to …', 'reportedly', 'the claim that …'."""

from __future__ import annotations

from collections.abc import Iterator

from .contents import OPEN, Content
from .findings import Finding, name_rule
from .sources import Source, agent_after, chain_after, chain_before, phrase_after, subject_before
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
    end, word = view.last[at], view.lower[at]
    for cue in cues:
        last = at + 1 + len(cue.tail)
        if last < end and tuple(view.lower[at + 1 : last]) == cue.tail:
            source = phrase_after(view, last, end)
            if source is None or (word == "per" and not _is_cited(view, at, last)):
                return None
            return Finding(
                at, last, source, _around(view, at, source, end), cue.stance, f"{cue.form}: preposition", True
            )
    return None


def _is_cited(view: View, at: int, last: int) -> bool:
    """'…, per the ministry', 'per Reuters'; not 'twice per year', '90 roubles per US dollar'."""
    return view.code[last] in "DP" and (
        at == view.first[at] or view.code[at - 1] in ",:(" or view.code[last + 1] != "N"
    )


def _around(view: View, at: int, source: Source, end: int) -> Content | None:
    """The clause after the source where 'according to' opens a clause, else what stands before it."""
    start = view.first[at]
    if at == start or view.code[at - 1] in "&t;“" or (view.code[at - 1] == "B" and at - 1 == start):
        return _after(view, source, end)
    if view.code[at - 1] == "," and at - 2 >= start and view.code[at - 2] in "I&th":
        return _after(view, source, end)  # "because, according to the mayor, …"
    before = at
    while before > start and view.code[before - 1] in ",~":
        before -= 1
    if source.last + 1 < end and view.code[source.last] == "," and view.code[source.last + 1] in "GIw":
        return Content(start, OPEN, False, "around")  # "…, according to the mayor, killing three"
    return Content(start, before, False, "before") if before > start else None


def _after(view: View, source: Source, end: int) -> Content | None:
    first = source.last + (source.last < end and view.code[source.last] in ",:")
    return Content(first, OPEN, False, "after") if first < end else None


def _adverb(view: View, at: int, cue: Cue) -> Finding | None:
    """'The ship [reportedly] left the harbour': hearsay without a source; the content is the clause around it."""
    group = view.vg_of[at]
    if group < 0 and at + 1 < view.last[at]:
        group = view.vg_of[at + 1]
    subject = subject_before(view, group) if group >= 0 and view.finite(group) else None
    first = subject.first if subject else at + 1
    if first >= view.last[at]:
        return None
    return Finding(at, at + 1, None, Content(first, OPEN, False, "adverb"), cue.stance, f"{cue.form}: adverb", False)


def _noun(view: View, at: int, cues: tuple[Cue, ...]) -> Finding | None:
    """'the army’s [claim] that …', 'the [demand] to …', 'their [criticism of] the plan', 'a [report] by X that …'."""
    end = view.last[at]
    first = view.np_first[view.np_of[at]]
    owner = _owner(view, at, first)
    before = view.vg_of[first - 2] if first >= 2 and view.lower[first - 1] == "in" else -1
    if before >= 0 and any(cue.speech for cue in view.vocabulary.verbs.get(view.lower[view.vg_head[before]], ())):
        return None  # "said in a statement that"
    held = _held(view, at, owner, cues)
    if held is not None:
        return held
    for cue in cues:
        last = at + 1 + len(cue.tail)
        if last < end and tuple(view.lower[at + 1 : last]) == cue.tail:
            source = owner or (agent_after(view, last, end) if not cue.tail else None)
            begin = source.last if source is not None and source.first >= last else last
            content = _of_noun(view, begin, end, cue) or _equated(view, last, end, cue)
            if content is not None:
                source = source or _holder(view, first)
                return Finding(at, last, source, content, cue.stance, name_rule(cue, content), False)
    return None


def _held(view: View, at: int, owner: Source | None, cues: tuple[Cue, ...]) -> Finding | None:
    """'[In the ministry’s assessment], the fleet sank', 'nine ships, [by his count], sank'."""
    opening = owner.first - 1 if owner is not None else -1
    if owner is None or opening < view.first[at] or view.lower[opening] not in ("in", "by"):
        return None
    cue = next((cue for cue in cues if "in" in cue.takes), None)
    opens = opening == view.first[at] or view.code[opening - 1] in ",~w&t("
    if cue is None or not opens or (at + 1 < view.last[at] and view.code[at + 1] not in ",.RZWvM"):
        return None
    content = _around(view, opening, Source(owner.first, at + 1), view.last[at])
    if content is None:
        return None
    return Finding(at, at + 1, owner, content, cue.stance, f"{cue.form}: in", True)


def _of_noun(view: View, at: int, end: int, cue: Cue) -> Content | None:
    """What a noun of saying is about: a clause, an infinitive, or the object of its preposition."""
    if at >= end:
        return None
    code = view.code[at]
    if cue.tail:
        if code in ".,:;~)”&":
            return None
        phrase = view.np_of[at] >= 0
        return Content(at, chain_after(view, at, end) if phrase else OPEN, False, "object")
    if code == "t" and "clause" in cue.takes and view.np_of[at] < 0:
        return Content(at, OPEN, False, "noun")
    if (code == "T" and "infinitive" in cue.takes and view.vg_of[at] >= 0) or (
        code in "?h" and "question" in cue.takes
    ):
        return Content(at, OPEN, False, "noun")
    return None


def _equated(view: View, at: int, end: int, cue: Cue) -> Content | None:
    """'Their [fear] is that …', 'the mayor’s [plan] was to …': what a form of be equates the noun with."""
    group = view.vg_of[at] if at < end and not cue.tail else -1
    if group < 0 or not view.finite(group) or view.lower[view.vg_head[group]] not in view.vocabulary.being:
        return None
    return _of_noun(view, view.vg_last[group], end, cue)


def _owner(view: View, at: int, first: int) -> Source | None:
    """'the army’s claim', 'their criticism'."""
    if first > view.first[at] and view.code[first - 1] == "'" and view.np_of[first - 2] >= 0:
        return Source(chain_before(view, first - 2, view.first[at]), first - 1)
    return Source(first, first + 1) if view.code[first] == "r" else None


def _holder(view: View, first: int) -> Source | None:
    """'The mayor voiced doubts about …', 'who has no plans to …': the subject of the verb that has the noun."""
    group = view.vg_of[first - 1] if first > 0 else -1
    if group < 0 or view.lower[view.vg_head[group]] not in view.vocabulary.holding:
        return None
    return subject_before(view, group)
