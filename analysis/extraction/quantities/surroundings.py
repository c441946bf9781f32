"""What stands around a number, and the words after which it is a name."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ...language import split
from ...lexicon import Lexicons, Matcher
from .numerals import Numeral
from .view import View

NUMBERED: Final = re.compile(r"([A-Z][a-z]{2,})[ -](?:\d+|[IVX]+)\b.*")  # 'Shahed-136', 'Leopard 2A6'


class Names(NamedTuple):
    """Words after which a number is a name, and names that hold a number."""

    designators: frozenset[str]
    numbered: Matcher[str]  # "Leopard 2", "Boeing 737"
    families: frozenset[str]  # words before a weapon's number: "shahed" of "Shahed 149"
    months: frozenset[str]


def build_names(lexicons: Lexicons) -> Names:
    """The names of a set of lexicons."""
    forms = [row["form"] for row in lexicons.rows("weapons")]
    numbered = [form for form in forms if any(part.isdigit() for part in form.split(" ")[1:])]
    return Names(
        frozenset(row["form"].lower() for row in lexicons.rows("designators")),
        Matcher(((form, form) for form in numbered), split=split),
        frozenset(match[1].lower() for match in map(NUMBERED.fullmatch, forms) if match and match[1] in forms),
        _MONTHS,
    )


_MONTHS: Final = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
     "december", "jan", "jan.", "feb", "feb.", "mar", "mar.", "apr", "apr.", "jun", "jun.", "jul", "jul.", "aug",
     "aug.", "sep", "sep.", "sept", "sept.", "oct", "oct.", "nov", "nov.", "dec", "dec.")
)  # fmt: skip


def word_before(view: View, numeral: Numeral, start: int, back: int = 1) -> str:
    """The word `back` tokens before a number, "" past the start of its sentence."""
    at = numeral.first - back
    return view.lower[at] if at >= start else ""


def word_after(view: View, numeral: Numeral, end: int, ahead: int = 0) -> str:
    """The word `ahead` tokens after a number, "" past the end of its sentence."""
    at = numeral.last + ahead
    return view.lower[at] if at < end else ""


def counts(view: View, numeral: Numeral, end: int) -> bool:
    """A plural noun heads the phrase that the number opens."""
    at = numeral.last
    if at >= end or view.phrase_at[at] < 0:
        return False
    first, _, head = view.phrase(view.phrase_at[at])
    plural = view.tags[head] in ("NNS", "NNPS") or view.lower[head].endswith(("people", "children", "men"))
    return plural and head >= at and first <= at
