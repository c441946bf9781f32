"""Phrases, once per sentence for all extractors: noun phrases, verb groups, quotations, clauses.

Each is one linear regular expression over `Document.code`-like strings (a character a token, a sentence a line),
or a pass over the few tokens that can open or close something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain, compress
from typing import Final

import numpy as np

from .document import TENSES, Bytes, Ints, Phrases, code_tokens
from .forms import Mask
from .tokens import Tokens

BE: Final = {"is": "e", "are": "e", "am": "e", "be": "e", "'re": "e", "'m": "e", "was": "k", "were": "k", "been": "n",
             "being": "g"}  # fmt: skip
HAVE: Final = {"has": "H", "have": "H", "'ve": "H", "having": "H", "had": "K"}
DO: Final = {"do": "O", "does": "O", "did": "Q"}
FUTURE: Final = {"will": "F", "'ll": "F", "shall": "F", "wo": "F"}
NOT: Final = {"not": "x", "n't": "x", "never": "x"}
SUBORDINATORS: Final = frozenset(
    ("that", "which", "who", "whom", "whose", "where", "when", "while", "because", "although", "though", "after",
     "before", "as", "if", "unless", "until", "since", "whereas")
)  # fmt: skip
COORDINATORS: Final = frozenset(("but", "and", "or", "so"))
CLAUSE_MARKS: Final = frozenset((";", ":", "—", "–", "--", ","))

# Each pattern is one group, for `split`, and says first with what it may begin, which lets the search skip all else.

# Verb forms: V base, W past, G -ing, Y participle, v and Z present; auxiliaries as above; B b adverbs.
VERB_GROUP: Final = re.compile(
    r"""((?=[TFMHKOQekngVWGYvZp])
      (?: (?:T[xBb]*)?(?:[FMHKOQekng][xBb]*)*[VWGYvZp]p?
        | (?:T[xBb]*)?(?:[FMHKOQekng][xBb]*)+))
    """,
    re.VERBOSE,
)
# With a determiner nearly anything may stand before the head; without one only what cannot be a verb.
# A noun before a participle ends the phrase ("drones launched overnight").
NOUN_PHRASE: Final = re.compile(
    r"""((?=[dDrjJ0$NSPRE])
      (?: d?[Dr](?:[bB]?[jJYG0$*-]|[NSP](?![YG]))*[NSP0jJ]  # the two recently damaged bridges; the wounded
        | (?:[jJ0$]Y?|[NSP](?!Y))*[NSP0]                    # drones; 79 Russian drones; three injured men
        | [RDEd]))                                          # they, this
    """,
    re.VERBOSE,
)


def find_phrases(tokens: Tokens, tag: Bytes, sentence_first: Ints, sentence_last: Ints) -> Phrases:
    """All phrases of a batch of sentences, as arrays of token indices."""
    nouns = code_tokens(tag, tokens.type, tokens.forms, {})
    np_first, np_last, np_head = _noun_phrases(nouns, sentence_first, sentence_last)
    verbs = code_tokens(tag, tokens.type, tokens.forms, {**BE, **HAVE, **DO, **FUTURE, **NOT})
    groups = _verb_groups(verbs, sentence_first, sentence_last, np_first, np_head)
    quote_first, quote_last = _quotations(tokens, sentence_first)
    clause_first = _clauses(tokens, tag, sentence_first, groups[0])
    return Phrases(
        np_first=np_first,
        np_last=np_last,
        np_head=np_head,
        vg_first=groups[0],
        vg_last=groups[1],
        vg_head=groups[2],
        vg_tense=groups[3],
        vg_passive=groups[4],
        vg_negated=groups[5],
        quote_first=quote_first,
        quote_last=quote_last,
        clause_first=clause_first,
        clause_last=np.append(clause_first[1:], len(tag)).astype(np.int32)[: len(clause_first)],
    )


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int32)


def _columns(spans: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    """Where the spans begin and where they end."""
    both = _ints(chain.from_iterable(spans)).reshape(-1, 2)
    return both[:, 0].copy(), both[:, 1].copy()


def _find(
    pattern: re.Pattern[str], code: str, sentence_first: Ints, sentence_last: Ints
) -> tuple[list[str], Ints, Ints]:
    """The matches of a pattern in the sentences of a code, with their first tokens and those after them.

    `split` gives in turn what stands between two matches and a match; the lengths of all pieces say where each is.
    """
    bounds = zip(sentence_first.tolist(), sentence_last.tolist(), strict=True)
    pieces = pattern.split("\n".join([code[first:last] for first, last in bounds]))
    end = np.cumsum(_ints(map(len, pieces)))
    breaks = np.searchsorted(sentence_last + np.arange(len(sentence_last)), end[1::2])  # lines before a match
    return pieces[1::2], (end[:-1:2] - breaks).astype(np.int32), (end[1::2] - breaks).astype(np.int32)


def _noun_phrases(code: str, sentence_first: Ints, sentence_last: Ints) -> tuple[Ints, Ints, Ints]:
    _, first, last = _find(NOUN_PHRASE, code, sentence_first, sentence_last)
    is_noun = np.isin(np.frombuffer(code.encode("utf-32-le"), np.uint32), [ord(c) for c in "NSP"])
    noun = np.maximum.accumulate(np.where(is_noun, np.arange(len(code)), -1))[last - 1]
    return first, last, np.where(noun >= first, noun, last - 1).astype(np.int32)


def _verb_groups(
    code: str, sentence_first: Ints, sentence_last: Ints, np_first: Ints, np_head: Ints
) -> tuple[Ints, Ints, Ints, Bytes, Mask, Mask]:
    found, first, last = _find(VERB_GROUP, code, sentence_first, sentence_last)
    # A participle before the head of a noun phrase ("injured civilians") is no verb group.
    starts, heads_of = np.append(np_first, len(code)), np.append(np_head, -1)  # one more, for texts without any
    inside = np.searchsorted(np_first, first, side="right") - 1
    attribute = (last - first == 1) & (inside >= 0) & (starts[inside] <= first) & (first < heads_of[inside])
    particle = np.fromiter(map("p".__eq__, found), np.bool_, len(found))
    keep = ~(attribute | particle)
    forms = list(compress(found, keep.tolist()))
    if not forms:
        none = np.zeros(0, dtype=np.int32)
        return none, none, none, none.astype(np.uint8), none.astype(np.bool_), none.astype(np.bool_)
    index = {form: i for i, form in enumerate(dict.fromkeys(forms))}
    read = np.array([_read_group(form) for form in index], dtype=np.int32)
    head, tense, passive, negated = read[_ints(map(index.__getitem__, forms))].T
    flags = passive.astype(np.bool_), negated.astype(np.bool_)
    return first[keep], last[keep], first[keep] + head, tense.astype(np.uint8), *flags


def _read_group(form: str) -> tuple[int, int, bool, bool]:
    """Where in the group its head stands, its tense, whether it is passive, and negated."""
    head = len(form) - 1 - (form[-1] == "p" and len(form) > 1)
    while head > 0 and form[head] in "xBb":  # of an auxiliary alone: 'was not' -> was
        head -= 1
    return head, TENSES.index(_tense(form)), _passive(form), "x" in form


def _tense(form: str) -> str:
    """'KnY' had been killed -> past; 'He' has been -> past; 'FV' will strike -> future; 'TV' -> infinitive."""
    opener = form[0]
    if opener == "T":
        return "infinitive"
    if opener in "FM":
        return "future" if opener == "F" else "modal"
    if opener in "KkQW":
        return "past"
    if opener == "H":
        return "past" if re.search("[YWn]", form) else "present"
    return {"Y": "participle", "n": "participle", "G": "gerund", "g": "gerund", "V": "infinitive"}.get(
        opener, "present"
    )


def _passive(form: str) -> bool:
    """'kY' was killed, 'HnY' has been killed, 'Y' killed (bare participle) -> True; 'HY' has killed -> False."""
    main = form.rstrip("p")
    return main.endswith(("Y", "W")) and (main == "Y" or bool(re.search(r"[ekng][xBb]*[YW]$", main)))


def _quotations(tokens: Tokens, sentence_first: Ints) -> tuple[Ints, Ints]:
    """Spans between quotation marks; an unclosed one ends with its paragraph."""
    n = len(tokens.begin)
    marks = np.flatnonzero(tokens.written_as(_MARKS))
    if not len(marks):
        return _ints(()), _ints(())
    starts = np.zeros(n, dtype=np.bool_)
    starts[sentence_first] = True
    paragraph = np.cumsum((tokens.newlines >= 2) | ((tokens.newlines == 1) & starts))
    paragraph_end = np.searchsorted(paragraph, paragraph[marks], side="right").tolist()
    spaced = np.append(tokens.spaced, True)
    state = _QuoteState()
    kinds = [_MARKS[tokens.types[of]] for of in tokens.type[marks].tolist()]
    for at, kind, end, before, after in zip(
        marks.tolist(), kinds, paragraph_end, spaced[marks].tolist(), spaced[marks + 1].tolist(), strict=True
    ):
        state.read(at, kind, end, before=before, after=after)
    state.close(n)
    spans = sorted((a, b) for a, b in state.spans if b > a)
    return _columns(spans)


_STRAIGHT, _OPEN, _CLOSE, _SINGLE_OPEN, _SINGLE_CLOSE = 1, 2, 3, 4, 5
_MARKS: Final = {'"': _STRAIGHT, "“": _OPEN, "„": _OPEN, "«": _OPEN, "``": _OPEN, "”": _CLOSE, "»": _CLOSE,
                 "''": _STRAIGHT, "‘": _SINGLE_OPEN, "’": _SINGLE_CLOSE, "'": _SINGLE_CLOSE}  # fmt: skip


class _QuoteState:
    """Which quotation is open while marks are read from left to right."""

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []
        self.opened = -1
        self.single = -1
        self.end = 0
        self.single_end = 0

    def close(self, at: int) -> None:
        """End the open quotation at a mark, or with its paragraph where that comes first."""
        if self.opened >= 0:
            self.spans.append((self.opened, min(at, self.end)))
        self.opened = -1

    def read(self, at: int, kind: int, end: int, *, before: bool, after: bool) -> None:
        """One mark at token `at`; `end` is its paragraph's end, `before` and `after` say where space is."""
        if self.opened >= 0 and at >= self.end:
            self.close(self.end)
            self.single = -1
        if kind in (_SINGLE_OPEN, _SINGLE_CLOSE):
            self._read_single(at, kind, end, before=before, after=after)
        elif kind == _OPEN or (kind == _STRAIGHT and (self.opened < 0 or (before and not after))):
            if kind == _STRAIGHT and after and not before:
                return  # a closing mark that nothing opened
            self.close(at)
            self.opened, self.end = at + 1, end
        else:
            self.close(at)

    def _read_single(self, at: int, kind: int, end: int, *, before: bool, after: bool) -> None:
        """Single marks quote only where they come in a pair outside double ones (headlines)."""
        if self.opened >= 0:
            return
        if before and not after:
            self.single, self.single_end = at + 1, end
        elif self.single >= 0 and kind == _SINGLE_CLOSE and at < self.single_end:
            self.spans.append((self.single, at))
            self.single = -1


def _clauses(tokens: Tokens, tag: Bytes, sentence_first: Ints, vg_first: Ints) -> Ints:
    """First tokens of clauses: a segment after a mark or opener is one if it and what precedes it have a verb."""
    n = len(tag)
    if not n:
        return _ints(())
    subordinator, coordinator = tokens.among(SUBORDINATORS), tokens.among(COORDINATORS)
    mark = tokens.written_as(CLAUSE_MARKS)
    starts = subordinator | coordinator
    starts[1:] |= mark[:-1]
    sentence = np.zeros(n, dtype=np.bool_)
    sentence[sentence_first] = True
    starts |= sentence
    segment_first = np.flatnonzero(starts)
    segment_of = np.cumsum(starts) - 1
    verbs = np.zeros(len(segment_first), dtype=np.int64)
    np.add.at(verbs, segment_of[vg_first], 1)
    before = np.concatenate(([0], np.cumsum(verbs)[:-1]))
    opens = sentence[segment_first]
    at_sentence = np.maximum.accumulate(np.where(opens, np.arange(len(opens)), 0))
    seen = before - before[at_sentence]
    # "that the army | and the police left": a verbless segment of a subordinator takes the next one in.
    takes_next = (verbs == 0) & subordinator[segment_first] & (seen > 0)
    keep = opens | ((seen > 0) & ((verbs > 0) | takes_next))
    keep[1:] &= opens[1:] | ~takes_next[:-1]
    return np.asarray(segment_first[keep], dtype=np.int32)
