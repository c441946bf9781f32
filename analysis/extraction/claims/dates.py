"""When it happened: a date the clause states, the date of the event told before, or the publication's."""

from __future__ import annotations

import re
from collections.abc import Set
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from ...records import Claim, TimeExpression
from .basis import RAISING
from .cases import Bound, Case, in_aside
from .ranges import is_range
from .scene import Scene, tells_event
from .subjects import in_relative_clause

NOT_OF_THE_ACTION: Final = frozenset(
    ["since", "until", "till", "through", "by", "before", "following", "from", "of", "after", "ahead"]
)
AIMS: Final = frozenset(("to", "for"))
CHARGES: Final = frozenset(("for", "over", "accused", "suspected", "charged"))
GROUNDS: Final = frozenset(("over", "about"))
LATER: Final = frozenset(("after", "following", "before", "since", "amid"))
OCCURRING: Final = frozenset(
    ("happened", "occurred", "came", "struck", "hit", "began", "started", "ended", "erupted", "broke")
)
TIMELESS: Final = frozenset(("none", "other"))  # actions that no date of an event carries to
HOURS: Final = frozenset(("dawn", "daybreak", "sunrise", "midnight", "noon", "midday", "dusk", "sunset", "nightfall"))
SEASONS: Final = frozenset(("SP", "SU", "FA", "WI"))
VERB_CODES: Final = frozenset("FQVWGYvZ")
JOINED: Final = re.compile(r"&[BDdqNSP0]{0,6}e?[FQ]")  # 'were killed and six wounded on Sunday'
SHARING: Final = frozenset(("killed", "injured", "launched", "downed", "suppressed", "destroyed", "damaged", "hit"))
OF_SUBJECT: Final = re.compile(r"'[JNSPeaMBb]+")  # 'yesterday[\'s missile attack] damaged'
SPANS: Final = frozenset(("past", "previous", "consecutive", "straight"))  # 'over the past day' is how long, not when
SAYING: Final = re.compile(r"[IDdBJNSP0o':]{0,6}$")  # what may stand between a cue and its date


class When(NamedTuple):
    """`value` only where the text states it of the action."""

    value: str | None
    starts_at: datetime | None
    ends_before: datetime | None
    basis: str | None


def find_when(scene: Scene, sentence: int, case: Case, bound: Bound) -> TimeExpression | None:
    """'was killed [on Monday]', '[yesterday's] strike killed'; not 'since 2022', not the date of another verb."""
    anchor = bound.token if bound.token >= 0 else case.first
    if bound.role == "is" and case.left >= case.begin and scene.syntax.code[case.left] == "F":
        anchor = case.left  # 'a blast [on Sunday] that left 12 dead'
    best: tuple[int, TimeExpression] | None = None
    for time in scene.dates.get(sentence, ()):
        if _dates_the_saying(scene, sentence, time, anchor) or _is_span(scene, time):
            continue
        if in_aside(case, bound, time.first) or _in_relative(scene, case, time, anchor):
            continue
        distance = _distance(scene, case, anchor, time, bound)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, time)
    return best[1] if best else None


def has_own_time(scene: Scene, sentence: int) -> bool:
    """'[Last Friday] rebels raided a post', of an article without a date: not when it was before."""
    first = scene.syntax.sentence_first[sentence]
    return any(time.value.startswith("XXXX") and time.first <= first + 1 for time in scene.times.get(sentence, ()))


def find_time_before(scene: Scene, sentence: int, start: int) -> TimeExpression | None:
    """'Serbia shelled Vukovar [on Sunday]. Four people were wounded.': of a sentence before that counts nothing."""
    for before in range(sentence - 1, max(start, sentence - 2) - 1, -1):
        if not tells_event(scene, before):
            continue
        code, first = scene.syntax.code, scene.syntax.sentence_first[before]
        last = scene.syntax.sentence_last[before]
        anchor = next((at for at in range(first, last) if code[at] in "FQ"), last - 1)
        for time in scene.dates.get(before, ()):
            after = scene.syntax.lower[time.first - 1] if time.first > first else ""
            dated = after not in NOT_OF_THE_ACTION and not _is_aim(scene, time, _preposition(scene, time, first))
            if dated and not _dates_the_saying(scene, before, time, anchor) and not _is_span(scene, time):
                return time
    return None


def _dates_the_saying(scene: Scene, sentence: int, time: TimeExpression, anchor: int) -> bool:
    """'said late on Monday that it had downed', 'told reporters on Monday': the time beside the cue."""
    if scene.syntax.code[time.last : time.last + 1] in ("a", "F", "W") and time.last <= anchor:
        return False  # 'said strikes on Monday had killed'
    lower, last = scene.syntax.lower, time.last
    if lower[last : last + 2] == [",", "when"] and any(last < cue <= last + 4 for cue in scene.cues.get(sentence, ())):
        return True  # 'a figure in [September], when it said 5,000 had died'
    cues = [cue for cue in scene.cues.get(sentence, ()) if cue < time.first and not cue < anchor < time.first]
    cues = [cue for cue in cues if scene.syntax.lower[cue + 1] != "that"]
    return any(SAYING.match(scene.syntax.code[cue + 1 : time.first]) for cue in cues)


def _is_span(scene: Scene, time: TimeExpression) -> bool:
    """'over the [past day]', 'in the [previous 24 hours]' give a length."""
    return not SPANS.isdisjoint(scene.syntax.lower[max(time.first - 1, 0) : time.last])


def _is_loose(case: Case, bound: Bound, time: TimeExpression, before: str) -> bool:
    """'the toll from [Monday]', 'after [yesterday]'s strike killed 12': dated in spite of the preposition."""
    if bound.role == "toll":
        return before == "from"
    if before == "before":
        return case.syntax.lower[time.first] in HOURS  # 'stormed the town before [dawn on Thursday]'
    events = case.syntax.words.event
    if before == "of" and case.syntax.lower[max(time.first - 2, case.begin)] in events:
        return bound.token < time.first or case.first > bound.token  # 'abducted in the attack of [7 October]'
    raid = not events.isdisjoint(case.syntax.lower[time.last : time.last + 1])
    if raid and in_relative_clause(case, bound):
        return True  # 'following the [May 2] raid that left 12 dead'
    if before == "since" and time.last < case.first and "when" in case.syntax.lower[time.last : time.last + 2]:
        return True  # 'the deadliest since May, when 12 died'
    if case.syntax.code[time.last : time.last + 1] != "'" or before not in LATER:
        return False
    striking = OF_SUBJECT.fullmatch(case.syntax.code, time.last, max(bound.token, time.last))
    return striking is not None or in_relative_clause(case, bound)


def _in_relative(scene: Scene, case: Case, time: TimeExpression, anchor: int) -> bool:
    """'the war, which began [in April], has killed 12': another verb's date, but not one that says when it occurred."""
    code = scene.syntax.code
    first = code.rfind(",", case.begin, time.first) + 1
    last = code.find(",", time.last, case.end)
    if last < 0 and code[first] == "h":
        last = case.end  # '..., where 68 had died [a week earlier]'
    if _in_restrictive(code, max(first, case.begin), anchor, time):
        return True
    if first <= case.begin or last < 0 or first <= anchor < last or code[first] not in "wh":
        return False
    lasting = "a" in code[last : max(anchor, last)]  # 'has killed': all the time since
    clause = scene.syntax.lower[first:last]
    return lasting or (OCCURRING.isdisjoint(clause) and "took place" not in " ".join(clause))


def _in_restrictive(code: str, first: int, anchor: int, time: TimeExpression) -> bool:
    """'a coalition that intervened [in 2015] accused them of sending 12': right behind it stands the main verb."""
    relative = code.rfind("w", first, time.first)
    told = relative >= 0 and not {"F", "W", "V"}.isdisjoint(code[relative : time.first])
    return told and time.last <= anchor and code[time.last] in "FWVeaM"


def _distance(scene: Scene, case: Case, anchor: int, time: TimeExpression, bound: Bound) -> int | None:
    lower, code = scene.syntax.lower, scene.syntax.code
    if _in_since_clause(case, anchor, time):
        return None
    preposition = "" if is_range(time) else _preposition(scene, time, case.begin)
    if preposition in NOT_OF_THE_ACTION and not _is_loose(case, bound, time, preposition):
        return None
    if _of_another_event(scene, case, bound, time, preposition):
        return None
    names = len(time.value) == 4 or time.value[-2:] in SEASONS
    if names and code[time.last : time.last + 1] in "JNSP" and time.last < case.end:
        return None  # 'the 2024 general election', 'winter clothing'
    low, high = (anchor, time.first) if anchor < time.first else (time.last, anchor)
    if bound.role != "toll" and anchor < time.first and not RAISING.isdisjoint(lower[anchor:high]):
        return None  # 'two died on Sunday, bringing the number killed [this year] to 212'
    if not LATER.isdisjoint(lower[low + 1 : high - 1]):
        return None
    when = _last_when(lower, low, high) if anchor < time.first else low
    joined = {match.end() - 1 for match in JOINED.finditer(code, low + 1, high)}
    between = sum(
        code[i] in VERB_CODES and i not in joined and not case.first <= i < case.last for i in range(when + 1, high)
    )
    noun = anchor < time.first and code[anchor] in "NSP"  # 'a [volley] of 30 rockets hit Tyre on Sunday'
    told = when > low or (noun and not {"e", "a"} & set(code[low:high]))
    if between > 1 and _opens_sentence(scene, case, time):
        return high - low + 20 * between
    return None if between > 1 or (between and not told and "," not in code[low:high]) else high - low + 20 * between


def _preposition(scene: Scene, time: TimeExpression, begin: int) -> str:
    """The word before a date and its determiners: 'to' of 'to an [Easter] service'."""
    at = time.first - 1
    while at >= begin and scene.syntax.code[at] in "DdBJ":
        at -= 1
    return scene.syntax.lower[at] if at >= begin else ""


def _of_another_event(scene: Scene, case: Case, bound: Bound, time: TimeExpression, preposition: str) -> bool:
    """'strikes 12 depots in response to a [March 3] raid', 'held for [Monday]'s raid'; not 'a raid that killed 12'."""
    between = scene.syntax.lower[case.last : time.first]
    held = bound.action == "detained" and (
        (preposition == "in" and _names(scene, time)) or not CHARGES.isdisjoint(between)
    )
    return held or (_is_aim(scene, time, preposition) and not in_relative_clause(case, bound))


def _is_aim(scene: Scene, time: TimeExpression, preposition: str) -> bool:
    """'in response to a [March 3] attack', 'held over [last month]'s raid': when another thing was or will be."""
    if preposition in GROUNDS:
        return scene.syntax.code[time.last : time.last + 1] == "'"
    return preposition in AIMS and _names(scene, time)


def _names(scene: Scene, time: TimeExpression) -> bool:
    """Whether a date says which event a noun after it means: '[last month]'s attack', 'the [Easter] service'."""
    code, last = scene.syntax.code, time.last
    return code[last : last + 1] in ("'", "N", "S", "J")


def _in_since_clause(case: Case, anchor: int, time: TimeExpression) -> bool:
    """'since the war began [in April], joining 400,000': when what goes on began."""
    lower = case.syntax.lower
    clause = case.syntax.code.rfind(",", case.begin, time.first) + 1
    if lower[time.last] in case.syntax.words.event:
        return False  # 'the largest since the war began, in an [overnight] raid'
    return anchor > time.last and "since" in lower[max(clause, case.begin) : time.first - 1]


def is_dated(case: Case, bound: Bound) -> bool:
    """Whether the date of an event carries to it: not to what goes on, '40 are still held'."""
    still = "still" in case.syntax.lower[max(bound.token - 3, case.begin) : max(bound.token, case.begin)]
    return bound.action not in TIMELESS and not still


def _opens_sentence(scene: Scene, case: Case, time: TimeExpression) -> bool:
    """'[On 19 May], men in uniform came to the house and opened fire, wounding two': what the whole sentence tells."""
    opens = time.first <= case.begin + 1 and scene.syntax.code[time.last : time.last + 1] == ","
    return opens and not any(time.last <= cue for cue in scene.cues.get(time.sentence, ()))


def _last_when(lower: list[str], low: int, high: int) -> int:
    """'killed [when] a missile hit the block on Sunday': the last 'when' between two tokens, else the first of them."""
    return next((at for at in range(high - 1, low, -1) if lower[at] == "when"), low)


def is_former(case: Case, time: TimeExpression) -> bool:
    """'since [May], when 12 died', 'raided Goma after [four shells] fell there late on Monday': its own date alone."""
    lower = case.syntax.lower
    return lower[time.first - 1] == "since" or (case.left > case.begin and lower[case.left] in ("after", "following"))


def share_dates(claims: list[Claim], whole_of: dict[int, int], former: Set[int]) -> list[Claim]:
    """A part takes the date of its whole, and what suffers in a sentence the one date the sentence states.

    The quantities of `former` have a date of their own: 'the worst raid since May, when 12 died'.
    """
    dated = [claim for claim in claims if claim.date_basis == "stated"]
    if not dated:
        return claims
    stated = {claim.quantity: _when(claim) for claim in dated if claim.quantity >= 0}
    wholes = [stated.get(whole_of.get(claim.quantity, -2)) for claim in claims]
    claims = [_redate(claim, {when} if when else set()) for claim, when in zip(claims, wholes, strict=True)]
    by_sentence: dict[int, set[When]] = {}
    for claim in claims:
        told = claim.action in SHARING and claim.rule != "of_noun"  # 'after the killing of a guard on Monday'
        told = told and claim.quantity not in former and claim.basis != "cumulative"
        if claim.date_basis == "stated" and told:
            by_sentence.setdefault(claim.sentence, set()).add(_when(claim))
    return [_redate(claim, by_sentence.get(claim.sentence, set())) for claim in claims]


def _when(claim: Claim) -> When:
    return When(claim.when, claim.starts_at, claim.ends_before, claim.date_basis)


def _redate(claim: Claim, dates: set[When]) -> Claim:
    """The claim with the only one of the dates, where it states none of its own."""
    if len(dates) != 1 or claim.date_basis == "stated" or claim.basis != "event" or claim.action not in SHARING:
        return claim
    (when,) = dates
    return claim._replace(
        when=when.value, starts_at=when.starts_at, ends_before=when.ends_before, date_basis=when.basis
    )


def date_of(time: TimeExpression | None, carried: TimeExpression | None, published: When) -> When:
    """The stated date, else the carried one, else the day of publication."""
    if time:
        return When(time.value, time.starts_at, time.ends_before, "stated")
    if carried and carried.starts_at:
        return When(carried.value, carried.starts_at, carried.ends_before, "carried")
    return published


def day_of(published: datetime | None) -> When:
    """The day of publication as a date of what is told."""
    if not published:
        return When(None, None, None, None)
    day = published.replace(hour=0, minute=0, second=0, microsecond=0)
    return When(None, day, day + timedelta(days=1) if day.year < 9999 else None, "published")
