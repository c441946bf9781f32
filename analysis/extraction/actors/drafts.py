"""A noun phrase becomes a mention, or none, or gives those of the names it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .folding import slug
from .gazetteer import Entry
from .names import WEAK, Name, is_place_noun
from .nouns import Noun, longest_noun
from .vocabulary import (
    CALENDAR,
    CAPITAL,
    DIRECTION,
    GIVEN,
    LOCATIVE,
    NAME,
    NOUN,
    PARTICLE,
    PAST,
    PREFIXED,
    PRONOUN,
    PRONOUNS,
    RANK,
    REGIONAL,
    SHIP,
    SPEECH,
    THING,
    TITLE,
    Words,
)

QUOTES: Final = frozenset(('"', "“", "”", "'", "‘", "’", "''", "``"))
MODIFIERS: Final = frozenset(("JJ", "JJR", "JJS", "VBN", "DT", "PRP$", "PDT", "POS"))
GEOGRAPHIC: Final = frozenset(("mount", "lake", "fort", "camp", "port", "cape", "st.", "saint", "mt.", "east", "west"))
VAGUE: Final = frozenset(("dozens", "hundreds", "thousands", "scores", "many", "several", "more", "most", "few"))
OWN_NAMES: Final = frozenset(("actor", "name", "capital"))
FOLLOWERS: Final = frozenset(("members", "group", "movement", "network", "side", "faction", "loyalists", "ranks"))
REACH: Final = 8  # tokens between "towns" and "including"
BARE_BEFORE: Final = frozenset((",", "and", "or", "using", "of", "with", "to", "as"))


@dataclass(slots=True)
class Draft:
    """A mention in the making, in tokens; `cut` is a sub-token end (offset in the last token), 0 if none."""

    first: int
    last: int
    head: int
    form: str
    kind: str
    rule: str
    actor_id: str | None = None
    actor: str | None = None
    country: str | None = None
    role: str | None = None
    noun: Noun | None = None
    others: tuple[Entry, ...] = ()
    cut: int = 0
    population: int = 0
    of: str | None = None  # id of whom an office belongs to
    sole: bool = True  # nothing but its owner describes it: "the Hamas leader", not "the senior Hamas leader"


def draft_phrase(words: Words, names: dict[int, Name], first: int, last: int, start: int) -> list[Draft]:
    """Mentions of one noun phrase; `start` is the first token of its sentence."""
    flags = words.flags
    if last - first == 1 and flags[first] & PRONOUN:
        if words.folded[first] == "i" and first > start and flags[first - 1] & THING:
            return []  # World War I
        kind = PRONOUNS[words.folded[first]]
        return [Draft(first, last, first, "pronoun", kind, "pronoun")]
    for at in range(first + 1, last - 1):
        if flags[at] & CAPITAL:
            continue
        if flags[at] & SPEECH or (  # "the ministry denies Russian forces ..."
            (flags[at + 1] & CAPITAL or words.tags[at + 1] == "PRP$") and _is_verb(words, names, first, at)
        ):
            left = draft_phrase(words, names, first, at, start)
            return left + draft_phrase(words, names, at + 1, last, start)
    while last - first > 1 and flags[last - 1] & (PAST | SPEECH) and not flags[last - 1] & (CAPITAL | NOUN):
        last -= 1  # "the president spoke", tagged as a noun
    inside = [names[i] for i in range(first, last) if i in names and names[i].last <= last]
    first = _without_number(words, first, last)
    if inside:
        inside = [name for name in inside if name.entry.type != "noun"]
        first = next((name.first for name in inside if name.first < first < name.last), first)
        inside = [name for name in inside if name.first >= first]
    tail = inside[-1] if inside and inside[-1].last == last else None
    if tail is not None and _longer(words, names, first, tail):
        inside, tail = inside[:-1], None
    if tail is not None and tail.entry.type != "adjective":
        known = _known(words, first, tail, inside)
        left = draft_phrase(words, names, first, known.first, start) if known.first > first else []
        return [*left, known]
    if flags[last - 1] & NOUN and not _surname(words, first, last):
        noun = _noun(words, first, last, inside)
        if noun is not None and _is_actor(words, first, last, noun, start):
            return [_nominal(words, first, last, noun, inside, start)]
    if flags[last - 1] & CAPITAL and tail is None and _is_nominal(words, first, last - 1):
        unknown = _unknown(words, first, last, inside, start)
        if unknown is not None:
            return [unknown]
    stop = _person_end(words, first, last, inside)
    if stop < last:  # 'Ivan Holub calls': a verb that the tagger took for a noun
        return draft_phrase(words, names, first, stop, start)
    return [embedded(name) for name in inside]


def _is_verb(words: Words, names: dict[int, Name], first: int, at: int) -> bool:
    """'updated' in "the IMF updated Ghana officials": a participle by its tag, between two names."""
    past = words.tags[at] in ("VBD", "VBN") or (words.tags[at] == "JJ" and words.folded[at].endswith("ed"))
    if not past:
        return False
    return any(i in names and names[i].last == at and names[i].entry.type in OWN_NAMES for i in range(first, at))


def _noun(words: Words, first: int, last: int, inside: list[Name]) -> Noun | None:
    """The noun that ends a phrase; a name may stand within it: 'top diplomat' in "the top U.S. diplomat"."""
    noun = longest_noun(words.nouns, words.folded, first, last)
    if noun is None or not inside:
        return noun
    if last - len(noun.words) < inside[-1].last < last:  # "the Wagner Group leader" leads no group of Wagners
        return longest_noun(words.nouns, words.folded, inside[-1].last, last)
    if inside[0].first == first or inside[-1].last != last - len(noun.words):
        return noun
    rest = words.folded[first : inside[0].first] + words.folded[inside[-1].last : last]
    around = longest_noun(words.nouns, rest, 0, len(rest))
    return around if around is not None and len(around.words) > len(noun.words) else noun


def _is_nominal(words: Words, first: int, at: int) -> bool:
    """Tagged as a noun; after another capital, tags of a rare surname say little."""
    tag = words.tags[at]
    return tag.startswith("NN") or (
        at > first and bool(words.flags[at - 1] & CAPITAL) and words.written[at].replace("-", "").isalpha()
    )


def _person_end(words: Words, first: int, last: int, inside: list[Name]) -> int:
    """Where a person's name ends before small letters: 'Sarah Holub visits' -> after 'Holub'; else `last`."""
    flags, stop = words.flags, last
    if last - first > 1 and flags[last - 2] & NOUN and not flags[last - 1] & CAPITAL:
        noun = longest_noun(words.nouns, words.folded, first, last - 1)
        if noun is not None and noun.plural and noun.type in ("person", "body"):
            return last - 1  # "Russian forces strike": plurals seldom stand before a noun
    while stop > first and not flags[stop - 1] & CAPITAL:
        stop -= 1
    if stop in (first, last) or any(name.first >= stop for name in inside) or words.headline[stop - 1]:
        return last
    if words.flags[stop - 1] & NOUN and stop - first > 1:
        noun = longest_noun(words.nouns, words.folded, first, stop)
        return stop if noun is not None and noun.type in ("body", "name") else last
    known = any(name.last == stop and name.entry.kind == "person" for name in inside)
    if known or any(flags[i] & GIVEN or _is_title(words, first, i) for i in range(first, stop - 1)):
        return stop
    return last


def _longer(words: Words, names: dict[int, Name], first: int, tail: Name) -> bool:
    """Whether a known name only ends a longer one: 'Naval Forces Central Command', 'Zemari Kazan'."""
    at = tail.first - 1
    if at < first or words.headline[at] or tail.entry.kind in ("state", "person") or tail.entry.type == "people":
        return False
    flag = words.flags[at]
    if not flag & CAPITAL or flag & (TITLE | DIRECTION | CALENDAR | PREFIXED) or words.folded[at] in GEOGRAPHIC:
        return False
    if words.tags[at] not in ("NNP", "NNPS", "NNS") or (at == first and at not in names and words.tags[at] == "NNS"):
        return False
    return not any(i in names and names[i].last == at + 1 for i in range(max(first, at - 4), at + 1))


def _without_number(words: Words, first: int, last: int) -> int:
    """'10,000 North Korean troops' -> from 'North'; 'the two leaders' and '5th Fleet' stay whole."""
    tags, folded = words.tags, words.folded
    if tags[first] in ("DT", "PRP$", "PDT") and folded[first] != "that":
        return first
    for at in range(last - 2, first - 1, -1):
        number = tags[at] in ("CD", "$") and not folded[at].endswith(("st", "nd", "rd", "th"))
        if (number and not (words.flags[at] & NAME and words.written[at].isupper())) or folded[at] in VAGUE:
            while at + 2 < last and words.flags[at + 1] & CALENDAR:
                at += 1  # 10 August German forces
            return at + 1
    if tags[last - 1] in ("NNS", "NNPS") and folded[first] == "that" and last - first > 1:
        return first + 1  # "said that civilians": no determiner
    while first < last - 1 and (tags[first] in ("IN", "TO") or words.flags[first] & (LOCATIVE | CALENDAR)):
        first += 1
    return first


def _is_actor(words: Words, first: int, last: int, noun: Noun, start: int) -> bool:
    """Whether the noun means somebody here: 'Affairs Office' but no office, 'a bomber' but not 'fighter and bomber'."""
    if noun.type == "name":
        owned = first > start and words.folded[first - 1] == "'s"  # the president's office
        return owned or (bool(words.flags[last - 1] & CAPITAL) and last - first > 1)
    if noun.type != "person" or noun.plural or last - first > len(noun.words):
        return True
    before = words.folded[first - 1] if first > start else ""
    after = words.folded[last] if last < len(words.folded) else ""
    return before not in BARE_BEFORE or after == "of" or bool(words.flags[first] & CAPITAL)


def embedded(name: Name) -> Draft:
    """A known name that stands for itself: 'Russian' in "Russian drones"."""
    e = name.entry
    form = "nominal" if e.type == "adjective" else "name"
    return Draft(
        name.first, name.last, name.last - 1, form, e.kind, e.type, e.actor_id, e.actor, e.country, e.role, None,
        name.others, 0, e.population,
    )  # fmt: skip


def _known(words: Words, first: int, tail: Name, inside: list[Name]) -> Draft:
    """'the Russian Black Sea Fleet', 'President Volodymyr Zelensky', 'northern Syria'."""
    draft = embedded(tail)
    draft.first = _begin(words, first, tail.first, state=tail.entry.type == "name")
    at = tail.first - 1
    if at >= draft.first and tail.entry.kind not in ("place", "state") and not words.flags[at] & CAPITAL:
        noun = longest_noun(words.nouns, words.folded, first, tail.first) if words.flags[at] & NOUN else None
        if noun is not None and noun.type == "place":
            draft.first = tail.first  # "the territory ISIL once held"
    if draft.country is None and tail.entry.type == "actor" and len(inside) > 1:
        draft.country = inside[0].entry.country if tail.entry.kind != "person" else None
    return draft


def _begin(words: Words, first: int, name_first: int, *, titled: bool = False, state: bool = False) -> int:
    """Where a known name's phrase begins: 'the brutal Islamic State', but from 'Assad' in "one day Assad"."""
    flags, tags = words.flags, words.tags
    at = name_first
    while at > first:
        flag, tag = flags[at - 1], tags[at - 1]
        if words.folded[at - 1] in ("of", "for") and at - 1 > first and flags[at - 2] & (NOUN | TITLE):
            at -= 1  # Secretary of State
            continue
        if flag & (CALENDAR | LOCATIVE):
            return at
        plain = flag & (CAPITAL | NOUN | TITLE | RANK | DIRECTION) or tag in MODIFIERS or "-" in words.folded[at - 1]
        plain = plain or not words.folded[at - 1]  # an invisible mark
        if state and flag & CAPITAL and tag == "NNP" and not flag & (DIRECTION | TITLE | NOUN | NAME | PREFIXED):
            return at  # "NARAL Pro-Choice America" is no state
        if not plain and not (titled and tag.startswith("NN")):
            return at
        at -= 1
    return at


def _surname(words: Words, first: int, last: int) -> bool:
    """'Sarah Baker' is a person, no baker."""
    at = last - 1
    return at > first and bool(words.flags[at] & CAPITAL) and bool(words.flags[at - 1] & GIVEN)


def _nominal(words: Words, first: int, last: int, noun: Noun, inside: list[Name], start: int) -> Draft:
    """'the Russian Defense Ministry', 'Kurdish fighters', 'two bridges'."""
    head = last - 1
    countries = {name.entry.country for name in inside if name.entry.country}
    country = countries.pop() if len(countries) == 1 else None
    proper = bool(words.flags[head] & CAPITAL) and (head > start or last - first > 1) and noun.type != "person"
    draft = Draft(
        first, last, head, "name" if proper else "nominal", noun.kind, f"noun:{' '.join(noun.words)}", None, None,
        country, noun.role, noun, population=max((name.entry.population for name in inside), default=0),
    )  # fmt: skip
    _own(words, draft, noun, inside)
    if (
        noun.type == "place"
        and inside
        and inside[-1].last == last - len(noun.words)
        and inside[-1].entry.type == "region"
        and words.flags[head] & REGIONAL
    ):
        region = inside[-1].entry  # the Abyan Governorate is Abyan
        draft.actor_id, draft.actor, draft.form = region.actor_id, region.actor, "name"
    owners = [name.entry for name in inside if name.entry.kind == "armed_group"]
    fighters = noun.kind in ("armed_group", "military") or noun.words[-1] in FOLLOWERS
    if len(owners) == 1 and fighters and noun.type != "office":
        draft.actor_id, draft.actor, draft.kind = owners[0].actor_id, owners[0].actor, "armed_group"
    return draft


def _own(words: Words, draft: Draft, noun: Noun, inside: list[Name]) -> None:
    """Whose office it is: 'Hamas' in "the Hamas leader"; in place."""
    if noun.office is None:
        return
    if inside and inside[-1].last <= draft.last - len(noun.words):
        draft.of = inside[-1].entry.actor_id
    named = {at for name in inside for at in range(name.first, name.last)}
    draft.sole = all(
        at in named or words.tags[at] in ("DT", "POS", "PRP$") or words.folded[at] in noun.words
        for at in range(draft.first, draft.head)
    )


def _unknown(words: Words, first: int, last: int, inside: list[Name], start: int) -> Draft | None:
    """A capitalised tail that no lexicon has: a person, a place or an organisation by what stands around it."""
    flags = words.flags
    begin = last - 1
    while begin > first and flags[begin - 1] & (CAPITAL | PARTICLE) and words.folded[begin - 1] != "the":
        begin -= 1
    named = last - first > 1 and flags[last - 1] & CALENDAR and flags[last - 2] & TITLE  # Mrs May
    if not named and (flags[last - 1] & (THING | CALENDAR) or flags[begin] & THING):
        return None
    body = [i for i in range(begin, last) if not any(n.first <= i < n.last for n in inside)]
    ship = next((i for i in range(begin, last - 1) if flags[i] & SHIP and words.written[i].isupper()), -1)
    if ship >= 0:
        return _named(words, first, last, ship, "military", "ship", inside)
    if words.headline[last - 1] and not any(flags[i] & GIVEN for i in body):
        return None
    if _is_people(words, first, begin, last) and not _located(words, first, start):
        return Draft(first, last, last - 1, "name", "group", "people")
    titled = next((i for i in range(last - 2, first - 1, -1) if _is_title(words, first, i)), -1)
    given = next((i for i in body if flags[i] & GIVEN), -1)
    if titled >= 0 and titled < last - 1:
        return _named(words, first, last, titled + 1, "person", "title", inside)
    if 0 <= given < last - 1:
        return _named(words, first, last, given, "person", "given_name", inside)
    located = _located(words, first, start) or _before_region(words, last)
    if begin == first and last - first <= 3 and located and not words.written[last - 1].isupper():
        return _named(words, first, last, begin, "place", "locative", inside)
    written = words.written[last - 1]
    unit = begin > start and words.tags[begin - 1] == "CD"  # 2,100 MW
    shouted = begin < last - 1 and all(w.isupper() for w in words.written[begin:last])  # FULL TEXT
    if written.isupper() and 2 <= len(written) <= 6 and written.isalpha() and not unit and not shouted:
        return _named(words, first, last, begin, "organisation", "acronym", inside)
    if last - begin == 1 and begin >= last - 1 and _speaks(words, begin) and not written.isupper():
        return _named(words, first, last, begin, "person", "speaker", inside)
    if last - begin == 1 and flags[begin] & GIVEN and is_nicknamed(words, last):
        return _named(words, first, last, begin, "person", "given_name", inside)
    if last - begin in (2, 3) and begin == first and _acts(words, begin, last):
        return _named(words, first, last, begin, "person", "two_names", inside)
    return None


def _is_people(words: Words, first: int, begin: int, last: int) -> bool:
    """'the Ionians': a capitalised plural with an article; names of persons have none."""
    word = words.folded[last - 1]
    if last - begin > 1 or len(word) < 5 or words.folded[first] not in ("the", "these", "those"):
        return False
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and words.tags[last - 1].startswith("NN")


def draft_coordinated(words: Words, first: int, last: int) -> list[Draft]:
    """'Urazovo' in "in Valuyki and Urazovo": an unknown name in a list of places."""
    if words.folded[first - 1] not in (",", "and", "or") or last - first > 2 or words.headline[first]:
        return []
    for at in range(first, last):
        if not words.flags[at] & CAPITAL or words.flags[at] & (NOUN | TITLE | CALENDAR | THING | GIVEN):
            return []
        if not words.tags[at].startswith("NNP") or words.written[at].isupper():
            return []
    return [_named(words, first, last, first, "place", "coordinated", [])]


def _located(words: Words, first: int, start: int) -> bool:
    """'in Urazovo', 'the village of Urazovo', 'towns including Urazovo'; 'to' and 'for' may come before a person."""
    if first > start and words.folded[first - 1] == "including":
        before = range(max(start, first - REACH), first - 1)
        return any(words.flags[at] & NOUN and is_place_noun(words, at, plural=True) for at in before)
    if first <= start or not words.flags[first - 1] & LOCATIVE:
        return False
    return words.folded[first - 1] not in WEAK or (words.folded[first - 1] == "of" and is_place_noun(words, first - 2))


def _before_region(words: Words, last: int) -> bool:
    """'Rajouri, India': a comma and the name of a state or region follow."""
    if last + 1 >= len(words.flags) or words.folded[last] != "," or not words.flags[last + 1] & NAME:
        return False
    entries = words.gazetteer.entries.get((words.folded[last + 1],), ())
    return any(entry.type in ("name", "region") for entry in entries) and bool(words.flags[last + 1] & CAPITAL)


def _is_title(words: Words, first: int, at: int) -> bool:
    """'Gen.' and 'spokesman' come before a person's name, 'Army' does not."""
    if words.flags[at] & TITLE:
        return True
    if not words.flags[at] & NOUN:
        return False
    noun = longest_noun(words.nouns, words.folded, first, at + 1)
    return noun is not None and noun.type in ("person", "office") and not noun.plural


def _acts(words: Words, begin: int, last: int) -> bool:
    """Two capitalised words beside a verb may be a person; ships and acronyms are none."""
    if not all(w.isalpha() and not w.isupper() for w in words.written[begin:last]):
        return False
    before = words.tags[begin - 1] if begin else ""
    after = words.tags[last] if last < len(words.tags) else ""
    if after in ("VBD", "VBZ", "MD") or before in ("VBD", "VBZ"):
        return True
    return (after == "," and _describes(words, last + 1, last + 5)) or (
        before == "," and _describes(words, begin - 2, begin - 1)
    )


def _describes(words: Words, first: int, last: int) -> bool:
    """'a driver' beside a comma: whether a noun for one person stands there."""
    for at in range(max(first, 0), min(last, len(words.flags))):
        if words.flags[at] & NOUN and not words.flags[at] & CAPITAL:
            return any(n.type in ("person", "office") and not n.plural for n in words.nouns.by_last[words.folded[at]])
    return False


def is_nicknamed(words: Words, at: int) -> bool:
    """Whether a quoted word and a capital follow: "Bear" Holub."""
    return (
        at + 3 < len(words.flags) and words.written[at] in QUOTES and words.written[at + 2] in QUOTES
        and bool(words.flags[at + 3] & CAPITAL)
    )  # fmt: skip


def _speaks(words: Words, at: int) -> bool:
    """'Holub said', 'said Holub'."""
    after = words.flags[at + 1] if at + 1 < len(words.flags) else 0
    return bool((after | words.flags[at - 1]) & SPEECH) if at else bool(after & SPEECH)


def include_title(words: Words, draft: Draft, covered: bytearray) -> None:
    """'mayor Ivan Holub' after "according to", where the tagger sees a verb."""
    at = draft.first - 1
    if draft.form != "name" or covered[at] or words.flags[at] & CAPITAL or not words.flags[at] & NOUN:
        return
    if _is_title(words, at, at):
        draft.first = at


def name_body(words: Words, draft: Draft) -> None:
    """'the Free Valley Brigade' is known by its name; 'the Defense Ministry' by nothing of its own."""
    if draft.noun is None or draft.kind == "person":
        return
    first = draft.first + (words.tags[draft.first] in ("DT", "PRP$"))
    own = draft.head + 1 - len(draft.noun.words)
    if any(words.flags[i] & CAPITAL for i in range(first, own)):
        draft.actor = " ".join(words.written[first : draft.head + 1]).replace(" ,", ",")
        key = slug(draft.actor)
        if draft.kind == "place":
            key += f"-{draft.country.lower()}" if draft.country else ""
        draft.actor_id = (f"place:{key}" if draft.kind == "place" else f"name:{key}") if key else None


def _named(words: Words, first: int, last: int, begin: int, kind: str, rule: str, inside: list[Name]) -> Draft:
    while begin < last - 1 and words.folded[begin] in ("the", ","):
        begin += 1
    parts = [w for w in words.written[begin:last] if len(w.rstrip(".")) > 1 or kind != "person"]
    name = " ".join(parts)
    countries = {n.entry.country for n in inside if n.entry.country and n.last <= begin}
    country = countries.pop() if len(countries) == 1 else None
    key = slug(name)
    actor_id = f"{'place' if kind == 'place' else 'name'}:{key}" if key else None
    first = begin if rule == "ship" else _begin(words, first, begin, titled=rule == "title")
    return Draft(first, last, last - 1, "name", kind, rule, actor_id, name, country)
