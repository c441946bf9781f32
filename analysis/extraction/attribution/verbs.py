"""Attributions whose cue is a verb: 'the ministry [claimed] that …', '“…,” [said] the mayor'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from .contents import (
    OPEN,
    Content,
    content_after,
    content_around,
    content_before,
    content_beside,
    has_clause,
    prolonged,
)  # fmt: skip
from .findings import Finding, name_rule
from .sources import (
    SUBJECT_PRONOUNS,
    Source,
    after_quotation,
    agent_after,
    before_group,
    first_phrase,
    phrase_after,
    subject_ahead,
    subject_before,
)  # fmt: skip
from .view import GERUND, PARTICIPLE, PAST, View
from .vocabulary import Cue

BETWEEN: Final = re.compile(r"[Bb]{1,2}|τ")
"""'spoke [favourably] of', 'called [Wednesday] for': what may part a verb from the words of its row."""
STATED: Final = frozenset(("that", "bare clause", "request", "colon", "block", "gap"))
"""Contents behind a cue that leave none before it."""
PASSIVE_PREPOSITIONS: Final = (["as"], ["for"], ["of"], ["with"])
"""What follows a passive cue before its content: 'is seen as', 'was blamed for', 'was accused of'."""
LIVES: Final = frozenset(("life", "lives"))


def find_verbs(view: View) -> Iterator[Finding]:
    """All attributions by verbs, in text order."""
    verbs = view.vocabulary.verbs
    earlier: dict[bool, Finding] = {}  # the latest with a subject of its own, by whether it is in the past
    for vg, head in enumerate(view.vg_head):
        cues = verbs.get(view.lower[head])
        finding = _first_read(view, vg, head, cues) if cues else None
        if finding is None:
            continue
        if view.vg_tense[vg] == GERUND or view.code[before_group(view, vg)] == "&":
            finding = _with_shared_source(view, vg, finding, earlier)
        if view.finite(vg):
            earlier[view.vg_tense[vg] == PAST] = finding
        yield finding


def _first_read(view: View, vg: int, head: int, cues: tuple[Cue, ...]) -> Finding | None:
    """The reading of the longest row that has one."""
    for cue in cues:
        last = matches(view, head, cue)
        finding = _read(view, vg, cue, last) if last >= 0 else None
        if finding is not None:
            return finding
    return None


def matches(view: View, head: int, cue: Cue) -> int:
    """The end of the row's words at the verb, -1 if they are not there: '[called] Wednesday [for] calm'."""
    first = head + 1
    if not cue.tail:
        return first
    end = view.last[head]
    if first < end and view.code[first] in "Bbτ" and view.lower[first] != cue.tail[0]:
        between = BETWEEN.match(view.code, first, end)
        first = between.end() if between else first
    if first >= end or view.lower[first] != cue.tail[0]:
        return -1
    last = first + len(cue.tail)
    return last if last <= end and tuple(view.lower[first:last]) == cue.tail else -1


def _with_shared_source(view: View, vg: int, finding: Finding, earlier: dict[bool, Finding]) -> Finding:
    """'She said …, [adding] that …' has the source of the speech before, 'After [saying] so, she left' the next.

    Of two, 'he said they hope for peace and [called] for talks' takes the one of its own tense.
    """
    start = view.first[finding.cue_first]
    same = [found for found in earlier.values() if found.cue_first >= start and found.source is not None]
    if same and view.code[before_group(view, vg)] in ",~&":
        past = view.vg_tense[vg] in (PAST, PARTICIPLE)
        alike = earlier.get(past)
        latest = alike if alike in same and view.vg_tense[vg] != GERUND else max(same, key=_weight)
        return finding._replace(source=latest.source)
    if finding.source is None:
        return finding._replace(source=subject_ahead(view, vg) or first_phrase(view, finding.cue_first))
    return finding


def _weight(finding: Finding) -> tuple[bool, int]:
    """Words of saying before attitudes, later ones before earlier."""
    return finding.speech, finding.cue_first


def _read(view: View, vg: int, cue: Cue, last: int) -> Finding | None:
    head = view.vg_head[vg]
    end = view.last[head]
    last = max(last, view.vg_last[vg])
    if cue.form == "claim" and not LIVES.isdisjoint(view.lower[last : min(last + 5, end)]):
        return None  # 'the blast claimed 12 lives'
    if "passive" in cue.takes or (
        view.vg_passive[vg] and (view.vg_first[vg] < head or (_reduced(view, vg) and not _states(view, last, end, cue)))
    ):
        return _passive(view, vg, last, end, cue)
    return _active(view, vg, last, end, cue)


def _states(view: View, last: int, end: int, cue: Cue) -> bool:
    """'Officials who fled [said] the road was shut': a clause behind makes the participle a past."""
    content = content_after(view, last, end, cue) if cue.speech and "addressee" not in cue.takes else None
    return content is not None and content.first == last and content.rule in ("that", "bare clause")


def _reduced(view: View, vg: int) -> bool:
    """'the video [posted] by rebels shows': a participle alone in a clause that has its finite verb."""
    head = view.vg_head[vg]
    for other in (vg - 1, vg + 1):
        if 0 <= other < len(view.vg_head) and view.finite(other):
            verb = view.vg_head[other]
            if view.first[verb] == view.first[head] and view.clause_last[verb] == view.clause_last[head]:
                return True
    return False


def _active(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    first = view.vg_first[vg]
    source = (after_quotation(view, first) if cue.speech else None) or subject_before(view, vg)
    inverted = _inverted(view, vg, last, end, cue, source)
    if inverted is not None:
        return inverted
    content = content_after(view, last, end, cue)
    start = source.first if source else first
    beside = start > view.first[first] and view.code[start - 1] == "”" and view.finite(vg)
    closes = view.finite(vg) and (last >= end or view.code[last] == ".")
    parenthetical = closes and content is None and "clause" in cue.takes  # "The road is safe, she thinks."
    behind = content is not None and (content.rule in STATED or (content.rule == "quote" and not view.finite(vg)))
    if parenthetical or (cue.speech and (beside or not behind or ends_line(view, last))):
        content = _preceding(view, start, last, end, cue, content)
    if source is not None and content is None:
        content = _pointed(view, source, last, end, cue)
    if "raising" in cue.takes and content is not None and content.rule != "that":
        first_of = source.first if source is not None else content.first
        content, source = content._replace(first=min(first_of, content.first)), None  # "the bridge seems to be unsafe"
    if content is None or (view.code[first] == "T" and content.rule in ("object", "question")):
        return None
    if content.rule in ("open", "gap") and (source is None or not view.finite(vg)):
        return None  # "The ruling settles it"
    if content.rule == "clause before" and source is not None and view.code[source.first] == "w":
        return None  # "Voss won nine seats, who added two"
    if source is None and content.rule == "object" and view.vg_tense[vg] == PARTICIPLE:
        return None  # "Suspected militants fled"
    return Finding(first, last, source, content, cue.stance, name_rule(cue, content), cue.speech)


def _preceding(view: View, start: int, last: int, end: int, cue: Cue, content: Content | None) -> Content | None:
    """'“…,” he [said] to applause', 'Truce near, envoy [says]': speech before its clause, and over it."""
    headline = ends_line(view, last)
    before = content_before(view, start, headline=headline)
    if before is not None and before.direct:
        if content is None or content.rule != "quote":
            return before
        return before._replace(last=content.last) if before.last >= start - 1 else content
    if before is not None and "clause" in cue.takes and (content is None or content.rule == "open" or headline):
        return prolonged(view, before, last, end)
    if content is None and "clause" in cue.takes:
        return content_around(view, start, last)
    return content


def _pointed(view: View, source: Source, last: int, end: int, cue: Cue) -> Content | None:
    """'As the mayor [noted], …' is said of the clause around; 'which the union [opposes]' of the pronoun."""
    before = source.first - 1
    if before < view.first[last - 1]:
        return None
    if view.lower[before] == "as" and cue.speech:
        return content_beside(view, before, last, end)
    if view.code[before] in "wt" and "object" in cue.takes and before > view.first[last - 1]:
        return Content(before, before + 1, False, "relative")
    phrase = view.np_of[before]
    if (
        phrase >= 0
        and view.np_last[phrase] == source.first
        and "object" in cue.takes
        and view.code[source.first] in "RDP"
    ):
        return Content(view.np_first[phrase], source.first, False, "relative")  # "the words he repeated"
    return None


def ends_line(view: View, last: int) -> bool:
    """'Truce near, envoy [says]' and a line break without a full stop: a headline."""
    if last >= len(view.begin) or "\n" not in view.document.text[view.end[last - 1] : view.begin[last]]:
        return False
    return view.document.text[view.begin[last]].isupper()


def _inverted(view: View, vg: int, last: int, end: int, cue: Cue, before: Source | None) -> Finding | None:
    """'“…,” said Jane Roe, a lawyer': the subject follows."""
    first = view.vg_first[vg]
    if not cue.speech or not view.finite(vg) or last >= end or first != view.vg_head[vg] or "addressee" in cue.takes:
        return None
    if view.np_of[last] < 0 and view.code[first - 1] != "”":
        return None
    if view.code[last] == "R" and view.lower[last] not in SUBJECT_PRONOUNS:
        return None
    content = content_before(view, first)
    if content is None or (before is not None and view.code[before.first - 1] == "”"):
        return None
    if not content.direct and "object" in cue.takes:
        return None
    if not content.direct and before is not None and before.first <= content.first and not has_clause(view, content):
        return None  # "The mayor, a retired general, said the dam, an old one, broke"
    source = phrase_after(view, last, end)
    if source is None:
        return None
    closing = source.last >= end or view.code[source.last] in ",."
    parted = view.code[first - 1] in ",~" and (closing or _named(view, last))  # "The road is shut, said Jane Roe."
    if not content.direct and before and not parted:
        return None
    if not content.direct and source.last < end and view.code[source.last] not in ",.~;w":
        return None
    if not content.direct:
        content = content_around(view, first, source.last) or content
    return Finding(first, last, source, content, cue.stance, f"{cue.form}: inverted", True)


def _named(view: View, at: int) -> bool:
    """The noun phrase at `at` is a name, or ends in one."""
    phrase = view.np_of[at]
    return "P" in view.code[view.np_first[phrase] : view.np_last[phrase]]


def _disclosed(view: View, subject: Source, cue: Cue) -> bool:
    """'The price was not [disclosed]': the subject of a word of saying is what is said, if it is a thing."""
    return cue.speech and "object" in cue.takes and view.code[subject.first] not in "REwt"


def _asked(cue: Cue) -> Cue:
    """'Residents were [urged] to leave': what is requested is an infinitive in the passive."""
    return cue._replace(takes=cue.takes | {"infinitive"}) if "request" in cue.takes else cue


def _passive(view: View, vg: int, last: int, end: int, cue: Cue) -> Finding | None:
    """'is expected to', 'was accused of': whose view it is stands after by, if anywhere."""
    first = view.vg_first[vg]
    source = agent_after(view, last, end)
    content = None if source else content_after(view, last, end, _asked(cue))
    bare = first == view.vg_head[vg]
    if content is None and not bare and view.lower[last : last + 1] in PASSIVE_PREPOSITIONS:
        content = Content(last, OPEN, False, "object") if last + 1 < end else None
    subject = None if bare else subject_before(view, vg)
    asked = first > 0 and cue.speech and view.code[first - 1] in ",h"  # "when asked about the toll"
    if bare and source is None and not asked and (first == 0 or view.np_of[first - 1] < 0):
        return None  # "Suspected smugglers fled"
    if bare and source is None and not cue.tail and content is not None and content.rule in ("object", "mixed"):
        return None  # "a harbour called Holm"
    if bare and not cue.asserts and not cue.takes & {"request", "question"}:
        return None  # "troops backed by tanks"
    hearsay = "hearsay" in cue.takes and source is None and not bare
    if subject is not None and content is not None and content.rule in ("infinitive", "state"):
        content = content._replace(first=subject.first)
    elif subject is not None and hearsay and content is None:
        content = Content(subject.first, view.clause_last[view.vg_head[vg]], False, "passive")
    elif content is None and (source is not None or (subject is not None and _disclosed(view, subject, cue))):
        subject = subject or subject_before(view, vg)
        content = Content(subject.first, subject.last, False, "passive") if subject else None
    if content is None:
        return None
    stance = "reported" if hearsay else cue.stance
    return Finding(first, last, source, content, stance, f"{cue.form}: passive", cue.speech)
