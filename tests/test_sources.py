"""Sources: chains and several sources, named or not, verification, denials; the example of every word of them."""

from __future__ import annotations

import time
from typing import Any

import pytest
from marked import Case, load_cases

from analysis.language import read
from analysis.lexicon import Row, default_lexicons
from analysis.pipeline import extract
from analysis.records import Claim, Party
from analysis.tables import ANONYMITIES, SOURCE_KINDS
from analysis.tabulation import Findings

ROWS = default_lexicons().rows("source_words")


def find(text: str) -> Findings:
    return extract(read([text]))


def named(text: str, begin: int, end: int) -> str:
    return text[begin:end].lower() if begin >= 0 else ""


def claim_at(found: Findings, span: tuple[int, int]) -> Claim:
    (claim,) = [claim for claim in found.claims if claim.begin < span[1] and span[0] < claim.end]
    return claim


def of_role(claim: Claim, role: str) -> list[Party]:
    return sorted((party for party in claim.parties if party.role == role), key=lambda party: party.rank)


@pytest.mark.parametrize("case", load_cases("chains.txt"), ids=lambda case: case.text[:60])
def test_chains(case: Case) -> None:
    claim = claim_at(find(case.text), case.spans[0])
    sources = [party.text.lower() for party in of_role(claim, "source")]
    relays = [party.text.lower() for party in of_role(claim, "relay")]
    if case.expected == ["none"]:
        assert (sources, relays) == ([], [])
        return
    expected, *through = case.expected[0].lower().split(" < ")
    assert sources == expected.split(" + ")
    assert relays == through
    assert [party.rank for party in of_role(claim, "relay")] == list(range(1, len(relays) + 1))


@pytest.mark.parametrize("case", load_cases("anonymity.txt"), ids=lambda case: case.text[:60])
def test_anonymity_and_kind(case: Case) -> None:
    last = find(case.text).attributions[-1]
    assert [last.anonymity or "-", last.source_kind or "-"] == case.expected[0].split()


@pytest.mark.parametrize("case", load_cases("denials.txt"), ids=lambda case: case.text[:60])
def test_denials(case: Case) -> None:
    found = find(case.text).attributions
    denial = [a for a in found if a.stance == "denied"][-1]
    about = found[denial.about] if denial.about >= 0 else None
    source = case.text[about.source_begin : about.source_end] if about else "none"
    assert [source] == (case.expected or ["none"])


@pytest.mark.parametrize("case", load_cases("verification.txt"), ids=lambda case: case.text[:80])
def test_verification(case: Case) -> None:
    found = find(case.text)
    assert [claim_at(found, span).verification or "none" for span in case.spans] == case.expected


def reads(row: Row) -> bool:
    """Whether the example of a row is read as its kind says."""
    found = find(row["example"])
    kinds = {a.source_kind for a in found.attributions}
    anonymities = {a.anonymity for a in found.attributions}
    verdicts: dict[str, Any] = {
        "document": "document" in kinds,
        "imagery": "document" in kinds,
        "media": "media" in kinds,
        "person": "unnamed" in anonymities,
        "voice": "named" in anonymities and "unnamed" not in anonymities,
        "holder": "named" in anonymities,
        "examining": "document" in kinds and "unnamed" in anonymities,
        "unnamed": "unnamed" in anonymities,
        "withheld": "unnamed" in anonymities,
        "citing": any(a.relays for a in found.attributions),
        "counted": any(a.rule == "put: figure" for a in found.attributions),
        "putting": any(a.rule == "put: figure" for a in found.attributions),
        "statement": any(a.about >= 0 for a in found.attributions),
        "figure": any(a.about >= 0 for a in found.attributions),
        "granted": not any(a.stance == "denied" for a in found.attributions),
    }
    return bool(verdicts.get(row["kind"], any(a.verification == "unverified" for a in found.attributions)))


def test_every_source_word_reads_its_example() -> None:
    assert [(row["kind"], row["form"]) for row in ROWS if not reads(row)] == []


def test_vocabularies_hold() -> None:
    found = find(" ".join(row["example"] for row in ROWS)).attributions
    assert {a.anonymity for a in found} <= {*ANONYMITIES, None}
    assert {a.source_kind for a in found} <= {*SOURCE_KINDS, None}


def test_a_document_that_an_outlet_saw_is_not_the_outlets() -> None:
    (found,) = [a for a in find("A letter seen by Reuters said 12 boats had sunk.").attributions if a.rule[:3] == "say"]
    assert found.source_id is None


def test_a_negated_cue_is_marked() -> None:
    (found,) = find("The ministry did not confirm that 12 people had died.").attributions
    assert found.negated


@pytest.mark.parametrize(
    "piece",
    [
        "Reuters said, citing Voss, that 12 fell. ",
        "Reuters quoted Voss as saying ",
        "Voss denied the claim. ",
        "The claim could not be verified. ",
        "Voss said the navy told Reuters that ",
        "citing a letter, ",
    ],
)
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(times: int) -> float:
        best = 9.0
        for _ in range(2):
            started = time.process_time()
            find(piece * times)
            best = min(best, time.process_time() - started)
        return best

    seconds(10)
    assert seconds(1200) < 12 * seconds(300) + 0.05
