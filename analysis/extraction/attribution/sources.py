"""Who speaks: noun phrases around a cue, maximal, with titles and appositions."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .view import GERUND, INFINITIVE, PARTICIPLE, View

JOINING: Final = frozenset(
    ("of", "for", "in", "at", "from", "with", "on", "to", "near", "within", "inside", "across", "against", "between",
     "under", "behind", "including", "about", "by", "among", "outside", "around", "toward", "towards")
)  # fmt: skip
"""Prepositions that hang a noun phrase on the one before."""
CHAINING: Final = JOINING | {"and"}
STEPS: Final = 12
"""How many phrases a walk passes over at most: sources are short, and hostile text is not."""
LISTED: Final = re.compile(r"(?:,[DdrJjPNS0']+)*,?&[DdrJjPNS0']+")
"""What follows the first member of a list: ', Dutch and Danish reports'."""
APPENDED: Final = frozenset(("himself", "herself", "itself", "themselves", "all", "both", "each"))
"""What may stand between a subject and its verb: 'the mayor himself said', 'they all agreed'."""
QUANTIFIERS: Final = frozenset(
    ("few", "many", "most", "several", "some", "others", "none", "nobody", "everyone", "everybody")
)
"""Words that are subjects by themselves, whatever their tags: 'few believe'."""
WEEKDAYS: Final = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
SUBJECT_PRONOUNS: Final = frozenset(("he", "she", "they", "we", "i", "it", "you"))


class Source(NamedTuple):
    """Token range of a source."""

    first: int
    last: int


def subject_before(view: View, vg: int) -> Source | None:
    """Subject of a verb group, to its left: 'The mayor, a retired general, [said]', 'who [said]'."""
    start = view.first[view.vg_head[vg]]
    own = before_group(view, vg)
    for step in range(STEPS):
        at = before_group(view, vg)
        if at < start:
            return None
        if view.code[at] != "&" and not (view.vg_tense[vg] == GERUND and view.code[at] in ",~"):
            found = ending_at(view, at, start)
            if found:
                return _with_clause(view, found, own, start) if step else found
        vg = _previous_finite(view, vg, start)
        if vg < 0:
            return None
    return None


def _with_clause(view: View, found: Source, last: int, start: int) -> Source:
    """'[Officials who fled to the hills] said': of a second verb the subject is the noun with its clause."""
    pronoun = view.code[found.first] == "w" and view.code.find(",", found.first, last + 1) < 0
    if not pronoun or view.code[last] in "&~:;”" or view.np_of[found.first - 1] < 0:
        return found
    return Source(chain_before(view, found.first - 1, start), last + 1)


def after_quotation(view: View, at: int) -> Source | None:
    """'“We lost,” [union president Jane Roe] said': what stands between a quotation and its verb, whatever its tags."""
    mark = view.code.rfind("”", max(view.first[at], at - STEPS), at)
    if mark < 1 or mark + 1 >= at or view.code[mark - 1] != ",":
        return None
    between = view.code[mark + 1 : at]
    spoken = not view.vocabulary.verbs.keys().isdisjoint(view.lower[mark + 1 : at])
    if spoken or between[0] in "&I'," or not set(between).isdisjoint(";:~“wtBb"):
        return None
    if "," not in between:
        return Source(mark + 1, at)
    apposed = between[-1] == "," and set(between).isdisjoint("WZvM")  # "the mayor, a retired general, said"
    return Source(mark + 1, at - 1) if apposed else None


def before_group(view: View, vg: int) -> int:
    """The token before a verb group and its adverbs."""
    at = view.vg_first[vg] - 1
    while at >= 0 and view.code[at] in "Bbxp":
        at -= 1
    return at


def _previous_finite(view: View, vg: int, start: int) -> int:
    """The verb group before, of the same sentence, that has a subject of its own; -1 if none."""
    vg -= 1
    while vg >= 0 and view.vg_first[vg] >= start:
        if view.finite(vg):
            return vg
        vg -= 1
    return -1


def subject_ahead(view: View, vg: int) -> Source | None:
    """'After [blasting] the plan, the mayor left': the subject of the main clause that follows."""
    end = view.last[view.vg_head[vg]]
    for other in range(vg + 1, min(vg + STEPS, len(view.vg_first))):
        if view.vg_first[other] >= end:
            break
        comma = view.code.rfind(",", view.vg_last[vg], view.vg_first[other])
        if comma >= 0 and view.finite(other):
            return subject_before(view, other)
    return None


def ending_at(view: View, at: int, start: int) -> Source | None:
    """The source whose last token is `at`, through brackets, a closing comma and a relative clause."""
    code = view.code[at]
    if code in "wt":
        return Source(at, at + 1) if at > start else None
    if code == ")":
        opened = view.code.rfind("(", max(start, at - STEPS), at)
        if opened > start and view.np_of[opened - 1] >= 0:
            return Source(chain_before(view, opened - 1, start), at + 1)
        return None
    if code in ",~":
        return _before_parenthesis(view, at, start)
    if at > start and view.lower[at] in APPENDED:
        found = ending_at(view, at - 1, start) if view.code[at - 1] not in ",~" else None
        return Source(found.first if found else at, at + 1)
    if view.lower[at] in QUANTIFIERS and (at == start or view.code[at - 1] in ",;~&t:“”"):
        return Source(at, at + 1)
    if view.np_of[at] < 0 or view.np_last[view.np_of[at]] != at + 1:
        return _untagged_name(view, at, start)
    first = chain_before(view, at, start)
    return Source(before_relative(view, first, start), at + 1)


def _untagged_name(view: View, at: int, start: int) -> Source | None:
    """'[Moravec] said', 'Morvia's [military] said': a noun that the tagger took for another word."""
    if view.code[at] not in "JGXVvYW":
        return None
    before = view.code[at - 1] if at > start else ","
    if before == "'" and at - 1 > start and view.np_of[at - 2] >= 0:
        return Source(chain_before(view, at - 2, start), at + 1)
    if before == "D":
        return Source(at - 1, at + 1)
    if not view.document.text[view.begin[at] : view.begin[at] + 1].isupper():
        return None
    named = before in "PS" and view.document.text[view.begin[at - 1]].isupper()
    if named and at - 1 > start and view.np_of[at - 1] >= 0:
        return Source(chain_before(view, at - 1, start), at + 1)  # "Human Rights [Watch]"
    return Source(at, at + 1) if before in ",&~t:" else None


def first_phrase(view: View, at: int) -> Source | None:
    """The noun phrase that opens the sentence of token `at`: a source where nothing else is found."""
    start = view.first[at]
    if view.np_of[start] < 0 or view.np_first[view.np_of[start]] != start or view.code[start] not in "DPNSR":
        return None
    last = chain_after(view, start, at)
    while last > start + 1 and view.lower[last - 1] in view.vocabulary.verbs:
        last -= 1
    return Source(start, last)


def before_relative(view: View, first: int, start: int) -> int:
    """'those who named a [candidate]', 'a video leaked by rebels and checked by [experts]': back to its noun."""
    for _ in range(3):
        before, extended = _one_before(view, first, start)
        if not extended:
            return first
        if view.code[before] == "&" and before > start and view.np_of[before - 1] >= 0:
            first = chain_before(view, before - 1, start)
            continue
        return chain_before(view, before, start)
    return first


def _one_before(view: View, first: int, start: int) -> tuple[int, bool]:
    """The token before the relative or participle clause that the phrase at `first` ends, if it does."""
    at = first - 1
    if at > start and view.code[at] in "IT" and view.vg_of[at] < 0:
        at -= 1
    if at > start and at < first - 1 and view.code[at] == "J" and view.np_of[at - 1] >= 0:
        return at - 1, True  # "officials familiar with the plan"
    group = view.vg_of[at] if at > start else -1
    if group < 0:
        return first, False
    before = view.vg_first[group] - 1
    while before > start and (view.code[before] in "Bb" or _wanting(view, group, before)):
        group = view.vg_of[before] if view.vg_of[before] >= 0 else group
        before -= 1
    if before > start and view.code[before] in "wt" and view.np_of[before - 1] >= 0:
        return before - 1, True
    participle = view.vg_tense[group] in (PARTICIPLE, GERUND) and before >= start
    return before, participle and (view.np_of[before] >= 0 or view.code[before] == "&")


def _wanting(view: View, group: int, before: int) -> bool:
    """'those who [want] to ban it': a verb before an infinitive."""
    return view.vg_tense[group] == INFINITIVE and view.vg_of[before] >= 0


def _before_parenthesis(view: View, comma: int, start: int) -> Source | None:
    """'The mayor, speaking on Monday, [said]' -> The mayor; an apposition stays in the source."""
    mark = view.code[comma]
    opened = view.code.rfind(mark, start, comma)
    for _ in range(STEPS):
        if opened <= start:
            break
        if view.np_of[opened - 1] >= 0 or view.code[opened - 1] == ")":
            first = chain_before(view, _before_bracket(view, opened - 1, start), start)
            inside = view.np_of[opened + 1]
            if inside >= 0 and _has_verb(view, inside, comma):
                opened = view.code.rfind(mark, start, opened)
                continue
            if first == start or view.code[first - 1] in ",&t~:;“”?I":
                apposed = view.code[opened + 1] in "DrJjPNS0" and not any(
                    view.vg_of[i] >= 0 and view.finite(view.vg_of[i]) for i in range(opened, comma)
                )
                return Source(first, comma if apposed else opened)
        opened = view.code.rfind(mark, start, opened)
    return None


def _before_bracket(view: View, at: int, start: int) -> int:
    """'The Northern Army [(TNA)], which seized ...': the token before the bracket that closes at `at`, else `at`."""
    opened = view.code.rfind("(", max(start, at - STEPS), at) if view.code[at] == ")" else -1
    return opened - 1 if opened > start and view.np_of[opened - 1] >= 0 else at


def chain_before(view: View, at: int, start: int) -> int:
    """First token of the maximal noun phrase that ends at token `at`: 'the head of the army's press office'.

    'Poland, [Latvia and Estonia] said': a comma joins where an 'and' follows, or the list opens its sentence.
    """
    first = chain_left(view, at, start)
    for _ in range(STEPS):
        gap = first - 1
        if gap <= start or view.code[gap] not in "&," or view.np_of[gap - 1] < 0:
            break
        before = chain_left(view, gap - 1, start)
        if view.code[gap] == "&":
            if before != start and view.code[before - 1] not in ",t~:;“”?":
                break
        elif before != start or view.code.find("&", first, at) < 0:
            break
        first = before
    return first


def chain_left(view: View, at: int, start: int) -> int:
    """As `chain_before`, without coordination."""
    if view.np_of[at] < 0:
        return at
    first = view.np_first[view.np_of[at]]
    for _ in range(STEPS):
        gap = first - 1
        if gap <= start or view.np_of[gap - 1] < 0:
            break
        if view.code[gap] != "'" and not (view.code[gap] in "IT" and view.lower[gap] in JOINING):
            break
        first = view.np_first[view.np_of[gap - 1]]
    if view.lower[first] in WEEKDAYS and first < at and view.code[first + 1] == "P":
        first += 1  # 'on Monday [Estonia] said'
    return max(first, start)


def phrase_after(view: View, at: int, end: int) -> Source | None:
    """The maximal noun phrase that starts at token `at`: 'Jane Roe, a lawyer for the union'."""
    if at + 1 < end and view.lower[at] in ("both", "either"):
        at += 1  # 'according to both [the mayor and the police]'
    head = at
    while head < min(at + 3, end) and view.np_of[head] < 0 and view.code[head] in "GJVvYbB":
        head += 1  # "according to acting governor Ida Brandt", whatever the tags
    if head >= end or view.np_of[head] < 0:
        return None
    last = _after_participle(view, chain_after(view, head, end), end)
    listed = LISTED.match(view.code, last, end)
    if listed:
        stop = chain_after(view, listed.end() - 1, end) if view.np_of[listed.end() - 1] >= 0 else listed.end()
        if stop >= end or view.vg_of[stop] < 0:
            return Source(at, stop)
    if last + 1 < end and view.code[last] == ",":
        more = view.np_of[last + 1]
        if more >= 0 and view.np_first[more] == last + 1 and view.code[last + 1] in "DrJNS":
            stop = chain_after(view, last + 1, end)
            if stop >= end or view.code[stop] in ",.)~;:“”w":
                last = stop
    return Source(at, last)


def _after_participle(view: View, last: int, end: int) -> int:
    """'a letter [seen by the paper]', 'people [briefed on the talks]': a participle and its phrase stay in."""
    if last + 1 >= end or view.vg_of[last] < 0 or view.code[last] != "Y" or view.code[last + 1] != "I":
        return last
    return chain_after(view, last + 2, end) if last + 2 < end and view.np_of[last + 2] >= 0 else last


def chain_after(view: View, at: int, end: int) -> int:
    """Last token (exclusive) of the maximal noun phrase that starts at `at`."""
    last = min(view.np_last[view.np_of[at]], end)
    for _ in range(STEPS):
        if last >= end:
            break
        if view.code[last] == "(":
            closed = view.code.find(")", last, min(end, last + STEPS))
            if closed < 0:
                break
            last = closed + 1
            continue
        joins = view.code[last] == "'" or (view.code[last] in "IT&" and view.lower[last] in CHAINING)
        if not joins or last + 1 >= end or view.np_of[last + 1] < 0:
            break
        following = view.np_of[last + 1]
        if view.code[last] == "&" and _has_verb(view, following, end):
            break
        last = min(view.np_last[following], end)
    return last


def _has_verb(view: View, phrase: int, end: int) -> bool:
    """A finite verb group follows the phrase: it is a subject, no second source."""
    at = view.np_last[phrase]
    return at < end and view.vg_of[at] >= 0 and view.finite(view.vg_of[at])


def agent_after(view: View, at: int, end: int) -> Source | None:
    """'was rejected [by the council]': who did it, within a few tokens of the verb."""
    if at < end and view.lower[at] == "by":
        return phrase_after(view, at + 1, end)
    return None
