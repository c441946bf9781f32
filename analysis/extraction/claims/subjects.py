"""Which subject a verb has: its own, a pronoun, a relative one, or that of the verb before."""

from __future__ import annotations

from typing import Final

from .cases import OWNERS, Bound, Case
from .syntax import Syntax
from .vocabulary import MATERIEL, fits
from .walking import is_gerund

STRIKING: Final = MATERIEL | {"attacks"}
STRIKES: Final = frozenset(("strike", "strikes", "airstrike", "airstrikes", "shelling", "bombardment"))
ONE_MORE: Final = frozenset(("a", "an", "another", "second", "third", "one"))
PREDICATES: Final = frozenset("FQVWZv")


def has_subject(case: Case, bound: Bound) -> bool:
    """'a flood that killed [12]', 'a bus hit [two men]': the verb has a subject, which is no attack and no weapon."""
    syntax, at = case.syntax, bound.token
    if at < 0 or bound.role != "object" or syntax.code[at] != "F" or is_gerund(syntax, at):
        return False
    before = before_verb(syntax, at, case.begin)
    if before < case.begin or not (syntax.code[before] in "NS" or is_relative(syntax, before)):
        return False
    word = syntax.lower[before]
    if word in syntax.words.event or (word in syntax.words.force and "the" in syntax.lower[before - 2 : before]):
        return False  # 'the strikes killed', 'the rebels killed': those of the article
    return syntax.items.get(word) not in STRIKING


def has_stranger(case: Case, bound: Bound) -> bool:
    """'said rebels had shot down [12]': the verb has a subject that is not the speaker's own, as 'air defences' are."""
    if not has_subject(case, bound):
        return False
    syntax, before = case.syntax, before_verb(case.syntax, bound.token, case.begin)
    word = syntax.lower[before]
    owned = not OWNERS.isdisjoint(syntax.lower[max(before - 3, case.begin) : before])
    return not owned and (word not in syntax.words.force or syntax.items.get(word) == "militants")


def has_pronoun(case: Case, bound: Bound) -> bool:
    """'[it] shot down 12 drones', of the main clause: no speaker stands before."""
    syntax, at = case.syntax, bound.token
    if at < 0 or bound.role != "object" or syntax.code[at] != "F" or is_gerund(syntax, at):
        return False
    subject = before_verb(syntax, at, case.begin)
    leads = subject >= case.begin and PREDICATES.isdisjoint(syntax.code[case.begin : subject])
    return leads and syntax.lower[subject] == "it"


def in_relative_clause(case: Case, bound: Bound) -> bool:
    """'in answer to an attack that killed [12]', 'a raid that left [12] dead': told by the way."""
    verb = case.left if case.left >= case.begin and case.syntax.code[case.left] == "F" else bound.token
    before = before_verb(case.syntax, verb, case.begin) if verb >= 0 else -1
    return before >= case.begin and is_relative(case.syntax, before)


def by_strike(case: Case, bound: Bound) -> bool:
    """'[A strike] in Zadar killed 12', '12 died in [another strike]': an attack of which nothing says whose it was."""
    syntax = case.syntax
    active = bound.role == "object" and bound.token >= 0 and syntax.code[bound.token] == "F"
    first, last = (case.begin, case.first) if active else (case.last, case.end)
    at = next((i for i in range(first, last) if syntax.lower[i] in STRIKES), -1)
    return at == case.begin or (at > case.begin and syntax.lower[at - 1] in ONE_MORE)


def goes_on(case: Case, bound: Bound) -> bool:
    """'killed 12 men, [wounded 30] and burned two cars': a further verb of the one who killed."""
    syntax, at = case.syntax, bound.token
    if bound.role != "object" or at < 0 or syntax.code[at] != "F" or not case.previous:
        return False
    before = case.previous[-1][2]
    if before.role != "object" or before.token < 0 or syntax.code[before.token] != "F" or before.token >= at:
        return False
    joint = before_verb(syntax, at, case.begin)
    return syntax.code[joint] in ",&" and PREDICATES.isdisjoint(syntax.code[case.previous[-1][1] : at])


def before_verb(syntax: Syntax, at: int, begin: int) -> int:
    """The token before a verb's auxiliaries and adverbs; of an infinitive the 'to'."""
    at -= 1
    while at >= begin and syntax.code[at] in "eaMBb":
        at -= 1
    return at


def conducted_by(syntax: Syntax, noun: int, begin: int) -> int:
    """'[carried out] air strikes on 85 targets': the verb that says they were done, -1 if there is none."""
    at = noun
    while at > begin and syntax.code[at] in "NSJDdrpP":
        at -= 1
    done = syntax.code[at] == "F" and syntax.lower[at].startswith(CONDUCTING)
    return at if done else -1


CONDUCTING: Final = ("carry", "carri", "conduct", "launch", "mount", "perform", "stag", "deliver", "made", "make")


def relative_before(syntax: Syntax, at: int, begin: int) -> int:
    """'rebels who ambushed and killed four': the token of the relative pronoun, -1 if there is none."""
    at = before_verb(syntax, at, begin)
    if at - 1 > begin and syntax.code[at] == "&" and syntax.code[at - 1] in "FVW":
        at = before_verb(syntax, at - 1, begin)
    return at if at >= begin and is_relative(syntax, at) else -1


def is_relative(syntax: Syntax, at: int) -> bool:
    """'that' right before a verb stands for what comes before, whatever its tag."""
    return syntax.code[at] == "w" or syntax.lower[at] in ("that", "which", "who")


def is_victim(syntax: Syntax, first: int, last: int) -> bool:
    """'a jet of X crashes, killing', 'a tanker of X is hit, injuring'."""
    for at in (i for i in range(first, last) if syntax.code[i] == "Q"):
        senses = syntax.vocabulary.verbs.get(syntax.lower[at], ())
        plain = [sense for sense in senses if not sense.tail]
        if any(fits(sense, "troops", "") or fits(sense, "ships", "") for sense in plain):
            return True  # but police that 'fired on a crowd' did so themselves
    return not syntax.words.accident.isdisjoint(syntax.lower[first:last])
