"""What the other stages found, by sentence, and what the rules ask of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from ...language import Document
from ...lexicon import Lexicons
from ...records import Attribution, Mention, Party, Quantity, TimeExpression
from .ranges import join_ranges
from .syntax import LINE_END, Syntax

ACTING_KINDS: Final = frozenset(
    ["state", "government", "military", "armed_group", "intergovernmental", "organisation", "nationality", "group"]
)
FIGHTING_KINDS: Final = frozenset(("group", "person"))  # parties where they fight: 'an Islamic State gunman'
RESPONSIBLE: Final = frozenset(("responsibility", "behind", "claimed", "claims"))  # who stands by an attack
HAPPENING: Final = frozenset("FQ")  # codes of verbs of the lexicon of actions
PLACE_KINDS: Final = frozenset(("place", "state"))


AGENCY: Final = 60  # characters after the date of a dateline in which its dash stands
DATED: Final = re.compile(r"\d{4}(-(\d\d|W\d\d|Q\d|H\d|S[PU]|FA|WI))?(-(\d\d|WE))?(T.*)?$")
DATELINE_PLACE: Final = re.compile(r"[A-Z][^,\n]{1,40},(?: [A-Z][^,\n]{1,40},)? ?")
DATELINE_DASH: Final = re.compile(r",? ?(?:20\d\d)?,? ?(?:\([^()\n]{1,40}\))? ?(?:--?|–|—) ")


class Place(NamedTuple):
    """A place by its own words: of 'Quetta, Pakistan' the first part."""

    text: str
    id: str | None
    country: str | None
    begin: int
    end: int
    first: int
    last: int
    wide: bool = False  # a region or a state, in which other places lie


class Said(NamedTuple):
    """Stance, verification, and the sources and relays of a claim."""

    stance: str
    verification: str | None
    parties: tuple[Party, ...]
    attribution: Attribution | None


@dataclass(frozen=True, slots=True)
class Scene:
    """Findings by sentence index, with the shared syntax."""

    document: Document
    syntax: Syntax
    mentions: dict[int, list[Mention]]
    times: dict[int, list[TimeExpression]]
    dates: dict[int, list[TimeExpression]]  # those of the times that say when
    quantities: dict[int, list[int]]
    speakers: dict[int, list[tuple[int, int]]]  # spans of sources
    cues: dict[int, list[int]]  # last tokens of reporting verbs
    responsibility: dict[int, list[int]]  # tokens of words of `RESPONSIBLE`
    places: dict[int, list[Place]]  # what `sentence_places` read
    said: dict[Attribution, Said]  # what `find_said` read
    groups: frozenset[int]  # where mentions of armed groups begin
    paragraphs: list[int]  # the first sentence of each sentence's paragraph


def set_scene(
    document: Document,
    syntax: Syntax,
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
) -> Scene:
    """Group the findings by sentence."""
    mention_table: dict[int, list[Mention]] = {}
    adjectives = document.lexicons.get(build_adjectives)
    for mention in mentions:
        if "F" in syntax.code[mention.first + 1 : mention.last]:
            mention_table.setdefault(mention.sentence, []).extend(_cut(document, syntax, adjectives, mention))
        else:
            mention_table.setdefault(mention.sentence, []).append(mention)
    time_table: dict[int, list[TimeExpression]] = {}
    for time in times:
        if not _in_dateline(document, time):
            time_table.setdefault(time.sentence, []).append(time)
    time_table = {sentence: join_ranges(document, found) for sentence, found in time_table.items()}
    dates = {sentence: [time for time in found if _is_date(time)] for sentence, found in time_table.items()}
    quantity_table: dict[int, list[int]] = {}
    for index, quantity in enumerate(quantities):
        quantity_table.setdefault(quantity.sentence, []).append(index)
    speakers: dict[int, list[tuple[int, int]]] = {}
    cues: dict[int, list[int]] = {}
    ends = np.array([attribution.cue_end for attribution in attributions], document.token_begin.dtype)
    cue_tokens = (document.token_begin.searchsorted(ends) - 1).tolist()
    for attribution, cue in zip(attributions, cue_tokens, strict=True):
        if attribution.cue_end > 0:
            cues.setdefault(attribution.sentence, []).append(cue)
        if attribution.source_begin >= 0:
            span = (attribution.source_begin, attribution.source_end)
            speakers.setdefault(attribution.sentence, []).append(span)
    responsibility: dict[int, list[int]] = {}
    for at in document.where(RESPONSIBLE):
        responsibility.setdefault(document.sentence_of[at], []).append(at)
    groups = frozenset(m.begin for m in mentions if m.kind == "armed_group")
    return Scene(
        document, syntax, mention_table, time_table, dates, quantity_table, speakers, cues, responsibility, {}, {},
        groups, _paragraphs(document),
    )  # fmt: skip


def _paragraphs(document: Document) -> list[int]:
    """The first sentence of each sentence's paragraph: the last before which a line ends."""
    breaks = np.array([match.start() for match in LINE_END.finditer(document.text)], dtype=np.int64)
    before = breaks.searchsorted(document.sentence_end[:-1])
    opens = np.append(True, breaks.searchsorted(document.sentence_begin[1:]) > before)
    firsts: list[int] = np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0)).tolist()
    return firsts


def _in_dateline(document: Document, time: TimeExpression) -> bool:
    """'KYIV, [Jan. 1] (Agency) - Russia …': at the head of a line, when it was written and not when it happened."""
    begin = int(document.sentence_begin[time.sentence])
    between = document.text[document.sentence_end[time.sentence - 1] : begin] if time.sentence else "\n"
    head = "\n" in between or begin == document.body_begin[document.sentence_article[time.sentence]]
    before, after = document.text[begin : time.begin], document.text[time.end : time.end + AGENCY]
    return head and DATELINE_PLACE.fullmatch(before) is not None and DATELINE_DASH.match(after) is not None


def _is_date(time: TimeExpression) -> bool:
    """A day, a month, a part of a day; no length and nothing that comes again."""
    return time.type in ("DATE", "TIME") and DATED.match(time.value) is not None


def build_adjectives(lexicons: Lexicons) -> dict[str, str]:
    """Country of each adjective of nationality, lower case."""
    rows = lexicons.rows("states")
    return {row["form"].lower(): row["country"] for row in rows if row["type"] != "capital"}


def _cut(document: Document, syntax: Syntax, adjectives: dict[str, str], mention: Mention) -> list[Mention]:
    """'Serbian forces strike Vukovar' taken for one name is a subject and an object."""
    verb = syntax.code.index("F", mention.first + 1, mention.last)
    words = syntax.lower[mention.first : verb]
    country = next((adjectives[word] for word in words if word in adjectives), None)
    end = document.ends[verb - 1]
    kind = "military" if country else "group"
    subject = mention._replace(end=end, last=verb, head=verb - 1, kind=kind, form="nominal", country=country)
    if verb + 1 >= mention.last or mention.kind != "place":
        return [subject]
    return [subject, mention._replace(begin=document.begins[verb + 1], first=verb + 1)]


def is_actor(scene: Scene, mention: Mention) -> bool:
    """Whether a mention names a party: a state, its people or forces, a named group; 'Islamist gunmen' are none."""
    if _is_prefix(scene, mention):
        return False
    if mention.country:
        return mention.kind in ACTING_KINDS or mention.kind == "person"
    if mention.kind not in FIGHTING_KINDS | ACTING_KINDS or mention.form == "pronoun":
        return False
    if mention.kind in ("organisation", "intergovernmental", "government", "nationality", "state"):
        return mention.kind != "organisation" and mention.form == "name"
    words = scene.document.words
    if mention.kind in FIGHTING_KINDS and scene.syntax.lower[mention.head] not in scene.syntax.words.force:
        return False
    opens = scene.syntax.sentence_first[mention.sentence]
    opens += scene.syntax.code[opens] == '"'  # its capital says nothing: 'No soldiers', 'Gunmen'
    return any(
        words[i][0].isupper() and words[i].lower() not in scene.syntax.words.generic
        and (i != opens or scene.syntax.code[i] == "P" or mention.form == "name")
        for i in range(mention.first, mention.last)
    )  # fmt: skip


def _is_prefix(scene: Scene, mention: Mention) -> bool:
    """'[U.S.]-backed fighters', '[Israeli]-made drones': whose help or make it is, not who acts or owns."""
    lower, last = scene.syntax.lower, mention.last
    if mention.end < int(scene.document.token_end[last - 1]):
        return lower[last - 1].rpartition("-")[2] in scene.syntax.words.lending
    return lower[last] == "-" and not scene.syntax.words.lending.isdisjoint(lower[last + 1 : last + 2])


def is_national(scene: Scene, mention: Mention) -> bool:
    """'Haitian migrants' say their nationality, 'residents of the port' do not."""
    if mention.kind in ("nationality", "state", "armed_group"):
        return True
    adjectives = scene.document.lexicons.get(build_adjectives)
    lower = scene.syntax.lower
    return (
        not adjectives.keys().isdisjoint(lower[mention.first : mention.last])
        or "P" in scene.syntax.code[mention.first : mention.head]
    )


def tells_event(scene: Scene, sentence: int) -> bool:
    """Whether something happens in a sentence: a verb of the lexicon of actions, or a noun of attack."""
    syntax = scene.syntax
    first, last = syntax.sentence_first[sentence], syntax.sentence_last[sentence]
    if not HAPPENING.isdisjoint(syntax.code[first:last]):
        return True
    return not syntax.words.event.isdisjoint(syntax.lower[first:last])


def begins_paragraph(scene: Scene, sentence: int) -> bool:
    """Whether a line ends right before a sentence."""
    return scene.paragraphs[sentence] == sentence


def paragraph_start(scene: Scene, sentence: int, start: int) -> int:
    """The first sentence of a sentence's paragraph, not before `start`."""
    return max(scene.paragraphs[sentence], start)
