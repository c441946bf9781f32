"""Small ledgers made by hand: two sides on one night, several nights of drones, a toll that rises.

All of it is invented for the tests.
"""

import pandas as pd

from analysis import tables

ARTICLES = [
    # article_id, publisher, published, title, duplicate_of
    ("a1", "Harbour Wire", "2025-01-05 06:10", "Air defence reports a night of drones", None),
    ("a2", "Steppe Daily", "2025-01-06 07:00", "Drones over four regions", None),
    ("a3", "Harbour Wire", "2025-01-07 06:30", "Seventy-nine of 128 drones downed", None),
    ("a4", "Northern Post", "2025-01-07 08:05", "Ministry: twelve drones destroyed", None),
    ("a5", "Reprint Hub", "2025-01-07 09:00", "Seventy-nine of 128 drones downed", "a3"),
    ("a6", "Steppe Daily", "2025-01-08 07:15", "A quieter night", None),
    ("a7", "Harbour Wire", "2025-01-08 14:00", "Strike on Zaporizhzhia: first reports", None),
    ("a8", "Northern Post", "2025-01-08 16:30", "Toll rises in Zaporizhzhia", None),
    ("a9", "Steppe Daily", "2025-01-08 19:10", "Thirteen dead in Zaporizhzhia", None),
    ("a10", "Harbour Wire", "2025-01-09 08:00", "Search ends in Zaporizhzhia", None),
    ("a11", "Undated Blog", None, "On losses", None),
]


def articles() -> pd.DataFrame:
    ids, publishers, published, titles, copies = zip(*ARTICLES, strict=True)
    return tables.frame(
        "articles",
        {
            "article_id": list(ids),
            "publisher": list(publishers),
            "published": list(published),
            "title": list(titles),
            "duplicate_of": list(copies),
            "text": list(titles),
        },
    )


def claim(claim_id, article_id, low, item, action, **given):
    """A row of claims with what the tests need; `high` is `low` unless given."""
    publishers = {a[0]: (a[1], a[2]) for a in ARTICLES}
    publisher, published = publishers.get(article_id, ("Harbour Wire", "2025-01-07 06:30"))
    row = {
        "claim_id": claim_id,
        "article_id": article_id,
        "sentence_id": 0,
        "low": low,
        "high": low,
        "modifier": "=",
        "item": item,
        "action": action,
        "factuality": "actual",
        "basis": "event",
        "in_title": False,
        "implicit": False,
        "stance": "stated",
        "status": "extracted",
        "publisher": publisher,
        "published": published,
        "date_basis": "stated" if "starts_at" in given else "published",
    }
    return {**row, **given}


def night(day: str) -> dict:
    """The night that begins on this evening."""
    start = pd.Timestamp(day) + pd.Timedelta(hours=18)
    return {"starts_at": start, "ends_before": start + pd.Timedelta(hours=15), "when": f"{day}TNI"}


def on(day: str) -> dict:
    start = pd.Timestamp(day)
    return {"starts_at": start, "ends_before": start + pd.Timedelta(days=1), "when": day}


AIR_FORCE = {
    "source": "Ukraine's Air Force",
    "source_id": "ukr-air-force",
    "source_country": "UKR",
    "anonymity": "named",
    "stance": "said",
    "side": "Russia",
    "side_country": "RUS",
}
MINISTRY = {
    "source": "the Russian Defense Ministry",
    "source_id": "rus-mod",
    "source_country": "RUS",
    "anonymity": "named",
    "stance": "claimed",
    "side": "Ukraine",
    "side_country": "UKR",
}
MAYOR = {"source": "the mayor", "source_id": "mayor", "source_country": "UKR", "stance": "said", "anonymity": "named"}


def claims() -> pd.DataFrame:
    at = {"place": "Zaporizhzhia", "place_id": "zaporizhzhia", "story_id": "toll"}
    third, fourth, fifth, sixth, seventh = (night(f"2025-01-0{n}") for n in (3, 4, 5, 6, 7))
    rows = [
        claim("c1", "a1", 103, "drones", "launched", **AIR_FORCE, **fourth, story_id="s4l"),
        claim("c2", "a1", 61, "drones", "downed", **AIR_FORCE, **fourth, whole=103, story_id="s4d"),
        claim("c3", "a1", 42, "drones", "suppressed", **AIR_FORCE, **fourth),
        claim("c4", "a2", 45, "drones", "downed", **AIR_FORCE, **fifth, model="shahed-136", whole=60),
        claim("c5", "a2", 11, "drones", "suppressed", **AIR_FORCE, **fifth),
        claim("c6", "a3", 128, "drones", "launched", **AIR_FORCE, **sixth, story_id="s6l"),
        claim("c7", "a3", 79, "drones", "downed", **AIR_FORCE, **sixth, whole=128, story_id="s6d"),
        claim("c8", "a3", 10, "drones", "hit", **AIR_FORCE, **sixth),
        claim("c9", "a4", 12, "drones", "destroyed", **MINISTRY, **sixth, story_id="s6u"),
        claim("c10", "a3", 30, "drones", "downed", **sixth, source="Ukrainian officials", source_id="ukr-officials",
              source_country="UKR", stance="said", story_id="s6u", side_country="UKR", high=None, modifier=">=",
              anonymity="unnamed"),
        claim("c11", "a5", 128, "drones", "launched", **AIR_FORCE, **sixth, story_id="s6l"),
        claim("c12", "a6", 25, "drones", "downed", **AIR_FORCE, **seventh, high=30),
        claim("c13", "a6", 2, "missiles", "launched", **AIR_FORCE, **seventh, model="iskander-m"),
        claim("c14", "a3", 79, "drones", "downed", **AIR_FORCE, **sixth, in_title=True),
        claim("c15", "a6", 90, "drones", "launched", **AIR_FORCE, **seventh, factuality="planned"),
        claim("c16", "a6", None, "drones", "downed", high=50, modifier="<=", stance="reported", anonymity="none"),
        claim("c17", "a11", 10000, "troops", "deployed", high=None, modifier=">", stance="estimated",
              source="Western officials", source_id="west", anonymity="unnamed"),
        claim("c18", "a2", 9, "drones", "downed", **AIR_FORCE, **third),
        claim("t1", "a7", 3, "people", "killed", **MAYOR, **on("2025-01-08"), **at, high=None, modifier=">="),
        claim("t2", "a8", 6, "people", "killed", **MAYOR, **on("2025-01-08"), **at),
        claim("t3", "a8", 2, "children", "killed", **MAYOR, **on("2025-01-08"), **at, whole=6),
        claim("t4", "a9", 13, "people", "killed", **on("2025-01-08"), **at, high=15,
              source="rescue services", source_id="rescue", stance="confirmed", source_country="UKR"),
        claim("t5", "a10", 13, "people", "killed", **MAYOR, **on("2025-01-08"), **at),
        claim("t6", "a9", 63, "people", "injured", **on("2025-01-08"), place="Zaporizhzhia", place_id="zaporizhzhia",
              agent="Russian forces", agent_id="rus-army", anonymity="none"),
        claim("t7", "a10", 0, "people", "killed", **MAYOR, **on("2025-01-09"), place="Kherson", factuality="negated"),
    ]  # fmt: skip
    return frame_of(rows)


def frame_of(rows: list[dict]) -> pd.DataFrame:
    names = {name for row in rows for name in row}
    return tables.frame("claims", {name: [row.get(name) for row in rows] for name in sorted(names)})


def stories() -> pd.DataFrame:
    begin = pd.Timestamp("2025-01-06 18:00")
    rows = [
        ("s6u", "drones", "downed", "Ukraine", None, begin, 2, "contradicted", 12, 12, None, ["c9", "c10"]),
        ("s6l", "drones", "launched", "Russia", None, begin, 2, "single", 128, 128, 128, ["c6", "c11"]),
        ("s6d", "drones", "downed", "Russia", None, begin, 1, "single", 79, 79, 79, ["c7"]),
        ("toll", "people", "killed", None, "Zaporizhzhia", pd.Timestamp("2025-01-08"), 3, "revised", 3, 13, 15,
         ["t1", "t2", "t4", "t5"]),
    ]  # fmt: skip
    names = (
        "story_id", "item", "action", "side", "place", "starts_at", "n_publishers", "agreement", "low", "best", "high",
        "claim_ids",
    )  # fmt: skip
    given = {name: list(values) for name, values in zip(names, zip(*rows, strict=True), strict=True)}
    ends = [start + pd.Timedelta(hours=15 if start.hour else 24) for start in given["starts_at"]]
    return tables.frame("stories", {**given, "ends_before": ends})


def mentions() -> pd.DataFrame:
    """Who stands in which sentence of which article."""
    present = {
        "a1": [("ukr-air-force", "rus"), ("ukr-air-force",)],
        "a2": [("ukr", "rus"), ("ukr-air-force",)],
        "a3": [("ukr-air-force", "rus"), ("zelensky", "ukr"), ("zelensky",)],
        "a4": [("rus-mod", "ukr"), ("rus-mod",)],
        "a5": [("ukr-air-force", "rus")],
        "a6": [("rus", "ukr"), ("zelensky", "nato")],
        "a8": [("mayor", "rus")],
        "a10": [("mayor",), ("zelensky", "ukr", "nato")],
        "a11": [("nato",)],
    }
    names = {
        "ukr": "Ukraine", "rus": "Russia", "ukr-air-force": "Ukrainian Air Force", "zelensky": "Volodymyr Zelensky",
        "rus-mod": "Russian Ministry of Defence", "nato": "NATO", "mayor": "Mayor of Zaporizhzhia",
    }  # fmt: skip
    rows = [
        (article, number, actor, names[actor], "organisation")
        for article, sentences in present.items()
        for number, actors in enumerate(sentences)
        for actor in actors
    ]
    rows += [("a8", 0, "zaporizhzhia", "Zaporizhzhia", "place"), ("a8", 0, None, "residents", "group")]
    rows.append(("a8", 0, None, "he", "person"))
    names_of = ("article_id", "sentence_id", "actor_id", "actor", "kind")
    return tables.frame("mentions", {n: list(v) for n, v in zip(names_of, zip(*rows, strict=True), strict=True)})


def attributions() -> pd.DataFrame:
    air, ministry = ("Ukraine's Air Force", "ukr-air-force"), ("the Russian Defense Ministry", "rus-mod")
    rows = [
        ("a1", *air, "said"), ("a2", *air, "said"), ("a2", *air, "confirmed"), ("a3", *air, "said"),
        ("a4", *air, "claimed"), ("a4", *air, "claimed"), ("a4", *ministry, "said"), ("a3", *ministry, "claimed"),
        ("a3", *ministry, "claimed"), ("a2", *ministry, "denied"), ("a2", *ministry, "claimed"),
        ("a6", None, None, "reported"),
        ("a10", "the mayor", "mayor", "confirmed"), ("a8", "The Mayor", "mayor", "estimated"),
    ]  # fmt: skip
    names = ("article_id", "source", "source_id", "stance")
    return tables.frame("attributions", {n: list(v) for n, v in zip(names, zip(*rows, strict=True), strict=True)})
