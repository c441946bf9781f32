"""One record becomes one article: clean text, headline first, page matter cut, who published it and when."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ..errors import ReadingError
from ..lexicon import Lexicons
from ..tables import content_id
from .cleaning import clean, clean_line, strip_markup, unwrap
from .datelines import (
    STAMP_LINES,
    Stamp,
    feed_date,
    is_feed_id,
    match_byline,
    match_stamp,
    match_wire,
    reporting_outlet,
)
from .dates import read_moment, to_utc
from .fields import MAX_CHARACTERS, Problem, Record, as_text
from .headlines import join, split_headline, without_headline, without_outlet
from .page_matter import Cut, cut_page_matter, starts_with_page_line
from .publication import Evidence, date_of_name, date_of_url, settle
from .tongues import language_tag, plainly_english

_MAX_LINE: Final = 500
_HOST_PREFIX: Final = re.compile(r"^(?:www\d?|m|mobile|amp)\.")


class Article(NamedTuple):
    """A row of the articles table and the rows of `cut` that belong to it."""

    row: dict[str, Any]
    cut: list[Cut]


class Setting(NamedTuple):
    """What all records of a run share."""

    home: ZoneInfo
    lexicons: Lexicons


class _Page(NamedTuple):
    """What reading the text itself brought to light."""

    title: str | None
    body: str
    cut: list[Cut]
    stamps: list[Stamp]
    author: str | None
    feed: str | None


def make_article(record: Record, origin: str, setting: Setting) -> Article:
    """Raises ReadingError where the record holds no text, or too much."""
    text = as_text(record.fields.get("text"), joint="\n\n")
    if not text.strip():
        raise ReadingError("no text; fill the text field (text, body, content)")
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(f"{len(text):,} characters, more than {MAX_CHARACTERS:,}; split it into articles")
    page = _read_page(record, text, setting.lexicons)
    full, body_begin = join(page.title, page.body)
    row = _describe(record, page, origin, setting)
    row |= {
        "origin": origin,
        "encoding": record.encoding,
        "sha256": hashlib.sha256(record.raw).hexdigest(),
        "n_words": len(full.split()),
        "text": full,
        "body_begin": body_begin,
    }
    row["language"] = row["language"] or ("en" if plainly_english(page.body) else None)
    own_id = clean_line(as_text(record.fields.get("article_id")))[:_MAX_LINE]
    row["article_id"] = own_id or content_id(row["publisher"], row["url"] or row["title"], full)
    return Article(row, page.cut)


def _read_page(record: Record, text: str, lexicons: Lexicons) -> _Page:
    """Part headline, body, stamps and page matter."""
    text = clean(strip_markup(text))
    if record.wrapped:
        text = unwrap(text)
    given = record.fields.get("title") or record.metadata.get("title")
    title = _line(given)
    if title:
        title = without_outlet(title, _line(record.fields.get("publisher")) or _line(record.metadata.get("publisher")))
    text, feed, cut = _cut_feed_id(text)
    text, page_cut = cut_page_matter(text, lexicons)
    cut = [Cut(*pair) for pair in record.cut] + page_cut + cut
    text, stamps, author, stamp_cut = _cut_stamps(text, lexicons, titled=title is not None)
    if title is None:
        title, text = split_headline(text)
    else:
        text = without_headline(title, text)
    text, more, more_cut = _cut_stamp_prefix(text, lexicons)
    if not text:
        raise ReadingError("nothing but page matter (menus, notices, stamps); give the article's text")
    return _Page(title, text, [*stamp_cut, *more_cut, *cut], [*stamps, *more], author, feed)


def _cut_feed_id(text: str) -> tuple[str, str | None, list[Cut]]:
    """Take a feed's id off the end of the text."""
    parts = text.rsplit(None, 1)
    if len(parts) == 2 and is_feed_id(parts[1]):
        return parts[0].rstrip(), parts[1], [Cut(parts[1], "feed id")]
    return text, None, []


def _cut_stamps(text: str, lexicons: Lexicons, *, titled: bool) -> tuple[str, list[Stamp], str | None, list[Cut]]:
    """Take stamps and bylines that fill a line off the first and last lines."""
    lines = text.split("\n")
    filled = [at for at, line in enumerate(lines) if line]
    author: str | None = None
    stamps: list[Stamp] = []
    cut: list[Cut] = []
    for rank, at in enumerate(sorted({*filled[:STAMP_LINES], *filled[-2:]})):
        if len(lines[at]) > _MAX_LINE:
            continue
        stamp = match_stamp(lines[at], lexicons)
        if stamp and stamp.whole:
            stamps.append(stamp)
            cut.append(Cut(lines[at], "stamp of publication"))
            lines[at] = ""
        elif (rank or titled) and at in filled[:STAMP_LINES] and (byline := match_byline(lines[at])):
            author = author or byline
            cut.append(Cut(lines[at], "byline"))
            lines[at] = ""
    return (clean("\n".join(lines)) if cut else text), stamps, author, cut


def _cut_stamp_prefix(body: str, lexicons: Lexicons) -> tuple[str, list[Stamp], list[Cut]]:
    """Take 'Leave a review date 2025-01-03 (MENAFN)' off the head of the body's first line."""
    line = body.split("\n", 1)[0]
    begin = starts_with_page_line(line, lexicons)
    stamp = match_stamp(line[begin:], lexicons)
    if stamp is None or stamp.whole:
        return body, [], []
    end = begin + stamp.end
    return body[end:].lstrip(), [stamp], [Cut(body[:end].strip(), "stamp of publication")]


def _describe(record: Record, page: _Page, origin: str, setting: Setting) -> dict[str, Any]:
    """Title, publisher, author, address, language and times."""
    fields, metadata = record.fields, record.metadata
    wire = match_wire(page.body, setting.lexicons)

    def line(field: str) -> str | None:
        return next(filter(None, (_line(source.get(field)) for source in (fields, metadata))), None)

    url = line("url")
    publisher = _outlet(line("publisher")) or host(url)
    publisher = publisher or next((stamp.publisher for stamp in page.stamps if stamp.publisher), None)
    publisher = publisher or (wire.publisher if wire else None) or reporting_outlet(page.body)
    author = line("author") or page.author or next((stamp.author for stamp in page.stamps if stamp.author), None)
    retrieved = read_moment(fields.get("retrieved_at") or metadata.get("retrieved_at"))
    retrieved_at = to_utc(retrieved, setting.home) if retrieved else None
    evidence = [
        Evidence(read_moment(_scalar(fields.get("published"))), "given"),
        Evidence(read_moment(_scalar(metadata.get("published"))), "metadata"),
        *(Evidence(stamp.moment, "dateline") for stamp in sorted(page.stamps, key=lambda stamp: stamp.later)),
        Evidence(wire.moment if wire else None, "dateline"),
        Evidence(date_of_url(url), "metadata"),
        Evidence(date_of_name(origin.split(":", 1)[0]), "file_name"),
        Evidence(feed_date(page.feed) if page.feed else None, "metadata"),
    ]
    publication = settle(evidence, retrieved_at, setting.home)
    return {
        "title": page.title,
        "publisher": publisher,
        "author": author,
        "published": publication.published,
        "published_precision": publication.precision,
        "published_rule": publication.rule,
        "url": url,
        "language": language_tag(fields.get("language")) or language_tag(metadata.get("language")),
        "retrieved_at": retrieved_at,
        "archive_url": line("archive_url"),
    }


def _line(value: Any) -> str | None:
    return clean_line(strip_markup(as_text(value)))[:_MAX_LINE] or None


def _scalar(value: Any) -> Any:
    """A date in a list or an object is the first that it holds."""
    return as_text(value) if isinstance(value, list | dict) else value


def _outlet(publisher: str | None) -> str | None:
    """A publisher given by its address is its host."""
    return (host(publisher) or publisher) if publisher and "://" in publisher else publisher


def host(url: str | None) -> str | None:
    """'https://www.herald.example/a' -> 'herald.example'."""
    try:
        name = urlsplit(url or "").hostname
    except ValueError:
        return None
    return _HOST_PREFIX.sub("", name) or None if name else None


def unique_ids(articles: Iterable[Article]) -> Iterator[Article | Problem]:
    """The articles with ids made unique; a problem instead of one that was read already.

    Of two with one id and different texts the later gets a suffix by its content.
    """
    seen: dict[str, tuple[str, str]] = {}
    for article in articles:
        row = article.row
        key = row["article_id"]
        if key in seen and seen[key][0] != row["text"]:
            key = f"{key}-{content_id(row['publisher'], row['url'] or row['title'], row['text'], length=8)}"
        if key in seen:
            reason = f"same record twice: {seen[key][1]} has the same text; nothing is lost"
            yield Problem(row["origin"], reason, "DuplicateRecord")
            continue
        seen[key] = (row["text"], row["origin"])
        yield Article({**row, "article_id": key}, article.cut)
