"""What a word can be in a time expression: its kind and value, asked once per type."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from ...language import split
from ...lexicon import Lexicons, Matcher

NUMERIC_KINDS: Final = (
    "small",
    "integer",
    "year",
    "numeric_ordinal",
    "numeric_decade",
    "iso",
    "slashed",
    "clock",
    "fraction",
    "mixed",
    "day_pair",
    "year_pair",
    "large_ordinal",
    "fiscal_year",
)
"""Kinds that a pattern of digits makes, not a row of the lexicon."""

TRIGGERS: Final = frozenset((
    "weekday", "weekdays", "weekday_short", "month", "month_maybe", "season", "season_maybe", "seasons",
    "unit", "units", "second", "weekend", "daypart", "instant", "dayname", "tonight", "overnight", "meridiem",
    "decade", "present", "recently", "recent", "hours_mark", "the_past", "the_future", "frequency", "named_day",
    "named_date", "year", "numeric_decade", "iso", "slashed", "clock", "numeric_ordinal", "current", "era",
    "earlier", "later", "past", "future", "soon", "term", "former", "quarter_code", "fiscal_year", "period",
    "anniversary", "zone",
))  # fmt: skip
"""A sentence without a word of these kinds holds no time expression."""

TENSE_KINDS: Final = frozenset(("plan", "put_off", "timetable", "implicative"))
"""Words that say where a verb looks (see tenses); they stand in no expression themselves."""

CASED: Final = frozenset(("weekday_short", "month_maybe", "named_day"))
"""Kinds whose lower-case form is another word: may, march, sun."""

# Codes are Latin letters and their accented kin, so a coded text stays one byte a piece.
_ALPHABET: Final = "".join(chr(c) for c in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xA1, 0x100)))
FILLER: Final = " "


class Part(NamedTuple):
    """A word, or a part of a hyphenated one; `begin` and `end` are offsets into the token (WHOLE: its end)."""

    code: str
    value: str
    begin: int
    end: int


WHOLE: Final = -1
_LONGEST: Final = 40


class Entry(NamedTuple):
    """What the vocabulary says of a form: its parts, their codes, and whether one of them is a trigger."""

    parts: tuple[Part, ...]
    codes: str
    trigger: bool


_SPOKEN_CENTURIES: Final = frozenset(("nineteen", "twenty", "thousand"))
"""Words of a year as it is spoken: nineteen ninety-six, two thousand and eight."""

_BARE_YEAR: Final = (("in", "by", "from"), ("integer",))

_REMEMBERED: Final = 1 << 17
"""Forms kept from one document to the next; the words of news repeat."""
_UNKNOWN: Final = (Part(FILLER, "", 0, WHOLE),)
_NO_TIME: Final = Entry(_UNKNOWN, FILLER, False)


class Vocabulary:
    """The time words of the lexicon, and the kinds' codes."""

    def __init__(self, lexicons: Lexicons) -> None:
        rows = lexicons.rows("time_words")
        kinds = sorted({row["kind"] for row in rows} - TENSE_KINDS | set(NUMERIC_KINDS))
        self.codes: dict[str, str] = dict(zip(kinds, _ALPHABET, strict=False))
        self.kinds: dict[str, str] = {code: kind for kind, code in self.codes.items()}
        self.words: dict[str, tuple[str, str]] = {}
        self.events: dict[str, int] = {}  # month and day of an event that is called by them -> its year
        several: list[tuple[str, tuple[str, str]]] = []
        for row in rows:
            entry = (row["kind"], row["value"])
            if row["kind"] in TENSE_KINDS:
                continue
            if row["kind"] == "event_day":
                self.events[row["value"][5:]] = int(row["value"][:4])
            elif " " in row["form"]:
                several.append((row["form"], entry))
            else:
                self.words[row["form"]] = entry
        self.designators = frozenset(row["form"] for row in lexicons.rows("designators"))
        self.phrases: Matcher[tuple[str, str]] = Matcher(several, split=split)
        self.seconds = frozenset(split(form)[1].lower() for form, _ in several)
        self._seen: dict[str, Entry] = {}
        self._cased = frozenset(form for form, (kind, _) in self.words.items() if kind in CASED)
        self._single = {form: (Part(self.codes[kind], value, 0, WHOLE),) for form, (kind, value) in self.words.items()}
        small = re.escape(self.codes["small"] + self.codes["integer"])
        self.short_year = re.compile(f"{re.escape(self.codes['possessive'])}[{small}]")  # '82
        led, number = (re.escape("".join(self.codes[kind] for kind in kinds)) for kinds in _BARE_YEAR)
        self.bare_year = re.compile(f"[{led}]{number}")  # in 218, of a story before Christ
        self.triggers: frozenset[str] = frozenset(self.codes[kind] for kind in TRIGGERS if kind in self.codes)

    def entries(self, forms: Iterable[str]) -> list[Entry]:
        """The entries of many forms."""
        seen = self._seen
        if len(seen) > _REMEMBERED:
            seen.clear()
        return [seen.get(form) or self._remember(form) for form in forms]

    def _remember(self, form: str) -> Entry:
        parts = self.parts(form)
        trigger = form.lower() in _SPOKEN_CENTURIES or any(part.code in self.triggers for part in parts)
        entry = _NO_TIME if parts is _UNKNOWN else Entry(parts, "".join(part.code for part in parts), trigger)
        self._seen[form] = entry
        return entry

    def parts(self, form: str) -> tuple[Part, ...]:
        """'two-week' -> number, hyphen, unit; a word that is no time word is one filler."""
        lower = form.lower().replace("’", "'")
        known = self._single.get(lower)
        if known is not None:
            return _UNKNOWN if form[0] == lower[0] and lower in self._cased else known
        if form[0].isdigit() or lower.startswith("fy"):
            found = classify_digits(lower)
            if found:
                return (Part(self.codes[found[0]], found[1], 0, WHOLE),)
        if "-" in form or "–" in form or "‑" in form:
            return (self._joined(form) if len(form) < _LONGEST else None) or _UNKNOWN
        return _UNKNOWN

    def _classify(self, form: str, lower: str) -> tuple[str, str] | None:
        found = self.words.get(lower)
        if found is not None:
            return None if found[0] in CASED and form[0] == lower[0] else found
        return classify_digits(lower) if form[0].isdigit() else None

    def _joined(self, form: str) -> tuple[Part, ...] | None:
        """Parts around hyphens and dashes; None unless all are time words or numbers, but for a prefix (pre-1990)."""
        parts: list[Part] = []
        unknown = 0
        for match in _PIECE.finditer(form):
            word = match[0]
            found = self._classify(word, word.lower())
            unknown += found is None
            kind, value = found or ("", "")
            parts.append(Part(self.codes.get(kind, FILLER), value, *match.span()))
        first, last = parts[0], parts[-1]
        prefixed = first.code == FILLER and self.kinds.get(last.code) in ("year", "month", "season", "numeric_decade")
        prefixed = prefixed and (form[: first.end].lower() in _PREFIXES or form[: first.end].islower())
        return tuple(parts) if unknown == 0 or (unknown == 1 and prefixed) else None


_PREFIXES: Final = frozenset(("pre", "post"))
"""A capital before a hyphen makes a name (Expo-2020, S-2000), but for these."""

_PIECE: Final = re.compile(r"[-–—‑]|[^-–—‑]+")

_DIGITS: Final = (
    ("small", re.compile(r"(?:0?[1-9]|[12]\d|3[01])\Z")),
    ("year", re.compile(r"(?:1\d|20|21)\d\d\Z")),
    ("numeric_decade", re.compile(r"(?:1[0-9]|20|[1-9])?\d0'?s\Z")),
    ("numeric_ordinal", re.compile(r"\d{1,2}(?:st|nd|rd|th)\Z")),
    ("large_ordinal", re.compile(r"(?:\d{1,2},?)?\d{3}(?:st|nd|rd|th)\Z")),
    ("fiscal_year", re.compile(r"fy(?:20|19)?\d\d\Z")),
    ("iso", re.compile(r"\d{4}-\d\d-\d\d(?:t\d\d:\d\d(?::\d\d)?z?)?\Z")),
    ("iso", re.compile(r"(?:1[5-9]|20)\d\d-0[1-9]\Z")),
    ("iso", re.compile(r"(?:1[5-9]|20)\d\d/(?:0?[1-9]|1[012])/\d\d?\Z")),
    ("slashed", re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d|\d{4})\Z")),
    ("slashed", re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\Z")),
    ("clock", re.compile(r"(?:[01]?\d|2[0-4])[:][0-5]\d(?::[0-5]\d)?(?:[ap]m|hrs)?\Z")),
    ("clock", re.compile(r"(?:0?\d|1[012])(?:[.][0-5]\d)?[ap]m\Z")),
    ("clock", re.compile(r"(?:[01]\d|2[0-4])[0-5]\d(?:hrs|h|z)\Z")),
    ("fraction", re.compile(r"[1-9]/[1-9]\Z")),
    ("day_pair", re.compile(r"(?:[12]\d|3[01])/(?:[12]\d|3[01]|1)\Z|9/10\Z")),
    ("year_pair", re.compile(r"(?:1[5-9]|20)\d\d/(?:\d\d|\d{4})\Z")),
    ("mixed", re.compile(r"\d{1,3}[½¼¾]\Z")),
    ("integer", re.compile(r"\d[\d,]*(?:\.\d+)?\Z")),
)


def classify_digits(lower: str) -> tuple[str, str] | None:
    """'24' -> small; '1990s' -> numeric_decade; '18:00' -> clock; '10,000' -> integer."""
    if len(lower) > 20:
        return None
    for kind, pattern in _DIGITS:
        if pattern.match(lower):
            return kind, lower
    return None


def build_vocabulary(lexicons: Lexicons) -> Vocabulary:
    """For `Lexicons.get`: built once for a set of lexicons."""
    return Vocabulary(lexicons)
