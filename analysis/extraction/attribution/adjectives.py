"""Attributions whose cue is an adjective: 'the mayor is [sure] that …', 'farmers [angry about] the tax'."""

from __future__ import annotations

from collections.abc import Iterator

from .contents import OPEN, Content, points
from .findings import Finding, name_rule
from .sources import Source, chain_after, chain_before, ending_at, subject_before
from .view import View
from .vocabulary import Cue


def find_adjectives(view: View) -> Iterator[Finding]:
    """All attributions by adjectives, in text order."""
    table = view.vocabulary.adjectives
    for at in view.document.where(table.keys()):
        phrase = view.np_of[at]
        if phrase >= 0 and view.np_last[phrase] > at + 1:
            continue  # "a sure sign that"
        for cue in table[view.lower[at]]:
            last = at + 1 + len(cue.tail)
            if tuple(view.lower[at + 1 : last]) != cue.tail:
                continue
            content = _content(view, last, view.last[at], cue)
            finding = _finding(view, at, last, cue, content) if content is not None else None
            if finding is not None:
                yield finding
                break


def _content(view: View, at: int, end: int, cue: Cue) -> Content | None:
    """What the state of mind is about: a clause, a question, or the object of its preposition."""
    if at >= end:
        return None
    code, phrase = view.code[at], view.np_of[at]
    if cue.tail:
        return None if code in ".,:;~)”&" else Content(at, OPEN, False, "object")
    if code == "t" and "clause" in cue.takes and not points(view, at):
        return Content(at, OPEN, False, "that")
    if code in "?hw" and "question" in cue.takes:
        return Content(at, OPEN, False, "question")
    if "clause" in cue.takes and phrase >= 0 and view.np_first[phrase] == at:
        after = view.np_last[phrase]
        if after < end and view.vg_of[after] >= 0 and view.finite(view.vg_of[after]):
            return Content(at, OPEN, False, "bare clause")
    return None


def _finding(view: View, at: int, last: int, cue: Cue, content: Content) -> Finding | None:
    """With whose state of mind it is: of the copula's subject, the noun before, or the clause before a comma."""
    rule = name_rule(cue, content)
    start, before = view.first[at], at - 1
    own = view.vg_of[at]
    if own >= 0 and view.vg_first[own] < at and not view.vg_passive[own]:
        return None  # "has worried about"
    while before >= start and view.code[before] in "Bbx":
        before -= 1
    group = own if own >= 0 and view.vg_first[own] < at else view.vg_of[before] if before >= start else -1
    if group >= 0:
        return _predicate(view, group, own, last, cue, content)
    if own >= 0 and view.finite(own):
        return None  # "He worried about"
    if before >= start and view.np_of[before] >= 0:
        source = Source(chain_before(view, before, start), before + 1)
        if content.rule == "object" and view.np_of[last] >= 0:
            content = content._replace(last=chain_after(view, last, view.last[at]))
        return Finding(at, last, source, content, cue.stance, rule, False)
    if before > start and view.code[before] == ",":
        return Finding(at, last, _subject_of_clause(view, before, start), content, cue.stance, rule, False)
    return None


def _predicate(view: View, group: int, own: int, last: int, cue: Cue, content: Content) -> Finding | None:
    """'Farmers [were angry about] the tax'; 'it [is clear] that …' is nobody's view."""
    if group != own and view.lower[view.vg_head[group]] not in view.vocabulary.copulas:
        return None
    source = subject_before(view, group)
    if source is not None and view.lower[source.first : source.last] in (["it"], ["there"]):
        if content.rule == "object":
            return None
        source = None
    return Finding(view.vg_first[group], last, source, content, cue.stance, name_rule(cue, content), False)


def _subject_of_clause(view: View, comma: int, start: int) -> Source | None:
    """'The mayor left, [certain] that …'."""
    for at in range(comma - 1, start - 1, -1):
        group = view.vg_of[at]
        if group >= 0 and view.finite(group):
            return subject_before(view, group)
    return ending_at(view, comma - 1, start) if comma - 1 > start else None
