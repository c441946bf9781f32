"""One character a token for the whole batch, with action words and numbers marked: what the rules walk over.

Beyond the characters of tags (`TAG_CODE`): q number phrase, F active action verb, Q passive one or bare
participle, A predicative adjective of the lexicon, e be and get, a have, o of, y by, c including.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from ...language import Document
from ...records import Mention, Quantity
from .vocabulary import Sense, Vocabulary, Words, build_items, build_vocabulary

BE: Final = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "'s",
        "'re",
        "'m",
        "am",
        "get",
        "gets",
        "got",
        "gotten",
        "getting",
    ]
)
HAVE: Final = frozenset(["has", "have", "had", "having", "'ve"])
INCLUDING: Final = frozenset(("including", "include", "includes", "included", "comprising"))
NOUN_PHRASE: Final = frozenset("DdrRJjYGB0NSPq$'*XE-")
OBJECT_START: Final = frozenset("qDdrRNSPJj0$")
_WORD_CODES: Final = (
    dict.fromkeys(BE - {"'s"}, "e") | dict.fromkeys(HAVE, "a") | dict.fromkeys(INCLUDING, "c") | {"of": "o", "by": "y"}
)
PLURAL_SUBJECTS: Final = frozenset('SPRwM&,:;."TBb(')
_AMBIGUOUS_BEFORE: Final = frozenset("DdrJj'")


SINCE: Final = frozenset(("since",))
LINE_END: Final = re.compile("\n")
ARTICLES: Final = frozenset(("a", "an", "the"))
BEFORE: Final = 2  # sentences before a candidate's that may say where and by whom it was


@dataclass(frozen=True, slots=True)
class Syntax:
    """Arrays over the batch's tokens that all rules share."""

    lower: list[str]
    tags: list[str]
    code: str
    vocabulary: Vocabulary
    words: Words
    items: dict[str, str]  # item of each form that the lexicons know
    line_firsts: frozenset[int]  # tokens that open a line
    phrase_first: list[int]  # first token of each quantity's phrase
    phrase_last: list[int]
    sentence_first: list[int]
    sentence_last: list[int]
    words_of_sentences: dict[int, frozenset[str]] = field(default_factory=dict)

    def words_of(self, sentence: int) -> frozenset[str]:
        """The different words of a sentence, made when first asked for: what none of them is, no rule looks for."""
        if sentence not in self.words_of_sentences:
            words = self.lower[self.sentence_first[sentence] : self.sentence_last[sentence]]
            self.words_of_sentences[sentence] = frozenset(words)
        return self.words_of_sentences[sentence]


def read_syntax(
    document: Document, quantities: Sequence[Quantity], mentions: Sequence[Mention], sentences: Sequence[int]
) -> Syntax:
    """The characters of the batch; action words are only marked in `sentences`, where there are candidates."""
    vocabulary = document.lexicons.get(build_vocabulary)
    lower, tags = [*document.lower, ""], document.tags  # a token past the end: rules look one ahead
    codes = list(document.code(_WORD_CODES))
    for at in document.where(SINCE):
        if codes[at - 1] == "a":
            codes[at] = "B"  # 'have since been killed'
    for mention in mentions:
        if mention.form == "name" and mention.last - mention.first == 1 and codes[mention.first] not in "PJ":
            codes[mention.first] = "P"  # a name the tagger took for another word: 'shelled Vukovar'
    firsts, lasts = _phrase_tokens(document, quantities)
    groups = (m for m in mentions if m.rule == "actor" or (m.kind == "armed_group" and m.actor_id))
    named = {at for m in groups for at in range(m.first, m.last)}  # 'the Air [Force]'
    counted = named | _mark_numbers(codes, firsts, quantities, lower, tags, vocabulary.pasts - vocabulary.nouns.keys())
    sentence_first, sentence_last = document.sentence_first.tolist(), document.sentence_last.tolist()
    marked = np.flatnonzero(document.mask(vocabulary.firsts))
    wanted = np.zeros(len(sentence_first), dtype=np.bool_)
    for back in range(BEFORE + 1):
        wanted[np.maximum(np.asarray(sentences, dtype=np.int64) - back, 0)] = True
    for token in marked[wanted[document.token_sentence[marked]]].tolist():
        if (
            codes[token] not in "qc"
            and token not in counted
            and not _is_in_name(token, document.words, tags, codes, vocabulary)
        ):
            sentence = document.sentence_of[token]
            _mark(token, sentence_first[sentence], sentence_last[sentence], lower, tags, codes, vocabulary)
    code = "".join(codes) + "."
    lasts = [_trim(code, quantity.last, last) for quantity, last in zip(quantities, lasts, strict=True)]
    items = document.lexicons.get(build_items)
    return Syntax(
        lower,
        tags,
        code,
        vocabulary,
        vocabulary.words,
        items,
        _line_firsts(document),
        firsts,
        lasts,
        sentence_first,
        sentence_last,
    )


def _line_firsts(document: Document) -> frozenset[int]:
    """The first token of each line but the first."""
    breaks = [match.start() for match in LINE_END.finditer(document.text)]
    firsts = document.token_begin.searchsorted(np.asarray(breaks, dtype=document.token_begin.dtype))
    return frozenset(firsts.tolist())


def _mark_numbers(
    codes: list[str],
    firsts: list[int],
    quantities: Sequence[Quantity],
    lower: list[str],
    tags: list[str],
    pasts: frozenset[str],
) -> set[int]:
    """Mark number phrases; the tokens of counted phrases, in which no word is a verb ('six detached houses').

    A past form right after the number that was taken for its noun is a verb: 'another 12 vanished from radar'.
    """
    counted: set[int] = set()
    for first, quantity in zip(firsts, quantities, strict=True):
        for token in range(first, quantity.last):
            codes[token] = "q"
        particle = lower[quantity.last + 1 : quantity.last + 2] == ["down"]  # '28 shot down'
        verb = quantity.counted_head == quantity.last and lower[quantity.last] in pasts
        if verb and (quantity.item is None or particle):
            codes[quantity.last] = "V"
        if quantity.item and tags[quantity.counted_head] == "VBZ":
            codes[quantity.counted_head] = "S"  # a noun of the lexicon that was tagged a verb: 'two passenger trains'
        if quantity.counted_head >= 0 and codes[quantity.counted_head] in "NSP" and "_state" not in quantity.rule:
            counted.update(range(quantity.last, quantity.counted_head + 1))
            for token in range(quantity.last, quantity.counted_head):
                if codes[token] in "VWGYvZ":
                    codes[token] = "J"
    return counted


def _trim(code: str, at: int, last: int) -> int:
    """A counted phrase ends where a verb begins ('44 being killed')."""
    while at < last and code[at] not in "eaFQA":
        at += 1
    return at


def _phrase_tokens(document: Document, quantities: Sequence[Quantity]) -> tuple[list[int], list[int]]:
    begin = np.fromiter((q.phrase_begin for q in quantities), np.int64, len(quantities))
    firsts = np.searchsorted(document.token_begin, begin, side="right") - 1
    own = np.fromiter((q.first for q in quantities), np.int64, len(quantities))
    lasts = [max(q.last, q.counted_last) for q in quantities]
    return np.clip(firsts, 0, own).tolist(), lasts


def _mark(
    token: int, first: int, last: int, lower: list[str], tags: list[str], codes: list[str], vocabulary: Vocabulary
) -> None:
    """Say whether an action word is a verb here, and in which voice."""
    word, tag = lower[token], tags[token]
    if word in vocabulary.verbs and _is_verb(token, first, last, lower, tag, codes, vocabulary):
        codes[token] = "Q" if _is_passive(token, first, last, lower, codes, vocabulary) else "F"
    elif word in vocabulary.adjectives and _is_predicative(token, first, last, lower, codes, vocabulary):
        codes[token] = "A"


def _is_in_name(token: int, words: Sequence[str], tags: list[str], codes: list[str], vocabulary: Vocabulary) -> bool:
    """'Allied Democratic [Forces] militants', 'Air [Force] One'; the verb of a headline has its object:
    'Serbia Strikes Mostar'.
    """
    if tags[token] not in ("NNP", "NNPS") or codes[token - 1] != "P" or not words[token][:1].isupper():
        return False
    word = words[token].lower()
    if word in vocabulary.finite and word not in vocabulary.pasts and not word.endswith("s"):
        return True
    return codes[token + 1 : token + 2] not in (["q"], ["D"], ["d"], ["r"], ["R"], ["P"])


def _is_predicative(
    token: int, first: int, last: int, lower: list[str], codes: list[str], vocabulary: Vocabulary
) -> bool:
    """'36 dead', 'are in hospital'; not 'freed a hostage', 'dead men'."""
    if token > first and (lower[token - 1] in ARTICLES or (lower[token] == "down" and codes[token - 1] in "QFYWVG")):
        return False
    tails = [sense.tail for sense in vocabulary.adjectives[lower[token]]]
    after = [token + 1 + len(tail) for tail in tails if tuple(lower[token + 1 : token + 1 + len(tail)]) == tail]
    return any(at >= last or at > token + 1 or codes[at] not in "NSPX*" for at in after)


def _is_verb(
    token: int, first: int, last: int, lower: list[str], tag: str, codes: list[str], vocabulary: Vocabulary
) -> bool:
    """'kill ten' and 'strikes two' are verbs whatever the tagger says; 'an attack' and 'wounded men' are none."""
    word = lower[token]
    before = codes[token - 1] if token > first else "."
    after = codes[token + 1] if token + 1 < last else "."
    participle = word in vocabulary.participles or word in vocabulary.pasts
    if tag[0] == "N" and token + 1 < last and lower[token + 1] in vocabulary.finite and word in vocabulary.nouns:
        return False  # 'a missile strike kills'
    if word == "down" and before not in "NSP":
        return False  # 'had written down 12 names'; but 'Serbian gunners down 12 drones'
    if tag in ("RB", "IN", "UH", "FW") and word not in vocabulary.nouns and word not in ("down", "past"):
        return True
    if tag[0] == "N" and word.endswith("ed") and word in vocabulary.pasts:
        return after not in "NS" or before not in "DdrJj0"
    if before == "q" and word in vocabulary.pasts and word not in vocabulary.nouns and after not in "NS":
        return True  # '27 lost without consequences'
    if tag[0] == "N" and before in "Bb" and word in vocabulary.finite:
        return True  # 'one block completely collapses'
    if after == "q" and word not in vocabulary.nouns and word not in vocabulary.participles and before not in "Ddr":
        return True
    if participle and after in "NS" and before in "DdrJjq0" and lower[token + 1] not in vocabulary.words.time_noun:
        return False
    if participle and token > first and lower[token - 1] == "the" and after not in "NSPJ":
        return False  # 'four of the wounded died'
    if tag[0] == "V":
        return not (before in "Ddr" and after in "NSPo") and not (tag == "VBG" and before == "J" and after == "N")
    if tag == "JJ" and participle:
        return after not in "NS" or before not in "DdrJj0"
    if (
        tag[0] == "N"
        and word in vocabulary.finite
        and before in "NSP"
        and _has_particle(token, last, lower, codes, vocabulary)
    ):
        return True  # 'Syria hands over 12 tanks'
    if tag == "NN" and not word.endswith("s") and word not in vocabulary.pasts and before not in PLURAL_SUBJECTS:
        return False  # 'the peacekeeping force MONUSCO', 'guided bomb strikes'
    if before == "J" and word in vocabulary.finite and after in "qDdrRP":
        return word not in vocabulary.nouns and word not in vocabulary.words.event  # 'the Israeli military kills the'
    return after in OBJECT_START and before not in _AMBIGUOUS_BEFORE and after != "N" and before not in "oIT"


def _has_particle(token: int, last: int, lower: list[str], codes: list[str], vocabulary: Vocabulary) -> bool:
    """The tail of one of the verb's senses and an object follow."""
    for sense in vocabulary.verbs[lower[token]]:
        after = token + 1 + len(sense.tail)
        if (
            sense.tail
            and after < last
            and tuple(lower[token + 1 : after]) == sense.tail
            and codes[after] in OBJECT_START
        ):
            return True
    return False


def _is_passive(token: int, first: int, last: int, lower: list[str], codes: list[str], vocabulary: Vocabulary) -> bool:
    """'were killed', 'being shelled', 'people killed in', 'and 12 wounded'; not 'killed 12', 'has killed'."""
    if lower[token] not in vocabulary.participles:
        return False
    at = token - 1
    while at >= first and (codes[at] in 'BbR"' or lower[at] in vocabulary.words.hearsay):
        at -= 1
    if at >= first and codes[at] == "e":
        return True
    if at >= first and codes[at] == "a":
        return False
    if at > first and codes[at] == "&" and codes[at - 1] in "QF":
        return codes[at - 1] == "Q"
    after = token + 1 + (lower[token + 1] == "dead")  # 'shot dead by', but 'shot dead nine'
    while after < last and codes[after] in "Bbp":
        after += 1
    if after < last and codes[after] == "&" and after + 1 < last and lower[after + 1] in vocabulary.participles:
        after += 2
    return not (after < last and codes[after] in OBJECT_START and lower[after] not in vocabulary.words.time_noun)


def sense_at(
    syntax: Syntax, token: int, table: dict[str, tuple[Sense, ...]], last: int, *, gap: int = 0
) -> list[tuple[Sense, int]]:
    """Senses of the word at a token with the token after their tail; up to `gap` words may stand before the tail."""
    senses = table.get(syntax.lower[token])
    if senses is None:
        return []
    found = []
    for sense in senses:
        end = _tail_end(syntax.lower, token + 1, sense.tail, last, gap) if sense.tail else token + 1
        if end >= 0:
            found.append((sense, end))
    return found


def _tail_end(lower: list[str], at: int, tail: tuple[str, ...], last: int, gap: int) -> int:
    words = len(tail)
    if not gap:
        return at + words if at + words <= last and tuple(lower[at : at + words]) == tail else -1
    for start in range(at, min(at + gap, last - words) + 1):
        if lower[start] == tail[0] and tuple(lower[start : start + words]) == tail:
            return start + words
    return _scattered(lower, at, tail, min(last, at + gap)) if words > 1 else -1


def _scattered(lower: list[str], at: int, tail: tuple[str, ...], stop: int) -> int:
    """'forced 300 villagers from their homes to flee': the words of a tail in order, not together."""
    for word in tail:
        while at < stop and lower[at] != word:
            at += 1
        if at >= stop:
            return -1
        at += 1
    return at
