"""Who is mentioned: actors and places as an analyst marks them, each the maximal noun phrase."""

from __future__ import annotations

import re
from typing import Final

import numpy as np

from ...language import Document
from ...language.document import Ints
from ...language.forms import Mask
from ...records import Mention
from .doubts import settle_doubts
from .drafts import Draft, draft_coordinated, draft_phrase, embedded, include_title, name_body
from .identity import compose, find_government, hold_title
from .joins import join_drafts
from .names import Name, find_names
from .nouns import longest_noun
from .offices import build_offices
from .regions import share_regions
from .surnames import add_surnames
from .vocabulary import (
    ARTICLES,
    CALENDAR,
    CAPITAL,
    CUE,
    GIVEN,
    LOCATIVE,
    NAME,
    NOUN,
    PAST,
    PREFIXED,
    PRONOUN,
    RANK,
    SPEECH,
    TITLE,
    Flags,
    Words,
    read_words,
)

__all__ = ["find_mentions"]

ORDINALS: Final = frozenset(("1st", "2nd", "3rd"))
DETERMINERS: Final = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "some", "all", "no", "every", "each", "any", "both", "another")
)
AUXILIARIES: Final = {"has": ("VBN", "VBD"), "had": ("VBN", "VBD"), "is": ("VBG",), "was": ("VBG",)}
EXCELLENCY: Final = "HE"  # His Excellency before a name; elsewhere the pronoun in capitals
OPEN_TAGS: Final = ("NN", "NNS", "JJ", "RB", "FW", "UH", "VB", "VBD", "VBN", "VBP", "VBZ", "VBG", "NFP", "GW", "XX")


def find_mentions(document: Document) -> list[Mention]:
    """Mentions of actors and places, sorted by begin; offsets are into `document.text`."""
    if not len(document.token_begin):
        return []
    words, flags = read_words(document)
    sizes = document.sentence_last - document.sentence_first
    ends = np.repeat(document.sentence_last, sizes).tolist()
    starts = np.repeat(document.sentence_first, sizes).tolist()
    names = find_names(words, np.flatnonzero(flags & NAME).tolist(), ends)
    drafts = _drafts(document, words, flags, names, starts, ends)
    drafts = join_drafts(words, drafts, ends)
    drafts = add_surnames(document, words, flags, drafts)
    share_regions(words, drafts)
    settle_doubts(document, drafts)
    _read_metonyms(words, drafts, ends)
    return _mentions(document, words, drafts)


def _units(document: Document, words: Words, flags: Flags, spans: dict[int, tuple[int, int]]) -> list[tuple[int, int]]:
    """Noun phrases that may mention somebody; a name that crosses their border joins them."""
    firsts, lasts = document.phrases.np_first, document.phrases.np_last
    wanted = (flags & (NAME | PRONOUN | PREFIXED | CAPITAL)) != 0
    total = np.concatenate(([0], np.cumsum(wanted)))
    firsts, lasts = _with_adjectives(document, flags, firsts, lasts)
    verb = ((flags[lasts - 1] & (PAST | SPEECH)) != 0) & (lasts - firsts > 1)  # "the top diplomat spoke", as one phrase
    keep = (total[lasts] > total[firsts]) | ((flags[lasts - 1 - verb] & NOUN) != 0)
    units: list[tuple[int, int]] = []
    free = 0
    for first, last in zip(firsts[keep].tolist(), lasts[keep].tolist(), strict=True):
        begin, end = first, last
        if first in spans:  # the tagger may see a verb or an adverb in a name: IS group, Save the Children
            begin = min(begin, max(free, spans[first][0]))
        for at in range(first, last):
            if at in spans and spans[at][1] > end:
                end = spans[at][1]
        if units and (begin < free or (begin - free <= 1 and _continues(words, free, begin))):
            units[-1] = (units[-1][0], max(free, end))
        else:
            units.append((begin, end))
        free = units[-1][1]
    return units


def _continues(words: Words, end: int, at: int) -> bool:
    """'Artillery' in "Field Artillery Regiment", 'Refueling' in "Air Refueling Wing": by their tags no nouns."""
    flags = words.flags
    if not flags[end - 1] & flags[end] & flags[at] & CAPITAL or words.headline[at]:
        return False
    if at == end:
        return words.tags[at] == "DT" and words.folded[at] not in DETERMINERS
    return words.tags[end] in ("VBG", "VBN", "JJ", "NN") and not words.flags[at] & (CALENDAR | TITLE)


def _with_adjectives(document: Document, flags: Flags, firsts: Ints, lasts: Ints) -> tuple[Ints, Ints]:
    """Noun phrases, and 'military' in "Ukraine's military says", which the tagger takes for an adjective."""
    inside = np.zeros(len(flags) + 1, dtype=np.int32)
    np.add.at(inside, firsts, 1)
    np.add.at(inside, lasts, -1)
    owned = np.zeros(len(flags), dtype=np.bool_)
    owned[1:] = document.mask(frozenset(("'s", "'")))[:-1]
    extra = np.flatnonzero(owned & ((flags & NOUN) != 0) & (np.cumsum(inside[:-1]) == 0)).astype(np.int32)
    if not len(extra):
        return firsts, lasts
    order = np.argsort(np.concatenate((firsts, extra)), kind="stable")
    return np.concatenate((firsts, extra))[order], np.concatenate((lasts, extra + 1))[order]


def _drafts(
    document: Document, words: Words, flags: Flags, names: dict[int, Name], starts: list[int], ends: list[int]
) -> list[Draft]:
    """Drafts of all noun phrases, and of names outside them."""
    drafts: list[Draft] = []
    covered = bytearray(len(flags))  # 1 at the tokens of drafts
    spans = {at: (n.first, n.last) for n in names.values() if n.last - n.first > 1 for at in range(n.first, n.last)}
    breaks = _breaks(document, flags).tobytes()
    rank = (flags & RANK != 0) & ((flags & CAPITAL != 0) | document.mask(ORDINALS))
    leading = set(np.flatnonzero((flags & PREFIXED != 0) | rank).tolist())
    before, after = _stray(document, words, flags, names)
    for first, last in _units(document, words, flags, spans):
        while first > starts[first] and first - 1 in leading and not covered[first - 1]:
            first -= 1  # ISIL-held buildings, Petty Officer Holub: whatever the tagger sees
        if first > starts[first] and first - 1 in before and not covered[first - 1] and words.tags[first] != "DT":
            first -= 1
        while last < ends[first] and last in after and words.flags[last - 1] & CAPITAL:
            last += 1
        if last < ends[first] and words.flags[last] & NOUN and not covered[last] and _ends_noun(words, first, last):
            last += 1
        for begin, end in _lines(breaks, spans, first, last):
            found = draft_phrase(words, names, begin, end, starts[begin])
            if not found and drafts and drafts[-1].kind == "place" and begin - drafts[-1].last == 1:
                found = draft_coordinated(words, begin, end)
            if found and found[0].kind == "person" and found[0].first > starts[begin]:
                if drafts and drafts[-1].last == found[0].first and words.written[found[0].first - 1] == EXCELLENCY:
                    found[0].first = drafts.pop().first
                include_title(words, found[0], covered)
            for draft in found:
                covered[draft.first : draft.last] = b"\1" * (draft.last - draft.first)
                drafts.append(draft)
    drafts += [
        embedded(name) for at, name in names.items() if name.entry.type != "noun" and not covered[at]
        and not covered[name.last - 1]
    ]  # fmt: skip
    drafts += _prefixes(words, flags, covered)
    return sorted(drafts, key=lambda draft: draft.first)


def _ends_noun(words: Words, first: int, last: int) -> bool:
    """'crossing' after "the border", which the tagger takes for a verb."""
    noun = longest_noun(words.nouns, words.folded, first, last + 1)
    return noun is not None and len(noun.words) > 1


def _stray(document: Document, words: Words, flags: Flags, names: dict[int, Name]) -> tuple[set[int], set[int]]:
    """Tokens that belong to the noun phrase after or before them though the tagger sees no noun in them.

    'IS' in "IS fighters", 'Khaled' in "Khaled al-Obeidi", 'al-Hassan' in "Suhail al-Hassan".
    """
    capitals = np.flatnonzero(document.has_tag(*OPEN_TAGS) & (flags & CAPITAL != 0)).tolist()
    stray = [at for at in capitals if not words.headline[at]]
    acronyms = {at for at, name in names.items() if name.entry.exact and name.last - name.first == 1}
    before = {at for at in stray if at in acronyms or words.flags[at] & (GIVEN | TITLE)}
    return before, {at for at in stray if document.lower[at].startswith(ARTICLES)}


def _breaks(document: Document, flags: Flags) -> Mask:
    """Capitalised tokens that begin a line: after a headline a phrase may not run on."""
    newlines = [match.start() for match in re.finditer("\n", document.text)]
    after = np.searchsorted(document.token_begin, newlines)
    breaks = np.zeros(len(flags), dtype=np.bool_)
    breaks[after[after < len(flags)]] = True
    return np.asarray(breaks & ((flags & CAPITAL) != 0))


def _lines(breaks: bytes, spans: dict[int, tuple[int, int]], first: int, last: int) -> list[tuple[int, int]]:
    """A phrase cut where a line begins; a known name may run over a line's end."""
    if breaks.find(1, first + 1, last) < 0:
        return [(first, last)]
    cuts = [at for at in range(first + 1, last) if breaks[at] and spans.get(at, (at, at))[0] == at]
    return list(zip([first, *cuts], [*cuts, last], strict=True))


def _prefixes(words: Words, flags: Flags, covered: bytearray) -> list[Draft]:
    """'ISIL' in "an ISIL-held tank"."""
    found = []
    for at in np.flatnonzero(flags & PREFIXED).tolist():
        if covered[at]:
            continue
        prefix, _, _ = words.folded[at].partition("-")
        entry = words.gazetteer.entries[(prefix,)][0]
        if entry.type in ("actor", "name", "adjective"):
            draft = embedded(Name(at, at + 1, entry, ()))
            draft.cut = len(prefix)
            found.append(draft)
    return found


def _read_metonyms(words: Words, drafts: list[Draft], ends: list[int]) -> None:
    """'Moscow said', 'Kyiv has denied': a capital that speaks is its government; in place."""
    for draft in drafts:
        if draft.rule != "capital" or draft.country is None or draft.last >= ends[draft.first]:
            continue
        located = draft.first > 0 and words.flags[draft.first - 1] & LOCATIVE
        if draft.last - draft.first == 1 and not located and _speaks(words, draft.last, ends[draft.first]):
            draft.kind, draft.role, draft.rule = "government", "GOV", "metonym"
            draft.actor_id, draft.actor = find_government(words.gazetteer, words.nouns, draft.country)


def _speaks(words: Words, at: int, end: int) -> bool:
    """Whether a reporting verb stands here, after 'has' or 'is' in the form they ask for: 'is warned' speaks not."""
    form: tuple[str, ...] = ("VBD", "VBZ")
    while at < end and (words.tags[at] in ("RB", "MD") or words.folded[at] in AUXILIARIES):
        form = AUXILIARIES.get(words.folded[at], form)
        at += 1
    if at >= end:
        return False
    return bool(words.flags[at] & (CUE | SPEECH)) and words.tags[at] in form


def _mentions(document: Document, words: Words, drafts: list[Draft]) -> list[Mention]:
    if not drafts:
        return []
    firsts = [draft.first for draft in drafts]
    begins = document.token_begin[firsts].tolist()
    stops = document.token_end[[draft.last - 1 for draft in drafts]].tolist()
    sentences = document.token_sentence[firsts]
    articles = document.sentence_article[sentences].tolist()
    offices = document.lexicons.get(build_offices)
    mentions = []
    for draft, begin, end, sentence, article in zip(drafts, begins, stops, sentences.tolist(), articles, strict=True):
        if draft.noun is not None and draft.actor_id is None:
            compose(words, offices, draft, document.published[article])
            if draft.actor_id is None and draft.form == "name":
                name_body(words, draft)
        hold_title(words, offices, draft, document.published[article])
        mentions.append(
            Mention(
                sentence,
                begin,
                begin + draft.cut if draft.cut else end,
                draft.first,
                draft.last,
                draft.head,
                draft.form,
                draft.kind,
                draft.actor_id,
                draft.actor,
                draft.country,
                draft.role,
                draft.rule,
            )
        )
    return mentions
