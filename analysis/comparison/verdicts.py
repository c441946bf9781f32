"""How the figures of one story stand to each other: single, corroborated, contradicted or revised."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Any, Final, NamedTuple

import pandas as pd

APPROXIMATE_SHARE: Final = 0.1  # "about 90" meets 81 to 99


class Figure(NamedTuple):
    """A claim's figure with who says it, where and when."""

    low: float | None
    high: float | None
    approximate: bool
    source: str | None
    source_key: str | None
    source_country: str | None
    publisher: str
    article: str
    published: pd.Timestamp | None
    evidence: bool  # False for copies and headlines
    part: bool  # of a total ("three of them children"), or one implicit victim
    relays: frozenset[str] = frozenset()  # keys of those through whom it came
    denies: bool = False  # the source denies the figure
    denied_by: str | None = None  # who rejects the statement it stands in
    superseded: bool = False  # its own sentence replaces it: 24 in "rose to 31 from 24"

    @property
    def origin(self) -> str:
        """Who is behind it: the source, or the outlet where none is named. Relays of one source are one origin."""
        return self.source_key or f"outlet:{self.publisher.lower()}"

    def names(self) -> frozenset[str]:
        """What a relay of it is called: ids and words of the source, or the outlet where none is named."""
        names = (self.source_key, self.source) if self.source else (self.publisher,)
        return frozenset(name.lower().removeprefix("the ") for name in names if name)

    def bounds(self) -> tuple[float, float]:
        """Closed interval that the figure allows."""
        low = -math.inf if self.low is None else self.low
        high = math.inf if self.high is None else self.high
        if self.approximate:
            return low * (1 - APPROXIMATE_SHARE), high * (1 + APPROXIMATE_SHARE)
        return low, high

    def meets(self, other: Figure) -> bool:
        """True where both can be right."""
        a, b = self.bounds(), other.bounds()
        return a[0] <= b[1] and b[0] <= a[1]

    def words(self) -> str:
        """'at least 30 (Civil Defence, in The Valley Post, 5 Jan 2025)'."""
        return f"{_spell(self.low, self.high)} ({self.who()})"

    def who(self) -> str:
        """'Civil Defence, in The Valley Post, 5 Jan 2025'."""
        return in_outlet(self.source, self.publisher, self.published)


def in_outlet(source: str | None, publisher: str, published: pd.Timestamp | None) -> str:
    """Who says it, in which outlet, when: 'a spokesman, in The Valley Post, 5 Jan 2025'."""
    who = f"{amid(source)}, in {publisher}" if source else publisher
    return who if published is None else f"{who}, {published.day} {published:%b} {published.year}"


def amid(words: str) -> str:
    """Words that began a sentence, within one: 'A spokesman' -> 'a spokesman'."""
    return words[0].lower() + words[1:] if words.startswith(("A ", "An ", "The ")) else words


class Verdict(NamedTuple):
    """Agreement of a story's figures with its reason in words."""

    agreement: str
    reason: str
    low: float | None
    best: float | None
    high: float | None
    n_originators: int


def judge(figures: Sequence[Figure]) -> Verdict:
    """Verdict on figures in order of publication; copies and headlines are no evidence.

    What a sentence itself replaces ("rose to 31 from 24") is no evidence beside the figure that replaces it.
    """
    told = [f for f in figures if f.evidence]
    current = [f for f in told if not f.superseded] or told
    former = [f for f in told if f.superseded] if len(current) < len(told) else []
    evidence = totals([f for f in current if not f.denies]) or totals(current) or list(figures[:1])
    origins = find_origins(evidence)
    agreement, reason = _denied(evidence, current) or _compare(evidence, origins, former)
    spans = [*former, *evidence] if agreement == "revised" else evidence
    low = min((f.low for f in spans if f.low is not None), default=None)
    high = max((f.high for f in spans if f.high is not None), default=None)
    if high is not None and any(f.high is None and f.low is not None and f.low > high for f in spans):
        high = None  # 'from 130 to at least 157' has no upper end
    best = None if agreement == "contradicted" else _best(evidence, revised=agreement == "revised")
    return Verdict(agreement, reason, low, best, high, len(origins))


def find_origins(figures: Sequence[Figure]) -> set[str]:
    """The origins of figures; an agency named alone is no origin where another tells whom it relays.

    "12 (the ministry, through the agency)" and "12 (the agency)" are of one origin, the ministry.
    """
    behind: dict[str, set[str]] = {}
    relayed: dict[str, dict[tuple[float, float], Figure]] = {}  # by relay, one figure of each bounds
    for figure in figures:
        for relay in figure.relays:
            behind.setdefault(relay, set()).add(figure.origin)
            relayed.setdefault(relay, {}).setdefault(figure.bounds(), figure)
    origins = set()
    for figure in figures:
        keys = [key for key in figure.names() if key in behind]
        same = any(figure.meets(other) for key in keys for other in relayed[key].values())
        origins.add(next(iter(behind[keys[0]])) if same and len(behind[keys[0]]) == 1 else figure.origin)
    return origins


def _denied(evidence: Sequence[Figure], told: Sequence[Figure]) -> tuple[str, str] | None:
    """'Kyiv denied that 12 were taken' and 'rejected the claim' contradict the figure that another gives."""
    denials: dict[tuple[Any, ...], Figure] = {}  # the first of each origin and bounds
    for denial in told:
        if denial.denies:
            denials.setdefault((denial.origin, denial.bounds()), denial)
    for figure in evidence:
        if figure.denies:
            continue
        if figure.denied_by:
            return "contradicted", f"{figure.words()} denied by {figure.denied_by}"
        for denial in denials.values():
            if denial.origin != figure.origin and denial.meets(figure):
                return "contradicted", f"{figure.words()} denied by {denial.who()}"
    return None


def totals(figures: Sequence[Figure]) -> list[Figure]:
    """One figure a report and origin: parts give way to totals, and of several the largest is the total.

    An article that tells of nine dead and then of 12 tells how a toll rose; it does not contradict itself. Nor
    does an outlet whose second article of the same moment tells of one of them.
    """
    whole = [f for f in figures if not f.part] or list(figures)
    largest: dict[tuple[Any, ...], Figure] = {}
    for figure in whole:
        key = _report(figure)
        if key not in largest or figure.bounds()[0] > largest[key].bounds()[0]:
            largest[key] = figure
    kept = [f for f in whole if largest[_report(f)] is f]
    return _without_parts(kept)


def _without_parts(figures: Sequence[Figure]) -> list[Figure]:
    """Without the smaller figures of an article that are no other source's: some of those counted."""
    largest: dict[str, float] = {}  # by article, of lower bounds
    unnamed: dict[str, float] = {}  # the same, of what no named source gives as a whole
    for figure in figures:
        for table in (largest,) if _is_sourced(figure) else (largest, unnamed):
            table[figure.article] = max(figure.bounds()[0], table.get(figure.article, -math.inf))
    return [
        f for f in figures
        if f.bounds()[1] >= (unnamed if _is_sourced(f) else largest).get(f.article, -math.inf)
    ]  # fmt: skip


def _is_sourced(figure: Figure) -> bool:
    return not figure.part and bool(figure.source_key)


def _report(figure: Figure) -> tuple[Any, ...]:
    """What an origin says in one article, or in one outlet's articles of one moment."""
    if figure.published is None:
        return figure.origin, figure.article
    return figure.origin, figure.publisher, figure.published


def _compare(evidence: Sequence[Figure], origins: set[str], former: Sequence[Figure]) -> tuple[str, str]:
    replaced = [*former[:1], *(a for a, _ in islice(_pairs_apart(evidence), 1))]  # what may have been told first
    if not replaced:
        who = evidence[0].source or evidence[0].publisher
        if len(origins) < 2:
            return "single", f"one origin: {who}"
        if not any(a.origin != b.origin for a, b in _pairs(evidence)):
            return "single", f"parts of a total, none told twice: {who}"
        named = ", ".join(sorted({f.source or f.publisher for f in evidence})[:4])
        return "corroborated", f"{len(origins)} origins agree: {named}"
    opposed = _opposed(evidence, former)
    if opposed:
        return "contradicted", f"{opposed[0].words()} against {opposed[1].words()}"
    first = replaced[-1] if _before(replaced[-1], replaced[0]) else replaced[0]
    return "revised", f"from {first.words()} to {_latest(evidence).words()}"


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Those that can be compared, in order."""
    return ((a, b) for a, b in combinations(figures, 2) if _comparable(a, b))


def _pairs_apart(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Those of which one is not confirmed by the other; where all figures meet in one value, none is looked for."""
    whole = [f for f in figures if not f.part]
    bounds = [f.bounds() for f in whole]
    meet = max((low for low, _ in bounds), default=0.0) <= min((high for _, high in bounds), default=0.0)
    most = max((f.low for f in whole if f.low is not None), default=0.0)
    grow = any(f.high is None and f.low is not None and f.low < most for f in whole)
    if meet and not grow:
        return iter(())
    return ((a, b) for a, b in _pairs(whole) if not a.meets(b) or _outgrown(a, b))


def _opposed(evidence: Sequence[Figure], former: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The first pair that is no revision; one of sources of two states, if there is any."""
    replaced: dict[str, list[Figure]] = {}
    for figure in former:
        replaced.setdefault(figure.article, []).append(figure)
    opposed = ((a, b) for a, b in _pairs_apart(evidence) if not _revision(a, b, replaced.get(b.article, ())))
    first = next(opposed, None)
    if first is None or _opposition(*first) or len({f.source_country for f in evidence} - {None, ""}) < 2:
        return first
    return next((pair for pair in opposed if _opposition(*pair)), first)


def _comparable(a: Figure, b: Figure) -> bool:
    """Parts are not compared; two figures of one article only where it gives them to two named sources."""
    if a.part or b.part:
        return False
    return a.article != b.article or bool(a.source_key and b.source_key)


def _revision(a: Figure, b: Figure, replaced: Sequence[Figure]) -> bool:
    """The later figure replaces the earlier one: same origin, its article says so, or a toll that rose since.

    `replaced` are the figures that the later one's article replaces.
    """
    if a.origin == b.origin and a.article != b.article:
        return True
    if any(old.meets(a) for old in replaced) and not _before(b, a):
        return True
    if _opposition(a, b) or a.article == b.article or a.published is None or b.published is None:
        return False
    return b.published > a.published and (b.low or 0) >= (a.low or 0)


def _outgrown(a: Figure, b: Figure) -> bool:
    """'At least three' is met by the 17 of two days later, which it does not confirm: the toll rose."""
    if a.low is None or b.low is None or a.high is not None or a.approximate or _opposition(a, b):
        return False
    return a.low < b.low and _before(a, b)


def _before(a: Figure, b: Figure) -> bool:
    """Published before the other, as far as both dates are known."""
    return a.published is not None and b.published is not None and a.published < b.published


def _opposition(a: Figure, b: Figure) -> bool:
    """Sources of two states, which do not revise each other."""
    return bool(a.source_country and b.source_country and a.source_country != b.source_country)


def _latest(evidence: Sequence[Figure]) -> Figure:
    """The figure told last that is no part of another."""
    return next((f for f in reversed(evidence) if not f.part), evidence[-1])


def _best(evidence: Sequence[Figure], *, revised: bool) -> float | None:
    """The latest exact figure of a whole, else the latest bound; where revised, of those the latest allows."""
    latest = _latest(evidence)
    allowed = [f for f in evidence if f.meets(latest)] if revised else evidence
    for figure in reversed(allowed):
        if figure.low is not None and figure.low == figure.high and not figure.part:
            return figure.low
    return latest.low if latest.low is not None else latest.high


def _spell(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "an unknown number"
    if low is None:
        return f"at most {high:,.10g}"
    if high is None:
        return f"at least {low:,.10g}"
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"
