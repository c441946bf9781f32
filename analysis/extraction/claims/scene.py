"""What the other stages found, by sentence, and what the rules ask of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ...language import Document
from ...records import Attribution, Mention, Quantity, TimeExpression
from .syntax import Syntax

EVENT_NOUNS: Final = frozenset(
    [
        "strike",
        "strikes",
        "airstrike",
        "airstrikes",
        "airstrikes",
        "attack",
        "attacks",
        "shelling",
        "shellings",
        "bombing",
        "bombings",
        "bombardment",
        "raid",
        "raids",
        "missile",
        "missiles",
        "drone",
        "drones",
        "rocket",
        "rockets",
        "fire",
        "gunfire",
        "offensive",
        "assault",
        "operation",
        "operations",
        "ambush",
        "barrage",
        "artillery",
        "shell",
        "shells",
        "bomb",
        "bombs",
        "mortar",
        "mortars",
        "bombardments",
        "assaults",
        "counteroffensive",
        "incursion",
        "invasion",
        "sniper",
        "snipers",
        "gunship",
        "blockade",
        "bullets",
        "uav",
        "uavs",
        "crossfire",
    ]
)
FORCE_NOUNS: Final = frozenset(
    [
        "forces",
        "force",
        "troops",
        "soldiers",
        "army",
        "military",
        "militants",
        "fighters",
        "insurgents",
        "rebels",
        "gunmen",
        "warplanes",
        "jets",
        "aircraft",
        "helicopters",
        "navy",
        "militia",
        "militias",
        "jihadists",
        "guards",
        "warships",
        "tanks",
        "settlers",
        "terrorists",
        "commandos",
        "marines",
        "police",
        "units",
        "unit",
        "planes",
        "warplane",
        "jet",
        "ships",
        "guard",
        "bomber",
        "bombers",
    ]
)
ACTING_KINDS: Final = frozenset(
    ["state", "government", "military", "armed_group", "intergovernmental", "organisation", "nationality", "group"]
)
PLACING: Final = frozenset(
    (
        "in at near on over across around outside inside within throughout off along to into against upon above from of "
        "towards toward between where neighbouring neighboring"
    ).split()
)
PLACE_KINDS: Final = frozenset(("place", "state"))


class Scene(NamedTuple):
    """Findings by sentence index, with the shared syntax."""

    document: Document
    syntax: Syntax
    mentions: dict[int, list[Mention]]
    times: dict[int, list[TimeExpression]]
    quantities: dict[int, list[int]]
    speakers: dict[int, list[tuple[int, int]]]  # spans of sources


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
    for mention in mentions:
        mention_table.setdefault(mention.sentence, []).append(mention)
    time_table: dict[int, list[TimeExpression]] = {}
    for time in times:
        time_table.setdefault(time.sentence, []).append(time)
    quantity_table: dict[int, list[int]] = {}
    for index, quantity in enumerate(quantities):
        quantity_table.setdefault(quantity.sentence, []).append(index)
    speakers: dict[int, list[tuple[int, int]]] = {}
    for attribution in attributions:
        if attribution.source_begin >= 0:
            span = (attribution.source_begin, attribution.source_end)
            speakers.setdefault(attribution.sentence, []).append(span)
    return Scene(document, syntax, mention_table, time_table, quantity_table, speakers)


def is_actor(mention: Mention) -> bool:
    """Whether a mention names a party: a state, its people or forces, or a named group; gunmen are none."""
    if mention.kind in ("group", "person", "organisation"):
        return bool(mention.country)
    return mention.kind in ACTING_KINDS and (bool(mention.country) or mention.form == "name")
