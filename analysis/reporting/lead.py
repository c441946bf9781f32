"""The first lines of a report: what is new, who contradicts whom, which tolls were revised, what is denied."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from ..charts import labels
from ..charts.selection import PRONOUNS
from ..comparison.verdicts import amid
from ..ledger import Ledger
from ..tables import records
from . import briefing
from .cells import said_by
from .markup import Html, claim_link, join, tag, text
from .wording import (
    REFERRING,
    UNTOLD,
    day_words,
    figure_words,
    known,
    named_source,
    outlet_words,
    story_words,
    time_words,
)

MOST: Final = 3  # entries of a line
MOST_LETTERS: Final = 110  # of a statement that is denied


def lead(ledger: Ledger, since: pd.Timestamp | None, timezone: str) -> Html:
    """Four lines, each with its three weightiest entries; every figure leads to its sentence."""
    claims = briefing.with_units(ledger).drop_duplicates("claim_id").set_index("claim_id", drop=False)
    lines = (
        ("New", _new(briefing.new_claims(ledger, since), since, timezone)),
        ("Contradicted", _contradicted(ledger) if briefing.compared(ledger) else Html("not compared")),
        ("Revised", _revised(ledger, claims) if briefing.compared(ledger) else Html("not compared")),
        ("Denied", _denied(briefing.denials(ledger))),
    )
    return tag("dl", *(tag("div", tag("dt", name), tag("dd", said)) for name, said in lines), class_="lead")


def _new(rows: pd.DataFrame, since: pd.Timestamp | None, timezone: str) -> Html:
    """'20 claims in 8 articles since 11 Jan 2025, 00:00 (UTC): …', people harmed first, the highest figures first."""
    if since is None or rows.empty:
        return Html("no new claim" if since is None else f"no claim since {time_words(since, timezone)}")
    harmed = rows["item"].isin(briefing.PEOPLE) & rows["action"].isin(briefing.CASUALTY_ACTIONS) & (rows["high"] != 0)
    told = rows[~rows["action"].isin(UNTOLD)]  # 'one of the men' says nothing without its sentence
    harmed = harmed[told.index]
    told = told.assign(_harmed=harmed.fillna(True), _low=told["low"].fillna(told["high"]).astype("Float64"))
    told = told.sort_values(["_harmed", "_low", "claim_id"], ascending=[False, False, True], kind="stable")
    once = told[~told["story_id"].duplicated() | told["story_id"].isna()]
    n_articles = rows["article_id"].nunique()
    counted = f"{labels.counted(len(rows), 'claim')} in {labels.counted(n_articles, 'article')}"
    begin = f"{counted} since {time_words(since, timezone)}"
    return _entries([_told(row) for row in records(once.head(MOST))], len(once), begin)


def _told(row: Any) -> Html:
    """'54 people killed, Omdurman (the ministry)'; the outlet stands for a source that is not named."""
    place, source, name = (known(row[column]) for column in ("place", "source", "source_name"))
    who = name if name and REFERRING.match(source or "") else source
    if not who or who.lower() in PRONOUNS:
        who = outlet_words(row)
    elif not name and REFERRING.match(who):
        who = f"{who}, in {outlet_words(row)}"  # whose 'its air force' is, the article tells
    figure = claim_link(row["claim_id"], figure_words(row))
    return join((figure, f", {place}" if place else "", f" ({amid(who)})"))


def _contradicted(ledger: Ledger) -> Html:
    """'people killed, Omdurman: at least 54 people killed (the ministry) against 20 people killed (an adviser)'."""
    found = briefing.disagreements(ledger)
    entries = [
        join((f"{story_words(story)}: ", join([_told({**row, "place": None}) for row in records(sides)], " against ")))
        for story, sides in found[:MOST]
    ]
    return _entries(entries, len(found))


def _revised(ledger: Ledger, claims: pd.DataFrame) -> Html:
    """'people killed, Omdurman: from 54 (Nile Post, 2 Feb) to 61 (Nile Post, 2 Feb)', the latest first."""
    stories = ledger.stories[ledger.stories["agreement"] == "revised"]
    latest = [claims["published"].reindex(ids).max() for ids in stories["claim_ids"]]
    order = stories.assign(_latest=pd.Series(latest, index=stories.index)).sort_values("_latest", ascending=False)
    entries = [
        join((claim_link(story["claim_ids"][-1], story_words(story)), f": {story['reason']}"))
        for story in records(order.head(MOST))
    ]
    return _entries(entries, len(order))


def _denied(rows: pd.DataFrame) -> Html:
    """'Kigali denies that it sent troops (said by Kinshasa; Post, 7 Jan 2025)', those of a known statement first."""
    entries = []
    for row in records(rows.head(MOST)):
        said = labels.clean(known(row["said"]) or row["content"], width=MOST_LETTERS)
        claim_id, by = known(row["claim_id"]), said_by(row)
        words = claim_link(claim_id, said) if claim_id else said
        start = f"{named_source(row)} {row['cue']}{' ' if said.lower().startswith('that ') else ': '}"
        outlet = ", ".join(filter(None, (outlet_words(row), day_words(known(row["published"])))))
        entries.append(join((start, words, f" (said by {amid(by)}; " if by else " (", f"{outlet})")))
    return _entries(entries, len(rows))


def _entries(entries: list[Html], n: int, begin: str = "") -> Html:
    """Entries apart by semicolons, and how many more there are."""
    if not entries:
        return text(begin or "nothing")
    more = [f"{n - len(entries):,} more below"] if n > len(entries) else []
    return join((f"{begin}: " if begin else "", join([*entries, *more], "; ")))
