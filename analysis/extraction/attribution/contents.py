"""What is said: the clause, quotation, infinitive or object that goes with a cue."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from .sources import chain_after
from .view import View
from .vocabulary import Cue

ADJUNCTS: Final = re.compile(
    r"""(?: [Bbx]                                     # again
          | [JjD0]?[JjN]?τ+                           # last Tuesday night
          | I(?:[dDr]?[BJj0$GY]*[NSPτ]+(?:'[JN0SP]*[NSP]+)?|R)   # in a letter, to her
          | T[dDr]?[BJj0$]*[NSP]+                     # to reporters
        )*""",
    re.VERBOSE,
)


class Content(NamedTuple):
    """Token range of a content; `direct` where it is in quotation marks."""

    first: int
    last: int
    direct: bool
    rule: str


def content_after(view: View, at: int, end: int, cue: Cue) -> Content | None:
    """The content to the right of a cue whose last token is before `at`, in a sentence that ends at `end`."""
    if at < end and "addressee" in cue.takes and view.np_of[at] >= 0 and view.code[at] != "t":
        after = chain_after(view, at, end)
        found = _opened(view, _skip(view, after, end), end, cue, "addressee")
        if found:
            return found
    plain = _opened(view, at, end, cue, "")
    if plain:
        return plain
    skipped = _skip(view, at, end)
    return _opened(view, skipped, end, cue, "adjunct") if skipped > at else None


def _skip(view: View, at: int, end: int) -> int:
    found = ADJUNCTS.match(view.code, at, end)
    return found.end() if found else at


def _opened(view: View, at: int, end: int, cue: Cue, how: str) -> Content | None:
    """The content that starts at token `at`, by the character there."""
    if at >= end:
        return None
    code, takes = view.code[at], cue.takes
    if code in ",:" and at + 1 < end:
        if view.code[at + 1] == "“" and "quote" in takes:
            return quotation(view, at + 1, end, "quote")
        if code == ":" and "quote" in takes:
            return Content(at + 1, _stop(view, at + 1, end), False, "colon")
        return None
    if code == "“" and takes & {"quote", "object", "clause"}:
        return quotation(view, at, end, "quote")
    if code == "t" and takes & {"clause"} and not _points(view, at):
        return Content(at, clause_end(view, at, end), False, "that")
    if code in "?hw" and takes & {"clause", "question"}:
        return Content(at, clause_end(view, at, end), False, "question")
    if code == "T" and "infinitive" in takes and view.vg_of[at] >= 0:
        return Content(at, clause_end(view, at, end), False, "infinitive")
    return _nominal(view, at, end, cue, how)


def _points(view: View, at: int) -> bool:
    """'said that much': a determiner whose noun phrase is no subject."""
    phrase = view.np_of[at]
    if phrase < 0:
        return False
    after = view.np_last[phrase]
    return after >= len(view.vg_of) or view.vg_of[after] < 0


def _nominal(view: View, at: int, end: int, cue: Cue, how: str) -> Content | None:
    """A noun phrase: subject of a bare clause, of an infinitive, or the object."""
    if view.np_of[at] < 0 and view.vg_of[at] < 0 and view.code[at] not in "IEBb":
        return None
    after = chain_after(view, at, end) if view.np_of[at] >= 0 else at
    while after < end and view.code[after] in "Bb":
        after += 1
    group = view.vg_of[after] if after < end else -1
    if "clause" in cue.takes and view.np_of[at] >= 0:
        if group >= 0 and view.finite(group):
            return Content(at, clause_end(view, at, end), False, "bare clause")
    if "request" in cue.takes and group >= 0 and view.code[after] == "T":
        return Content(after, clause_end(view, at, end), False, "request")
    if "object" in cue.takes and how != "adjunct" and (view.np_of[at] >= 0 or view.code[at] in "G"):
        return Content(at, object_end(view, at, end), False, "object")
    return None


def quotation(view: View, mark: int, end: int, rule: str) -> Content:
    """A quotation that opens at `mark`; a fragment runs on to the end of its clause."""
    quote = view.quote_of[mark]
    last = view.quote_last[quote]
    closed = last < len(view.code) and view.code[last] == "”"
    stop = last + 1 if closed else last
    return Content(mark, stop, True, rule)


def clause_end(view: View, at: int, end: int) -> int:
    """Where a content clause that starts at `at` ends: with its sentence, or before the next speech."""
    return _stop(view, at, end)


STOPS: Final = re.compile(r"[,~](?=[Bb]?G)|;")


def _stop(view: View, at: int, end: int) -> int:
    for found in STOPS.finditer(view.code, at, end):
        after = found.end()
        if view.code[found.start()] == ";":
            return found.start()
        while after < end and view.code[after] in "Bb":
            after += 1
        if view.lower[after] in view.vocabulary.verbs:
            return found.start()
    return trimmed(view, at, end)


def object_end(view: View, at: int, end: int) -> int:
    """Where an object ends: at the next comma or clause."""
    stop = view.clause_last[at]
    stop = min(stop, end)
    found = OBJECT_STOPS.search(view.code, at, stop)
    return trimmed(view, at, found.start() if found else stop)


OBJECT_STOPS: Final = re.compile(r"[,~;:]")


def trimmed(view: View, first: int, last: int) -> int:
    """Without marks at the end."""
    while last > first + 1 and view.code[last - 1] in ".,:;~*":
        last -= 1
    return last


def content_before(view: View, at: int) -> Content | None:
    """The content that ends before token `at`, where a speech clause starts: '…,” [he said]', '…, [he said]'."""
    start = view.first[at] if at < len(view.first) else 0
    last = at
    if last <= 0:
        return None
    mark = view.code[last - 1]
    if mark in ",.~" and last - 2 >= 0 and view.code[last - 2] == "”":
        last, mark = last - 1, "”"
    if mark == "”":
        quote = view.quote_of[last - 1]
        return Content(view.quote_first[quote] - 1, last, True, "quote before")
    if mark in ",~" and last - 1 > start:
        return Content(start, last - 1, False, "clause before")
    return None
