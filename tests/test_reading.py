"""Files of every format become articles; page matter is cut; nothing disappears."""

from __future__ import annotations

import gzip
import json
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.errors import ReadingError, SettingError
from analysis.lexicon import default_lexicons
from analysis.reading import FORMATS, Corpus, normalise_articles, read
from analysis.reading.cleaning import clean, strip_markup, unwrap
from analysis.reading.datelines import feed_date, is_feed_id, match_byline, match_stamp, match_wire, reporting_outlet
from analysis.reading.dates import Moment, parse_moment, read_moment, to_utc, zone
from analysis.reading.encodings import decode
from analysis.reading.headlines import looks_like_headline, split_headline, without_outlet
from analysis.reading.page_matter import cut_page_matter
from analysis.reading.publication import date_of_name, date_of_url
from analysis.reading.tongues import language_tag, plainly_english
from analysis.tables import check, content_id

TITLE = "Bridge over the Orla reopens"
BODY = (
    "The bridge over the Orla reopened at noon after two weeks of repairs, the regional administration said.\n\n"
    "Shelling had killed four people there in the last days of the year and closed the only road to the valley, "
    "which some 9,000 people use every day to reach the schools, the market and the clinic on the road to the valley."
)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def only(corpus: Corpus) -> pd.Series:
    assert len(corpus.articles) == 1, corpus.rejected.to_string()
    return corpus.articles.iloc[0]


def utc(text: str) -> pd.Timestamp:
    return pd.Timestamp(text, tz="UTC")


# --- formats


PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} - Valley Herald</title>
<meta property="og:site_name" content="Valley Herald">
<meta property="article:published_time" content="2025-01-03T14:05:00+02:00">
<meta name="author" content="Ana Ortiz"><link rel="canonical" href="https://www.herald.example/orla"></head>
<body><nav><ul><li><a href="/">Front page</a></li><li><a href="/w">Outlook</a></li></ul></nav><h1>{TITLE}</h1>
<article><p>{BODY.replace(chr(10) * 2, "</p><p>")}</p>
<p>Engineers from three cities worked on the piers &amp; the spans, and some 300 cars crossed in the first hour.</p>
</article><aside><h3>Elsewhere</h3><p>Harvest festival opens in Dolna</p></aside>
<script>document.title = "never seen"</script><footer>The Herald's colophon</footer></body></html>"""

JSON_ARTICLE = {
    "headline": TITLE, "body": BODY, "source": {"name": "Valley Herald"}, "pubDate": "2025-01-03T14:05:00+02:00",
    "authors": ["Ana Ortiz"], "link": "https://www.herald.example/orla", "lang": "en-GB",
}  # fmt: skip
CSV_COLUMNS = "Headline,Body,Outlet,Published at,Byline,Link,Lang"
CSV_ROW = f'{TITLE},"{BODY}",Valley Herald,2025-01-03T14:05:00+02:00,Ana Ortiz,https://www.herald.example/orla,en-GB'
HEADER = (
    f"Title: {TITLE}\nPublisher: Valley Herald\nPublished: 2025-01-03T14:05:00+02:00\nAuthor: Ana Ortiz\n"
    "URL: https://www.herald.example/orla\nLanguage: en-GB\n"
)
FILES: dict[str, str | bytes] = {
    "a.txt": f"{HEADER}\n{BODY}",
    "a.md": f"---\n{HEADER}---\n\n{BODY}",
    "a.html": PAGE,
    "a.json": json.dumps(JSON_ARTICLE),
    "list.json": json.dumps([JSON_ARTICLE]),
    "articles.json": json.dumps({"status": "ok", "articles": [JSON_ARTICLE]}),
    "a.jsonl": json.dumps(JSON_ARTICLE) + "\n",
    "a.ndjson": "\n" + json.dumps(JSON_ARTICLE),
    "a.jsonl.gz": gzip.compress(json.dumps(JSON_ARTICLE).encode()),
    "a.csv": f"{CSV_COLUMNS}\n{CSV_ROW}\n",
    "semicolon.csv": f"{CSV_COLUMNS.replace(',', ';')}\n{CSV_ROW.replace(',', ';')}\n".replace(
        "noon after", "noon, after"
    ),
    "a.tsv": f"{CSV_COLUMNS}\n{CSV_ROW}\n".replace(",", "\t"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_article(tmp_path: Path, name: str) -> None:
    corpus = read(write(tmp_path, name, FILES[name]))
    article = only(corpus)
    assert article.title == TITLE
    assert article.publisher == "Valley Herald"
    assert article.author == "Ana Ortiz"
    assert article.published == utc("2025-01-03 12:05")
    assert article.published_precision == "minute"
    assert article.published_rule == ("metadata" if name == "a.html" else "given")
    assert article.url == "https://www.herald.example/orla"
    assert article.language == "en-GB"
    assert article.text.startswith(f"{TITLE}\n\nThe bridge over the Orla reopened at noon")
    assert article.text[article.body_begin :].startswith("The bridge over")
    assert article.text.endswith("first hour." if name == "a.html" else "road to the valley.")
    assert article.n_words == len(article.text.split())
    assert article.encoding == "utf-8"
    assert len(article.sha256) == 64
    check("articles", corpus.articles)
    check("cut", corpus.cut)
    check("rejected", corpus.rejected)


def test_parquet_has_no_encoding_and_takes_dates_as_dates(tmp_path: Path) -> None:
    dates = [pd.Timestamp("2025-01-03"), pd.Timestamp("2025-01-04 08:30")]
    table = pd.DataFrame({"title": ["One", "Two"], "text": [BODY, BODY], "published": dates, "junk": [1, 2]})
    table.to_parquet(tmp_path / "a.parquet")
    articles = read(tmp_path / "a.parquet", timezone="Europe/Kyiv").articles
    assert list(articles.published) == [utc("2025-01-02 22:00"), utc("2025-01-04 06:30")]
    assert list(articles.published_precision) == ["day", "minute"]
    assert list(articles.origin) == ["a.parquet:1", "a.parquet:2"]
    assert articles.encoding.isna().all()


def test_every_format_is_tried_above() -> None:
    tried = {Path(name.removesuffix(".gz")).suffix for name in FILES} | {".parquet"}
    assert set(FORMATS) - tried == {".text", ".markdown", ".htm", ".xhtml", ".pq"}, "the rest are other names"


def test_what_a_page_shows_beside_its_article_is_cut(tmp_path: Path) -> None:
    corpus = read(write(tmp_path, "a.html", PAGE))
    row = corpus.cut.iloc[0]
    assert row.text.split("\n") == [
        "Front page",
        "Outlook",
        "Elsewhere",
        "Harvest festival opens in Dolna",
        "The Herald's colophon",
    ]
    assert "never seen" not in row.text + only(corpus).text


def test_a_page_of_one_paragraph_is_an_article(tmp_path: Path) -> None:
    paragraph = "<p>The bridge reopened at noon, officials said, and cars crossed.</p>"
    page = f'<?xml version="1.0" encoding="utf-8"?><html><body>{paragraph}</body></html>'
    assert only(read(write(tmp_path, "a.html", page))).text.startswith("The bridge reopened at noon")


def test_json_ld_of_a_page(tmp_path: Path) -> None:
    data = {
        "@graph": [{"@type": "NewsArticle", "headline": "A", "datePublished": "2025-01-05", "publisher": {"name": "P"}}]
    }
    page = PAGE.replace("<head>", f'<head><script type="application/ld+json">{json.dumps(data)}</script>')
    article = only(read(write(tmp_path, "a.html", page)))
    assert (article.title, article.publisher, article.published) == ("A", "P", utc("2025-01-05"))


def test_markdown_marks_go_and_words_stay(tmp_path: Path) -> None:
    marked = "**Shells** fell on [the town](http://a.example/x), _witnesses_ said: 3*4 guns.\n\n> We ran."
    text = f"# {TITLE}\n\n{marked}\n\n{BODY}"
    article = only(read(write(tmp_path, "a.md", text)))
    assert article.title == TITLE
    assert "\n\nShells fell on the town, witnesses said: 3*4 guns.\n\nWe ran.\n\n" in article.text


def test_origin_names_file_and_record(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"{BODY} {n}"}) for n in range(2)]
    write(tmp_path, "wire/a.jsonl", f"{lines[0]}\n\n{lines[1]}\n")
    write(tmp_path, "b.csv", f'text\n"{BODY}"\n"{BODY} again"\n')
    write(tmp_path, "c.txt", f"{BODY} once more")
    assert list(read(tmp_path).articles.origin) == ["b.csv:2", "b.csv:3", "c.txt", "wire/a.jsonl:1", "wire/a.jsonl:3"]


# --- folders


def test_folder_passes_over_what_holds_no_article(tmp_path: Path) -> None:
    for name in (
        "README.md",
        "readme.txt",
        ".hidden.txt",
        ".git/a.txt",
        "lexicon/actors.csv",
        "a.png",
        "Thumbs.db",
        "s.css",
    ):
        write(tmp_path, name, "x")
    write(tmp_path, "sub/a.txt", BODY)
    corpus = read(tmp_path)
    assert list(corpus.articles.origin) == ["sub/a.txt"]
    assert corpus.rejected.empty


def test_unknown_and_broken_files_are_rejected_with_reason_and_remedy(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "b.docx", b"PK\x03\x04")
    write(tmp_path, "c.json", '{"text": "cut off')
    write(tmp_path, "d.jsonl", json.dumps({"text": BODY + " Two."}) + '\n{"text": \n[1]\n{"title": "no text"}')
    write(tmp_path, "e.csv", "name,year\na,1")
    write(tmp_path, "f.csv", "title,text\na,b,c,d")
    write(tmp_path, "g.parquet", b"PAR1 no more")
    write(tmp_path, "h.txt", b"\x00\x01\x02\x03" * 100)
    write(tmp_path, "i.txt", " \n ")
    write(tmp_path, "j.html", "<html><body></body></html>")
    write(tmp_path, "k.jsonl.gz", b"no gzip")
    write(tmp_path, "l.json", "[" * 100_000)
    corpus = read(tmp_path)
    assert list(corpus.articles.origin) == ["a.txt", "d.jsonl:1"]
    reasons = dict(zip(corpus.rejected.origin, corpus.rejected.reason, strict=True))
    assert list(reasons) == [
        "b.docx", "c.json", "d.jsonl:2", "d.jsonl:3", "d.jsonl:4", "e.csv", "f.csv:2", "g.parquet", "h.txt", "i.txt",
        "j.html", "k.jsonl.gz", "l.json",
    ]  # fmt: skip
    assert "save as" in reasons["b.docx"]
    assert "rename" in reasons["e.csv"]
    assert all(len(reason) > 20 for reason in reasons.values())


def test_a_quotation_mark_that_is_never_closed_takes_no_other_record_with_it_in_silence(tmp_path: Path) -> None:
    write(tmp_path, "a.csv", 'text\n"Two drones fell."\n"Three drones fell.\nFour drones fell.\n')
    write(tmp_path, "b.csv", 'text\nA pipe of 5" burst.\n"The mayor spoke of ""five"" drones"')
    write(tmp_path, "metadata.csv", 'file,title\n"a.csv,A')
    corpus = read(tmp_path)
    assert list(corpus.articles.origin) == ["a.csv:2", "b.csv:2", "b.csv:3"]
    assert list(corpus.rejected.origin) == ["metadata.csv:2", "a.csv:3"]
    assert corpus.rejected.reason.str.contains("quotation mark that is never closed").all()


@pytest.mark.parametrize("missing", ["nowhere", "nowhere/a.txt"])
def test_missing_path(tmp_path: Path, missing: str) -> None:
    with pytest.raises(ReadingError, match="no such file"):
        read(tmp_path / missing)


def test_folder_with_nothing_readable_and_unknown_single_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no files"):
        read(tmp_path)
    path = write(tmp_path, "a.docx", "x")
    with pytest.raises(ReadingError, match=r"a\.docx.*\.jsonl"):
        read(tmp_path)
    with pytest.raises(ReadingError, match=r"'\.docx' is no known format"):
        read(path)


def test_unknown_zone(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="Mars"):
        read(write(tmp_path, "a.txt", BODY), timezone="Mars/Base")


def test_too_long_is_rejected(tmp_path: Path) -> None:
    corpus = read(write(tmp_path, "a.txt", "word " * 400_001))
    assert corpus.articles.empty
    assert "2,000,000" in corpus.rejected.reason[0]


def test_metadata_csv_describes_the_files_beside_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        "x/metadata.csv",
        f"file,title,publisher,published\na.txt,{TITLE},Valley Herald,2025-01-03\nb.txt,B,C,\n",
    )
    write(tmp_path, "x/a.txt", BODY)
    write(tmp_path, "a.txt", BODY + " Other.")
    corpus = read(tmp_path)
    article = corpus.articles.set_index("origin").loc["x/a.txt"]
    assert (article.title, article.publisher, article.published_rule) == (TITLE, "Valley Herald", "metadata")
    assert pd.isna(corpus.articles.set_index("origin").loc["a.txt"].publisher)
    assert list(corpus.rejected.origin) == ["x/metadata.csv:3"]


def test_metadata_csv_asked_for_by_name_is_a_table(tmp_path: Path) -> None:
    assert only(read(write(tmp_path, "metadata.csv", f'text\n"{BODY}"\n'))).text == BODY


def test_progress_counts_files(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", BODY)
    write(tmp_path, "b.txt", BODY + " b")
    seen: list[tuple[int, int]] = []
    read(tmp_path, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]


def test_names_that_are_no_utf8_stop_nothing(tmp_path: Path) -> None:
    try:
        (tmp_path / "b\udcff.txt").write_text(BODY)
    except (OSError, UnicodeEncodeError):
        pytest.skip("this file system takes only UTF-8 names")
    assert only(read(tmp_path)).origin == "b\\udcff.txt"


# --- identity


def test_same_record_twice_is_kept_once(tmp_path: Path) -> None:
    rows = [{"id": 7, "text": BODY}, {"id": 7, "text": BODY}, {"id": 7, "text": BODY + " Other."}]
    corpus = read(write(tmp_path, "a.json", json.dumps(rows)))
    assert corpus.articles.article_id[0] == "7"
    assert corpus.articles.article_id[1].startswith("7-")
    assert corpus.rejected.to_dict("records") == [
        {
            "origin": "a.json:2",
            "reason": "same record twice: a.json:1 has the same text; nothing is lost",
            "error": "DuplicateRecord",
        }
    ]


def test_identity_is_content_not_order(tmp_path: Path) -> None:
    rows = [{"title": f"Story {n}", "text": f"{BODY} {n}", "publisher": "P"} for n in range(3)]
    write(tmp_path, "one/a.json", json.dumps(rows))
    write(tmp_path, "two/b.json", json.dumps(rows[::-1]))
    first, second = read(tmp_path / "one").articles, read(tmp_path / "two").articles
    assert list(first.article_id) == list(second.article_id)[::-1]
    assert first.article_id[0] == content_id("P", "Story 0", first.text[0])


# --- encodings


@pytest.mark.parametrize(
    ("text", "written", "told"),
    [
        ("“Five” men – naïve café", "utf-8", "utf-8"),
        ("“Five” men – naïve café", "utf-8-sig", "utf-8-sig"),
        ("“Five” men – naïve café", "utf-16", "utf-16"),
        ("“Five” men – naïve café", "utf-16-le", "utf-16-le"),
        ("“Five” men – naïve café", "utf-32", "utf-32"),
        ("“Five” men – naïve café in the valley", "cp1252", "cp1252"),
        ("Мэр города сообщил, что мост через реку снова открыт для движения с полудня.", "cp1251", "cp1251"),
        ("Мэр города сообщил, что мост через реку снова открыт для движения с полудня.", "koi8-r", "koi8-r"),
        ("The paper Голос reported that the bridge was open again, as did two radio stations.", "cp1251", "cp1251"),
    ],
)
def test_encodings(text: str, written: str, told: str) -> None:
    assert decode(text.encode(written)) == (text, told)


def test_declared_charset_counts_for_pages_alone() -> None:
    page = '<meta charset="windows-1251"><p>Мост открыт</p>'.encode("cp1251")
    assert decode(page, declared=True)[1] == "cp1251"
    assert decode('<meta charset="hex">naïve café'.encode("cp1252"), declared=True)[1] == "cp1252"


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    text, told = decode("“Five” men – naïve café – “six”".encode() + b"\xff end")
    assert told == "utf-8 (damaged)"
    assert text == "“Five” men – naïve café – “six”\ufffd end"


# --- cleaning


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a \n\n\n\n  b\t\n", "a\n\nb"),
        ("No\u200bvem\u00adber\ufeff \u202eabc\u202c\x00", "November abc"),
        ("cafe\u0301", "caf\u00e9"),
        ("“a” ‘b’ 10\u00a0km — 👨\u200d👩\u200d👧", "“a” ‘b’ 10\u00a0km — 👨\u200d👩\u200d👧"),
        ("\ud800x", "\ufffdx"),
    ],
)
def test_cleaning_keeps_content(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@pytest.mark.parametrize(
    ("raw", "stripped"),
    [
        ("<p>Five men</p><p>A &amp; B</p>", "\nFive men\n\nA & B\n"),
        ("a<script>x('</p>')</script>b<br/>c", "ab\nc"),
        ("losses < 5 and > 3, x<y", "losses < 5 and > 3, x<y"),
        ("LIVE: <script>alert(1)</script>", "LIVE: <script>alert(1)</script>"),
        ("Smith &quot;Q&quot; &#8217;s AT&T", 'Smith "Q" ’s AT&T'),
    ],
)
def test_markup_in_fields(raw: str, stripped: str) -> None:
    assert strip_markup(raw) == stripped


def test_wrapped_mail_is_unwrapped_and_verse_is_not() -> None:
    words = ("the convoy crossed the river before dawn and took the northern road towards the depot " * 6).split()
    lines, line = [], ""
    for word in words:
        if len(line) + 1 + len(word) > 64:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    lines.append(line)
    wrapped = "Title\n\n" + "\n".join(lines) + "\n\n- one\n- two"
    assert unwrap(wrapped) == "Title\n\n" + " ".join(words) + "\n\n- one\n- two"
    assert unwrap(BODY) == BODY
    verse = "Short line here\nanother one of about the same size that is a bit longer\nand a third\nfourth"
    assert unwrap(verse) == verse


# --- headlines


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{TITLE}\n\n{BODY}", TITLE),
        (f"{TITLE}\n{BODY}", TITLE),
        (f"Envoys meet in the U.S.\n\n{BODY}", "Envoys meet in the U.S."),
        (f"Who holds the bridge?\n\n{BODY}", "Who holds the bridge?"),
        (BODY, None),
        (f"Five men left.\n\n{BODY}", None),
        ("The convoy crossed the river\nbefore dawn.", None),
        (f"and then they left\n\n{BODY}", None),
        (TITLE, None),
    ],
)
def test_first_line_as_headline(text: str, title: str | None) -> None:
    headed = split_headline(text)
    assert headed.title == title
    assert headed.body == (text if title is None else BODY)


def test_headline_given_is_not_said_twice(tmp_path: Path) -> None:
    article = only(read(write(tmp_path, "a.json", json.dumps({"title": TITLE, "text": f"{TITLE}\n\n{BODY}"}))))
    assert article.text == f"{TITLE}\n\n{BODY}"
    assert article.body_begin == len(TITLE) + 2


def test_a_headline_without_its_outlet() -> None:
    assert without_outlet("Bridge reopens | Valley Herald", "Valley Herald") == "Bridge reopens"
    assert without_outlet("Bridge reopens - a photo report", "Valley Herald") == "Bridge reopens - a photo report"
    assert without_outlet("Valley Herald", "Valley Herald") == "Valley Herald"


def test_a_headline_has_letters() -> None:
    assert not looks_like_headline("***")
    assert not looks_like_headline("")


# --- dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-01-03", "2025-01-02 22:00 day"),
        ("2025-01-03T14:05:00Z", "2025-01-03 14:05 minute"),
        ("2025-01-03 14:05:00.123+02:00", "2025-01-03 12:05 minute"),
        ("Fri, 03 Jan 2025 14:05:00 +0200", "2025-01-03 12:05 minute"),
        ("Fri Jan 03 14:05:00 +0000 2025", "2025-01-03 14:05 minute"),
        ("3 January 2025 14:05", "2025-01-03 12:05 minute"),
        ("January 3rd, 2025, 2:05 p.m. EST", "2025-01-03 19:05 minute"),
        ("12:30 AM, January 3, 2025 GMT", "2025-01-03 00:30 minute"),
        ("14:05, 3 January 2025", "2025-01-03 12:05 minute"),
        ("20250103", "2025-01-02 22:00 day"),
        ("20250103T140500Z", "2025-01-03 14:05 minute"),
        ("03-Jan-25", "2025-01-02 22:00 day"),
        ("3 Jan 98", "1998-01-02 22:00 day"),
        ("03.01.2025", "2025-01-02 22:00 day"),
        ("31/01/2025", "2025-01-30 22:00 day"),
        ("1735905900", "2025-01-03 12:05 minute"),
        ("1735905900000", "2025-01-03 12:05 minute"),
        ("Jan 3, 2025, 14:05 IST", "2025-01-02 22:00 day"),
        ("2025-01-03 00:00:00", "2025-01-02 22:00 day"),
        ("03/01/2025", None),
        ("31.02.2025", None),
        ("Jan. 3", None),
        ("January 2025", None),
        ("9999-01-01", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_as_people_write_them(text: str, expected: str | None) -> None:
    moment = parse_moment(text)
    instant = to_utc(moment, zone("Europe/Kyiv")) if moment else None
    told = f"{instant:%Y-%m-%d %H:%M} {moment.precision}" if moment and instant else None
    assert told == expected


@pytest.mark.parametrize("value", [True, None, float("nan"), float("inf"), 3, -1e18, [], {}, pd.NaT, "x" * 500])
def test_values_that_are_no_dates(value: object) -> None:
    assert read_moment(value) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-01-03_bridge.txt", 3),
        ("wire/20250103.jsonl", 3),
        ("2025_01_03/bridge.txt", 3),
        ("v1_2025.01.03.txt", 3),
        ("12025010399.txt", None),
        ("20251399.txt", None),
        ("bridge.txt", None),
    ],
)
def test_date_in_a_file_name(name: str, day: int | None) -> None:
    assert date_of_name(name) == (Moment(2025, 1, day) if day else None)


def test_date_in_an_address() -> None:
    assert date_of_url("https://herald.example/2025/1/3/bridge") == Moment(2025, 1, 3)
    assert date_of_url("https://herald.example/2025/bridge") is None


# --- datelines


@pytest.mark.parametrize(
    ("line", "moment", "publisher"),
    [
        ("KYIV, Jan. 3 (Reuters) - Sirens sounded.", Moment(None, 1, 3), "Reuters"),
        ("BEIRUT (AP) — Roads were closed.", None, "AP"),
        ("(AP) — Roads were closed.", None, "AP"),
        ("MOSCOW, January 3. /TASS/. Roads were closed.", Moment(None, 1, 3), "TASS"),
        ("BEIJING, Jan. 3 (Xinhua) -- Roads were closed.", Moment(None, 1, 3), "Xinhua"),
        ("KYIV. Jan 3 (Interfax-Ukraine) – Roads were closed.", Moment(None, 1, 3), "Interfax-Ukraine"),
        ("GAZA CITY, Gaza Strip, 3 January 2025 (Levant Post) – Roads", Moment(2025, 1, 3), "Levant Post"),
        ("QUITO, 3 Jan 90 (AFP) -- [Text] Envoys met.", Moment(1990, 1, 3), "AFP"),
        ("PERTH, Australia (AP)_ Envoys met.", None, "AP"),
        ("(MENAFN- Valley Herald) Envoys met.", None, "MENAFN"),
        ("Kyiv/Warsaw, Friday, Jan. 3, 2025 — Roads were closed.", Moment(2025, 1, 3), None),
        ("The army (in a statement) - said nothing.", None, False),
        ("Ana Ortiz (UNHCR) said roads were closed.", None, False),
        ("He paid 300 (about 5 dollars) - a fortune.", None, False),
        ("Troops left on Jan. 3 (a Friday) - and came back.", None, False),
        ("The bridge - closed since Jan. 3 - reopened.", None, False),
        ("The (Reuters) building burned.", None, False),
        ("On January 3 the bridge — the only one — reopened.", None, False),
    ],
)
def test_wire_datelines(line: str, moment: Moment | None, publisher: str | bool | None) -> None:
    wire = match_wire(line, default_lexicons())
    if publisher is False:
        assert wire is None
    else:
        assert wire is not None
        assert (wire.moment, wire.publisher) == (moment, publisher)


@pytest.mark.parametrize("row", default_lexicons().rows("agencies"), ids=lambda row: row["form"])
def test_every_agency_is_read_from_its_example(row: dict[str, str]) -> None:
    wire = match_wire(row["example"], default_lexicons())
    assert wire is not None
    assert wire.publisher == row["publisher"]


@pytest.mark.parametrize(
    ("line", "moment", "rest"),
    [
        ("Published: 3 January 2025 14:05", Moment(2025, 1, 3, 14, 5), ""),
        ("Updated on Jan 3, 2025 at 2:05 pm GMT", Moment(2025, 1, 3, 14, 5, 0), ""),
        ("03.01.2025 14:05", Moment(2025, 1, 3, 14, 5), ""),
        ("January 03, 2025, Friday", Moment(2025, 1, 3), ""),
        ("Updated 4 Jan 2025 | Published 3 Jan 2025 | By Ana Ortiz | 4 min read", Moment(2025, 1, 3), ""),
        (" date 2025-01-03 (HERALD) Envoys met.", Moment(2025, 1, 3), "Envoys met."),
        ("2025-01-03 (HERALD) Envoys met.", Moment(2025, 1, 3), "Envoys met."),
        ("Published on 3 January 2025, the report says little.", None, None),
        ("Jan. 3 (Reuters) - Sirens sounded.", None, None),
        ("3 January", None, None),
        ("Date palms burned on 3 January 2025.", None, None),
        ("2025-01-03 was a Friday.", None, None),
    ],
)
def test_stamps_of_publication(line: str, moment: Moment | None, rest: str | None) -> None:
    stamp = match_stamp(line, default_lexicons())
    if rest is None:
        assert stamp is None
    else:
        assert stamp is not None
        assert (stamp.moment, line[stamp.end :]) == (moment, rest)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Ortiz", "Ana Ortiz"),
        ("By Ana Ortiz and Li Wei", "Ana Ortiz and Li Wei"),
        ("BYLINE: Ana Ortiz.", "Ana Ortiz."),
        ("By Monday", None),
        ("By Friday the army had left the town.", None),
        ("Bystanders Ran", None),
    ],
)
def test_bylines(line: str, author: str | None) -> None:
    assert match_byline(line) == author


def test_feed_ids() -> None:
    token = "HRLD03012025000012345678ID1100000001"
    assert is_feed_id(token)
    assert feed_date(token) == Moment(2025, 1, 3)
    assert not is_feed_id("UNSCRESOLUTIONNUMBERTWO")
    assert not is_feed_id("123456789012345678901234")
    assert feed_date("HRLD99012025000012345678") is None


def test_outlet_of_its_own_correspondent() -> None:
    assert (
        reporting_outlet("Talks went on, HERALD's chief correspondent reports from Geneva. More follows.") == "HERALD"
    )
    assert reporting_outlet("Talks went on, HERALD's correspondent was told by aides in Geneva.") is None
    assert reporting_outlet("The U.S. delegation's correspondent reports.") is None


# --- when it was published


def read_text(folder: Path, name: str, text: str, **options: str) -> Corpus:
    return read(write(folder, name, text), **options)


@pytest.mark.parametrize(
    ("name", "text", "published", "rule"),
    [
        ("a.txt", f"{TITLE}\n\nKYIV, Jan. 3, 2025 (Reuters) - {BODY}", "2025-01-03", "dateline"),
        ("a.txt", f"{TITLE}\n\nKYIV, Jan. 3 (Reuters) - {BODY}", None, "none"),
        ("2025-01-04_a.txt", f"{TITLE}\n\nKYIV, Jan. 3 (Reuters) - {BODY}", "2025-01-03", "dateline"),
        ("2025-01-01_a.txt", f"{TITLE}\n\nKYIV, Dec. 31 (Reuters) - {BODY}", "2024-12-31", "dateline"),
        ("2025-01-04_a.txt", f"{TITLE}\n\n{BODY}", "2025-01-04", "file_name"),
        ("2025-01-04_a.txt", f"{TITLE}\nPublished: 3 January 2025 14:05\n\n{BODY}", "2025-01-03 14:05", "dateline"),
        ("a.txt", f"{TITLE}\nUpdated: 5 January 2025\nPublished: 3 January 2025\n\n{BODY}", "2025-01-03", "dateline"),
        ("a.txt", f"{BODY}\n\nHRLD03012025000012345678ID1100000001", "2025-01-03", "metadata"),
        ("a.txt", f"Leave a review date 2025-01-03 (HERALD) {BODY}", "2025-01-03", "dateline"),
        ("a.txt", f"On January 3 the war entered its third year.\n\n{BODY}", None, "none"),
        ("2025-01-04.json", json.dumps({"text": BODY, "date": "2025-01-03"}), "2025-01-03", "given"),
        ("2025-01-04.json", json.dumps({"text": BODY, "date": "03/01/2025"}), "2025-01-04", "file_name"),
        ("a.json", json.dumps({"text": BODY, "url": "https://h.example/2025/01/03/x"}), "2025-01-03", "metadata"),
        (
            "a.json",
            json.dumps({"text": f"KYIV, Jan 3 (AP) — {BODY}", "retrieved_at": "2025-01-09T10:00Z"}),
            "2025-01-03",
            "dateline",
        ),
    ],
)
def test_evidence_of_publication(tmp_path: Path, name: str, text: str, published: str | None, rule: str) -> None:
    article = only(read_text(tmp_path, name, text))
    assert article.published_rule == rule
    assert (None if pd.isna(article.published) else article.published) == (utc(published) if published else None)


def test_page_date_is_cut_and_wire_dateline_stays(tmp_path: Path) -> None:
    corpus = read_text(tmp_path, "a.txt", f" Leave a review date 2025-01-03 (HERALD) {BODY}")
    assert only(corpus).text == BODY
    assert only(corpus).publisher == "HERALD"
    assert list(corpus.cut.text) == ["Leave a review date 2025-01-03 (HERALD)"]
    assert list(corpus.cut.article_id) == [only(corpus).article_id]
    wire = only(read_text(tmp_path, "b.txt", f"{TITLE}\n\nBy Ana Ortiz\n\nKYIV, Jan. 3 (Reuters) - {BODY}"))
    assert wire.text == f"{TITLE}\n\nKYIV, Jan. 3 (Reuters) - {BODY}"
    assert (wire.publisher, wire.author) == ("Reuters", "Ana Ortiz")


def test_own_site_goes_before_the_agency(tmp_path: Path) -> None:
    record = {"text": f"KYIV (Reuters) - {BODY}", "url": "https://www.herald.example/x"}
    assert only(read_text(tmp_path, "a.json", json.dumps(record))).publisher == "herald.example"


def test_civil_time_is_that_of_the_corpus(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps({"text": BODY, "date": "2025-01-03 14:05"}))
    assert only(read(path)).published == utc("2025-01-03 14:05")
    assert only(read(path, timezone="Europe/Kyiv")).published == utc("2025-01-03 12:05")


# --- page matter


def cut_of(text: str) -> tuple[str, list[tuple[str, str]]]:
    kept, cut = cut_page_matter(text, default_lexicons())
    return kept, [(row.text, row.reason) for row in cut]


@pytest.mark.parametrize(
    ("after", "reason"),
    [
        ("Read also: Ferry runs again", "teaser of another story"),
        ("Related\nFerry runs again\nHarvest festival opens in Dolna", "teaser of another story"),
        ("See also:\n• Ferry runs again after 3 weeks.\n• Festival opens.", "teaser of another story"),
        (
            "More from the Valley Herald\n-\nFerry runs again, 40 cars cross.\n-\nFestival opens.",
            "teaser of another story",
        ),
        (
            "Culture\n-\nIn the town of Dolna, Maestro Ilario Venn will conduct the Lowland Choir.\n-\n"
            "The painter Osip Brandt gave the Museum of Karsk nine works.",
            "teasers of other stories",
        ),
        ("Leave a comment\nYour name\nYour email\nSend", "comment form"),
        ("12 comments\nFirst!\nI was there, it was loud.", "comment form"),
        ("Share on Facebook", "share line"),
        ("#bridge #valley", "share line"),
        ("Follow us on Telegram", "subscription line"),
        ("Follow Ana Ortiz on Twitter @ortiz.", "subscription line"),
        ("© Valley Herald 2025", "copyright line"),
        ("Valley Herald 2025. All rights reserved.", "copyright line"),
        ("Home | World | Weather | Sport", "menu"),
        ("Click here for the gallery", "link"),
        ("ADVERTISEMENT", "advertising"),
        ("We use cookies to improve your visit.", "cookie notice"),
        ("HRLD03012025000012345678ID1100000001", "feed id"),
        ("4 min read", "reading time"),
        ("Legal Disclaimer:\nThe Herald gives this text as it is and answers for nothing.", "legal notice"),
    ],
)
def test_page_matter_after_the_article_is_cut(after: str, reason: str) -> None:
    assert cut_of(f"{TITLE}\n\n{BODY}\n\n{after}") == (f"{TITLE}\n\n{BODY}", [(after, reason)])


@pytest.mark.parametrize(
    "line",
    [
        "Sharing the news of the strike, the mayor said that nobody was hurt.",
        "Subscribers of the grid company lost power in 14 villages.",
        "Related attacks killed nine people in the valley, officials said.",
        "Drones: 12 | Missiles: 3 | Downed: 9 | Lost: 4",
        "Health",
        "Read also that the bridge, long closed, is open again, the minister told the house.",
        "The governor wrote: “Follow us to the shelters.”",
        "- The bridge over the Orla\n- The road to the valley",
        "More on the attack was learned on Friday, when nine wounded were brought in.",
        "Comments by the minister were not available.",
        "@ana_ortiz.",
        "Image: a column of tanks, seen from above, moves along the road to the valley on Friday.",
    ],
)
def test_the_article_keeps_lines_that_only_look_like_page_matter(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\n{BODY}"
    assert cut_of(text) == (text, [])


def test_a_digest_in_sections_keeps_them() -> None:
    other = "In the town of Dolna, Maestro Ilario Venn asked for help."
    text = f"{BODY}\n\nWar\n• {BODY}\n\nPolitics\n• {other}\n• {other}"
    assert cut_of(text) == (text, [])


def test_sections_of_one_report_are_no_teasers() -> None:
    text = (
        f"{BODY}\n\nNews reached the town of Karsk and the Lowland Clinic late, said Mayor Ilario Venn.\n\nHealth\n"
        "• In the town of Karsk the Lowland Clinic treated 14 people.\n• There, Mayor Ilario Venn asked for beds."
    )
    assert cut_of(text) == (text, [])


def test_teasers_within_an_article_end_where_it_goes_on() -> None:
    text = f"{BODY}\n\nRead also:\nFerry runs again\n\n{BODY}"
    assert cut_of(text) == (f"{BODY}\n\n{BODY}", [("Read also:\nFerry runs again", "teaser of another story")])


@pytest.mark.parametrize("row", default_lexicons().rows("page_lines"), ids=lambda row: f"{row['match']} {row['form']}")
def test_every_page_line_cuts_its_example(row: dict[str, str]) -> None:
    other = "\n-\nIn the town of Dolna, Maestro Ilario Venn will conduct the Lowland Choir."
    after = row["example"] + (other if row["match"] in ("section", "heading") else "")
    kept, cut = cut_of(f"{BODY}\n\n{after}")
    assert kept == BODY
    assert cut == [(after, row["reason"])]


def test_nothing_but_page_matter_is_rejected(tmp_path: Path) -> None:
    corpus = read_text(tmp_path, "a.txt", "Share on Facebook\nFollow us\nHome | World | Weather | Sport")
    assert corpus.articles.empty
    assert "page matter" in corpus.rejected.reason[0]


# --- language


def test_language_only_where_plain() -> None:
    assert plainly_english(BODY)
    assert not plainly_english(
        "Der Bürgermeister sagte, dass die Brücke nach zwei Wochen wieder offen ist und der Weg frei"
    )
    assert not plainly_english(
        "El ministro dijo que en la ciudad seis personas murieron a causa de los ataques de la noche"
    )
    assert not plainly_english(
        "Il ministro ha detto che in città sei persone sono morte a causa di un attacco con droni"
    )
    assert not plainly_english("De minister zei dat in de stad zes mensen werden gedood en dat is het einde van de dag")
    assert plainly_english("Shells fell on the market of Karsk, and two were hurt.")
    assert not plainly_english("The end")
    assert language_tag("en_us") == "en-US"
    assert language_tag("English") == "en"
    assert language_tag("no such language") is None
    assert language_tag(7) is None


# --- tables of the user's own


def test_normalise_keeps_text_and_own_columns() -> None:
    text = "  Odd  text\r\nwith\u200b marks  "
    data = pd.DataFrame(
        {"article_id": [1, 2], "text": [text, "b"], "published": ["2025-01-03", None], "topic": ["x", "y"]}
    )
    corpus = normalise_articles(data, "Europe/Kyiv")
    assert list(corpus.articles.text) == [text, "b"]
    assert list(corpus.articles.article_id) == ["1", "2"]
    assert corpus.articles.published[0] == utc("2025-01-02 22:00")
    assert list(corpus.articles.published_rule) == ["given", "none"]
    assert list(corpus.articles.body_begin) == [0, 0]
    assert list(corpus.articles.topic) == ["x", "y"]
    check("articles", corpus.articles)


def test_normalise_rejects_rows_and_names_missing_columns() -> None:
    data = pd.DataFrame(
        {"article_id": ["a", "a", "b", None, "c"], "text": ["x", "y", None, "z", "\ud800"]}, dtype="object"
    )
    corpus = normalise_articles(data)
    assert list(corpus.articles.article_id) == ["a"]
    assert list(corpus.rejected.origin) == ["row 1", "row 2", "row 3", "row 4"]
    with pytest.raises(ReadingError, match=r"no column 'text'.*'texts'"):
        normalise_articles(pd.DataFrame({"article_id": ["a"], "texts": ["x"]}))


def test_normalise_leaves_what_read_made(tmp_path: Path) -> None:
    articles = read(write(tmp_path, "2025-01-03.txt", f"{TITLE}\n\n{BODY}"), timezone="Asia/Gaza").articles
    again = normalise_articles(articles, "Asia/Gaza")
    pd.testing.assert_frame_equal(articles, again.articles)
    assert again.rejected.empty


def test_normalise_of_an_empty_table() -> None:
    assert normalise_articles(pd.DataFrame({"article_id": [], "text": []})).articles.empty


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("folder", "a str is no table of articles; read a file or folder with analysis.read"),
        ([{"article_id": "a", "text": "x"}], "a list is no table of articles; make a DataFrame of it"),
        (None, "a NoneType is no table"),
        (pd.DataFrame([["a", "x", "y"]], columns=["article_id", "text", "text"]), "two columns 'text'; rename one"),
    ],
)
def test_what_is_no_table_of_articles_is_refused(data: Any, told: str) -> None:
    with pytest.raises(ReadingError, match=told):
        normalise_articles(data)


def test_a_row_with_what_cannot_be_stored_is_rejected_and_stops_nothing() -> None:
    data = pd.DataFrame(
        {
            "article_id": pd.Series(["a", "b\ud800", "c", ["d", "e"]], dtype="object"),
            "text": "Two drones fell.",
            "publisher": pd.Series(["Post", "Post", "\udfff", "Post"], dtype="object"),
        }
    )
    corpus = normalise_articles(data)
    assert list(corpus.articles["article_id"]) == ["a", "['d', 'e']"]
    assert list(corpus.rejected["origin"]) == ["row 1", "row 2"]
    assert [reason.split(" ")[0] for reason in corpus.rejected["reason"]] == ["article_id", "publisher"]


# --- hostile input


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400), st.sampled_from([".txt", ".md", ".json", ".jsonl", ".csv", ".parquet", ".txt.gz"]))
@example(b"\xff\xfe\x00", ".txt")
@example(b"\xff\xfe\x00\xd8", ".jsonl")
@example(b'{"text": {"name": [[[["x"]]]], "date": 1e999}}', ".json")
@example(b'{"text": "x", "url": "http://[bad", "date": 99999999999999}', ".json")
@example(b"text\n\x00", ".csv")
def test_no_bytes_stop_a_run(tmp_path: Path, data: bytes, extension: str) -> None:
    write(tmp_path, "good.txt", BODY)
    bad = write(tmp_path, f"bad{extension}", data)
    corpus = read(tmp_path)
    bad.unlink()
    assert "good.txt" in set(corpus.articles.origin)
    assert all(corpus.articles.text.str.len() > 0)
    assert all(0 <= row.body_begin <= len(row.text) for row in corpus.articles.itertuples())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=30))
@example("\ud800", "\u202e", "9" * 30)
@example("Published: " + "1" * 200, "By A", "²-²-²²²²")
def test_no_text_stops_a_run(tmp_path: Path, text: str, title: str, published: str) -> None:
    record = {"text": text, "title": title, "published": published, "publisher": title, "url": f"http://{published}"}
    corpus = read(write(tmp_path, "a.json", json.dumps([record, {"text": BODY}])))
    assert len(corpus.articles) + len(corpus.rejected) == 2
    for row in corpus.articles.itertuples():
        assert row.text == clean(row.text)


@pytest.mark.parametrize(
    "unit",
    [
        "Related\n",
        "Politics\n-\n",
        "Disclaimer:\n",
        "[a](",
        "<script>",
        "** ",
        "# a #\n",
        "a \t ",
        "&a<b",
        "\n",
        "12 ",
        "- ",
    ],
)
def test_time_is_linear_in_hostile_text(tmp_path: Path, unit: str) -> None:
    text = f"{BODY}\n\n" + unit * (100_000 // len(unit)) + f"\n\n{BODY}"
    for name in ("a.txt", "a.md"):
        write(tmp_path, name, text)
    write(tmp_path, "a.json", json.dumps({"text": f"<p>{text}</p>"}))
    begin = time.process_time()
    read(tmp_path)
    assert time.process_time() - begin < 5


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab. \n-•|:ACPbu12,()/", max_size=200))
def test_cutting_loses_no_word(text: str) -> None:
    cleaned = clean(text)
    kept, cut = cut_page_matter(cleaned, default_lexicons())
    words = sorted(kept.split() + [word for row in cut for word in row.text.split()])
    assert words == sorted(cleaned.split())
