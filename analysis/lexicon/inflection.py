"""English inflection by rule, with irregular forms from CSV: enough to write a lexicon in lemmas."""

from __future__ import annotations

import functools
from typing import Final

from .loader import default_lexicons

VOWELS: Final = frozenset("aeiou")


@functools.cache
def _irregular_verbs() -> dict[str, tuple[str, str, str, str]]:
    return {
        row["lemma"]: (row["past"], row["participle"] or row["past"], row["ing"], row["present"])
        for row in default_lexicons().rows("irregular_verbs")
    }


@functools.cache
def _plurals() -> dict[str, str]:
    return {row["singular"]: row["plural"] for row in default_lexicons().rows("irregular_nouns")}


@functools.cache
def _singulars() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in default_lexicons().rows("irregular_nouns")}


def _doubles(lemma: str) -> bool:
    """'shot', 'plan' double their last consonant; 'visit', 'rain', 'attack' do not. One syllable only."""
    if len(lemma) < 3 or lemma[-1] in "aeiouwxyhs" or lemma[-2] not in VOWELS or lemma[-3] in VOWELS:
        return False
    return sum(c in VOWELS for c in lemma) == 1


def verb_forms(lemma: str) -> dict[str, frozenset[str]]:
    """'say' -> {'VB': {say}, 'VBZ': {says}, 'VBD': {said}, 'VBN': {said}, 'VBG': {saying}}.

    Of a phrasal lemma ('shoot down') the first word inflects. Alternatives in the CSV stand as a|b.
    """
    head, _, rest = lemma.partition(" ")
    past, participle, ing, present = _irregular_verbs().get(head, ("", "", "", ""))
    forms = {
        "VB": head,
        "VBZ": present or _add_s(head),
        "VBD": past or _add_ed(head),
        "VBN": participle or past or _add_ed(head),
        "VBG": ing or _add_ing(head),
    }
    tail = f" {rest}" if rest else ""
    return {tag: frozenset(form + tail for form in alternatives.split("|")) for tag, alternatives in forms.items()}


def _add_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _add_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + (word[-1] if _doubles(word) else "") + "ed"


def _add_ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + (word[-1] if _doubles(word) else "") + "ing"


def plural(noun: str) -> str:
    """'soldier' -> 'soldiers', 'serviceman' -> 'servicemen', 'schoolchild' -> 'schoolchildren'."""
    *before, last = noun.split(" ")
    if last in _plurals():
        done = _plurals()[last]
    elif last.endswith("man") and not last.endswith(("human", "german", "roman", "talisman", "ottoman")):
        done = last[:-2] + "en"
    elif last.endswith("child"):
        done = last + "ren"
    elif last.endswith("-in-law"):
        done = plural(last.removesuffix("-in-law")) + "-in-law"
    elif last.endswith("y") and last[-2:-1] and last[-2] not in "aeiou":
        done = last[:-1] + "ies"
    elif last.endswith(("s", "x", "z", "ch", "sh")):
        done = last + "es"
    else:
        done = last + "s"
    return " ".join([*before, done])


def singular(noun: str) -> str:
    """'soldiers' -> 'soldier', 'servicemen' -> 'serviceman', 'cities' -> 'city'; a singular stays as it is."""
    *before, last = noun.split(" ")
    if last in _singulars():
        done = _singulars()[last]
    elif last.endswith("men") and len(last) > 4:
        done = last[:-2] + "an"
    elif last.endswith("children"):
        done = last[:-3]
    elif last.endswith("-in-law"):
        done = singular(last.removesuffix("-in-law")) + "-in-law"
    elif last.endswith("ies") and len(last) > 4:
        done = last[:-3] + "y"
    elif last.endswith(("sses", "xes", "ches", "shes", "zes")):
        done = last[:-2]
    elif last.endswith("s") and not last.endswith(("ss", "us", "is")) and len(last) > 2:
        done = last[:-1]
    else:
        done = last
    return " ".join([*before, done])


def noun_forms(noun: str) -> frozenset[str]:
    """Singular and plural of a noun given in the singular."""
    return frozenset((noun, plural(noun)))
