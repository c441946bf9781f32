"""Cues that the tagger took for nouns or adjectives, and so stand in no verb group."""

from __future__ import annotations

from typing import Final

from .contents import content_after, content_before
from .sources import Source, after_quotation, before_relative, chain_before
from .verbs import ends_line, matches
from .view import PAST, PRESENT, View
from .vocabulary import Cue

PLURALS: Final = frozenset(("data", "police", "people", "media"))
DIRECTED: Final = frozenset(("addressee", "request", "quote"))
"""What the verbs take whose past forms are seldom adjectives: 'urged', 'told', 'said', unlike 'suspected'."""


def find_mistagged(view: View) -> dict[int, int]:
    """Token -> tense: 'The report [states] that …', 'Police [urged] people …', 'the clerk further [alleges] …'."""
    found: dict[int, int] = {}
    for at in view.document.where(view.vocabulary.verbs.keys()):
        phrase, form = view.np_of[at], view.lower[at]
        if phrase < 0 or at == view.first[at] or view.vg_of[at] >= 0:
            continue
        ends = at > view.np_first[phrase] and (at + 1 == view.np_last[phrase] or ends_line(view, at + 1))
        if form in view.vocabulary.third_persons:
            verb = view.code[at - 1] not in "Dr'"
        elif _before_clause(view, at):
            verb = True
        else:
            verb = _ending_phrase(view, at, phrase) if ends else _inside_phrase(view, at, phrase)
        if verb:
            past = form.endswith("ed") or form in view.vocabulary.irregular_pasts
            found[at] = PAST if past else PRESENT
    return found


def _before_clause(view: View, at: int) -> bool:
    """'Two scholars [caution] that …', 'the polling [shows] he …': a subject before, a clause right behind."""
    form, end = view.lower[at], view.last[at]
    plural = view.code[at - 1] == "S" or view.lower[at - 1] in PLURALS
    cue = next((cue for cue in view.vocabulary.verbs[form] if not cue.tail and "clause" in cue.takes), None)
    if cue is None or at + 1 >= end or not (plural and form == cue.form):
        return False
    if form.endswith(("ed", "ing")):
        return False
    content = content_after(view, at + 1, end, cue)
    if content is None or content.first != at + 1:
        return False
    return (content.rule == "that" and plural) or (content.rule == "bare clause" and view.code[at + 1] in "DRr")


def _ending_phrase(view: View, at: int, phrase: int) -> bool:
    """'The report [states] that …', '“…,” the report [states]', 'Truce near, envoy [says]'."""
    form, after = view.lower[at], at + 1
    start = view.first[at]
    source = Source(before_relative(view, chain_before(view, at - 1, start), start), at)
    if _surely(view, at, source) or _opening(view, at, source):
        return True
    cue = _clausal(view, form)
    if cue is not None and form != cue.form and after_quotation(view, at):
        return True
    coordinated = source.first < view.np_first[phrase] and view.code[view.np_first[phrase] - 1] == "&"
    plural = coordinated or view.code[at - 1] == "S"
    if form == "states" or not (form.endswith(("s", "ed")) or plural) or cue is None:
        return False
    if after < view.last[at] and view.code[after] == "t" and view.code[at] != "J":
        opens = source.first == start and view.code[at - 1] in "NSP"
        return opens or form not in view.vocabulary.nouns
    headline = after >= view.last[at] or ends_line(view, after)
    if not headline and view.code[after] not in ".,":
        return False
    content = content_before(view, source.first, headline=headline)
    return content is not None and (content.direct or headline or view.code[after] != ",")


def _clausal(view: View, form: str) -> Cue | None:
    return next((cue for cue in view.vocabulary.verbs[form] if "clause" in cue.takes and not cue.tail), None)


def _surely(view: View, at: int, source: Source) -> bool:
    """'The captain [wrote]: “…”', 'The agency [complained of] the plan': a past form that can be nothing else."""
    form = view.lower[at]
    for cue in view.vocabulary.verbs[form]:
        irregular = form in view.vocabulary.irregular_pasts
        last = matches(view, at, cue)
        if last < 0 or not (irregular or (cue.tail and form.endswith("ed"))):
            continue
        if content_after(view, last, view.last[at], cue) or (cue.speech and content_before(view, source.first)):
            return True
    return False


def _opening(view: View, at: int, source: Source) -> bool:
    """'The mission [reports] 40 people have died', 'The union [accuses] the firm': the sentence's first verb."""
    form, after = view.lower[at], at + 1
    if source.first != view.first[at] or not form.endswith("s") or form == "states" or after >= view.last[at]:
        return False
    if view.code[after] not in "DPRr0IbjS$" or view.code[at - 1] not in "NSP":
        return False
    cue = next((cue for cue in view.vocabulary.verbs[form] if not cue.tail and form != cue.form), None)
    content = content_after(view, after, view.last[at], cue) if cue else None
    if content is None:
        return False
    return content.rule == "bare clause" or (form not in view.vocabulary.nouns and content.rule == "object")


def _inside_phrase(view: View, at: int, phrase: int) -> bool:
    """'Police [urged] people to leave', 'New poll [shows] …': a past or present form after a noun, in its phrase."""
    form = view.lower[at]
    cue = next((cue for cue in view.vocabulary.verbs[form] if not cue.tail and cue.takes & DIRECTED), None)
    if cue is None or form == cue.form or form.endswith("ing") or form in view.vocabulary.nouns or form == "states":
        return False
    before = at - 1
    if at + 1 >= view.last[at]:
        return False
    if at == view.np_first[phrase]:
        adverbial = view.code[before] == "B" and view.code[at + 1] == "t" and before > view.first[at]
        if not adverbial and (view.code[before] != "&" or not form.endswith("ed")):
            return False
    elif view.code[before] not in "NSP" or view.code[at] not in "JPNS":
        return False
    content = content_after(view, at + 1, view.last[at], cue)
    return content is not None and content.rule != "gap" and (content.rule != "object" or form.endswith("s"))
