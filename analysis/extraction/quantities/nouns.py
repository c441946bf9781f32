"""Noun phrases with their class: as they stand, after "of", over adjectives and names."""

from __future__ import annotations

from typing import Final

from .classes import NOTHING, NOUNS, PEOPLE, Counted, Items, Weapon, classify, is_cased, is_demonym, item_at
from .view import View

INNER: Final = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "CD", "HYPH", "POS"}
_PARTITIVE: Final = frozenset(
    ("member", "members", "piece", "pieces", "unit", "units", "round", "rounds", "set", "sets", "pair", "pairs", "type",
     "types", "kind", "kinds", "body", "bodies", "corpse", "corpses", "remains", "box", "boxes", "group", "groups",
     "shipment", "shipments", "stick", "sticks", "load", "loads", "batch", "batches", "families", "family", "crates")
)  # fmt: skip
_PASSED: Final = frozenset(
    ("the", "its", "their", "his", "her", "our", "my", "these", "those", "all", "such", "some", "this", "your", "a",
     "an", "every")
)  # fmt: skip


def after_of(view: View, items: Items, at: int, end: int, depth: int = 3) -> Counted:
    """'dozens | of drones', 'three | of its soldiers', 'two | of the mayor's drivers', '79 | out of'."""
    first = at + (2 if view.lower[at] == "out" else 1)
    while first < end and (view.lower[first] in _PASSED or view.form(first) is not None or _is_hedge(view, first, end)):
        first += 1
    if first >= end or view.tags[first] in ("WDT", "WP", "PRP"):
        return NOTHING
    index = view.phrase_at[first]
    if index < 0 or view.phrase(index)[2] < first:
        return scan(view, items, first, end) or joined_adjectives(view, items, first, end) or NOTHING
    head, last = _possessed(view, index, end)
    first = max((i + 1 for i in range(first, head + 1) if _is_number(view, i)), default=first)
    if first > head:
        return NOTHING  # half the state's $9 million
    if view.tags[head] not in NOUNS or view.tags[head] in ("NN", "NNP", "JJ"):
        found = scan(view, items, first, end)
        if found is not None and found.last > last:
            return found
    cut = cut_at_verb(view, items, first, head)
    return cut or make(view, items, first, last, head, "after_of", depth)


def _is_number(view: View, at: int) -> bool:
    """'of Kyiv's | 12 mayors'; not of a name: 'of the Boeing 737 jets'."""
    form = view.form(at)
    return form is not None and not form.rest and view.tags[at - 1] not in ("NNP", "NN")


def _is_hedge(view: View, at: int, end: int) -> bool:
    """'of its | more than 3,400 posts', 'of the | nearly 40 houses'."""
    if view.lower[at] not in _HEDGES:
        return False
    return any(view.form(i) is not None for i in range(at + 1, min(at + 3, end)))


_HEDGES: Final = frozenset(
    ("more", "than", "about", "nearly", "almost", "roughly", "around", "approximately", "estimated", "over", "at",
     "least", "less", "fewer", "up", "to")
)  # fmt: skip


def cut_at_verb(view: View, items: Items, first: int, head: int) -> Counted | None:
    """'eight boroughs | lost power': a verb taken into the phrase; the plural noun before it is the head."""
    if view.tags[head] in ("NNS", "NNPS"):
        return None
    for token in range(first, head):
        if view.lower[token].endswith("ans") and is_demonym(view, items, token) and not _is_noun_tag(view, token + 1):
            return make(view, items, first, token + 1, token, "cut")  # '300 Americans | caught in Kuwait'
        noun = items.nouns.longest(view.lower, token, head)
        if noun is None or not view.lower[noun[0] - 1].endswith(("s", "im", "men", "people")):
            continue
        alone = noun[0] == head and item_at(view, items, head, head) is None
        if alone or view.tags[noun[0]] not in ("NN", "NNS", "NNP", "NNPS"):
            return make(view, items, first, noun[0], noun[0] - 1, "cut")
    return None


def _is_noun_tag(view: View, token: int) -> bool:
    return view.tags[token] in ("NNS", "NNP", "NNPS", "POS", "CC", ",")


def _possessed(view: View, index: int, end: int) -> tuple[int, int]:
    """(head, end) of a phrase, or of what it possesses: 'the minister's bodyguards' -> bodyguards."""
    _, last, head = view.phrase(index)
    for _ in range(3):
        at = last + (last < end and view.lower[last] in ("'s", "’s", "'", "’"))
        if at >= end or (at == last and view.tags[last - 1] != "POS"):
            break
        while at + 1 < end and (view.tags[at] in ("RBS", "RB") or (at > last + 1 and view.tags[at][:2] == "VB")):
            at += 1  # the court's | most senior judges, the town's | most admired bridges
        if view.phrase_at[at] < 0:
            break
        _, last, head = view.phrase(view.phrase_at[at])
    return head, min(last, end)


def scan(view: View, items: Items, at: int, end: int) -> Counted | None:
    """Over adjectives, names and conjunctions to a noun of the lexicons: '36 | ballistic and cruise missiles'."""
    best: Counted | None = None
    for first in range(at, min(at + 12, end)):
        if first > at and not _goes_on(view, first - 1, first):
            break
        for matcher in (items.nouns, items.weapons):
            match = matcher.longest(view.lower, first, end)
            if match is None or not (first == at or _is_head(view, items, match[0] - 1, first)):
                continue
            if _is_verb(view, match[0] - 1, end) or not _capital(view, first, match) or _is_inner(view, match[0], end):
                continue
            if best is None or match[0] > best.last:
                best = make(view, items, at, match[0], match[0] - 1, "scan")
        if best is not None and view.tags[best.head] in ("NNS", "NNPS"):
            break
    return best


def _is_inner(view: View, last: int, end: int) -> bool:
    """'dozens of | private and public courses': an adjective that goes on to a noun is no head."""
    if view.tags[last - 1] != "JJ" or last >= end:
        return False
    if view.lower[last] in ("and", "or", ","):
        last += 1
    return last + 1 < end and view.tags[last] == "JJ" and view.tags[last + 1] in NOUNS


def _is_verb(view: View, at: int, end: int) -> bool:
    """A noun of the lexicon that is a verb here: '26 | crossing the river'."""
    gerund = view.tags[at] == "VBG" and at + 1 < end and view.tags[at + 1] in ("DT", "PRP$", "PRP")
    return gerund or view.tags[at] in _NEVER


_NEVER: Final = frozenset(("VBD", "VBP", "MD", "TO", "CC", "PRP", "DT", "WDT"))


def _capital(view: View, first: int, match: tuple[int, object]) -> bool:
    """A weapon's name stands in its case."""
    name = match[1]
    return not isinstance(name, Weapon) or is_cased(view, first, match[0], name.form)


def _goes_on(view: View, token: int, following: int) -> bool:
    """The phrase may run on over a token: adjectives, nouns, 'and' or a slash between two of them."""
    if view.lower[token] == ",":  # Saudi, Emirati and Yemeni troops
        joined = view.lower[following] in ("and", "or")  # hypersonic, ballistic, and cruise missiles
        return view.tags[token - 1] in ("JJ", "NNP") and (joined or view.tags[following] in ("JJ", "NNP"))
    if view.lower[token] in ("and", "or", "/", "-", "+"):
        return view.form(following) is None and view.tags[following] in INNER
    if view.tags[token] == "VBN" and view.tags[token - 1] == "NN" and view.tags[following] != "NNS":
        return False  # 'one time | managed the server'
    capital = view.words[token][:1].isupper() and view.lower[token].isalpha()  # a name, whatever its tag
    return (view.tags[token] in INNER or capital) and view.form(token) is None


def _is_head(view: View, items: Items, head: int, first: int) -> bool:
    """A plural noun, or a name of a weapon in its case."""
    weapon = items.weapons.longest(view.lower, first, head + 1)
    if weapon is not None and weapon[0] == head + 1 and is_cased(view, first, head + 1, weapon[1].form):
        return True
    noun = items.nouns.longest(view.lower, first, head + 1)
    if noun is None:
        return False
    if noun[0] > first + 1:
        return True
    return view.tags[head] in ("NNS", "NNPS", "NN", "NNP", "FW", "VBZ", "JJ") and (
        view.lower[head].endswith("s") or view.tags[head] in ("NNS", "NN", "NNP")
    )


def make(view: View, items: Items, first: int, last: int, head: int, rule: str, depth: int = 3) -> Counted:
    """A counted phrase with its class; of 'members of the army' the class of the army's people."""
    kind = classify(view, items, first, head)
    if depth and view.lower[head] in _PARTITIVE and last < view.bounds(head)[1] and view.lower[last] == "of":
        inner = after_of(view, items, last, view.bounds(head)[1], depth - 1)
        if inner.item is not None and inner.item != "other":
            item = _part(view.lower[head], inner.item, kind.item)
            return Counted(first, last, head, item, inner.model, rule)
    return Counted(first, last, head, kind.item, kind.model, rule)


def _part(head: str, inner: str, own: str | None) -> str | None:
    """'members of the armed forces' troops; 'rounds of artillery' rockets; 'bodies of civilians' civilians."""
    if head.startswith("round"):
        return "rockets" if inner in ("artillery", "rockets") else inner if inner == "weapons" else own
    if head.startswith(("member", "bod", "corpse", "remain", "famil")):
        return inner if inner in PEOPLE else own
    return inner


def joined_adjectives(view: View, items: Items, at: int, end: int) -> Counted | None:
    """'private and public wells': adjectives joined before a plural noun that no lexicon has."""
    tags, i = view.tags, at
    while i < end and tags[i] in ("RB", "VBN", "JJ"):
        i += 1
    if i == at or tags[i - 1] != "JJ" or i + 1 >= end or view.lower[i] not in ("and", "or"):
        return None
    if tags[i + 1] != "JJ" or view.lower[i + 1] in _QUANTIFIERS:
        return None
    head = i + 2
    while head < end and tags[head] in ("JJ", "VBN", "NN"):
        head += 1
    if head >= end or tags[head] not in ("NNS", "NNPS"):
        return None
    return make(view, items, at, head + 1, head, "joined")


_QUANTIFIERS: Final = frozenset(("many", "several", "other", "few", "more", "numerous", "various", "some"))
