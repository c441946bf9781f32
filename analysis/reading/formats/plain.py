"""Plain text: one article a file, with or without lines such as 'Publisher: Valley Herald' at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..encodings import decode
from ..fields import Record, field_of
from ..files import Source

_HEADER: Final = re.compile(r"[ \t]{0,4}(?P<name>[A-Za-z][A-Za-z _-]{1,24}):[ \t]*(?P<value>\S.{0,499})?")
_HEADER_LINES: Final = 15


def read(source: Source) -> Iterator[Record]:
    """One record: the file."""
    raw = source.read_bytes()
    text, encoding = decode(raw)
    fields, body = split_header(text)
    yield Record("", {**fields, "text": body}, raw, encoding, wrapped=True)


def split_header(text: str) -> tuple[dict[str, str], str]:
    """'Title: A\\nSource: B\\n\\nText' -> ({'title': 'A', 'publisher': 'B'}, 'Text').

    Two such lines at least, of different known fields, so that no sentence with a colon is taken for one.
    """
    lines = text.lstrip("\ufeff\r\n").splitlines()
    fields: dict[str, str] = {}
    at = 0
    for at, line in enumerate(lines[:_HEADER_LINES]):  # read after the loop
        match = _HEADER.fullmatch(line)
        meant = field_of(match["name"]) if match else None
        if match is None or meant is None or meant[0] in fields:
            break
        if meant[0] == "text":
            lines[at] = match["value"] or ""
            break
        if match["value"]:
            fields[meant[0]] = match["value"].strip()
    return (fields, "\n".join(lines[at:])) if len(fields) >= 2 else ({}, text)
