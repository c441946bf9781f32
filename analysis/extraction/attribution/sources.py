"""Who speaks: noun phrases around a cue, maximal, with titles and appositions."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .view import View

JOINING: Final = frozenset(
    ("of", "for", "in", "at", "from", "with", "on", "to", "near", "within", "inside", "across", "against", "between",
     "under", "behind", "including", "about")
)  # fmt: skip
"""Prepositions that hang a noun phrase on the one before."""
STEPS: Final = 12
"""How many phrases a walk passes over at most: sources are short, and hostile text is not."""
SPACING: Final = re.compile(r"[Bbx]*")


class Source(NamedTuple):
    """Token range of a source; `subject_first` is where its clause starts with it."""

    first: int
    last: int


def subject_before(view: View, vg: int) -> Source | None:
    """Subject of a verb group, to its left: 'The mayor, a retired general, [said]', 'who [said]'."""
    start = view.first[view.vg_head[vg]]
    for _ in range(STEPS):
        at = view.vg_first[vg] - 1
        while at >= start and view.code[at] in "Bbxp":
            at -= 1
        if at < start:
            return None
        found = _ending_at(view, at, start)
        if found:
            return found
        vg -= 1
        while vg >= 0 and view.vg_first[vg] >= start and view.vg_first[vg] >= at:
            vg -= 1
        if vg < 0 or view.vg_first[vg] < start:
            return None
    return None


def _ending_at(view: View, at: int, start: int) -> Source | None:
    """The noun phrase whose last token is `at`, through brackets and a closing comma."""
    code = view.code[at]
    if code in "wt":
        return Source(at, at + 1) if at > start else None
    if code == ")":
        opened = view.code.rfind("(", max(start, at - 12), at)
        if opened > start and view.np_of[opened - 1] >= 0:
            return Source(chain_before(view, opened - 1, start), at + 1)
        return None
    if code in ",~":
        return _before_parenthesis(view, at, start)
    if view.np_of[at] >= 0 and view.np_last[view.np_of[at]] == at + 1:
        return Source(chain_before(view, at, start), at + 1)
    return None


def _before_parenthesis(view: View, comma: int, start: int) -> Source | None:
    """'The mayor, speaking on Monday, [said]' -> The mayor; an apposition stays in the source."""
    mark = view.code[comma]
    opened = view.code.rfind(mark, start, comma)
    best = None
    for _ in range(STEPS):
        if opened <= start:
            break
        if view.np_of[opened - 1] >= 0 or view.code[opened - 1] == ")":
            first = chain_before(view, opened - 1, start)
            if first == start or view.code[first - 1] in ",&t~:;“?I":
                verbal = any(view.vg_of[i] >= 0 for i in range(opened, comma))
                best = Source(first, opened if verbal else comma)
                break
        opened = view.code.rfind(mark, start, opened)
    return best


def chain_before(view: View, at: int, start: int) -> int:
    """First token of the maximal noun phrase that ends at token `at`: 'the head of the army's press office'."""
    phrase = view.np_of[at]
    if phrase < 0:
        return at
    first = view.np_first[phrase]
    for _ in range(STEPS):
        gap = first - 1
        if gap <= start or view.np_of[gap - 1] < 0:
            break
        joins = view.code[gap] == "'" or (view.code[gap] in "IT" and view.lower[gap] in JOINING)
        if not joins and not (view.code[gap] == "&" and _coordinates(view, gap, start)):
            break
        first = view.np_first[view.np_of[gap - 1]]
    return max(first, start)


def _coordinates(view: View, gap: int, start: int) -> bool:
    """'The army and the police [said]': the phrase before 'and' opens its clause."""
    before = chain_left(view, gap - 1, start)
    return before == start or view.code[before - 1] in ",t~:;“?"


def chain_left(view: View, at: int, start: int) -> int:
    """As `chain_before`, without coordination."""
    first = view.np_first[view.np_of[at]]
    for _ in range(STEPS):
        gap = first - 1
        if gap <= start or view.np_of[gap - 1] < 0:
            break
        if view.code[gap] != "'" and not (view.code[gap] in "IT" and view.lower[gap] in JOINING):
            break
        first = view.np_first[view.np_of[gap - 1]]
    return max(first, start)


def phrase_after(view: View, at: int, end: int, *, apposition: bool = True) -> Source | None:
    """The maximal noun phrase that starts at token `at`: 'Jane Roe, a lawyer for the union'."""
    if at >= end or view.np_of[at] < 0:
        return None
    last = chain_after(view, at, end)
    if apposition and last + 1 < end and view.code[last] == ",":
        more = view.np_of[last + 1]
        if more >= 0 and view.np_first[more] == last + 1 and view.code[last + 1] in "DrNJSP":
            stop = chain_after(view, last + 1, end)
            if stop >= end or (view.code[stop] in ",.)~;:“”w" and view.code[stop] != "V"):
                last = stop
    return Source(at, last)


def chain_after(view: View, at: int, end: int) -> int:
    """Last token (exclusive) of the maximal noun phrase that starts at `at`."""
    last = min(view.np_last[view.np_of[at]], end)
    for _ in range(STEPS):
        if last >= end:
            break
        if view.code[last] == "(":
            closed = view.code.find(")", last, min(end, last + 12))
            if closed < 0:
                break
            last = closed + 1
            continue
        joins = view.code[last] == "'" or (view.code[last] in "IT&" and view.lower[last] in (JOINING | {"and"}))
        if not joins or last + 1 >= end or view.np_of[last + 1] < 0:
            break
        following = view.np_of[last + 1]
        if view.code[last] == "&" and _has_verb(view, following, end):
            break
        last = min(view.np_last[following], end)
    return last


def _has_verb(view: View, phrase: int, end: int) -> bool:
    """A finite verb group follows the phrase: it is a subject, no second source."""
    at = view.np_last[phrase]
    return at < end and view.vg_of[at] >= 0 and view.finite(view.vg_of[at])
