"""'The mayor put the death toll at 12': who estimates a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ..source_words import SourceWords, build_source_words
from .contents import OPEN, Content
from .findings import Finding
from .sources import agent_after, subject_ahead, subject_before
from .view import GERUND, View

AT: Final = frozenset(("at", "between", "above", "below", "around", "near", "over"))
PHRASE: Final = 10
"""How many tokens 'the number of dead and wounded' may have."""
NUMBER: Final = 4
"""How many tokens after 'at' the number stands: 'at more than 12'."""


def find_putting(view: View) -> Iterator[Finding]:
    """'[put] the number of dead at 40', 'the toll was [put] at 12 by the mayor'."""
    words = view.document.lexicons.get(build_source_words)
    for at in view.document.where(words.putting):
        group = view.vg_of[at]
        if group < 0 or view.vg_head[group] != at:
            continue
        finding = _passive(view, group, at, words) if view.vg_passive[group] else _active(view, group, at, words)
        if finding is not None:
            yield finding


def _active(view: View, group: int, at: int, words: SourceWords) -> Finding | None:
    """'The mayor [put] the death toll at 12'."""
    end = view.last[at]
    if at + 1 >= end or view.np_of[at + 1] < 0:
        return None
    after = _figure_end(view, at + 1, end, words)
    if after < 0 or not _at_number(view, after, end):
        return None
    source = subject_before(view, group) or (subject_ahead(view, group) if view.vg_tense[group] == GERUND else None)
    if source is None:
        return None
    content = Content(at + 1, OPEN, False, "figure")
    return Finding(view.vg_first[group], at + 1, source, content, "estimated", "put: figure", True)


def _passive(view: View, group: int, at: int, words: SourceWords) -> Finding | None:
    """'The toll was [put] at 12 by the mayor'."""
    subject = subject_before(view, group)
    if subject is None or not _at_number(view, at + 1, view.last[at]):
        return None
    if not any(_is_figure(view.lower[i], words) for i in range(subject.first, subject.last)):
        return None
    by = next((i for i in range(at + 2, min(at + 8, view.last[at])) if view.lower[i] == "by"), -1)
    source = agent_after(view, by, view.last[at]) if by >= 0 else None
    content = Content(subject.first, OPEN, False, "figure")
    stance = "estimated" if source else "reported"
    return Finding(view.vg_first[group], at + 1, source, content, stance, "put: figure", True)


def _figure_end(view: View, first: int, end: int, words: SourceWords) -> int:
    """The 'at' after a phrase for a number ('its losses', 'the number of dead'), -1 where there is none."""
    for at in range(first, min(first + PHRASE, end)):
        if view.lower[at] in AT:
            return at if any(_is_figure(view.lower[i], words) for i in range(first, at)) else -1
        if view.code[at] in ",;:.~" or (view.vg_of[at] >= 0 and view.finite(view.vg_of[at])):
            break
    return -1


def _is_figure(word: str, words: SourceWords) -> bool:
    return word in words.figure or word in words.counted


def _at_number(view: View, at: int, end: int) -> bool:
    """'at [more than 12]', '[between 600 and 700]'."""
    if at >= end or view.lower[at] not in AT:
        return False
    return any(view.code[i] in "0$" for i in range(at + 1, min(at + 1 + NUMBER, end)))
