"""Tokens, sentences, tags and phrases."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import language
from analysis.language import TENSES
from analysis.language.features import shape, word_class
from analysis.language.tagger import load_tagger, nltk_tagger

CASES = Path(__file__).parent / "cases"
GOLD = Path(__file__).parents[1] / "data" / "gold"
HOSTILE = st.text(
    alphabet=st.one_of(
        st.sampled_from("aZ09.,'’\"“”‘-–—$%&()[]\n\r\t \u00a0\u200b\u202e\u2009😀é中\x00\x0c…•"), st.characters()
    ),
    max_size=300,
)


def case_lines(name: str) -> list[str]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("line", case_lines("tokens.txt"))
def test_tokens_of_marked_text(line: str) -> None:
    text, expected = line.split(" => ")
    assert [text[b:e] for b, e in language.tokens(text)] == expected.split("|")


@pytest.mark.parametrize("line", case_lines("sentences.txt"))
def test_sentences_of_marked_text(line: str) -> None:
    expected = line.split(" || ")
    # "stopped.The": what scraping glued together stays glued in the text.
    text = " ".join(expected) if len(expected) > 1 else line
    found = [text[b:e] for b, e in language.sentences(text)]
    if line.startswith("The sirens"):
        expected = ["The sirens stopped.", "The town slept."]
    assert found == expected


def test_headline_without_stop_is_a_sentence_and_wrapped_lines_are_not() -> None:
    text = "Twelve hurt in market strike\nThe strike hit a market in the old town on Sunday as people were\nleaving it."
    assert [text[b:e].replace("\n", " ") for b, e in language.sentences(text)] == [
        "Twelve hurt in market strike",
        "The strike hit a market in the old town on Sunday as people were leaving it.",
    ]


def test_bullets_are_sentences() -> None:
    text = "Losses overnight:\n• 3 tanks\n• 12 drones"
    assert len(language.sentences(text)) == 3


@given(HOSTILE)
@settings(max_examples=150, deadline=None)
def test_tokens_tile_everything_but_white_space(text: str) -> None:
    spans = language.tokens(text)
    at = 0
    for begin, end in spans:
        assert begin >= at
        assert end > begin
        assert text[at:begin].strip() == ""
        at = end
    assert text[at:].strip() == ""


@given(st.lists(HOSTILE, max_size=4))
@settings(max_examples=80, deadline=None)
def test_a_batch_reads_as_its_articles_alone(texts: list[str]) -> None:
    batch = language.read(texts)
    for i, text in enumerate(texts):
        alone = language.read([text])
        mine = np.flatnonzero(batch.sentence_article == i)
        base = int(batch.article_begin[i])
        assert (batch.sentence_begin[mine] - base).tolist() == alone.sentence_begin.tolist()
        first, last = (batch.sentence_first[mine[0]], batch.sentence_last[mine[-1]]) if len(mine) else (0, 0)
        assert batch.tags[first:last] == alone.tags
        assert [batch.words[t] for t in range(first, last)] == alone.words
        inside = (batch.phrases.np_first >= first) & (batch.phrases.np_first < last)
        assert (batch.phrases.np_first[inside] - first).tolist() == alone.phrases.np_first.tolist()


def test_tags_equal_those_of_nltk() -> None:
    texts = [json.loads(path.read_text(encoding="utf-8"))["text"] for path in sorted((GOLD / "dev").glob("*.json"))]
    texts.append("Go! A. ??? Su-34s, 1999 and 3,000 MENAFN — “fine”.\n\nX\n\nOne two")
    document = language.read(texts)
    reference = nltk_tagger()
    for first, last in zip(document.sentence_first.tolist(), document.sentence_last.tolist(), strict=True):
        words = document.words[first:last]
        assert document.tags[first:last] == [tag for _, tag in reference.tag(words)]


def test_tag_of_one_sentence() -> None:
    assert language.tag(["The", "army", "fired", "12", "missiles", "."]) == ["DT", "NN", "VBD", "CD", "NNS", "."]
    assert language.tag([]) == []


@pytest.mark.parametrize(
    ("headline", "word", "expected"),
    [
        ("Cruise missile hits apartment block", "hits", "VBZ"),
        ("Suicide attack kills 14 near Mogadishu", "kills", "VBZ"),
        ("Shootout leaves nine dead", "leaves", "VBZ"),
        ("Parliament approves aid package", "approves", "VBZ"),
        ("Commander denies report", "denies", "VBZ"),
        ("Insurgents attack army post", "attack", "VBP"),
        ("Jets bomb convoy", "bomb", "VBP"),
        ("Two drone strikes hit Khartoum", "strikes", "NNS"),
        ("Missile attacks injured 12 people", "attacks", "NNS"),
        ("Death toll from rocket attacks rises", "attacks", "NNS"),
        pytest.param(
            "Coup leader orders curfew", "orders", "VBZ", marks=pytest.mark.xfail(reason="'orders' read as a noun")
        ),
    ],
)
def test_verbs_of_headlines(headline: str, word: str, expected: str) -> None:
    words = headline.split()
    assert language.tag(words)[words.index(word)] == expected


def test_classes_of_words_tell_what_training_did_not() -> None:
    assert word_class("strikes") == word_class("Strikes") == "NNS VBZ"
    assert word_class("Kharkiv") == "?v"
    assert shape("Su-34") == "Xx-d"


def test_tagger_forgets_types_rather_than_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    before = language.tag(["Drones", "fell", "."])
    monkeypatch.setattr("analysis.language.tagger.MOST_TYPES", 4)
    assert language.tag(["Drones", "fell", "."]) == before
    assert len(load_tagger()._index) < 20


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Forces shot down 79 Russian drones overnight.", ["Forces", "79 Russian drones"]),
        ("The two damaged bridges reopened.", ["The two damaged bridges"]),
        ("Drones launched overnight hit the port.", ["Drones", "the port"]),
        ("Three injured men fled.", ["Three injured men"]),
        ("The ministry's spokesman left.", ["The ministry", "spokesman"]),
        ("They said this.", ["They", "this"]),
    ],
)
def test_noun_phrases(text: str, expected: list[str]) -> None:
    document = language.read([text])
    p = document.phrases
    assert [document.slice(a, b) for a, b in zip(p.np_first, p.np_last, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "group", "tense", "passive", "negated"),
    [
        ("The army destroyed it.", "destroyed", "past", False, False),
        ("It was destroyed.", "was destroyed", "past", True, False),
        ("It has been shot down.", "has been shot down", "past", True, False),
        ("They will not attack it.", "will not attack", "future", False, True),
        ("They didn't hit it.", "didn't hit", "past", False, True),
        ("They could strike it.", "could strike", "modal", False, False),
        ("They are attacking it.", "are attacking", "present", False, False),
    ],
)
def test_verb_groups(text: str, group: str, tense: str, passive: bool, negated: bool) -> None:
    document = language.read([text])
    p = document.phrases
    assert document.slice(p.vg_first[0], p.vg_last[0]) == group
    assert (TENSES[p.vg_tense[0]], bool(p.vg_passive[0]), bool(p.vg_negated[0])) == (tense, passive, negated)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We held," he said. "They fled."', ["We held,", "They fled."]),
        ("“We held,” he said.", ["We held,"]),
        ("“We held, he said.\n\nNothing else.", ["We held, he said."]),
        ('He said so." Then he left.', []),
        ("'No survivors', mayor says", ["No survivors"]),
        ("The soldiers' families and the army's drones", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    document = language.read([text])
    p = document.phrases
    assert [document.slice(a, b) for a, b in zip(p.quote_first, p.quote_last, strict=True)] == expected


def test_clauses_tile_every_sentence() -> None:
    document = language.read(["He said that the army had left, and the town was quiet. No verb here\n\nIt ended."])
    p = document.phrases
    assert p.clause_first[0] == 0
    assert p.clause_last[-1] == len(document.words)
    assert (p.clause_first[1:] == p.clause_last[:-1]).all()
    assert [document.slice(a, b) for a, b in zip(p.clause_first, p.clause_last, strict=True)][:3] == [
        "He said",
        "that the army had left,",
        "and the town was quiet.",
    ]


def test_endless_text_is_cut_into_sentences() -> None:
    document = language.read(["word " * 5000])
    assert (document.sentence_last - document.sentence_first).max() <= 400


def test_a_concordance_finds_phrases_whatever_their_case_and_never_across_articles() -> None:
    document = language.read(["The Air Force said so. An air force base.", "Nothing but air", "force of nature"])
    assert language.concordance(document, "air force") == [(1, 3), (7, 9)]
    assert language.concordance(document, "FORCE") == [(2, 3), (8, 9), (14, 15)]
    assert (
        language.concordance(document, "")
        == language.concordance(document, "navy")
        == language.concordance(language.read([]), "air")
        == []
    )


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Drones killed 26 people, Human Rights Watch said.", "Watch", "NNP"),
        ("Reporters Without Borders says six men were held.", "Without", "NNP"),
        ("Strikes Without Warning Kill Six", "Without", "IN"),
        ("The toll rose to 61 from 54, a doctors' union said.", "'", "POS"),
        ("He called it 'the rebels' and left.", "'", "``"),
        ("They launch two anti-ship ballistic missiles.", "anti-ship", "JJ"),
    ],
)
def test_mended_tags(text: str, word: str, expected: str) -> None:
    """Names keep their verbs and prepositions, plurals their possessive; headlines and quotations stay as they are."""
    document = language.read([text])
    assert document.tags[document.words.index(word)] == expected
