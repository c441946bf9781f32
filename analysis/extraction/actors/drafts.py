"""A noun phrase becomes a mention, or none, or gives those of the names it holds."""

from __future__ import annotations

from dataclasses import dataclass

from .gazetteer import Entry, slug
from .names import Name
from .nouns import Noun, longest_noun
from .vocabulary import CALENDAR, CAPITAL, GIVEN, LOCATIVE, NOUN, PARTICLE, PRONOUN, PRONOUNS, THING, TITLE, Words


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


def draft_phrase(words: Words, names: dict[int, Name], first: int, last: int, start: int) -> list[Draft]:
    """Mentions of one noun phrase; `start` is the first token of its sentence."""
    flags, tags = words.flags, words.tags
    if last - first == 1 and flags[first] & PRONOUN:
        kind = PRONOUNS[words.folded[first]]
        return [Draft(first, last, first, "pronoun", kind, "pronoun")]
    while first < last - 1 and (tags[first] in ("CD", "$") or words.folded[first] in ("dozens", "hundreds")):
        first += 1
    inside = [names[i] for i in range(first, last) if i in names and names[i].last <= last]
    inside = [name for name in inside if name.entry.type != "noun"]
    tail = inside[-1] if inside and inside[-1].last == last else None
    if tail is not None and tail.entry.type != "adjective":
        return [_known(words, first, tail, inside, start)]
    if flags[last - 1] & NOUN and not _surname(words, first, last):
        noun = longest_noun(words.nouns, words.folded, first, last)
        if noun is not None:
            return [_nominal(words, first, last, noun, inside, start)]
    if flags[last - 1] & CAPITAL and tail is None and tags[last - 1].startswith("NN"):
        unknown = _unknown(words, first, last, inside, start)
        if unknown is not None:
            return [unknown]
    return [embedded(name) for name in inside]


def embedded(name: Name) -> Draft:
    """A known name that stands for itself: 'Russian' in "Russian drones"."""
    e = name.entry
    form = "nominal" if e.type == "adjective" else "name"
    return Draft(
        name.first, name.last, name.last - 1, form, e.kind, e.type, e.actor_id, e.actor, e.country, e.role, None,
        name.others,
    )  # fmt: skip


def _known(words: Words, first: int, tail: Name, inside: list[Name], start: int) -> Draft:
    """'the Russian Black Sea Fleet', 'President Volodymyr Zelensky', 'northern Syria'."""
    draft = embedded(tail)
    draft.first = _begin(words, first, tail.first, start)
    if draft.country is None and tail.entry.type == "actor" and len(inside) > 1:
        draft.country = inside[0].entry.country if tail.entry.kind != "person" else None
    return draft


def _begin(words: Words, first: int, name_first: int, start: int) -> int:
    """Where a known name's phrase begins: a word of the calendar does not belong to it."""
    for at in range(name_first - 1, first - 1, -1):
        if words.flags[at] & CALENDAR:
            return at + 1
    return first


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
        country, noun.role, noun,
    )  # fmt: skip
    owners = [name.entry for name in inside if name.entry.kind == "armed_group"]
    if len(owners) == 1 and noun.kind in ("armed_group", "military", "group") and noun.type != "office":
        draft.actor_id, draft.actor, draft.kind = owners[0].actor_id, owners[0].actor, "armed_group"
    return draft


def _unknown(words: Words, first: int, last: int, inside: list[Name], start: int) -> Draft | None:
    """A capitalised tail that no lexicon has: a person, a place or an organisation by what stands around it."""
    flags, folded = words.flags, words.folded
    begin = last - 1
    while begin > first and (flags[begin - 1] & CAPITAL or flags[begin - 1] & PARTICLE):
        begin -= 1
    if flags[last - 1] & (THING | CALENDAR) or flags[begin] & THING:
        return None
    body = [i for i in range(begin, last) if not any(n.first <= i < n.last for n in inside)]
    titled = next((i for i in range(last - 2, first - 1, -1) if flags[i] & (TITLE | NOUN)), -1)
    given = next((i for i in body if flags[i] & GIVEN), -1)
    if titled >= 0 and titled < last - 1:
        return _named(words, first, last, titled + 1, "person", "title", inside)
    if 0 <= given < last - 1:
        return _named(words, first, last, given, "person", "given_name", inside)
    located = first > start and flags[first - 1] & LOCATIVE and folded[first - 1] not in ("of", "for", "to", "and")
    if located and last - first <= 3:
        return _named(words, first, last, begin, "place", "locative", inside)
    written = words.written[last - 1]
    if written.isupper() and 2 <= len(written) <= 6 and written.isalpha():
        return _named(words, first, last, begin, "organisation", "acronym", inside)
    if last - begin in (2, 3) and begin == first and all(words.written[i].isalpha() for i in range(begin, last)):
        return _named(words, first, last, begin, "person", "two_names", inside)
    return None


def _named(words: Words, first: int, last: int, begin: int, kind: str, rule: str, inside: list[Name]) -> Draft:
    while begin < last - 1 and words.folded[begin] in ("the", ","):
        begin += 1
    name = " ".join(words.written[begin:last])
    countries = {n.entry.country for n in inside if n.entry.country and n.last <= begin}
    country = countries.pop() if len(countries) == 1 else None
    key = slug(name)
    actor_id = f"{'place' if kind == 'place' else 'name'}:{key}" if key else None
    return Draft(first, last, last - 1, "name", kind, rule, actor_id, name, country)
