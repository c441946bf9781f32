"""What the words of a document are to the actors, asked once for each distinct word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, cast

import numpy as np
import numpy.typing as npt

from ...language import Document
from ...lexicon import Lexicons, verb_forms
from .folding import fold
from .gazetteer import Gazetteer, build_gazetteer
from .nouns import Nouns, build_nouns

CAPITAL: Final = 1
PRONOUN: Final = 2
NOUN: Final = 4  # last word of an agent or place noun
GIVEN: Final = 8  # a given name
TITLE: Final = 16  # last word of a title
NAME: Final = 32  # a name may begin here
PREFIXED: Final = 64  # a name and a hyphen: ISIL-held, Russian-made
CALENDAR: Final = 128  # Monday, January
THING: Final = 256  # Operation, Resolution: what they name is no actor
PARTICLE: Final = 512  # al, bin, von
LOCATIVE: Final = 1024  # in, near: before a place
DIRECTION: Final = 2048  # northern, central: in the name of a part
SPEECH: Final = 4096  # said, told: beside the one who speaks
SHIP: Final = 32768  # HMS, USS: before the name of a warship
PAST: Final = 16384  # spoke, shot: a verb's past that is no noun, whatever the tagger says
RANK: Final = 8192  # a word of a rank: Petty, Staff, Sgt.
FORMER: Final = 65536  # former, deputy: who is called so does not hold the office
WORD: Final = 131072  # is, who, car: in capitals an acronym only where all else is not in capitals
MALE: Final = 262144  # Mr, spokesman
FEMALE: Final = 524288  # Mrs, spokeswoman
CUE: Final = 1048576  # a reporting verb that has a subject: denies, warned
REGIONAL: Final = 2097152  # oblast, provinces: ends the name of a part of a state
HEADLINE_WORDS: Final = 4
CONTENT_TAGS: Final = ("NN", "NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "JJ", "JJR", "JJS")
ARTICLES: Final = ("al-", "el-", "ar-", "as-", "ash-", "at-", "an-", "ad-", "az-", "an-")

PRONOUNS: Final = {"i": "person", "he": "person", "she": "person", "him": "person", "me": "person", "we": "group",
                   "they": "group", "them": "group", "us": "group"}  # fmt: skip

INDEFINITE: Final = frozenset(("a", "an", "another", "some", "any", "each", "every", "no", "one"))

CLUES: Final = {"calendar": CALENDAR, "thing": THING, "particle": PARTICLE, "locative": LOCATIVE,
         "direction": DIRECTION, "speech": SPEECH, "ship": SHIP, "former": FORMER, "word": WORD, "male": MALE,
         "female": FEMALE, "regional": REGIONAL}  # fmt: skip


Flags = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a document with what they are: one entry a token."""

    written: list[str]
    folded: list[str]
    flags: list[int]
    tags: list[str]
    headline: list[bool]  # whether its sentence capitalises all that it can
    shouting: list[bool]  # whether its sentence is in capital letters
    gazetteer: Gazetteer
    nouns: Nouns


def build_clues(lexicons: Lexicons) -> dict[str, int]:
    """What single words are, whatever their case: title, calendar, thing, particle, locative."""
    clues: dict[str, int] = {}
    for row in lexicons.rows("name_clues"):
        clues[fold(row["form"])] = clues.get(fold(row["form"]), 0) | CLUES[row["kind"]]
    for row in lexicons.rows("titles"):
        last = fold(row["form"]).split()[-1]
        clues[last] = clues.get(last, 0) | TITLE
        if row["kind"] != "office":
            for word in fold(row["form"]).split():
                clues[word] = clues.get(word, 0) | RANK
    return clues


def build_pasts(lexicons: Lexicons) -> frozenset[str]:
    """Irregular pasts that differ from the verb: spoke, shot, left; not hit, cut."""
    rows = lexicons.rows("irregular_verbs")
    return frozenset(past for row in rows for past in row["past"].split("|") if past != row["lemma"])


def build_given(lexicons: Lexicons) -> frozenset[str]:
    """Given names."""
    return frozenset(fold(row["form"]) for row in lexicons.rows("first_names"))


def build_cues(lexicons: Lexicons) -> frozenset[str]:
    """Forms of reporting verbs that may follow their subject: denies, denied, denying."""
    verbs = [row["form"] for row in lexicons.rows("cues") if row["pos"] == "verb" and " " not in row["form"]]
    return frozenset(form for verb in verbs for tag in ("VBZ", "VBD", "VBG", "VBN") for form in verb_forms(verb)[tag])


def build_genders(lexicons: Lexicons) -> dict[str, int]:
    """What a given name tells of gender, MALE or FEMALE; names that are both are left out."""
    flags = {"m": MALE, "f": FEMALE}
    return {fold(row["form"]): flags[row["gender"]] for row in lexicons.rows("first_names") if row["gender"]}


def read_words(document: Document) -> tuple[Words, Flags]:
    """The words of a document, and their flags as an array."""
    gazetteer = document.lexicons.get(build_gazetteer)
    nouns = document.lexicons.get(build_nouns)
    clues = document.lexicons.get(build_clues)
    given = document.lexicons.get(build_given)
    pasts = document.lexicons.get(build_pasts)
    cues = document.lexicons.get(build_cues)
    per_type = [
        _flags(form, folded, gazetteer, given)
        | clues.get(folded, 0)
        | (NOUN if folded in nouns.by_last else 0)
        | (PAST if folded in pasts else 0)
        | (CUE if folded in cues else 0)
        for form, folded in zip(document.types, document.forms.folded, strict=True)
    ]
    flags = np.array(per_type, dtype=np.int32)[document.token_type] if per_type else np.zeros(0, dtype=np.int32)
    headline, shouting = _headlines(document, flags)
    return Words(
        document.words, document.folded, flags.tolist(), document.tags, headline, shouting, gazetteer, nouns
    ), flags


def _headlines(document: Document, flags: Flags) -> tuple[list[bool], list[bool]]:
    """For each token whether its sentence capitalises all that it can, or all letters, so that capitals say nothing."""
    sentence, size = document.token_sentence, len(document.sentence_first)
    capital = (flags & CAPITAL) != 0
    small = ~capital & document.has_tag(*CONTENT_TAGS) & document.mask_by(str.isalpha)
    headline = (np.bincount(sentence[small], minlength=size) == 0) & (
        np.bincount(sentence[capital], minlength=size) >= HEADLINE_WORDS
    )
    lower = np.array([form != form.upper() for form in document.types], dtype=np.bool_)[document.token_type]
    shouting = headline & (np.bincount(sentence[lower], minlength=size) == 0)
    return cast(list[bool], headline[sentence].tolist()), cast(list[bool], shouting[sentence].tolist())


def _flags(form: str, folded: str, gazetteer: Gazetteer, given: frozenset[str]) -> int:
    """What one distinct word is by its names."""
    if folded in PRONOUNS and form != "US":
        return PRONOUN
    flags = CAPITAL if form[0].isupper() or (folded.startswith(ARTICLES) and not form.islower()) else 0
    if not form[0].isupper():
        known = folded in gazetteer.small or (flags and folded in gazetteer.longest)  # al-Funduq
        return flags | NAME if known else flags
    if folded in given:
        flags |= GIVEN
    if folded in gazetteer.longest:
        flags |= NAME
    if "-" in folded and folded not in gazetteer.longest and (folded.partition("-")[0],) in gazetteer.entries:
        flags |= PREFIXED
    return flags
