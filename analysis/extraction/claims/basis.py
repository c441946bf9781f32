"""Over what a number counts: one event, a period, all since a date, or what there is."""

from __future__ import annotations

from typing import Final

from .cases import Bound, Case
from .lists import has_lasted

PLURAL: Final = frozenset(("hours", "days", "weeks", "months"))
LENGTHS: Final = PLURAL | {"day"}
WITHIN: Final = frozenset(("in", "within", "over", "during"))
BACK: Final = frozenset(("past", "previous"))
LASTING: Final = frozenset(("killed", "injured", "displaced"))


def judge_basis(case: Case, bound: Bound) -> str:
    """'since 2022', 'a total toll', 'so far': cumulative; 'per day': period; 'has 200 tanks': stock; else event."""
    lower = case.syntax.lower
    if bound.rule == "increment":
        return "period"
    if bound.role == "toll" or lower[case.last : case.last + 2] == ["(", "+"]:
        return "cumulative"
    first = max(case.begin, case.first - 4)
    if "when" in lower[first : case.first]:
        first = case.first  # 'since May, when 12 died'
    last = min(case.end, case.last + 14)
    if not RAISING.isdisjoint(case.sentence_words):
        last = next((at for at in range(case.last, last) if lower[at] in RAISING), last)
    near = set(lower[first:last])
    if not RATES.isdisjoint(near) or ("per" in near and _per_stretch(lower, first, last)):
        return "period"
    if "since" in near and _is_superlative(case):
        near.remove("since")
    if not TOTALS.isdisjoint(near) or {"so", "far"} <= near or ("total" in near and _is_total(lower, first, last)):
        return "cumulative"
    if (not BACKWARD.isdisjoint(near) and _looks_back(lower, first, last)) or _lasts(case):
        return "period"
    if _since(case) or (bound.action in LASTING and has_lasted(case)):
        return "cumulative"
    return "stock" if bound.action == "none" and bound.rule != "measure" else "event"


TOTALS: Final = frozenset(("since", "altogether", "cumulative"))
TOLLS: Final = frozenset(("toll", "number", "losses", "casualties", "count", "combat", "dead", "death", "killed"))
RAISING: Final = frozenset(("bringing", "raising", "taking", "pushing", "lifting"))  # 'killing two, raising the total'
RATES: Final = frozenset(("daily", "weekly", "monthly"))
RATED: Final = frozenset(("hour", "day", "night", "week", "month", "year"))
BACKWARD: Final = frozenset(("past", "last", "previous"))
STRETCHES: Final = frozenset(("week", "month", "year", "days", "weeks", "months"))


def _looks_back(lower: list[str], first: int, last: int) -> bool:
    """'in the last three weeks', 'last month'; 'held over last month's bombing' names an event."""
    for at in range(first, last):
        if lower[at] in BACKWARD:
            stretch = next((i for i in range(at + 1, min(at + 4, last)) if lower[i] in STRETCHES), at)
            if stretch > at and lower[stretch + 1] != "'s":
                return True
    return False


def _per_stretch(lower: list[str], first: int, last: int) -> bool:
    """'40 shells per day', not 'per cent', 'per ton'."""
    return any(lower[at] == "per" and lower[at + 1] in RATED for at in range(first, last))


def _is_total(lower: list[str], first: int, last: int) -> bool:
    """'total losses', 'brings the total to 40'; 'a total of 40', 'in total', 'total destruction' are of one event."""
    return any(
        lower[at] == "total" and (lower[at + 1] in TOLLS or lower[at + 1] in ("to", "is", "stands", "rose", "now"))
        for at in range(first, last)
    )


def _is_superlative(case: Case) -> bool:
    """'the first strike on the city since 2016', 'the deadliest since May': how rare it was, no total."""
    lower = case.syntax.lower
    since = next((at for at in range(case.last, case.end) if lower[at] == "since"), case.last)
    return _is_rarest(case, max(case.last, since - 14), since)


def _is_rarest(case: Case, first: int, last: int) -> bool:
    """'the first', 'the deadliest' among these tokens, but not 'the first 14 months', 'at least'."""
    lower, tags = case.syntax.lower, case.syntax.tags
    firsts = (lower[i] == "first" and tags[i + 1] != "CD" and lower[i + 1] not in LENGTHS for i in range(first, last))
    return any(firsts) or any(tags[i] in ("JJS", "RBS") and lower[i] != "least" for i in range(first, last))


def _since(case: Case) -> bool:
    """'[9,700 tanks], 20,150 vehicles and 331 helicopters destroyed since 2022': a list counts over one stretch."""
    lower, code = case.syntax.lower, case.syntax.code
    if "since" not in case.sentence_words:
        return False
    if lower[case.begin] == "since":
        return True
    at = case.last
    while at < case.end and code[at] in "q,&NSPJDjoQ'YB0":
        at += 1
    return at < case.end and lower[at] == "since"


def _lasts(case: Case) -> bool:
    """'in three days', 'over the past day', 'in the previous 24 hours'; not 'the first exchange in four months'."""
    lower, begin, end = case.syntax.lower, case.begin, case.end
    if LENGTHS.isdisjoint(case.sentence_words):
        return False
    lengths = [at for at in range(begin, end) if lower[at] in LENGTHS]
    lengths = [at for at in lengths if not WITHIN.isdisjoint(lower[max(at - 4, begin) : at])]
    return any(
        (lower[at] in PLURAL or not BACK.isdisjoint(lower[max(at - 2, begin) : at]))
        and not _is_rarest(case, max(at - 12, begin), at)
        for at in lengths
    )
