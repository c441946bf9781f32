"""Numbers that no number word says: 'a soldier was killed' is one, 'no casualties' is none."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np

from ...language import Document
from ...language.forms import Mask
from ...lexicon import Lexicons
from ...records import Quantity
from .syntax import Syntax
from .vocabulary import build_vocabulary
from .walking import skip_phrase

IMPLICIT_ACTIONS: Final = frozenset(
    ("killed", "injured", "missing", "captured", "detained", "abducted", "freed", "downed", "destroyed")
)
IMPLICIT_RULES: Final = frozenset(
    ("of_noun", "object_of_verb", "passive", "subject", "coordinated", "part_of", "adjective")
)
ONE: Final = frozenset(("a", "an", "another"))
NOT_ONE: Final = frozenset(("none", "nobody"))  # words that stand alone
NONE: Final = NOT_ONE | {"no"}
BOTH: Final = "both"
ACTED: Final = frozenset("eaFQVWZvM")
OPEN: Final = frozenset(("any",))
DENYING: Final = frozenset(("not", "n't", "never", "without", "nor"))
NOT_COUNTED: Final = frozenset(
    ("number", "total", "group", "series", "lot", "few", "couple", "dozen", "handful", "day")
)
UNCOUNTED: Final = frozenset((None, "duration", "age", "money", "percent", "distance", "other", "attacks"))
NOBODY: Final = frozenset(("one", "casualties", "casualty", "injuries", "deaths", "fatalities", "losses", "victims"))


def build_triggers(lexicons: Lexicons) -> frozenset[str]:
    """First words of the actions that an implicit number can have."""
    vocabulary = lexicons.get(build_vocabulary)
    return frozenset(
        form
        for table in (vocabulary.verbs, vocabulary.adjectives, vocabulary.nouns)
        for form, senses in table.items()
        if any(sense.action in IMPLICIT_ACTIONS and sense.role != "self" for sense in senses)
    )


def implicit_sentences(document: Document) -> list[int]:
    """Sentences that hold both an article and a word of such an action, or 'no' and a word of any."""
    vocabulary = document.lexicons.get(build_vocabulary)
    articles = _holding(document, ONE | {BOTH}) & _holding(document, document.lexicons.get(build_triggers))
    denied = _holding(document, NONE) | (_holding(document, OPEN) & _holding(document, DENYING))
    nones = denied & (_holding(document, vocabulary.firsts) | _holding(document, NOBODY))
    return [int(i) for i in np.flatnonzero(articles | nones)]


def _holding(document: Document, words: AbstractSet[str]) -> Mask:
    """True for each sentence that has one of the words."""
    held = np.zeros(len(document.sentence_first), dtype=np.bool_)
    held[document.token_sentence[document.mask(words)]] = True
    return held


def find_implicit(
    document: Document, syntax: Syntax, quantities: Sequence[Quantity], sentences: Sequence[int]
) -> list[Quantity]:
    """A quantity of one (or none) for each article before a counted noun in these sentences."""
    at_phrase = {first: index for index, first in enumerate(syntax.phrase_first)}
    found: list[Quantity] = []
    for sentence in sentences:
        last = syntax.sentence_last[sentence]
        for at in range(syntax.sentence_first[sentence], last):
            word = syntax.lower[at]
            if word == BOTH and syntax.code[at + 1 : at + 2] in ACTED:
                found.append(_read_both(document, sentence, at))
                continue
            if (word not in ONE and word not in NONE and word not in OPEN) or syntax.code[at] == "q":
                continue
            if word in OPEN and not _is_denied(syntax, at):
                continue
            whole = _whole_of_none(syntax, at_phrase, at, last) if word == "none" else -1
            if whole >= 0:
                found.append(_none_of(document, quantities[whole], whole, sentence, at))
                continue
            quantity = _read_article(document, syntax, sentence, at, last)
            if quantity:
                found.append(quantity)
    return found


def _read_both(document: Document, sentence: int, at: int) -> Quantity:
    """'Serbia fired two missiles. [Both] were intercepted.'"""
    begin, end = document.begins[at], document.ends[at]
    return Quantity(
        sentence, begin, end, at, at + 1, begin, end, 2.0, 2.0, "=", False,
        None, None, None, None, at + 1, at + 1, -1, None, None, None, -1, "both",
    )  # fmt: skip


def _is_denied(syntax: Syntax, at: int) -> bool:
    """'did not lose [any] tanks', 'without [any] casualties': none, in other words."""
    return not DENYING.isdisjoint(syntax.lower[max(at - 4, 0) : at])


def _whole_of_none(syntax: Syntax, at_phrase: dict[int, int], at: int, last: int) -> int:
    """The quantity of 'none of the [128 drones]', -1 where no number follows."""
    after = at + 2
    while after < last and after <= at + 3 and syntax.lower[at + 1] == "of":
        if after in at_phrase:
            return at_phrase[after]
        after += 1
    return -1


def _none_of(document: Document, whole: Quantity, index: int, sentence: int, at: int) -> Quantity:
    """'[none] of the 128 drones': nothing of a whole."""
    begin, end = document.begins[at], document.ends[at]
    return whole._replace(
        sentence=sentence, begin=begin, end=end, first=at, last=at + 1, phrase_begin=begin, low=0.0, high=0.0,
        modifier="=", vague=False, whole=whole.low, whole_index=index, rule="none",
    )  # fmt: skip


def _read_article(document: Document, syntax: Syntax, sentence: int, at: int, last: int) -> Quantity | None:
    word = syntax.lower[at]
    if syntax.lower[max(at - 2, 0) : at] == ["of", "them"]:
        return None  # 'one of them a child'
    end = skip_phrase(syntax, at + 1, last)
    if word == "another" and "q" in syntax.code[at + 1 : min(at + 3, last)] and syntax.code[end - 1] != "N":
        return None  # 'another 26 people': the number itself
    if word in NOT_ONE:
        end = at + 1
    head = end - 1
    while head > at and syntax.code[head] not in "NSP0":
        head -= 1
    item = _item_of_article(syntax, at, head)
    denied = word == "no" or word in OPEN
    uncounted = UNCOUNTED - {"attacks", "other"} if denied else UNCOUNTED
    if item in uncounted or syntax.lower[head] in NOT_COUNTED:
        return None
    number = 1.0 if word in ONE else 0.0
    begin, stop = document.begins[at], document.ends[at]
    return Quantity(
        sentence, begin, stop, at, at + 1, begin, document.ends[max(head, at)], number, number, "=", False,
        None, None, None, None, at + 1, head + 1, head if head > at else -1, item, None, None, -1,
        "implicit_one" if word in ONE else "none",
    )  # fmt: skip


def _item_of_article(syntax: Syntax, at: int, head: int) -> str | None:
    """'another' and 'none' are people, so are 'no casualties'; 'no damage' is damage to something."""
    word, noun = syntax.lower[at], syntax.lower[head]
    if head == at:
        return "people" if word == "another" or word in NOT_ONE else None
    item = item_of(syntax.lower, syntax.items, at + 1, head + 1)
    denied = word == "no" or word in OPEN
    if denied and item is None and noun in NOBODY:
        return "people"
    if item is None and denied and any(sense.role == "self" for sense in syntax.vocabulary.nouns.get(noun, ())):
        return "other"
    return None if item == "other" else item


def item_of(lower: list[str], items: dict[str, str], first: int, last: int) -> str | None:
    """Item of the longest known form that ends a phrase."""
    for size in (3, 2, 1):
        if last - size >= first:
            item = items.get(" ".join(lower[last - size : last]))
            if item:
                return item
    return None
