"""The timeline as a table, a calendar file and a spreadsheet."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import ledgers
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

import analysis
from analysis import Ledger, tables
from analysis.errors import SettingError
from analysis.reporting import agenda

SAMPLE = Path(__file__).parents[1] / "data" / "sample"
KYIV = {"settings": {"timezone": "Europe/Kyiv"}}
SAID = {"factuality": "actual", "implicit": False, "vague": False}


def ledger_of(*rows, meta=KYIV, stories=None):
    """A ledger of these claims; a number in words is made of the lower bound."""
    given = [{"number": f"{row['low']:,}", "sentence": f"Claim {row['claim_id']}.", **SAID, **row} for row in rows]
    return Ledger(
        articles=ledgers.articles(),
        claims=ledgers.frame_of(given),
        stories=tables.frame("stories") if stories is None else stories,
        meta=meta,
    )


def entries(ledger):
    """uid -> VEVENT, as the library reads back what was written."""
    written = Calendar.from_ical(agenda.calendar(ledger).to_ical())
    found = {str(entry["uid"]): entry for entry in written.walk("VEVENT")}
    assert len(found) == len(written.walk("VEVENT"))
    assert not [entry.errors for entry in written.walk() if entry.errors]
    return found


def entry(**given):
    (found,) = entries(ledger_of(ledgers.claim("a", "a3", 5, "drones", "downed", **given))).values()
    return found


TOLL = [
    ledgers.claim("first", "a7", 3, "people", "killed", place="Zaporizhzhia", story_id="s", url="https://wire.example/1"),
    ledgers.claim("best", "a8", 6, "people", "killed", place="Zaporizhzhia", story_id="s", **ledgers.MAYOR,
                  **ledgers.on("2025-01-08")),
    ledgers.claim("last", "a9", 6, "people", "killed", story_id="s", **ledgers.on("2025-01-08")),
]  # fmt: skip
STORY = tables.frame(
    "stories", {"story_id": ["s"], "low": [3.0], "best": [6.0], "high": [6.0], "agreement": ["revised"]}
)


# ---- events


def test_a_story_is_one_event_with_its_figures_beside_each_other():
    (row,) = tables.records(analysis.events(ledger_of(*TOLL, stories=STORY)))
    assert (row["event_id"], row["date_basis"], row["starts_at"]) == ("first", "stated", pd.Timestamp("2025-01-08"))
    assert row["claim_ids"] == ["first", "best", "last"]
    assert (row["n_claims"], row["n_articles"], row["n_publishers"]) == (3, 3, 3)
    assert (row["low"], row["best"], row["high"]) == (3, 6, 6)
    assert row["summary"] == "6 people killed, revised: 3–6"
    assert row["place"] == "Zaporizhzhia" and row["sources"] == ["the mayor"]
    assert row["figures"][1].startswith("6 people killed: “Claim best.” — the mayor (said); Northern Post, 8 Jan 2025")


def test_where_nothing_was_compared_each_claim_is_an_event():
    table = analysis.events(ledger_of(*[{**row, "story_id": None} for row in TOLL]))
    assert list(table["event_id"]) == ["best", "first", "last"]
    assert table["agreement"].isna().all()


def test_totals_measures_denials_headlines_and_copies_are_no_events():
    rows = [
        ledgers.claim("ok", "a1", 5, "drones", "downed"),
        ledgers.claim("total", "a1", 700, "drones", "downed", basis="cumulative"),
        ledgers.claim("money", "a1", 700, "money", "supplied"),
        ledgers.claim("denied", "a1", 0, "people", "killed", factuality="negated"),
        ledgers.claim("headline", "a1", 5, "drones", "downed", in_title=True),
        ledgers.claim("copy", "a5", 5, "drones", "downed"),
        ledgers.claim("undated", "a11", 5, "drones", "downed"),
        ledgers.claim("nothing", "a1", 5, "drones", "none"),
        ledgers.claim("rejected", "a1", 5, "drones", "downed", status="rejected"),
    ]
    chosen = agenda.gather(ledger_of(*rows))
    assert list(chosen.rows["event_id"]) == ["ok"]
    assert dict(chosen.left_out)["without a date"] == 1
    assert "1 without a date" in str(agenda.calendar(ledger_of(*rows))["x-wr-caldesc"])


def test_of_an_open_interval_the_end_that_is_not_stated_is_null():
    rows = [
        ledgers.claim("since", "a3", 5, "drones", "downed", starts_at="2022-02-24 04:00"),
        ledgers.claim("by", "a3", 6, "drones", "downed", ends_before="2025-01-04", date_basis="stated"),
    ]
    table = analysis.events(ledger_of(*rows))
    assert list(table["event_id"]) == ["since", "by"]
    assert table["starts_at"].isna().tolist() == [False, True] and table["ends_before"].isna().tolist() == [True, False]


def test_no_claims_are_no_events():
    assert analysis.events(Ledger()).empty
    assert list(analysis.events(Ledger()).columns) == tables.columns("events")
    assert entries(Ledger()) == {}


# ---- the calendar


@pytest.mark.parametrize(
    ("span", "begins", "ends"),
    [
        (("2025-01-06", "2025-01-07"), date(2025, 1, 6), date(2025, 1, 7)),
        (("2024-12-30", "2025-01-06"), date(2024, 12, 30), date(2025, 1, 6)),
        (("2025-01-06 18:00", "2025-01-07 09:00"), datetime(2025, 1, 6, 18), datetime(2025, 1, 7, 9)),
        (("2025-01-06 18:00", "2025-01-06 18:00"), datetime(2025, 1, 6, 18), datetime(2025, 1, 6, 18, 1)),
        (("2022-02-24 04:00", None), date(2022, 2, 24), date(2022, 2, 25)),
        ((None, "2025-01-04"), date(2025, 1, 3), date(2025, 1, 4)),
        ((None, None), date(2025, 1, 7), date(2025, 1, 8)),
    ],
)
def test_days_stand_all_day_and_hours_in_the_corpus_s_zone(span, begins, ends):
    found = entry(starts_at=span[0], ends_before=span[1], date_basis="stated")
    zone = ZoneInfo("Europe/Kyiv")
    expected = [moment.replace(tzinfo=zone) if isinstance(moment, datetime) else moment for moment in (begins, ends)]
    assert [found["dtstart"].dt, found["dtend"].dt] == expected


def test_the_zone_is_described_in_the_file():
    night = ledger_of(ledgers.claim("a", "a3", 5, "drones", "downed", **ledgers.night("2025-01-06")))
    assert [str(zone["tzid"]) for zone in agenda.calendar(night).walk("VTIMEZONE")] == ["Europe/Kyiv"]
    in_utc = ledger_of(ledgers.claim("a", "a3", 5, "drones", "downed", **ledgers.night("2025-01-06")), meta={})
    assert b"DTSTART:20250106T180000Z" in agenda.calendar(in_utc).to_ical()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (ledgers.on("2025-01-06"), "Date stated."),
        ({**ledgers.on("2025-01-06"), "date_basis": "carried"}, "Date carried over from the sentences before."),
        ({}, "Reported; date of the event not stated."),
        ({"starts_at": "2022-02-24"}, "Since 24 Feb 2022; no end is stated."),
        ({"ends_before": "2025-01-04", "date_basis": "stated"}, "By 3 Jan 2025; no beginning is stated."),
    ],
)
def test_an_entry_says_how_its_date_is_known(given, said):
    found = entry(**given)
    assert str(found["description"]).split("\n")[0] == said
    assert str(found["summary"]).startswith("Reported: ") == (given == {})


def test_what_is_planned_is_tentative():
    planned = entry(factuality="planned", **ledgers.on("2025-02-01"))
    assert str(planned["status"]) == "TENTATIVE" and str(planned["summary"]) == "Planned: 5 drones downed"
    assert "status" not in entry(**ledgers.on("2025-01-06"))


def test_an_entry_says_what_where_who_and_which_sentence():
    (found,) = entries(ledger_of(*TOLL[:2], stories=STORY.assign(agreement="corroborated"))).values()
    assert str(found["summary"]) == "6 people killed, Zaporizhzhia (the mayor)"
    assert str(found["location"]) == "Zaporizhzhia" and str(found["url"]) == "https://wire.example/1"
    assert found["categories"].to_ical() == b"people,killed" and str(found["transp"]) == "TRANSPARENT"
    lines = str(found["description"]).split("\n")
    assert lines[1] == "Told by 2 articles of 2 outlets; corroborated."
    assert lines[3] == "• 6 people killed: “Claim best.” — the mayor (said); Northern Post, 8 Jan 2025 [claim best]"


def test_an_event_keeps_its_uid_and_rises_in_sequence_when_more_is_told():
    (before,) = entries(ledger_of(*TOLL[:2], stories=STORY)).values()
    (after,) = entries(ledger_of(*TOLL, stories=STORY)).values()
    assert before["uid"] == after["uid"] == "first@claimbook"
    assert before["sequence"] < after["sequence"] and before["dtstamp"].dt < after["dtstamp"].dt
    assert after["dtstamp"].dt == datetime(2025, 1, 8, 19, 10, tzinfo=UTC)  # of the news, not of the clock


def test_the_same_ledger_gives_the_same_bytes():
    assert agenda.calendar(ledger_of(*TOLL)).to_ical() == agenda.calendar(ledger_of(*TOLL)).to_ical()


def test_many_figures_are_cut_and_that_is_said():
    rows = [ledgers.claim(f"c{n:02}", "a1", n, "drones", "downed", story_id="s") for n in range(1, 16)]
    (found,) = entries(ledger_of(*rows)).values()
    assert str(found["description"]).endswith("\n3 more in the ledger.")


# ---- hostile text

HOSTILE = [
    "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nACTION:PROCEDURE",
    "a;b,c\\n:d\"e",
    "\u202egnp.exe\u2069",
    "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "=HYPERLINK(\"http://evil.example\")",
    "\x00\x07\x85 \x1b[31m",
    "é" * 300,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    names = ("source", "place", "publisher", "counted", "sentence", "number")
    found = entry(**dict.fromkeys(names, text), **ledgers.on("2025-01-06"))
    assert set(found.keys()) <= {
        "SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "SEQUENCE", "CATEGORIES", "DESCRIPTION", "LOCATION", "TRANSP",
    }  # fmt: skip
    shown = str(found["summary"]) + str(found["description"]) + str(found["location"])
    assert not [letter for letter in shown if letter in "\u202e\u2069\x00\x07\r"]
    assert "<img" not in shown and "<script" not in shown


@given(st.text(max_size=80), st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_read_back_as_one_entry_of_short_lines(sentence, source):
    row = ledgers.claim("a", "a3", 5, "drones", "downed", sentence=sentence, source=source, **ledgers.on("2025-01-06"))
    written = agenda.calendar(ledger_of(row)).to_ical()
    assert max(map(len, written.split(b"\r\n"))) <= 75
    assert len(Calendar.from_ical(written).walk("VEVENT")) == 1


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://a.example/1?x=2", True),
        ("HTTP://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("http://[", False),
        ("https://a.example/\r\nX-EVIL:1", False),
        ("https://a.example/ b", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_kept(url, kept):
    found = entry(url=url, **ledgers.on("2025-01-06"))
    assert ("url" in found) == kept
    assert ("javascript:" in str(found["description"])) is False


# ---- files


def test_a_calendar_is_written_whole(tmp_path):
    path = analysis.export_timeline(ledger_of(*TOLL), tmp_path / "new" / "timeline.ics")
    assert len(Calendar.from_ical(path.read_bytes()).walk("VEVENT")) == 1
    assert [file.name for file in path.parent.iterdir()] == ["timeline.ics"]


def test_no_spreadsheet_executes_the_table(tmp_path):
    row = ledgers.claim("a", "a3", 5, "drones", "downed", place="=cmd()", source="+1", **ledgers.on("2025-01-06"))
    path = analysis.export_timeline(ledger_of(row), tmp_path / "timeline.CSV")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (found,) = csv.DictReader(file)
    assert list(found) == tables.columns("events")
    assert found["place"] == "'=cmd()" and found["sources"] == "'+1"
    assert found["starts_at"].startswith("2025-01-06") and found["claim_ids"] == "a"


def test_another_format_is_refused(tmp_path):
    with pytest.raises(SettingError, match=r"\.ics \(calendars\) or \.csv"):
        analysis.export_timeline(ledger_of(*TOLL), tmp_path / "timeline.xlsx")
    assert not list(tmp_path.iterdir())


def test_the_sample_is_read_back_event_by_event(tmp_path):
    ledger = analysis.analyse(analysis.read(SAMPLE, timezone="Europe/Kyiv"))
    table = analysis.events(ledger)
    path = analysis.export_timeline(ledger, tmp_path / "sample.ics")
    found = {str(e["uid"]): e for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}
    assert set(found) == {f"{event}@claimbook" for event in table["event_id"]} and len(found) > 100
    for row in tables.records(table):
        begins = found[f"{row['event_id']}@claimbook"]["dtstart"].dt
        assert pd.Timestamp(begins).tz_localize(None) == row["starts_at"]
    tables.check("events", table)
