"""What an article has told so far: the event that goes on, who launched, who shoots down, who lost."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, NamedTuple

from ...records import Claim, Mention, Party, Quantity, TimeExpression
from .cases import Bound, Case
from .lists import goes_back, has_lasted
from .scene import Place, Said, Scene
from .vocabulary import FATES, PEOPLE, PROJECTILES

HARMED: Final = {"wounded": "injured", "injured": "injured", "dead": "killed", "killed": "killed"}
VICTIMS: Final = frozenset(("victims", "casualties"))
FAR: Final = 6  # sentences over which 'four of the wounded' look back
SERVING: Final = frozenset(("troops", "militants"))  # one of whom stands for those who go on
NEAR: Final = 2  # sentences over which place, agent and date of an event carry


class Event(NamedTuple):
    """What the last claim of an article said, for the sentences that go on about it."""

    sentence: int
    place: Place | None
    agent: tuple[Party, ...]
    time: TimeExpression | None
    bound: Bound | None
    voice: str | None  # country of the source


NOTHING: Final = Event(-9, None, (), None, None, None)


@dataclass
class Memory:
    """One article's memory; `claims` are those bound so far, in text order."""

    sentences: range
    responsible: Mention | None  # 'the Taliban claimed responsibility'
    disputing: frozenset[str] = frozenset()  # ids and countries of those who deny or blame others
    event: Event = NOTHING
    lead: Event = NOTHING  # the first event with a date, that the article opens with
    opening: Place | None = None  # the first place of an event that the article opens with
    launcher: tuple[Party, ...] = ()
    defender: tuple[Party, ...] = ()
    loser: tuple[Party, ...] = ()  # of 'Serbia lost 40 soldiers'
    striker: tuple[Party, ...] = ()
    strikers: set[str] = field(default_factory=set)  # all who struck so far
    striker_of_all: tuple[Party, ...] = ()  # the last that struck, wherever it was
    claims: list[Claim] = field(default_factory=list)
    told: Claim | None = None  # the last claim of which anything is said
    shooters: set[int] = field(default_factory=set)  # where those begin who downed what flew

    def add(self, claim: Claim) -> None:
        """Keep a claim once it is bound."""
        self.claims.append(claim)
        if (claim.item, claim.action) != ("other", "none"):
            self.told = claim
        if claim.item in PROJECTILES and claim.action in FATES:
            self.shooters.update(party.begin for party in claim.parties if party.role == "agent")

    def recent(self, sentence: int, back: int) -> list[Claim]:
        """The claims of a sentence and the ones before it that are near, the last first."""
        return list(takewhile(lambda claim: sentence - claim.sentence <= back, reversed(self.claims)))

    def carried(self, told: Told) -> Event:
        """The event that the sentence goes on about, NOTHING where it is too far back or another one.

        A paragraph that tells by the voice of another country turns to what that one did or suffered.
        """
        sentence, case = told.sentence, told.case
        if goes_back(case):
            return self.event if sentence - self.event.sentence <= FAR else NOTHING
        if sentence - self.event.sentence > NEAR or case.apart:
            return NOTHING
        same = told.scene.paragraphs[sentence] <= self.event.sentence
        source = told.said.parties[0] if told.said.parties else None
        voice = source.country if source and source.text.lower() != "it" else None
        return self.event if same or voice is None or voice in self._voices() else NOTHING

    def _voices(self) -> tuple[str | None, ...]:
        """The countries that tell of the event: who did so, and that of its place."""
        return self.event.voice, self.event.place.country if self.event.place else None

    def date_of(self, event: Event, told: Told) -> TimeExpression | None:
        """The date of the event that goes on; of one elsewhere only that of the report it is part of.

        'In January 90 were killed in Sudan, 14 on the 8th in Nyala. In Omdurman [six] died': in January.
        What is placed anew after a total ('has killed 48,000') is the story before.
        """
        if told.here and self.claims and self.claims[-1].basis == "cumulative":
            return None
        if not is_elsewhere(told.here, event, told.bound):
            return event.time
        return None if is_elsewhere(told.here, self.lead, told.bound) else self.lead.time

    def undisputed(self, parties: tuple[Party, ...]) -> tuple[Party, ...]:
        """The parties, nobody where one of them denies it or blames another."""
        return () if any({p.actor_id, p.country} & self.disputing for p in parties) else parties

    def side_before(self, sentence: int, item: str | None) -> tuple[Party, ...]:
        """The side of the plural that stands before in the sentence, but of no part ('six Kenyans among them').

        Those who go on after one soldier are his: 'killed a Serbian soldier and wounded [four] others'.
        """
        for claim in reversed(self.claims):
            if claim.sentence != sentence:
                return ()
            plural = claim.low is None or claim.low > 1 or (claim.item == item and item in SERVING)
            if plural and claim.rule != "part_of" and (claim.item in PEOPLE) == (item in PEOPLE):
                return tuple(p for p in claim.parties if p.role == "side")
        return ()

    def whole_of(self, quantity: Quantity, sentence: int, case: Case, bound: Bound) -> float | None:
        """The whole that the text gives a part, else what was counted before and is counted out now."""
        if quantity.whole is not None:
            return quantity.whole
        whole = self._counted_before(quantity, sentence, case, bound)
        return whole if whole is not None and (quantity.low or 0.0) < whole else None

    def _counted_before(self, quantity: Quantity, sentence: int, case: Case, bound: Bound) -> float | None:
        """'launched [74] drones. 47 were downed', '[26] hurt. Four of the wounded', '[nine], among them a girl'."""
        back = bound.action if case.harmed in VICTIMS else HARMED.get(case.harmed)
        bare = case.head in ("", "more", "others") and bound.action in FATES and case.item in PROJECTILES
        for claim in reversed(self.claims):
            if sentence - claim.sentence > (FAR if back else NEAR):
                return None
            exact = claim.low if claim.low == claim.high or claim.modifier == ">=" else None
            if back and claim.action == back and claim.item in PEOPLE:
                return exact
            if bare and claim.item == case.item and claim.action == "launched":
                return exact
            if bound.part and quantity.rule == "implicit_one" and claim.rule != "part_of":
                return exact if claim.sentence == sentence else None
        return None

    def last_told(self) -> Claim | None:
        """The last claim, but of a bare figure of which nothing is said the one before: 'from three directions'."""
        return self.told or (self.claims[-1] if self.claims else None)

    def pair_before(self, sentence: int) -> Claim | None:
        """'fired [two] missiles. Both were intercepted': the last two that were counted."""
        return next((claim for claim in self.recent(sentence, NEAR) if claim.low == claim.high == 2), None)

    def fate_of_victims(self, sentence: int, case: Case, bound: Bound) -> Bound:
        """'[Two] of the victims were nurses': what those told of before suffered, where nothing else is said."""
        if bound.action not in ("none", "other") or case.harmed not in VICTIMS:
            return bound
        before = self._suffering(sentence)
        return bound._replace(action=before.action, rule="of_victims") if before else bound

    def _suffering(self, sentence: int) -> Claim | None:
        """The last claim of people killed or injured, the killed first."""
        near = [c for c in self.recent(sentence, FAR) if c.item in PEOPLE and c.rule != "of_victims"]
        for action in ("killed", "injured"):
            found = next((claim for claim in near if claim.action == action), None)
            if found:
                return found
        return None

    def enemy(self, agent: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whose drones are downed: those of the last launcher who is not the one that downs them."""
        country = agent[0].country if agent else None
        return self.launcher if self.launcher and self.launcher[0].country != country else ()


def is_total(case: Case) -> bool:
    """'[9,700 tanks] since 2022', 'the war has killed [thousands]': more than one event."""
    return "since" in case.sentence_words or has_lasted(case)


def is_elsewhere(here: Place | None, event: Event, bound: Bound) -> bool:
    """Whether the sentence names a place that is not the event's, nor its country or in it; a part may have its own."""
    if here is None or bound.part:
        return False
    there = event.place
    if there is None or here.text == there.text:
        return there is None
    if here.country is None:
        return there.id is None or there.id != there.country  # an unknown name lies in the country told of
    return not (here.country in (there.id, there.country) and here.country in (here.id, there.id))


@dataclass(slots=True)
class Told:
    """A bound number with all that may say who stands in it."""

    scene: Scene
    memory: Memory
    sentence: int
    case: Case
    bound: Bound
    said: Said
    here: Place | None  # the sentence's own place
    event: Event = NOTHING  # what the sentence goes on about
    place: Place | None = None  # the sentence's own, else the event's
    agent: tuple[Party, ...] = ()
