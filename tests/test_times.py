"""Time expressions: marked cases, every lexicon row's example, properties."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import load_cases

from analysis.extraction.times import find_times
from analysis.extraction.times.calendar import shift_unit
from analysis.extraction.times.edtf import edtf
from analysis.extraction.times.feasts import easter, feast, orthodox_easter
from analysis.extraction.times.intervals import interval, portion
from analysis.extraction.times.patterns import Rule, compile_pattern
from analysis.extraction.times.rules import RULES
from analysis.extraction.times.vocabulary import build_vocabulary
from analysis.language import Document, read
from analysis.lexicon import default_lexicons
from analysis.records import TimeExpression

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of pyparsing, about how the library is written
    from edtf import parse_edtf

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
        assert time.edtf is None or parse_edtf(time.edtf)
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


@pytest.mark.parametrize("dated", [True, False])
def test_every_case_keeps_the_codebook(dated: bool) -> None:
    texts = [case.text for case in CASE_LIST]
    for time in chain(*found_in_each(texts, [case.published if dated else None for case in CASE_LIST])):
        assert dated or time.anchor != "published"
        assert (time.starts_at is None) == (time.ends_before is None)
        assert time.starts_at is None or time.ends_before is None or time.starts_at < time.ends_before
        if time.starts_at is not None:
            assert time.edtf and time.anchor != "none" and not time.value.startswith("XXXX")
        elif time.anchor != "none":
            assert time.value.startswith("BC") or "X" in time.value or time.type in ("DURATION", "SET")
        assert time.edtf is None or parse_edtf(time.edtf)


@contextmanager
def counted_calls() -> Iterator[list[int]]:
    """The calls made inside, of Python and C: work that no clock measures."""
    calls = [0]

    def count(_frame: object, event: str, _argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(None)


ROWS = [
    "the early late mid of the two hundred and twenty - ",
    "two - ",
    "two and ",
    "overnight on the of ",
    "said Monday ",
    "will meet by Monday ",
    "the third day of the war ",
    "Monday to ",
    "May 5 to ",
    "the first half of the ",
    "a half a half ",
    "(UTC+3 ",
    "' 82 ",
]


@pytest.mark.parametrize("row", ROWS)
def test_a_long_row_of_time_words_is_read_in_linear_time(row: str) -> None:
    work = []
    for times in (200, 400, 800):
        document = read([row * times + "on Monday."], published=[TUESDAY])
        find_times(document)  # what is built once is not counted
        with counted_calls() as calls:
            found = find_times(document)
        assert found[-1].value == "2025-01-06"
        work.append(calls[0])
    assert work[1] <= 2.5 * work[0] + 2000 and work[2] <= 2.5 * work[1] + 2000


@pytest.mark.parametrize("rule", RULES, ids=[f"{rule.name}-{i}" for i, rule in enumerate(RULES)])
def test_no_pattern_repeats_without_end(rule: Rule) -> None:
    codes = default_lexicons().get(build_vocabulary).codes
    assert not re.search(r"(?<!\\)[*+]", compile_pattern(rule.pattern, codes).text.replace(re.escape("+"), ""))


FRAMES = [
    "Shells hit the depot on {}.",
    "Talks will resume {}.",
    "The council votes {} on the budget.",
    "The raid came last {}.",
    "The vote is due next {}.",
    "The port has been closed until {}.",
    "On {} night a bridge fell.",
    "The truce began at noon {}.",
    "{}'s vote was calm.",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(FRAMES),
    st.sampled_from(WEEKDAYS),
    st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)),
    st.integers(-500, 500),
)
def test_weekdays_move_with_the_publication(frame: str, name: str, published: datetime, weeks: int) -> None:
    text, shift = frame.format(name), timedelta(weeks=weeks)
    (here,), (there,) = (found_in(text, published)[1], found_in(text, published + shift)[1])
    assert here.starts_at is not None and there.starts_at == here.starts_at + shift
    assert here.starts_at.isoweekday() == WEEKDAYS.index(name) + 1
    assert abs(here.starts_at.date() - published.date()) <= timedelta(days=7)


@pytest.mark.parametrize(
    ("zone", "published", "text", "value", "starts_at"),
    [
        ("UTC", "2025-01-07", "at 9 a.m. Kyiv time", "2025-01-07T09:00+02", "2025-01-07T07:00"),
        ("UTC", "2025-07-08", "at 9 a.m. Kyiv time", "2025-07-08T09:00+03", "2025-07-08T06:00"),
        ("Europe/Kyiv", "2025-07-08", "at 9 a.m. Kyiv time", "2025-07-08T09:00+03", "2025-07-08T09:00"),
        ("Europe/Kyiv", "2025-01-07", "at 18:00 GMT", "2025-01-07T18:00Z", "2025-01-07T20:00"),
        ("Europe/Kyiv", "2025-07-08", "at 23:30 GMT", "2025-07-08T23:30Z", "2025-07-09T02:30"),
        ("America/New_York", "2025-07-08", "at 2 a.m. Moscow time", "2025-07-08T02:00+03", "2025-07-07T19:00"),
        ("America/New_York", "2025-01-07", "at 6 p.m. EST", "2025-01-07T18:00-05", "2025-01-07T18:00"),
        ("America/New_York", "2025-07-08", "at 6 p.m. EST", "2025-07-08T18:00-05", "2025-07-08T19:00"),
        ("Asia/Kolkata", "2025-07-08", "at 18:00", "2025-07-08T18:00", "2025-07-08T18:00"),
        ("Asia/Kolkata", "2025-07-08", "at 3 a.m. local time", "2025-07-08T03:00", "2025-07-08T03:00"),
        ("Europe/Berlin", "2025-03-31", "at 01:30 GMT on March 30", "2025-03-30T01:30Z", "2025-03-30T03:30"),
        ("Europe/Berlin", "2025-10-27", "at midnight UTC on October 26", "2025-10-26T24:00Z", "2025-10-27T01:00"),
    ],
)
def test_a_stated_zone_is_converted_to_the_corpus(
    zone: str, published: str, text: str, value: str, starts_at: str
) -> None:
    sentence = f"Sirens sounded {text}."
    document = read([sentence], published=[datetime.fromisoformat(published)], timezone=zone)
    (found,) = find_times(document)
    assert (found.value, found.starts_at) == (value, datetime.fromisoformat(starts_at))
    assert found.ends_before == datetime.fromisoformat(starts_at) + timedelta(minutes=1)


def test_a_day_stays_the_one_that_is_said_whatever_the_zone() -> None:
    text = "Sirens sounded at 11 p.m. ET on Monday. That day two bridges fell. At 18:00 it was calm."
    values = [time.value for time in find_times(read([text], published=[TUESDAY], timezone="Europe/Kyiv"))]
    assert values == ["2025-01-06T23:00-05", "2025-01-06", "2025-01-06T18:00"]


def test_every_zone_of_the_lexicon_is_one() -> None:
    zones = {row["value"] for row in default_lexicons().rows("time_words") if row["kind"] == "zone"}
    assert {zone for zone in zones if not re.fullmatch(r"Z|-|[+-]\d\d(:\d\d)?", zone) and not ZoneInfo(zone)} == set()


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("2024-12-24", "2024-12-24"),
        ("199", "199X"),
        ("18", "18XX"),
        ("2024-SP", "2024-21"),
        ("2024-WI", "2024-24"),
        ("2024-Q3", "2024-35"),
        ("2024-H2", "2024-41"),
        ("2025-W02", "2025-01-06/2025-01-12"),
        ("2025-W01-WE", "2025-01-04/2025-01-05"),
        ("2025-01-06TNI", "2025-01-06/2025-01-07"),
        ("2025-01-06TMO", "2025-01-06"),
        ("2025-01-06T18:00", "2025-01-06T18:00:00"),
        ("2025-01-06T18:00Z", "2025-01-06T18:00:00Z"),
        ("2025-01-06T18:00+03:30", "2025-01-06T18:00:00+03:30"),
        ("2024-12-31T24:00", "2025-01-01T00:00:00"),
        ("XXXX-01-05", "XXXX-01-05"),
        ("XXXX-10", "XXXX-10"),
        ("1944-XX-XX", "1944-XX-XX"),
        ("BC0332", "-0331"),
        ("BC0001", "0000"),
        ("BC0480-09", "-0479-09"),
        ("BC0480-SP", "-0479-21"),
        ("BC046", "-0468/-0459"),
        ("BC03", "-0399/-0300"),
        ("XXXX-WXX-1", None),
        ("XXXX-SU", None),
        ("XXXX-XX-XX", None),
        ("XXXX", None),
        ("PRESENT_REF", None),
        ("P2W", None),
        ("PXD", None),
    ],
)
def test_values_in_the_extended_date_time_format(value: str, written: str | None) -> None:
    assert edtf(value, interval(value)) == written
    assert written is None or parse_edtf(written)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("It fell in late December.", "2024-12-22~/2024-12-31"),
        ("It fell in early December.", "2024-12-01/2024-12-10~"),
        ("It fell in mid-2024.", "2024-05-02~/2024-08-31~"),
        ("It was built in the early 1990s.", "1990-01-01/1993-05-01~"),
        ("It fell around 2014.", "2014~"),
        ("It fell around December 5.", "2024-12-05~"),
        ("It fell nearly two years ago.", "2023~"),
        ("It lasted over two weeks.", None),
        ("Over the past two days two bridges fell.", "2025-01-05/2025-01-06"),
        ("In the first week of January it snowed.", "2025-01-01/2025-01-07"),
        ("On Eid al-Fitr it was calm.", "2024-04-08~/2024-04-10~"),
        ("Shells fall every night.", None),
    ],
)
def test_what_a_text_leaves_vague_is_marked_as_approximate(text: str, written: str | None) -> None:
    assert [time.edtf for time in found_in(text)[1]] == [written]


def test_a_day_without_a_year_bears_no_mark() -> None:
    assert [time.edtf for time in found_in("It fell around December 5.", None)[1]] == ["XXXX-12-05"]


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


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("12-24", "2023-12-24 2024-12-24"),
        ("11-4x4", "2023-11-23 2024-11-28"),
        ("05--1x1", "2023-05-29 2024-05-27"),
        ("easter-2", "2023-04-07 2024-03-29"),
        ("rosh_hashanah", "2023-09-16 2024-10-03"),
        ("rosh_hashanah+9", "2023-09-25 2024-10-12"),
        ("rosh_hashanah+21", "2023-10-07 2024-10-24"),
        ("hanukkah", "2023-12-08 2024-12-26"),
        ("passover", "2023-04-06 2024-04-23"),
        ("passover-30", "2023-03-07 2024-03-24"),
        ("tisha_bav", "2023-07-27 2024-08-13"),
        ("eid_al_adha", "2023-06-28 2024-06-16"),
    ],
)
def test_feasts_of_the_calendars(name: str, days: str) -> None:
    assert " ".join(str(feast(name, year)) for year in (2023, 2024)) == days


@pytest.mark.parametrize("name", ["02-30", "midsummer", "easter?"])
def test_no_feast_is_invented(name: str) -> None:
    assert feast(name, 2025) is None


def test_every_named_day_of_the_lexicon_falls_on_a_day() -> None:
    names = [row["value"] for row in default_lexicons().rows("time_words") if row["kind"] == "named_day"]
    assert [name for name in names if feast(name, 2024) is None] == []


def test_a_pattern_knows_what_it_can_begin_with() -> None:
    source = compile_pattern("(a|b)? c* (d e|f)", dict(zip("abcdef", "ABCDEF", strict=True)))
    assert source.first == frozenset("ABCDF") and source.alone == frozenset("F") and not source.empty
    assert re.fullmatch(source.text, "BCCDE") and re.fullmatch(source.text, "F") and not re.fullmatch(source.text, "D")
