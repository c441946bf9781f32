"""'Mayor: No more talks' and '…: mayor': a speaker and a colon."""

from __future__ import annotations

from collections.abc import Iterator

from .contents import OPEN, Content, line_end, quotation
from .findings import Finding
from .sources import Source
from .view import View


def find_colons(view: View) -> Iterator[Finding]:
    """A noun phrase that opens a sentence or follows a dash, a colon, and a clause or quotation."""
    at = view.code.find(":")
    while at >= 0:
        finding = _read(view, at)
        if finding is not None:
            yield finding
        at = view.code.find(":", at + 1)


def _read(view: View, at: int) -> Finding | None:
    start, end = view.first[at], view.last[at]
    if at == start or at + 1 >= end or view.np_of[at - 1] < 0 or view.end[at - 1] - view.begin[at - 1] < 2:
        return None
    first = view.np_first[view.np_of[at - 1]]
    if first != start and view.code[first - 1] not in "~":
        return None
    if view.code[at + 1] == "“":
        content = quotation(view, at + 1)
    elif first == start and _opens_line(view, first):
        content = Content(at + 1, line_end(view, at), False, "turn")
    elif view.code[first] in "PN" and first == start and _clausal(view, at + 1, end):
        content = Content(at + 1, OPEN, False, "colon")
    else:
        return None
    return Finding(at, at + 1, Source(first, at), content, "said", "colon", True)


def _clausal(view: View, at: int, end: int) -> bool:
    """A finite verb follows soon."""
    return any(view.vg_of[i] >= 0 and view.finite(view.vg_of[i]) for i in range(at, min(end, at + 12)))


def _opens_line(view: View, at: int) -> bool:
    """The token is a line's first, and not the text's."""
    return at > 0 and "\n" in view.document.text[view.end[at - 1] : view.begin[at]]
