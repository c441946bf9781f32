"""Candidates in text order, each bound by the rules, with what carries over inside an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from ...language import Document
from ...records import Attribution, Claim, Mention, Party, Quantity, TimeExpression
from .candidates import is_candidate
from .cases import Bound, Case, make_case
from .dates import date_of, find_when, share_dates
from .factuality import judge_basis, judge_factuality
from .implicit import IMPLICIT_ACTIONS, IMPLICIT_RULES, find_implicit, implicit_sentences
from .lists import goes_back, is_further, loses
from .parties import (
    CARRIED,
    HARM,
    OWN_DOING,
    REPORTED_BY_DOER,
    carried_agent,
    claims_responsibility,
    find_agent,
    find_group,
    find_owner,
    find_side,
    make_parties,
    named_nationality,
    owner_pronoun,
)  # fmt: skip
from .places import NOWHERE, carried_place, find_place
from .scene import Place, Scene, set_scene
from .sources import Said, find_said
from .syntax import Syntax, read_syntax
from .vocabulary import CLASSES, PEOPLE, PROJECTILES
from .weapons import FATES, bind_fate, find_launcher, find_opener, find_target, is_own_doing

CASUALTIES: Final = frozenset(
    ["killed", "injured", "missing", "captured", "detained", "abducted", "freed", "displaced", "evacuated", "recruited"]
)
IDLE: Final = frozenset(("the", "these", "those", "both", "a", "an", "this", "that", "into", "its", "their"))
ELLIPTIC: Final = frozenset(("", "others", "other", "more"))
FIGHTERS: Final = frozenset(("troops", "militants", "police", "drones", "ships", "aircraft", "helicopters"))
SERVING: Final = frozenset(("troops", "police", "officials"))
SHOOTING: Final = frozenset(("downed", "suppressed"))
MATERIEL: Final = CLASSES["materiel"]
STRIKING: Final = frozenset(("killed", "injured", "hit", "damaged", "destroyed"))
SUFFERED: Final = frozenset(("killed", "injured", "damaged"))
FAR: Final = 6  # sentences over which 'four of the wounded' look back
CARRYING: Final = 2  # sentences over which place, agent and date of an event carry


class Candidate(NamedTuple):
    """A number of the text; `quantity` is -1 for an implicit one."""

    quantity: int
    sentence: int
    begin: int
    end: int
    first: int
    last: int


class Event(NamedTuple):
    """What the last claim of an article said, for the sentences that go on about it."""

    sentence: int
    place: Place | None
    agent: tuple[Party, ...]
    time: TimeExpression | None
    bound: Bound | None


NOTHING: Final = Event(-9, None, (), None, None)


def find_claims(
    document: Document,
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution],
) -> list[Claim]:
    """All counted claims of a batch of articles, in text order."""
    if not len(document.sentence_first):
        return []
    implicit = implicit_sentences(document)
    syntax = read_syntax(document, quantities, mentions, sorted({q.sentence for q in quantities} | set(implicit)))
    unsaid = find_implicit(document, syntax, implicit)
    scene = set_scene(document, syntax, times, quantities, mentions, attributions)
    by_article: dict[int, list[tuple[int, Quantity]]] = {}
    articles = document.sentence_article.tolist()
    numbers = sorted([*enumerate(quantities), *((-1, q) for q in unsaid)], key=lambda pair: pair[1].begin)
    for index, quantity in numbers:
        by_article.setdefault(articles[quantity.sentence], []).append((index, quantity))
    covering = _by_article(document, attributions)
    wholes = frozenset(q.whole_index for q in quantities if q.whole_index >= 0)
    found: list[Claim] = []
    for article, pairs in by_article.items():
        reader = _Article(scene, article, covering.get(article, []), wholes)
        found += reader.read(pairs)
    return sorted(found, key=lambda claim: (claim.begin, claim.end))


def _by_article(document: Document, attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    articles = document.sentence_article
    table: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        table.setdefault(int(articles[attribution.sentence]), []).append(attribution)
    return table


def _is_implicit(quantity: Quantity, bound: Bound) -> bool:
    """'a soldier was killed' counts one; 'a soldier said' does not; 'no casualties' counts always."""
    if quantity.rule == "none":
        return bound.action != "none"
    return bound.action in IMPLICIT_ACTIONS and bound.rule in IMPLICIT_RULES


def _is_idle(syntax: Syntax, case: Case) -> bool:
    """'these two', 'between the two countries', 'a 28-point plan': nothing known is counted and nothing said of it."""
    if case.item not in ("other", "states", None):
        return False
    return case.left >= case.begin - 1 and syntax.lower[max(case.begin, case.first - 1)] in IDLE


class _Article:
    """One article's claims; keeps what carries from sentence to sentence."""

    def __init__(self, scene: Scene, article: int, said: list[Attribution], wholes: frozenset[int]) -> None:
        self.scene = scene
        self.said = said
        self.published: datetime | None = scene.document.published[article]
        self.event = NOTHING
        self.launcher: tuple[Party, ...] = ()
        self.defender: tuple[Party, ...] = ()
        self.striker: tuple[Party, ...] = ()
        self.strikers: set[str] = set()  # all who struck so far
        self.agent_is_group = False
        self.wholes = wholes
        self.claims: list[Claim] = []
        sentence_article = scene.document.sentence_article
        first = int(sentence_article.searchsorted(article))
        self.sentences = range(first, int(sentence_article.searchsorted(article, side="right")))
        self.responsible = claims_responsibility(scene, self.sentences)

    def read(self, pairs: list[tuple[int, Quantity]]) -> list[Claim]:
        """Sentence by sentence, number by number."""
        previous: list[tuple[int, int, Bound, str | None]] = []
        sentence = -1
        for index, quantity in pairs:
            if quantity.sentence != sentence:
                previous, sentence = [], quantity.sentence
            if not is_candidate(self.scene.syntax, quantity, self.scene.syntax.sentence_last[sentence]):
                continue
            self._read_quantity(index, quantity, previous)
        return share_dates(self.claims, {index: quantity.whole_index for index, quantity in pairs if index >= 0})

    def _read_quantity(
        self, index: int, quantity: Quantity, previous: list[tuple[int, int, Bound, str | None]]
    ) -> None:
        syntax, item = self.scene.syntax, quantity.item
        head = syntax.lower[quantity.counted_head] if quantity.counted_head >= 0 else ""
        if head and quantity.item is None and syntax.code[quantity.counted_head] in "FQ":
            head = ""  # a verb taken for the counted noun
        supplied = self.event.bound if self.event.bound and self.event.bound.action == "supplied" else None
        first = syntax.phrase_first[index] if index >= 0 else quantity.first
        last = syntax.phrase_last[index] if index >= 0 else max(quantity.last, quantity.counted_last)
        case = make_case(
            syntax,
            quantity.sentence,
            first,
            last,
            item,
            head,
            tuple(previous),
            quantity.end,
            head in ELLIPTIC or 0 <= quantity.counted_head < quantity.first,
            supplied,
        )
        case, bound = bind_fate(case, self._told(case, previous, quantity.sentence))
        if index in self.wholes and bound.action == "none" and item in PROJECTILES and self.launcher:
            bound = Bound("launched", "whole", -1, "whole")
        if not self._is_claim(index, quantity, case, bound):
            return
        item = self._item(case, bound, previous)
        previous.append((case.first, case.last, bound, item))
        self.claims.append(self._claim(index, quantity, case._replace(item=item), bound))

    def _told(self, case: Case, previous: list[tuple[int, int, Bound, str | None]], sentence: int) -> str | None:
        """The item of the number before, in this sentence or the two before it."""
        if case.item is not None and (case.head or case.item != "people"):
            return None
        if previous:
            return next((item for _, _, _, item in reversed(previous) if item in PROJECTILES), None)
        last = self.claims[-1] if self.claims else None
        return last.item if last and sentence - last.sentence <= CARRYING else None

    def _is_claim(self, index: int, quantity: Quantity, case: Case, bound: Bound) -> bool:
        """Whether enough is said: not of 'a soldier said', 'seven of the ten', 'these two'."""
        if index < 0:
            return _is_implicit(quantity, bound)
        if index in self.wholes and bound.action == "none":
            return False
        return not (bound.rule == "nothing_said" and _is_idle(self.scene.syntax, case))

    def _item(self, case: Case, bound: Bound, previous: list[tuple[int, int, Bound, str | None]]) -> str:
        """'12 others' and '14' take the item of the plural they continue, else people where people suffer."""
        if bound.role in ("toll", "self"):
            return "people" if not case.item or bound.role == "self" else case.item
        elliptic = case.head in ELLIPTIC or case.item is None
        if not elliptic:
            return case.item or "other"
        if case.head and self._after_one(case):
            return "people"
        if case.item and case.item not in ("people", "other"):
            return case.item
        for _, _, other, item in reversed(previous):
            if item and item != "other" and not other.part:
                return item
        if bound.action in CASUALTIES:
            return "people"
        return case.item or "other"

    def _after_one(self, case: Case) -> bool:
        """'a nurse was killed and [two others] were injured': others after one person are people."""
        last = self.claims[-1] if self.claims else None
        begin = self.scene.document.token_begin[case.begin]
        return last is not None and last.begin >= begin and last.implicit and last.item in PEOPLE

    def _claim(self, index: int, quantity: Quantity, case: Case, bound: Bound) -> Claim:
        scene, sentence = self.scene, quantity.sentence
        said = find_said(scene, self._covering(sentence, quantity), case, bound)
        time = find_when(scene, sentence, case, bound)
        near = sentence - self.event.sentence <= (FAR if goes_back(case) else CARRYING)
        carried = self.event if near else NOTHING
        agent = self._agent(case, bound, sentence, said) or self._same_agent(case, bound, sentence, carried)
        place = self._place(case, bound, sentence, carried)
        side = self._side(case, bound, sentence, agent, place, said)
        if loses(case, bound):
            side, agent = tuple(p._replace(role="side") for p in agent) or side, ()
        when = date_of(time, carried.time, self.published)
        strikes = said.attribution is None and bound.action in HARM and not self.launcher
        if agent and (bound.action == "launched" or strikes):
            self.launcher = agent
            target = find_target(scene, sentence, case)
            self.defender = make_parties(scene, "agent", target) if target else self.defender
        if agent and bound.action in SHOOTING:
            self.defender = agent
        striking = agent if bound.action in STRIKING and case.item not in PROJECTILES else ()
        self.striker = striking or self.striker
        self.strikers |= {p.actor_id or p.text for p in striking}
        self.event = Event(sentence, place or carried.place, striking or carried.agent, time or carried.time, bound)
        document = scene.document
        counted = document.slice(quantity.counted_first, quantity.counted_last) or None
        return Claim(
            sentence, quantity.begin, quantity.end, index, quantity.low, quantity.high, quantity.modifier,
            quantity.vague, quantity.whole, counted, case.item or "other", quantity.model, bound.action,
            place.text if place else None, place.id if place else None, place.country if place else None,
            when.value, when.starts_at, when.ends_before, when.basis, said.stance, said.verification,
            "negated" if quantity.rule == "none" else judge_factuality(case, bound), judge_basis(case, bound),
            quantity.rule == "implicit_one", (*side, *agent, *said.parties), bound.rule,
        )  # fmt: skip

    def _place(self, case: Case, bound: Bound, sentence: int, carried: Event) -> Place | None:
        """The sentence's own place, else that of the event it goes on about."""
        scene = self.scene
        place = find_place(scene, sentence, case, bound)
        goes_on = bound.rule != "measure" and "since" not in scene.syntax.lower[case.last : case.end]
        goes_on = goes_on and "elsewhere" not in scene.syntax.lower[case.begin : case.first]
        if place is None and bound.action not in NOWHERE and goes_on:
            return carried_place(scene, sentence, self.sentences.start) or carried.place
        return place

    def _covering(self, sentence: int, quantity: Quantity) -> list[Attribution]:
        return [
            a for a in self.said
            if a.sentence == sentence or a.content_begin <= quantity.begin < a.content_end
        ]  # fmt: skip

    def _agent(self, case: Case, bound: Bound, sentence: int, said: Said) -> tuple[Party, ...]:
        scene = self.scene
        if bound.action == "none":
            return ()
        if bound.role == "whole":
            return tuple(p._replace(role="agent") for p in self.launcher)
        own = find_side(scene, sentence, case)
        does = bound.action in OWN_DOING
        if bound.action == "other":
            does = bound.role == "subject" and case.item in FIGHTERS
        if own and does and bound.role in ("subject", "object", "with", "of", ""):
            return make_parties(scene, "agent", own, case.number_end)
        found = find_agent(scene, sentence, case, bound)
        if bound.action in SHOOTING:
            launchers = find_launcher(scene, sentence, case)
            found = [m for m in found if m not in launchers]
        if not found and self.responsible and bound.action in HARM:
            found = [self.responsible]
        if not found and bound.action in CARRIED and case.item not in PROJECTILES:
            shot = [c for c in self.claims if c.item in PROJECTILES and c.action in FATES]
            shooters = {p.begin for claim in shot for p in claim.parties if p.role == "agent"}
            found = carried_agent(scene, sentence, self.sentences.start, case, bound)
            found = [m for m in found if m.begin not in shooters or bound.action == "supplied"]
        if not found and bound.action == "other" and bound.role == "object" and owner_pronoun(case) >= 0:
            found = find_owner(scene, sentence, case, owner_pronoun(case))
        if found:
            self.agent_is_group = found[0].kind == "armed_group"
            return make_parties(scene, "agent", found)
        reported = bound.action in REPORTED_BY_DOER or is_own_doing(case, bound)
        if reported and said.parties and said.parties[0].country:
            return (said.parties[0]._replace(role="agent"),)
        if bound.action in SHOOTING and case.item in PROJECTILES and self.defender:
            return self.defender
        if reported and said.parties and said.parties[0].text.lower() == "it" and sentence > self.sentences.start:
            return make_parties(scene, "agent", find_opener(scene, sentence - 1))
        return ()

    def _same_agent(self, case: Case, bound: Bound, sentence: int, carried: Event) -> tuple[Party, ...]:
        """The one who struck in the event told before, where the sentence names no other place."""
        striker = self.striker if is_further(case) else carried.agent
        total = "since" in case.syntax.lower[case.begin : case.end]
        unsure = len(self.strikers) != 1 or not striker or total
        if unsure or bound.action not in SUFFERED or case.item in PROJECTILES:
            return ()
        here = find_place(self.scene, sentence, case, bound)
        elsewhere = here and not bound.part and (carried.place is None or here.text != carried.place.text)
        return () if elsewhere else striker

    def _side(
        self, case: Case, bound: Bound, sentence: int, agent: tuple[Party, ...], place: Place | None, said: Said
    ) -> tuple[Party, ...]:
        scene = self.scene
        own = find_side(scene, sentence, case)
        if own:
            return make_parties(scene, "side", own, case.number_end)
        named = named_nationality(scene, case)
        if named:
            return (named,)
        pronoun = owner_pronoun(case)
        if pronoun >= 0:
            return self._owner_side(case, bound, sentence, agent, said, pronoun)
        if bound.part or self._continues(case, bound):
            return self._last_side(sentence, case.item)
        if bound.action == "seized" and case.item in MATERIEL:
            return self._last_side(sentence, "people")
        if bound.action in ("supplied", "launched") or (bound.action == "deployed" and agent):
            return tuple(p._replace(role="side") for p in agent)
        if case.item in PROJECTILES and bound.action in ("downed", "suppressed", "destroyed"):
            launchers = find_launcher(scene, sentence, case)
            if launchers:
                return make_parties(scene, "side", launchers)
            return tuple(p._replace(role="side") for p in self._enemy(agent))
        if case.item == "militants":
            group = find_group(scene, sentence, agent)
            return make_parties(scene, "side", [group]) if group else ()
        at_home = agent and agent[0].country == place.country and not self.agent_is_group if place else False
        elsewhere = place and said.parties and said.parties[0].country not in (None, place.country)
        if case.item in SERVING and place and place.country and not at_home and not elsewhere:
            return (Party("side", 1, place.text, place.begin, place.end, place.id, place.country),)
        return ()

    def _owner_side(
        self, case: Case, bound: Bound, sentence: int, agent: tuple[Party, ...], said: Said, pronoun: int
    ) -> tuple[Party, ...]:
        """'its forces': the agent's where it acts, else the speaker's, else those of the claim before."""
        active = bound.token >= 0 and case.syntax.code[bound.token] == "F"
        owners = agent if active and bound.role == "object" else said.parties[:1]
        if not owners:
            found = find_owner(self.scene, sentence, case, pronoun)
            owners = make_parties(self.scene, "side", found) or self._last_side(sentence, case.item)
        return tuple(p._replace(role="side") for p in owners)

    def _continues(self, case: Case, bound: Bound) -> bool:
        """'25 others', '102 more', '14 wounded' after a plural."""
        return case.continues and bound.action in CASUALTIES

    def _last_side(self, sentence: int, item: str | None) -> tuple[Party, ...]:
        """The side of the plural that stands before in the sentence."""
        for claim in reversed(self.claims):
            if claim.sentence != sentence:
                return ()
            if (claim.low is None or claim.low > 1) and (claim.item in PEOPLE) == (item in PEOPLE):
                return tuple(p for p in claim.parties if p.role == "side")
        return ()

    def _enemy(self, agent: tuple[Party, ...]) -> tuple[Party, ...]:
        """Whose drones are downed: those of the last launcher who is not the one that downs them."""
        country = agent[0].country if agent else None
        if self.launcher and self.launcher[0].country != country:
            return self.launcher
        return ()


__all__ = ["find_claims"]
