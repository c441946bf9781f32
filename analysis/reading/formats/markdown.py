"""Markdown: the headline is the first heading; front matter between '---' lines holds fields."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ..encodings import decode
from ..fields import Record, recognise
from ..files import Source

_FRONT_MATTER: Final = re.compile(r"\s{0,20}---[ \t]*\n(?P<matter>(?:(?!---).*\n){0,60})---[ \t]*(?:\n|$)")
_ENTRY: Final = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}):\s*(?P<value>.*)")
_HEADING: Final = re.compile(r"^#{1,6}[ \t]+(?P<words>.*)$", re.MULTILINE)
_RULE: Final = re.compile(r"^(?:[-*_][ \t]?){3,}$|^={3,}$|^-{3,}$", re.MULTILINE)
_QUOTE: Final = re.compile(r"^[ \t]{0,3}>[ \t]?", re.MULTILINE)
_IMAGE: Final = re.compile(r"!\[(?P<words>[^\[\]\n]{0,300})\]\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,300}\")?\)")
_LINK: Final = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,300}\")?\)")
_STRONG: Final = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_\n]{1,500})(?<=\S)\1")
_EMPHASIS: Final = re.compile(r"(?<![\w*])([*_])(?=\S)(?P<words>[^*_\n]{1,500})(?<=\S)\1(?![\w*])")


def read(source: Source) -> Iterator[Record]:
    """One record: the file."""
    raw = source.read_bytes()
    text, encoding = decode(raw)
    text = text.replace("\r\n", "\n")
    fields, body = split_front_matter(text)
    heading = _HEADING.search(body)
    if heading and "title" not in fields and not body[: heading.start()].strip():
        fields["title"] = strip_marks(heading["words"].rstrip("# "))
        body = body[heading.end() :]
    images = tuple((match[0], "picture") for match in _IMAGE.finditer(body))
    yield Record("", {**fields, "text": strip_marks(body)}, raw, encoding, cut=images, wrapped=True)


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """'---\\ntitle: A\\n---\\nText' -> ({'title': 'A'}, 'Text')."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    entries = filter(None, map(_ENTRY.fullmatch, match["matter"].splitlines()))
    given = {entry["name"]: entry["value"].strip().strip("\"'") for entry in entries}
    return recognise(given), text[match.end() :]


def strip_marks(text: str) -> str:
    """'**Five** [men](http://a.b)' -> 'Five men'."""
    text = _IMAGE.sub("", text)
    text = _LINK.sub(r"\g<words>", text)
    text = _QUOTE.sub("", _RULE.sub("", _HEADING.sub(lambda match: match["words"].rstrip("# "), text)))
    return _EMPHASIS.sub(r"\g<words>", _STRONG.sub(r"\g<words>", text))
