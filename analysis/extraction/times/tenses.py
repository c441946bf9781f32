"""Does the verb near an expression look back or ahead?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Final

from ...language import TENSES, Document
from ...lexicon import Lexicons
from ...lexicon.inflection import verb_forms

_NEAR: Final = 3
"""An infinitive says something of a time so many words off; 'to finish the road by May' says it farther."""
_FAR: Final = 20
STRONGLY_PAST: Final = -2
_DEADLINES: Final = ("by", "until", "till", "through")
_STILL: Final = frozenset(("has", "have", "'ve", "is", "are", "'re"))
_NEAREST: Final = 12
"""So many verb groups on either side are asked; sentences without end have more."""
_PERFECT: Final = frozenset(("has", "have", "had", "'ve", "having"))


_PLAN_WORDS: Final = 8
"""So many words off, 'scheduled' still says that a time lies ahead."""
_FORMERLY: Final = frozenset(("previously", "originally", "initially"))
_SHIFTED: Final = frozenset((*_DEADLINES, "to"))


def build_plans(lexicons: Lexicons) -> frozenset[str]:
    """Words after which a time lies ahead (scheduled, due), for `Lexicons.get`."""
    return frozenset(row["form"] for row in lexicons.rows("time_words") if row["kind"] == "plan")


def build_shifts(lexicons: Lexicons) -> frozenset[str]:
    """Words after which 'until' and 'to' name a time ahead (postponed), for `Lexicons.get`."""
    return frozenset(row["form"] for row in lexicons.rows("time_words") if row["kind"] == "put_off")


def build_timetable(lexicons: Lexicons) -> frozenset[str]:
    """Forms of verbs whose present announces (meets, opens, expires), for `Lexicons.get`."""
    lemmas = [row["form"] for row in lexicons.rows("time_words") if row["kind"] == "timetable"]
    return frozenset(form for lemma in lemmas for tag in ("VB", "VBZ", "VBG") for form in verb_forms(lemma)[tag])


def build_doings(lexicons: Lexicons) -> frozenset[str]:
    """Past forms of verbs whose infinitive happens with them (began, managed, went), for `Lexicons.get`."""
    lemmas = [row["form"] for row in lexicons.rows("time_words") if row["kind"] == "implicative"]
    return frozenset(form for lemma in lemmas for tag in ("VBD", "VBN") for form in verb_forms(lemma)[tag])


def build_sayings(lexicons: Lexicons) -> frozenset[str]:
    """Past forms of verbs of saying, whose time is not that of what is said, for `Lexicons.get`."""
    lemmas = {row["form"] for row in lexicons.rows("cues") if row["pos"] == "verb" and " " not in row["form"]}
    return frozenset(form for lemma in lemmas for tag in ("VBD", "VBN") for form in verb_forms(lemma)[tag])


def direction(document: Document, sentence: int, first: int, last: int) -> int:
    """-2 to +1 for tokens first..last: 'will resume Monday' +1, 'arrived Sunday' -1, 'In March they met' -2.

    The nearest verb group of the clause decides, one before it rather than one after; then of the sentence.
    """
    begin, end = int(document.sentence_first[sentence]), int(document.sentence_last[sentence])
    before = document.lower[max(begin, first - 1)] if first > begin else ""
    planned = STRONGLY_PAST if before == "since" else _planned(document, begin, first)
    if planned:
        return planned
    phrases = document.phrases
    if document.lower[last + 1 : min(end, last + 2)] in (["that"], ["which"]):  # the raid Sunday that left two dead
        told = bisect_left(phrases.vg_firsts, last + 2)
        if told < len(phrases.vg_first) and phrases.vg_firsts[told] == last + 2:
            return _sign(document, told, False, False)
    clause = bisect_right(phrases.clause_first, first) - 1
    spans = [(begin, end)]
    if clause >= 0 and int(phrases.clause_last[clause]) > first:
        spans.insert(0, (max(begin, int(phrases.clause_first[clause])), min(end, int(phrases.clause_last[clause]))))
    deadline = before in _DEADLINES or document.lower[max(begin, first - 2) : first] == ["before", "the"]
    reach = _FAR if deadline and not _acts(document, first, last, end) else _NEAR
    for a, b in spans:
        sign = _nearest(document, a, b, first, last, reach)
        if sign:
            return sign
    return 0


def _planned(document: Document, begin: int, first: int) -> int:
    """'scheduled for Monday', 'put off until Monday', 'ahead of Monday' +1; 'had been scheduled for Monday' -1."""
    ahead = document.lower[max(begin, first - _PLAN_WORDS) : first]
    put_off = not _SHIFTED.isdisjoint(ahead[-1:]) and not document.lexicons.get(build_shifts).isdisjoint(ahead[-6:])
    said = " ".join(ahead)
    fixed = "ahead of" in said or "set to" in said or said.endswith("set for")
    if not (put_off or fixed or _is_planned(document, ahead, first)):
        return 0
    return -1 if "had" in ahead else int(_FORMERLY.isdisjoint(ahead))


def _is_planned(document: Document, ahead: list[str], first: int) -> bool:
    """'is scheduled for Monday', 'a deadline of Monday'; 'the plans announced on Monday' were announced then."""
    plans = document.lexicons.get(build_plans)
    if plans.isdisjoint(ahead):
        return False
    phrases = document.phrases
    group = bisect_left(phrases.vg_firsts, first) - 1
    if group < 0 or first - phrases.vg_lasts[group] > 1:
        return True
    told = TENSES[phrases.vg_tense[group]] in ("past", "participle")
    return not told or not plans.isdisjoint(document.lower[phrases.vg_firsts[group] : phrases.vg_lasts[group]])


def _nearest(document: Document, begin: int, end: int, first: int, last: int, reach: int) -> int:
    """Sign of the nearest verb group that has one, in tokens [begin, end)."""
    phrases = document.phrases
    lo, at, hi = (bisect_left(phrases.vg_firsts, token) for token in (begin, first, end))
    lo, hi = max(lo, at - _NEAREST), min(hi, at + _NEAREST)
    best, sign, nearest = 1 << 30, 0, -1
    for group in range(lo, hi):
        start, stop = phrases.vg_firsts[group], phrases.vg_lasts[group]
        distance = first - stop if stop <= first else 2 * (start - last) + 1
        found = _sign(document, group, start < first, distance <= reach)
        if found < 0 and reach == _FAR:
            found = _of_deadline(document, group, begin)
        if found and distance < best:
            best, sign, nearest = distance, found, group
    return STRONGLY_PAST if sign < 0 and _tells(document, nearest, begin, first, last) else sign


def _acts(document: Document, first: int, last: int, end: int) -> bool:
    """'by Sunday's quake', 'by overnight shelling' say what did it, not until when."""
    noun = last + 1 < end and document.tags[last + 1] in ("POS", "NN", "NNS", "JJ", "VBG")
    return noun and document.lower[first - 1] == "by"


_BARE: Final = ("participle", "gerund", "infinitive", "past")
"""Tenses of a single word that a verb before it can govern: has kept them closed."""


def _of_deadline(document: Document, group: int, begin: int) -> int:
    """'it has been closed until Friday', 'has kept the roads closed until Friday' look ahead; 'was closed' back."""
    phrases = document.phrases
    governed = ""
    for at in range(group, max(-1, group - _NEAREST), -1):
        first, last, tense = phrases.vg_firsts[at], phrases.vg_lasts[at], TENSES[phrases.vg_tense[at]]
        says = governed not in ("", "infinitive") and _says(document, at)
        if first < begin or says:
            return -1
        if not _STILL.isdisjoint(document.lower[first:last]):
            return 1
        if tense not in _BARE or (last - first > 1 and tense != "infinitive"):
            return -1
        governed = tense
    return -1


def _tells(document: Document, group: int, begin: int, first: int, last: int) -> bool:
    """'In March they met', 'was built in June': the verb itself happened then, and not only what it says."""
    phrases = document.phrases
    tense, distance = TENSES[phrases.vg_tense[group]], first - phrases.vg_lasts[group]
    if phrases.vg_firsts[group] >= last:
        comma = document.lower[last + 1 : last + 2] == [","]
        fronted = first - begin <= 1 or (comma and not _has_verb_before(document, group))
        return tense == "past" and fronted and not _says(document, group)
    if document.lower[first - 1] not in ("in", "on") or tense not in ("past", "participle"):
        return False
    return distance <= 1 or (tense == "past" and distance <= _NEAREST and not _says(document, group))


def _says(document: Document, group: int) -> bool:
    """Is it a verb of saying?"""
    return document.lower[document.phrases.vg_heads[group]] in document.lexicons.get(build_sayings)


def _sign(document: Document, group: int, before: bool, near: bool) -> int:
    """Direction of one verb group; 0 for the plain present, gerunds, infinitives far off, participles that follow."""
    phrases = document.phrases
    first, last = phrases.vg_firsts[group], phrases.vg_lasts[group]
    words = document.lower[first:last]
    tense = TENSES[phrases.vg_tense[group]]
    if not _PERFECT.isdisjoint(words):
        return -1
    if tense == "participle" and group and phrases.vg_lasts[group - 1] == first:
        return _sign(document, group - 1, before, near) or -1
    if tense == "participle":
        return -int(before)
    if tense == "past":
        return -1
    if tense == "infinitive":
        if group and phrases.vg_lasts[group - 1] == first and _carries_out(document, group - 1):
            return _sign(document, group - 1, before, near)
        return int(before and near and _is_plan(document, first, last))
    if tense == "gerund" and before and near and words[-1] not in _LIKE_PREPOSITIONS:
        return _sign(document, group - 1, before, near) if _has_verb_before(document, group) else 0
    if tense == "present":
        arranged = words[-1] in document.lexicons.get(build_timetable) or document.tags[last - 1] == "VBG"
        arranged = arranged or "if" in document.lower[max(0, first - _IF_WORDS) : first]
        return int(before and near and arranged)
    return int(tense in ("future", "modal"))


_IF_WORDS: Final = 4
"""The present of a condition so many words off looks ahead: if they lose in the fall."""
_LIKE_PREPOSITIONS: Final = frozenset((
    "including", "excluding", "according", "following", "concerning", "regarding", "pending", "barring", "starting",
    "beginning", "depending", "owing", "during", "notwithstanding", "considering",
))  # fmt: skip
_QUESTIONS: Final = frozenset(("how", "what", "where", "whether", "which"))


def _carries_out(document: Document, group: int) -> bool:
    """'began to retreat in October', 'met to sign it on Sunday': what the infinitive says was done, not planned."""
    head = document.lower[document.phrases.vg_heads[group]]
    return TENSES[document.phrases.vg_tense[group]] == "past" and head in document.lexicons.get(build_doings)


def _is_plan(document: Document, first: int, last: int) -> bool:
    """'plans to vote', 'a deadline to pay'; not 'over how to pay', nor a plural that was taken for a verb."""
    head = document.lower[last - 1]
    plural = head.endswith("s") and not head.endswith(("ss", "us"))
    opened = "to" in document.lower[max(0, first - 1) : last] and not plural
    return opened and document.lower[max(0, first - 1)] not in _QUESTIONS


def _has_verb_before(document: Document, group: int) -> bool:
    """Is there a verb group before this one in its sentence?"""
    sentence = document.token_sentence
    first = document.phrases.vg_first
    return group > 0 and bool(sentence[first[group]] == sentence[first[group - 1]])
