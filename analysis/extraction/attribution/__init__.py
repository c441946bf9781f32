"""Who says so: source, cue, content and stance of direct, indirect and mixed speech."""

from __future__ import annotations

from collections.abc import Sequence

from ...language import Document
from ...records import Attribution, Mention
from .adjectives import find_adjectives
from .bounds import close_contents
from .chains import find_chains
from .colons import find_colons
from .contents import Content
from .findings import Finding
from .mistagged import find_mistagged
from .nesting import drop_nested, join_quotations
from .phrases import find_phrases
from .putting import find_putting
from .verbs import find_verbs
from .verification import find_verifications
from .view import View, mend, view_document

__all__ = ["find_attributions"]


def find_attributions(document: Document, mentions: Sequence[Mention]) -> list[Attribution]:
    """Attributions in text order of their cues; linking says which mention is the source of each."""
    if not len(document.token_begin):
        return []
    view = view_document(document)
    view = mend(view, find_mistagged(view))
    findings = close_contents(view, _candidates(view, mentions))
    findings = find_chains(view, join_quotations(view, drop_nested(view, findings)), mentions)
    sentences = document.sentence_of
    verifications = find_verifications(view, [sentences[f.cue_first] for f in findings if f.content is not None])
    return [_record(view, finding, verifications) for finding in findings]


def _candidates(view: View, mentions: Sequence[Mention]) -> list[Finding]:
    """All findings in the order of their cues, one a cue."""
    found: dict[int, Finding] = {}
    for findings in (find_adjectives(view), find_putting(view), find_verbs(view), find_phrases(view)):
        for finding in findings:
            found.setdefault(finding.cue_first, finding)
    begun = {finding.content.first for finding in found.values() if finding.content is not None}
    for finding in find_colons(view, mentions):
        if finding.content is not None and begun.isdisjoint((finding.cue_first, finding.content.first)):
            found.setdefault(finding.cue_first, finding)
    return [found[at] for at in sorted(found)]


def _record(view: View, finding: Finding, verifications: dict[int, str]) -> Attribution:
    source, content = finding.source, finding.content
    source_begin, source_end = (view.begin[source.first], view.end[source.last - 1]) if source else (-1, -1)
    content_begin, content_end = (view.begin[content.first], view.end[content.last - 1]) if content else (-1, -1)
    sentence = view.document.sentence_of[finding.cue_first]
    return Attribution(
        sentence=sentence,
        source_begin=source_begin,
        source_end=source_end,
        cue_begin=view.begin[finding.cue_first],
        cue_end=view.end[finding.cue_last - 1],
        content_begin=content_begin,
        content_end=content_end,
        source_mention=-1,
        source_id=None,
        source_country=None,
        stance=finding.stance,
        direct=_direct(content),
        verification=verifications.get(sentence),
        rule=finding.rule,
        negated=_negated(view, finding),
        relays=tuple((view.begin[relay.first], view.end[relay.last - 1]) for relay in finding.relays),
    )


def _negated(view: View, finding: Finding) -> bool:
    """'did not say', 'could not verify', 'is not clear'."""
    first, last = view.vg_of[finding.cue_first], view.vg_of[finding.cue_last - 1]
    return (first >= 0 and view.vg_negated[first]) or (last >= 0 and view.vg_negated[last])


def _direct(content: Content | None) -> bool:
    return content is not None and content.direct
