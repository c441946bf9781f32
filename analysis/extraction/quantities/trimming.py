"""What a noun phrase holds beside the counted noun: days behind it, participles taken for nouns."""

from __future__ import annotations

from typing import Final

from .view import View

DAYS: Final = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow",
     "tonight", "overnight", "january", "february", "march", "april", "june", "july", "august", "september", "october",
     "november", "december")
)  # fmt: skip
_SPANS: Final = frozenset(("week", "month", "year", "night", "weekend", "spring", "summer", "autumn", "winter", "time"))
_THIS: Final = frozenset(("last", "this", "next"))
_CLOSING: Final = DAYS | _THIS | _SPANS
_NO_NOUN: Final = frozenset(("NN", "JJ", "VBN", "VBD"))


def without_days(view: View, at: int, last: int, head: int) -> tuple[int, int] | None:
    """(end, head) of a phrase cut at a day or span that closes it: 'shells | Thursday', 'jobs | last week'.

    None where nothing else is counted: '443 million | Thursday'. A day before a noun stays: 'two October attacks'.
    """
    first = head
    while first > at and view.lower[first - 1] in _CLOSING:
        first -= 1
    closes = view.lower[head] in DAYS or (view.lower[head] in _SPANS and view.lower[head - 1] in _THIS)
    if not closes or view.tags[head] == "NNS":
        return last, head
    return None if first <= at else (first, first - 1)


def is_participle(view: View, at: int, last: int) -> bool:
    """'3,200 houses fell and 25,000 | damaged': one word in -ed that the tagger may take for a noun."""
    return last == at + 1 and view.lower[at].endswith("ed") and view.tags[at] in _NO_NOUN and view.words[at].islower()


def is_dash(view: View, at: int) -> bool:
    """'the next two | - Carolina and Nevada': what a spaced dash opens is not counted."""
    return view.lower[at] in ("-", "–", "—", "--") and not view.touching(at)
