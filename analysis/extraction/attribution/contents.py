"""What is said: where the clause, quotation, infinitive or object that goes with a cue begins."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from ..source_words import build_source_words
from .sources import chain_after
from .view import View
from .vocabulary import SPEECH, Cue

ADJUNCTS: Final = re.compile(
    r"""(?: [Bbx]                                     # again
          | [JjD0]?[JjN]?τ++(?!['NS])                    # last Tuesday night
          | ,[BbI&]{1,3},                             # , however,
          | I(?:[dDrt]?[BJjGY]*[NSPτ]+(?:'[JN0SP]*[NSP]+)?|R|0(?![JNSP]))   # in a letter, to her, in 2015
          | T[dDr]?[BJj0$]*[NSP]+                     # to reporters
          | ,G[^,;:~“”]{1,12},(?=t)                   # , citing the ministry,
        )*""",
    re.VERBOSE,
)
TIME: Final = re.compile(r"[JjD0]?[JjN]?τ++(?!['NS])")
"""'last Tuesday night' after a cue."""
HEDGE: Final = re.compile(r"[IBbJjT]{1,4}(?=[$0])")
"""'about', 'at least', 'more than', 'as many as' before a number."""
PLAIN: Final = re.compile(r"[^:;“]*")
"""Tokens up to a mark that ends what a bare clause can be."""
OPEN: Final = -1
"""The end of a content that is found when all cues of its sentence are known (see `bounds`)."""


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
        found = _opened(view, _skip(view, after, end), end, cue, adjunct=False)
        if found:
            return found
    timed = TIME.match(view.code, at, end)
    if timed:
        at = timed.end()
    plain = _opened(view, at, end, cue, adjunct=False)
    if plain:
        return plain
    skipped = _skip(view, at, end)
    found = _opened(view, skipped, end, cue, adjunct=True) if skipped > at else None
    if found is None and "quote" in cue.takes:
        return _later_quotation(view, skipped, end)
    return found


def _later_quotation(view: View, at: int, end: int) -> Content | None:
    """'announced on her page, in capitals, “…”': a quotation after a comma or colon, with no verb between."""
    mark = view.code.find("“", at, min(end, at + 20))
    if mark < 0 or view.code[mark - 1] not in ",:" or any(view.vg_of[i] >= 0 for i in range(at, mark)):
        return None
    return quotation(view, mark)


def _skip(view: View, at: int, end: int) -> int:
    found = ADJUNCTS.match(view.code, at, end)
    return found.end() if found else at


def _opened(view: View, at: int, end: int, cue: Cue, *, adjunct: bool) -> Content | None:
    """The content that starts at token `at`, by the character there."""
    if at >= end:
        return None
    code, takes = view.code[at], cue.takes
    if code == ":" and at + 1 == end and "quote" in takes:
        return _next_line(view, at + 1)
    if code in ",:" and at + 1 < end:
        if view.code[at + 1] == "“" and "quote" in takes:
            return quotation(view, at + 1)
        if code == ":" and "quote" in takes:
            return Content(at + 1, OPEN, False, "colon")
        return None
    if code == "“":
        return _fragment(view, at, end) if takes & {"quote", "object", "clause"} else None
    if code == "t" and not points(view, at):
        if "clause" in takes:
            return Content(at, OPEN, False, "that")
        return Content(at, OPEN, False, "object") if "object" in takes and not adjunct else None
    if code in "?hw" and takes & {"clause", "question"}:
        return Content(at, OPEN, False, "question")
    if code == "T" and "infinitive" in takes and (view.vg_of[at] >= 0 or view.code[at + 1 : at + 2] == "“"):
        return Content(at, OPEN, False, "infinitive")
    return _nominal(view, at, end, cue, adjunct=adjunct)


def points(view: View, at: int) -> bool:
    """'said that much': a determiner whose noun phrase is no subject."""
    phrase = view.np_of[at]
    if phrase < 0:
        return False
    after = view.np_last[phrase]
    return after >= len(view.vg_of) or view.vg_of[after] < 0


def _is_refused(view: View, at: int, end: int, cue: Cue) -> bool:
    """'denied the request', 'dismissed the minister', 'dismissed 40 men': no statement is denied."""
    granted = view.document.lexicons.get(build_source_words).granted
    phrase, tags = view.np_of[at], view.document.tags
    if cue.form == "dismiss" and (tags[view.np_head[phrase]] in ("NNP", "NNPS") or tags[at] == "CD"):
        return True
    stop = next((i for i in range(at, end) if view.code[i] in "IoT"), end)
    return not granted.isdisjoint(view.lower[at:stop])


def _nominal(view: View, at: int, end: int, cue: Cue, *, adjunct: bool) -> Content | None:
    """A noun phrase: subject of a bare clause, of an infinitive, or the object."""
    hedge = HEDGE.match(view.code, at, end)
    if hedge:
        found = _nominal(view, hedge.end(), end, cue, adjunct=adjunct)
        return found._replace(first=at) if found else None  # "said about 20 drones had fallen"
    speech = cue.takes >= SPEECH and "addressee" not in cue.takes
    if view.vg_of[at] >= 0 and view.finite(view.vg_of[at]) and speech:
        return Content(at, OPEN, False, "gap")
    if view.np_of[at] < 0:
        if "state" in cue.takes and view.code[at] in "JjYbB" and view.lower[at] not in ("not", "never"):
            return Content(at, OPEN, False, "state")
        tailed = bool(cue.tail) and view.code[at] not in ",.:;~&)"
        if "object" in cue.takes and not adjunct and (view.code[at] == "G" or tailed):
            return Content(at, OPEN, False, "object")
        if cue.takes >= SPEECH and not adjunct and view.code[at] in "JG" and _has_verb(view, at, end):
            return Content(at, OPEN, False, "bare clause")
        return None
    after = chain_after(view, at, end)
    while after < end and view.code[after] in "Bb":
        after += 1
    group = view.vg_of[after] if after < end else -1
    if "clause" in cue.takes and group >= 0 and (view.finite(group) or (view.code[at] == "R" and after > at + 1)):
        return Content(at, OPEN, False, "bare clause")
    if "as" in cue.takes and after < end and view.lower[after] == "as":
        return Content(at, OPEN, False, "object")
    if "request" in cue.takes and group >= 0 and view.code[after] == "T":
        return Content(at, OPEN, False, "request")
    if "object" in cue.takes and not adjunct:
        refused = cue.stance == "denied" and _is_refused(view, at, min(after, end), cue)
        return None if refused else Content(at, OPEN, False, "object")
    if "transitive" in cue.takes:
        return None
    if cue.takes >= SPEECH and (group >= 0 or _has_clause(view, after, _plain_end(view, after, end))):
        return Content(at, OPEN, False, "bare clause")
    return Content(at, OPEN, False, "open") if speech and not adjunct else None


def _plain_end(view: View, at: int, end: int) -> int:
    found = PLAIN.match(view.code, at, end)
    return found.end() if found else at


def _next_line(view: View, at: int) -> Content | None:
    """'The mayor wrote:' and a block of text: the quotation or the line that follows."""
    if at >= len(view.code):
        return None
    if view.code[at] == "“":
        return quotation(view, at)
    return Content(at, line_end(view, at), False, "block")


def line_end(view: View, at: int) -> int:
    """Last token (exclusive) of the line of token `at`."""
    text = view.document.text
    stop = text.find("\n", view.end[at])
    return bisect_left(view.begin, stop if stop >= 0 else len(text))


def quotation(view: View, mark: int) -> Content:
    """A quotation that opens at `mark`, with its closing mark."""
    return Content(mark, quote_end(view, mark), True, "quote")


def quote_end(view: View, at: int) -> int:
    """Last token (exclusive) of the quotation that holds token `at`, with its closing mark."""
    quote = view.quote_of[at]
    return view.quote_last[quote] + closed(view, quote)


def closed(view: View, quote: int) -> bool:
    """The quotation has its closing mark; one without ends with its paragraph."""
    last = view.quote_last[quote]
    return last < len(view.code) and view.code[last] == "”"


def _fragment(view: View, mark: int, end: int) -> Content:
    """'called it “a crime” against the town': a quotation that its sentence goes on after is mixed speech."""
    found = quotation(view, mark)
    if found.last < end and view.code[found.last] not in ".,:;~)" and view.code[found.last - 2] not in ".,":
        return Content(mark, OPEN, False, "mixed")
    return found


def content_before(view: View, at: int, *, headline: bool = False) -> Content | None:
    """The content that ends before token `at`, where a speech clause starts: '…,” [he said]', '…, [he said]'.

    In a headline ('Port Closed, Mayor Says') it may be without a finite verb.
    """
    if at <= 0:
        return None
    last, start = at, view.first[at]
    mark = view.code[last - 1]
    if mark in ",.~" and last >= 2 and view.code[last - 2] == "”" and view.first[last - 1] == start:
        last, mark = last - 1, "”"
    if mark == "”" and (view.first[last - 1] == start or view.document.text[view.end[last - 2] - 1] != "."):
        first = view.quote_first[view.quote_of[last - 1]] - 1
        return Content(_mixed_first(view, first), last, True, "quote before")
    quote = view.quote_of[last - 1]
    if mark in ",~" and quote >= 0 and not closed(view, quote):
        return Content(view.quote_first[quote] - 1, last - 1, True, "unclosed")
    if mark in ",~" and last - 1 > start and (headline or _clausal(view, start, last - 1)):
        return Content(start, last - 1, False, "clause before")
    return None


def prolonged(view: View, content: Content, after: int, end: int) -> Content:
    """'Nine ships sank, [the navy said], in the worst storm since May': the clause goes on after the speech."""
    if (
        content.rule == "clause before"
        and after + 1 < end
        and view.code[after] == ","
        and view.code[after + 1] in "Iwh"
    ):
        return Content(content.first, OPEN, False, "around")
    return content


def content_around(view: View, at: int, after: int) -> Content | None:
    """'In several towns, [officials say], the water is safe': speech between commas."""
    start, end = view.first[at], view.last[at]
    if at - 1 <= start or after + 1 >= end or view.code[at - 1] not in ",~" or view.code[after] not in ",~":
        return None
    if view.vg_of[after + 1] >= 0 or _has_clause(view, after + 1, end):
        return Content(start, OPEN, False, "around")
    return None


def content_beside(view: View, first: int, last: int, end: int) -> Content | None:
    """'[As the mayor noted], the road is shut', 'The road, [as the mayor noted], is shut': tokens first..last."""
    start = view.first[first]
    opens = first == start or (first == start + 1 and view.code[start] in "&B")
    if last < end and view.code[last] in ",~:" and last + 1 < end:
        if opens:
            return quotation(view, last + 1) if view.code[last + 1] == "“" else Content(last + 1, OPEN, False, "after")
        if view.code[first - 1] in ",~":
            return Content(start, OPEN, False, "around")
    if not opens and view.code[first - 1] in ",~" and (last >= end or view.code[last] in ".,"):
        return Content(start, first - 1, False, "clause before")
    return None


def _mixed_first(view: View, mark: int) -> int:
    """'The plan is “a trap,” he said': a quotation that does not open its sentence takes in what precedes it."""
    start = view.first[mark]
    if mark == start or mark - start > 40:
        return mark
    for at in range(start, mark):
        group = view.vg_of[at]
        if group >= 0 and view.vg_head[group] == at and view.lower[at] in view.vocabulary.verbs:
            return mark
    return mark if view.code[mark - 1] in ",:" or not _has_clause(view, start, mark) else start


def _has_verb(view: View, first: int, last: int) -> bool:
    """A verb group, if only a participle ('factory burned'), follows within a few tokens."""
    return any(view.vg_of[at] >= 0 for at in range(first + 1, min(last, first + 8)))


def has_clause(view: View, content: Content) -> bool:
    """A finite verb stands in the content."""
    return _has_clause(view, content.first, content.last)


def _clausal(view: View, first: int, last: int) -> bool:
    """A clause, or what looks like one but for its tags: a noun phrase at its head and some more words."""
    return _has_clause(view, first, last) or (last - first > 2 and view.code[first] in "DPNSRr0$")


def _has_clause(view: View, first: int, last: int) -> bool:
    """A finite verb stands in the range (its last forty tokens)."""
    for at in range(last - 1, max(first, last - 40) - 1, -1):
        group = view.vg_of[at]
        if group >= 0 and view.finite(group):
            return True
    return False
