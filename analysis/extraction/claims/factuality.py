"""Whether it happened, is planned or possible, and over what time the number counts."""

from __future__ import annotations

from typing import Final

from .actions import Bound, Case
from .syntax import Syntax

NONE: Final = frozenset(("no", "none", "zero", "neither"))
NOT: Final = frozenset(("not", "n't", "never"))
FUTURE: Final = frozenset(("will", "'ll", "shall"))
MODAL: Final = frozenset(("may", "might", "could", "can", "would", "should"))
PLANNING: Final = frozenset(
    [
        "plan",
        "plans",
        "planned",
        "planning",
        "vow",
        "vows",
        "vowed",
        "pledge",
        "pledges",
        "pledged",
        "promise",
        "promises",
        "promised",
        "agree",
        "agrees",
        "agreed",
        "intend",
        "intends",
        "intended",
        "threaten",
        "threatens",
        "threatened",
        "order",
        "orders",
        "ordered",
        "want",
        "wants",
        "wanted",
        "prepare",
        "prepares",
        "prepared",
        "preparing",
        "set",
        "due",
        "expected",
        "scheduled",
        "approve",
        "approves",
        "approved",
    ]
)
POSSIBLE: Final = frozenset(
    ["possibly", "potentially", "perhaps", "maybe", "feared", "if", "probably", "likely", "presumed"]
)
CUMULATIVE: Final = frozenset(["total", "overall", "altogether", "toll", "since", "far", "cumulative"])
PERIOD: Final = frozenset(
    [
        "daily",
        "weekly",
        "monthly",
        "annually",
        "yearly",
        "nightly",
        "per",
        "past",
        "last",
        "previous",
        "month",
        "week",
        "year",
    ]
)
STOCK: Final = frozenset(
    ["has", "have", "had", "holds", "possesses", "fields", "boasts", "control", "controls", "remain", "remains"]
)


def judge_factuality(case: Case, bound: Bound) -> str:
    """'did not kill [12]' negated, 'will send [six]' planned, 'may have killed [30]' possible, else actual."""
    syntax = case.syntax
    if any(syntax.lower[i] in NONE for i in range(case.first, case.last)):
        return "negated"
    if bound.token < 0:
        return "actual"
    words = _group_words(syntax, bound.token, case.begin)
    if words & NOT:
        return "negated"
    if words & FUTURE or (words & PLANNING and syntax.code[bound.token] == "F"):
        return "planned"
    if words & MODAL or words & POSSIBLE:
        return "possible"
    return "planned" if syntax.lower[bound.token].startswith(("pledg", "promis")) else "actual"


def _group_words(syntax: Syntax, token: int, begin: int) -> set[str]:
    """The auxiliaries and adverbs before a verb, and the verb that governs its infinitive."""
    at, words = token - 1, set()
    while at >= begin and (syntax.code[at] in "eaMBbT" or syntax.lower[at] in PLANNING):
        words.add(syntax.lower[at])
        at -= 1
    if "to" not in words:
        words -= PLANNING
    return words


def judge_basis(case: Case, bound: Bound, item: str | None) -> str:
    """'since 2022', 'in total', a toll: cumulative; 'per day': period; 'has 200 tanks': stock; else event."""
    lower = case.syntax.lower
    if bound.role == "toll":
        return "cumulative"
    window = range(max(case.begin, case.first - 4), min(case.end, case.last + 14))
    words = {lower[i] for i in window}
    if words & {"since"} or {"so", "far"} <= words or "total" in words or "altogether" in words:
        return "cumulative"
    if words & {"daily", "weekly", "monthly", "per"} or (
        words & {"past", "last", "previous"} and words & {"week", "month", "year", "days", "weeks", "months"}
    ):
        return "period"
    if bound.action == "none" and bound.rule != "measure":
        return "stock"
    return "event"
