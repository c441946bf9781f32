"""Find time expressions: one scan over a coded text, rules on what it stops at, articles read in order."""

from __future__ import annotations

import re
from itertools import groupby
from typing import NamedTuple

from ...language import Document
from ...lexicon import Lexicons
from ...records import TimeExpression
from .anchors import Setting
from .edtf import edtf
from .intervals import interval
from .modes import passages, tells_story
from .patterns import Rule, compile_pattern
from .pieces import Pieces, cut, sentences
from .rules import RULES
from .story import carry_on
from .vocabulary import Vocabulary, build_vocabulary
from .window import Found, Window


class Grammar(NamedTuple):
    """The rules compiled for a vocabulary: where one can begin, and which can begin with each code."""

    vocabulary: Vocabulary
    starts: re.Pattern[str]
    rules: dict[str, tuple[tuple[str, Rule], ...]]
    scans: dict[tuple[str, int], re.Pattern[str]]

    def scan(self, code: str, after: int = 0) -> re.Pattern[str]:
        """The rules of a code from one of them on, in one pattern whose group says which; compiled when first met."""
        key = (code, after)
        if key not in self.scans:
            self.scans[key] = re.compile("|".join(f"({text})" for text, _ in self.rules[code][after:]))
        return self.scans[key]


def build_grammar(lexicons: Lexicons) -> Grammar:
    """For `Lexicons.get`."""
    vocabulary = lexicons.get(build_vocabulary)
    compiled = [(compile_pattern(rule.pattern, vocabulary.codes), rule) for rule in RULES]
    codes = sorted(frozenset().union(*(source.first for source, _ in compiled)))
    rules: dict[str, tuple[tuple[str, Rule], ...]] = {}
    for code in codes:
        rules[code] = tuple((source.text, rule) for source, rule in compiled if code in source.first)
    alone = frozenset().union(*(source.alone for source, _ in compiled))
    starts = f"[{re.escape(''.join(sorted(alone)))}]|[{re.escape(''.join(codes))}](?! )"
    return Grammar(vocabulary, re.compile(starts), rules, {})


def find_times(document: Document) -> list[TimeExpression]:
    """All time expressions of a document, by begin; relative ones against their article's publication date."""
    grammar = document.lexicons.get(build_grammar)
    pieces = cut(document, grammar.vocabulary)
    found: list[TimeExpression] = []
    for article, hot in groupby(sentences(pieces), key=lambda at: int(document.sentence_article[at[0]])):
        places = list(hot)
        setting = Setting(document.published[article], article=article)
        story = tells_story(pieces, setting, places)
        for passage in passages(pieces, places):
            setting.narrative = story or tells_story(pieces, setting, passage)
            if setting.narrative and not story:
                setting.moving = ""  # what the news told is no part of the look back
            for sentence, first, last in passage:
                found += _read_sentence(grammar, pieces, setting, sentence, first, last)
    return found


def _read_sentence(
    grammar: Grammar, pieces: Pieces, setting: Setting, sentence: int, first: int, last: int
) -> list[TimeExpression]:
    """Expressions of one sentence, left to right; each date told moves the setting."""
    out: list[TimeExpression] = []
    code, search, at = pieces.code, grammar.starts.search, first
    while start := search(code, at, last):
        at = start.start()
        stop, rule, found = _apply(grammar, pieces, setting, sentence, at, last)
        for one in found:
            carry_on(setting, pieces, sentence, one)
            out.append(_record(pieces, sentence, one, rule))
        at = stop
    return out


def _apply(
    grammar: Grammar, pieces: Pieces, setting: Setting, sentence: int, at: int, last: int
) -> tuple[int, str, list[Found]]:
    """The first rule that reads what stands here; one that refuses leaves the place to the rules after it."""
    code = pieces.code[at]
    rules, tried = grammar.rules[code], 0
    while tried < len(rules):
        match = grammar.scan(code, tried).match(pieces.code, at, last)
        if match is None or match.lastindex is None:
            break
        tried += match.lastindex
        rule = rules[tried - 1][1]
        result = rule.read(Window(pieces, setting, sentence, at, match.end()))
        if result is not None:
            return match.end(), rule.name, [result] if isinstance(result, Found) else result
    return at + 1, "", []


def _record(pieces: Pieces, sentence: int, found: Found, rule: str) -> TimeExpression:
    covered = found.interval or interval(found.value, pieces.document.zone)
    return TimeExpression(
        sentence,
        pieces.begin(found.first),
        pieces.end(found.last - 1),
        pieces.token[found.first],
        pieces.token[found.last - 1] + 1,
        found.type,
        found.value,
        *covered,
        edtf(found.value, covered, approximate=_is_approximate(pieces, found)),
        found.anchor,
        rule,
    )


def _is_approximate(pieces: Pieces, found: Found) -> bool:
    """'around 2014', 'about 5 January'; 'over two weeks' is no approximation."""
    code = pieces.vocabulary.codes["approx"]
    for at in (found.first, found.first - 1):
        if at >= 0 and pieces.code[at] == code:
            return (pieces.phrases.get(at) or ("", pieces.part(at).value))[1] == "~"
    return False
