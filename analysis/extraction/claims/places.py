"""Where it happened: the most specific place of the clause, or of the event told before."""

from __future__ import annotations

from typing import Final

from ...records import Mention
from .actions import Bound, Case
from .scene import PLACE_KINDS, Scene

PLACING: Final = frozenset(
    [
        "in",
        "at",
        "near",
        "on",
        "over",
        "across",
        "around",
        "outside",
        "inside",
        "within",
        "throughout",
        "off",
        "along",
        "to",
        "into",
        "against",
        "upon",
        "above",
        "from",
        "of",
        "towards",
        "toward",
        "between",
        "where",
        "neighbouring",
        "neighboring",
    ]
)
CHAIN_GAP: Final = 4


def find_place(scene: Scene, sentence: int, case: Case, bound: Bound) -> Mention | None:
    """'killed in a strike on [Sloviansk], Donetsk Oblast': after the number, then before it, then later on."""
    chains = _chains(scene, sentence)
    if not chains:
        return None
    start = max(case.first, bound.token if bound.token > case.first else case.first)
    border = _next_number(scene, sentence, case)
    after = [chain[0] for chain in chains if start <= chain[0].first < border]
    before = [chain[0] for chain in chains if chain[0].first < case.first]
    later = [chain[0] for chain in chains if chain[0].first >= border]
    if after:
        return after[0]
    if before and (later or True):
        return before[-1] if not later or _opens_clause(case, bound) else later[0]
    return later[0] if later else None


def _opens_clause(case: Case, bound: Bound) -> bool:
    """'X attacks A, [killing five] in B and ...': an object of a participle looks back."""
    return bound.role == "object" and bound.token >= 0 and case.syntax.code[bound.token] == "F"


def _next_number(scene: Scene, sentence: int, case: Case) -> int:
    phrase_first = scene.syntax.phrase_first
    later = [phrase_first[i] for i in scene.quantities.get(sentence, ()) if phrase_first[i] >= case.last]
    return min(later, default=case.end)


def _chains(scene: Scene, sentence: int) -> list[list[Mention]]:
    """Placed mentions of a sentence, those of one chain ('Tank, Pakistan') together."""
    lower, code = scene.syntax.lower, scene.syntax.code
    begin = scene.syntax.sentence_first[sentence]
    chains: list[list[Mention]] = []
    for mention in scene.mentions.get(sentence, ()):
        if mention.kind not in PLACE_KINDS or mention.form == "pronoun":
            continue
        gap = mention.first - chains[-1][-1].last if chains else CHAIN_GAP
        if (
            chains
            and gap < CHAIN_GAP
            and all(code[i] in ",IoDJN'S&" for i in range(chains[-1][-1].last, mention.first))
        ):
            chains[-1].append(mention)
            continue
        at = mention.first - 1
        while at >= begin and code[at] in "DJBNSPdr'0":
            at -= 1
        if at >= begin and (lower[at] in PLACING or code[at] in "F"):
            chains.append([mention])
    return chains
