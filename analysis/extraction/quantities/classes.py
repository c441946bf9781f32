"""The class of a counted phrase: item from its head noun, model from a weapon it names."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...language import split_all
from ...lexicon import Lexicons, Matcher, noun_forms
from .view import View


class Weapon(NamedTuple):
    """A row of weapons.csv."""

    form: str
    model: str
    item: str


class Items(NamedTuple):
    """Matchers of counted nouns, of weapons and of the groups people are members of; names of peoples."""

    nouns: Matcher[str]
    weapons: Matcher[Weapon]
    groups: Matcher[str]
    peoples: frozenset[str]  # "afghans" "afghan" "sudanese"


class Counted(NamedTuple):
    """Token range and head of a counted phrase, its item and model; first == last where there is none."""

    first: int
    last: int
    head: int
    item: str | None
    model: str | None
    rule: str


NOTHING: Final = Counted(0, 0, -1, None, None, "")
NOUNS: Final = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
PEOPLE: Final = frozenset(
    ("people", "civilians", "children", "women", "troops", "militants", "police", "officials", "journalists",
     "aid_workers", "prisoners")
)  # fmt: skip
_MEMBERS: Final = frozenset(("member", "members", "operative", "operatives", "personnel", "men", "followers"))
_GROUP_ITEM: Final = {"armed_group": "militants", "military": "troops"}
_DEMONYM: Final = ("ans", "is", "ese", "ish", "ites")


def build_items(lexicons: Lexicons) -> Items:
    """The matchers of a set of lexicons: nouns in both numbers, weapons with their plurals."""
    nouns = {form: row["item"] for row in lexicons.rows("items") for form in _forms(row["form"].lower())}
    nouns |= {row["form"].lower(): row["item"] for row in lexicons.rows("items")}
    weapons: dict[str, Weapon] = {}
    for row in lexicons.rows("weapons"):
        weapon = Weapon(row["form"], row["model"], row["item"])
        for form in (row["form"], row["form"] + "s", *noun_forms(row["form"])):
            weapons.setdefault(form.lower(), weapon)
    groups = {row["form"]: _GROUP_ITEM[row["kind"]] for row in lexicons.rows("actors") if row["kind"] in _GROUP_ITEM}
    words = split_all([*nouns, *weapons, *groups]).__getitem__
    return Items(
        Matcher(nouns.items(), split=words),
        Matcher(weapons.items(), split=words),
        Matcher(groups.items(), split=words),
        frozenset(form for row in lexicons.rows("states") for form in _people_forms(row)),
    )


def _people_forms(row: dict[str, str]) -> tuple[str, ...]:
    """'Afghans' -> both numbers, 'Sudanese' as it is; none for a state's name."""
    form = row["form"].lower()
    return () if row["type"] == "name" or not form.isalpha() else (form, form.removesuffix("s"))


def _forms(noun: str) -> frozenset[str]:
    """Both numbers; of 'prisoner of war' the first noun has them."""
    head, of, rest = noun.partition(" of ")
    return frozenset(form + of + rest for form in noun_forms(head))


class Kind(NamedTuple):
    """Item and model of a counted phrase."""

    item: str | None
    model: str | None


def classify(view: View, items: Items, first: int, head: int) -> Kind:
    """The longest form that ends at the head decides; a weapon named before it gives the model."""
    weapon, at_head = find_weapon(view, items, first, head)
    if weapon is not None and at_head:
        return Kind(weapon.item, weapon.model)
    item = item_at(view, items, first, head)
    if item in (None, "people", "other") and view.lower[head] in _MEMBERS:
        item = _member_item(view, items, first, head) or item
    if item is None and is_demonym(view, items, head):
        item = "people"
    if item is None and weapon is not None:
        item = weapon.item
    return Kind(item, weapon.model if weapon is not None else None)


def item_at(view: View, items: Items, first: int, head: int) -> str | None:
    """Item of the longest lexicon form within first..head that ends at the head."""
    for start in range(first, head + 1):
        match = items.nouns.longest(view.lower, start, head + 1)
        if match is not None and match[0] == head + 1:
            return match[1]
    return None


def _member_item(view: View, items: Items, first: int, head: int) -> str | None:
    """'five PKK members' militants, 'members of the Afghan army' troops."""
    stop = head if head > first else min(head + 8, view.bounds(head)[1])
    for start in range(first if head > first else head + 1, stop):
        match = items.groups.longest(view.lower, start, stop)
        if match is not None and view.words[start][:1].isupper():
            return match[1]
    return None


def is_demonym(view: View, items: Items, head: int) -> bool:
    """'12 Palestinians', 'seven Sudanese', 'one Iraqi': a people of the lexicon, or a name with a people's ending."""
    lower = view.lower[head]
    return (
        view.words[head][:1].isupper()
        and view.tags[head] in ("NNPS", "NNS", "NNP", "NN", "JJ")
        and (lower in items.peoples or (lower.endswith(_DEMONYM) and len(lower) > 4))
    )


def find_weapon(view: View, items: Items, first: int, head: int) -> tuple[Weapon | None, bool]:
    """(the weapon named in a phrase, whether its name ends at the head)."""
    found: Weapon | None = None
    for start in range(first, head + 1):
        match = items.weapons.longest(view.lower, start, head + 1)
        if match is None or not is_cased(view, start, match[0], match[1].form):
            continue
        if match[0] == head + 1:
            return match[1], True
        found = found or match[1]
    return found, False


def is_cased(view: View, first: int, last: int, form: str) -> bool:
    """Names are capitalised ('Tor'); a short name in capitals must stand so ('HARM', not 'harm')."""
    word = view.words[first]
    if form[:1].islower() or not form[:1].isalpha():
        return True
    if form.isalpha() and form.isupper() and len(form) <= 4 and last == first + 1:
        return word.rstrip("s").isupper()
    return word[:1].isupper()
