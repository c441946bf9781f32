"""Whether it happened, is planned or possible, and over what time the number counts."""

from __future__ import annotations

from typing import Final

from .cases import Bound, Case
from .lists import has_lasted
from .syntax import Syntax

NONE: Final = frozenset(("no", "none", "zero", "neither"))
NOT: Final = frozenset(("not", "n't", "never"))
FUTURE: Final = frozenset(("will", "'ll", "shall"))
PLURAL: Final = frozenset(("hours", "days", "weeks", "months"))
LENGTHS: Final = PLURAL | {"day"}
WITHIN: Final = frozenset(("in", "within", "over", "during"))
BACK: Final = frozenset(("past", "previous"))
PROMISED: Final = frozenset(("supplied", "deployed", "freed", "evacuated"))
SAID: Final = frozenset(("said", "announced", "pledged", "promised", "confirmed", "added", "declared", "agreed"))
LASTING: Final = frozenset(("killed", "injured", "displaced"))
CONDITIONS: Final = frozenset(("if", "unless"))
VERB_CODES: Final = frozenset("FQVWvZMYe")
MODAL: Final = frozenset(("may", "might", "could", "can", "would", "should"))


def judge_factuality(case: Case, bound: Bound) -> str:
    """'did not kill [12]' negated, 'will send [six]' planned, 'may have killed [30]' possible, else actual."""
    syntax = case.syntax
    if not NONE.isdisjoint(syntax.lower[case.first : case.last]):
        return "negated"
    if case.first > case.begin and syntax.lower[case.first - 1] in NOT:
        return "negated"  # 'not one of the 12'
    if bound.token < 0:
        return "actual"
    words = _group_words(syntax, bound.token, case.begin)
    if words & NOT:
        return "negated"
    if "would" in words and _is_announced(case, bound):
        return "planned"
    if _is_headline_plan(case, bound):
        return "planned"
    if not CONDITIONS.isdisjoint(syntax.lower[case.begin : bound.token]) and _is_conditional(case, bound):
        return "possible"
    if words & FUTURE or (words & syntax.words.planning and syntax.code[bound.token] == "F"):
        return "planned"
    if words & MODAL or words & syntax.words.possible:
        return "possible"
    return "planned" if syntax.lower[bound.token].startswith(("pledg", "promis")) else "actual"


def _is_headline_plan(case: Case, bound: Bound) -> bool:
    """'NATO to deploy [ten ships]': the infinitive of a headline, without another verb before."""
    code, at = case.syntax.code, bound.token
    plan = at - 2 >= case.begin and code[at - 1] == "T" and code[at - 2] in "NSP"
    return plan and not any(char in VERB_CODES for char in code[case.begin : at - 1])


def _is_conditional(case: Case, bound: Bound) -> bool:
    """'unless Israel frees [300 prisoners]': the verb of the condition itself."""
    syntax = case.syntax
    at = max(i for i in range(case.begin, bound.token) if syntax.lower[i] in CONDITIONS)
    between = syntax.code[at + 1 : bound.token]
    return "," not in between and not any(char in VERB_CODES for char in between)


def _is_announced(case: Case, bound: Bound) -> bool:
    """'Spain said it would send [19 tanks]': the future of what was said in the past; not 'if'."""
    before = case.syntax.lower[case.begin : bound.token]
    return bound.action in PROMISED and not SAID.isdisjoint(before) and "if" not in before


def _group_words(syntax: Syntax, token: int, begin: int) -> set[str]:
    """The auxiliaries and adverbs before a verb, and the verb that governs its infinitive."""
    at, words = token - 1, set()
    while at >= begin and (syntax.code[at] in "eaMBbT" or syntax.lower[at] in syntax.words.planning):
        words.add(syntax.lower[at])
        at -= 1
    if "to" not in words:
        words -= syntax.words.planning
    return words


def judge_basis(case: Case, bound: Bound) -> str:
    """'since 2022', 'in total', a toll: cumulative; 'per day': period; 'has 200 tanks': stock; else event."""
    lower = case.syntax.lower
    if bound.rule == "increment":
        return "period"
    if bound.role == "toll" or lower[case.last : case.last + 2] == ["(", "+"]:
        return "cumulative"
    first = max(case.begin, case.first - 4)
    if "when" in lower[first : case.first]:
        first = case.first  # 'since May, when 12 died'
    near = set(lower[first : min(case.end, case.last + 14)])
    if not RATES.isdisjoint(near):
        return "period"
    if "since" in near and _is_superlative(case):
        near.remove("since")
    if not TOTALS.isdisjoint(near) or {"so", "far"} <= near:
        return "cumulative"
    if (near & BACKWARD and near & STRETCHES) or _lasts(lower, case.begin, case.end):
        return "period"
    if _since(case) or (bound.action in LASTING and has_lasted(lower[case.begin : case.first])):
        return "cumulative"
    return "stock" if bound.action == "none" and bound.rule != "measure" else "event"


TOTALS: Final = frozenset(("since", "total", "altogether", "cumulative"))
RATES: Final = frozenset(("daily", "weekly", "monthly", "per"))
BACKWARD: Final = frozenset(("past", "last", "previous"))
STRETCHES: Final = frozenset(("week", "month", "year", "days", "weeks", "months"))


def _is_superlative(case: Case) -> bool:
    """'the first strike on the city since 2016', 'the deadliest since May': how rare it was, no total."""
    lower, tags = case.syntax.lower, case.syntax.tags
    for at in range(case.last, case.end):
        if lower[at] == "since":
            before = range(max(case.last, at - 14), at)
            return any(lower[i] == "first" or tags[i] in ("JJS", "RBS") for i in before)
    return False


def _since(case: Case) -> bool:
    """'[9,700 tanks], 20,150 vehicles and 331 helicopters destroyed since 2022': a list counts over one stretch."""
    lower, code = case.syntax.lower, case.syntax.code
    if lower[case.begin] == "since":
        return True
    at = case.last
    while at < case.end and code[at] in "q,&NSPJDjoQ'YB0":
        at += 1
    return at < case.end and lower[at] == "since"


def _lasts(lower: list[str], begin: int, end: int) -> bool:
    """'in three days', 'over the past day', 'in the previous 24 hours'."""
    if LENGTHS.isdisjoint(lower[begin:end]):
        return False
    lengths = [at for at in range(begin, end) if lower[at] in LENGTHS]
    lengths = [at for at in lengths if not WITHIN.isdisjoint(lower[max(at - 4, begin) : at])]
    return any(lower[at] in PLURAL or not BACK.isdisjoint(lower[max(at - 2, begin) : at]) for at in lengths)
