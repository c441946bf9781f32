"""Find time expressions: one scan over a coded text, rules on what it stops at, articles read in order."""

from __future__ import annotations

import re
from typing import NamedTuple

from ...language import Document
from ...lexicon import Lexicons
from ...records import TimeExpression
from .anchors import Setting
from .intervals import interval
from .modes import tells_story
from .patterns import Rule, compile_pattern
from .pieces import Pieces, cut, sentences
from .rules import RULES
from .story import carry_on
from .vocabulary import Vocabulary, build_vocabulary
from .window import Found, Window


class Grammar(NamedTuple):
    """The rules compiled for a vocabulary: one pattern for the scan, and each rule's own."""

    vocabulary: Vocabulary
    scan: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]


def build_grammar(lexicons: Lexicons) -> Grammar:
    """For `Lexicons.get`."""
    vocabulary = lexicons.get(build_vocabulary)
    sources = [compile_pattern(rule.pattern, vocabulary.codes) for rule in RULES]
    scan = "|".join(f"({source})" for source in sources)
    return Grammar(vocabulary, re.compile(rf"(?=[^ \xa0])(?:{scan})"), tuple(map(re.compile, sources)))


def find_times(document: Document) -> list[TimeExpression]:
    """All time expressions of a document, by begin; relative ones against their article's publication date."""
    grammar = document.lexicons.get(build_grammar)
    pieces = cut(document, grammar.vocabulary)
    found: list[TimeExpression] = []
    hot = list(sentences(pieces))
    articles = document.sentence_article
    setting, article = Setting(None), -1
    for sentence, first, last in hot:
        if int(articles[sentence]) != article:
            article = int(articles[sentence])
            setting = Setting(document.published[article])
            setting.narrative = tells_story(pieces, setting, [h for h in hot if int(articles[h[0]]) == article])
        found += _read_sentence(grammar, pieces, setting, sentence, first, last)
    return found


def _read_sentence(
    grammar: Grammar, pieces: Pieces, setting: Setting, sentence: int, first: int, last: int
) -> list[TimeExpression]:
    """Expressions of one sentence, left to right; each date told moves the setting."""
    out: list[TimeExpression] = []
    at = first
    while match := grammar.scan.search(pieces.code, at, last):
        stop, rule, found = _apply(grammar, pieces, setting, sentence, match, last)
        for one in found:
            if one.type in ("DATE", "TIME"):
                carry_on(setting, pieces, sentence, one)
            out.append(_record(pieces, sentence, one, rule))
        at = max(stop, match.start() + 1)
    return out


def _apply(
    grammar: Grammar, pieces: Pieces, setting: Setting, sentence: int, match: re.Match[str], last: int
) -> tuple[int, Rule | None, list[Found]]:
    """The first rule that reads what stands here; one that refuses leaves the place to the rules after it."""
    start = match.start()
    index = (match.lastindex or 1) - 1
    stop = match.end()
    while True:
        rule = RULES[index]
        result = rule.read(Window(pieces, setting, sentence, start, stop))
        if result is not None:
            return stop, rule, [result] if isinstance(result, Found) else result
        for index in range(index + 1, len(RULES)):
            other = grammar.patterns[index].match(pieces.code, start, last)
            if other:
                stop = other.end()
                break
        else:
            return start + 1, None, []


def _record(pieces: Pieces, sentence: int, found: Found, rule: Rule | None) -> TimeExpression:
    starts, ends = found.interval or interval(found.value)
    return TimeExpression(
        sentence,
        pieces.begin(found.first),
        pieces.end(found.last - 1),
        int(pieces.token[found.first]),
        int(pieces.token[found.last - 1]) + 1,
        found.type,
        found.value,
        starts,
        ends,
        found.anchor,
        rule.name if rule else "",
    )
