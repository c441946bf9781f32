"""Candidates in text order, each bound by the rules, with what carries over inside an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ...language import Document
from ...records import Attribution, Claim, Mention, Party, Quantity, TimeExpression
from .agents import bind_agent, spare_own
from .basis import judge_basis
from .candidates import is_candidate
from .cases import Bound, Case, make_case
from .dates import date_of, day_of, find_time_before, find_when, has_own_time, is_dated, is_former, share_dates
from .evidence import bind_words
from .factuality import judge_factuality
from .implicit import BOTH, IMPLICIT_ACTIONS, IMPLICIT_RULES, NOBODY, ONE, find_implicit, implicit_sentences
from .items import ELLIPTIC, Earlier, find_item, is_idle, item_before
from .lists import listed_loss, loses
from .localities import sentence_places
from .memory import NOTHING, Event, Memory, Told, is_elsewhere
from .parties import make_parties
from .places import carried_place, find_place, is_overall, place_of
from .responsibility import claims_responsibility, disputes
from .scene import Scene, paragraph_start, set_scene
from .sides import CASUALTIES, bind_side
from .sources import find_said, may_speak
from .strikers import HARM
from .subjects import in_relative_clause
from .syntax import read_syntax
from .vocabulary import FATES, PEOPLE, PROJECTILES, SHOT
from .weapons import bind_fate, find_target

HAPPENED = frozenset(("actual", "negated"))
UNSAID = frozenset(("nothing_said", "compound"))
OPENING = 3  # sentences in which an article says when all it tells happened
STRIKING = frozenset(("killed", "injured", "hit", "damaged", "destroyed"))


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
    unsaid = find_implicit(document, syntax, quantities, implicit)
    scene = set_scene(document, syntax, times, quantities, mentions, attributions)
    by_article: dict[int, list[tuple[int, Quantity]]] = {}
    articles = document.sentence_article.tolist()
    numbers = sorted([*enumerate(quantities), *((-1, q) for q in unsaid)], key=lambda pair: pair[1].begin)
    for index, quantity in numbers:
        by_article.setdefault(articles[quantity.sentence], []).append((index, quantity))
    covering = _by_article(document, attributions)
    wholes = {q.whole_index: index for index, q in reversed([*enumerate(quantities)]) if q.whole_index >= 0}
    wholes |= {q.whole_index: -1 for q in unsaid if q.whole_index >= 0 and q.whole_index not in wholes}
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


def _by_sentence(document: Document, attributions: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    """The attributions that speak in each sentence, or whose contents reach into it."""
    begins = document.sentence_begin
    table: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        first = int(begins.searchsorted(attribution.content_begin, side="right")) - 1
        last = int(begins.searchsorted(attribution.content_end))
        for sentence in sorted({attribution.sentence, *range(max(first, 0), last)}):
            table.setdefault(sentence, []).append(attribution)
    return table


def _is_implicit(quantity: Quantity, case: Case, bound: Bound) -> bool:
    """'a soldier was killed' counts one; 'a soldier said' does not; 'no casualties' counts always."""
    if quantity.rule == "none":
        return bound.action != "none" and (
            bound.action != "other" or case.head in NOBODY - {"one"} or bound.role == "self"
        )
    fitting = bound.action not in CASUALTIES or quantity.item in PEOPLE
    again = quantity.item in PEOPLE and _is_apposition(case, bound)
    return fitting and not again and bound.action in IMPLICIT_ACTIONS and bound.rule in IMPLICIT_RULES


def _is_apposition(case: Case, bound: Bound) -> bool:
    """'arrested a suspect in the raid, [a man] of 34': the same one; not 'a nurse, [a clerk] and a guard'."""
    code, previous = case.syntax.code, case.previous
    if bound.rule != "coordinated" or code[case.left] != "," or not previous:
        return False
    return code[case.last] not in ",&" and case.syntax.lower[previous[-1][0]] in ONE


def _is_own_predicate(case: Case, bound: Bound) -> bool:
    """'two of the seven kidnapped', 'one of the two men who were wounded': said of the whole itself."""
    return bound.token <= case.last or case.syntax.code[case.last] == "w"


class _Article:
    """Reads the numbers of one article, sentence by sentence."""

    def __init__(self, scene: Scene, article: int, said: list[Attribution], wholes: dict[int, int]) -> None:
        sentence_article = scene.document.sentence_article
        first, last = bisect_left(sentence_article, article), bisect_right(sentence_article, article)
        self.scene = scene
        self.said = _by_sentence(scene.document, [attribution for attribution in said if may_speak(scene, attribution)])
        self.wholes = wholes
        self.said_of_part: dict[int, int] = {}  # whole -> the word that says what its part underwent
        self.former: set[int] = set()  # quantities of 'since May, when 12 died', whose date is theirs alone
        self.published = day_of(scene.document.published[article])
        disputing = frozenset(who for a in said if disputes(scene, a) for who in (a.source_id, a.source_country) if who)
        self.memory = Memory(range(first, last), claims_responsibility(scene, range(first, last)), disputing)

    def read(self, pairs: list[tuple[int, Quantity]]) -> list[Claim]:
        """Sentence by sentence, number by number."""
        earlier: list[Earlier] = []
        sentence = -1
        for index, quantity in pairs:
            if quantity.sentence != sentence:
                earlier, sentence = [], quantity.sentence
            if is_candidate(self.scene.syntax, quantity, self.scene.syntax.sentence_last[sentence]):
                self._read_quantity(index, quantity, earlier)
        whole_of = {index: quantity.whole_index for index, quantity in pairs if index >= 0}
        return share_dates(self.memory.claims, whole_of, self.former)

    def _read_quantity(self, index: int, quantity: Quantity, earlier: list[Earlier]) -> None:
        case = self._case(index, quantity, earlier)
        if quantity.rule == BOTH:
            pair = self.memory.pair_before(quantity.sentence)
            if pair is None:
                return
            case = case._replace(item=pair.item)
        last = self.memory.last_told()
        case, bound = bind_fate(case, item_before(case, earlier, last, quantity.sentence))
        if case.item not in PROJECTILES and self._is_compound(quantity):
            strong = self.scene.syntax.lower[quantity.last - 1].endswith("strong")  # 'a 50-strong mob'
            bound = Bound("none", "compound", -1, "", item="people" if strong else None)
        bound = listed_loss(case, bound) if self.memory.loser else bound
        bound = self.memory.fate_of_victims(quantity.sentence, case, bound)
        if self.said_of_part.get(index) == bound.token and not _is_own_predicate(case, bound):
            bound = Bound("none", "nothing_said", -1, "")  # '21 of the 31 missiles were shot down'
        if index in self.wholes and bound.action == "none" and case.item in PROJECTILES and self.memory.launcher:
            bound = Bound("launched", "whole", -1, "whole")
        if bound.rule == "coordinated" and self._cites(quantity, bound):
            bound = Bound("other", "speaker", -1, "")
        if not self._is_claim(index, quantity, case, bound):
            return
        item = find_item(self.scene, case, bound, earlier, last)
        if bound.action == "captured" and item not in PEOPLE:
            bound = bound._replace(action="seized")  # '3,000 tanks, [500] of them captured'
        if quantity.whole_index > index and bound.token >= 0:
            self.said_of_part[quantity.whole_index] = bound.token
        earlier.append((case.first, case.last, bound, item))
        if item != case.item:
            case = case._replace(item=item)
        self.memory.add(self._claim(index, quantity, case, bound))

    def _is_compound(self, quantity: Quantity) -> bool:
        """'a [54]-person council', 'a [six]-storey house': the measure of another thing."""
        document, last = self.scene.document, quantity.last
        within = quantity.end < document.ends[last - 1]
        return within and self.scene.syntax.code[last : last + 1] in ("N", "S", "J")

    def _cites(self, quantity: Quantity, bound: Bound) -> bool:
        """'seizing a base, according to an analyst and [two residents]': cited behind the verb, and no object of it."""
        spans = self.scene.speakers.get(quantity.sentence, ())
        verb = int(self.scene.document.token_begin[bound.token])
        return any(verb < begin <= quantity.begin < end for begin, end in spans)

    def _case(self, index: int, quantity: Quantity, earlier: list[Earlier]) -> Case:
        syntax, event = self.scene.syntax, self.memory.event
        head = syntax.lower[quantity.counted_head] if quantity.counted_head >= 0 else ""
        item = quantity.item
        if head and syntax.code[quantity.counted_head] in "FQ":
            head, item = "", None  # a verb taken for the counted noun
        if quantity.unit and item == "other":
            head = quantity.unit  # '900 tons' are no vehicles though 40 trucks carry them
        return make_case(
            syntax,
            quantity.sentence,
            syntax.phrase_first[index] if index >= 0 else quantity.first,
            syntax.phrase_last[index] if index >= 0 else max(quantity.last, quantity.counted_last),
            item,
            head,
            tuple(earlier),
            quantity.end,
            head in ELLIPTIC or 0 <= quantity.counted_head < quantity.first,
            event.bound if event.bound and event.bound.action == "supplied" else None,
        )

    def _is_claim(self, index: int, quantity: Quantity, case: Case, bound: Bound) -> bool:
        """Whether enough is said: not of 'a soldier said', 'seven of the ten', 'these two'."""
        if index < 0:
            return _is_implicit(quantity, case, bound)
        if self._is_known_whole(index, quantity, case) and bound.rule != "compound" and bound.action == "none":
            return False
        return not (bound.rule in UNSAID and is_idle(self.scene.syntax, case))

    def _is_known_whole(self, index: int, quantity: Quantity, case: Case) -> bool:
        """'seven of 128', 'of the 40 men, seven'; but '457,000 children are hungry, of them 146,000 badly'."""
        if index not in self.wholes:
            return False
        return self.wholes[index] < index or "the" in case.syntax.lower[case.left + 1 : quantity.first]

    def _claim(self, index: int, quantity: Quantity, case: Case, bound: Bound) -> Claim:
        scene, sentence, memory = self.scene, quantity.sentence, self.memory
        said = find_said(scene, self._covering(sentence, quantity), case, bound)
        here = find_place(scene, sentence, case, bound)
        told = Told(scene, memory, sentence, case, bound, said, here)
        told.event = memory.carried(told)
        if is_overall(told):
            told.event = told.event._replace(place=memory.opening if memory.opening and memory.opening.wide else None)
        place = told.place = place_of(told)
        told.agent = bind_agent(told)
        side = bind_side(told)
        told.agent = () if loses(case, bound) else spare_own(told, side)
        time = find_when(scene, sentence, case, bound)
        factuality = "negated" if quantity.rule == "none" else judge_factuality(case, bound)
        basis = judge_basis(case, bound)
        goes_on = basis == "event" and factuality in HAPPENED and is_dated(case, bound)
        earlier = self._time_before(told) if goes_on and not time and not has_own_time(scene, sentence) else None
        if time and index >= 0 and is_former(case, time):
            self.former.add(index)
        if earlier and self._is_to_come(earlier):
            earlier = None  # 'will send 200 men next month. It has given $40 million.'
        when = date_of(time, earlier, self.published)
        whole = memory.whole_of(quantity, sentence, case, bound)
        dated = when.basis in ("stated", "carried")
        bindings = bind_words(told, quantity, side, (time or earlier) if dated else None, when.basis == "carried")
        if factuality == "negated":  # what did not happen is no event, but goes on about the last one
            memory.event = memory.event._replace(sentence=sentence) if memory.event.bound else memory.event
        else:
            self._remember(told, side, time or earlier)
        document = scene.document
        counted = document.slice(quantity.counted_first, quantity.counted_last) or None
        return Claim(
            sentence, quantity.begin, quantity.end, index, _bound(quantity.low), _bound(quantity.high),
            quantity.modifier, quantity.vague, whole, counted, case.item or "other", quantity.model, bound.action,
            place.text if place else None, place.id if place else None, place.country if place else None,
            when.value, when.starts_at, when.ends_before, when.basis, said.stance, said.verification,
            factuality, basis, quantity.rule == "implicit_one", bound.rule == "former_toll",
            (*side, *told.agent, *said.parties), bindings, bound.rule,
        )  # fmt: skip

    def _is_to_come(self, time: TimeExpression) -> bool:
        """Whether it begins after the day of publication."""
        end, begin = self.published.ends_before, time.starts_at
        return end is not None and begin is not None and begin >= end

    def _time_before(self, told: Told) -> TimeExpression | None:
        """The date of the event that goes on, or of the sentence before that told it without a number."""
        memory, event, begin = self.memory, told.event, self.memory.sentences.start
        start = paragraph_start(self.scene, told.sentence, begin)
        if paragraph_start(self.scene, max(start - 1, begin), begin) == begin:
            start = begin  # the body's first paragraph goes on from the headline
        before = find_time_before(self.scene, told.sentence, max(start, event.sentence + 1))
        if before is None:
            return memory.date_of(event, told)
        there = carried_place(self.scene, before.sentence + 1, before.sentence)
        return None if there and is_elsewhere(told.here, event._replace(place=there), told.bound) else before

    def _remember(self, told: Told, side: tuple[Party, ...], time: TimeExpression | None) -> None:
        """Keep what the sentences after it may go on about."""
        memory, agent, action = self.memory, told.agent, told.bound.action
        carried = told.event
        strikes = told.said.attribution is None and action in HARM and not memory.launcher
        if agent and (action == "launched" or strikes) and told.case.item != "bombs":
            memory.launcher = agent
            target = find_target(told.scene, told.sentence, told.case)
            memory.defender = make_parties(told.scene, "agent", target) if target else memory.defender
        if agent and action in SHOT:
            memory.defender = agent
        flown = action in FATES and told.case.item in PROJECTILES and not memory.launcher
        if flown and side and side[0].rule in ("in_phrase", "nationality"):
            memory.launcher = side  # 'downed 40 Bosnian drones': Bosnia flew them
        if loses(told.case, told.bound) and side:
            memory.loser = side
        striking = agent if action in STRIKING and told.case.item not in PROJECTILES else ()
        elsewhere = is_elsewhere(told.here, carried, told.bound)  # who struck there did not strike here
        memory.striker = striking or (() if elsewhere else memory.striker)
        memory.striker_of_all = striking or memory.striker_of_all
        memory.strikers.update(p.actor_id or p.text for p in striking)
        place = told.place or carried.place
        if in_relative_clause(told.case, told.bound):
            place = next(iter(sentence_places(told.scene, told.sentence)), place)
        if memory.event.sentence == told.sentence and memory.event.place:
            place = memory.event.place  # the first of a sentence is what the next goes on about
        voice = told.said.parties[0].country if told.said.parties else None
        striker = striking or (() if elsewhere else carried.agent)
        time = time or memory.date_of(carried, told) or carried.time
        memory.event = Event(told.sentence, place, striker, time, told.bound, voice)
        if told.sentence - memory.sentences.start < OPENING:
            memory.lead = memory.event if time and memory.lead is NOTHING else memory.lead
            memory.opening = memory.opening or told.place

    def _covering(self, sentence: int, quantity: Quantity) -> list[Attribution]:
        return [
            a for a in self.said.get(sentence, ())
            if a.sentence == sentence or a.content_begin <= quantity.begin < a.content_end
        ]  # fmt: skip


__all__ = ["find_claims"]


def _bound(value: float | None) -> float | None:
    """'a third' -> 0.3333: a fraction has the four places of the codebook."""
    return round(value, 4) if value is not None and value < 1 else value
