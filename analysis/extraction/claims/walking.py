"""Walk from a counted phrase to what governs it: left over its own words, right over what modifies it."""

from __future__ import annotations

from typing import Final

from .syntax import NOUN_PHRASE, Syntax

PREPOSITIONS: Final = frozenset("IoTy")
VERBS: Final = frozenset("VWGYvZM")
OF_THEM: Final = frozenset(("whom", "which", "them"))


def left_of(syntax: Syntax, first: int, begin: int) -> int:
    """The token before a counted phrase and its determiners, or `begin` - 1 at the sentence's start."""
    at = first - 1
    while at >= begin and (syntax.code[at] in 'DdrBbjJ$"' or syntax.lower[at] in syntax.words.before_number):
        if syntax.lower[at] == "that" or (syntax.code[at] == '"' and syntax.code[at - 1] in ",."):
            return at  # 'stating that [12 men] had died', '"...," [a man] said': it opens a clause
        at -= 1
    return at


def skip_phrase(syntax: Syntax, at: int, last: int) -> int:
    """The token after the noun phrase that begins at `at`."""
    while at < last and syntax.code[at] in NOUN_PHRASE:
        at += 1
    return at


def find_predicate(syntax: Syntax, at: int, last: int, *, coordinated: bool) -> int:
    """The verb or adjective that a phrase ending at `at` is the subject of, -1 if there is none.

    '20 people [in the town, most of them women,] were killed'; a coordination is stepped over where the
    phrase is no object: 'five civilians and two soldiers were killed'.
    """
    code = syntax.code
    weak = -1
    while at < last:
        char = code[at]
        if char in "FQA" and not is_gerund(syntax, at):
            return _main_verb(syntax, at, last) if char == "Q" and code[at - 1] not in "eaB" else at
        if char in "eaMF" or char in VERBS or syntax.lower[at] in syntax.words.hearsay:
            head, main = read_group(syntax, at, last)
            if main:
                return weak if weak >= 0 and code[head] not in "FQA" else head
            at = head + 1  # a reduced relative: 'people waiting for bread were killed'
            if at < last and syntax.lower[at] == "that":
                return weak  # 'with an official saying that 12 were killed'
            continue
        step = _step_over(syntax, at, last, coordinated)
        if char == "w" and weak < 0:
            weak = find_predicate(syntax, at + 1, last, coordinated=False)
            step = weak + 1 if weak >= 0 else step
        if step < 0:
            return weak
        at = step
    return weak


def _main_verb(syntax: Syntax, participle: int, last: int) -> int:
    """'two workers [hired by the army] are killed': the verb after a reduced relative, else its participle."""
    code, at = syntax.code, participle + 1
    if code[participle - 1] == ",":
        close = code.find(",", at, last)
        if close >= 0 and close + 1 < last and code[close + 1] in "eaM":
            head, main = read_group(syntax, close + 1, last)
            return head if main and code[head] in "FQA" else participle  # 'two men, held since May, were freed'
    while at < last and (code[at] in "IoTyBbp" or _is_past(syntax, at)):
        at = skip_phrase(syntax, at + 1, last)
    if at < last and code[at] in "eaMvZ" and at > participle + 1:
        head, main = read_group(syntax, at, last)
        return head if main and code[head] in "FQA" else participle
    return participle


def _is_past(syntax: Syntax, at: int) -> bool:
    """'kidnapped | last month', 'held | this week'."""
    return syntax.lower[at] in ("last", "this") and syntax.code[at + 1] == "N"


def is_gerund(syntax: Syntax, at: int) -> bool:
    """'journalists documenting ... were killed': an -ing form without auxiliary is no predicate."""
    return syntax.code[at] == "F" and syntax.lower[at] in syntax.vocabulary.gerunds and syntax.code[at - 1] != "e"


def read_group(syntax: Syntax, at: int, last: int) -> tuple[int, bool]:
    """(content head, whether finite) of the verb group at `at`: 'are [also] reported to have been killed'."""
    code = syntax.code
    first = at
    while at < last and (code[at] in 'eaMBbT"' or syntax.lower[at] in syntax.words.hearsay):
        at += 1
    if (
        at < last and code[at] == "y" and syntax.lower[at - 1] in syntax.words.hearsay
    ):  # 'are claimed by the army to be killed'
        after = skip_phrase(syntax, at + 1, last)
        if after < last and code[after] == "T":
            return read_group(syntax, after, last)
    if at < last and code[at] in "FQA":
        return at, not is_gerund(syntax, at)
    finite = code[first] in "eaMvZW" or (code[first] == "V")
    if at < last and code[at] in VERBS:
        return at, finite
    while at - 1 > first and code[at - 1] in "Bb":
        at -= 1  # 'are still in captivity'
    return max(first, at - 1), finite


def _step_over(syntax: Syntax, at: int, last: int, coordinated: bool) -> int:
    """The token after one modifier of the phrase, -1 where the phrase's clause ends without a verb."""
    code, char = syntax.code, syntax.code[at]
    if char in 'BbpR"':
        return at + 1
    if char in PREPOSITIONS:
        if syntax.lower[at] == "with" and at + 1 < last and code[at + 1] == "q":
            return -1
        return max(skip_phrase(syntax, at + 1, last), at + 1)
    if char == "(":
        close = code.find(")", at, last)
        return close + 1 if close >= 0 else -1
    if syntax.lower[at] == ";":
        return -1
    if char in ",w:":
        return _step_over_aside(syntax, at, last, coordinated)
    if char == "&":
        after = skip_phrase(syntax, at + 1, last)
        return after if coordinated and after > at + 1 else -1
    if char == "c":
        return at + 1
    after = skip_phrase(syntax, at, last)
    return after if after > at else -1


def _step_over_aside(syntax: Syntax, at: int, last: int, coordinated: bool) -> int:
    """', including six children,' and ', most of them women,' up to their closing comma; else a list goes on."""
    code = syntax.code
    inside = at + 1
    if inside < last and code[inside] == "&":
        inside += 1
    if inside >= last:
        return -1
    if code[inside] in "FQAeaMvZW" and not is_gerund(syntax, inside):
        return inside
    if code[inside] == "q" and not OF_THEM.isdisjoint(syntax.lower[inside : inside + 4]):
        close = code.find(",", inside, last)  # 'infected 700 people, 300 of whom died': that is said of the part
        return close + 1 if close >= 0 and close + 1 < last and code[close + 1] in "eaMFQAVWZvB" else -1
    if code[inside] in "cwI" or syntax.lower[inside] in syntax.words.aside or code[at] == "w":
        close = code.find(",", inside, last)
        while close >= 0 and close + 1 < last and code[close + 1] not in "eaMFQAVWZvB":
            close = code.find(",", close + 1, last)
        if close >= 0:
            return close + 1
        return inside if code[inside] == "c" or code[at] == "w" else -1
    after = skip_phrase(syntax, inside, last)
    return after if coordinated and after > inside else -1
