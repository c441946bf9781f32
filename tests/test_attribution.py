"""Attribution: marked cases, the example of every cue, hostile text, time."""

from __future__ import annotations

import re
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.extraction.actors import find_mentions
from analysis.extraction.attribution import find_attributions
from analysis.extraction.attribution.view import PRESENT, mend, view_document
from analysis.language import read
from analysis.lexicon import default_lexicons
from analysis.records import Attribution
from analysis.tables import STANCES

CASES = Path(__file__).parent / "cases" / "attribution.txt"
OPENING = {"[": "source", "{": "cue", "<": "content"}
CLOSING = {"]": "source", "}": "cue", ">": "content"}


class Case(NamedTuple):
    text: str
    spans: dict[str, tuple[int, int]]
    expected: list[str]


def parse(line: str) -> Case:
    """'[He] {said} <so>. => said' -> the text and its spans."""
    marked, _, expected = line.partition("=>")
    text, opened, spans = "", {}, {}
    for character in marked.strip().replace(" ¶ ", "\n\n"):
        if character in OPENING:
            opened[OPENING[character]] = len(text)
        elif character in CLOSING:
            spans[CLOSING[character]] = (opened[CLOSING[character]], len(text))
        else:
            text += character
    return Case(text, spans, expected.split())


LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def find(text: str) -> list[Attribution]:
    document = read([text])
    return find_attributions(document, find_mentions(document))


def words(text: str, begin: int, end: int) -> str:
    """The span without marks at its edges."""
    return text[max(begin, 0) : max(end, 0)].strip(" .,;:“”\"'")


@pytest.mark.parametrize("line", LINES)
def test_marked_cases(line: str) -> None:
    case = parse(line)
    found = find(case.text)
    if not case.spans:
        assert found == []
        return
    cue_begin, cue_end = case.spans["cue"]
    hits = [a for a in found if a.cue_begin < cue_end and cue_begin < a.cue_end]
    assert len(hits) == 1, [a.rule for a in found]
    hit = hits[0]
    for part, begin, end in (
        ("source", hit.source_begin, hit.source_end),
        ("content", hit.content_begin, hit.content_end),
    ):
        expected = words(case.text, *case.spans[part]) if part in case.spans else ""
        assert words(case.text, begin, end) == expected
    assert hit.stance == case.expected[0]
    assert hit.direct == ("direct" in case.expected)
    assert hit.negated == ("negated" in case.expected)


def test_every_cue_reads_its_example() -> None:
    rows = default_lexicons().rows("cues")
    document = read([row["example"] for row in rows])
    found: dict[int, list[Attribution]] = defaultdict(list)
    for attribution in find_attributions(document, []):
        found[int(document.sentence_article[attribution.sentence])].append(attribution)
    missed = [
        row["example"]
        for article, row in enumerate(rows)
        if not any(a.rule.startswith(f"{row['form']}:") and a.stance == row["stance"] for a in found[article])
    ]
    assert missed == []


def test_hearsay_has_no_source() -> None:
    (found,) = find("Tarnova reportedly fired a rocket that fell into the sea.")
    assert (found.stance, found.source_begin, found.source_end) == ("reported", -1, -1)


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“Nobody was on board. It is over, Holub warned.\n\nThe envoy said the road was open."
    first, second = find(text)
    assert text[first.content_begin : first.content_end].endswith("It is over")
    assert first.direct
    assert text[second.content_begin : second.content_end] == "the road was open"


def test_shared_sources() -> None:
    text = "Voss said they hope for rain, which is late, and called on farmers to wait, adding that wells are dry."
    said, called, adding = (a for a in find(text) if text[a.cue_begin : a.cue_end] in {"said", "called on", "adding"})
    assert {text[a.source_begin : a.source_end] for a in (said, called, adding)} == {"Voss"}


def test_nothing_inside_quotations() -> None:
    text = "“I think the mayor said we want peace,” Voss said."
    assert [text[a.cue_begin : a.cue_end] for a in find(text)] == ["said"]
    assert find(text)[0].cue_begin == text.rindex("said")


def test_chain_keeps_both_sources() -> None:
    text = "The agency reported that the ministry claimed 12 tanks were lost."
    assert [a.stance for a in find(text)] == ["said", "claimed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said it hit 12 tanks, a figure that could not be independently verified.", "unverified"),
        ("The army said it hit 12 tanks. The claim could not be independently verified.", "unverified"),
        ("The army said it hit 12 tanks. The agency independently verified the claim.", "verified"),
        ("The army said it hit 12 tanks. It rained.", None),
    ],
)
def test_verification(text: str, expected: str | None) -> None:
    assert find(text)[0].verification == expected


def test_verbs_taken_for_nouns_become_groups() -> None:
    view = view_document(read(["The two clerk reports states that the dam holds water."]))
    at = view.lower.index("states")
    mended = mend(view, {at: PRESENT})
    group = mended.vg_of[at]
    assert (mended.vg_first[group], mended.vg_last[group], mended.vg_head[group]) == (at, at + 1, at)
    assert mended.np_of[at] == -1
    assert mended.np_last[mended.np_of[at - 1]] == at
    for at, phrase in enumerate(mended.np_of):
        assert phrase < 0 or mended.np_first[phrase] <= mended.np_head[phrase] < mended.np_last[phrase]
        assert phrase < 0 or mended.np_first[phrase] <= at < mended.np_last[phrase]


def test_batch_equals_its_articles() -> None:
    texts = [
        "“No,” Voss said.",
        "The mayor said two fell.",
        "“It burned.” So it ended.",
        "Truce near, envoy says",
        "",
        "“Open,\n\nThe army said it won.",
        "He denied it.",
    ]
    document = read(texts)
    together = find_attributions(document, [])
    alone = [(a.cue_begin, a.content_begin, a.content_end, a.rule) for t in texts for a in find(t)]
    begin = [int(document.article_begin[int(document.sentence_article[a.sentence])]) for a in together]
    moved = [
        (a.cue_begin - b, a.content_begin - b, a.content_end - b, a.rule) for a, b in zip(together, begin, strict=True)
    ]
    assert moved == alone


PIECES = [
    *"“”\"'‘’«».,:;—()\n ",
    "said ",
    "he ",
    "that ",
    "Voss ",
    "according to ",
    "the war ",
    "''",
    "reported ",
    "and ",
]
HOSTILE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.one_of(HOSTILE, st.text(max_size=80)))
def test_never_raises_and_offsets_slice_back(text: str) -> None:
    document = read([text])
    for found in find_attributions(document, []):
        assert text[found.cue_begin : found.cue_end].strip()
        assert found.stance in STANCES
        for begin, end in ((found.source_begin, found.source_end), (found.content_begin, found.content_end)):
            assert (begin, end) == (-1, -1) or 0 <= begin < end <= len(text)
            assert (begin, end) == (-1, -1) or re.search(r"\S", text[begin:end])


def count_calls(text: str) -> int:
    """Calls of functions, Python's and C's, that reading who says what takes."""
    document = read([text])
    document.words, document.lower, document.tags  # noqa: B018 - made once for all stages
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        find_attributions(document, [])
    finally:
        sys.setprofile(None)
    return calls


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_work_is_linear_whatever_the_quotation_marks(piece: str) -> None:
    assert count_calls(piece * 240) < 6 * count_calls(piece * 60) + 3000


@pytest.mark.parametrize(
    "piece",
    [
        "“Voss said ",
        '"he said, ',
        "he said that ",
        "“a,” said Voss, ",
        "Voss, ",
        "''no'' (said) ",
        "Voss: ",
        "according to Voss, ",
        "said and ",
        "sure that he said ",
        "“a”: ",
        "as Voss noted, ",
        "“a\n\n",
        "in his view, ",
        "want war ",
        "said war of ",
        "claims about war — ",
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        document = read([piece * times])
        document.words, document.lower, document.tags  # noqa: B018 - made once for all stages
        best = 9.0
        for _ in range(2):
            started = time.process_time()
            find_attributions(document, [])
            best = min(best, time.process_time() - started)
        return best

    assert seconds(4000) < 12 * seconds(1000) + 0.05


@pytest.mark.parametrize(
    ("text", "stance", "content"),
    [
        ("Four villagers are reported to have been hurt.", "reported", "Four villagers are reported to have been hurt"),
        ("The bridge is believed to be unsafe.", "estimated", "The bridge is believed to be unsafe"),
        ("The clerk was accused of fraud.", "claimed", "fraud"),
    ],
)
def test_passives_have_no_source(text: str, stance: str, content: str) -> None:
    (found,) = find(text)
    assert (found.stance, found.source_begin) == (stance, -1)
    assert text[found.content_begin : found.content_end] == content


def test_suspected_people_are_no_attribution() -> None:
    assert find("Suspected smugglers moved 14 crates.") == []
