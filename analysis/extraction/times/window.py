"""What a rule sees: the pieces that its pattern matched, the words around, and where the story stands in time."""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from .anchors import Setting
from .intervals import Interval, interval, portion
from .pieces import CONTINUED, Pieces
from .tenses import direction

_QUOTES: Final = frozenset(('"', "“", "‘", "``", "'"))


class Found(NamedTuple):
    """A time expression over pieces [first, last); `interval` None means the one its value denotes."""

    first: int
    last: int
    type: str
    value: str
    anchor: str
    interval: Interval | None = None
    aside: bool = False  # lies before or beyond where the story stands: the story does not go there


class Window:
    """The pieces [first, last) of one match, by kind and value."""

    __slots__ = ("first", "kinds", "last", "pieces", "sentence", "setting", "values")

    def __init__(self, pieces: Pieces, setting: Setting, sentence: int, first: int, last: int) -> None:
        self.pieces = pieces
        self.setting = setting
        self.sentence = sentence
        self.first = first
        self.last = last
        kinds = pieces.vocabulary.kinds
        self.kinds: list[str] = []
        self.values: list[str] = []
        for at in range(first, last):
            code = pieces.code[at]
            if at in pieces.phrases:
                kind, value = pieces.phrases[at]
            else:
                kind, value = ("", "") if code == CONTINUED else (kinds.get(code, ""), pieces.part(at).value)
            self.kinds.append(kind)
            self.values.append(value)

    def value(self, *kinds: str) -> str:
        """Value of the first piece of one of these kinds, '' if there is none."""
        for kind, value in zip(self.kinds, self.values, strict=True):
            if kind in kinds:
                return value
        return ""

    def has(self, *kinds: str) -> bool:
        """Is there a piece of one of these kinds?"""
        return any(kind in kinds for kind in self.kinds)

    def at(self, *kinds: str) -> int:
        """Piece index of the first piece of these kinds, -1 if there is none."""
        for i, kind in enumerate(self.kinds):
            if kind in kinds:
                return self.first + i
        return -1

    def part(self, first: int, last: int) -> Window:
        """The window of some of the pieces."""
        return Window(self.pieces, self.setting, self.sentence, first, last)

    def before(self, back: int = 1) -> str:
        """The lower-case word `back` tokens before, '' beyond the sentence."""
        document = self.pieces.document
        token = self.pieces.token[self.first] - back
        return document.lower[token] if token >= int(document.sentence_first[self.sentence]) else ""

    def after(self, ahead: int = 1) -> str:
        """The lower-case word `ahead` tokens after, '' beyond the sentence."""
        document = self.pieces.document
        token = self.pieces.token[self.last - 1] + ahead
        return document.lower[token] if token < int(document.sentence_last[self.sentence]) else ""

    def tag(self, offset: int) -> str:
        """Penn tag: -1 of the token before the window, 0 of its first token, 1 of the token after it."""
        document = self.pieces.document
        edge = self.last - 1 if offset > 0 else self.first
        token = self.pieces.token[edge] + offset
        inside = int(document.sentence_first[self.sentence]) <= token < int(document.sentence_last[self.sentence])
        return document.tags[token] if inside else ""

    def names_a_thing(self) -> bool:
        """'the Sunday Times', 'the Good Friday Agreement': the time is a part of a name."""
        return (self.kinds[0] == "the" or self.before() == "the") and self.leads_a_name()

    def leads_a_name(self) -> bool:
        """Does a capital follow? 'the Sunday Times', 'Saturday Night Live'."""
        token = self.pieces.token[self.last - 1] + 1
        return self.after() != "" and self.pieces.document.words[token][0].isupper()

    def is_name(self) -> bool:
        """'on Inauguration Days', 'a guest of "This Week"': a capital where the sentence writes small letters."""
        document, last = self.pieces.document, self.pieces.token[self.last - 1]
        first, word = int(document.sentence_first[self.sentence]), document.words[last]
        opened = not self.tag(-1)[:1].isalpha() and (self.before() not in _QUOTES or len(self.kinds) == 1)
        if opened or not word[0].isupper() or word.isupper():
            return False
        words = [word for word in document.words[first : int(document.sentence_last[self.sentence])] if word.isalpha()]
        return 2 * sum(word[0].isupper() for word in words) < len(words)

    def goes_on(self) -> bool:
        """Does the last word go on after a hyphen? 'the week' in 'the week-long siege' does."""
        token = self.pieces.token
        return self.last < len(token) and token[self.last] == token[self.last - 1]

    def direction(self) -> int:
        """-1 where the verb looks back (-2: surely), +1 where it looks ahead, 0 where it says nothing."""
        pieces = self.pieces
        return direction(pieces.document, self.sentence, pieces.token[self.first], pieces.token[self.last - 1])

    def sign(self) -> int:
        """The verb's direction in news; a story goes by its own time."""
        return 0 if self.setting.narrative else self.direction()

    def portioned(self, value: str, anchor: str) -> Found:
        """A date whose interval is a third of the value's where the text says early, mid or late."""
        part = self.value("early", "late", "mid", "beginning", "end", "middle")
        return self.found("DATE", value, anchor, portion(interval(value), part) if part else None)

    def found(self, type_: str, value: str, anchor: str, interval: Interval | None = None) -> Found:
        """The whole window as a time expression."""
        return Found(self.first, self.last, type_, value, anchor, interval)

    @property
    def published(self) -> date | None:
        """Day of publication."""
        return self.setting.published.date() if self.setting.published else None
