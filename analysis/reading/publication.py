"""When an article was published, from the best evidence there is; never the clock."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from .dates import Moment, complete_year, match_moment, to_utc

_NAME_DATE: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}([-_.]?)\d{2}\1\d{2}(?!\d)")
_URL_DATE: Final = re.compile(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


class Evidence(NamedTuple):
    """A date that something says, and the rule that it would stand for."""

    moment: Moment | None
    rule: str


class Publication(NamedTuple):
    """When, how exactly, and how it is known: columns of the articles table."""

    published: datetime | None
    precision: str | None
    rule: str


UNKNOWN: Final = Publication(None, None, "none")


def settle(evidence: list[Evidence], near: datetime | None, home: ZoneInfo) -> Publication:
    """The first date with a year, best evidence first; one without takes it from later ones or `near`.

    'Jan. 3' in a dateline and 2025-01-04 in the file's name are 2025-01-03, known by dateline.
    """
    years = [instant for moment, _ in evidence if moment and (instant := to_utc(moment, home))]
    if near is not None:
        years.append(near)
    for moment, rule in evidence:
        whole = complete_year(moment, years[0]) if moment and years else moment
        published = to_utc(whole, home) if whole else None
        if whole and published:
            return Publication(published, whole.precision, rule)
    return UNKNOWN


def date_of_name(origin: str) -> Moment | None:
    """'wire/2025-01-03_bridge.txt', '20250103.jsonl': the date in a file's name, else in its folders'."""
    for part in reversed(origin.split("/")):
        for match in _NAME_DATE.finditer(part):
            found = match_moment(match[0].replace("_", "-"))
            if found:
                return found[0]
    return None


def date_of_url(url: str | None) -> Moment | None:
    """'https://herald.example/2025/01/03/bridge' -> 3 January 2025."""
    match = _URL_DATE.search(url or "")
    found = match_moment("-".join(match.groups())) if match else None
    return found[0] if found else None
