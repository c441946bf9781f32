"""Sentence bounds: plain full stops by their neighbours, contested ones by NLTK's Punkt.

A full stop that our tokenizer left with its word (U.S., Inc., a.m.) may end a sentence or not; Punkt
decides with our parameters: the abbreviations of the lexicon, and sentence starters and orthographic
context trained on EWT. Paragraph breaks always end a sentence; a single line break does unless the
line looks wrapped.
"""

from __future__ import annotations

import functools
import gzip
import json
from pathlib import Path
from typing import Final

import numpy as np
from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

from ..lexicon import Lexicons
from .document import Ints
from .forms import Mask
from .tokens import Tokens

CLOSING: Final = frozenset("\"”’')]»''")
OPENING: Final = frozenset("\"“‘'([«``")
FINAL: Final = frozenset((".", "!", "?", "…", "..", "...", "....", "?!", "!!"))
BULLETS: Final = frozenset("•●▪◦‣⁃·*-–—►▶✅❗⚡🔴🟢✔☑")
WRAPPED_WIDTH: Final = 55  # characters; a shorter line that ends without a stop is a headline, not wrapped text
LONGEST: Final = 400  # tokens; text without any stop is cut here, so no later stage meets an endless sentence
CALENDAR: Final = frozenset(
    ("month", "month_maybe", "weekday", "weekday_short", "zone")
)  # kinds of words that go on after 9 a.m.
HOURS: Final = frozenset(("a.m.", "p.m."))
NEVER_FINAL: Final = frozenset(("title", "number", "other", "unit"))


@functools.cache
def load_punkt() -> PunktSentenceTokenizer:
    """Punkt with our parameters; no download."""
    data = json.loads(gzip.decompress((Path(__file__).parent / "punkt.json.gz").read_bytes()))
    parameters = PunktParameters()
    parameters.sent_starters = set(data["sent_starters"])
    for word, flags in data["ortho_context"].items():
        parameters.ortho_context[word] = flags
    return PunktSentenceTokenizer(parameters)


def abbreviation_kinds(lexicons: Lexicons) -> dict[str, str]:
    """'gen.' -> title, 'u.s.' is not in it: letters with points are recognised by shape."""
    return {row["form"].lower(): row["kind"] for row in lexicons.rows("abbreviations")}


def calendar_words(lexicons: Lexicons) -> frozenset[str]:
    """Names of months, weekdays and zones, lower case."""
    return frozenset(row["form"].lower() for row in lexicons.rows("time_words") if row["kind"] in CALENDAR)


@functools.lru_cache(maxsize=20_000)
def _contested_end(abbreviation: str, following: str) -> bool:
    """'U.S.', 'The' -> True; 'U.S.', 'troops' -> False: Punkt decides for the abbreviation before this word."""
    punkt = load_punkt()
    parameters = punkt._params
    parameters.abbrev_types.add(abbreviation.lower().rstrip("."))
    return bool(punkt.text_contains_sentbreak(f"{abbreviation} {following} x"))


def find_sentences(tokens: Tokens, article_first: Ints, lexicons: Lexicons) -> Ints:
    """First token of each sentence (S); `article_first` are the first tokens of the articles, which begin one."""
    n = len(tokens.begin)
    if not n:
        return np.zeros(0, dtype=np.int32)
    starts = np.zeros(n, dtype=np.bool_)
    starts[article_first[article_first < n]] = True
    starts |= tokens.newlines >= 2
    types = tokens.types
    final, closing = tokens.written_as(FINAL), tokens.written_as(CLOSING)
    abbreviated = _by_type(tokens, [len(t) > 1 and t[-1] == "." and t not in FINAL for t in types])
    upper = _by_type(tokens, [not t[:1].islower() for t in types])
    _break_lines(tokens, starts, final | closing | abbreviated, upper)
    _break_stops(tokens, starts, final, closing, upper)
    _break_contested(tokens, starts, np.flatnonzero(abbreviated).astype(np.int32), closing, upper, lexicons)
    return _cut_long(np.flatnonzero(starts).astype(np.int32), n)


def _by_type(tokens: Tokens, per_type: list[bool]) -> Mask:
    return np.asarray(np.array(per_type, dtype=np.bool_)[tokens.type])


def _break_lines(tokens: Tokens, starts: Mask, ended: Mask, upper: Mask) -> None:
    """A single line break begins a sentence unless the line before it looks wrapped."""
    line_starts = np.flatnonzero(tokens.newlines == 1)
    if not len(line_starts):
        return
    all_starts = np.flatnonzero((tokens.newlines >= 1) | (np.arange(len(starts)) == 0))
    line_begin = tokens.begin[all_starts[np.searchsorted(all_starts, line_starts) - 1]]
    width = tokens.end[line_starts - 1] - line_begin
    bullet = tokens.written_as(BULLETS)
    wrapped = ~ended[line_starts - 1] & (width >= WRAPPED_WIDTH)
    starts[line_starts[bullet[line_starts] | (upper[line_starts] & ~wrapped)]] = True


def _break_stops(tokens: Tokens, starts: Mask, final: Mask, closing: Mask, upper: Mask) -> None:
    """'. The' and '." The' begin a sentence at The; '.The' too, where scraping lost the space."""
    n = len(starts)
    at = (np.flatnonzero(final[:-1]) + 1).astype(np.int32)
    while len(at):
        # Closing marks stick to the stop: step over those that no space sets apart.
        step = closing[at] & ~tokens.spaced[at]
        begins = at[~step]
        good = upper[begins] & ~final[begins]
        scraped = np.flatnonzero(good & ~tokens.spaced[begins])
        good[scraped] = [_is_glued(tokens, i) for i in begins[scraped].tolist()]
        starts[begins[good]] = True
        at = at[step] + 1
        at = at[at < n]


def _is_glued(tokens: Tokens, at: int) -> bool:
    """'ended.The': a capitalised word of letters right after a stop that follows a lower-case word."""
    form, before = tokens.types[tokens.type[at]], tokens.types[tokens.type[max(at - 2, 0)]]
    letters = len(form) > 1 and form.isalpha() and form[0].isupper() and form[1:].islower()
    return letters and len(before) > 2 and before.isalpha() and before.islower()


def _break_contested(tokens: Tokens, starts: Mask, at: Ints, closing: Mask, upper: Mask, lexicons: Lexicons) -> None:
    """After U.S., Inc., a.m. and the like ask Punkt; after Gen., No. and initials never break."""
    n, types = len(starts), tokens.types
    kinds, calendar = lexicons.get(abbreviation_kinds), lexicons.get(calendar_words)
    for i in at.tolist():
        following = i + 1
        while following < n and closing[following] and not tokens.spaced[following]:
            following += 1
        if following >= n or starts[following] or not tokens.spaced[following] or not upper[following]:
            continue
        form = types[tokens.type[i]]
        kind = kinds.get(form.lower(), "final" if form.count(".") > 1 else "other")
        word = types[tokens.type[following]]
        if form.lower() in HOURS and (word == "(" or word.lower().rstrip(".") in calendar):
            continue
        if kind in NEVER_FINAL or (kind == "month" and word[:1].isdigit()) or word in CLOSING:
            continue
        if word in OPENING or _contested_end(form, word):
            starts[following] = True


def _cut_long(first: Ints, n: int) -> Ints:
    """No sentence is longer than LONGEST tokens."""
    sizes = np.diff(np.append(first, n))
    if sizes.max(initial=0) <= LONGEST:
        return first
    pieces = [np.arange(a, a + size, LONGEST) for a, size in zip(first.tolist(), sizes.tolist(), strict=True)]
    return np.concatenate(pieces).astype(np.int32)
