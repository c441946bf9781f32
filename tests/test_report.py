"""The report: one file, no request, no console error, links that lead to sentences, hostile text as text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

import analysis
from analysis import charts
from analysis.errors import ReportError, SettingError
from analysis.reporting import execute, notebook_path
from analysis.reporting.briefing import casualties, denials, new_claims, with_units
from analysis.reporting.export import without_dangling_links
from analysis.reporting.markup import link, table, text
from analysis.reporting.quotations import quote_book
from analysis.reporting.wording import citation, figure_words
from analysis.tables import records

LARGEST_SAMPLE_REPORT = 2_000_000  # bytes


def open_page(
    browser: Browser, path: Path, *, scheme: Literal["light", "dark"] = "light", width: int = 1300
) -> tuple[Page, list[str], list[str]]:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    requests: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_load_state("networkidle")
    return page, requests, errors


def test_report_is_one_file_of_modest_size(report_path: Path) -> None:
    page = report_path.read_text(encoding="utf-8")
    assert len(page) < LARGEST_SAMPLE_REPORT
    assert [p.name for p in report_path.parent.iterdir()] == ["report.html"]
    assert not re.search(r"""<(?:script|link|img|iframe)[^>]*\s(?:src|href)=["'](?!data:)""", page)


def test_first_screen_says_what_it_covers(report_path: Path, ledger: analysis.Ledger) -> None:
    page = report_path.read_text(encoding="utf-8")
    for words in ("Cut-off", "Copies", "Rejected", "What is new", "Disagreements", "Balance by night and weapon",
                  "Casualties by place", "Figures with no named source", "What is not stated"):  # fmt: skip
        assert words in page
    assert f"{len(ledger.articles)} from {ledger.articles['publisher'].nunique()} publishers" in page


def test_the_first_lines_say_what_is_new_contradicted_revised_and_denied(ledger: analysis.Ledger) -> None:
    shown = str(analysis.Briefing(ledger).lead())
    assert re.findall(r"<dt>(\w+)</dt>", shown) == ["New", "Contradicted", "Revised", "Denied"]
    n_new = len(new_claims(ledger))
    assert re.search(rf"<dd>{n_new} claims in \d+ articles since 11 Jan 2025", shown)
    assert " against <a " in shown
    assert re.search(r"people killed, Zaporizhzhia, 8 Jan 2025</a>: from at least 9 \(.*\) to 14 \(Harbour Post", shown)
    for claim_id in re.findall(r'href="#claim-(\w+)"', shown):
        assert claim_id in set(ledger.claims["claim_id"])


def test_the_first_lines_of_nothing() -> None:
    empty = analysis.Briefing(analysis.Ledger()).lead()
    assert empty.count("<dd>nothing</dd>") == 3
    assert "<dd>no new claim</dd>" in empty


def test_claims_that_were_not_compared_contradict_nothing_known() -> None:
    text = "At least 30 people were killed in Wau on Monday, police said."
    ledger = analysis.analyse(
        pd.DataFrame({"article_id": ["a"], "text": [text], "published": ["2025-01-07"]}), compare=False
    )
    briefing = analysis.Briefing(ledger)
    assert briefing.lead().count("<dd>not compared</dd>") == 2
    assert "were not compared" in briefing.disagreements()
    assert "were not compared" in briefing.casualties()
    assert "at least 30 people killed" in briefing.news()


def test_a_replaced_figure_is_listed_as_such_and_is_no_news() -> None:
    text = "The death toll from Monday's strike on Mostar rose to 31 from 24, the mayor said."
    ledger = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text], "published": ["2025-01-07"]}))
    briefing = analysis.Briefing(ledger)
    assert briefing.claims().count("replaced in its sentence") == 1
    assert "31 people killed" in briefing.news()
    assert "24 people killed" not in briefing.news()
    assert "from 24 (the mayor, in unnamed outlet, 7 Jan 2025) to 31 (the mayor" in briefing.lead()
    assert casualties(ledger)[["low", "best", "high"]].iloc[0].tolist() == [24, 31, 31]


def test_where_the_list_is_cut_it_keeps_what_the_timeline_leads_to(ledger: analysis.Ledger) -> None:
    shown = set(re.findall(r'id="claim-(\w+)"', analysis.Briefing(ledger).claims(most=250)))
    marks = set(re.findall(r'xlink:href="#claim-(\w+)"', str(charts.show(charts.timeline(ledger.evidence())).svg)))
    assert len(shown) == 250 < len(ledger.claims)
    assert marks <= shown


def test_where_no_claim_is_new_the_latest_are_shown() -> None:
    texts = ["Nine people were killed in Wau on Monday, police said.", "The weather was fine in the hills."]
    ledger = analysis.analyse(
        pd.DataFrame({"article_id": ["a", "b"], "text": texts, "published": ["2025-01-07", "2025-03-07"]})
    )
    shown = analysis.Briefing(ledger).news()
    assert "Articles published since 6 Mar 2025, 00:00 (UTC): 1; none of them makes a claim." in shown
    assert "The latest claims, of 7 Jan 2025" in shown
    assert "nine people killed" in shown


def test_a_new_claim_shows_how_its_story_stands() -> None:
    texts = ["Nine people were killed in Wau on Monday, police said.", "Only two died in Wau on Monday, the army said."]
    ledger = analysis.analyse(
        pd.DataFrame({"article_id": ["a", "b"], "text": texts, "published": "2025-01-07", "publisher": ["P", "Q"]})
    )
    assert ledger.stories["agreement"].tolist() == ["contradicted"]
    assert analysis.Briefing(ledger).news().count('class="verdict contradicted"') == 2


def test_casualties_lead_to_the_current_figure(ledger: analysis.Ledger) -> None:
    rows = casualties(ledger)
    claims = ledger.claims.set_index("claim_id")
    row = rows[rows["reason"].str.contains("to 14 ", regex=False)].iloc[0]
    assert claims.loc[row["claim_id"], "low"] == 14


def test_denials_say_what_is_denied_and_who_said_it(ledger: analysis.Ledger) -> None:
    found = denials(ledger)
    assert set(found["article_id"]).isdisjoint(
        ledger.articles.loc[ledger.articles["duplicate_of"].notna(), "article_id"]
    )
    tied = found.dropna(subset=["about"])
    assert len(tied) > 0
    assert tied["said"].notna().all()
    assert found["about"].isna().is_monotonic_increasing
    shown = analysis.Briefing(ledger).denials()
    assert f"Denials: {len(found)}" in shown
    assert f'href="#claim-{tied["claim_id"].dropna().iloc[0]}"' in shown
    assert "Nobody denies anything" in analysis.Briefing(analysis.Ledger()).denials()


def of(text: str, **given: object) -> analysis.Ledger:
    """The ledger of one article of 7 January 2025."""
    row = {"article_id": "a", "text": text, "published": "2025-01-07", **given}
    return analysis.analyse(pd.DataFrame({name: [value] for name, value in row.items()}))


def test_a_plan_is_no_figure_without_a_source() -> None:
    told = analysis.Briefing(
        of("The army plans to send 5,000 troops to Wau. Nine people were killed in Wau.")
    ).unsourced()
    assert "nine people killed" in told
    assert "5,000" not in told


def test_a_figure_that_says_nothing_alone_stands_with_its_sentence() -> None:
    briefing = analysis.Briefing(of("Three of the men carried passports on Monday. Nine people were killed in Wau."))
    assert "Three of the men carried passports on Monday." in briefing.news()
    assert "of the men" not in briefing.lead()
    assert briefing.lead().index("2 claims") < briefing.lead().index("nine people killed")


def test_why_figures_differ_is_said_and_not_only_hovered(ledger: analysis.Ledger) -> None:
    shown = re.sub(r'title="[^"]*"', "", analysis.Briefing(ledger).casualties())
    assert re.search(r"to 14 \(Harbour Post, 10 Jan 2025\)", shown)


def test_figures_of_more_than_one_event_say_so() -> None:
    briefing = analysis.Briefing(of("The army said it had destroyed 35 tanks in three days."))
    assert "over a period" in briefing.news()
    assert "over a period" in briefing.claims()


def test_who_is_behind_a_pronoun_is_not_guessed() -> None:
    briefing = analysis.Briefing(of("It said nine people were killed in Wau.", publisher="Post"))
    assert "not clear who" in briefing.news()
    assert "(Post)" in briefing.lead()


def test_a_claim_of_the_list_reads_as_words() -> None:
    shown = re.sub(r"<[^>]+>", "", analysis.Briefing(of("Nine people were killed in Wau.")).claims())
    assert "nine people killed in Wau reported 7 Jan 2025 no source named" in shown


def test_states_are_named_and_not_coded(ledger: analysis.Ledger) -> None:
    briefing = analysis.Briefing(ledger)
    assert "Russia: drones" in briefing.balance()
    shown = f"{briefing.lead()}{briefing.disagreements()}{briefing.balance()}{briefing.casualties()}"
    codes = r"\((?:RUS|UKR|PSE|SDN|PRK|ISR)\)|\b(?:RUS|UKR|ISR) (?:drones|missiles|bombs)"
    assert not re.search(codes, re.sub(r"<[^>]+>", " ", shown))


def test_where_nothing_came_of_a_launch_nothing_is_unaccounted_for() -> None:
    shown = analysis.Briefing(of("Russia launched more than 500 drones at Ukraine overnight.")).balance()
    assert "&gt; 500" in shown
    assert "Unaccounted" not in shown


def test_an_article_of_no_outlet_is_cited_by_its_title() -> None:
    ledger = of("Nine people were killed in Wau.", title="Who holds Wau?")
    row = records(with_units(ledger))[0]
    assert citation(row).startswith(
        "“Nine people were killed in Wau.” — publisher unknown, “Who holds Wau?”, 7 Jan 2025 [claim "
    )
    assert "“Who holds Wau?”" in analysis.Briefing(ledger).news()


def test_counts_agree_with_their_nouns() -> None:
    shown = re.sub(r"<[^>]+>", " ", analysis.Briefing(of("Nine people were killed in Wau.", publisher="Post")).facts())
    assert re.search(r"Published\s+7 Jan 2025\s+Cut-off", shown)
    assert re.search(r"1 from 1 publisher\s", shown)
    assert re.search(r"1 in 1 story\s", shown)


def test_a_relayed_source_is_shown_with_its_relays() -> None:
    text = "Reuters reported, citing the Russian Defense Ministry, that 12 tanks were destroyed near Holm."
    ledger = analysis.analyse(pd.DataFrame({"article_id": ["a"], "text": [text]}))
    assert "the Russian Defense Ministry, through Reuters" in analysis.Briefing(ledger).claims()


def test_a_quote_book_marks_numbers_and_leads_to_claims(ledger: analysis.Ledger) -> None:
    found = analysis.quotes(ledger, "RUS-MOD")
    shown = analysis.Briefing(ledger).quotes("RUS-MOD")
    assert shown.count('class="quotation"') == len(found)
    assert "<mark>61</mark>" in shown
    told = [claim_id for claim_ids in found["claim_ids"] for claim_id in claim_ids]
    assert told and all(f'href="#claim-{claim_id}"' in shown for claim_id in told)
    assert "denied by" in shown and "unverified" in shown
    assert "Nothing is quoted from nobody" in quote_book(found.head(0), name="nobody")
    hostile = found.assign(content="<script>alert(1)</script> said five words more", source="<b>", cue="<i>")
    assert "<script" not in quote_book(hostile, name="x") and "<b><b>" not in quote_book(hostile, name="x")
    assert "earlier quotations are not shown" in quote_book(found, name="x", most=2)


@pytest.mark.browser
def test_the_list_makes_the_same_citations_as_the_tables(
    browser: Browser, report_path: Path, ledger: analysis.Ledger
) -> None:
    page, _, _ = open_page(browser, report_path)
    copied = page.evaluate(
        """() => {
            const copied = {};
            Object.defineProperty(navigator, "clipboard", {value: {
                writeText: words => { copied[words.slice(-17, -1)] = words; return Promise.resolve(); }
            }});
            Object.defineProperty(window, "isSecureContext", {value: true});
            document.querySelectorAll("li button.cite").forEach(button => button.click());
            return copied;
        }"""
    )
    wanted = {row["claim_id"]: text(citation(row)) for row in records(with_units(ledger))}
    assert {claim_id: text(words) for claim_id, words in copied.items()} == wanted


def test_every_row_of_figures_can_be_cited(ledger: analysis.Ledger) -> None:
    briefing = analysis.Briefing(ledger)
    for part in (
        briefing.news(),
        briefing.denials(),
        briefing.balance(),
        briefing.casualties(),
        briefing.unsourced(),
    ):
        rows = part.count("<tr>") - part.count("<thead>")
        assert rows > 0
        assert part.count("data-cite=") == rows


def test_code_is_hidden_but_there(report_path: Path) -> None:
    page = report_path.read_text(encoding="utf-8")
    assert '<details class="code"><summary>Code</summary>' in page
    assert "<details open" not in page


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_request_no_console_error_and_accessible(
    browser: Browser, report_path: Path, scheme: Literal["light", "dark"]
) -> None:
    page, requests, errors = open_page(browser, report_path, scheme=scheme)
    assert requests == [report_path.as_uri()]
    assert errors == []
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
    assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found.response["violations"]] == []


@pytest.mark.browser
def test_every_link_to_a_claim_leads_to_its_sentence(browser: Browser, report_path: Path) -> None:
    page, _, _ = open_page(browser, report_path)
    lost = page.evaluate(
        """() => [...document.querySelectorAll('a')].map(a => a.getAttribute('href') || a.getAttribute('xlink:href'))
              .filter(h => h && h.startsWith('#claim-') && !document.getElementById(h.slice(1)))"""
    )
    assert lost == []
    assert page.evaluate("document.querySelectorAll('svg a').length") > 20
    ink = "new Set([...document.querySelectorAll('svg, svg a')].map(e => getComputedStyle(e).color)).size"
    assert page.evaluate(ink) == 1  # a linked mark has the colour that the legend says


@pytest.mark.browser
def test_a_point_of_a_chart_leads_to_the_marked_sentence(browser: Browser, report_path: Path) -> None:
    page, _, errors = open_page(browser, report_path)
    point = page.locator("svg a[*|href^='#claim-']").first
    target = point.evaluate("a => a.getAttribute('href') || a.getAttributeNS('http://www.w3.org/1999/xlink', 'href')")
    point.dispatch_event("click")
    page.wait_for_url(f"**{target}")
    claim = page.locator(f"[id='{target[1:]}']")
    assert claim.is_visible()
    assert claim.evaluate("li => li.closest('div').querySelector('.sentence').getBoundingClientRect().top") > 0
    assert claim.evaluate("li => li.closest('.article').querySelectorAll('.sentence mark').length") > 0
    assert errors == []


@pytest.mark.browser
def test_a_row_is_copied_as_a_citation(browser: Browser, report_path: Path) -> None:
    page, _, errors = open_page(browser, report_path)
    button = page.locator("button.cite").first
    cited = button.get_attribute("data-cite")
    button.click()
    page.wait_for_selector("#said.on")
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<textarea id=paste></textarea>')")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#paste").input_value() == cited
    assert errors == []


@pytest.mark.browser
def test_a_phone_does_not_scroll_sideways(browser: Browser, report_path: Path) -> None:
    page, _, _ = open_page(browser, report_path, width=380)
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


@pytest.mark.browser
def test_the_list_can_be_filtered(browser: Browser, report_path: Path) -> None:
    page, _, _ = open_page(browser, report_path)
    before = page.locator("section.article:visible").count()
    page.locator(".filter input").fill("Khartoum")
    after = page.locator("section.article:visible").count()
    assert 0 < after < before
    assert page.locator("main p[role=status]").text_content() == f"{after} of {before} articles"
    hidden = page.evaluate("document.querySelector('.article[hidden] li').id")
    page.evaluate(f"location.hash = '{hidden}'")  # a link to what the filter hides
    page.locator(f"#{hidden}").wait_for(state="visible")
    assert page.locator("section.article:visible").count() == before


@pytest.mark.browser
def test_hostile_text_stays_text(browser: Browser, tmp_path: Path) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)> $x_1$ =cmd() \u202eevil\u202c ]]> &lt; \x00"
    articles = pd.DataFrame(
        {
            "article_id": ["a", "b"],
            "title": [evil, "x" * 500],
            "publisher": [evil, "$\\frac{"],
            "url": ["javascript:alert(3)", 'https://example.org/"onmouseover="alert(4)'],
            "published": pd.to_datetime(["2025-01-07", "2025-01-08"], utc=True),
            "text": [f"{evil} said 30 people were killed in Wau on Monday."] * 2,
        }
    )
    path = analysis.report(analysis.analyse(articles), tmp_path / "report.html")
    page, requests, errors = open_page(browser, path)
    assert requests == [path.as_uri()]
    assert errors == []
    assert page.evaluate("document.querySelectorAll('main script, main img, [onerror], [onmouseover]').length") == 0
    assert (
        page.evaluate(
            "[...document.querySelectorAll('a')].some(a => String(a.href.baseVal ?? a.href).startsWith('javascript'))"
        )
        is False
    )


def test_an_empty_ledger_gives_an_honest_report(tmp_path: Path) -> None:
    page = analysis.report(analysis.Ledger(), tmp_path / "empty.html").read_text(encoding="utf-8")
    assert "No article has a date of publication" in page
    assert "No claims were found." in page
    assert "No claim says what happened." in page and "0 of 0" not in page
    assert "<svg" not in page
    assert "Traceback" not in page


def test_since_must_be_a_date(ledger: analysis.Ledger, tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="'soon' is no date"):
        analysis.report(ledger, tmp_path / "r.html", since="soon")


def test_a_folder_is_no_report(ledger: analysis.Ledger, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="is a folder; name a file in it"):
        analysis.report(ledger, tmp_path)


def test_unknown_parameters_fail() -> None:
    with pytest.raises(ReportError, match="has no parameter sinse; it has"):
        execute(notebook_path(), {"sinse": "2025-01-01"})


def test_dangling_links_lose_their_target() -> None:
    page = '<a href="#claim-aa">x</a><li id="claim-bb"><a xlink:href="#claim-bb">y</a>'
    assert without_dangling_links(page) == '<a>x</a><li id="claim-bb"><a xlink:href="#claim-bb">y</a>'


def test_markup_escapes_and_shows_what_hides() -> None:
    assert text("<b>\u202e") == "&lt;b&gt;[U+202E]"
    assert text(pd.NA) == ""
    assert link("<x>", "javascript:alert(1)") == "&lt;x&gt;"
    assert "&lt;i&gt;" in table(["a"], [["<i>"]], caption="c")


ROW = {
    "claim_id": "c1", "number": "30", "low": 30.0, "high": None, "modifier": ">=", "vague": False, "whole": None,
    "counted": "people", "item": "people", "action": "killed", "factuality": "actual", "implicit": False,
    "source": "police", "source_name": None, "stance": "said", "publisher": "Post",
    "published": pd.Timestamp("2025-01-07", tz="UTC"), "url": None, "sentence": "At least 30 people\n were killed.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "at least 30 people killed"),
        (
            {"whole": 128.0, "modifier": "=", "counted": "Russian drones", "action": "downed"},
            "30 of 128 Russian drones downed",
        ),
        ({"vague": True, "number": "dozens"}, "dozens of people killed"),
        ({"vague": True, "number": "Scores", "counted": "more villagers"}, "scores more villagers killed"),
        ({"vague": True, "number": "hundreds of thousands", "counted": None}, "hundreds of thousands of people killed"),
        ({"number": "15 and 20", "low": 15.0, "high": 20.0, "modifier": "="}, "15 to 20 people killed"),
        (
            {"number": "two hundred and five", "low": 205.0, "high": 205.0},
            "at least two hundred and five people killed",
        ),
        (
            {
                "number": "three or four",
                "low": 3.0,
                "high": 4.0,
                "modifier": "=",
                "counted": "bodies",
                "rule": "event_noun",
            },
            "three or four bodies",
        ),
        (
            {
                "number": "no",
                "low": 0.0,
                "high": 0.0,
                "modifier": "=",
                "factuality": "negated",
                "item": "other",
                "counted": "damage",
                "action": "damaged",
                "rule": "event_noun",
            },
            "no damage",
        ),
        (
            {
                "number": "No",
                "low": 0.0,
                "high": 0.0,
                "modifier": "=",
                "factuality": "negated",
                "counted": "casualties",
                "action": "other",
                "rule": "event_noun",
            },
            "no casualties",
        ),
        ({"counted": "captured soldiers", "action": "captured"}, "at least 30 captured soldiers"),
        (
            {
                "number": "none",
                "modifier": "=",
                "factuality": "negated",
                "whole": 128.0,
                "counted": "drones",
                "action": "launched",
            },
            "none of 128 drones launched",
        ),
        ({"number": "half", "modifier": "~", "counted": "population", "action": "other"}, "about half of population"),
        (
            {"number": "ten", "modifier": "=", "counted": "Sudan's 18 states", "action": "other"},
            "ten of Sudan's 18 states",
        ),
        (
            {"number": "one", "low": 1.0, "high": 1.0, "modifier": "=", "counted": "person", "whole": 8.0},
            "one of 8 people killed",
        ),
        ({"number": "12", "modifier": "=", "counted": "dead", "rule": "event_noun"}, "12 people killed"),
        ({"number": "One", "low": 1.0, "high": 1.0, "modifier": "=", "counted": "men"}, "one of the men killed"),
        ({"number": "another", "low": 1.0, "high": 1.0, "modifier": "=", "counted": None}, "another person killed"),
        ({"number": "one", "low": 1.0, "high": 1.0, "modifier": "=", "counted": "people"}, "one person killed"),
        ({"number": "nine", "low": 9.0, "high": 9.0, "modifier": "=", "counted": "person"}, "nine people killed"),
        ({"implicit": True, "number": "a", "modifier": "=", "counted": "soldier"}, "1 soldier killed"),
        ({"currency": "USD", "counted": None, "item": "money", "action": "supplied"}, "at least USD 30 supplied"),
        (
            {"number": "billions", "vague": True, "currency": "USD", "counted": None, "item": "money"},
            "billions of USD killed",
        ),
        ({"unit": "kilometer", "counted": None, "item": "distance", "action": "none"}, "at least 30 kilometers"),
    ],
)
def test_figures_in_words(change: dict[str, object], words: str) -> None:
    assert figure_words(ROW | change) == words


def test_citation_is_one_line_with_everything() -> None:
    assert citation(ROW) == "“At least 30 people were killed.” — police (said); Post, 7 Jan 2025 [claim c1]"
