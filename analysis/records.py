"""The findings that stages hand on.

Records are immutable and carry evidence by position: `begin` and `end` are half-open character
offsets into `Document.text`; `first` and `last` are the half-open token range they cover
(`document.words[first:last]`); `sentence` is the index of the sentence in the Document.
The words themselves are sliced from the text when tables are made. Unknown is None.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class TimeExpression(NamedTuple):
    """A TIMEX3 expression and the half-open civil-time interval it denotes, where it denotes one."""

    sentence: int
    begin: int
    end: int
    first: int
    last: int
    type: str  # DATE TIME DURATION SET
    value: str  # TIMEX3
    starts_at: datetime | None
    ends_before: datetime | None
    edtf: str | None  # the same in the Extended Date/Time Format
    anchor: str  # published narrative absolute none
    rule: str


class Quantity(NamedTuple):
    """A number with its bounds, unit and what it counts."""

    sentence: int
    begin: int
    end: int
    first: int
    last: int
    phrase_begin: int
    phrase_end: int
    low: float | None
    high: float | None
    modifier: str  # = ~ > >= < <=
    vague: bool
    unit: str | None
    si_value: float | None
    si_unit: str | None
    currency: str | None
    counted_first: int  # token range of the counted noun phrase; first == last where there is none
    counted_last: int
    counted_head: int  # token index of its head noun, -1 where there is none
    item: str | None
    model: str | None
    whole: float | None
    whole_index: int  # index of the quantity that is the whole, -1 where there is none
    rule: str


class Mention(NamedTuple):
    """An actor or place as an analyst marks it: the maximal noun phrase."""

    sentence: int
    begin: int
    end: int
    first: int
    last: int
    head: int  # token index of the head
    form: str  # name nominal pronoun
    kind: str
    actor_id: str | None
    actor: str | None
    country: str | None  # ISO 3166-1 alpha-3
    role: str | None  # PLOVER sector
    rule: str


class Attribution(NamedTuple):
    """Who says what: source, cue, content; begin == end == -1 where a part is not expressed."""

    sentence: int  # of the cue
    source_begin: int
    source_end: int
    cue_begin: int
    cue_end: int
    content_begin: int
    content_end: int
    source_mention: int  # index into the mentions, -1 if none
    source_id: str | None
    source_country: str | None
    stance: str
    direct: bool
    verification: str | None
    rule: str
    negated: bool = False  # "did not say", "could not verify"
    relays: tuple[tuple[int, int], ...] = ()  # through whom it came, nearest to the source first
    source_kind: str | None = None  # a kind of mentions, document or media
    anonymity: str | None = None  # named unnamed none
    about: int = -1  # index of the attribution that a denial is about


class Party(NamedTuple):
    """One of those who stand in a claim; rank 1 is the one in the claims table."""

    role: str  # side agent source relay
    rank: int
    text: str
    begin: int
    end: int
    actor_id: str | None
    country: str | None
    kind: str | None = None  # of a source or relay: a kind of mentions, document or media
    anonymity: str | None = None  # of a source: named unnamed
    rule: str = ""  # what made it stand there


class Binding(NamedTuple):
    """The words that a field of a claim was read from, and the rule that bound them."""

    field: str
    begin: int
    end: int
    rule: str


class Claim(NamedTuple):
    """A number with what is said of it and by whom; joins indices of the other findings."""

    sentence: int
    begin: int
    end: int
    quantity: int  # index into the quantities, -1 for an implicit one
    low: float | None
    high: float | None
    modifier: str
    vague: bool
    whole: float | None
    counted: str | None
    item: str
    model: str | None
    action: str
    place: str | None
    place_id: str | None
    place_country: str | None
    when: str | None
    starts_at: datetime | None
    ends_before: datetime | None
    date_basis: str | None  # stated carried published
    stance: str
    verification: str | None
    factuality: str
    basis: str
    implicit: bool
    superseded: bool  # 24 in 'rose to 31 from 24'
    parties: tuple[Party, ...]
    bindings: tuple[Binding, ...]
    rule: str
