"""Whether it happened, is planned, possible or did not come about."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from .cases import Bound, Case
from .syntax import NOUN_PHRASE, Syntax
from .walking import find_predicate

NONE: Final = frozenset(("no", "none", "zero", "neither"))
NOT: Final = frozenset(("not", "n't", "never"))
FUTURE: Final = frozenset(("will", "'ll", "shall"))
PROMISED: Final = frozenset(("supplied", "deployed", "freed", "evacuated"))
SAID: Final = frozenset(("said", "announced", "pledged", "promised", "confirmed", "added", "declared", "agreed"))
CONDITIONS: Final = frozenset(("if", "unless"))
VERB_CODES: Final = frozenset("FQVWvZMYe")
PLEDGES: Final = ("pledg", "promis", "approv", "offer", "order")
GOVERNING: Final = frozenset(("to", "for", "on", "about", "of", "over", "at", "from"))
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
    if words & FUTURE:
        return "planned"
    governed = _judge_governor(case, bound)
    if governed:
        return governed
    if words & MODAL or words & syntax.words.possible:
        return "possible"
    return "planned" if syntax.lower[bound.token].startswith(PLEDGES) else "actual"


def _judge_governor(case: Case, bound: Bound) -> str:
    """What the word says that governs the action's: 'refused to free [90]', 'talks on the release of [90]', or ''."""
    syntax, verb = case.syntax, case.syntax.code[bound.token] in VERB_CODES
    at = _governor(case, bound.token, verb)
    if at < 0:
        return "" if verb else _judge_adjective(case, bound) or _judge_subject(case, bound)
    if at > case.last and (syntax.code[at] not in VERB_CODES or syntax.lower[at].endswith("ing")):
        return ""  # 'dismissed [12 men] for failing to shave': another's
    word, words = syntax.lower[at], _group_words(syntax, at, case.begin)
    if word in syntax.words.preventing:
        return "" if words & NOT else "negated"
    if not verb and bound.action not in PROMISED:
        return ""  # 'ordered the killing of [30 men]': it was done
    if word in syntax.words.planning or (verb and syntax.code[at] == "e"):
        return "negated" if words & NOT else "possible" if words & MODAL else "planned"
    return "possible" if word in syntax.words.wishing else ""


def _governor(case: Case, token: int, verb: bool) -> int:
    """The token before 'to', a preposition or the phrase of the action's word, -1 where nothing governs it."""
    syntax, begin = case.syntax, case.begin
    code, lower = syntax.code, syntax.lower
    at = _skip_back(code, token - 1, begin, "Bbea" if verb else NOUN_PHRASE | {"B", "b"})
    if at < begin:
        return -1
    if verb and lower[token] in syntax.vocabulary.gerunds and code[at] in VERB_CODES and at == token - 1:
        return at  # 'considered freeing'
    if not verb and code[at] in VERB_CODES:
        return at  # 'demanded the release'
    if verb and code[at] in NOUN_PHRASE and lower[token] in syntax.vocabulary.finite:
        at = _skip_back(code, at, begin, NOUN_PHRASE - {"D"})
        return at - 1 if lower[at] == "that" and lower[at - 1] in syntax.words.wishing else -1
    if lower[at] not in GOVERNING or at == begin or (not verb and lower[at - 1] == "due"):
        return -1
    direct = max(_skip_back(code, at - 1, begin, "Bb"), begin)
    if not verb or _says_unreal(syntax, direct) or (code[direct] == "e" and lower[direct - 1] != "it"):
        return -1 if lower[direct - 1 : at] == ["in", "order"] else direct
    if lower[at] not in ("to", "from"):
        return -1
    before = _skip_back(code, direct, begin, NOUN_PHRASE)  # 'asked | Norland to free'
    return before if before >= begin and code[before] in VERB_CODES and _says_unreal(syntax, before) else -1


def _skip_back(code: str, at: int, begin: int, over: Container[str]) -> int:
    while at >= begin and code[at] in over:
        at -= 1
    return at


def _says_unreal(syntax: Syntax, at: int) -> bool:
    words = syntax.words
    return any(syntax.lower[at] in kind for kind in (words.planning, words.wishing, words.preventing))


def _judge_adjective(case: Case, bound: Bound) -> str:
    """'the attempted murder of [two]' possible, 'the promised delivery of [40]' planned, 'the foiled' negated."""
    syntax, words = case.syntax, case.syntax.words
    adjective = syntax.lower[bound.token - 1] if bound.token > case.begin else ""
    if not adjective.endswith("ed"):
        return ""
    kinds = {"negated": words.preventing, "planned": words.planning, "possible": words.wishing}
    return next((factuality for factuality, forms in kinds.items() if adjective in forms), "")


def _judge_subject(case: Case, bound: Bound) -> str:
    """'The release of [90 prisoners] will begin', '... was postponed': what is said of the event itself, or ''."""
    syntax = case.syntax
    if bound.action not in PROMISED:
        return ""
    at = find_predicate(syntax, case.last, case.end, coordinated=False)
    if at < 0:
        return ""
    words = _group_words(syntax, at, case.begin)
    if words & FUTURE:
        return "planned"
    if syntax.lower[at] in syntax.words.preventing:
        return "negated"
    passive = syntax.code[at - 1] in "eB"
    return "planned" if passive and syntax.lower[at] in syntax.words.planning else ""


def _is_headline_plan(case: Case, bound: Bound) -> bool:
    """'NATO to deploy [ten ships]': the infinitive of a headline, without another verb before."""
    code, at = case.syntax.code, bound.token
    plan = at - 2 >= case.begin and code[at - 1] == "T" and code[at - 2] in "NSP"
    return plan and VERB_CODES.isdisjoint(code[case.begin : at - 1])


def _is_conditional(case: Case, bound: Bound) -> bool:
    """'unless Israel frees [300 prisoners]': the verb of the condition itself."""
    syntax = case.syntax
    at = max(i for i in range(case.begin, bound.token) if syntax.lower[i] in CONDITIONS)
    between = syntax.code[at + 1 : bound.token]
    return "," not in between and VERB_CODES.isdisjoint(between)


def _is_announced(case: Case, bound: Bound) -> bool:
    """'Spain said it would send [19 tanks]': the future of what was said in the past; not 'if'."""
    before = case.syntax.lower[case.begin : bound.token]
    return bound.action in PROMISED and not SAID.isdisjoint(before) and "if" not in before


def _group_words(syntax: Syntax, token: int, begin: int) -> set[str]:
    """The auxiliaries and adverbs before a verb."""
    at = _skip_back(syntax.code, token - 1, begin, "eaMBbT")
    return set(syntax.lower[at + 1 : token])
