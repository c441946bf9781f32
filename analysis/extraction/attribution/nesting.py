"""Attributions within attributions, and quotations that go on after their cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from .contents import closed, quote_end
from .findings import Finding
from .view import View

PARTIAL: Final = frozenset(("object", "passive", "relative", "request"))
"""Contents that are no clause: 'confirmed the plan'."""
PARAGRAPHS: Final = 12
"""How many further quotations a content takes in at most."""


def drop_nested(view: View, findings: Sequence[Finding]) -> list[Finding]:
    """Without attitudes inside another's content and without anything inside quoted words.

    What a quoted speaker thinks is part of the quotation; a ministry that says what a commander claimed, or
    what an institute estimates the losses to be, is a chain of two, and both are kept.
    """
    quoted = [_in_quotation(view, f) for f in findings]
    nested = _inside(findings)
    return [
        finding
        for finding, in_quote, in_any in zip(findings, quoted, nested, strict=True)
        if not in_quote and (not in_any or _states(view, finding) or _gives_figure(view, finding))
    ]


def _states(view: View, finding: Finding) -> bool:
    """Within another's content a clause, a quotation or a figure that somebody states; 'confirmed the plan' is not."""
    content = finding.content
    if content is None or not finding.speech:
        return False
    return content.rule not in PARTIAL or "0" in view.code[content.first : content.last]


def _gives_figure(view: View, finding: Finding) -> bool:
    """'the institute [estimates] that 900 fell': a judgement of somebody's own with a number in it."""
    content = finding.content
    if content is None or finding.source is None or finding.stance != "estimated" or content.rule == "object":
        return False
    pronoun = view.code[finding.source.first] in "Rwt"
    return not pronoun and any(code in "0$" for code in view.code[content.first : content.last])


def _in_quotation(view: View, finding: Finding) -> bool:
    """The cue is within quotation marks; an unclosed quotation may hold the cue of its own content."""
    quote = view.quote_of[finding.cue_first]
    if quote < 0:
        return False
    return closed(view, quote) or finding.content is None or finding.content.rule != "unclosed"


def _inside(findings: Sequence[Finding]) -> list[bool]:
    """For each finding, whether its cue lies in the content of another."""
    contents = [finding.content for finding in findings if finding.content is not None]
    firsts = sorted(content.first for content in contents)
    lasts = sorted(content.last for content in contents)
    inside: list[bool] = []
    for finding in findings:
        own, cue = finding.content, finding.cue_first
        around = bisect_right(firsts, cue) - bisect_right(lasts, cue)
        inside.append(around > (own is not None and own.first <= cue < own.last))
    return inside


def join_quotations(view: View, findings: Sequence[Finding]) -> list[Finding]:
    """'“…,” he said. “…”', 'He said it was over. “…”': the quotation that follows belongs to the speech before it."""
    direct = [finding for finding in findings if _direct(finding)]
    owned = _edges(view, direct)
    joined = [_joined(view, _begun(view, f, owned), owned) if _direct(f) else f for f in findings]
    owned |= _edges(view, joined)
    return [finding if _direct(finding) else _joined(view, finding, owned) for finding in reversed(joined)][::-1]


def _begun(view: View, finding: Finding, owned: set[int]) -> Finding:
    """'“We ran.' and, a paragraph on, '“It burned,” he said': one left open belongs to the next."""
    content = finding.content
    for _ in range(PARAGRAPHS):
        if content is None or content.first < 1 or view.code[content.first] != "“":
            break
        quote = view.quote_of[content.first - 1]
        between = view.document.text[view.end[content.first - 1] : view.begin[content.first]]
        if (
            quote < 0
            or quote in owned
            or closed(view, quote)
            or "\n" not in between
            or not _together(view, content.first)
        ):
            break
        owned.add(quote)
        content = content._replace(first=view.quote_first[quote] - 1)
    return finding if content is finding.content else finding._replace(content=content)


def _together(view: View, at: int) -> bool:
    """The token and the one before it stand in one article of the batch."""
    sentences, articles = view.document.token_sentence, view.document.sentence_article
    return bool(articles[sentences[at - 1]] == articles[sentences[at]])


def _direct(finding: Finding) -> bool:
    return finding.content is not None and finding.content.direct


def _edges(view: View, findings: Sequence[Finding]) -> set[int]:
    """The quotations in which contents begin and end."""
    contents = [finding.content for finding in findings if finding.content is not None]
    return {view.quote_of[at] for content in contents for at in (content.first, content.last - 1)}


def _joined(view: View, finding: Finding, owned: set[int]) -> Finding:
    content = finding.content
    if content is None or finding.source is None or not (content.direct or finding.speech):
        return finding
    at = max(finding.cue_last, content.last, finding.source.last)
    end = view.last[at - 1]
    if content.direct:
        mark = view.code.find("“", at, end + 1)
        if mark >= 0 and mark < end and view.code[mark - 1] in ",:~" and view.quote_of[mark] not in owned:
            owned.add(view.quote_of[mark])
            content = content._replace(last=quote_end(view, mark))
            end = view.last[content.last - 1]
    elif end - at > 1:
        return finding  # the sentence goes on after what was said
    for _ in range(PARAGRAPHS):
        if end >= len(view.code) or view.code[end] != "“" or view.quote_of[end] in owned or not _together(view, end):
            break
        owned.add(view.quote_of[end])
        content = content._replace(last=quote_end(view, end))
        end = view.last[content.last - 1]
    return finding if content is finding.content else finding._replace(content=content)
