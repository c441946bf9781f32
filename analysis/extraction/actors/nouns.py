"""Nouns for actors and places, found by their last word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ...lexicon import Lexicons, plural
from .folding import fold


class Noun(NamedTuple):
    """An agent or place noun. `type`: person office body place; `plural` says which number matched."""

    words: tuple[str, ...]
    kind: str
    role: str | None
    type: str
    body: str | None
    plural: bool
    office: str | None = None  # the office whose holder it may name, in the lexicon of offices


class Nouns(NamedTuple):
    """Nouns by last word, the longest first, and the name of each body."""

    by_last: dict[str, tuple[Noun, ...]]
    bodies: dict[str, str]


LINKS: Final = frozenset(("of", "for", "the", "on"))


def build_nouns(lexicons: Lexicons) -> Nouns:
    """All nouns in both numbers; 'ministry of defense' is found by its last word like the others."""
    by_last: dict[str, dict[tuple[str, ...], Noun]] = {}
    bodies: dict[str, str] = {}
    for row in lexicons.rows("agents"):
        form, of = row["form"], row["type"]
        if row["body"] and of != "person":
            bodies.setdefault(row["body"], form)
        for many, shape in ((False, form), (True, _plural(form))):
            words = tuple(fold(shape).replace("'s", " 's").split())
            kind = "person" if of in ("person", "office") and not many else row["kind"]
            if of in ("person", "office") and many and kind == "person":
                kind = "group"
            office = None if many else row["office"] or (row["body"] if of == "office" else None)
            noun = Noun(words, kind, row["role"] or None, of, row["body"] or None, many, office)
            by_last.setdefault(words[-1], {}).setdefault(words, noun)
    ordered = {last: tuple(sorted(of.values(), key=lambda n: -len(n.words))) for last, of in by_last.items()}
    return Nouns(ordered, bodies)


def _plural(form: str) -> str:
    """'ministry of defense' -> 'ministries of defense'; else the last word's plural."""
    head, of, rest = form.partition(" of ")
    if of:
        return f"{plural(head)} of {rest}"
    head, dash, rest = form.partition("-in-")
    return f"{plural(head)}-in-{rest}" if dash else plural(form)


def longest_noun(nouns: Nouns, words: Sequence[str], first: int, last: int) -> Noun | None:
    """The longest noun that ends before token `last` and begins at `first` or later."""
    for noun in nouns.by_last.get(words[last - 1], ()):
        size = len(noun.words)
        if size == 1 or (last - size >= first and tuple(words[last - size : last]) == noun.words):
            return noun
    return None
