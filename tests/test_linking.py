"""Linking: who is the same within an article, and who is the source."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.extraction.actors import find_mentions
from analysis.extraction.linking import link
from analysis.extraction.linking.acronyms import is_acronym, spells
from analysis.extraction.linking.sources import find_sources
from analysis.language import Document, read
from analysis.records import Attribution, Mention


def attribute(text: str, source: str, content: str, *, direct: bool = True) -> Attribution:
    begin, said = text.index(source), text.index(content)
    return Attribution(
        0, begin, begin + len(source), -1, -1, said, said + len(content), -1, None, None, "said", direct, None, "test"
    )


def linked(text: str, *attributions: Attribution) -> tuple[Document, list[Mention], list[Attribution]]:
    document = read([text])
    mentions, placed = link(document, find_mentions(document), attributions)
    return document, mentions, placed


def identity(text: str, words: str, *attributions: Attribution, nth: int = 0) -> str | None:
    """The id of the nth mention that is written so."""
    document, mentions, _ = linked(text, *attributions)
    ids = [m.actor_id for m in mentions if document.text[m.begin : m.end].lower() == words.lower()]
    assert len(ids) > nth, [document.text[m.begin : m.end] for m in mentions]
    return ids[nth]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Free Valley Brigade (FVB) left. Later the FVB came back.", "the FVB", "name:free-valley-brigade"),
        ("Governor Mira Tamm spoke. Tamm left early.", "Tamm", "name:mira-tamm"),
        ("Governor Mira Tamm spoke. Ms. Tamm left early.", "Ms. Tamm", "name:mira-tamm"),
        ("Governor Mira Tamm met Jaan Tamm. Tamm left early.", "Tamm", "name:tamm"),
        ("Governor Mira Tamm spoke. The governor left early.", "The governor", "name:mira-tamm"),
        ("Governor Mira Tamm met Governor Ivan Holub. The governor left.", "The governor", None),
        ("Mira Tamm, the mayor of Narva, spoke. Snow fell.", "the mayor of Narva", "name:mira-tamm"),
        ("The regional governor, Ivan Holub, spoke. Snow fell.", "The regional governor", "name:ivan-holub"),
        ("Foreign Minister Ivan Holub spoke. The minister gave no date.", "The minister", "name:ivan-holub"),
        ("Governor Mira Tamm spoke. A governor left early.", "A governor", None),
        ("The Polish Defence Ministry spoke. The ministry gave no date.", "The ministry", "POL-MOD"),
        ("The Polish Defence Ministry met the Czech Defence Ministry. The ministry left.", "The ministry", None),
        ("Hamas fired rockets. The group gave no date.", "The group", "hamas"),
        ("Hamas and Hezbollah fired rockets. The group gave no date.", "The group", None),
        ("Hezbollah, an armed group, fired rockets.", "an armed group", "hezbollah"),
        ("Snow fell in Kharkiv, Ukraine's second city.", "Ukraine's second city", "place:kharkiv-ukr"),
        ("Snow fell in Kharkiv, a hospital and a road.", "a hospital", None),
        ("Shells fell on Pokrovsk. The city has no power.", "The city", "place:pokrovsk-ukr"),
        ("Shells fell on Pokrovsk and Toretsk. The city has no power.", "The city", None),
        ("Governor Mira Tamm spoke. She left early.", "She", "name:mira-tamm"),
        ("Mira Tamm met Ivan Holub. He left early.", "He", "name:ivan-holub"),
        ("Mira Tamm met Ivan Holub. She left early.", "She", "name:mira-tamm"),
        ("Ivan Holub met Jaan Tamm. He left early.", "He", None),
        ("Ivan Holub met Zyq Tamm. He left early.", "He", None),
        ("Mrs Tamm met a spokesman. She left early.", "She", "name:tamm"),
        ("Ivan Holub met the spokeswoman. He left early.", "He", "name:ivan-holub"),
        ("Mira Tamm left. He came early.", "He", None),
        ("Hezbollah fired rockets. They hit a road.", "They", "hezbollah"),
        ("Snow fell. He left early.", "He", None),
        ("Police came to Nairobi.", "Police", "KEN-POLICE"),
        ("Police of Kenya met police of Uganda in Nairobi. The police left.", "The police", "KEN-POLICE"),
        ("Peacekeepers came to Nairobi.", "Peacekeepers", None),
        ("They were taken by force to Nairobi.", "force", None),
        ("Kenyan troops came to Nairobi. The army gave no date.", "The army", "KEN-AF"),
        ("Kenyan troops came to Kampala. The army gave no date.", "The army", "KEN-AF"),
        ("Kenya shelled Kampala. The army gave no date.", "The army", None),
        ("Drones flew from Kenya to Uganda, the country's air force said.", "air force", "UGA-AIRF"),
        ("Ugandan and Kenyan men came. The General Staff in Nairobi gave no date.", "The General Staff", "KEN-GS"),
        ("In Kenya, the army met Ugandans.", "the army", "KEN-AF"),
        ("Hezbollah fighters met Hamas. The fighters left.", "The fighters", "hezbollah"),
        ("Hezbollah met Hamas. The fighters left.", "The fighters", None),
        ("Hezbollah left. The insurgents came.", "The insurgents", "hezbollah"),
        ("Hezbollah left. The gunmen came.", "The gunmen", None),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, words: str, expected: str | None) -> None:
    assert identity(text, words) == expected


def test_of_two_persons_the_one_who_spoke_is_meant() -> None:
    text = "Jaan Tamm told Ivan Holub that it was late. He left."
    assert identity(text, "He") is None
    assert identity(text, "He", attribute(text, "Jaan Tamm", "it was late")) == "name:jaan-tamm"


def test_i_is_the_one_who_speaks() -> None:
    text = '"I saw a drone," Mira Tamm said.'
    assert identity(text, "I", attribute(text, "Mira Tamm", "I saw a drone")) == "name:mira-tamm"
    assert identity(text, "I", attribute(text, "Mira Tamm", "I saw a drone", direct=False)) is None


def test_a_speaker_does_not_call_themselves_she() -> None:
    text = 'Mira Tamm spoke. "She saw a drone," Mira Tamm said.'
    assert identity(text, "She") == "name:mira-tamm"
    assert identity(text, "She", attribute(text, "Mira Tamm", "She saw a drone")) is None


def test_a_source_gets_its_mention_id_and_country() -> None:
    text = "The Polish Defence Ministry said that snow fell. She said so."
    document, mentions, placed = linked(
        text, attribute(text, "The Polish Defence Ministry", "snow fell"), attribute(text, "so.", "snow fell")
    )
    first, second = placed
    assert (first.source_id, first.source_country) == ("POL-MOD", "POL")
    mention = mentions[first.source_mention]
    assert document.text[mention.begin : mention.end] == "The Polish Defence Ministry"
    assert (second.source_mention, second.source_id) == (-1, None)


def test_source_mention_is_the_overlapping_one() -> None:
    text = "On Monday the harbour ministry said the pier was gone."
    begin, end = text.index("the harbour"), text.index(" said")
    mentions = [
        Mention(0, b, e, 0, 1, 0, "nominal", "group", None, None, None, None, "test")
        for b, e in ((0, 2), (begin, end), (end + 6, end + 14))
    ]
    assert find_sources(mentions, [attribute(text, "the harbour ministry", "the pier was gone")]) == [1]


def test_a_pronoun_source_is_resolved() -> None:
    text = "Governor Mira Tamm came. She said that snow fell."
    _, _, placed = linked(text, attribute(text, "She", "snow fell", direct=False))
    assert placed[0].source_id == "name:mira-tamm"


def test_it_is_the_body_that_spoke_before() -> None:
    text = "The Polish Defence Ministry said that snow fell. Holub left. It added that rain fell."
    said = attribute(text, "The Polish Defence Ministry", "snow fell", direct=False)
    added = attribute(text, "It", "rain fell", direct=False)._replace(sentence=2)
    _, _, placed = linked(text, said, added)
    assert (placed[1].source_id, placed[1].source_country) == ("POL-MOD", "POL")


def test_it_is_the_body_that_opens_the_sentence_before() -> None:
    text = "Poland has closed a road. It said that rain fell."
    _, _, placed = linked(text, attribute(text, "It", "rain fell", direct=False)._replace(sentence=1))
    assert placed[0].source_country == "POL"


def test_it_is_nobody_after_one_whom_nothing_names() -> None:
    text = "Poland closed a road, the air force said. It said that rain fell."
    said = attribute(text, "the air force", "Poland closed a road", direct=False)
    added = attribute(text, "It", "rain fell", direct=False)._replace(sentence=1)
    _, _, placed = linked(text, said, added)
    assert placed[1].source_country is None


def test_articles_of_a_batch_do_not_touch() -> None:
    document = read(["Governor Mira Tamm spoke.", "The governor left. Tamm said no. She left."])
    mentions, _ = link(document, find_mentions(document), [])
    ids = [m.actor_id for m in mentions if document.sentence_article[m.sentence] == 1]
    assert ids == [None, "name:tamm", "name:tamm"]


def test_what_an_acronym_spells() -> None:
    assert is_acronym("SDF") and is_acronym("CJTF-OIR") and is_acronym("U.N.")
    assert not is_acronym("Hamas") and not is_acronym("A")
    assert spells("FVF", ["Free", "Valley", "Front"])
    assert not spells("XYZ", ["Free", "Valley", "Front"])


WORDS = st.sampled_from(
    ["He", "she", "they", "I", "Mira Tamm", "Tamm", "the governor", ",", ".", "(", "FVB", ")", "Hamas", "the group",
     "said", "Kyiv", "the city", "Free Valley Brigade", '"', "and", "met"]
)  # fmt: skip


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=25).map(" ".join))
def test_linking_moves_nothing(text: str) -> None:
    document = read([text])
    found = find_mentions(document)
    mentions, _ = link(document, found, [])
    assert [(m.begin, m.end, m.form) for m in mentions] == [(m.begin, m.end, m.form) for m in found]
