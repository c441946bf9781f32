"""What a source is, and whether it is named: a ministry, an official without a name, a letter, hearsay."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final, NamedTuple

from ..language import Document
from ..records import Mention
from .actors.nouns import Noun, build_nouns, longest_noun
from .source_words import SourceWords, build_source_words

INDEFINITE: Final = frozenset(("a", "an", "another", "some", "several", "many", "one", "two", "three", "few", "other"))
PERSONS: Final = ("person:", "name:")
HEADING: Final = frozenset(("NN", "NNS", "NNP", "NNPS"))
BETWEEN: Final = frozenset(("POS", "JJ", "CD", "HYPH"))
BEFORE: Final = BETWEEN | {"CC", ",", "DT", "PDT", "PRP$", "JJR", "JJS", "RB", "VBG", ".", ":", "NFP", "``", "''"}
NAMING: Final = frozenset(("NNP", "NNPS"))
GROUPS: Final = ("group", "nationality")


class Speaker(NamedTuple):
    """Kind of a source (of mentions, document or media) and `named` or `unnamed`; None where in doubt."""

    kind: str | None
    anonymity: str | None


class _Phrase(NamedTuple):
    """A source: its tokens, its head, what the head is called, and what is known of it."""

    first: int
    last: int
    head: int
    called: frozenset[str]  # the head, alone and with the word before it
    mention: Mention | None  # that holds the head
    noun: Noun | None

    @property
    def is_name(self) -> bool:
        """'Ida Brandt', 'the Air Force'."""
        return self.mention is not None and self.mention.form == "name" and self.mention.kind not in GROUPS


class Speakers:
    """Reads the sources of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: SourceWords = document.lexicons.get(build_source_words)
        self.nouns = document.lexicons.get(build_nouns)
        self.begins = document.begins
        self.withheld = self._withheld()

    def describe(self, begin: int, end: int, mention: Mention | None) -> Speaker:
        """'a letter seen by the paper' -> document, unnamed; 'the Air Force' -> military, named."""
        if mention is not None and mention.form == "pronoun":
            return Speaker(mention.kind, "named" if mention.actor_id is not None else None)
        phrase = self._read(begin, end, mention)
        kind = self._kind(phrase)
        if kind is None and mention is not None and phrase.mention is None:
            between = self.document.lower[phrase.head : mention.first]
            kind = mention.kind if "," in between else None  # "Ida Brandt, the head of the clinic"
        kept_back = self.document.sentence_of[phrase.first] in self.withheld
        if kept_back and phrase.is_name and phrase.mention is not None and phrase.mention.kind == "person":
            kept_back = False
        if kept_back or not self.words.unnamed.isdisjoint(self.document.lower[phrase.first : phrase.last]):
            return Speaker(kind, "unnamed")
        return Speaker(kind, self._anonymity(phrase, kind))

    def is_examined(self, begin: int, end: int, mention: Mention) -> bool:
        """'a letter [seen by the BBC]': the mention is who looked, not who says."""
        if mention.begin <= begin:
            return False
        at, first, lower = mention.first, self._tokens(begin, end)[0], self.document.lower
        while at > first and lower[at - 1] != "by" and mention.first - at < 3:
            at -= 1
        return at - 2 > first and lower[at - 1] == "by" and lower[at - 2] in self.words.examining

    def _tokens(self, begin: int, end: int) -> tuple[int, int]:
        first = bisect_left(self.begins, begin)
        return first, max(bisect_left(self.begins, end, first), first + 1)

    def _read(self, begin: int, end: int, mention: Mention | None) -> _Phrase:
        first, last = self._tokens(begin, end)
        head, lower = self._head(first, last), self.document.lower
        plain = [word for word in lower[max(head - 2, first) : head + 1] if word != "-"]  # "secretary-general"
        called = frozenset((lower[head], " ".join(plain[-2:])))
        covering = mention if mention is not None and mention.first <= head < mention.last else None
        return _Phrase(first, last, head, called, covering, self._noun(first, head, covering))

    def _head(self, first: int, last: int) -> int:
        """The last noun before anything that follows the head: 'a [letter] seen by the paper'."""
        head = first
        for at in range(first, last):
            tag = self.document.tags[at]
            if tag in HEADING:
                head = at
            elif at > first and tag not in (BETWEEN if head > first else BEFORE):
                break
        return last - 1 if head == first and last - first == 2 else head

    def _noun(self, first: int, head: int, mention: Mention | None) -> Noun | None:
        """The common noun of a source: that of its mention's rule, else the longest that ends at its head."""
        if mention is None:
            words = [word.replace("'s", "") for word in self.document.lower[first : head + 1]]
        elif mention.rule.startswith("noun:"):
            words = mention.rule.removeprefix("noun:").replace("'s", " 's").split()
        else:
            return None
        return longest_noun(self.nouns, words, 0, len(words)) if words else None

    def _kind(self, phrase: _Phrase) -> str | None:
        mention, called, words = phrase.mention, phrase.called, self.words
        if (mention is not None and mention.role == "MED") or not words.media.isdisjoint(called):
            return mention.kind if mention is not None and mention.kind in ("person", "place") else "media"
        if mention is None and not (words.document.isdisjoint(called) and words.imagery.isdisjoint(called)):
            return "document"
        if mention is not None:
            return mention.kind
        if not all(of.isdisjoint(called) for of in (words.person, words.voice, words.holder)):
            return "person"
        return phrase.noun.kind if phrase.noun is not None else None

    def _anonymity(self, phrase: _Phrase, kind: str | None) -> str | None:
        if phrase.is_name:
            return "named"
        if not self.words.person.isdisjoint(phrase.called):
            return "unnamed"
        opening, tag = self.document.lower[phrase.first], self.document.tags[phrase.head]
        if kind in ("document", "media") or not self.words.voice.isdisjoint(phrase.called):
            return "named" if self._belongs(phrase) else "unnamed"
        if not self.words.holder.isdisjoint(phrase.called):
            return "unnamed" if opening in INDEFINITE else "named"
        if phrase.noun is not None:
            return _of_noun(phrase.noun, phrase.mention, opening)
        if tag in NAMING and phrase.head > phrase.first:
            return "named"
        return "unnamed" if tag == "NNS" or opening in INDEFINITE or kind in GROUPS else None

    def _belongs(self, phrase: _Phrase) -> bool:
        """'a spokesman for the army', 'a report by the UN': it names a body, not one that only looked at it."""
        if phrase.mention is not None and phrase.mention.kind == "person" and phrase.mention.country is not None:
            return True
        lower, examining = self.document.lower, self.words.examining
        seen = next((at for at in range(phrase.first, phrase.last) if lower[at] in examining), phrase.last)
        return any(self._names(at) for at in range(phrase.first, seen) if at != phrase.head)

    def _names(self, at: int) -> bool:
        """A proper noun, or the last word of a body's: 'the army'; a capital at the start is none."""
        sentence = self.document.sentence_of[at]
        if self.document.tags[at] in NAMING and at > int(self.document.sentence_first[sentence]):
            return True
        noun = longest_noun(self.nouns, [self.document.lower[at]], 0, 1)
        return noun is not None and noun.type == "body" and noun.kind not in ("group", "state")

    def _withheld(self) -> frozenset[int]:
        """Sentences in which an outlet says that it keeps a name back."""
        document, matcher = self.document, self.words.withheld
        found = set()
        for at in document.where(matcher.firsts):
            sentence = document.sentence_of[at]
            if matcher.longest(document.lower, at, int(document.sentence_last[sentence])):
                found.add(sentence)
        return frozenset(found)


def _of_noun(noun: Noun, mention: Mention | None, opening: str) -> str:
    """A ministry is its own name; 'the president' can be looked up, 'officials' and 'a minister' cannot."""
    actor_id = mention.actor_id if mention is not None else None
    if noun.type not in ("person", "office"):
        vague = noun.kind in ("group", "place") or (noun.plural and actor_id is None)
        return "unnamed" if vague else "named"
    if noun.plural:
        return "unnamed"
    if actor_id is not None and actor_id.startswith(PERSONS):
        return "named"
    return "named" if noun.type == "office" and opening not in INDEFINITE else "unnamed"
