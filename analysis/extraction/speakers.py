"""What a source is, and whether it is named: a ministry, an official without a name, a letter, hearsay."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from ..language import Document
from ..records import Mention
from .actors.nouns import Noun, build_nouns, longest_noun
from .source_words import SourceWords, build_source_words

DEFINITE: Final = frozenset(("the", "this", "that", "its", "their", "his", "her", "our"))
INDEFINITE: Final = frozenset(("a", "an", "another", "some", "several", "many", "one", "two", "three", "few", "other"))
PERSONS: Final = ("person:", "name:")
HEADING: Final = frozenset(("NN", "NNS", "NNP", "NNPS"))
BETWEEN: Final = frozenset(("POS", "JJ", "CD", "HYPH"))
BEFORE: Final = BETWEEN | {"CC", ",", "DT", "PDT", "PRP$", "JJR", "JJS", "RB", "VBG", ".", ":", "NFP", "``", "''"}
NAMING: Final = frozenset(("NNP", "NNPS"))


class Speaker(NamedTuple):
    """Kind of a source (of mentions, document or media) and `named` or `unnamed`; None where in doubt."""

    kind: str | None
    anonymity: str | None


class Speakers:
    """Reads sources of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.words: SourceWords = document.lexicons.get(build_source_words)
        self.nouns = document.lexicons.get(build_nouns)
        self.withheld = self._withheld()

    def describe(self, begin: int, end: int, mention: Mention | None) -> Speaker:
        """'a letter seen by the paper' -> document, unnamed; 'the Air Force' -> military, named."""
        first, last = self._tokens(begin, end)
        lower = self.document.lower[first:last]
        if mention is not None and not (mention.begin < end and begin < mention.end):
            mention = None
        if mention is not None and mention.form == "pronoun":
            known = mention.actor_id is not None
            return Speaker(mention.kind, "named" if known else None)
        head = self._head(first, last)
        if mention is not None and not mention.first <= head < mention.last:
            mention = None
        noun = self._noun(first, head, mention)
        kind = self._kind(head, mention, noun)
        sentence = int(self.document.token_sentence[first])
        if not self.words.unnamed.isdisjoint(lower):
            return Speaker(kind, "unnamed")
        if sentence in self.withheld and not _is_person_name(mention):
            return Speaker(kind, "unnamed")
        return Speaker(kind, self._anonymity(first, last, head, kind, mention, noun))

    def is_examined(self, begin: int, end: int, mention: Mention) -> bool:
        """'a letter [seen by the BBC]': the mention is who looked, not who says."""
        at = mention.first
        lower, first = self.document.lower, self._tokens(begin, end)[0]
        while at > first and lower[at - 1] != "by" and mention.first - at < 3:
            at -= 1
        return at - 2 > first and lower[at - 1] == "by" and lower[at - 2] in self.words.examining

    def _tokens(self, begin: int, end: int) -> tuple[int, int]:
        first = int(np.searchsorted(self.document.token_begin, begin))
        last = int(np.searchsorted(self.document.token_begin, end))
        return first, max(last, first + 1)

    def _head(self, first: int, last: int) -> int:
        """The last noun before anything that follows the head: 'a [letter] seen by the paper'."""
        head = first
        for at in range(first, last):
            tag = self.document.tags[at]
            if tag in HEADING:
                head = at
            elif at > first and tag not in (BETWEEN if head > first else BEFORE):
                break
        return head

    def _kind(self, head: int, mention: Mention | None, noun: Noun | None) -> str | None:
        word = self.document.lower[head]
        media = word in self.words.media or (mention is not None and mention.role == "MED")
        if media and (mention is None or mention.kind in ("organisation", "group")):
            return "media"
        if mention is None and (word in self.words.document or word in self.words.imagery):
            return "document"
        if mention is not None:
            return mention.kind
        if word in self.words.person or word in self.words.voice:
            return "person"
        return noun.kind if noun is not None else None

    def _anonymity(
        self, first: int, last: int, head: int, kind: str | None, mention: Mention | None, noun: Noun | None
    ) -> str | None:
        lower = self.document.lower
        seen = next((at for at in range(first, last) if lower[at] in self.words.examining), last)
        named = any(self._names(at) for at in range(first, seen) if at != head)
        if mention is not None and mention.form == "name" and mention.kind not in ("nationality", "group"):
            return "named"
        if kind in ("document", "media"):
            return "named" if named or (mention is not None and mention.form == "name") else "unnamed"
        if lower[head] in self.words.person:
            return "unnamed"
        if noun is not None:
            return self._common(noun, mention, lower[first], named=named)
        if lower[head] in self.words.voice:
            return "named" if named else "unnamed"
        if self.document.tags[head] in NAMING and head > first:
            return "named"
        if self.document.tags[head] == "NNS" or lower[first] in INDEFINITE or kind in ("group", "nationality"):
            return "unnamed"
        return None

    def _names(self, at: int) -> bool:
        """A proper noun, or the last word of a body's: 'a spokesman for the army'; a capital at the start is none."""
        sentence = int(self.document.token_sentence[at])
        if self.document.tags[at] in NAMING and at > int(self.document.sentence_first[sentence]):
            return True
        noun = longest_noun(self.nouns, [self.document.lower[at]], 0, 1)
        return noun is not None and noun.type == "body" and noun.kind not in ("group", "state")

    def _noun(self, first: int, head: int, mention: Mention | None) -> Noun | None:
        """The common noun of a source: that of its mention's rule, else the longest that ends at its head."""
        if mention is None:
            words = [word.replace("'s", "") for word in self.document.lower[first : head + 1]]
        elif mention.rule.startswith("noun:"):
            words = mention.rule.removeprefix("noun:").replace("'s", " 's").split()
        else:
            return None
        return longest_noun(self.nouns, words, 0, len(words)) if words else None

    def _common(self, noun: Noun, mention: Mention | None, opening: str, *, named: bool) -> str:
        """'the mayor of Holm' can be looked up, 'a mayor' and 'officials' cannot; a ministry is its own name."""
        actor_id = mention.actor_id if mention is not None else None
        if noun.type not in ("person", "office"):
            vague = noun.kind in ("group", "place") or (noun.plural and actor_id is None)
            return "unnamed" if vague else "named"
        if noun.plural:
            return "unnamed"
        if actor_id is not None and actor_id.startswith(PERSONS):
            return "named"
        word = noun.words[-1]
        holder = not self.words.holder.isdisjoint((word, " ".join(noun.words)))
        if word in self.words.voice:
            return "named" if named or (mention is not None and mention.country is not None) else "unnamed"
        return "named" if (holder or noun.type == "office") and opening not in INDEFINITE else "unnamed"

    def _withheld(self) -> frozenset[int]:
        """Sentences in which an outlet says that it keeps a name back."""
        document, matcher = self.document, self.words.withheld
        found = set()
        for at in document.where(matcher.firsts):
            sentence = int(document.token_sentence[at])
            if matcher.longest(document.lower, at, int(document.sentence_last[sentence])):
                found.add(sentence)
        return frozenset(found)


def _is_person_name(mention: Mention | None) -> bool:
    return mention is not None and mention.form == "name" and mention.kind == "person"
