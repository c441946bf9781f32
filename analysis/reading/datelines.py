"""What an article's first and last words say of when and by whom it was published.

A stamp belongs to the page ("Published: 3 January 2025 14:05", "date 2025-01-03 (MENAFN)", a feed's
id at the end) and is cut; a wire's dateline ("KYIV, Jan. 3 (Reuters) -") is the article's and stays.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from ..lexicon import Lexicons
from .dates import Moment, match_moment

STAMP_LINES: Final = 6
"""Stamps stand among this many lines at the top, or the last ones."""

_WINDOW: Final = 160
_LABEL: Final = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued|released|created)"
    r"|(?:last )?(?P<later>updated|modified|edited)|dated?"
    r"|(?:publication|release) (?:date|time))\b(?: (?:on|at))?(?!\w)",
    re.IGNORECASE,
)
_DIGIT: Final = re.compile(r"\d")
_BETWEEN: Final = re.compile(r"[\s|•·,;:/–—-]{0,8}")
_BYLINE: Final = re.compile(
    r"(?:[Bb][Yy]:?|BYLINE:|Byline:)\s(?P<author>[A-Z][\w.'’-]{1,30}(?:,?\s(?:and|for|staff|[A-Z][\w.'’-]{0,30})){0,6})"
)
_READING_TIME: Final = re.compile(r"\d{1,2}[ -]min(?:ute)?s?[ -]read", re.IGNORECASE)
_SENTENCE_START: Final = re.compile(r"[A-Z0-9\"'“‘«(]")

_MARK: Final = re.compile(r"\((?P<round>[A-Za-z][\w .&'’/-]{1,40})\)|/(?P<slash>[A-Z][\w -]{1,30})/")
_DASH: Final = re.compile(r"\.?\s{0,2}(?:[-_]{1,3}|–|—|―|:)\s{0,2}|\.\s")
_LONE_DASH: Final = re.compile(r"\s(?:-{1,2}|–|—|―)\s|—")
_DATE_START: Final = re.compile(r"\b(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)
_WEEKDAY: Final = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_WEEKDAY_END: Final = re.compile(r"[\s,]*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", re.IGNORECASE)
_PLACE_SPLIT: Final = re.compile(r"[\s,/]+")
_SMALL_WORDS: Final = frozenset({"and", "of", "the", "de", "al", "el", "near", "in"})

_FEED_ID: Final = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{20,80}")
_FEED_DATE: Final = re.compile(r"[A-Z]{2,20}(?:(?P<dmy>\d{8})|(?P<none>$))")
_CORRESPONDENT: Final = re.compile(
    r"(?P<outlet>[A-Z][A-Z0-9&-]{2,20})['’]s (?:[\w.'’-]{1,20} ){0,3}?(?:correspondent|reporter)\b"
)
_REPORTS_END: Final = re.compile(r"\breports?(?: from [^.]{2,60})?\.?$")


class Stamp(NamedTuple):
    """A page's note of publication: `end` in its line, and what it says."""

    end: int
    moment: Moment | None
    publisher: str | None
    author: str | None
    whole: bool  # nothing else stands in its line
    later: bool  # says only when the page was changed


class Wire(NamedTuple):
    """A wire's dateline at the head of the body."""

    end: int
    moment: Moment | None
    publisher: str | None


def agency(name: str, lexicons: Lexicons) -> str | None:
    """'Associated Press' -> 'AP', 'MENAFN- Valley Herald' -> 'MENAFN'; None for what is no known agency."""
    known = lexicons.get(_agencies)
    return known.get(name.strip().casefold()) or known.get(name.partition("- ")[0].strip().casefold())


def _agencies(lexicons: Lexicons) -> dict[str, str]:
    return {row["form"].casefold(): row["publisher"] for row in lexicons.rows("agencies")}


def match_stamp(line: str, lexicons: Lexicons) -> Stamp | None:
    """'Published: 3 January 2025 14:05 | By Ana Ortiz', 'date 2025-01-03 (MENAFN) Envoys met ...'.

    None where the line is not made of such parts, or goes on without an agency after them.
    """
    if not _DIGIT.search(line, 0, _WINDOW):
        return None
    at = len(line) - len(line.lstrip())
    first: Moment | None = None
    later: Moment | None = None
    publisher = author = None
    labelled = is_later = False
    while at < min(len(line), _WINDOW):
        if label := _LABEL.match(line, at):
            labelled, is_later, end = True, bool(label["later"]), label.end()
        elif found := match_moment(line, at):
            told, end = found
            later, first = (told, first) if is_later else (later, first or told)
        elif (mark := _MARK.match(line, at)) and mark["round"]:
            publisher, end = agency(mark["round"], lexicons) or mark["round"], mark.end()
        elif byline := _BYLINE.match(line, at):
            author, end = byline["author"].strip(), byline.end()
        elif aside := _READING_TIME.match(line, at) or _WEEKDAY.match(line, at):
            end = aside.end()
        else:
            break
        between = _BETWEEN.match(line, end)
        at = between.end() if between else end
    moment = first or later
    whole = not line[at:].strip(" .")
    if moment is None or (moment.year is None and not labelled):
        return None
    if not whole and (publisher is None or not _SENTENCE_START.match(line, at) or not _is_page_date(line, labelled)):
        return None
    return Stamp(at, moment, publisher, author, whole, later=first is None)


def _is_page_date(line: str, labelled: bool) -> bool:
    """'2025-01-03 (MENAFN) ...' is a page's; 'Jan. 3 (Reuters) ...' is a wire's."""
    return labelled or line.lstrip()[:1].isdigit()


def match_byline(line: str) -> str | None:
    """'By Ana Ortiz and Li Wei' -> 'Ana Ortiz and Li Wei'; None for a line that says more."""
    match = _BYLINE.fullmatch(line.strip())
    return match["author"].strip() if match and len(match["author"].split()) >= 2 else None


def match_wire(body: str, lexicons: Lexicons) -> Wire | None:
    """'KYIV, Jan. 3 (Reuters) - Sirens ...', '(AP) — ...', 'MOSCOW, January 3. /TASS/. ...'."""
    line = body[:_WINDOW].split("\n", 1)[0]
    for mark in _MARK.finditer(line):
        name = mark["round"] or mark["slash"]
        head = _read_head(line[: mark.start()])
        if head is None:
            break
        place, moment = head
        known = agency(name, lexicons)
        dash = _DASH.match(line, mark.end())
        certain = moment is not None or place.isupper()
        if (known and (dash or certain or not place)) or (dash and certain):
            return Wire(dash.end() if dash else mark.end(), moment, known or name.strip())
    dash = _LONE_DASH.search(line)
    head = _read_head(line[: dash.start()]) if dash else None
    return Wire(dash.end(), head[1], None) if dash and head and head[0] and head[1] else None


def _read_head(head: str) -> tuple[str, Moment | None] | None:
    """'KYIV, Ukraine, Jan. 3' -> ('KYIV, Ukraine', 3 January); None for what is no place and date."""
    head = head.strip(" ,.;–—-")
    moment = None
    for start in _DATE_START.finditer(head):
        found = match_moment(head, start.start())
        if found and not head[found[1] :].strip(" ,."):
            moment, head = found[0], head[: start.start()].strip(" ,.–—-")
            break
    place = _WEEKDAY_END.sub("", head).strip(" ,.")
    return (place, moment) if _is_place(place) else None


def _is_place(place: str) -> bool:
    """'GAZA CITY, Gaza Strip', 'Kyiv/Warsaw', ''; words with capitals, few of them."""
    words = [word for word in _PLACE_SPLIT.split(place) if word]
    return len(words) <= 7 and all(word.lstrip("['’(")[:1].isupper() or word in _SMALL_WORDS for word in words)


def is_feed_id(token: str) -> bool:
    """'HRLD03012025000012345678ID1100000001': a token that only a feed's software wrote."""
    return bool(_FEED_ID.fullmatch(token)) and sum(map(str.isdigit, token)) >= 8 and not token.isdigit()


def feed_date(token: str) -> Moment | None:
    """The day inside a feed's id, written ddmmyyyy after its letters: 'HRLD03012025...' -> 3 January 2025."""
    match = _FEED_DATE.match(token)
    digits = match["dmy"] if match else None
    found = match_moment(f"{digits[:2]}.{digits[2:4]}.{digits[4:]}") if digits else None
    return found[0] if found and found[0].year in range(1990, 2101) else None


def reporting_outlet(body: str) -> str | None:
    """'Talks went on, HERALD's chief correspondent reports from Geneva.' -> 'HERALD'.

    Only of the first paragraph, only where the sentence ends with the outlet's own reporting.
    """
    paragraph = body[:1200].split("\n", 1)[0]
    found = {match["outlet"] for match in _CORRESPONDENT.finditer(paragraph)}
    closes = any(_REPORTS_END.search(sentence) for sentence in re.split(r"(?<=[a-z]\.)\s", paragraph))
    return found.pop() if len(found) == 1 and closes else None
