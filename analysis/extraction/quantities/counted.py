"""The noun phrase a number counts, and its class."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...language import split
from ...lexicon import Lexicons, Matcher, noun_forms
from .numerals import Numeral
from .view import View


class Weapon(NamedTuple):
    """A row of weapons.csv."""

    form: str
    model: str
    item: str


class Items(NamedTuple):
    """Matchers of counted nouns and of weapons."""

    nouns: Matcher[str]
    weapons: Matcher[Weapon]


class Counted(NamedTuple):
    """Token range and head of a counted phrase, its item and model; first == last where there is none."""

    first: int
    last: int
    head: int
    item: str | None
    model: str | None
    rule: str


NOTHING: Final = Counted(0, 0, -1, None, None, "")
PEOPLE: Final = frozenset(
    ("people", "civilians", "children", "women", "troops", "militants", "police", "officials", "journalists",
     "aid_workers", "prisoners")
)  # fmt: skip
NOUNS: Final = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "FW"))
_PARTITIVE: Final = frozenset(
    ("member", "members", "piece", "pieces", "unit", "units", "round", "rounds", "set", "sets", "pair", "pairs", "type",
     "types", "kind", "kinds", "body", "bodies", "corpses", "remains", "box", "boxes", "group", "groups", "number",
     "shipment", "stick", "sticks", "load", "loads", "rest", "majority", "number", "wave", "waves", "batch", "batches",
     "families", "family")
)  # fmt: skip
_STATES: Final = frozenset(
    ("dead", "injured", "wounded", "killed", "missing", "hurt", "displaced", "homeless", "hospitalized", "hospitalised",
     "deceased", "detained", "arrested", "captured", "evacuated", "unaccounted", "sick", "ill", "alive", "trapped",
     "relocated", "stranded", "infected")
)  # fmt: skip
_HUMAN_STATES: Final = _STATES - {"captured", "evacuated", "missing", "killed", "trapped", "alive", "relocated"} | {
    "killed", "missing",
}  # fmt: skip
_DEMONYM: Final = ("ans", "ians", "is", "ese", "ish", "ites", "ers")
_PASSED: Final = frozenset(
    ("the", "its", "their", "his", "her", "our", "my", "these", "those", "all", "such", "some", "this")
)


def build_items(lexicons: Lexicons) -> Items:
    """The matchers of a set of lexicons: nouns in both numbers, weapons with their plurals."""
    nouns = {form: row["item"] for row in lexicons.rows("items") for form in noun_forms(row["form"].lower())}
    nouns |= {row["form"].lower(): row["item"] for row in lexicons.rows("items")}
    weapons: dict[str, Weapon] = {}
    for row in lexicons.rows("weapons"):
        weapon = Weapon(row["form"], row["model"], row["item"])
        for form in (row["form"], row["form"] + "s", *noun_forms(row["form"])):
            weapons.setdefault(form.lower(), weapon)
    return Items(Matcher(nouns.items(), split=split), Matcher(weapons.items(), split=split))


def find_counted(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted:
    """What the number that ends before token `at` counts."""
    if numeral.rest:
        return _inside(view, items, numeral)
    if at >= end:
        return NOTHING
    if view.lower[at] in ("of", "out"):
        return _after_of(view, items, at, end)
    for rule in (_state, _phrase, _listed):
        found = rule(view, items, numeral, at, end)
        if found is not None:
            return found
    return NOTHING


def _inside(view: View, items: Items, numeral: Numeral) -> Counted:
    """'15-nation' counts in its own token: item of 'nation'."""
    token = numeral.last - 1
    noun = numeral.rest.strip("-–‑")
    match = items.nouns.longest([noun], 0, 1)
    return Counted(token, token + 1, token, match[1] if match else None, None, "compound")


def _after_of(view: View, items: Items, at: int, end: int) -> Counted:
    """'dozens | of drones', 'three | of its soldiers', 'two | of the minister's bodyguards', '79 | out of'."""
    first = at + (2 if view.lower[at] == "out" else 1)
    while first < end and (view.lower[first] in _PASSED or view.form(first) is not None):
        first += 1
    if first >= end or view.tags[first] in ("WDT", "WP", "PRP"):
        return NOTHING
    index = view.phrase_at[first]
    if index < 0:
        found = _match_from(view, items, first, end)
        return found or NOTHING
    head, last = _possessed(view, index, end)
    return _classify(view, items, first, last, head, "after_of") if head >= first else NOTHING


def _possessed(view: View, index: int, end: int) -> tuple[int, int]:
    """(head, end) of a phrase, or of what it possesses: 'the minister's bodyguards' -> bodyguards."""
    _, last, head = view.phrases[index]
    for _ in range(3):
        if last + 1 < end and view.lower[last] in ("'s", "'", "’") and view.phrase_at[last + 1] >= 0:
            _, last, head = view.phrases[view.phrase_at[last + 1]]
        elif last < end and view.phrase_at[last] >= 0 and view.tags[last - 1] == "POS":
            _, last, head = view.phrases[view.phrase_at[last]]
        else:
            break
    return head, min(last, end)


def _state(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'36 dead', '14 wounded', '12 others injured': the state stands for the people; a noun after it does not."""
    if view.lower[at] not in _STATES:
        return None
    following = view.tags[at + 1] if at + 1 < end else ""
    if following in NOUNS and following != "NNP" and view.lower[at] not in ("killed",):
        return None
    if following in ("JJ", "NNP") and at + 2 < end and view.tags[at + 2] in ("NNS", "NN"):
        return None
    item = "people" if view.lower[at] in _HUMAN_STATES else None
    return Counted(at, at + 1, at, item, None, "state")


def _phrase(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """The rest of the noun phrase that the number stands in: '40 | Russian soldiers'."""
    index = view.phrase_at[at]
    if index < 0 or view.tags[at] in ("DT", "PRP", "PRP$", "EX", "WDT", "WP"):
        return None
    first, last, head = view.phrases[index]
    if first > at:
        return None
    if head < at:
        head = last - 1
    if view.lower[at] in ("'s", "'"):
        return None
    if view.tags[head] not in NOUNS and not _is_noun(view, items, head):
        return _match_from(view, items, at, end) or _joined(view, items, at, last, end)
    if view.tags[head] == "CD":
        return None
    joined = _joined(view, items, at, last, end) if view.tags[head] in ("NN", "NNP", "JJ") else None
    return joined or _classify(view, items, at, last, head, "phrase")


def _is_noun(view: View, items: Items, token: int) -> bool:
    return view.lower[token] in ("others", "more") or items.nouns.longest(view.lower, token, token + 1) is not None


def _joined(view: View, items: Items, at: int, last: int, end: int) -> Counted | None:
    """'36 | ballistic and cruise missiles': the plural after the conjunction is the head of both."""
    if last + 1 >= end or view.lower[last] not in ("and", "or", "/", ",") or view.phrase_at[last + 1] < 0:
        return None
    first, stop, head = view.phrases[view.phrase_at[last + 1]]
    inside = view.lower[first:stop]
    if view.tags[head] not in ("NNS", "NNPS") or any(view.form(i) is not None for i in range(first, stop)):
        return None
    if view.tags[last - 1] in ("NNS", "NNPS") or not inside or view.tags[first] in ("DT", "PRP$", "PRP"):
        return None
    if view.lower[last] == ",":
        return None
    if items.nouns.longest(view.lower, last - 1, last) is not None and view.tags[last - 1] == "NN":
        return None
    return _classify(view, items, at, stop, head, "joined")


def _listed(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """What the phrases miss: a lexicon form within the next words ('50 fighting vehicles', '12 displaced families')."""
    return _match_from(view, items, at, end)


def _match_from(view: View, items: Items, at: int, end: int) -> Counted | None:
    for first in range(at, min(at + 3, end)):
        if first > at and view.tags[first - 1] not in ("JJ", "VBN", "VBG", "NN", "NNP", "JJS", "JJR"):
            return None
        match = items.nouns.longest(view.lower, first, end)
        if match is not None and view.tags[match[0] - 1] not in ("VBD", "VBZ", "IN", "MD"):
            return _classify(view, items, at, match[0], match[0] - 1, "listed")
    return None


def _classify(view: View, items: Items, first: int, last: int, head: int, rule: str) -> Counted:
    """Item and model of a counted phrase: the longest form that ends at its head; a weapon gives its model."""
    weapon, ends_at_head = _find_weapon(view, items, first, head)
    if ends_at_head and weapon is not None:
        return Counted(first, last, head, weapon.item, weapon.model, rule)
    item = _item_of(view, items, first, head)
    if item is None and view.words[head][:1].isupper() and view.tags[head] in ("NNPS", "NNS", "NNP", "JJ"):
        item = "people" if view.lower[head].endswith(_DEMONYM) else None
    if view.lower[head] in _PARTITIVE and view.lower[last : last + 1] == ["of"]:
        inner = _after_of(view, items, last, view.bounds(head)[1])
        if inner.item is not None and inner.item != "other":
            return Counted(first, last, head, _part(view.lower[head], inner.item, item), inner.model, rule)
    if item is None and weapon is not None:
        item = weapon.item
    return Counted(first, last, head, item, weapon.model if weapon is not None else None, rule)


def _part(head: str, inner: str, own: str | None) -> str | None:
    """'members of the armed forces' troops; 'rounds of artillery' rockets; 'bodies of civilians' civilians."""
    if head.startswith("round"):
        return "rockets" if inner in ("artillery", "rockets") else inner if inner == "weapons" else own
    if head.startswith(("member", "bod", "corpse", "remain", "famil")):
        return inner if inner in PEOPLE else own
    return inner


def _item_of(view: View, items: Items, first: int, head: int) -> str | None:
    for start in range(first, head + 1):
        match = items.nouns.longest(view.lower, start, head + 1)
        if match is not None and match[0] == head + 1:
            return match[1]
    return None


def _find_weapon(view: View, items: Items, first: int, head: int) -> tuple[Weapon | None, bool]:
    """(the weapon named in a phrase, whether its name ends at the head)."""
    found: Weapon | None = None
    for start in range(first, head + 1):
        match = items.weapons.longest(view.lower, start, head + 1)
        if match is None or not _cased(view, start, match[0], match[1].form):
            continue
        if match[0] == head + 1:
            return match[1], True
        found = found or match[1]
    return found, False


def _cased(view: View, first: int, last: int, form: str) -> bool:
    """Names are capitalised ('Tor'); a short name in capitals must stand so ('HARM', not 'harm')."""
    word = view.words[first]
    if form[:1].islower() or not form[:1].isalpha():
        return True
    if form.isalpha() and form.isupper() and len(form) <= 4 and last == first + 1:
        return word.rstrip("s").isupper()
    return word[:1].isupper()
