"""Counts without a noun of their own: "74 others", "killing 13", "Of the 41 missiles, 29", "evacuated: 452"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ...lexicon import Lexicons, verb_forms
from ...records import Quantity
from .classes import PEOPLE, Items, classify
from .parallels import collective, parallel, share_measure
from .states import STATES
from .trimming import is_dash, is_participle
from .view import View
from .wholes import REACH, apposed

_ELLIPTIC: Final = frozenset(("others", "other", "more"))
_HUMAN: Final = frozenset(
    ("killed", "injured", "detained", "abducted", "displaced", "evacuated", "recruited", "missing")
)
_BETWEEN: Final = frozenset(
    ("have", "has", "had", "been", "were", "was", "are", "is", "being", "be", "also", "reportedly", "reported", "to",
     "left", "later", "seriously", "critically", "feared", "confirmed", "believed", "still", "others", "more",
     "rendered", "severely", "badly", "slightly", "lightly", "presumed", "then", "may", "could")
)  # fmt: skip
_STATE_WORDS: Final = frozenset(
    ("dead", "homeless", "missing", "unaccounted", "hospitalized", "hospitalised", "displaced", "people", "hurt", "ill",
     "relocated", "resettled", "sick", "affected", "stranded", "sheltering", "fled", "flee")
)  # fmt: skip
_FINITE: Final = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TOLL: Final = frozenset(("toll", "casualties", "fatalities"))


def build_human_verbs(lexicons: Lexicons) -> frozenset[str]:
    """Forms of verbs that people suffer: killed, wounding, evacuated."""
    forms = set(_STATE_WORDS)
    for row in lexicons.rows("actions"):
        if row["pos"] != "verb" or row["action"] not in _HUMAN or " " in row["form"]:
            continue
        if row["items"] in ("", "people") and row["form"] not in ("lose", "bury", "burn", "treat", "eliminate"):
            for alternatives in verb_forms(row["form"]).values():
                forms |= alternatives
    return frozenset(forms)


def share(view: View, found: list[Quantity]) -> list[Quantity]:
    """'900, 700 and 400 dollars', '12 and 14 soldiers': what stands once, after the last of a list."""
    out = list(found)
    for index in range(len(out) - 2, -1, -1):
        left, right = out[index], out[index + 1]
        if left.unit is None and left.counted_head < 0 and _is_listed(view, left, right):
            out[index] = share_measure(left, right, "shared")
    return out


def _is_listed(view: View, left: Quantity, right: Quantity) -> bool:
    """Nothing but a comma or a conjunction between two numbers of one form; the second has what is shared."""
    between = view.document.text[left.phrase_end : right.phrase_begin].split()
    sides = between in (["by"], ["x"], ["×"]) and right.item in ("distance", "area")  # 40 by 60 meters
    level = right.unit == "point" and between in _MOVES  # at 7,320, up 12 points
    if left.sentence != right.sentence or not (sides or level or between in _LISTS):
        return False
    digits = [view.lower[quantity.first][0].isdigit() for quantity in (left, right)]
    suspended = right.rule.endswith("_compound") and between[0][0] == "-"  # four- and six-cylinder
    shared = right.unit is not None or right.counted_head >= right.last or suspended
    return digits[0] == digits[1] and left.item is None and shared


_MOVES: Final = ([",", "up"], [",", "down"], [",", "off"])
_LISTS: Final = ([","], ["and"], ["or"], [",", "and"], ["-", "and"], ["-,"], ["-,", "and"])


def carry(view: View, items: Items, found: list[Quantity]) -> list[Quantity]:
    """Give counts without a noun the item, model and phrase of what they continue or measure."""
    human = view.document.lexicons.get(build_human_verbs)
    out: list[Quantity] = []
    for quantity in found:
        if quantity.unit is None and _is_bare(view, quantity):
            for rule in _RULES:
                filled = rule(view, items, out, quantity, human)
                if filled is not None:
                    quantity = filled
                    break
        out.append(quantity)
    return out


def _is_bare(view: View, quantity: Quantity) -> bool:
    """No counted noun, or one that stands for another: others, more, dead."""
    head = quantity.counted_head
    if quantity.item == "age":
        return False
    return head < 0 or view.lower[head] in _ELLIPTIC or (quantity.item == "people" and quantity.rule.endswith("_state"))


def of_whole(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'Of the 41 missiles launched, 29 were intercepted': what the whole counts."""
    if not 0 <= quantity.whole_index < len(found):
        return None
    return _take(quantity, found[quantity.whole_index], "of_whole")


def of_apposed(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'Its last trucks, 15 of them, were burned', 'the gunmen, three of whom': the noun that stands before."""
    of = view.lower[quantity.last : quantity.last + 2]
    head = apposed(view, found, quantity) if of in (["of", "them"], ["of", "whom"]) else 0
    return _take_phrase(view, items, quantity, head, "apposed") if head else None


def continued(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'ten civilians …, nine others', '12 more', 'another two': the count before, or its whole."""
    if not _is_continuing(view, quantity) and not _is_human(view, quantity, human):
        return None
    suffers = _is_human(view, quantity, human)
    for other in found[: -REACH - 1 : -1]:
        near = quantity.sentence - (1 if _is_continuing(view, quantity) else 0)
        if other.sentence < near or view.article[other.sentence] != view.article[quantity.sentence]:
            break
        if other.unit is not None or other.item is None or (suffers and other.item not in PEOPLE):
            continue
        source = found[other.whole_index] if 0 <= other.whole_index < len(found) else other
        if source.item in ("children", "women"):
            return quantity._replace(item="people", rule=quantity.rule + "_continued")
        if source.item is not None:
            return _take(quantity, source, "continued")
    return quantity._replace(item="people", rule=quantity.rule + "_suffered") if suffers else None


def gapped(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'20 drones were launched and 15 shot down', '18 districts: 13 in the north': the noun stands once.

    Measures between are passed over: '400 people were held for two days and 95 who lived there for a week'.
    """
    start, end = view.sentence_first[quantity.sentence], view.sentence_last[quantity.sentence]
    before = quantity.first - 1
    while before >= start and view.end[before] > quantity.phrase_begin:
        before -= 1
    joins = before >= start and view.lower[before] in ("and", ",", ":", ";", "but", "(", "with", "to")
    follows = (
        quantity.last >= end
        or view.tags[quantity.last] in ("IN", "TO", "WP", "WDT", ",", ".", "RB", "-RRB-", "VBN", "VBD")
        or is_participle(view, quantity.last, quantity.last + 1)
    )
    if quantity.counted_head >= 0 or not joins or not follows or not found:
        return None
    counts = [other for other in found[: -REACH - 1 : -1] if other.unit is None and other.item != "age"]
    if not counts or counts[0].sentence != quantity.sentence:
        return None
    other = next((count for count in counts if not _places(view, count)), counts[0])
    if other.sentence != quantity.sentence:
        return None
    if other.counted_head < 0:  # killed 41 in one town and 9 in another
        return _take(quantity, other, "gapped") if other.item in PEOPLE else None
    return _take(quantity, other, "gapped") if view.tags[other.counted_head] in ("NNS", "NNPS") else None


def _places(view: View, quantity: Quantity) -> bool:
    """'61 drones were shot down in [11 regions]; 31 were lost': where it happened does not go on."""
    before = quantity.first - 1
    while before > 0 and view.end[before] > quantity.phrase_begin:
        before -= 1
    return view.lower[before] in ("in", "over", "across", "near", "throughout")


def of_toll(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'The death toll rose to 31', 'casualties: 12'."""
    start = view.sentence_first[quantity.sentence]
    before = view.lower[max(start, quantity.first - 40) : quantity.first]
    if quantity.counted_head < 0 and any(word in _TOLL for word in before) and not _followed_by_noun(view, quantity):
        return quantity._replace(item="people", rule=quantity.rule + "_toll")
    return None


def number_of(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'the number of families without shelter is put at 412': the noun after 'number of'."""
    start = view.sentence_first[quantity.sentence]
    if view.lower[quantity.last : quantity.last + 3] == [
        "the",
        "number",
        "of",
    ]:  # 'brings to nine the number of bridges'
        return _take_after(view, items, quantity, quantity.last + 3)
    for at in range(quantity.first - 1, max(start, quantity.first - 14), -1):
        if view.lower[at] == "of" and view.lower[at - 1] in ("number", "total", "estimate"):
            first = at + 1
            if view.lower[first] in STATES and view.tags[first + 1] not in ("NNS", "NN", "NNPS", "JJ"):
                return quantity._replace(item="people", rule=quantity.rule + "_number_of")  # 'the number of displaced'
            while view.phrase_at[first] < 0 and first < quantity.first - 1:
                first += 1
            return _take_phrase(view, items, quantity, first, "number_of")
    return None


def labelled(
    view: View, items: Items, found: list[Quantity], quantity: Quantity, human: frozenset[str]
) -> Quantity | None:
    """'Damaged houses: 146', 'Population evacuated 452' at the end of a line: the noun of the label."""
    start, end = view.sentence_first[quantity.sentence], view.sentence_last[quantity.sentence]
    after = view.lower[quantity.last] if quantity.last < end else ""
    colon = quantity.first > start and (
        view.lower[quantity.first - 1] == ":" or (quantity.first - 1 > start and is_dash(view, quantity.first - 1))
    )
    if quantity.counted_head >= 0 or after not in ("", "(", ";", ",", ".") or quantity.first - start > 8:
        return None
    if not colon and (after not in ("", "(") or view.phrase_at[quantity.first - 1] < 0):
        return None
    if quantity.phrase_begin < quantity.begin:
        return None
    label = view.lower[start : quantity.first]
    tags = view.tags[start : quantity.first - (2 if colon else 0)]  # 'Houses | destroyed:'
    if any(tag in _FINITE and word not in human for tag, word in zip(tags, label, strict=False)):
        return None
    for at in range(quantity.first - 1, start - 1, -1):
        if view.lower[at] in ("number", "total"):
            break  # Number of displaced: 452
        if items.nouns.longest(view.lower, at, at + 1) is not None and view.phrase_at[at] >= 0:
            return _take_phrase(view, items, quantity, at, "labelled")
    if any(word in human for word in label):
        return quantity._replace(item="people", rule=quantity.rule + "_labelled")
    return None


def _is_continuing(view: View, quantity: Quantity) -> bool:
    """'seven others', '12 more' without a noun, 'another two' without a noun."""
    if quantity.counted_head >= 0 and view.lower[quantity.counted_head] in _ELLIPTIC:
        return True
    if quantity.last < view.sentence_last[quantity.sentence] and view.lower[quantity.last] in ("more", "others"):
        return True
    end = view.sentence_last[quantity.sentence]
    if view.lower[quantity.last : min(quantity.last + 2, end)] in _ANAPHORIC:
        return quantity.counted_head < 0
    start = view.sentence_first[quantity.sentence]
    return quantity.first > start and view.lower[quantity.first - 1] in ("another", "other", "further", "including")


_ANAPHORIC: Final = tuple(["of", word] for word in ("them", "whom", "which", "these", "those"))


def _is_human(view: View, quantity: Quantity, human: frozenset[str]) -> bool:
    """'killing 13', '20 were injured', '1,000 had to be evacuated', '36 dead'."""
    if quantity.rule.endswith("_state"):
        return True
    start, end = view.sentence_first[quantity.sentence], view.sentence_last[quantity.sentence]
    before = quantity.first - 1
    while before > start and view.end[before] > quantity.phrase_begin:
        before -= 1
    while before > start and view.lower[before] in ("another", "at", "least", "about", "some", "nearly", "further"):
        before -= 1
    if before >= start and view.lower[before] in human and view.lower[before] not in _STATE_WORDS:
        return True
    after = quantity.last
    while after < end and view.lower[after] in _BETWEEN:
        after += 1
    return after < end and view.lower[after] in human and after - quantity.last <= 5


def _followed_by_noun(view: View, quantity: Quantity) -> bool:
    end = view.sentence_last[quantity.sentence]
    return quantity.last < end and view.tags[quantity.last] in ("NN", "NNS", "NNP", "JJ")


def _take(quantity: Quantity, source: Quantity, rule: str) -> Quantity:
    """The item and model of another count, and its phrase where there is no own."""
    out = quantity._replace(item=source.item, model=source.model, rule=f"{quantity.rule}_{rule}")
    if quantity.counted_head >= 0:
        return out
    return out._replace(
        counted_first=source.counted_first, counted_last=source.counted_last, counted_head=source.counted_head
    )


def _take_after(view: View, items: Items, quantity: Quantity, token: int) -> Quantity | None:
    if token >= view.sentence_last[quantity.sentence] or view.phrase_at[token] < 0:
        return None
    _, last, head = view.phrase(view.phrase_at[token])
    if head < token:
        return None
    kind = classify(view, items, token, head)
    return quantity._replace(
        counted_first=token, counted_last=last, counted_head=head, item=kind.item, model=kind.model
    )._replace(rule=quantity.rule + "_number_of")


def _take_phrase(view: View, items: Items, quantity: Quantity, token: int, rule: str) -> Quantity | None:
    index = view.phrase_at[token]
    if index < 0:
        return None
    first, last, head = view.phrase(index)
    if last > quantity.first or view.tags[head] not in ("NNS", "NNPS", "NN", "NNP"):
        return None
    kind = classify(view, items, first, head)
    return quantity._replace(
        counted_first=first,
        counted_last=last,
        counted_head=head,
        item=kind.item,
        model=kind.model,
        rule=f"{quantity.rule}_{rule}",
    )


Rule = Callable[[View, Items, list[Quantity], Quantity, frozenset[str]], Quantity | None]
_RULES: Final[tuple[Rule, ...]] = (
    of_apposed,
    of_whole,
    of_toll,
    continued,
    gapped,
    number_of,
    labelled,
    parallel,
    collective,
)
