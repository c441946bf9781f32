"""Claims: marked cases, every lexicon row's example, properties."""

from __future__ import annotations

import functools
import shlex
from datetime import datetime

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marked import Case, load_cases

from analysis.extraction.actors import find_mentions
from analysis.extraction.attribution import find_attributions
from analysis.extraction.claims import find_claims
from analysis.extraction.linking import link
from analysis.extraction.quantities import find_quantities
from analysis.extraction.times import find_times
from analysis.language import Document, read
from analysis.lexicon import Row, default_lexicons
from analysis.pipeline import analyse
from analysis.records import Claim, Party
from analysis.tables import ACTIONS, ITEMS, MODIFIERS, STANCES

PUBLISHED = datetime(2025, 1, 7)
ROLES = ("side", "agent", "source")


def claims_of(texts: list[str]) -> tuple[Document, list[Claim]]:
    document = read(texts, published=[PUBLISHED] * len(texts))
    times = find_times(document)
    quantities = find_quantities(document, times)
    mentions = find_mentions(document)
    mentions, attributions = link(document, mentions, find_attributions(document, mentions))
    return document, find_claims(document, times, quantities, mentions, attributions)


@functools.cache
def claims_by_text(texts: tuple[str, ...]) -> dict[str, list[Claim]]:
    """Claims of each text with the text's own offsets, all read as one batch."""
    document, claims = claims_of(list(texts))
    table: dict[str, list[Claim]] = {text: [] for text in texts}
    for claim in claims:
        article = int(document.sentence_article[claim.sentence])
        table[texts[article]].append(shifted(claim, int(document.article_begin[article]), 0, 0))
    return table


def first_party(claim: Claim, role: str) -> Party | None:
    return next((party for party in claim.parties if party.role == role and party.rank == 1), None)


def check(claim: Claim, name: str, value: str) -> None:
    if name in ROLES:
        party = first_party(claim, name)
        if value == "-":
            assert party is None, claim
        else:
            assert party is not None and (party.country == value or value.lower() in party.text.lower()), claim
    elif name in ("low", "high", "whole"):
        assert getattr(claim, name) == (float(value) if value else None), claim
    elif value == "-":
        assert getattr(claim, name) is None, claim
    else:
        assert str(getattr(claim, name)) == value, claim


CASES_READ = load_cases("claims.txt")
EXAMPLES = tuple(row["example"] for row in default_lexicons().rows("actions"))


@pytest.mark.parametrize("case", CASES_READ, ids=lambda case: case.text[:60])
def test_case(case: Case) -> None:
    claims = claims_by_text(tuple(case.text for case in CASES_READ))[case.text]
    assert len(case.spans) == len(case.expected)
    for (begin, end), expected in zip(case.spans, case.expected, strict=True):
        marked = [claim for claim in claims if claim.begin < end and begin < claim.end]
        if expected == "none":
            assert not marked, marked
            continue
        assert len(marked) == 1, claims
        item, action, *rest = shlex.split(expected)
        assert (marked[0].item, marked[0].action) == (item, action), marked[0]
        for field in rest:
            check(marked[0], *field.split("=", 1))


@pytest.mark.parametrize("row", default_lexicons().rows("actions"), ids=lambda row: f"{row['form']}-{row['role']}")
def test_every_row_of_actions_binds_its_example(row: Row) -> None:
    claims = claims_by_text(EXAMPLES)[row["example"]]
    assert row["action"] in [claim.action for claim in claims], claims


def test_several_sources_stand_in_order() -> None:
    text = "According to U.S., French and Polish assessments, Chad has sent more than 4,000 troops to Sudan."
    _, claims = claims_of([text])
    sources = [(party.rank, party.country) for party in claims[0].parties if party.role == "source"]
    assert sources == [(1, "USA"), (2, "FRA"), (3, "POL")]


def test_a_table_of_losses_is_read_line_by_line() -> None:
    text = "Losses of the Serbian army so far:\ntanks - 9,700 (+12)\naircraft: 369\nUAVs \u2013 about 21,600 (+44)"
    _, claims = claims_of([text])
    read_as = [(claim.item, claim.action, claim.low, claim.basis, claim.rule) for claim in claims]
    assert read_as[:2] == [
        ("tanks", "destroyed", 9700, "cumulative", "tabulated"),
        ("tanks", "destroyed", 12, "period", "increment"),
    ]
    assert [(item, low) for item, _, low, _, _ in read_as[2:]] == [("aircraft", 369), ("drones", 21600), ("drones", 44)]
    assert {party.country for claim in claims for party in claim.parties if party.role == "side"} == {"SRB"}


def test_a_label_without_a_known_word_says_nothing() -> None:
    _, claims = claims_of(["Score: 12. Page: 3. Room: 14"])
    assert {claim.action for claim in claims} <= {"none"}


def test_the_text_says_each_party() -> None:
    text = "The Russian Defense Ministry said its forces downed 12 Ukrainian drones over Belgorod."
    document, claims = claims_of([text])
    assert claims[0].parties
    for party in claims[0].parties:
        assert document.text[party.begin : party.end] == party.text


def test_each_claim_names_a_rule_and_its_quantity() -> None:
    _, claims = claims_of(["Gunmen killed 12 villagers and a soldier."])
    assert [claim.quantity for claim in claims] == [0, -1]
    assert all(claim.rule for claim in claims)


def shifted(claim: Claim, by: int, sentences: int, quantities: int) -> Claim:
    parties = tuple(p._replace(begin=p.begin - by, end=p.end - by) for p in claim.parties)
    bindings = tuple(b._replace(begin=b.begin - by, end=b.end - by) for b in claim.bindings)
    quantity = claim.quantity - quantities if claim.quantity >= 0 else -1
    return claim._replace(
        sentence=claim.sentence - sentences,
        begin=claim.begin - by,
        end=claim.end - by,
        quantity=quantity,
        parties=parties,
        bindings=bindings,
    )


def test_a_batch_equals_its_articles_alone() -> None:
    texts = [
        "Russia launched 81 drones at Kyiv. At least 60 were shot down.",
        "Four people were wounded.",
        "A bomb killed five people in Kabul. The Taliban claimed responsibility.",
        "Three people were injured. No casualties were reported.",
    ]
    document, together = claims_of(texts)
    alone: list[Claim] = []
    joined: list[Claim] = []
    quantities = 0
    for article, text in enumerate(texts):
        _, claims = claims_of([text])
        alone += claims
        first = int(document.sentence_article.searchsorted(article))
        mine = [claim for claim in together if document.sentence_article[claim.sentence] == article]
        joined += [shifted(claim, int(document.article_begin[article]), first, quantities) for claim in mine]
        quantities += len(find_quantities(*numbered(text)))
    assert joined == alone


def numbered(text: str) -> tuple[Document, list]:
    document = read([text], published=[PUBLISHED])
    return document, find_times(document)


PIECES = (
    "a the of and , . ; ( ) \" 's killed were 12 dozens no none Russian drones people in near Kyiv including others",
    "said that by with shot down 79 more than died wounding another which who to death toll $ % million on Monday \n\n",
)
WORDS = st.sampled_from([word for line in PIECES for word in line.split(" ")])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(WORDS, max_size=40).map(" ".join), st.text(max_size=200)))
def test_no_text_raises_and_every_offset_slices_back(text: str) -> None:
    document, claims = claims_of([text])
    for claim in claims:
        assert document.text[claim.begin : claim.end]
        assert document.sentence_begin[claim.sentence] <= claim.begin < claim.end
        assert claim.end <= document.sentence_end[claim.sentence]
        for party in claim.parties:
            assert document.text[party.begin : party.end] == party.text
        for binding in claim.bindings:
            assert binding.rule and document.text[binding.begin : binding.end].strip()
    assert claims == sorted(claims, key=lambda claim: (claim.begin, claim.end))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_claims_hold_together(text: str) -> None:
    _, claims = claims_of([text])
    for claim in claims:
        low, high = claim.low, claim.high
        assert low is not None or high is not None
        assert low is None or high is None or low <= high
        assert claim.whole is None or claim.rule == "whole" or (low or 0) <= claim.whole or claim.modifier != "="
        assert claim.item in ITEMS and claim.action in ACTIONS and claim.modifier in MODIFIERS
        assert claim.stance in STANCES and claim.factuality in ("actual", "planned", "possible", "negated")
        assert claim.basis in ("event", "period", "cumulative", "stock")
        assert (claim.date_basis == "published") <= (claim.when is None)
        for role in (*ROLES, "relay"):
            ranks = [party.rank for party in claim.parties if party.role == role]
            assert ranks == list(range(1, len(ranks) + 1))
        spoken = any(party.role == "source" for party in claim.parties)
        assert spoken <= (claim.stance not in ("stated", "reported"))


def test_the_claims_table_shows_the_first_party_of_each_role() -> None:
    texts = ["Kenya, Chile and Peru have sent 300 soldiers to Haiti.", "Serbia and Bosnia said 12 drones hit Vukovar."]
    ledger = analyse(pd.DataFrame({"article_id": ["a", "b"], "text": texts}), compare=False)
    first = ledger.parties[ledger.parties["rank"] == 1]
    for role in ROLES:
        shown = ledger.claims.set_index("claim_id")[role].dropna().to_dict()
        assert shown == dict(first.loc[first["role"] == role, ["claim_id", "text"]].itertuples(index=False))
    assert (ledger.parties["rank"] > 1).any()
    assert set(ledger.bindings["claim_id"]) == set(ledger.claims["claim_id"])
