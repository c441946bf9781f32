"""Make text of characters that mean something; after this it never changes.

What is changed, and nothing else: Unicode composition (NFC), line ends to \\n, control characters,
invisible characters that neither join nor separate (zero-width space, soft hyphen, byte order mark)
and bidirectional controls, which make a line look other than it reads; lone surrogates, which no
file can hold; white space around lines; more than one empty line. Curly quotation marks, dashes,
non-breaking spaces, emoji and joiners stay.
"""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Final

_LINE_END: Final = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]"
)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_AROUND_LINES: Final = re.compile(r"(?<![ \t])[ \t]+(?=\n)|(?<=\n)[ \t]+")
_EMPTY_LINES: Final = re.compile(r"\n{3,}")
_SPACES: Final = re.compile(r"\s+")

_MARKUP: Final = re.compile(r"</(?:p|div|span|a|b|i|em|strong|li|ul|h[1-6])>|<(?:br|p)\s?/?>", re.IGNORECASE)
_UNSEEN: Final = re.compile(r"<(/?)(?:script|style)\b[^<>]{0,500}>", re.IGNORECASE)
_BLOCK_TAG: Final = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote)\b[^<>]{0,500}>", re.IGNORECASE)
_ANY_TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_ENTITY: Final = re.compile(r"&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});", re.IGNORECASE)

_WIDEST: Final = 100
_NARROWEST: Final = 50
_LIST_ITEM: Final = re.compile(r"[-–—•·*▪●]|\d{1,2}[.)]\s")


def clean(text: str) -> str:
    """'Five\\u200b men\\r\\n\\r\\n\\r\\n\\r\\nleft ' -> 'Five men\\n\\nleft'."""
    if not text.isascii():
        text = _SURROGATE.sub("\ufffd", text)
        text = unicodedata.normalize("NFC", text)
    text = _INVISIBLE.sub("", _LINE_END.sub("\n", text))
    return _EMPTY_LINES.sub("\n\n", _AROUND_LINES.sub("", text)).strip()


def clean_line(text: str) -> str:
    """The same for a title, a name: one line."""
    return _SPACES.sub(" ", clean(text)).strip()


def strip_markup(text: str) -> str:
    """'<p>Five men</p>' -> 'Five men'; text without tags is left as it is, but for entities such as &quot;."""
    if "<" in text and _MARKUP.search(text):
        text = _ANY_TAG.sub("", _BLOCK_TAG.sub("\n", _drop_scripts(text)))
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text)
    return text


def _drop_scripts(text: str) -> str:
    """'a<script>x()</script>b' -> 'ab'; what is opened and never closed stays, as text."""
    kept: list[str] = []
    opened = at = 0
    inside = False
    for tag in _UNSEEN.finditer(text):
        if not inside and not tag[1]:
            inside, opened = True, tag.start()
        elif inside and tag[1]:
            kept.append(text[at:opened])
            inside, at = False, tag.end()
    return "".join([*kept, text[at:]])


def unwrap(text: str) -> str:
    """Join lines that were broken at a width, as in plain mail; paragraphs and lists stay.

    A text is wrapped where nearly every line is so long that the next word would not have fitted.
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if not _NARROWEST <= width <= _WIDEST:
        return text
    breaks = [at for at in range(len(lines) - 1) if lines[at] and lines[at + 1] and not _LIST_ITEM.match(lines[at + 1])]
    full = {at for at in breaks if len(lines[at]) + 1 + len(lines[at + 1].split(" ", 1)[0]) > width}
    if len(full) < 3 or len(full) < 0.8 * len(breaks):
        return text
    joints = [" " if at in full else "\n" for at in range(len(lines) - 1)]
    return "".join(line + joint for line, joint in zip(lines, [*joints, ""], strict=True))
