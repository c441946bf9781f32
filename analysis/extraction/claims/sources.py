"""Who says it: the attribution that covers the number, its parties, stance and relays."""

from __future__ import annotations

from typing import Any, Final

from ...records import Attribution, Mention, Party
from .cases import Bound, Case
from .scene import Said, Scene

TELLING: Final = frozenset(("speak of: topic", "tell of: topic", "talk of: topic"))  # 'aid workers spoke of [60] dead'
BODIES: Final = frozenset(("organisation", "intergovernmental", "government"))
RELATIVE: Final = frozenset(("who", "which", "that", "you", "whom"))


WRITER: Final = Said("stated", None, (), None)


def find_said(scene: Scene, covering: list[Attribution], case: Case, bound: Bound) -> Said:
    """The narrowest attribution whose content holds the number; else one of its sentence without other content.

    `covering` are those that may speak, of the number's sentence or with a content that holds it.
    """
    begin = (
        case.number_end - 1
    )  # of the number: in 'estimated 900 had fallen' the cue is taken for a part of the phrase
    speaking = [a for a in covering if _speaks(scene, a, case, bound)]
    holding = [a for a in speaking if a.source_begin < 0 or a.content_begin <= begin < a.content_end]
    if holding:
        return _said(scene, min(holding, key=_width))
    beside = [a for a in speaking if not _holds_elsewhere(scene, a)]
    if beside:
        return _said(scene, min(beside, key=lambda a: abs(a.cue_begin - begin)))
    return _listed_by(scene, case) or _counted_by(scene, case) or WRITER


def _counted_by(scene: Scene, case: Case) -> Said | None:
    """'[The UN mission] has documented 80 cases': who counts says how many."""
    code, lower = scene.syntax.code, scene.syntax.lower
    at = case.left
    while at > case.begin and code[at] in "DJB":
        at -= 1
    if at <= case.begin or lower[at] not in scene.syntax.words.counting:
        return None
    subject = at - 1
    while subject > case.begin and code[subject] in "aeB":
        subject -= 1
    found = [m for m in scene.mentions.get(int(scene.document.token_sentence[at]), ()) if m.last == subject + 1]
    bodies = [m for m in found if m.kind in BODIES and m.form != "pronoun"]
    if not bodies:
        return None
    m = max(bodies, key=lambda m: m.end - m.begin)
    party = Party("source", 1, scene.document.text[m.begin : m.end], m.begin, m.end, m.actor_id, m.country, _kind(m))
    return Said("said", None, (party,), None)


def _listed_by(scene: Scene, case: Case) -> Said | None:
    """'[The daily summary] lists 9,700 tanks': a record says so where nobody else does."""
    syntax, document = scene.syntax, scene.document
    if syntax.words.listing.isdisjoint(case.sentence_words):
        return None
    for verb in range(case.begin + 1, case.first):
        head = verb - 1 - (syntax.code[verb - 1] == "B")  # 'also lists'
        if syntax.lower[verb] not in syntax.words.listing or syntax.lower[head] not in syntax.words.record_noun:
            continue
        first = head
        while first > case.begin and syntax.code[first - 1] in "DdrJNSP'":
            first -= 1
        begin, end = document.begins[first], document.ends[head]
        party = Party("source", 1, document.text[begin:end], begin, end, None, None, "document", rule="record")
        return Said("said", None, (party,), None)
    return None


def _width(attribution: Attribution) -> tuple[bool, int, int]:
    """The narrowest named one first; of two that say the same, the one that the other relays."""
    width = attribution.content_end - attribution.content_begin
    return attribution.source_begin < 0, width, -len(attribution.relays)


def may_speak(scene: Scene, attribution: Attribution) -> bool:
    """A named source that says, not one that plans; hearsay."""
    if attribution.negated and attribution.stance != "denied":
        return False  # "did not confirm that 12 had died"
    if attribution.source_begin < 0:
        return attribution.stance == "reported"
    text = scene.document.text
    cue = text[attribution.cue_begin : attribution.cue_end].lower()
    source = text[attribution.source_begin : attribution.source_end].lower()
    return source not in RELATIVE and not source.startswith("no ") and cue not in scene.syntax.words.planning


def _speaks(scene: Scene, attribution: Attribution, case: Case, bound: Bound) -> bool:
    """Whether what is said may be of the number; hearsay where its cue stands by the number's own verb."""
    document = scene.document
    if attribution.source_begin >= 0:
        topic = attribution.rule.endswith(": topic")  # 'condemned strikes that killed 12'
        told = attribution.rule in TELLING and attribution.content_begin >= document.begins[case.first]
        return told or not topic
    first = max(case.begin, min(case.first, bound.token) - 4) if bound.token >= 0 else case.begin
    last = max(case.last - 1, bound.token)
    return document.begins[first] <= attribution.cue_begin < document.ends[last]


def _holds_elsewhere(scene: Scene, attribution: Attribution) -> bool:
    """Its content is another clause, unless it is an adjunct ('according to ..., killing 12') that holds for all."""
    if attribution.content_begin < 0:
        return False
    return not scene.document.text.startswith(("according", "According"), max(attribution.cue_begin, 0))


def _said(scene: Scene, attribution: Attribution) -> Said:
    if attribution not in scene.said:
        scene.said[attribution] = _read(scene, attribution)
    return scene.said[attribution]


def _read(scene: Scene, attribution: Attribution) -> Said:
    sources = split_parties(scene, attribution.sentence, attribution.source_begin, attribution.source_end)
    whole: dict[str, Any] = {}
    if len(sources) == 1:
        country = attribution.source_country or sources[0].country
        whole = {"actor_id": attribution.source_id, "country": country, "kind": attribution.source_kind}
    spans = attribution.relays
    relays = [p for begin, end in spans for p in split_parties(scene, attribution.sentence, begin, end)[:1]]
    named = attribution.anonymity
    parties = [p._replace(role="source", rank=rank, anonymity=named, **whole) for rank, p in enumerate(sources, 1)]
    parties += [p._replace(role="relay", rank=rank) for rank, p in enumerate(relays, 1)]
    return Said(attribution.stance, attribution.verification, tuple(parties), attribution)


def split_parties(scene: Scene, sentence: int, begin: int, end: int) -> list[Party]:
    """'U.S., French and Polish assessments' is three sources; an apposition stays in one."""
    if begin < 0:
        return []
    text = scene.document.text
    inside = [
        m for s in (sentence, sentence - 1) for m in scene.mentions.get(s, ()) if begin <= m.begin and m.end <= end
    ]
    parts = _coordinated(text, inside)
    if len(parts) > 1:
        return [
            Party("source", 1, text[m.begin : m.end], m.begin, m.end, m.actor_id, m.country, _kind(m)) for m in parts
        ]
    head = max(inside, key=lambda m: m.end - m.begin, default=None)
    country = next((m.country for m in inside if m.country), None)
    actor, kind = (head.actor_id, _kind(head)) if head else (None, None)
    return [Party("source", 1, text[begin:end], begin, end, actor, country, kind)]


def _kind(mention: Mention) -> str:
    return "media" if mention.role == "MED" else mention.kind


def _coordinated(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions joined by commas and a final 'and'; nothing where there is no 'and'."""
    parts: list[Mention] = []
    joined = False
    for mention in mentions:
        if parts and mention.begin < parts[-1].end:
            continue
        gap = text[parts[-1].end : mention.begin].strip().lower() if parts else ""
        if parts and gap not in (",", "and", ", and", "&", "and the", ", and the"):
            break
        joined = joined or "and" in gap or "&" in gap
        parts.append(mention)
    return parts if joined else []
