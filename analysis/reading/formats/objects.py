"""JSON: an article, a list of articles, or an object that holds such a list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from ...errors import ReadingError
from ..encodings import decode
from ..fields import Problem, Record, recognise
from ..files import Source

_LISTS: Final = ("articles", "items", "data", "results", "documents", "records")


def read(source: Source) -> Iterator[Record | Problem]:
    """The records, counted from 1 where there is a list; lines of JSON under this name are read too."""
    text, encoding = decode(source.read_bytes())
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.count("\n"):
            yield from _read_lines(text, encoding)
            return
        raise ReadingError(f"no JSON: {error}; mend the file or export it again") from error
    except RecursionError as error:
        raise ReadingError("the JSON is nested too deeply; export articles as a flat list") from error
    items = _items(data)
    if items is None:
        yield make_record("", data, encoding)
        return
    for number, item in enumerate(items, 1):
        yield make_record(str(number), item, encoding)


def _read_lines(text: str, encoding: str) -> Iterator[Record | Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield parse_line(str(number), line, encoding)


def _items(data: Any) -> list[Any] | None:
    """The list of articles, or None where the data is one article."""
    if isinstance(data, list):
        return data
    if isinstance(data, dict) and "text" not in recognise(data):
        for name in _LISTS:
            if isinstance(data.get(name), list):
                return list(data[name])
    return None


def parse_line(position: str, line: str, encoding: str, raw: bytes | None = None) -> Record | Problem:
    """One line of JSON as a record."""
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        return Problem(position, f"no JSON: {error}; mend the line or take it out", "JSONDecodeError")
    except (RecursionError, ValueError) as error:
        return Problem(position, f"JSON that cannot be read: {error}; take the line out", type(error).__name__)
    return make_record(position, item, encoding, raw)


def make_record(position: str, item: Any, encoding: str | None, raw: bytes | None = None) -> Record | Problem:
    """An object as a record; its bytes, where not at hand, are its JSON with sorted keys."""
    if not isinstance(item, dict):
        return Problem(position, f"a {type(item).__name__} is no article; give an object with a text field")
    if raw is None:
        raw = json.dumps(item, sort_keys=True, default=str).encode()
    return Record(position, recognise(item), raw, encoding)
