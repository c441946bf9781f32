"""Tell what a page holds beside its article, by general rules over lines.

The words are in lexicon/page_lines.csv; its `match` says how:
whole    the line is the form
start    a short line that starts with it
within   a short line that holds it
label    teasers of other stories follow, in its line or the next ones
heading  a short line that starts with it ("More from ..."): teasers follow where they are listed or end the text
section  the name of a section: teasers follow where they are lists or titles about other names
ending   a form or notice that ends the article: the rest is cut with it
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from ..lexicon import Lexicons
from .datelines import is_feed_id

MAX_LINE: Final = 400
"""Longer lines are prose, in characters."""

_EDGES: Final = " \t\u00a0•*·-–—|>»«:.!…▪●◾►→"
_NOT_A_START: Final = re.compile(r"^[^\w(©#@\"“‘«]+")  # bullets, emoji
_BULLET: Final = re.compile(r"[-–—•*·▪●◾►→»>]\s?")
_BULLETS: Final = frozenset("-–—•*·▪●◾►→»>")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"'”’»)]{0,2}$")
_SEPARATORS: Final = re.compile(r"\s?[|›»>·•]\s?")
_COMMENTS: Final = re.compile(r"\d{1,5} comments?|comments? ?\(?\d{1,5}\)?")
_READING_TIME: Final = re.compile(r"\d{1,2}[ -]min(?:ute)?s?[ -]read")
_LINK: Final = re.compile(r"\bt\.me/|https?://|\bwww\.")
_FOLLOW: Final = re.compile(
    r"(?:follow|find|join) [^.]{1,50} on (?:twitter|x|facebook|telegram|instagram|whatsapp|youtube)\b"
)
_NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]{2,}")

_TITLE_WORDS: Final = 25
_PROSE_WORDS: Final = 12
_HEADING_WORDS: Final = 7
_BODY_WORDS: Final = 40
_REST_WORDS: Final = 400
_CREDIT_WORDS: Final = 8
_LISTED_SHARE: Final = 0.8
_FEWEST_NAMES: Final = 3
_SAME_MATTER: Final = 0.25
"""At most this share of the names in teasers stands in the article too."""


class Cut(NamedTuple):
    """Text that is not the article's, and why."""

    text: str
    reason: str


class Words(NamedTuple):
    """page_lines.csv, ready to match."""

    exact: dict[tuple[str, str], str]  # (match, form) -> reason
    start: re.Pattern[str]
    within: re.Pattern[str]
    label: re.Pattern[str]
    heading: re.Pattern[str]
    ending: re.Pattern[str]
    reasons: dict[str, str]


def page_words(lexicons: Lexicons) -> Words:
    """The rows as dictionaries and patterns."""
    rows = lexicons.rows("page_lines")
    forms: dict[str, list[str]] = {
        kind: [] for kind in ("whole", "start", "within", "label", "heading", "section", "ending")
    }
    for row in rows:
        forms.setdefault(row["match"], []).append(row["form"].casefold())
    return Words(
        exact={(row["match"], row["form"].casefold()): row["reason"] for row in rows},
        start=_any_of(forms["start"]),
        within=_any_of(forms["within"]),
        label=_any_of(f"{form}:" for form in forms["label"]),
        heading=_any_of(forms["heading"]),
        ending=_any_of(forms["ending"]),
        reasons={row["form"].casefold(): row["reason"] for row in rows},
    )


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all forms as whole words, the longest first; one that never matches where there are none."""
    ordered = sorted(forms, key=len, reverse=True)
    escaped = [re.escape(form) + (r"\b" if form[-1].isalnum() else "") for form in ordered]
    return re.compile("(" + "|".join(escaped) + ")") if escaped else re.compile(r"(?!)")


def cut_page_matter(text: str, lexicons: Lexicons) -> tuple[str, list[Cut]]:
    """(text without the page's matter, what was cut in its order). Linear in the text."""
    words = lexicons.get(page_words)
    page = _Page(text.split("\n"))
    for at, key in enumerate(page.keys):
        if key is not None:
            page.reasons[at] = _lone_reason(key, page.lines[at], words)
            if page.reasons[at] is None and at < page.first_prose and ("section", key) in words.exact:
                page.reasons[at] = "section label"
    for at, key in enumerate(page.keys):
        if key is not None and page.reasons[at] is None and at > page.first_prose:
            _mark_group(page, at, key, words)
    kept = "\n".join(line for line, reason in zip(page.lines, page.reasons, strict=True) if reason is None)
    return re.sub(r"\n{3,}", "\n\n", kept).strip(), _gather(page.lines, page.reasons)


class _Page:
    """Lines on their way through the rules: their keys, and why each is cut (None where it is kept)."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.keys = [_key(line) for line in lines]
        self.reasons: list[str | None] = [None] * len(lines)
        self.first_prose = next((at for at, line in enumerate(lines) if _n_words(line) >= _PROSE_WORDS), len(lines))
        self.section_seen = False

    def mark(self, begin: int, end: int, reason: str) -> None:
        """Give the lines a reason, those that have one excepted."""
        for at in range(begin, end):
            self.reasons[at] = self.reasons[at] or reason

    @cached_property
    def words_before(self) -> list[int]:
        """Words in the lines before each line, and in all."""
        return list(accumulate(map(_n_words, self.lines), initial=0))

    @cached_property
    def next_prose(self) -> list[int]:
        """For each line the first one from it on that is no teaser."""
        return self._next(lambda at: not (self.is_empty(at) or self.reasons[at] or self.is_teaser(at)))

    @cached_property
    def next_empty(self) -> list[int]:
        """For each line the first empty one from it on."""
        return self._next(self.is_empty)

    @cached_property
    def next_unlisted(self) -> list[int]:
        """For each line the first one from it on that is neither empty nor bulleted."""
        return self._next(lambda at: not (self.is_empty(at) or _BULLET.match(self.lines[at])))

    def _next(self, wanted: Callable[[int], object]) -> list[int]:
        found = [len(self.lines)] * (len(self.lines) + 1)
        for at in range(len(self.lines) - 1, -1, -1):
            found[at] = at if wanted(at) else found[at + 1]
        return found

    def is_empty(self, at: int) -> bool:
        """Nothing stands in the line."""
        return not self.lines[at]

    def is_teaser(self, at: int) -> bool:
        """A bulleted line (its bullet may stand alone above it), or a title."""
        line = self.lines[at]
        return bool(_BULLET.match(line)) or (at > 0 and self.lines[at - 1].strip() in _BULLETS) or _is_title(line)


def starts_with_page_line(line: str, lexicons: Lexicons) -> int:
    """Where a form such as 'Leave a review' ends at the head of a line, else 0."""
    match = lexicons.get(page_words).ending.match(line.casefold())
    return match.end() if match and line.isascii() else 0


def _mark_group(page: _Page, at: int, key: str, words: Words) -> None:
    """Mark the lines that a label, a section or an ending at line `at` brings with it."""
    if reason := words.exact.get(("label", key)):
        page.mark(at, _teasers_end(page, at + 1), reason)
    elif _n_words(key) <= _HEADING_WORDS and (match := words.heading.match(key)) and _is_title(page.lines[at]):
        end = _teasers_end(page, at + 1)
        if at + 1 < end and (end == len(page.lines) or _BULLET.match(page.lines[at + 1])):
            page.mark(at, end, words.reasons[match[1]])
    elif _n_words(key) <= _TITLE_WORDS and (match := words.label.match(key)):
        page.mark(at, at + 1, words.reasons[match[1].removesuffix(":")])
    elif reason := words.exact.get(("section", key)):
        # Only the first: a report in sections of its own has more of them.
        if not page.section_seen and _is_other_matter(page, at):
            page.mark(at, _last_teaser(page, at, words), reason)
        page.section_seen = True
    elif reason := _ending_reason(key, words):
        before, everything = page.words_before[at], page.words_before[-1]
        closes = everything - before <= _REST_WORDS and before >= _BODY_WORDS
        page.mark(at, len(page.lines) if closes else at + 1, reason)


def _key(line: str) -> str | None:
    """'• Read also:' -> 'read also'; None for prose and empty lines."""
    if not line or len(line) > MAX_LINE:
        return None
    return _NOT_A_START.sub("", line).strip(_EDGES).replace("’", "'").casefold() or None


def _n_words(line: str) -> int:
    return line.count(" ") + 1 if line else 0


def _lone_reason(key: str, line: str, words: Words) -> str | None:
    """Why a line by itself is the page's: 'Share on Facebook', 'Home | World | Sport'."""
    n_words = _n_words(key)
    if n_words > 2 * _TITLE_WORDS:
        return None
    if reason := words.exact.get(("whole", key)):
        return reason
    if match := words.start.match(key) or words.start.match(line.casefold()):
        reason = words.reasons[match[1]]
        if n_words <= (_CREDIT_WORDS if reason == "picture credit" else _TITLE_WORDS):
            return reason
    if match := words.within.search(key):
        return words.reasons[match[1]]
    if n_words == 1 and is_feed_id(line.strip()):
        return "feed id"
    if n_words <= 3 and _READING_TIME.fullmatch(key):
        return "reading time"
    if _is_link_row(key):
        return "share line"
    if n_words <= _PROSE_WORDS and _FOLLOW.match(key):
        return "subscription line"
    return "menu" if _is_menu(line) else None


def _is_link_row(key: str) -> bool:
    """'#valley #bridge', '#bridge | Share: t.me/herald': hashtags or links side by side."""
    if key[0] != "#" and "|" not in key:
        return False
    items = key.split()
    if all(item.startswith("#") for item in items):
        return True
    return len(items) <= _PROSE_WORDS and "|" in items and bool(_LINK.search(key))


def _is_menu(line: str) -> bool:
    """'Home | World | Sport | Weather': short items, no figures (a table of losses is no menu), no full stop."""
    items = [item for item in _SEPARATORS.split(line) if item]
    if len(items) < 4 or any(map(str.isdigit, line)) or _SENTENCE_END.search(line):
        return False
    return sum(map(_n_words, items)) <= 2.5 * len(items)


def _ending_reason(key: str, words: Words) -> str | None:
    if _COMMENTS.fullmatch(key):
        return "comment form"
    match = words.ending.match(key)
    if match is None or (_n_words(key[match.end() :]) > 8 and key[match.end()] != ":"):
        return None
    return words.reasons[match[1]]


def _is_title(line: str) -> bool:
    """Few words without a full stop."""
    return _n_words(line) <= _TITLE_WORDS and not _SENTENCE_END.search(line)


def _teasers_end(page: _Page, begin: int) -> int:
    """Where the teasers after a label end: at prose; before it, only the first block is taken for teasers."""
    prose = page.next_prose[begin]
    if prose == len(page.lines):
        return prose
    block_end = page.next_empty[min(begin + 1, prose)]
    if block_end < prose:
        return block_end
    listed = min(page.next_unlisted[begin], prose)
    return max(listed, min(prose, begin + 1))


def _last_teaser(page: _Page, at: int, words: Words) -> int:
    """The end of a section's teasers: the end, or the review form or notice before it."""
    for later in range(at + 1, len(page.lines)):
        key = page.keys[later]
        if key is not None and _ending_reason(key, words):
            return later
    return len(page.lines)


def _is_other_matter(page: _Page, at: int) -> bool:
    """Whether all after a section's name is a list, or titles, about other names than those before it.

    What is longer than all before it is no appendix but the article: a digest in sections.
    """
    label, before = page.lines[at], "\n".join(page.lines[:at])
    after = [later for later in range(at + 1, len(page.lines)) if page.lines[later].strip(_EDGES)]
    n_before, n_all = page.words_before[at], page.words_before[-1]
    if (
        n_before < max(_BODY_WORDS, n_all - n_before)
        or not after
        or not label[:1].isupper()
        or _SENTENCE_END.search(label)
    ):
        return False
    if sum(map(page.is_teaser, after)) < _LISTED_SHARE * len(after):
        return False
    names = set(_NAME.findall("\n".join(page.lines[later] for later in after)))
    shared = len(names & set(_NAME.findall(before)))
    return len(names) >= _FEWEST_NAMES and shared <= _SAME_MATTER * len(names)


def _gather(lines: list[str], reasons: list[str | None]) -> list[Cut]:
    """Neighbouring lines with one reason are one row."""
    rows: list[Cut] = []
    open_at: int | None = None
    for at, reason in enumerate([*reasons, None]):
        if open_at is not None and reason != reasons[open_at]:
            rows.append(Cut("\n".join(lines[open_at:at]).strip(), reasons[open_at] or ""))
            open_at = None
        if reason is not None and open_at is None:
            open_at = at
    return [row for row in rows if row.text]
