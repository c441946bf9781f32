"""Bytes to text, and which encoding was assumed."""

from __future__ import annotations

import codecs
import re
from typing import Final

from charset_normalizer import from_bytes

from ..errors import ReadingError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED: Final = re.compile(rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_:.-]{2,40})""")
_DECLARED_WITHIN: Final = 2048
_CYRILLIC: Final = frozenset(
    [*range(0xC0, 0x100), *b"\xa8\xb8\xb2\xb3\xaf\xbf\xaa\xba\x85\x91\x92\x93\x94\x96\x97\xa0\xab\xbb\xb9"]
)
"""Letters of the Cyrillic single-byte pages, and the punctuation of Windows-1251."""
_CYRILLIC_WORD: Final = re.compile(
    rb"[\xa8\xb8\xb2\xb3\xaf\xbf\xaa\xba\xc0-\xff]{4}"
)  # four accented letters in a row are rare
_NOT_IN_1252: Final = frozenset(b"\x81\x8d\x8f\x90\x9d")
_WESTERN_SHARE: Final = 0.25
_GUESS_FROM: Final = 65536
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_CONTROL_SHARE: Final = 0.02


def decode(data: bytes, *, declared: bool = False) -> tuple[str, str]:
    """(text, encoding): byte order mark, UTF-8, what the page declares, else a guess; never a byte order mark.

    With `declared`, a charset in the first 2048 bytes counts where the bytes are no UTF-8.
    Raises ReadingError where the bytes are no text.
    """
    text, encoding = _decode(data, declared)
    sample = text[:_GUESS_FROM]
    if len(_CONTROL.findall(sample)) > max(8, len(sample) * _CONTROL_SHARE):
        raise ReadingError("the bytes are no text; convert the file to UTF-8 text")
    return text.removeprefix("\ufeff"), encoding


def _decode(data: bytes, declared: bool) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    if wide := _wide(data):
        return data.decode(wide, "replace"), wide
    if declared and (named := _declared(data)):
        return data.decode(named, "replace"), named
    if _is_damaged_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8 (damaged)"
    guess = _guess(data[:_GUESS_FROM])
    return data.decode(guess, "replace"), guess


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 4:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if zeros.count(0) > 0.7 * half:
            return encoding
    return None


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if not match:
        return None
    try:
        encoding = codecs.lookup(match[1].decode("ascii"))
        "".encode(encoding.name)  # codecs such as hex are no character encodings
        data[:64].decode(encoding.name, "replace")
    except (LookupError, ValueError, TypeError):
        return None
    # Browsers read Latin-1 and ASCII as Windows-1252 (WHATWG Encoding Standard).
    return "cp1252" if encoding.name in ("iso8859-1", "ascii", "utf-8") else encoding.name


def _is_damaged_utf8(data: bytes) -> bool:
    """A few broken bytes among many whole characters: a file cut or edited carelessly, still UTF-8."""
    sample = data[:_GUESS_FROM].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    whole = sum(not character.isascii() for character in sample) - broken
    return broken > 0 and whole > 5 * broken


def _guess(data: bytes) -> str:
    """Windows-1252 for mostly ASCII text without Cyrillic words, a Cyrillic page by its letters, else the likeliest."""
    high = bytes(byte for byte in data if byte > 127)
    letters = sum(65 <= byte <= 90 or 97 <= byte <= 122 for byte in data)
    if not _CYRILLIC_WORD.search(data):
        if len(high) < _WESTERN_SHARE * letters and not set(high) & _NOT_IN_1252:
            return "cp1252"
    elif sum(byte in _CYRILLIC for byte in high) > 0.95 * len(high):
        upper_half = sum(byte >= 0xE0 for byte in high)  # small letters in Windows-1251, capitals in KOI8
        return "cp1251" if upper_half > 0.5 * len(high) else "koi8-r"
    best = from_bytes(data).best()
    return best.encoding if best is not None else "cp1251"
