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
from collections.abc import Iterable
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
_NAME: Final = re.compile(r"(?<=[a-z,;] )[A-Z][\w'’-]{2,}")

_TITLE_WORDS: Final = 25
_PROSE_WORDS: Final = 12
_HEADING_WORDS: Final = 7
_BODY_WORDS: Final = 40
_REST_WORDS: Final = 400
_SAME_MATTER: Final = 0.25


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
    """(text without the page's matter, what was cut in its order)."""
    words = lexicons.get(page_words)
    lines = text.split("\n")
    keys = [_key(line) for line in lines]
    reasons: list[str | None] = [None] * len(lines)
    first_prose = next((at for at, line in enumerate(lines) if _n_words(line) >= _PROSE_WORDS), len(lines))
    for at, key in enumerate(keys):
        if key is not None:
            reasons[at] = _lone_reason(key, lines[at], words)
            if reasons[at] is None and at < first_prose and ("section", key) in words.exact:
                reasons[at] = "section label"
    for at, key in enumerate(keys):
        if key is not None and reasons[at] is None and at > first_prose:
            _mark_group(at, key, lines, reasons, words)
    kept = "\n".join(line for line, reason in zip(lines, reasons, strict=True) if reason is None)
    return re.sub(r"\n{3,}", "\n\n", kept).strip(), _gather(lines, reasons)


def starts_with_page_line(line: str, lexicons: Lexicons) -> int:
    """Where a form such as 'Leave a review' ends at the head of a line, else 0."""
    match = lexicons.get(page_words).ending.match(line.casefold())
    return match.end() if match and line.isascii() else 0


def _mark_group(at: int, key: str, lines: list[str], reasons: list[str | None], words: Words) -> None:
    """Mark the lines that a label, a section or an ending at line `at` brings with it."""
    if reason := words.exact.get(("label", key)):
        _mark(reasons, range(at, _teasers_end(lines, reasons, at + 1)), reason)
    elif _n_words(key) <= _HEADING_WORDS and (match := words.heading.match(key)) and _is_title(lines[at]):
        end = _teasers_end(lines, reasons, at + 1)
        if at + 1 < end and (end == len(lines) or _BULLET.match(lines[at + 1])):
            _mark(reasons, range(at, end), words.reasons[match[1]])
    elif _n_words(key) <= _TITLE_WORDS and (match := words.label.match(key)):
        _mark(reasons, range(at, at + 1), words.reasons[match[1].removesuffix(":")])
    elif reason := words.exact.get(("section", key)):
        if _is_other_matter(lines, at):
            _mark(reasons, range(at, _last_teaser(lines, at, words)), reason)
    elif reason := _ending_reason(key, words):
        rest = sum(map(_n_words, lines[at:]))
        before = sum(map(_n_words, lines[:at]))
        end = len(lines) if rest <= _REST_WORDS and before >= _BODY_WORDS else at + 1
        _mark(reasons, range(at, end), reason)


def _mark(reasons: list[str | None], span: range, reason: str) -> None:
    for at in span:
        reasons[at] = reasons[at] or reason


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
    if reason := words.exact.get(("whole", key)):
        return reason
    if n_words <= _TITLE_WORDS and (match := words.start.match(key) or words.start.match(line.casefold())):
        return words.reasons[match[1]]
    if n_words <= 2 * _TITLE_WORDS and (match := words.within.search(key)):
        return words.reasons[match[1]]
    if is_feed_id(line.strip()):
        return "feed id"
    if _READING_TIME.fullmatch(key):
        return "reading time"
    if _is_link_row(key):
        return "share line"
    return "menu" if _is_menu(line) else None


def _is_link_row(key: str) -> bool:
    """'#valley #bridge', '#bridge | Share: t.me/herald': hashtags or links side by side."""
    items = key.split()
    if all(item.startswith(("#", "@")) for item in items):
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


def _is_teaser(lines: list[str], at: int) -> bool:
    """A bulleted line (its bullet may stand alone above it), or a title."""
    line = lines[at]
    return bool(_BULLET.match(line)) or (at > 0 and lines[at - 1].strip() in _BULLETS) or _is_title(line)


def _teasers_end(lines: list[str], reasons: list[str | None], begin: int) -> int:
    """Where the teasers after a label end: at prose; before it, only the first block is taken for teasers."""
    at = begin
    block_end = None
    while at < len(lines) and (not lines[at] or reasons[at] or _is_teaser(lines, at)):
        if not lines[at] and at > begin and block_end is None:
            block_end = at
        at += 1
    if at == len(lines):
        return at
    if block_end is not None:
        return block_end
    bulleted = begin
    while bulleted < at and (_BULLET.match(lines[bulleted]) or not lines[bulleted]):
        bulleted += 1
    return max(bulleted, min(at, begin + 1))


def _last_teaser(lines: list[str], at: int, words: Words) -> int:
    """The end of a section's teasers: the end, or the review form or notice before it."""
    for later in range(at + 1, len(lines)):
        key = _key(lines[later])
        if key is not None and _ending_reason(key, words):
            return later
    return len(lines)


def _is_other_matter(lines: list[str], at: int) -> bool:
    """Whether all after a section's name is about other names than all before it: lists, titles, or plain prose."""
    before, after = "\n".join(lines[:at]), [line for line in lines[at + 1 :] if line.strip(_EDGES)]
    if _n_words(before) < _BODY_WORDS or not after or not lines[at][:1].isupper() or _SENTENCE_END.search(lines[at]):
        return False
    names = set(_NAME.findall("\n".join(after)))
    shared = len(names & set(_NAME.findall(before)))
    listed = sum(_is_teaser(lines, n) for n in range(at + 1, len(lines)) if lines[n].strip(_EDGES))
    if listed >= 0.8 * len(after):
        return len(names) >= 3 and shared <= _SAME_MATTER * len(names)
    return len(names) >= 6 and shared <= 0.4 * _SAME_MATTER * len(names)


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
