"""Claims, dates and verdicts in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

import pandas as pd

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
    """'at least 30', '79 of 128', 'dozens': the text's own number with its bound."""
    prefix = "" if known(row["vague"]) else PREFIX.get(row["modifier"], "")
    number = "no" if row["factuality"] == "negated" and row["number"].lower() in ("no", "none") else row["number"]
    number = "1" if known(row["implicit"]) else number
    whole = known(row["whole"])
    return f"{prefix}{number}" + (f" of {whole:,.10g}" if whole is not None else "")


DONE_WORDS: Final = frozenset(("dead", "killed", "wounded", "injured", "missing", "casualties", "others", "victims"))


def figure_words(row: Row) -> str:
    """'79 of 128 Russian drones downed': number, what is counted, what happened."""
    currency, unit = known(row.get("currency")), known(row.get("unit"))
    number = number_words(row)
    if currency:
        number = f"{currency} {number}"
    elif unit and unit != "percent":
        number = f"{number} {unit if number in ('1', 'one') else unit + 's'}"
    counted = known(row["counted"])
    counted = None if counted and counted.lower() in DONE_WORDS else counted
    counted = counted or (None if currency or unit else ITEM_WORDS.get(row["item"], row["item"]))
    if unit == "percent":
        number += "%"
    action = "" if row["action"] in ("none", "other") else f" {row['action']}"
    return " ".join(part for part in (number, counted) if part) + action


def day_words(moment: datetime | pd.Timestamp | None, *, year: bool = True) -> str:
    """'7 Jan 2025'."""
    if moment is None or pd.isna(moment):
        return ""
    return f"{moment.day} {moment:%b %Y}" if year else f"{moment.day} {moment:%b}"


def time_words(moment: pd.Timestamp, timezone: str) -> str:
    """'7 Jan 2025, 06:00 (Europe/Kyiv)'."""
    local = moment.tz_convert(timezone)
    return f"{day_words(local)}, {local:%H:%M} ({timezone})"


def when_words(row: Row) -> Html:
    """When it happened: 'night of 6 Jan 2025', '6 Jan 2025', or, where only reported, 'reported 7 Jan 2025'."""
    starts, ends = known(row["starts_at"]), known(row["ends_before"])
    if starts is None:
        return Html("")
    stated = str(known(row["when"]) or "")
    days = (ends - starts).days if ends is not None else 0
    if stated.endswith("TNI"):
        words = f"night of {day_words(starts)}"
    elif days >= 2:
        words = f"{day_words(starts, year=False)} to {day_words(ends - pd.Timedelta(days=1))}"
    else:
        words = day_words(starts)
    basis = known(row["date_basis"])
    if basis == "published":
        return tag("span", f"reported {words}", class_="soft", title="no date of the event is stated")
    if basis == "carried":
        return tag("span", words, class_="soft", title="date carried over from the sentences before")
    return Html(words)


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
    return join((source, tag("span", f" · {STANCE_WORDS.get(stance, stance)}{unverified}", class_="soft")))


def citation(row: Row) -> str:
    """One line to paste: "sentence" - source (stance); publisher, date, url [claim id]."""
    source = named_source(row)
    who = f"{source} ({row['stance']}); " if source else ""
    outlet = known(row["publisher"]) or "publisher unknown"
    parts = [outlet, day_words(known(row["published"])) or "undated", known(row["url"])]
    sentence = " ".join(str(row["sentence"]).split())
    return f"“{sentence}” — {who}{', '.join(p for p in parts if p)} [claim {row['claim_id']}]"
