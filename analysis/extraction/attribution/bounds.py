"""Where contents end: with their sentence, or where the next speech of the sentence begins."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from .contents import OPEN, Content, quote_end
from .findings import Finding
from .view import GERUND, PARTICIPLE, View

SUBJECT: Final = 8
"""How many tokens a subject has at most before the word that reports."""
PART_OF_CLAUSE: Final = frozenset(("object", "infinitive", "request", "question", "noun", "passive", "state"))
"""Contents that are less than a clause, and so end before the next one of their sentence."""
NEXT_CLAUSE: Final = re.compile(r";|,&[^,&;]{0,12}[MWZv]|&[BbJ]?[WZ]")
"""', but the road stayed shut', 'and left'."""


NEXT_PRESENT: Final = re.compile(r";|,&[^,&;]{0,12}[MWZv]|&[BbJ]?Z")
"""After 'to have killed three', 'and lost four' goes on."""


def close_contents(view: View, findings: Sequence[Finding]) -> list[Finding]:
    """The findings with the ends of their contents."""
    stops: set[int] = set()
    soft: set[int] = set()
    for finding in findings:
        stop = _stop_before(view, finding)
        if stop >= 0:
            stops.add(stop)
            soft |= {stop} if _shares(view, finding) else set()
    every, hard = sorted(stops), sorted(stops - soft)
    return [
        finding._replace(content=_closed(view, finding, finding.content, hard if _reports(finding) else every))
        if finding.content is not None and finding.content.last == OPEN
        else finding
        for finding in findings
    ]


def _shares(view: View, finding: Finding) -> bool:
    """'He said he was alarmed and [wanted] to see': an attitude without a subject of its own."""
    return not finding.speech and view.code[_back(view, finding.cue_first - 1, 0)] == "&"


def _reports(finding: Finding) -> bool:
    """A clause is said, in which what the speaker wants and thinks may be told."""
    return finding.speech and finding.content is not None and finding.content.rule in ("that", "bare clause")


def _stop_before(view: View, finding: Finding) -> int:
    """Where an earlier content ends because this speech begins: ', but he [said]', 'and [said]', ', [saying]'."""
    if finding.content is not None and finding.content.rule == "around":
        return -1
    start = view.first[finding.cue_first]
    group = view.vg_of[finding.cue_first]
    at = _back(view, finding.cue_first - 1, start)
    if at <= start:
        return -1
    if group >= 0 and view.vg_tense[group] == GERUND:
        return at if view.code[at] in ",~" else -1
    if finding.rule.endswith("preposition"):
        return at if view.code[at] in ",~" else finding.cue_first
    if view.code[at] != "&" and finding.source is not None and finding.source.first <= at:
        at = _back(view, finding.source.first - 1, start)
        follows = finding.content is not None and finding.content.first > finding.cue_first
        if at > start and view.code[at] == "," and follows and view.code[finding.source.first] not in "wt":
            return at  # "The army says 20 fell, the navy says 30 sank"
        if finding.content is not None and finding.content.rule == "clause before" and finding.content.last == at:
            return at  # "The army says 20 fell, the agency reported"
    if (at > start and view.code[at] in "&;~") or (at > start and view.lower[at] in ("while", "though", "although")):
        return at - 1 if view.code[at - 1] == "," else at
    return -1


def _in_subject(view: View, finding: Finding, content: Content) -> bool:
    """'[The claim that the dam broke] was false', '[A letter saying so] came': the sentence's verb is yet to come."""
    at = finding.cue_first
    group = view.vg_of[at]
    if content.rule not in ("noun", "that", "bare clause") or (group >= 0 and view.finite(group)):
        return False
    return at - view.first[at] <= SUBJECT and not any(
        view.vg_of[i] >= 0 and view.finite(view.vg_of[i]) for i in range(view.first[at], at)
    )


def _predicate(view: View, first: int, end: int) -> int:
    """Where the second finite verb of a clause begins that no conjunction, pronoun or comma opens."""
    seen = -1
    at = first
    while at < end:
        group = view.vg_of[at]
        if group < 0 or not view.finite(group):
            at += 1
            continue
        if seen >= 0 and set(view.code[seen:at]).isdisjoint("&,wth;:I?"):
            return at
        seen = at = view.vg_last[group]
    return end


def _introduces(view: View, finding: Finding) -> bool:
    """'[Asked] whether it rained, she nodded', 'When [asked] …': a participle that opens its sentence."""
    at = finding.cue_first
    group = view.vg_of[at]
    opens = at - view.first[at] <= 1
    return opens and group >= 0 and view.vg_first[group] == at and view.vg_tense[group] in (PARTICIPLE, GERUND)


def _back(view: View, at: int, start: int) -> int:
    while at > start and view.code[at] in "Bb":
        at -= 1
    return at


def _closed(view: View, finding: Finding, content: Content, stops: list[int]) -> Content:
    first = content.first
    end = view.last[first]
    if content.rule == "object":
        end = _object_end(view, first, end)
    elif content.rule != "after" and _introduces(view, finding):
        comma = view.code.find(",", first, end)
        end = comma if comma > first else end
    if content.rule in PART_OF_CLAUSE and not _in_subject(view, finding, content):
        perfect = content.rule == "infinitive" and view.lower[first + 1 : first + 2] == ["have"]
        following = NEXT_PRESENT if perfect else NEXT_CLAUSE
        clause = following.search(view.code, max(first, finding.cue_last), end)
        end = clause.start() if clause and view.quote_of[clause.start()] < 0 else end
    elif _in_subject(view, finding, content):
        end = _predicate(view, first, end)
    at = bisect_right(stops, first)
    last = min(end, stops[at]) if at < len(stops) else end
    quote = view.quote_of[last - 1]
    goes_on = quote >= 0 and quote_end(view, last - 1) > last
    if goes_on and (quote == view.quote_of[first] or last == end):
        return Content(first, quote_end(view, last - 1), content.direct, content.rule)
    while last > first + 1 and view.code[last - 1] in ".,:;~*":
        last -= 1
    return Content(first, last, content.direct, content.rule)


NESTED: Final = 3  # parts of parts that an object goes on with
INCLUDING: Final = frozenset(("including", "among", "half", "most", "mostly"))
LISTING: Final = re.compile(r"[^,&]+(?:,[^,&wtWZvM;:~]+(?=[,&]))*(?:,?&[^,&]*)?|.")
"""An object up to its first comma, or through a list: 'howitzers, rockets and, for the first time, missiles'."""


def _object_end(view: View, first: int, end: int) -> int:
    """Where an object ends: at a comma that does not go on with a list."""
    comma = view.code.find(",", first, end)
    for _ in range(NESTED):
        if comma < 0 or comma + 1 >= end or view.lower[comma + 1] not in INCLUDING:
            break
        first = comma + 1  # 'reported 200 dead, including ten children'
        comma = view.code.find(",", first, end)
    if comma < 0:
        return end
    listed = LISTING.match(view.code, first, end)
    if listed is None or "&" not in listed.group()[comma - first :]:
        return comma
    return max(listed.end(), comma)
