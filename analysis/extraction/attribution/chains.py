"""Who says it through whom: outlets that cite agencies that cite ministries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from ...records import Mention
from ..source_words import SourceWords, build_source_words
from .colons import SPEAKING
from .contents import Content, content_before
from .findings import Finding
from .sources import Source, agent_after, chain_before, phrase_after
from .view import View

STATES: Final = ("state", "nationality", "place")
"""Kinds that speak for their governments: 'Tarnova says', 'Pyongyang denies'."""
NEAR: Final = 8
"""How many speeches before and after may hold one: people nest few, hostile text many."""


def find_chains(view: View, findings: Sequence[Finding], mentions: Sequence[Mention]) -> list[Finding]:
    """The findings with their relays; 'citing the ministry' has the ministry as its source and the outlet as relay."""
    words = view.document.lexicons.get(build_source_words)
    speakers = _Speakers(view, words, mentions)
    found: list[Finding] = []
    for _, group in groupby(findings, key=lambda finding: view.document.sentence_of[finding.cue_first]):
        sentence = list(group)
        told = [_told_through(view, _quoted_as(view, finding, sentence), speakers) for finding in sentence]
        cited = [_citing(view, finding, told, speakers) for finding in told]
        read = [_apposed(view, _unmixed(view, finding, speakers), words) for finding in cited]
        found += [finding._replace(relays=_relays(view, finding, i, read, speakers)) for i, finding in enumerate(read)]
    return found


class _Speakers:
    """Which phrases are of those who speak, and which are of media."""

    def __init__(self, view: View, words: SourceWords, mentions: Sequence[Mention]) -> None:
        self.view, self.words = view, words
        self.heads = {m.head for m in mentions if m.kind in SPEAKING or m.kind in STATES}
        self.speaking = {at for m in mentions if m.kind in SPEAKING for at in range(m.first, m.last)}
        self.media = {at for m in mentions if m.role == "MED" for at in range(m.first, m.last)}

    def speaks(self, phrase: Source) -> bool:
        """An actor, or a noun for people, documents or media: 'two sources', 'a letter'."""
        head = self.view.lower[self._head(phrase)]
        words = self.words
        known = head in words.person or head in words.document or head in words.imagery or head in words.media
        return known or any(at in self.speaking for at in range(phrase.first, phrase.last))

    def heads_phrase(self, phrase: Source) -> bool:
        """Its head is one who speaks: 'the army near Holm', not 'the war on Tarnova'."""
        head, words = self._head(phrase), self.words
        word = self.view.lower[head]
        return head in self.heads or word in words.person or word in words.document or word in words.media

    def relays(self, phrase: Source) -> bool:
        """An outlet or agency."""
        head = self._head(phrase)
        return head in self.media or self.view.lower[head] in self.words.media

    def _head(self, phrase: Source) -> int:
        at = phrase.first
        while at < phrase.last - 1 and self.view.np_of[at] < 0:
            at += 1
        return self.view.np_head[self.view.np_of[at]] if self.view.np_of[at] >= 0 else at


def _quoted_as(view: View, finding: Finding, sentence: Sequence[Finding]) -> Finding:
    """'TASS quoted [the ministry] as saying', '[the mayor] was quoted by TASS as saying', '… as saying by TASS'."""
    at = finding.cue_first
    if at < 2 or view.lower[at - 1] != "as":
        return finding
    quoting = next((f for f in reversed(sentence) if f.cue_first < at and f is not finding), None)
    if quoting is None or not quoting.rule.startswith(("quote:", "cite:", "paraphrase:")):
        return finding
    if quoting.rule.endswith(": passive"):
        relay = quoting.source or agent_after(view, finding.cue_last, view.last[at])
        return finding._replace(relays=(relay,)) if relay else finding
    if view.np_of[at - 2] < 0:
        return finding
    source = Source(max(chain_before(view, at - 2, view.first[at]), quoting.cue_last), at - 1)
    relays = (quoting.source,) if quoting.source else ()
    return finding._replace(source=source, relays=relays, rule="quoted as")


def _told_through(view: View, finding: Finding, speakers: _Speakers) -> Finding:
    """'told Reuters that …', 'said via TASS', '…, quoted by TASS': an outlet beside the speech."""
    end = view.last[finding.cue_first]
    at = finding.cue_last
    if finding.source is None or at >= end:
        return finding
    if finding.speech and view.np_of[at] >= 0 and view.lower[finding.cue_last - 1] in ("told", "tells", "telling"):
        heard = Source(at, view.np_last[view.np_of[at]])
        return finding._replace(relays=(heard,)) if speakers.relays(heard) else finding
    for at in (finding.cue_last, finding.source.last):
        through = _through(view, at, end, speakers.words)
        if through is not None and speakers.relays(through):
            return finding._replace(relays=(through,))
    return finding


def _through(view: View, at: int, end: int, words: SourceWords) -> Source | None:
    """'[via TASS]', '[, quoted by TASS]', '[, as cited by TASS]'."""
    if at < end and view.lower[at] in ("via", "through"):
        return phrase_after(view, at + 1, end)
    while at < end and view.lower[at] in (",", "as"):
        at += 1
    if at + 1 < end and view.lower[at] in words.citing:
        return agent_after(view, at + 1, end)
    return None


def _citing(view: View, finding: Finding, sentence: Sequence[Finding], speakers: _Speakers) -> Finding:
    """'Reuters reported that …, [citing] the ministry': what is said is what the one who cites says."""
    at = finding.cue_last - 1
    if view.lower[at] not in speakers.words.citing or not view.lower[at].endswith("ing"):
        return finding
    cited = phrase_after(view, finding.cue_last, view.last[at])
    speech = _own_speech(finding, sentence)
    if cited is None or speech is None or not speakers.speaks(cited):
        return finding
    relays = (speech.source,) if speech.source else ()
    return finding._replace(
        source=cited, content=speech.content, stance=speech.stance, rule="citing", speech=True, relays=relays
    )


def _own_speech(finding: Finding, sentence: Sequence[Finding]) -> Finding | None:
    """The speech of the one who cites: the nearest before that is not itself cited, else the nearest after."""
    others = [f for f in sentence if f.speech and f is not finding and f.content is not None]
    same = [f for f in others if f.source == finding.source] or others
    before = [f for f in same if f.cue_first < finding.cue_first]
    return before[-1] if before else next(iter(same), None)


def _unmixed(view: View, finding: Finding, speakers: _Speakers) -> Finding:
    """'Six died, the paper reported [citing two sources]', 'According to the paper, [citing two sources], six died'."""
    content = finding.content
    if content is None or finding.source is None or content.direct:
        return finding
    at, end = content.first, content.last
    if view.lower[at] not in speakers.words.citing or at + 1 >= end:
        return finding
    cited = phrase_after(view, at + 1, end)
    if cited is None or not speakers.speaks(cited):
        return finding
    stop = view.last[at]
    while stop > cited.last and view.code[stop - 1] in ".,":
        stop -= 1
    if finding.cue_first == view.first[at] and cited.last + 1 < stop and view.code[cited.last] == ",":
        said: Content | None = content._replace(first=cited.last + 1, last=max(content.last, stop))
    else:
        said = content_before(view, min(finding.source.first, finding.cue_first))
    if said is None:
        return finding
    return finding._replace(
        cue_first=at, cue_last=at + 1, source=cited, content=said, relays=(finding.source,), rule="citing"
    )


def _apposed(view: View, finding: Finding, words: SourceWords) -> Finding:
    """'…, [a claim] denied by Kyiv': the claim is what is denied, and Kyiv who denies it."""
    source = finding.source
    if source is None or finding.stance not in ("denied", "confirmed") or source.last > finding.cue_first:
        return finding
    if view.lower[source.last - 1] not in words.statement and view.lower[source.last - 1] not in words.figure:
        return finding
    agent = agent_after(view, finding.cue_last, view.last[finding.cue_first])
    if agent is None:
        return finding
    return finding._replace(source=agent, content=Content(source.first, source.last, False, "apposed"))


def _relays(
    view: View, finding: Finding, at: int, sentence: Sequence[Finding], speakers: _Speakers
) -> tuple[Source, ...]:
    """Its own relays, then the sources of the speeches that hold it, the narrowest first."""
    source = finding.source
    if source is None or (source.last - source.first == 1 and view.code[source.first] in "RwtE"):
        return finding.relays  # "the mayor said he had told …": he is the mayor more often than not
    if not speakers.heads_phrase(source):
        return finding.relays
    around = sentence[max(0, at - NEAR) : at + NEAR + 1]
    holding = [f for f in around if f is not finding and f.source is not None and f.speech and _holds(f, finding)]
    holding.sort(key=lambda f: f.content.last - f.content.first if f.content else 0)
    relays = list(finding.relays)
    for other in holding:
        for relay in (other.source, *other.relays):
            if relay is not None and relay != source and relay not in relays:
                relays.append(relay)
    return tuple(relays)


def _holds(outer: Finding, inner: Finding) -> bool:
    """The content of the outer speech holds the inner one's source and cue."""
    if outer.content is None or inner.source is None:
        return False
    first, last = min(inner.source.first, inner.cue_first), max(inner.source.last, inner.cue_last)
    return outer.content.first <= first and last <= outer.content.last
