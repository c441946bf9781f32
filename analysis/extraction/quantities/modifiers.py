"""Words of bounds and hedges around a number: "at least", "nearly", "or more"."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...language import split
from ...lexicon import Lexicons, Matcher
from .view import View


class Modifiers(NamedTuple):
    """modifiers.csv: forms before a number by their last word, forms after it."""

    before: dict[str, list[tuple[tuple[str, ...], str]]]
    after: Matcher[str]


def build_modifiers(lexicons: Lexicons) -> Modifiers:
    """The modifiers of a set of lexicons."""
    before: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    after: list[tuple[str, str]] = []
    for row in lexicons.rows("modifiers"):
        if row["position"] == "after":
            after.append((row["form"], row["modifier"]))
            continue
        words = tuple(word.lower() for word in split(row["form"]))
        before.setdefault(words[-1], []).append((words, row["modifier"]))
    for forms in before.values():
        forms.sort(key=lambda form: -len(form[0]))
    return Modifiers(before, Matcher(after, split=split))


_BETWEEN: Final = frozenset(("the", "a", "an", "another", "their", "his", "its", "these", "those", "only"))
"""What may stand between a modifier and its number."""


def find_before(view: View, modifiers: Modifiers, first: int, start: int) -> tuple[int, str] | None:
    """(first token, modifier) before token `first`: 'at least | 40'; of 'at least some 40' the bound counts."""
    found = _ends_before(view, modifiers, first, start)
    if found is None or found[1] != "~":
        return found
    bound = _ends_before(view, modifiers, found[0], start)
    return bound if bound is not None and bound[1] != "~" else found


def _ends_before(view: View, modifiers: Modifiers, first: int, start: int) -> tuple[int, str] | None:
    for skip in (0, 1):
        last = first - skip
        if last <= start or (skip and view.lower[last] not in _BETWEEN):
            return None
        for words, modifier in modifiers.before.get(view.lower[last - 1], ()):
            begin = last - len(words)
            if skip and (len(words) == 1 or words[-1] == "just"):
                continue  # 'around the 200 houses' is a place, 'not just a one-issue party' no bound
            if begin >= start and tuple(view.lower[begin:last]) == words and _holds(view, begin, last, start):
                return begin, modifier
    return None


def _holds(view: View, begin: int, last: int, start: int) -> bool:
    """Not within 'no more than'; 'over' is a place in 'downed over 11 regions', a particle in 'handed over 11 men'.

    'A dispute over 40 cows' is about them.
    """
    if view.lower[begin:last] == ["about"] and view.lower[last : last + 2] == ["one", "of"]:
        return False  # 'asked about one of the hostages'
    if view.lower[begin:last] == ["over"] and begin > start and view.lower[begin - 1] in _BEFORE_OVER:
        return False
    return not (
        begin > start and view.lower[begin - 1] in ("no", "not") and view.lower[begin] in ("more", "less", "fewer")
    )


_AIR: Final = frozenset(
    ("downed", "destroyed", "intercepted", "down", "neutralized", "neutralised", "suppressed", "jammed", "shot", "flew",
     "flying", "flown", "exploded", "heard", "detected", "spotted", "sky", "skies", "airspace", "drones", "missiles")
)  # fmt: skip
_HANDED: Final = frozenset(
    ("hand", "hands", "handed", "handing", "turn", "turns", "turned", "turning", "sign", "signs", "signed", "signing")
)  # fmt: skip
_AT_ODDS: Final = frozenset(
    ("dispute", "disputes", "row", "rows", "feud", "quarrel", "fight", "clash", "clashes", "argument", "talks",
     "negotiations", "protest", "protests", "anger", "concern", "concerns", "disagreement", "disagreements")
)  # fmt: skip
_BEFORE_OVER: Final = _AIR | _HANDED | _AT_ODDS


def find_after(view: View, modifiers: Modifiers, last: int, end: int) -> tuple[int, str] | None:
    """(end token, modifier) of a modifier that starts at token `last`: '40 | or more'."""
    match = modifiers.after.longest(view.lower, last, end) if last < end else None
    if match is not None and view.lower[match[0] : match[0] + 1] == ["than"]:
        return None  # '5,000 or less than 6,000'
    return match


def bound(low: float, high: float | None, modifier: str, *, vague: bool) -> tuple[float | None, float | None, str]:
    """Bounds of the codebook: 30 with '>=' -> 30..null; 50 with '<=' -> null..50; dozens -> 24..null with '>='."""
    if vague and high is None:
        if modifier in ("<", "<="):
            return None, low, modifier
        return low, None, modifier if modifier == ">" else ">="
    if modifier in (">", ">="):
        return low, None, modifier
    if modifier in ("<", "<="):
        return None, high, modifier
    return low, high, modifier
