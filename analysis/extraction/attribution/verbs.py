"""Attributions whose cue is a verb: 'the ministry [claimed] that …', '“…,” [said] the mayor'."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .contents import Content, content_after, content_before
from .sources import Source, phrase_after, subject_before
from .view import View
from .vocabulary import Cue


class Finding(NamedTuple):
    """Token ranges of one attribution."""

    cue_first: int
    cue_last: int
    source: Source | None
    content: Content | None
    stance: str
    rule: str


def find_verbs(view: View) -> Iterator[Finding]:
    """All attributions by verbs, in text order."""
    verbs = view.vocabulary.verbs
    for vg, head in enumerate(view.vg_head):
        cues = verbs.get(view.lower[head])
        if cues is not None:
            finding = _read(view, vg, head, cues)
            if finding is not None:
                yield finding


def _read(view: View, vg: int, head: int, cues: tuple[Cue, ...]) -> Finding | None:
    end = view.last[head]
    for cue in cues:
        last = head + 1 + len(cue.tail)
        if last > end or (cue.tail and tuple(view.lower[head + 1 : last]) != cue.tail):
            continue
        last = max(last, view.vg_last[vg])
        if view.vg_passive[vg] and view.document.tags[head] == "VBN":
            return _passive(view, vg, last, end, cue)
        return _active(view, vg, last, end, cue)
    return None


def _active(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    first = view.vg_first[vg]
    inverted = _inverted(view, vg, last, end, cue)
    if inverted is not None:
        return inverted
    content = content_after(view, last, end, cue)
    source = subject_before(view, vg)
    if cue.speech and view.finite(vg) and (content is None or content.rule == "object"):
        start = source.first if source else first
        before = content_before(view, start)
        if before is not None:
            content = before
    if content is None:
        return None
    return Finding(first, last, source, content, cue.stance, f"verb, {content.rule}")


def _inverted(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    """'“…,” said Jane Roe, a lawyer': the subject follows."""
    first = view.vg_first[vg]
    if not cue.speech or not view.finite(vg) or last >= end or view.np_of[last] < 0 or view.vg_last[vg] - first > 2:
        return None
    content = content_before(view, first)
    if content is None:
        return None
    if not content.direct:
        return None
    source = phrase_after(view, last, end)
    return Finding(first, last, source, content, cue.stance, "verb, inverted")


def _passive(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    """'is expected to', 'was accused of': whose view it is stands after by, if anywhere."""
    content = content_after(view, last, end, cue)
    if content is None:
        return None
    return Finding(view.vg_first[vg], last, None, content, cue.stance, "verb, passive")
