"""Cues that the tagger took for nouns or adjectives, and so stand in no verb group."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .contents import OPEN, Content, content_after, content_before
from .findings import Finding
from .sources import Source, before_relative, chain_before, ending_at
from .verbs import ends_line, matches
from .view import View

DIRECTED: Final = frozenset(("addressee", "request", "quote"))
"""What the verbs take whose past forms are seldom adjectives: 'urged', 'told', 'said', unlike 'suspected'."""


def find_mistagged(view: View) -> Iterator[Finding]:
    """Verbs that the tagger took for nouns or adjectives: 'The report [states] that …', 'Police [urged] people …'."""
    for at in view.document.where(view.vocabulary.verbs.keys()):
        phrase = view.np_of[at]
        if phrase < 0:
            continue
        ends = at + 1 == view.np_last[phrase] and at > view.np_first[phrase]
        finding = _ending_phrase(view, at, phrase) if ends else _inside_phrase(view, at, phrase)
        if finding is not None:
            yield finding


def _ending_phrase(view: View, at: int, phrase: int) -> Finding | None:
    """'The report [states] that …', '“…,” the report [states]', 'Truce near, envoy [says]'."""
    form, after = view.lower[at], at + 1
    start = view.first[at]
    source = Source(before_relative(view, chain_before(view, at - 1, start), start), at)
    sure = _surely(view, at, source)
    if sure is not None:
        return sure
    opening = _opening(view, at, source)
    if opening is not None:
        return opening
    cue = next((cue for cue in view.vocabulary.verbs[form] if "clause" in cue.takes and not cue.tail), None)
    coordinated = source.first < view.np_first[phrase] and view.code[view.np_first[phrase] - 1] == "&"
    if cue is None or form == "states" or not (form.endswith(("s", "ed")) or coordinated):
        return None
    content = None
    if after < view.last[at] and view.code[after] == "t" and view.code[at] != "J":
        opens = source.first == view.first[at] and view.code[at - 1] in "NSP"
        if opens or form not in view.vocabulary.nouns:
            content = Content(after, OPEN, False, "that")
    elif after >= view.last[at] or view.code[after] in ".,":
        headline = after >= view.last[at] or ends_line(view, after)
        content = content_before(view, source.first, headline=headline)
        if content is not None and not content.direct and after < view.last[at] and view.code[after] == ",":
            content = None
    if content is None:
        return None
    return Finding(at, after, source, content, cue.stance, f"{cue.form}: {content.rule}", cue.speech)


def _surely(view: View, at: int, source: Source) -> Finding | None:
    """'The captain [wrote]: “…”', 'The agency [complained of] the plan': a past form that can be nothing else."""
    form = view.lower[at]
    for cue in view.vocabulary.verbs[form]:
        irregular = form in view.vocabulary.irregular_pasts
        if not matches(view, at, cue) or not (irregular or (cue.tail and form.endswith("ed"))):
            continue
        last = at + 1 + len(cue.tail)
        content = content_after(view, last, view.last[at], cue)
        if content is None and cue.speech:
            content = content_before(view, source.first)
        if content is not None:
            return Finding(at, last, source, content, cue.stance, f"{cue.form}: {content.rule}", cue.speech)
    return None


def _opening(view: View, at: int, source: Source) -> Finding | None:
    """'The mission [reports] 40 people have died', 'The union [accuses] the firm': the sentence's first verb."""
    form, after = view.lower[at], at + 1
    if source.first != view.first[at] or not form.endswith("s") or form == "states" or after >= view.last[at]:
        return None
    if view.code[after] not in "DPRr0IbjS$" or view.code[at - 1] not in "NSP":
        return None
    cue = next((cue for cue in view.vocabulary.verbs[form] if not cue.tail and form != cue.form), None)
    content = content_after(view, after, view.last[at], cue) if cue else None
    if cue is None or content is None:
        return None
    if content.rule != "bare clause" and (form in view.vocabulary.nouns or content.rule != "object"):
        return None
    return Finding(at, after, source, content, cue.stance, f"{cue.form}: {content.rule}", cue.speech)


def _inside_phrase(view: View, at: int, phrase: int) -> Finding | None:
    """'Police [urged] people to leave', 'New poll [shows] …': a past or present form after a noun, in its phrase."""
    form = view.lower[at]
    cue = next((cue for cue in view.vocabulary.verbs[form] if not cue.tail and cue.takes & DIRECTED), None)
    if cue is None or form == cue.form or form.endswith("ing") or form in view.vocabulary.nouns or form == "states":
        return None
    before = at - 1
    if before < view.first[at] or at + 1 >= view.last[at]:
        return None
    if at == view.np_first[phrase]:
        adverbial = view.code[before] == "B" and view.code[at + 1] == "t" and before > view.first[at]
        if not adverbial and (view.code[before] != "&" or not form.endswith("ed")):
            return None
        source = ending_at(view, before - 1, view.first[at]) if adverbial else None
    elif view.code[before] in "NSP" and view.code[at] in "JPNS":
        source = Source(chain_before(view, before, view.first[at]), at)
    else:
        return None
    content = content_after(view, at + 1, view.last[at], cue)
    if content is None or (content.rule == "object" and not form.endswith("s")):
        return None
    return Finding(at, at + 1, source, content, cue.stance, f"{cue.form}: {content.rule}", cue.speech)
