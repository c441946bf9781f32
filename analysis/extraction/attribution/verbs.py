"""Attributions whose cue is a verb: 'the ministry [claimed] that …', '“…,” [said] the mayor'."""

from __future__ import annotations

from collections.abc import Iterator

from .contents import content_after, content_before
from .findings import Finding
from .sources import phrase_after, subject_before
from .view import View
from .vocabulary import Cue


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
        if view.vg_passive[vg] and (view.vg_first[vg] < head or _reduced(view, vg)):
            return _passive(view, vg, last, end, cue)
        return _active(view, vg, last, end, cue)
    return None


def _reduced(view: View, vg: int) -> bool:
    """'the video [posted] by rebels shows': a participle alone in a clause that has its finite verb."""
    head = view.vg_head[vg]
    near = (vg - 1, vg + 1)
    clause, sentence = view.clause_last[head], view.first[head]
    for other in near:
        if 0 <= other < len(view.vg_head) and view.finite(other) and view.vg_head[other] >= sentence:
            if view.clause_last[view.vg_head[other]] == clause if view.vg_head[other] < len(view.clause_last) else False:
                return True
    return False


def _active(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    first = view.vg_first[vg]
    inverted = _inverted(view, vg, last, end, cue)
    if inverted is not None:
        return inverted
    content = content_after(view, last, end, cue)
    source = subject_before(view, vg)
    if cue.speech and (content is None or content.rule == "object"):
        before = content_before(view, source.first if source else first)
        if before is not None and (before.direct or (content is None and "clause" in cue.takes)):
            content = before
    if content is None:
        return None
    return Finding(first, last, source, content, cue.stance, f"{cue.form}: {content.rule}", cue.speech)


def _inverted(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    """'“…,” said Jane Roe, a lawyer': the subject follows."""
    first = view.vg_first[vg]
    if not cue.speech or last >= end or view.np_of[last] < 0 or view.vg_last[vg] - first > 2:
        return None
    content = content_before(view, first)
    if content is None:
        return None
    source = phrase_after(view, last, end)
    if source is None or (not content.direct and source.last < end and view.code[source.last] not in ",.~;w"):
        return None
    return Finding(first, last, source, content, cue.stance, f"{cue.form}: inverted", True)


def _passive(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    """'is expected to', 'was accused of': whose view it is stands after by, if anywhere."""
    content = content_after(view, last, end, cue)
    if content is None:
        return None
    return Finding(view.vg_first[vg], last, None, content, cue.stance, f"{cue.form}: passive", cue.speech)
