"""JSON lines: one article a line, read as a stream."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Final

from ...errors import ReadingError
from ..encodings import decode
from ..fields import Problem, Record
from ..files import Source
from .objects import parse_line

MAX_LINE_BYTES: Final = 1 << 25


def read(source: Source) -> Iterator[Record | Problem]:
    """The records, numbered by their lines from 1; empty lines are no records."""
    with source.open() as stream:
        head = stream.read(4)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        text, encoding = decode(source.read_bytes())
        for number, line in enumerate(text.split("\n"), 1):
            if line.strip():
                yield parse_line(str(number), line, encoding)
        return
    for number, raw in enumerate(_byte_lines(source), 1):
        if len(raw) > MAX_LINE_BYTES:
            reason = f"a line of more than {MAX_LINE_BYTES >> 20} MiB; one article stands in one line"
            yield Problem(str(number), reason)
        elif raw.strip():
            yield _parse(str(number), raw)


def _byte_lines(source: Source) -> Iterator[bytes]:
    """Lines; of one that is too long only its beginning."""
    with source.open() as stream:
        while line := stream.readline(MAX_LINE_BYTES + 1):
            yield line.rstrip(b"\r\n")
            while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
                if not (line := stream.readline(MAX_LINE_BYTES + 1)):
                    return
                if len(line) <= MAX_LINE_BYTES:
                    break


def _parse(position: str, raw: bytes) -> Record | Problem:
    try:
        line, encoding = decode(raw)
    except ReadingError as error:
        return Problem(position, str(error))
    return parse_line(position, line, encoding, raw)
