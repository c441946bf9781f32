"""What an analyst needs at six in the morning, as DataFrames: DataFrame in, DataFrame out, no markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from ..ledger import Ledger, parse_moment
from ..tables import records, with_claims
from .wording import known

CASUALTY_ACTIONS: Final = ("killed", "injured", "missing")
PEOPLE: Final = ("people", "civilians", "children", "women", "troops", "militants", "police", "officials",
                 "journalists", "aid_workers", "prisoners")  # fmt: skip
NEW_HOURS: Final = 24
FACTS: Final = ("actual", "negated")


def evidence(ledger: Ledger) -> pd.DataFrame:
    """Claims that are evidence (no copies, no headlines, nothing replaced in its own sentence), with their units."""
    claims = with_units(ledger)
    standing = claims["claim_id"].isin(ledger.evidence()["claim_id"]) & ~claims["superseded"].fillna(False)
    return claims[standing]


def with_units(ledger: Ledger) -> pd.DataFrame:
    """All claims, with `unit` and `currency` of the quantity at the same place.

    `source_name` is who the source is, `through` the relays by whom it was told, the nearest to the source first,
    `title` that of the article.
    """
    keys = ["article_id", "begin", "end"]
    units = ledger.quantities[[*keys, "unit", "currency"]].drop_duplicates(keys)
    names = actor_names(ledger)
    relays = ledger.parties[ledger.parties["role"] == "relay"].sort_values("rank")
    through = relays.groupby("claim_id")["text"].agg(", ".join)
    titles = ledger.articles[["article_id", "title"]].drop_duplicates("article_id")
    claims = ledger.claims.merge(units, on=keys, how="left").merge(titles, on="article_id", how="left")
    return claims.assign(source_name=claims["source_id"].map(names), through=claims["claim_id"].map(through))


def actor_names(ledger: Ledger) -> pd.Series[str]:
    """Who an actor id is, by id."""
    named = ledger.mentions.dropna(subset=["actor_id", "actor"]).drop_duplicates("actor_id")
    return named.set_index("actor_id")["actor"]


def cutoff(ledger: Ledger) -> pd.Timestamp | None:
    """Publication of the latest article (UTC); null where no article has a date."""
    latest = ledger.articles["published"].max()
    return None if pd.isna(latest) else latest


def since_moment(ledger: Ledger, since: Any = None) -> pd.Timestamp | None:
    """The moment from which on claims are new: `since`, or 24 hours before the cut-off; UTC.

    Raises SettingError where `since` is no date.
    """
    if since is None or since == "":
        latest = cutoff(ledger)
        return None if latest is None else latest - pd.Timedelta(hours=NEW_HOURS)
    return parse_moment(since, ledger.meta.get("settings", {}).get("timezone", "UTC"))


def new_claims(ledger: Ledger, since: Any = None) -> pd.DataFrame:
    """Evidence published at or after `since` that says something happened, latest first."""
    moment = since_moment(ledger, since)
    claims = evidence(ledger)
    if moment is None:
        return claims.iloc[:0]
    fresh = claims[(claims["published"] >= moment) & claims["factuality"].isin(FACTS) & (claims["action"] != "none")]
    weight = fresh["item"].isin(PEOPLE) & fresh["action"].isin(CASUALTY_ACTIONS)
    order = fresh.assign(_weight=weight).sort_values(
        ["published", "_weight", "article_id", "begin"], ascending=[False, False, True, True]
    )
    return order.drop(columns="_weight")


def disagreements(ledger: Ledger) -> list[tuple[dict[str, Any], pd.DataFrame]]:
    """(story, its claims one an origin, latest of each) for every story whose figures contradict each other."""
    claims = evidence(ledger)
    found: list[tuple[dict[str, Any], pd.DataFrame]] = []
    stories = ledger.stories[ledger.stories["agreement"] == "contradicted"]
    for story in records(stories.sort_values("starts_at", ascending=False)):
        rows = claims[claims["story_id"] == story["story_id"]].sort_values("published")
        origin = rows["source_id"].fillna(rows["source"]).fillna(rows["publisher"]).fillna(rows["article_id"])
        sides = rows[~origin.duplicated(keep="last")]
        if len(sides) > 1:
            found.append((story, sides))
    return found


def compared(ledger: Ledger) -> bool:
    """Whether the claims were compared at all; where they were not, no story contradicts another."""
    return ledger.claims.empty or bool(ledger.claims["story_id"].notna().any())


def casualties(ledger: Ledger) -> pd.DataFrame:
    """Stories of people killed, injured or missing: place, action, item, bounds, origins, claim_ids.

    One row a story; nothing is added up. `claim_id` is the latest claim of the story's best figure, else the latest.
    """
    stories = ledger.stories
    chosen = stories[stories["action"].isin(CASUALTY_ACTIONS) & stories["item"].isin(PEOPLE)].copy()
    claims = evidence(ledger)
    claims = claims[claims["factuality"] == "actual"]
    chosen = chosen[chosen["story_id"].isin(claims["story_id"])]
    best = claims["story_id"].map(stories.set_index("story_id")["best"]).astype(float)
    telling = claims.assign(_best=(claims["low"].astype(float) == best) & (claims["high"].astype(float) == best))
    telling = telling.sort_values(["_best", "published", "claim_id"], na_position="first")
    latest = telling.drop_duplicates("story_id", keep="last").set_index("story_id")["claim_id"]
    chosen["claim_id"] = latest.reindex(chosen["story_id"]).array
    return chosen.sort_values(["starts_at", "place", "action"], ascending=[False, True, True], na_position="last")


def denials(ledger: Ledger) -> pd.DataFrame:
    """Who denies what (`source`, `cue`, `content`), denials of a known statement first, copies left out.

    `said_by`, `said` and `claim_id` (the first claim in it) are of the statement that is denied; null where the
    denial says itself what it denies. `publisher`, `published`, `sentence` and `url` are those of the denial.
    """
    found = ledger.attributions
    articles = ledger.articles[ledger.articles["duplicate_of"].isna()]
    names = actor_names(ledger)
    found = found.assign(source_name=found["source_id"].map(names))
    denied = found["stance"].eq("denied") & ~found["negated"].fillna(False) & found["source"].notna()
    rows = found[denied & found["content"].notna()].merge(
        articles[["article_id", "publisher", "published", "url", "title"]], on="article_id"
    )
    about = found.drop_duplicates("attribution_id").rename(
        columns={"source": "said_by", "source_name": "said_by_name", "content": "said"}
    )
    spans = ["said_by", "said_by_name", "said", "content_begin", "content_end"]
    about = about.set_index("attribution_id")[spans].reindex(rows["about"]).reset_index(drop=True)
    rows = rows.drop(columns=["content_begin", "content_end"]).join(about)
    rows = with_claims(rows, ledger.claims)
    sentences = ledger.sentences[["article_id", "sentence_id", "text"]].rename(columns={"text": "sentence"})
    rows = rows.merge(sentences, on=["article_id", "sentence_id"], how="left")
    order = rows.assign(_alone=rows["about"].isna())
    order = order.sort_values(["_alone", "published", "attribution_id"], ascending=[True, False, True])
    return order.drop(columns="_alone")


def unsourced(ledger: Ledger) -> pd.DataFrame:
    """Evidence of what happened with no named source, latest first: the outlet's own voice or hearsay."""
    claims = evidence(ledger)
    told = claims["factuality"].isin(FACTS) & ~claims["action"].isin(("none", "other"))
    bare = claims[claims["source"].isna() & told]
    return bare.sort_values(["published", "article_id", "begin"], ascending=[False, True, True])


def gaps(ledger: Ledger) -> pd.DataFrame:
    """What share of claims lacks a stated date, a place, a source: `missing`, `n`, `share` (0 to 1) in rows."""
    claims = ledger.claims[~ledger.claims["action"].isin(("none", "other"))]
    total = len(claims)
    missing = {
        "date of the event": (claims["date_basis"] != "stated").fillna(True),
        "place": claims["place"].isna(),
        "source": claims["source"].isna(),
        "side": claims["side"].isna(),
    }
    rows = [(name, int(mask.sum()), float(mask.mean()) if total else 0.0) for name, mask in missing.items()]
    return pd.DataFrame(rows, columns=["missing", "n", "share"]).assign(of=total)


def counts(ledger: Ledger) -> dict[str, int]:
    """Articles, copies, rejected, publishers, claims and stories."""
    return {
        "articles": len(ledger.articles),
        "copies": int(ledger.articles["duplicate_of"].notna().sum()),
        "rejected": len(ledger.rejected),
        "publishers": int(ledger.articles["publisher"].nunique()),
        "claims": len(ledger.claims),
        "stories": len(ledger.stories),
    }


def window(ledger: Ledger) -> tuple[pd.Timestamp | None, pd.Timestamp | None, int]:
    """(first, last publication, articles without a date)."""
    published = ledger.articles["published"]
    dated = published.dropna()
    undated = int(published.isna().sum())
    return (known(dated.min()), known(dated.max()), undated) if len(dated) else (None, None, undated)


def chosen_claims(ledger: Ledger, first: Sequence[str], most: int) -> pd.DataFrame:
    """At most `most` claims for the list at the end: those of `first`, then the latest."""
    claims = with_units(ledger)
    wanted = claims["claim_id"].isin(set(first))
    order = claims.assign(_first=wanted).sort_values(
        ["_first", "published", "claim_id"], ascending=[False, False, True]
    )
    return claims.loc[order.index[:most].sort_values()]
