"""Capitalised phrases that neither lexicon nor gazetteer knows: what a user may want to add."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from ...language import Document
from ...lexicon import SCHEMAS, Lexicons
from ...records import Mention
from .folding import fold
from .gazetteer import look_up
from .names import find_names
from .vocabulary import (
    CALENDAR,
    CAPITAL,
    DIRECTION,
    GIVEN,
    NAME,
    NOUN,
    PARTICLE,
    RANK,
    THING,
    TITLE,
    Flags,
    Words,
    read_words,
)

_NAMING: Final = ("NN", "JJ", "FW", "VBG", "VBN", "CD")  # tags of words that may stand in a name
_COMMON: Final = NOUN | TITLE | RANK | CALENDAR | THING | DIRECTION  # alone they name nobody


class Phrase(NamedTuple):
    """One occurrence; `kind` is what its mention says it is, None where no mention ends with it."""

    sentence: int
    begin: int
    end: int
    kind: str | None
    initial: bool  # begins its sentence, where every word has a capital


def find_unknown(document: Document, mentions: list[Mention]) -> list[Phrase]:
    """'Ursa Valley Brigade' of "Syrian troops and the Ursa Valley Brigade met", whose other names are known."""
    if not len(document.token_begin):
        return []
    words, flags = read_words(document)
    sizes = document.sentence_last - document.sentence_first
    ends = np.repeat(document.sentence_last, sizes).tolist()
    first_of = set(document.sentence_first.tolist())
    known = _known_tokens(words, flags, ends)
    forms = document.lexicons.get(build_known_forms)
    kinds = {mention.last: mention.kind for mention in mentions}
    found: list[Phrase] = []
    after = 0
    for at in np.flatnonzero(flags & CAPITAL).tolist():
        if at < after:
            continue
        after = _run_end(words, at, ends[at])
        first, last = _trim(words, known, at, after)
        if first >= last or " ".join(words.folded[first:last]) in forms or _is_common(words, first, last):
            continue
        begin, end = document.begins[first], document.ends[last - 1]
        sentence = document.sentence_of[first]
        found.append(Phrase(sentence, begin, end, kinds.get(last), first in first_of))
    return found


def build_known_forms(lexicons: Lexicons) -> frozenset[str]:
    """Every form of every lexicon, folded."""
    with_forms = [name for name, schema in SCHEMAS.items() if "form" in schema.columns]
    return frozenset(fold(row["form"]) for name in with_forms for row in lexicons.rows(name))


def _known_tokens(words: Words, flags: Flags, ends: list[int]) -> set[int]:
    """Tokens of names that the lexicons or the gazetteer know, whatever stands around them."""
    names = find_names(words, np.flatnonzero(flags & NAME).tolist(), ends)
    covered = {i for name in names.values() if name.entry.type != "noun" for i in range(name.first, name.last)}
    alone = {i for i in np.flatnonzero(flags & NAME).tolist() if look_up(words.gazetteer, (words.folded[i],))}
    return covered | alone


def _run_end(words: Words, first: int, end: int) -> int:
    """After the last capital of the run; 'al' and 'bin' may stand between."""
    at = first + 1
    while at < end:
        if words.flags[at] & CAPITAL:
            at += 1
        elif words.flags[at] & PARTICLE and at + 1 < end and words.flags[at + 1] & CAPITAL:
            at += 2
        else:
            break
    return at


def _trim(words: Words, known: set[int], first: int, last: int) -> tuple[int, int]:
    """Without the known names, titles and words of no name at its ends; headlines give nothing."""
    if words.headline[first]:
        return first, first
    while first < last and (first in known or not _names(words, first) or words.flags[first] & (TITLE | DIRECTION)):
        first += 1
    while first < last and (last - 1 in known or not _names(words, last - 1)):
        last -= 1
    return first, last


def _names(words: Words, at: int) -> bool:
    """Whether the word may stand in a name: no pronoun, no 'However', no 'Kyiv-based'; letters, no S-300."""
    written = words.written[at]
    based = written.rpartition("-")[2].islower() and not written.islower()
    return words.tags[at].startswith(_NAMING) and not based and written.replace("-", "").replace("'", "").isalpha()


def _is_common(words: Words, first: int, last: int) -> bool:
    """Whether all its words are titles, agent nouns, days or given names, or it is too short to be a name."""
    if last - first == 1 and (words.flags[first] & GIVEN or len(words.written[first]) < 3):
        return True
    return all(words.flags[i] & _COMMON for i in range(first, last))
