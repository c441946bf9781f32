"""How each claim was read: its words marked in the sentence, and a line for every field with its rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import pandas as pd

from ..extraction.claims import rule_examples
from ..ledger import Ledger
from ..tables import BOUND_FIELDS, records
from .markup import Html, join, note, table, tag, text
from .wording import figure_words, known

# Translucent tints of the charts' colours: they hold on a white page and on a dark one. Grey print has the labels.
TINTS: Final = {
    "number": "rgba(230,159,0,.42)",
    "counted": "rgba(230,159,0,.18)",
    "action": "rgba(213,94,0,.32)",
    "side": "rgba(0,114,178,.20)",
    "agent": "rgba(0,114,178,.38)",
    "place": "rgba(0,158,115,.30)",
    "when": "rgba(86,180,233,.36)",
    "source": "rgba(204,121,167,.38)",
    "cue": "rgba(204,121,167,.18)",
}
WORD: Final = (
    "padding:.1em .3em;border-radius:.3em;color:inherit;-webkit-box-decoration-break:clone;box-decoration-break:clone"
)
LABEL: Final = "font-size:.68em;font-weight:700;letter-spacing:.02em;margin-left:.35em;opacity:.75"
CARD: Final = "margin:.4em 0 1.5em;padding:.1em 0 .1em .9em;border-left:3px solid rgba(230,159,0,.8)"
SENTENCE: Final = "line-height:2.05;margin:.25em 0;max-width:52rem"
HEADER: Final = ("field", "read as", "from the words", "rule", "as in")
MOST_CLAIMS: Final = 40
USUAL: Final = {"stance": "stated", "factuality": "actual", "basis": "event"}


class Line(NamedTuple):
    """One field of a claim: what it was read as, the words it was read from, the rule that did it, its example."""

    field: str
    value: str
    words: str
    rule: str
    example: str


def lines(ledger: Ledger, claim: Any) -> list[Line]:
    """The fields of a claim in the order they are bound; those of no words of their own last."""
    bound = ledger.bindings[ledger.bindings["claim_id"] == claim["claim_id"]]
    examples = rule_examples()
    found = [
        Line(
            field,
            _value(claim, field),
            f"{row['text']}{_from_before(ledger, claim, row)}",
            row["rule"],
            examples.get(row["rule"], ""),
        )
        for field in BOUND_FIELDS
        for row in records(bound[bound["field"] == field])
    ]
    cued = any(line.field == "cue" for line in found)
    rest = [field for field in USUAL if claim[field] != USUAL[field] and not (cued and field == "stance")]
    last = [Line("superseded", "its sentence replaces it", "", "", "")] if known(claim["superseded"]) else []
    return [*found, *(Line(field, str(claim[field]), "", "", "") for field in rest), *last]


def _value(claim: Any, field: str) -> str:
    """'at least 30' -> 30 or more; 'Russian' -> RUS; 'overnight' -> 2025-01-06TNI."""
    if field == "number":
        return _number(known(claim["low"]), known(claim["high"]), str(claim["modifier"]), known(claim["whole"]))
    if field == "counted":
        return str(known(claim["model"]) or claim["item"])
    if field == "cue":
        return str(claim["stance"])
    if field in ("side", "agent", "source", "place"):
        return _identity(field, *(known(claim[name]) for name in (field, f"{field}_id", f"{field}_country")))
    return str(known(claim[field]) or known(claim["starts_at"]) or "")


def _identity(field: str, words: str | None, actor_id: str | None, country: str | None) -> str:
    """'Moscow' -> RUS; 'its air force' -> UKR-AIR (UKR); 'Odesa' -> Odesa (UKR), since a country says less."""
    who = words if field == "place" else actor_id or country or words
    return f"{who} ({country})" if who and country and who != country else str(who or "")


def _number(low: float | None, high: float | None, modifier: str, whole: float | None) -> str:
    """30 and nothing -> '30 or more'; 20 and 30 -> '20 to 30'; 79 of 128."""
    first, last, total = ("" if end is None else f"{end:,.10g}" for end in (low, high, whole))
    if not last:
        words = f"more than {first}" if modifier == ">" else f"{first} or more"
    elif not first:
        words = f"less than {last}" if modifier == "<" else f"up to {last}"
    else:
        words = ("about " if modifier == "~" else "") + (first if first == last else f"{first} to {last}")
    return f"{words} of {total}" if total else words


def _from_before(ledger: Ledger, claim: Any, row: Any) -> str:
    """Said where the words stand in another sentence, mostly one before."""
    begin, end = _bounds(ledger, claim)
    return "" if begin <= row["begin"] < end else " (before)"


def _bounds(ledger: Ledger, claim: Any) -> tuple[int, int]:
    sentences = ledger.sentences
    row = sentences[
        (sentences["article_id"] == claim["article_id"]) & (sentences["sentence_id"] == claim["sentence_id"])
    ]
    return int(row["begin"].iloc[0]), int(row["end"].iloc[0])


def readings(ledger: Ledger) -> Html:
    """A card for each claim: its figure, its sentence with the words marked, and why each field was read so."""
    claims = records(ledger.claims)
    if not claims:
        return note("No number of this text is a claim.")
    more = len(claims) - MOST_CLAIMS
    left_out = note(f"{more:,} more claims are not shown.") if more > 0 else ""
    return join([*(_card(ledger, claim) for claim in claims[:MOST_CLAIMS]), left_out])


def _card(ledger: Ledger, claim: Any) -> Html:
    rows = [
        (
            tag("b", line.field),
            tag("span", line.value, style="white-space:nowrap"),
            line.words,
            tag("code", line.rule) if line.rule else "",
            line.example,
        )
        for line in lines(ledger, claim)
    ]
    heading = tag("div", tag("b", figure_words(claim)), tag("span", f" · rule {claim['rule']}", style="opacity:.7"))
    told = len(HEADER) if any(row[-1] for row in rows) else len(HEADER) - 1
    why = table(HEADER[:told], [row[:told] for row in rows], caption="Why it was read so")
    return tag("div", heading, *_sentences(ledger, claim), why, style=CARD)


def _sentences(ledger: Ledger, claim: Any) -> Iterator[Html]:
    """The sentences that say something of a claim, its own in full ink."""
    bound = ledger.bindings[ledger.bindings["claim_id"] == claim["claim_id"]]
    spans = [(int(row["begin"]), int(row["end"]), str(row["field"])) for row in records(bound)]
    sentences = ledger.sentences[ledger.sentences["article_id"] == claim["article_id"]]
    for row in records(sentences):
        begin, end = int(row["begin"]), int(row["end"])
        inside = [(b - begin, e - begin, field) for b, e, field in spans if begin <= b < end]
        if inside:
            own = row["sentence_id"] == claim["sentence_id"]
            yield tag(
                "p", marked(str(row["text"]), inside), style=SENTENCE + ("" if own else ";opacity:.72;font-size:.92em")
            )


def marked(sentence: str, spans: Sequence[tuple[int, int, str]]) -> Html:
    """The sentence with every span tinted and labelled; where spans overlap both labels stand at the inner one."""
    edges = sorted(
        {0, len(sentence), *(edge for begin, end, _ in spans for edge in (begin, end) if edge <= len(sentence))}
    )
    parts: list[Html] = []
    for begin, end in pairwise(edges):
        fields = [f for f in BOUND_FIELDS if any(b <= begin and end <= e and f == field for b, e, field in spans)]
        ending = [f for f in fields if any(e == end and f == field for _, e, field in spans)]
        words = sentence[begin:end]
        parts.append(_word(words, fields, ending) if fields and words.strip() else text(words))
    return join(parts)


def _word(words: str, fields: Sequence[str], ending: Sequence[str]) -> Html:
    labels = tag("span", " · ".join(ending), style=LABEL) if ending else ""
    return tag("mark", words, labels, style=f"background:{TINTS[fields[0]]};{WORD}")


def reading_words(ledger: Ledger) -> str:
    """The same in plain text, for a terminal."""
    blocks = []
    for claim in records(ledger.claims):
        frame = pd.DataFrame(lines(ledger, claim), columns=list(HEADER)).drop(columns="as in")
        blocks.append(f"{figure_words(claim)}\n{frame.to_string(index=False, header=False, justify='left')}")
    return "\n\n".join(blocks)
