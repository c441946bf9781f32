"""Acronyms that the article introduces: "Free Valley Front (FVF)"."""

from __future__ import annotations

from ...language import Document
from ...records import Mention
from .identities import identify


def link_acronyms(document: Document, mentions: list[Mention]) -> None:
    """Every mention of an introduced acronym gets the identity of the full name, in place."""
    introduced: dict[str, Mention] = {}
    for i in range(1, len(mentions)):
        full, short = mentions[i - 1], mentions[i]
        if short.first - full.last != 1 or document.words[full.last] != "(" or full.form == "pronoun":
            continue
        text = document.text[short.begin : short.end]
        if not is_acronym(text) or not spells(text, document.words[full.first : full.last]):
            continue
        if full.actor_id is None or full.kind == "person":
            continue
        introduced.setdefault(text, full)
    if not introduced:
        return
    for i, mention in enumerate(mentions):
        known = introduced.get(document.text[mention.begin : mention.end].removeprefix("the ").removeprefix("The "))
        if known is not None:
            mentions[i] = identify(mention, known)._replace(kind=known.kind)


def is_acronym(text: str) -> bool:
    """'SDF', 'CJTF-OIR' and 'U.N.' are; 'Hamas' is not."""
    letters = [c for c in text if c.isalpha()]
    return 2 <= len(letters) <= 10 and " " not in text and sum(c.isupper() for c in letters) * 2 > len(letters)


def spells(acronym: str, words: list[str]) -> bool:
    """'SDF' spells Syrian Democratic Forces, 'NAVCENT' Naval Forces Central Command: its letters, in order."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    text = " ".join(words).lower().replace("-", " ")
    starts = [part[0] for part in text.split() if part]
    if letters[0] not in starts:
        return False
    rest = iter(text[text.find(letters[0]) if text.startswith(letters[0]) else text.index(f" {letters[0]}") + 1 :])
    return all(letter in rest for letter in letters)
