"""Claims, dates and verdicts in words."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import pandas as pd

from ..charts import atlas, dates, labels
from ..charts.selection import PRONOUNS
from ..lexicon import plural, singular
from ..tables import ITEMS
from .markup import Html, join, tag

Row = Mapping[str, Any]

PREFIX: Final = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "up to ", "=": ""}
ITEM_WORDS: Final = {"aid_workers": "aid workers", "air_defence": "air defence systems", "money": "", "distance": "",
                     "area": "", "percent": "percent", "other": ""}  # fmt: skip
STANCE_WORDS: Final = {
    "stated": "stated by the outlet", "said": "said", "claimed": "claimed", "confirmed": "confirmed",
    "denied": "denied", "estimated": "estimated", "reported": "hearsay",
}  # fmt: skip


def known(value: Any) -> Any:
    """The value, or None for every kind of null."""
    return None if value is None or pd.isna(value) else value


def number_words(row: Row) -> str:
    """'at least 30', '79 of 128', '15 to 20', 'dozens', 'up to USD 61bn': the text's own number with its bound."""
    prefix = "" if known(row["vague"]) else PREFIX.get(row["modifier"], "")
    low, high, whole = (known(row.get(name)) for name in ("low", "high", "whole"))
    none = row["factuality"] == "negated" and row["number"].lower() in ("no", "none")
    number = ("no" if whole is None else "none") if none else "1" if known(row["implicit"]) else row["number"]
    if number[:1].isupper() and number[1:2].islower():
        number = number[0].lower() + number[1:]  # 'Nine' begins a sentence, not a cell
    if low is not None and high is not None and low < high and not RANGE.search(number):
        number = " to ".join(number.rsplit(" and ", 1))  # of 'between 15 and 20'
    currency, unit = known(row.get("currency")), known(row.get("unit"))
    if currency:
        number = f"{number} of {currency}" if COLLECTIVE.search(number) else f"{currency} {number}"
    elif unit:
        number += "%" if unit == "percent" else f" {unit if _one(row) else plural(unit)}"
    return f"{prefix}{number}" + (f" of {whole:,.10g}" if whole is not None else "")


def _one(row: Row) -> bool:
    return known(row.get("low")) == 1 == known(row.get("high")) or row["number"].lower() in ("1", "one")


DONE_WORDS: Final = frozenset(("dead", "killed", "wounded", "injured", "missing", "casualties", "others", "victims"))
UNTOLD: Final = frozenset(("none", "other", "occurred"))  # actions that say nothing beside what is counted
RANGE: Final = re.compile(r"\bto\b|\bor\b|\d\s*[-–—]\s*\d")
COLLECTIVE: Final = re.compile(
    r"(?i)\b(?:dozens|scores|hundreds|thousands|millions|billions|couple|handful|half|thirds?|quarters?|fifths?|tenths?)$"
)
OWNED: Final = re.compile(r"\S+['’]s \d")  # 'ten [of] Sudan's 18 states'
MOST_OUTLET_LETTERS: Final = 40
MORE: Final = re.compile(r"(?i)(?:more|other|others|additional|further)\b")


def figure_words(row: Row) -> str:
    """'79 of 128 Russian drones downed', 'scores of people injured', 'no damage'.

    A noun that says itself what happened ('three bodies', '140 captured soldiers') is not told it twice.
    """
    number, counted = number_words(row), known(row["counted"])
    done = row["action"] not in UNTOLD
    named = bool(counted) and counted.lower() not in DONE_WORDS
    named = named and (str(row.get("rule", "")).startswith("event_noun") or row["action"] in counted.lower().split())
    counted = _counted_words(row, None if counted and done and counted.lower() in DONE_WORDS else counted)
    if counted and known(row["whole"]) is None:
        if (COLLECTIVE.search(number) and not MORE.match(counted)) or OWNED.match(counted):
            number += " of"
        elif (
            _one(row) and not known(row["implicit"]) and counted.split()[-1].islower() and singular(counted) != counted
        ):
            number += " of the"  # 'one of the men'
    return " ".join(part for part in (number, counted, row["action"] if done and not named else "") if part)


def _counted_words(row: Row, counted: str | None) -> str:
    """What is counted in the text's words, or of which class it is; in the number that the figure asks for."""
    one, words = _one(row) and known(row["whole"]) is None, ITEM_WORDS.get(row["item"], row["item"])
    if counted and not (one and counted.lower() == "people"):
        lent = counted in _item_singulars() and not one and known(row.get("high")) != 0
        return plural(counted) if lent else counted  # 'one person was killed and nine wounded' lends 'person'
    if known(row.get("currency")) or known(row.get("unit")):
        return ""
    return labels.thing(row["item"], None, 1, 1) if one and words else str(words)


@functools.cache
def _item_singulars() -> frozenset[str]:
    return frozenset(singular(item) for item in ITEMS if singular(item) != item)


def story_words(story: Row) -> str:
    """'drones (Russia) downed, Kharkiv, 7 Jan 2025': what a story is about."""
    item = "" if story["item"] == "other" else ITEM_WORDS.get(story["item"]) or story["item"].replace("_", " ")
    side, action = known(story["side"]), "" if story["action"] in ("none", "other") else story["action"]
    about = " ".join(filter(None, (item, f"({party_words(side)})" if side else "", action)))
    when = dates.interval_name(known(story["starts_at"]), known(story["ends_before"]))
    return ", ".join(filter(None, (about or "a figure", known(story["place"]), when)))


def party_words(party: str) -> str:
    """'RUS' -> 'Russia'; other words of a party stay as they are."""
    return atlas.country_names().get(party, party)


def day_words(moment: datetime | pd.Timestamp | None, *, year: bool = True) -> str:
    """'7 Jan 2025'."""
    if moment is None or pd.isna(moment):
        return ""
    return dates.full(pd.Timestamp(moment)) if year else dates.short(pd.Timestamp(moment))


def time_words(moment: pd.Timestamp, timezone: str) -> str:
    """'7 Jan 2025, 06:00 (Europe/Kyiv)'."""
    local = moment.tz_convert(timezone)
    return f"{day_words(local)}, {local:%H:%M} ({timezone})"


def when_words(row: Row) -> Html:
    """When it happened: 'night of 6 Jan 2025', 'Oct 2022', or, where only reported, 'reported 7 Jan 2025'."""
    words = dates.interval_name(known(row["starts_at"]), known(row["ends_before"]))
    basis = known(row["date_basis"]) if words else None
    if basis == "published":
        return tag("span", f"reported {words}", class_="soft", title="no date of the event is stated")
    if basis == "carried":
        return tag("span", words, class_="soft", title="date carried over from the sentences before")
    return Html(words)


BASIS_WORDS: Final = {"period": "over a period", "cumulative": "total so far", "stock": "number at the time"}


def basis_words(row: Row) -> str:
    """'over a period', 'total so far' where a figure is of more than one event; '' where it is of one."""
    return BASIS_WORDS.get(str(known(row["basis"])), "")


REFERRING: Final = re.compile(
    r"(?i)(he|she|it|they|who|which|its|his|her|their)\b|the (ministry|army|official|spokesman|spokeswoman|group)$"
)


def named_source(row: Row) -> str | None:
    """'It (Russian Ministry of Defence)', 'the ministry, through TASS'.

    A source that only refers is shown with who it is, where that is known, and one that was relayed with the relays.
    """
    source, name, through = (known(row.get(column)) for column in ("source", "source_name", "through"))
    if not source:
        return None
    if name and REFERRING.match(source) and name.lower() != source.lower():
        source = f"{source} ({name})"
    return f"{source}, through {through}" if through else str(source)


def source_words(row: Row) -> Html:
    """'Russian Defense Ministry officials · claimed', or that no source is named."""
    source, stance = named_source(row), row["stance"]
    if source is None:
        words = "hearsay, no source named" if stance == "reported" else "no source named"
        return tag("span", words, class_="soft")
    unverified = " · unverified" if known(row["verification"]) == "unverified" else ""
    unverified = f" (not clear who){unverified}" if source.lower() in PRONOUNS else unverified
    return join((source, tag("span", f" · {STANCE_WORDS.get(stance, stance)}{unverified}", class_="soft")))


def citation(row: Row) -> str:
    """One line to paste: "sentence" - source (stance); publisher, date, url [claim id].

    Where no publisher is known, the title tells the article.
    """
    sentence = " ".join(str(row["sentence"]).split())
    claim_id = known(row["claim_id"])
    return f"“{sentence}” — {cited_source(row)}{cited_outlet(row)}" + (f" [claim {claim_id}]" if claim_id else "")


def cited_source(row: Row) -> str:
    """'police (said); ', or nothing where no source is named."""
    source = named_source(row)
    return f"{source} ({row['stance']}); " if source else ""


def cited_outlet(row: Row) -> str:
    """'Harbour Post, 7 Jan 2025, https://…' of a claim or an article."""
    outlet = known(row["publisher"]) or f"publisher unknown{f', “{title}”' if (title := _title(row)) else ''}"
    parts = (outlet, day_words(known(row["published"])) or "undated", known(row["url"]))
    return ", ".join(str(part) for part in parts if part)


def outlet_words(row: Row) -> str:
    """The outlet; where it is unknown, the title of the article: '“Who holds Kurakhove?”'."""
    if publisher := known(row["publisher"]):
        return labels.clean(publisher, width=MOST_OUTLET_LETTERS)
    title = _title(row)
    return f"“{labels.clean(title, width=MOST_OUTLET_LETTERS)}”" if title else "unknown outlet"


def _title(row: Row) -> str:
    return " ".join(str(known(row.get("title")) or "").split())
