"""'Mayor: No more talks' and '…: mayor': a speaker and a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ...records import Mention
from .contents import OPEN, Content, line_end, quotation
from .findings import Finding
from .sources import Source, chain_after, chain_before
from .view import View

SPEAKING: Final = frozenset(
    ("person", "government", "military", "armed_group", "intergovernmental", "organisation", "group")
)  # fmt: skip
"""Kinds of mentions that speak: 'Mayor: No talks' has a source, 'Sudan: No talks' a topic."""


def find_colons(view: View, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """A speaker that opens a sentence or follows a dash, a colon, and what he says; or the other way round."""
    begins = {mention.begin for mention in mentions if mention.kind in SPEAKING}
    ends = {mention.end for mention in mentions if mention.kind in SPEAKING}
    at = view.code.find(":")
    while at >= 0:
        finding = _read(view, at, ends) or _trailing(view, at, begins)
        if finding is not None:
            yield finding
        at = view.code.find(":", at + 1)


def _read(view: View, at: int, ends: set[int]) -> Finding | None:
    """'Holub: “No talks”', 'General staff: 40 drones launched'."""
    start, end = view.first[at], view.last[at]
    if at == start or at + 1 >= end:
        return None
    if view.np_of[at - 1] < 0:
        return _introduced(view, at, ends)
    first = chain_before(view, at - 1, start)
    quoted = view.code[at + 1] == "“"
    if first != start and view.code[first - 1] not in "~" and not (quoted and view.lower[first - 1] == "from"):
        return _introduced(view, at, ends)
    if view.end[at - 1] - view.begin[first] < 2:
        return None  # "A:", an initial, names nobody
    speaker = view.end[at - 1] in ends or (first + 1 < at and view.code[first] == "P")
    if quoted:
        content = quotation(view, at + 1)
    elif not speaker or first != start:
        return None
    elif _opens_line(view, first):
        content = Content(at + 1, line_end(view, at), False, "turn")
    else:
        content = Content(at + 1, OPEN, False, "colon")
    return Finding(at, at + 1, Source(first, at), content, "said", "colon", True)


def _introduced(view: View, at: int, ends: set[int]) -> Finding | None:
    """'The mayor was blunt: “We lost.”', 'It surprised [Jane Roe]: “…”': who speaks is named before the colon."""
    if view.code[at + 1] != "“":
        return None
    start = view.first[at]
    source = None
    if view.end[at - 1] in ends:
        source = Source(chain_before(view, at - 1, start), at)
    elif view.np_of[start] >= 0 and view.np_first[view.np_of[start]] == start:
        last = chain_after(view, start, at)
        if view.end[last - 1] in ends or view.lower[start] in ("he", "she", "they"):
            source = Source(start, last)
    if source is None:
        return None
    return Finding(at, at + 1, source, quotation(view, at + 1), "said", "colon", True)


def _trailing(view: View, at: int, begins: set[int]) -> Finding | None:
    """'Nine ships sunk: navy chief': a headline with its speaker last."""
    start, end = view.first[at], view.last[at]
    if at + 1 >= end or at == start or view.begin[at + 1] not in begins or view.np_of[at + 1] < 0:
        return None
    last = chain_after(view, at + 1, end)
    if last != end:
        return None
    return Finding(at, at + 1, Source(at + 1, last), Content(start, at, False, "colon"), "said", "colon", True)


def _opens_line(view: View, at: int) -> bool:
    """The token is a line's first, and not the text's."""
    return at > 0 and "\n" in view.document.text[view.end[at - 1] : view.begin[at]]
