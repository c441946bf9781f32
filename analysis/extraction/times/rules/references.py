"""Now, recently, the future: what has no date but places something."""

from __future__ import annotations

from typing import Final

from ..patterns import Rule
from ..window import Found, Window


def present(window: Window) -> Found | None:
    """'now', 'currently', 'these days' -> PRESENT_REF; 'until now' as well; 'Now, he said' opens a speech."""
    said = window.pieces.document.words[window.pieces.token[window.first]]
    if window.is_name() or (said == "Now" and window.after() == ","):  # The Power of Now
        return None
    return window.found("DATE", "PRESENT_REF", "none")


_WHAT_PAST: Final = ("CD", "NN", "NNS", "JJ", "NNP", "NNPS")
"""'The past president' and 'the past three' are not the past."""


def past(window: Window) -> Found | None:
    """'recently', 'recent attacks' -> PAST_REF."""
    if (window.has("past") and window.tag(1) in _WHAT_PAST) or (window.before(), window.after()) == ("as", "as"):
        return None
    return window.found("DATE", "PAST_REF", "none")


def future(window: Window) -> Found | None:
    """'in the near future', 'in the long term' -> FUTURE_REF; 'the future of the port' is no time."""
    if window.after() == "of" or (window.has("term") and window.tag(1) in _WHAT_PAST):
        return None
    return window.found("DATE", "FUTURE_REF", "none")


def soon(window: Window) -> Found | None:
    """'will resume soon' -> FUTURE_REF; 'soon after the raid' and a story's 'he soon left' place nothing."""
    if (
        window.setting.narrative
        or window.after() in ("after", "as", "afterwards", "afterward")
        or window.direction() < 1
    ):
        return None
    return window.found("DATE", "FUTURE_REF", "none")


def in_a_story(window: Window) -> Found | None:
    """A story's 'former emperor' and 'future wars' -> PAST_REF, FUTURE_REF from where it stands; in news none."""
    if not window.setting.narrative or window.tag(1) not in _WHAT_PAST:
        return None
    return window.found("DATE", window.value("former", "future"), "none")


REFERENCES: Final = (
    Rule("present", "(present continued*)", present),
    Rule("present", "(current continued*)", present),
    Rule("past", "(recently continued*)", past),
    Rule("past", "recent", past),
    Rule("past", "the adjective? recent? past", past),
    Rule("future", "the (adjective|near)* future", future),
    Rule("future", "coming future", future),
    Rule("future", "the (term continued*)", future),
    Rule("future", "(soon continued*)", soon),
    Rule("in_a_story", "former", in_a_story),
    Rule("in_a_story", "future", in_a_story),
)
