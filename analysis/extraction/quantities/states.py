"""States that stand for people: "36 dead", "14 wounded"."""

from __future__ import annotations

from typing import Final

from .classes import NOUNS, Counted, Items
from .numerals import Numeral
from .view import View

STATES: Final = frozenset(
    ("dead", "injured", "wounded", "killed", "missing", "hurt", "displaced", "homeless", "hospitalized", "hospitalised",
     "deceased", "detained", "arrested", "captured", "evacuated", "unaccounted", "sick", "ill", "alive", "trapped",
     "relocated", "stranded", "infected", "affected", "kidnapped", "abducted", "unhurt", "unharmed")
)  # fmt: skip
_NOMINAL: Final = frozenset(("dead", "injured", "wounded", "missing", "displaced", "homeless"))


def state(view: View, items: Items, numeral: Numeral, at: int, end: int) -> Counted | None:
    """'36 dead', '14 wounded', '12 seriously injured': the state stands for the people; a noun after it does not."""
    if at + 1 < end and view.tags[at] == "RB" and view.lower[at + 1] in STATES:
        at += 1
    if view.lower[at] not in STATES:
        return None
    following = view.tags[at + 1] if at + 1 < end else ""
    if following in NOUNS and view.lower[at + 1] != "hostage":
        return None
    if following in ("JJ", "VBN", "CC", ",") and _noun_follows(view, at + 1, end):
        return None
    if view.lower[at] in _NOMINAL:
        return Counted(at, at + 1, at, "people", None, "state")
    return Counted(at, at, -1, "people", None, "state")


def _noun_follows(view: View, at: int, end: int) -> bool:
    """'12 injured and | exhausted soldiers': the adjectives go on to a plural noun."""
    while at < end and (view.tags[at] in ("JJ", "VBN") or (view.tags[at] in ("CC", ",") and view.form(at + 1) is None)):
        at += 1
    return at < end and view.tags[at] in ("NNS", "NNPS") and view.tags[at - 1] in ("JJ", "VBN")
