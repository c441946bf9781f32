"""Short forms: "the ministry", "the group", "the town" where one candidate was named before."""

from __future__ import annotations

from typing import Final

from ...language import Document
from ...lexicon import singular
from ...records import Mention
from ..actors.folding import fold
from .identities import agree, identify, only

DEFINITE: Final = frozenset(("the", "this", "that"))
GROUP_WORDS: Final = frozenset(("group", "militia", "movement", "organisation", "organization"))
FORCE_WORDS: Final = frozenset(("army", "military"))
TOWN_WORDS: Final = frozenset(("city", "town", "village", "settlement"))
REGION_WORDS: Final = frozenset(("region", "province", "governorate", "oblast", "county", "peninsula", "enclave"))
CALLED_PLACES: Final = TOWN_WORDS | frozenset(
    ("capital", "stronghold", "bastion", "enclave", "suburb", "district", "region", "province", "governorate", "port",
     "neighborhood", "neighbourhood", "peninsula", "island", "hub", "birthplace", "hometown")
)  # fmt: skip
BODY_KINDS: Final = frozenset(("government", "military", "organisation", "intergovernmental", "armed_group", "group"))
STRANGERS: Final = frozenset(
    ("gunmen", "gunman", "attackers", "attacker", "assailants", "assailant", "bandits", "gang", "gangs", "junta")
)  # of whom no name is known, whoever else is named
STRIKES: Final = frozenset(
    ("strike", "strikes", "airstrike", "airstrikes", "raid", "raids", "attack", "attacks", "jets", "warplanes",
     "aircraft", "missile", "missiles", "drone", "drones", "rocket", "rockets", "bombs", "shelling", "artillery",
     "bombardment", "tanks", "warships")
)  # fmt: skip
NEAR_SENTENCES: Final = 2  # a town is the one named in this or the two sentences before


def link_appositions(document: Document, mentions: list[Mention]) -> None:
    """ "The Valley Front, an armed group," and "Kharkiv, Ukraine's second city," are one each; in place."""
    for i in range(1, len(mentions)):
        left, right = mentions[i - 1], mentions[i]
        if right.sentence != left.sentence or right.first - left.last != 1 or document.words[left.last] != ",":
            continue
        if right.last < len(document.words) and document.words[right.last] in ("and", "or"):
            continue
        for j, called, name in ((i, right, left), (i - 1, left, right)):
            if _calls(document, called, name):
                mentions[j] = identify(called, name)
                break


def _calls(document: Document, called: Mention, name: Mention) -> bool:
    """Whether `called` is a description ("the militant group") of the organisation or place that `name` names."""
    if called.form != "nominal" or called.actor_id is not None or not called.rule.startswith("noun:"):
        return False
    if name.form != "name" or name.actor_id is None:
        return False
    if called.kind == name.kind == "place":
        return document.folded[called.head] in CALLED_PLACES and agree(called, name)
    if not {called.kind, name.kind} <= BODY_KINDS:
        return False
    head = document.folded[called.head]
    return singular(head) == head and agree(called, name)


def link_nominals(document: Document, mentions: list[Mention]) -> None:
    """Give definite bodies and towns the identity of the one named before, in place."""
    named: dict[str, tuple[Mention, frozenset[str]]] = {}
    places: list[Mention] = []
    strikers: set[str] | None = None
    strange: set[str] = set()  # heads of offices that were told of since, and are none of the named
    for i, mention in enumerate(mentions):
        if mention.form != "pronoun" and mention.actor_id is not None:
            if mention.kind == "place" and mention.form == "name":
                places.append(mention)
            elif mention.kind in BODY_KINDS and mention.actor_id not in named:
                words = frozenset(document.folded[mention.first : mention.last])
                named[mention.actor_id] = (mention, words)
                strange -= words
            continue
        if mention.form != "nominal" or not mention.rule.startswith("noun:"):
            continue
        if document.folded[mention.first] not in DEFINITE or mention.last - mention.first > 3:
            continue
        if strikers is None:
            strikers = find_strikers(document, mentions)
        head = document.folded[mention.last - 1]
        if mention.kind == "place":
            known = _place(document, head, mention, places)
        elif head in strange:
            known = None
        else:
            known = _body(document, mention, named, strikers) or _fighters(document, mention, named)
        if known is not None:
            mentions[i] = identify(mention, known)
        elif mention.kind == "government" and mention.last - mention.first > 2:
            strange.add(head)


def find_strikers(document: Document, mentions: list[Mention]) -> set[str]:
    """Countries of which strikes or weapons are named: '[Israeli] strikes', '[Russian] drones'."""
    adjectives = (m for m in mentions if m.country and m.kind in ("nationality", "state"))
    return {m.country or "" for m in adjectives if not STRIKES.isdisjoint(document.lower[m.last : m.last + 2])}


def _body(
    document: Document, mention: Mention, named: dict[str, tuple[Mention, frozenset[str]]], strikers: set[str]
) -> Mention | None:
    """The one body with that head word; the one armed group for "the group"; the one army for "the military"."""
    head = document.folded[mention.last - 1]
    if mention.kind not in BODY_KINDS or singular(head) != head:
        return None
    office = mention.kind == "government"  # the infrastructure ministry is not that of defence
    words = document.words[mention.first : mention.last - 1]
    own = {fold(word) for word in words if office or word[0].isupper()} - DEFINITE
    found = {
        key: other
        for key, (other, words) in named.items()
        if head in words and own <= words and agree(mention, other)  # the Red Army is no Volunteer Army
    }
    if not found and head in GROUP_WORDS:
        found = {key: other for key, (other, _) in named.items() if other.kind == "armed_group"}
    if not found and head in FORCE_WORDS:
        found = {key: other for key, (other, _) in named.items() if key.endswith("-AF")}
        found = found if strikers <= {other.country for other in found.values()} else {}
    return only(found)


def _fighters(document: Document, mention: Mention, named: dict[str, tuple[Mention, frozenset[str]]]) -> Mention | None:
    """ "The rebels" after "M23 rebels", "the militiamen" after "the Storm militia": the one group called so."""
    if mention.kind != "armed_group" or mention.last - mention.first != 2:
        return None
    head = document.folded[mention.last - 1]
    groups = {key: (other, words) for key, (other, words) in named.items() if other.kind == "armed_group"}
    called = {key: other for key, (other, words) in groups.items() if head in words or singular(head) in words}
    if called or head in STRANGERS:
        return only(called)
    return only({key: other for key, (other, _) in groups.items()})


def _place(document: Document, head: str, mention: Mention, places: list[Mention]) -> Mention | None:
    """The place last named with that word ("Zamzam camp": "the camp"), else the one town or region named near."""
    near = [p for p in places if 0 <= mention.sentence - p.sentence <= NEAR_SENTENCES]
    for place in reversed(near):
        if head in document.lower[place.first : place.last] and len(document.words[place.first]) > 1:
            return place
    if head in TOWN_WORDS:
        near = [p for p in near if p.rule != "region"]
    elif head in REGION_WORDS:
        near = [p for p in near if p.rule == "region"]
    else:
        return None
    return only({p.actor_id or "": p for p in near})
