"""Time expressions: marked cases, every lexicon row's example, properties."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import load_cases

from analysis.extraction.times import find_times
from analysis.extraction.times.calendar import shift_unit
from analysis.extraction.times.feasts import easter, orthodox_easter
from analysis.extraction.times.intervals import interval, portion
from analysis.extraction.times.patterns import compile_pattern
from analysis.language import Document, read
from analysis.lexicon import default_lexicons
from analysis.records import TimeExpression

TUESDAY = datetime(2025, 1, 7)
ANCHORS = ("published", "narrative", "absolute", "none")


def found_in(text: str, published: datetime | None = TUESDAY) -> tuple[Document, list[TimeExpression]]:
    document = read([text], published=[published])
    return document, find_times(document)


def shown(found: TimeExpression, expected: str) -> str:
    """The finding in the words of the case file, as far as the case says something."""
    words = expected.split()
    out = [found.type, found.value]
    for word in words[2:]:
        if word in ANCHORS:
            out.append(found.anchor)
        else:
            ends = (found.starts_at, found.ends_before)
            written = "/".join(moment.isoformat(timespec="minutes") if moment else "" for moment in ends)
            out.append(written if "/" in word else written.partition("/")[0])
    return " ".join(out)


CASE_LIST = load_cases("times.txt")
EXAMPLES = [row for row in default_lexicons().rows("time_words") if row["example"]]


def found_in_each(texts: list[str], published: list[datetime | None]) -> list[list[TimeExpression]]:
    """The times of many articles, read as one batch, with their offsets in their article."""
    document = read(texts, published=published)
    found: list[list[TimeExpression]] = [[] for _ in texts]
    for time in find_times(document):
        article = int(document.sentence_article[time.sentence])
        shift = int(document.article_begin[article])
        found[article].append(time._replace(begin=time.begin - shift, end=time.end - shift))
    return found


@pytest.fixture(scope="module")
def case_times() -> list[list[TimeExpression]]:
    return found_in_each([case.text for case in CASE_LIST], [case.published for case in CASE_LIST])


@pytest.mark.parametrize("index", range(len(CASE_LIST)), ids=[case.text[:60] for case in CASE_LIST])
def test_marked_cases(index: int, case_times: list[list[TimeExpression]]) -> None:
    case, found = CASE_LIST[index], case_times[index]
    assert len(case.spans) == len(case.expected), "a value for each bracket"
    first = case.spans[0][0] if case.spans else 0
    found = [time for time in found if time.begin >= first]  # what stands before the first bracket sets the scene
    assert [case.text[t.begin : t.end] for t in found] == [case.text[a:b] for a, b in case.spans]
    assert [shown(t, e) for t, e in zip(found, case.expected, strict=True)] == case.expected


def test_every_example_of_the_lexicon_holds_a_time() -> None:
    found = found_in_each([row["example"] for row in EXAMPLES], [TUESDAY] * len(EXAMPLES))
    assert [row for row, times in zip(EXAMPLES, found, strict=True) if not times] == []
    assert [row for row in EXAMPLES if row["form"].lower() not in row["example"].lower()] == []


def test_a_batch_equals_its_articles_alone(case_times: list[list[TimeExpression]]) -> None:
    alone = [[(t.begin, t.end, *t[5:]) for t in found_in(case.text, case.published)[1]] for case in CASE_LIST]
    assert [[(t.begin, t.end, *t[5:]) for t in times] for times in case_times] == alone


WORDS = sorted({row["form"] for row in default_lexicons().rows("time_words")})
NUMBERS = [
    "1",
    "31",
    "0",
    "99",
    "2024",
    "1990s",
    "12:61",
    "24:00",
    "10,000",
    "1/0",
    "5/6",
    "30/02/2025",
    "9999",
    "44",
    "'",
]
SENTENCES = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(NUMBERS)), max_size=14).map(" ".join)
DATES = st.one_of(st.none(), st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(SENTENCES, SENTENCES.map(str.title), st.text(max_size=60)), DATES)
def test_no_text_raises_and_every_offset_slices_back(text: str, published: datetime | None) -> None:
    document, found = found_in(text, published)
    end = 0
    for time in found:
        assert end <= time.begin < time.end <= len(text)
        assert text[time.begin : time.end].strip()
        assert time.type in ("DATE", "TIME", "DURATION", "SET")
        assert time.anchor in ANCHORS
        assert time.value and time.rule
        assert document.token_begin[time.first] <= time.begin and time.end <= document.token_end[time.last - 1]
        assert (time.starts_at is None) == (time.ends_before is None)
        assert time.starts_at is None or time.ends_before is None or time.starts_at < time.ends_before
        end = time.end


def test_a_passage_that_looks_back_has_its_own_time() -> None:
    news = "Shells hit the port on Monday, the mayor said. He spoke on Tuesday. The fire was out overnight."
    story = "The port was built in 1911. It burned in 1920 and in 1943. In May it was rebuilt."
    _, found = found_in(f"{news}\n\n{story}\n\nOn January 5 it was calm.")
    assert [(time.value, time.anchor) for time in found[-2:]] == [("1943-05", "narrative"), ("2025-01-05", "published")]


def test_no_clock_is_read() -> None:
    values = {time.value for time in found_in("Shells fell on Monday, yesterday and last year.", None)[1]}
    assert values == {"XXXX-WXX-1", "XXXX-XX-XX", "XXXX"}


def test_a_long_row_of_time_words_is_read_in_linear_time() -> None:
    text = "the early late mid of the two hundred and twenty - " * 1000
    _, found = found_in(text + "Monday.")
    assert found[-1].value == "2025-01-06"


@pytest.mark.parametrize(
    ("value", "starts", "ends"),
    [
        ("2024", "2024-01-01 00:00", "2025-01-01 00:00"),
        ("2024-12", "2024-12-01 00:00", "2025-01-01 00:00"),
        ("2024-02-29", "2024-02-29 00:00", "2024-03-01 00:00"),
        ("2025-W01", "2024-12-30 00:00", "2025-01-06 00:00"),
        ("2025-W01-WE", "2025-01-04 00:00", "2025-01-06 00:00"),
        ("2024-Q4", "2024-10-01 00:00", "2025-01-01 00:00"),
        ("2024-H2", "2024-07-01 00:00", "2025-01-01 00:00"),
        ("2024-WI", "2024-12-01 00:00", "2025-03-01 00:00"),
        ("199", "1990-01-01 00:00", "2000-01-01 00:00"),
        ("18", "1800-01-01 00:00", "1900-01-01 00:00"),
        ("2025-01-06TNI", "2025-01-06 18:00", "2025-01-07 09:00"),
        ("2025-01-06T18:00Z", "2025-01-06 18:00", "2025-01-06 18:01"),
        ("2025-01-06T18", "2025-01-06 18:00", "2025-01-06 19:00"),
    ],
)
def test_intervals_are_half_open(value: str, starts: str, ends: str) -> None:
    assert [str(moment)[:16] for moment in interval(value)] == [starts, ends]


@pytest.mark.parametrize(
    "value", ["XXXX-WXX-1", "PRESENT_REF", "P2W", "2025-13", "2025-02-30", "BC0044", "", "2025-W60"]
)
def test_what_has_no_place_on_the_calendar_has_no_interval(value: str) -> None:
    assert interval(value) == (None, None)


def test_a_portion_lies_within_its_whole() -> None:
    whole = interval("2024-12")
    early, middle, late = (portion(whole, part) for part in ("START", "MID", "END"))
    assert early[0] == whole[0] and early[1] == middle[0] and middle[1] == late[0] and late[1] == whole[1]


@pytest.mark.parametrize(
    ("unit", "count", "value"),
    [("D", -7, "2024-12-31"), ("W", -1, "2025-W01"), ("M", -1, "2024-12"), ("Q", -1, "2024-Q4"), ("Y", 1, "2026")],
)
def test_units_are_counted_from_a_day(unit: str, count: int, value: str) -> None:
    assert shift_unit(date(2025, 1, 7), unit, count) == value


def test_feasts_that_move() -> None:
    assert [easter(2024), easter(2025)] == [date(2024, 3, 31), date(2025, 4, 20)]
    assert [orthodox_easter(2024), orthodox_easter(2025)] == [date(2024, 5, 5), date(2025, 4, 20)]


def test_a_pattern_knows_what_it_can_begin_with() -> None:
    source = compile_pattern("(a|b)? c* (d e|f)", dict(zip("abcdef", "ABCDEF", strict=True)))
    assert source.first == frozenset("ABCDF") and source.alone == frozenset("F") and not source.empty
    assert re.fullmatch(source.text, "BCCDE") and re.fullmatch(source.text, "F") and not re.fullmatch(source.text, "D")
