"""Persons by surname, by title, and by apposition."""

from __future__ import annotations

from ...language import Document
from ...records import Mention
from ..actors.folding import fold
from ..actors.nouns import Noun, build_nouns, longest_noun
from ..actors.vocabulary import FORMER, INDEFINITE, build_clues
from .identities import agree, identify, only


def link_surnames(mentions: list[Mention]) -> None:
    """'Mr. Holub' is Ivan Holub where the article knows one Holub; the fuller spelling of a name wins."""
    full: dict[str, dict[str, Mention]] = {}
    for mention in mentions:
        if _is_named(mention) and " " in (mention.actor or ""):
            full.setdefault(_surname(mention), {}).setdefault(mention.actor_id or "", mention)
    for i, mention in enumerate(mentions):
        if not _is_named(mention) or not (mention.actor_id or "").startswith("name:"):
            continue
        candidates = full.get(_surname(mention), {})
        if " " in (mention.actor or ""):
            candidates = {
                key: other for key, other in candidates.items() if key.startswith("person:") and _same(mention, other)
            }
        known = only(candidates)
        if known is not None and known.actor_id != mention.actor_id:
            mentions[i] = identify(mention, known)


def _is_named(mention: Mention) -> bool:
    return mention.kind == "person" and mention.form == "name" and mention.actor_id is not None


def _surname(mention: Mention) -> str:
    """'Haider al-Abadi' -> 'abadi'."""
    last = fold((mention.actor or "").rsplit(" ", 1)[-1])
    return last.removeprefix("al-").removeprefix("el-")


def _same(mention: Mention, other: Mention) -> bool:
    """Same given name: 'Ivan P. Holub' and 'Ivan Holub'."""
    return fold((mention.actor or "").split(" ")[0]) == fold((other.actor or "").split(" ")[0])


def link_titles(document: Document, mentions: list[Mention]) -> None:
    """ "The foreign minister" after "Foreign Minister Ivan Holub", and "Ivan Holub, the governor": in place."""
    holders: dict[str, dict[str, Mention]] = {}
    for i, mention in enumerate(mentions):
        if _is_named(mention):
            _hold(holders, _titles(document, mention), mention)
        if i and _apposed(document, mentions[i - 1], mention):
            pair = _name_and_title(mentions[i - 1], mention)
            if pair is not None and not (pair[1].actor_id or "").startswith("person:"):
                name, called = pair
                mentions[i - 1 if called is mentions[i - 1] else i] = identify(called, name)
                _hold(holders, _called(document, called), name)
    for i, mention in enumerate(mentions):
        if mention.kind != "person" or mention.form == "pronoun" or _is_identified(mention):
            continue
        if not mention.rule.startswith("noun:") or document.folded[mention.first] in INDEFINITE:
            continue
        found = _holders(holders, _called(document, mention))
        known = only({key: m for key, m in found.items() if agree(mention, m)})
        if known is not None:
            mentions[i] = identify(mention, known)


def _is_identified(mention: Mention) -> bool:
    """Whether it is a person already; USA-FM is an office without one."""
    return (mention.actor_id or "").startswith(("person:", "name:"))


def _hold(holders: dict[str, dict[str, Mention]], titles: list[str], mention: Mention) -> None:
    for title in titles:
        holders.setdefault(title, {}).setdefault(mention.actor_id or "", mention)


def _holders(holders: dict[str, dict[str, Mention]], titles: list[str]) -> dict[str, Mention]:
    """Persons with this title, or with one that ends in it: 'secretary' of 'defense secretary'."""
    for title in titles:
        if title in holders:
            return holders[title]
    longer = [held for key, held in holders.items() if titles and key.endswith(f" {titles[0]}")]
    return {key: m for held in longer for key, m in held.items()}


def _titles(document: Document, mention: Mention) -> list[str]:
    """The office before a name: 'prime minister' in "Finnish Prime Minister Mira Tamm"."""
    if mention.last - mention.first < 2:
        return []
    nouns = document.lexicons.get(build_nouns)
    folded = document.folded[mention.first : mention.last]
    found = [longest_noun(nouns, folded, 0, stop) for stop in range(1, len(folded))]
    offices = [noun for noun in found if noun is not None and noun.type in ("person", "office")]
    return _names(document, mention, offices[-1]) if offices else []


def _called(document: Document, mention: Mention) -> list[str]:
    """The title that a description is: 'mayor' of "the mayor of Narva"."""
    words = tuple(mention.rule.removeprefix("noun:").split())
    for noun in document.lexicons.get(build_nouns).by_last.get(words[-1], ()):
        if noun.words == words:
            return _names(document, mention, noun)
    return []


def _names(document: Document, mention: Mention, noun: Noun) -> list[str]:
    """A title in its own words, and as the office it means: a secretary of state is a foreign minister.

    A former president is no president: 'former' stays with the title.
    """
    clues = document.lexicons.get(build_clues)
    past = any(clues.get(word, 0) & FORMER for word in document.folded[mention.first : mention.head])
    titles = [" ".join(noun.words), *([f"office {noun.body}"] if noun.type == "office" else [])]
    return [f"former {title}" for title in titles] if past else titles


def _apposed(document: Document, left: Mention, right: Mention) -> bool:
    """A comma between them, and none of a list after."""
    if right.sentence != left.sentence or right.first - left.last != 1 or document.words[left.last] != ",":
        return False
    after = document.words[right.last] if right.last < len(document.words) else ""
    return after not in ("and", "or")


def _name_and_title(left: Mention, right: Mention) -> tuple[Mention, Mention] | None:
    """Which of two apposed mentions is the name and which the title."""
    for name, title in ((left, right), (right, left)):
        if _is_named(name) and title.kind == "person" and title.rule.startswith("noun:"):
            return name, title
    return None
