"""Numbers that no number word says: 'a soldier was killed' is one, 'no casualties' is none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from ...language import Document
from ...lexicon import Lexicons
from ...records import Quantity
from .syntax import Syntax
from .vocabulary import build_vocabulary
from .walking import skip_phrase

IMPLICIT_ACTIONS: Final = frozenset(
    ("killed", "injured", "missing", "captured", "detained", "abducted", "freed", "downed", "destroyed")
)
IMPLICIT_RULES: Final = frozenset(("object_of_verb", "passive", "subject", "coordinated", "part_of", "adjective"))
ONE: Final = frozenset(("a", "an", "another"))
NONE: Final = frozenset(("no", "none"))
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
        for table in (vocabulary.verbs, vocabulary.adjectives)
        for form, senses in table.items()
        if any(sense.action in IMPLICIT_ACTIONS for sense in senses)
    )


def implicit_sentences(document: Document) -> list[int]:
    """Sentences that hold both an article (or 'no') and a word of such an action."""
    count = len(document.sentence_first)
    articles = np.zeros(count, dtype=np.bool_)
    articles[document.token_sentence[document.mask(ONE | NONE)]] = True
    actions = np.zeros(count, dtype=np.bool_)
    actions[document.token_sentence[document.mask(document.lexicons.get(build_triggers))]] = True
    nobody = np.zeros(count, dtype=np.bool_)
    nobody[document.token_sentence[document.mask(NOBODY)]] = True
    return [int(i) for i in np.flatnonzero(articles & (actions | nobody))]


def find_implicit(document: Document, syntax: Syntax, sentences: Sequence[int]) -> list[Quantity]:
    """A quantity of one (or none) for each article before a counted noun in these sentences."""
    found: list[Quantity] = []
    for sentence in sentences:
        last = syntax.sentence_last[sentence]
        for at in range(syntax.sentence_first[sentence], last):
            word = syntax.lower[at]
            if (word in ONE or word in NONE) and syntax.code[at] != "q":
                quantity = _read_article(document, syntax, sentence, at, last)
                if quantity:
                    found.append(quantity)
    return found


def _read_article(document: Document, syntax: Syntax, sentence: int, at: int, last: int) -> Quantity | None:
    word = syntax.lower[at]
    end = skip_phrase(syntax, at + 1, last)
    if word == "another" and "q" in syntax.code[at + 1 : min(at + 3, last)] and syntax.code[end - 1] != "N":
        return None  # 'another 26 people': the number itself
    if word == "none":
        if "q" in syntax.code[at : min(at + 4, last)]:
            return None  # 'none of the 12': the number itself is negated
        end = at + 1
    head = end - 1
    while head > at and syntax.code[head] not in "NSP0":
        head -= 1
    item = item_of(syntax.lower, syntax.items, at + 1, head + 1)
    if head == at:
        item = "people" if word in ("another", "none") else None
    elif (word == "no" and syntax.lower[at + 1 : head + 1] == ["one"]) or (
        word == "no" and item is None and syntax.lower[head] in NOBODY
    ):
        item = "people"
    if item in UNCOUNTED or syntax.lower[head] in NOT_COUNTED:
        return None
    number = 0.0 if word in NONE else 1.0
    begin, stop = int(document.token_begin[at]), int(document.token_end[at])
    return Quantity(
        sentence, begin, stop, at, at + 1, begin, int(document.token_end[max(head, at)]), number, number, "=", False,
        None, None, None, None, at + 1, head + 1, head if head > at else -1, item, None, None, -1,
        "none" if word in NONE else "implicit_one",
    )  # fmt: skip


def item_of(lower: list[str], items: dict[str, str], first: int, last: int) -> str | None:
    """Item of the longest known form that ends a phrase."""
    for size in (3, 2, 1):
        if last - size >= first:
            item = items.get(" ".join(lower[last - size : last]))
            if item:
                return item
    return None
