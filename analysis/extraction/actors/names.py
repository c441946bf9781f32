"""Known names in the tokens of a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from .gazetteer import Entry, fits, look_up
from .vocabulary import CALENDAR, CAPITAL, DIRECTION, GIVEN, LOCATIVE, NAME, NOUN, SPEECH, TITLE, WORD, Words

SURE_POPULATION: Final = 250_000  # a city so large is meant even where no preposition says so
NEAR_POPULATION: Final = 100_000  # after one that may also come before a person: of, to, from
STATE_TYPES: Final = frozenset(("name", "adjective", "people"))
WEAK: Final = frozenset(
    ("of", "to", "from", "on", "for", "over", "between", "through", "reached", "left", "hit", "struck", "and")
)
NAMING: Final = frozenset(("named", "called", "nicknamed", "dubbed", "codenamed"))
SUBJECTS: Final = frozenset(("PRP", "EX", "WP", "WDT", "DT"))


class Name(NamedTuple):
    """A known name at tokens first..last; `others` are further readings that context may prefer."""

    first: int
    last: int
    entry: Entry
    others: tuple[Entry, ...]


def find_names(words: Words, starts: Iterable[int], ends: list[int]) -> dict[int, Name]:
    """First token -> the longest name there; names do not overlap. `ends[i]` bounds a name that begins at i."""
    found: dict[int, Name] = {}
    free = 0
    for at in starts:
        if at < free:
            continue
        name = _longest(words, at, ends[at])
        if name is not None:
            found[at] = name
            free = name.last
    return found


def _longest(words: Words, at: int, end: int) -> Name | None:
    folded = words.folded
    for stop in range(min(end, at + words.gazetteer.longest[folded[at]]), at, -1):
        candidates = look_up(words.gazetteer, tuple(folded[at:stop]))
        if not candidates:
            continue
        fitting = [e for e in candidates if fits(e, words.written[at:stop]) and _accept(words, at, stop, end, e)]
        if fitting:
            sole = _sole(fitting)
            return Name(at, stop, sole, tuple(entry for entry in fitting if entry is not sole))
    return None


def _sole(fitting: list[Entry]) -> Entry:
    """The first reading; 'Congo' and 'Korea', which two states share, keep neither."""
    first = fitting[0]
    if any(e.type == first.type and e.country != first.country for e in fitting[1:]) and first.type in STATE_TYPES:
        return first._replace(actor_id=None, actor=" ".join(first.words), country=None)
    return first


def _accept(words: Words, at: int, stop: int, end: int, entry: Entry) -> bool:
    """Whether the words around a name leave it possible."""
    if entry.exact and stop - at == 1 and words.flags[at] & WORD and _is_word(words, at, end):
        return False
    if stop - at > 1 and entry.type == "city" and words.flags[at] & GIVEN:
        return bool(at and words.flags[at - 1] & LOCATIVE)  # Benito Juarez, a man before he was a town
    if stop - at > 1 or entry.exact or entry.type in ("adjective", "people"):
        return True
    flags = words.flags
    if flags[at] & CALENDAR:
        return False
    before = flags[at - 1] if at else 0
    after = flags[stop] if stop < end else 0
    if entry.kind == "person":
        return not before & GIVEN
    surname = after & CAPITAL and not after & (NOUN | TITLE | CALENDAR)
    if flags[at] & GIVEN and surname and (words.folded[stop],) not in words.gazetteer.entries:
        return False  # Jordan Smith, Chad Wolf
    if at > 1 and words.folded[at - 1] in NAMING and not is_place_noun(words, at - 2):
        return False  # a cat named Paris
    if before & GIVEN and entry.type != "name":
        return False  # Jack London
    if entry.type in ("city", "settlement", "region", "site"):
        return _is_place(words, at, stop, end, entry)
    return True


def _is_word(words: Words, at: int, end: int) -> bool:
    """'It IS true', 'RUSSIA IS READY': a word in capitals; 'IS CLAIMS ATTACK' and 'IS FIGHTERS' name the group."""
    if words.shouting[at]:
        return at + 1 >= end or not words.flags[at + 1] & (SPEECH | NOUN)
    return at > 0 and words.tags[at].startswith("VB") and words.tags[at - 1] in SUBJECTS


def _is_place(words: Words, at: int, stop: int, end: int, entry: Entry) -> bool:
    """'in Reading', 'Mobile, Alabama' and 'Mariupol' are places; 'Reading the list' and 'Mr. Lincoln' are none."""
    flags, folded = words.flags, words.folded
    before = flags[at - 1] if at else 0
    if before & TITLE:
        return False
    if before & LOCATIVE and (folded[at - 1] not in WEAK or is_place_noun(words, at - 2)):
        return True
    if stop < end and folded[stop] == "," and stop + 1 < end and flags[stop + 1] & NAME:
        return True
    if at > 1 and folded[at - 1] == "," and flags[at - 2] & CAPITAL and entry.type == "region":
        return True  # Woodbridge, Virginia
    if flags[at] & GIVEN or (entry.type == "city" and not words.tags[at].startswith("NN")):
        return False
    if entry.type != "city":
        return True
    if len(folded[at]) < 4 or (before & CAPITAL and before < 2 * CAPITAL and words.tags[at - 1].startswith("NNP")):
        return False  # a capital that nothing knows goes before: Zemari Ahmadi
    return entry.population >= (NEAR_POPULATION if before & (LOCATIVE | DIRECTION) else SURE_POPULATION)


def is_place_noun(words: Words, at: int, *, plural: bool = False) -> bool:
    """'village' in "the village of X", 'mayor' in "the mayor of X"; 'towns' alone where a plural is asked for."""
    nouns = words.nouns.by_last.get(words.folded[at], ()) if at >= 0 else ()
    if plural:
        return any(noun.type == "place" and noun.plural for noun in nouns)
    return any(noun.type == "place" or (noun.role == "GOV" and noun.type == "person") for noun in nouns)
