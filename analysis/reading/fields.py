"""What a reader hands on: a record of named fields, or the problem that kept it from being one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

ALIASES: Final[dict[str, tuple[str, ...]]] = {
    "text": (
        "text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext", "bodytext",
        "contenttext", "message", "story",
    ),
    "title": ("title", "headline", "heading", "articletitle"),
    "publisher": (
        "publisher", "source", "outlet", "site", "sitename", "newspaper", "publication", "medium", "sourcename",
        "channel", "domain",
    ),
    "published": (
        "published", "publishedat", "publisheddate", "datepublished", "publicationdate", "publishdate", "pubdate",
        "publishedtime", "articlepublishedtime", "postedat", "date", "datetime", "timestamp", "created",
        "createdat",
    ),
    "author": ("author", "byline", "authors", "creator", "reporter"),
    "url": ("url", "link", "sourceurl", "articleurl", "permalink", "canonicalurl", "address"),
    "article_id": ("articleid", "id", "docid", "documentid", "guid", "uuid"),
    "language": ("language", "lang", "locale", "inlanguage"),
    "retrieved_at": ("retrievedat", "retrieved", "fetchedat", "accessed", "crawledat", "scrapedat", "downloadedat"),
    "archive_url": ("archiveurl", "archivelink", "archive", "archivedurl", "waybackurl"),
    "file": ("file", "filename", "path", "filepath", "document"),
}  # fmt: skip
"""Field -> the names it goes by, best first, in lower case with letters and digits alone."""

_FIELD_OF: Final = {alias: (field, rank) for field, names in ALIASES.items() for rank, alias in enumerate(names)}
_NOT_IN_NAMES: Final = re.compile(r"[^a-z0-9]+")
_NAMING_KEYS: Final = ("name", "title", "text", "value")


MAX_CHARACTERS: Final = 2_000_000
"""A longer text is no article but a mistake of export."""


class Problem(NamedTuple):
    """A record that could not be read."""

    position: str
    reason: str
    error: str = "ReadingError"


class Record(NamedTuple):
    """One article as its file has it; `position` is its place in the file, '' where it is the file."""

    position: str
    fields: dict[str, Any]
    raw: bytes
    encoding: str | None = None
    metadata: Mapping[str, Any] = MappingProxyType({})  # what the page says of itself; weaker than fields
    cut: tuple[tuple[str, str], ...] = ()  # (text, reason) the format has left out already
    wrapped: bool = False  # lines may be broken at a width


def field_of(name: str) -> tuple[str, int] | None:
    """'Published At' -> ('published', 1): the field that a column or key means, and how well it names it."""
    return _FIELD_OF.get(_NOT_IN_NAMES.sub("", name.lower()))


def recognise(given: Mapping[str, Any]) -> dict[str, Any]:
    """{'headline': 'A', 'body': 'B'} -> {'title': 'A', 'text': 'B'}; of two names for a field the better wins."""
    found: dict[str, tuple[int, Any]] = {}
    for name, value in given.items():
        meant = field_of(name) if isinstance(name, str) else None
        if meant is None or is_empty(value):
            continue
        field, rank = meant
        if field not in found or rank < found[field][0]:
            found[field] = (rank, value)
    return {field: value for field, (_, value) in found.items()}


def is_empty(value: Any) -> bool:
    """None, NaN, an empty list and white space say nothing."""
    if value is None or value != value:  # NaN and NaT are unequal to themselves
        return True
    return (isinstance(value, str) and not value.strip()) or (isinstance(value, list | dict) and not value)


def as_text(value: Any, *, joint: str = ", ", depth: int = 0) -> str:
    """A field's value as text: lists are joined, of an object its name counts ({'name': 'Wire'} -> 'Wire')."""
    if isinstance(value, str):
        return value
    if depth > 3 or is_empty(value):
        return ""
    if isinstance(value, list | tuple):
        return joint.join(filter(None, (as_text(item, joint=joint, depth=depth + 1) for item in value)))
    if isinstance(value, dict):
        named = (as_text(value.get(key), joint=joint, depth=depth + 1) for key in _NAMING_KEYS)
        return next(filter(None, named), "")
    return str(value)
