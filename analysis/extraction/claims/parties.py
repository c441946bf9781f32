"""Parties of a claim as records, and what finding a side and finding an agent share."""

from __future__ import annotations

from typing import Final

from ...records import Mention, Party
from .cases import Case
from .scene import Scene, is_actor
from .syntax import Syntax

TIES: Final = frozenset(("linked", "loyal", "belonging", "tied", "affiliated", "aligned"))


def make_parties(scene: Scene, role: str, mentions: list[Mention], number_end: int = -1) -> tuple[Party, ...]:
    """Mentions in a role, ranked in order; a number that a mention begins with is left out."""
    if not mentions:
        return ()
    text = scene.document.text
    parties = []
    for rank, mention in enumerate(mentions, 1):
        begin = mention.begin
        if begin < number_end < mention.end:
            begin = number_end + len(text[number_end : mention.end]) - len(text[number_end : mention.end].lstrip())
        end = _name_end(scene, mention)
        if end < mention.end and scene.syntax.code[mention.first] == "D" and scene.syntax.lower[mention.first] != "the":
            begin = scene.document.begins[mention.first + 1]  # 'an [Islamic State] gunman'
        parties.append(Party(role, rank, text[begin:end], begin, end, mention.actor_id, mention.country))
    return tuple(parties)


def _name_end(scene: Scene, mention: Mention) -> int:
    """'[Hamas] fighters', '[Boko Haram] militants': of an armed group its name."""
    code, first, last = scene.syntax.code, mention.first, mention.last
    opens = first == scene.syntax.sentence_first[mention.sentence] and not mention.actor_id
    if opens or (mention.country and not mention.actor_id) or mention.kind not in ("armed_group", "group", "person"):
        return mention.end  # a capital that opens a sentence says nothing
    if scene.syntax.lower[last - 1] not in scene.syntax.words.force or (
        mention.actor_id is not None and mention.actor_id == mention.country
    ):
        return mention.end
    words = scene.document.words
    while last > first and code[last - 1] in "NS" and words[last - 1].islower():
        last -= 1
    group = mention.kind == "armed_group" and words[last - 1][0].isupper()
    named = last > first and (code[last - 1] == "P" or group)
    return int(scene.document.token_end[last - 1]) if named else mention.end


def find_owner(scene: Scene, sentence: int, case: Case, pronoun: int) -> list[Mention]:
    """'[Kenya] withdraws its 300 troops': the party that opens the sentence of the pronoun."""
    before = [
        m for m in scene.mentions.get(sentence, ())
        if m.last <= pronoun and m.kind != "place" and is_actor(scene, m)
    ]  # fmt: skip
    return find_subject(scene, case, before)


def is_speaker(scene: Scene, sentence: int, mention: Mention) -> bool:
    """Whether a mention stands in what is cited as a source."""
    return any(begin <= mention.begin and mention.end <= end for begin, end in scene.speakers.get(sentence, ()))


def find_subject(scene: Scene, case: Case, before: list[Mention]) -> list[Mention]:
    """The mentions that open the clause of an active verb."""
    code = scene.syntax.code
    for mention in reversed(before):
        left = left_of_mention(code, mention, case)
        if _is_aside(scene, mention, left):
            continue
        if is_told(scene, mention, left) or opens_clause(scene.syntax, left, case.begin):
            return with_partners(scene, before, mention)
    return []


def _is_aside(scene: Scene, mention: Mention, left: int) -> bool:
    """'killed 12, [the UN] says, and drove thousands away': who says so between two verbs of another."""
    cue = next((cue for cue in scene.cues.get(mention.sentence, ()) if cue >= mention.last), -1)
    code = scene.syntax.code
    closed = cue >= 0 and code[cue + 1] == "," and not code[mention.last : cue].strip("aBeM")
    return closed and left >= 0 and code[left] == ","


def is_told(scene: Scene, mention: Mention, left: int) -> bool:
    """'Serbia said [Bosnia] had lost': the subject of what is said without 'that'."""
    named = mention.form != "pronoun" and scene.syntax.code[mention.last] != "T"  # 'calls for [Bosnia] to strike'
    told = left >= 0 and scene.syntax.lower[left] != "to"  # 'according to [Serbia]'
    return named and told and left in scene.cues.get(mention.sentence, ())


def with_partners(scene: Scene, mentions: list[Mention], mention: Mention) -> list[Mention]:
    """'[Norway] and [Denmark] send': all of a coordinated subject, in order."""
    found = [mention]
    for other in reversed([m for m in mentions if m.last < mention.first]):
        gap = scene.syntax.code[other.last : found[0].first]
        if gap.strip(",&D"):
            break
        found.insert(0, other)
    return found


def left_of_mention(code: str, mention: Mention, case: Case) -> int:
    """The token before a mention and its determiners."""
    left = mention.first - 1
    while left >= case.begin and (code[left] in "DJrdYq0" or case.syntax.lower[left].startswith("neighbo")):
        left -= 1
    left = _before_tie(case, left)
    if (
        left > case.begin
        and case.syntax.lower[left] == "-"
        and case.syntax.lower[left + 1] in case.syntax.words.lending
    ):
        left -= 2  # 'U.S.-backed [Kurdish fighters]'
    if left > case.begin and code[left] == "'" and code[left - 1] in "PNS":  # "Colombia's [ELN] killed"
        while left >= case.begin and code[left] in "'PNSJD":
            left -= 1
    return left


def _before_tie(case: Case, left: int) -> int:
    """'gunmen linked to [al-Qaeda]', 'fighters from [Boko Haram]': the token before the fighters."""
    lower, code = case.syntax.lower, case.syntax.code
    tied = lower[left] in ("to", "with") and lower[left - 1] in TIES
    head = left - 2 if tied else left - 1
    if head < case.begin or lower[head] not in case.syntax.words.force or not (tied or lower[left] == "from"):
        return left
    while head >= case.begin and code[head] in "DJrdNSYq0":
        head -= 1
    return head


def opens_clause(syntax: Syntax, left: int, begin: int) -> bool:
    """Whether a phrase right of the token `left` begins a clause."""
    if left > begin and syntax.lower[left] == "with":
        return syntax.code[left - 1] == ","
    if left >= begin and syntax.lower[left] in syntax.words.time_noun:
        return True  # 'the same night [Russia] launched'
    return left < begin or syntax.lower[left] in syntax.words.subordinate or syntax.code[left] in ',:"&'
