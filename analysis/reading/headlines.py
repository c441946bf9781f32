"""Find the headline, and put it first."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .cleaning import clean_line

_LONGEST: Final = 200
_MOST_WORDS: Final = 25

_NO_HEADLINE_END: Final = re.compile(r"[.,;:][\"'”’»)]{0,2}$")
_ABBREVIATION_END: Final = re.compile(r"\b[A-Z]\.(?:[A-Z]\.)?$")
_OUTLET_MARK: Final = re.compile(r"\s[-–—|»·:]\s")
_LONG_LINE: Final = 80
_SPACES: Final = re.compile(r"\s+")


class Headed(NamedTuple):
    """Headline and body, apart."""

    title: str | None
    body: str


def split_headline(text: str) -> Headed:
    """The first line is the headline if it is short, without a full stop, and longer text follows.

    'Bridge reopens\\n\\nThe bridge over ...' -> ('Bridge reopens', 'The bridge over ...').
    """
    first, _, rest = text.partition("\n")
    apart = rest.startswith("\n")
    body = rest.strip()
    following = body.partition("\n")[0]
    if not looks_like_headline(first) or len(body) <= len(first):
        return Headed(None, text)
    runs_on = not apart and (len(following) < _LONG_LINE or following[:1].islower()) and not _is_title_case(first)
    return Headed(None, text) if runs_on else Headed(clean_line(first), body)


def looks_like_headline(line: str) -> bool:
    """Short, begins with no lower-case letter, ends in no full stop (a final 'U.S.' is none)."""
    if not line or len(line) > _LONGEST or line.count(" ") >= _MOST_WORDS or line[:1].islower():
        return False
    if not any(map(str.isalpha, line)):
        return False
    return not _NO_HEADLINE_END.search(line) or bool(_ABBREVIATION_END.search(line))


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if word[:1].isalpha()]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def without_outlet(title: str, publisher: str | None) -> str:
    """'Bridge reopens | Valley Herald' of the Valley Herald -> 'Bridge reopens'."""
    parted = _OUTLET_MARK.split(title)
    if len(parted) < 2 or not publisher or parted[-1].strip().casefold() != publisher.strip().casefold():
        return title
    return title[: title.rindex(parted[-1])].rstrip(" -–—|»·:") or title


def without_headline(title: str, body: str) -> str:
    """The body without a first line that says the headline again."""
    first, _, rest = body.partition("\n")
    same = _SPACES.sub(" ", first).strip(" .").casefold() == title.strip(" .").casefold()
    return rest.strip() if same and rest.strip() else body


def join(title: str | None, body: str) -> tuple[str, int]:
    """(text with the headline first, where the body begins)."""
    return (f"{title}\n\n{body}", len(title) + 2) if title else (body, 0)
