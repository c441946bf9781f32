"""Attributions within attributions, and quotations that go on after their cue."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from .contents import closed, quote_end
from .findings import Finding
from .view import View

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
        if not in_quote and (finding.speech or not in_any or _gives_figure(view, finding))
    ]


def _gives_figure(view: View, finding: Finding) -> bool:
    """'the institute [estimates] that 900 fell': a judgement of somebody's own with a number in it."""
    content = finding.content
    if content is None or finding.source is None or finding.stance != "estimated" or content.rule == "object":
        return False
    return view.code[finding.source.first] not in "Rwt" and any(
        code in "0$" for code in view.code[content.first : content.last]
    )


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
    """'“…,” he said. “…”': the quotation that follows the cue belongs to the content."""
    owned = {view.quote_of[f.content.first] for f in findings if f.content and f.content.direct}
    owned |= {view.quote_of[f.content.last - 1] for f in findings if f.content and f.content.direct}
    return [_joined(view, finding, owned) for finding in findings]


def _joined(view: View, finding: Finding, owned: set[int]) -> Finding:
    content = finding.content
    if content is None or not content.direct:
        return finding
    at = max(finding.cue_last, content.last, finding.source.last if finding.source else 0)
    end = view.last[at - 1]
    mark = view.code.find("“", at, end + 1)
    if mark >= 0 and mark < end and view.code[mark - 1] in ",:~" and view.quote_of[mark] not in owned:
        owned.add(view.quote_of[mark])
        content = content._replace(last=quote_end(view, mark))
        end = view.last[content.last - 1]
    for _ in range(PARAGRAPHS):
        if end >= len(view.code) or view.code[end] != "“" or view.quote_of[end] in owned:
            break
        owned.add(view.quote_of[end])
        content = content._replace(last=quote_end(view, end))
        end = view.last[content.last - 1]
    return finding._replace(content=content)
