"""Parts and their wholes: "79 of 128 drones", "of the 41 missiles, 29", "30 people, including six children"."""

from __future__ import annotations

from typing import Final

from ...records import Quantity
from .classes import PEOPLE
from .view import View

_INCLUDING: Final = frozenset(("including", "include", "included", "includes", "among"))
_DETERMINERS: Final = frozenset(
    (
        "the",
        "its",
        "their",
        "those",
        "these",
        "all",
        "some",
        "about",
        "his",
        "a",
        "an",
        "nearly",
        "at",
        "least",
        "more",
        "than",
    )
)


def link_wholes(view: View, quantities: list[Quantity]) -> list[Quantity]:
    """Fill `whole` and `whole_index`."""
    out = list(quantities)
    at_first = {quantity.first: index for index, quantity in enumerate(out)}
    for index in range(len(out)):
        whole = _whole(view, out, index, at_first)
        if whole is not None:
            parent = out[whole]
            value = parent.low if parent.low is not None else parent.high
            out[index] = _with_noun(out[index], parent)._replace(whole=value, whole_index=whole)
    return out


def _with_noun(part: Quantity, whole: Quantity) -> Quantity:
    """'one in three visits': what the whole counts is counted by the part, where it names nothing of its own."""
    if part.counted_head >= 0 or part.unit is not None or part.item is not None or whole.first < part.first:
        return part
    return part._replace(
        counted_first=whole.counted_first,
        counted_last=whole.counted_last,
        counted_head=whole.counted_head,
        item=whole.item,
        model=whole.model,
    )


def _whole(view: View, found: list[Quantity], index: int, at_first: dict[int, int]) -> int | None:
    part = found[index]
    start, end = view.sentence_first[part.sentence], view.sentence_last[part.sentence]
    for rule in (_of, _including, _of_the, _in_state):
        whole = rule(view, found, index, at_first, (start, end))
        if whole is not None and _fits(part, found[whole]):
            return whole
    return None


def _fits(part: Quantity, whole: Quantity) -> bool:
    """A part is not greater than its whole, and both are counts."""
    small, great = part.low or part.high or 0.0, whole.high or whole.low or 0.0
    if (
        whole.vague
        or whole.unit is not None
        or whole.rule.endswith("compound")
        or (part.unit is not None and part.item != "percent")
    ):
        return False
    return part.item == "percent" or small <= great


def _of(view: View, found: list[Quantity], index: int, at_first: dict[int, int], bounds: tuple[int, int]) -> int | None:
    """'79 of 128', '29 out of 262', 'three of the five', 'half of the 12', 'one in five'."""
    part = found[index]
    at, end = part.last, bounds[1]
    if (
        at < end
        and part.counted_first == at
        and part.counted_last < end
        and view.lower[part.counted_last] in ("of", "out")
    ):
        at = part.counted_last
    word = view.lower[at] if at < end else ""
    halved = part.low == part.high == 0.5 and word in ("the", "its", "their")  # half the 2,000 residents
    if word not in ("of", "out", "in") and not halved:
        return None
    at += 2 if word == "out" else int(not halved)
    limit = at + 5
    while at < min(end, limit):
        if at in at_first and at_first[at] != index:
            return None if word == "in" and found[at_first[at]].counted_head < 0 else at_first[at]
        possessor = word != "in" and view.tags[at] in ("NNP", "NNPS", "NN", "POS") and _is_possessor(view, at, end)
        if not possessor and view.lower[at] not in ("every", *(() if word == "in" else _DETERMINERS)):
            return None
        at += 1
    return None


def _is_possessor(view: View, at: int, end: int) -> bool:
    """'two of | Russia's five ships': nouns up to an ending of possession."""
    while at < end and view.tags[at] in ("NNP", "NNPS", "NN"):
        at += 1
    return at < end and view.tags[at] == "POS"


def _including(
    view: View, found: list[Quantity], index: int, at_first: dict[int, int], bounds: tuple[int, int]
) -> int | None:
    """'30 people, including six children', 'among them two women', 'five of them', 'of whom 12'."""
    part = found[index]
    start, end = bounds
    after = view.lower[part.last : min(part.last + 2, end)]
    anaphor = after in (["of", "them"], ["of", "whom"], ["of", "which"]) or _of_those(view, part, end)
    if (not anaphor and not _follows_including(view, found, index, start)) or (anaphor and apposed(view, found, part)):
        return None
    if not anaphor and _opens_clause(view, part, start):
        return None
    part_is_person = part.item in PEOPLE
    for other in range(index - 1, max(-1, index - REACH - 1), -1):
        whole = found[other]
        if whole.sentence < part.sentence - (1 if anaphor or view.lower[start] in ("they", "among") else 0):
            return None
        if view.article[whole.sentence] != view.article[part.sentence]:
            return None
        if whole.whole_index >= 0 and not anaphor and _follows_including(view, found, other, start):
            own = _is_of_its_own(part, found[whole.whole_index])
            return None if own else whole.whole_index  # 'including six children and two women'
        if (
            whole.unit is None
            and _fits(part, whole)
            and (not part_is_person or whole.item in PEOPLE or whole.item is None)
        ):
            return other
    return None


def _of_those(view: View, part: Quantity, end: int) -> bool:
    """'91 of those were downed'; 'of those drones' names them."""
    at = part.last + 2
    if at >= end or view.lower[part.last] != "of" or view.lower[at - 1] not in ("those", "these"):
        return False
    index = view.phrase_at[at - 1]
    return (index < 0 or view.phrase(index)[2] < at) and view.tags[at] != "VBN"  # 'of those killed'


def _is_of_its_own(part: Quantity, whole: Quantity) -> bool:
    """'400 trucks, including 160 lorries, | 60 boats': a boat is no truck, whatever the list."""
    return whole.item in KINDS and part.item in KINDS and part.item != whole.item


def _opens_clause(view: View, part: Quantity, start: int) -> bool:
    """'Five are killed, including a guard, and | four others are hurt': a list of parts ends where both have a verb."""
    last = max(part.last, part.counted_last)
    if last >= view.sentence_last[part.sentence] or not _is_finite(view, last):
        return False
    including = next((at for at in range(part.first - 1, start, -1) if view.lower[at] in _INCLUDING), start)
    if view.lower[including + 1 : part.first] in ([], ["at", "least"]) or including == start:
        return False
    return any(_is_finite(view, at) for at in range(start, including))


def _in_state(
    view: View, found: list[Quantity], index: int, at_first: dict[int, int], bounds: tuple[int, int]
) -> int | None:
    """'70 were injured, | one seriously', '11 are in hospital, two in critical condition'."""
    part, at = found[index], found[index].last
    bare = part.counted_head < 0 and part.unit is None and view.lower[part.first - 1] in (",", "and")
    state = view.lower[at : at + 2]
    if not bare or index == 0 or not ((state[:1] and state[0] in _STATES) or state in _CONDITIONS):
        return None
    whole = found[index - 1]
    if whole.whole_index >= 0 and view.lower[part.first - 1] == "and":
        return whole.whole_index
    near = whole.sentence == part.sentence and (whole.item in PEOPLE or whole.item is None)
    return index - 1 if near and _fits(part, whole) else None


_STATES: Final = frozenset(
    ("seriously", "critically", "badly", "severely", "gravely", "fatally", "lightly", "slightly")
)
_CONDITIONS: Final = (["in", "critical"], ["in", "serious"], ["in", "grave"], ["in", "stable"], ["in", "intensive"])


def _is_finite(view: View, at: int) -> bool:
    return view.tags[at] in ("VBD", "VBZ", "VBP", "MD")


def apposed(view: View, found: list[Quantity], part: Quantity) -> int:
    """The plural noun that 'its last trucks, | 15 of them' counts, 0 where a number counts it already."""
    head = part.first - 2
    start = view.sentence_first[part.sentence]
    if head <= start or view.lower[head + 1] != "," or view.tags[head] not in ("NNS", "NNPS"):
        return 0
    return 0 if any(other.counted_head == head for other in found) else head


KINDS: Final = frozenset(("vehicles", "tanks", "ships", "aircraft", "helicopters", "drones", "missiles", "artillery"))
"""Things of which none is another's part."""
PLACED: Final = 5  # tokens of 'in San Juan and'
REACH: Final = 12
"""How many quantities back a whole is looked for, and how long a list of parts may be."""


def _follows_including(view: View, found: list[Quantity], index: int, start: int, depth: int = REACH) -> bool:
    """'including', 'among them', 'of whom' before the number, or before a list the number continues."""
    at = found[index].phrase_begin
    first = found[index].first
    while first > start and view.begin[first - 1] >= at:
        first -= 1
    words = view.lower[max(start, first - 3) : first]
    if words and words[-1] in ("at", "least"):
        words = words[:-1]
    if words and words[-1] in ("including", "included", "includes", "include"):
        return True
    if words[-2:] in (["among", "them"], ["of", "whom"], ["of", "which"], ["of", "them"], ["them", ","], ["whom", ","]):
        return True
    if _in_list_of_parts(view, start, first):
        return True
    previous = found[index - 1] if index else None
    if previous is None or previous.sentence != found[index].sentence or previous.whole_index < 0:
        return False
    between = view.lower[previous.counted_last if previous.counted_head >= 0 else previous.last : first]
    placed = between[:1] in (["in"], ["near"]) and between[-1:] == ["and"] and len(between) <= PLACED
    if depth == 0 or not (placed or between in (["and"], [","], [",", "and"])):
        return False  # 'including two in Poltava and | one in Zenica'
    return _follows_including(view, found, index - 1, start, depth - 1)


def _in_list_of_parts(view: View, start: int, first: int) -> bool:
    """'including | a nurse and' nine children: nouns alone stand between."""
    if first <= start or view.lower[first - 1] not in ("and", "also"):
        return False
    for at in range(first - 1, max(start, first - 12), -1):
        if view.lower[at] in ("including", "include", "included"):
            return True
        if view.tags[at] not in ("DT", "JJ", "NN", "NNS", "NNP", "NNPS", "CC", ",", "IN", "POS") or view.form(at):
            return False
    return False


def _of_the(
    view: View, found: list[Quantity], index: int, at_first: dict[int, int], bounds: tuple[int, int]
) -> int | None:
    """'Of the 41 missiles launched, 29 were intercepted.'"""
    part, start = found[index], bounds[0]
    if not index or found[index - 1].sentence != part.sentence:
        return None
    other = index - 1
    whole = found[other]
    opener = whole.first - 1
    while opener > start and view.lower[opener] in _DETERMINERS:
        opener -= 1
    opens = (
        opener >= start
        and view.lower[opener] in ("of", "from")
        and (opener == start or view.lower[opener - 1] in (",", "out", ".", "and", ";", ":", "("))
    )
    taken = other > 0 and found[other - 1].whole_index == other  # 'shot down 41 out of 51 missiles, and two drones'
    return other if opens and not taken and "," in view.lower[whole.last : part.first] else None
