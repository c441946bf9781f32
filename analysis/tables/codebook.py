"""The codebook in code: every public table, every column with its dtype, unit and meaning.

README's column lists, the checks, the Parquet and CSV files and the empty tables all come from
`TABLES`. Unknown is null in a pandas nullable dtype, never a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

CODEBOOK_VERSION: Final = "2"


class Column(NamedTuple):
    """One column of a public table."""

    name: str
    dtype: str  # a pandas dtype, or "list" for lists of strings
    meaning: str
    values: tuple[str, ...] = ()  # the vocabulary, where there is one
    unit: str = ""


ITEMS: Final = (
    "people", "civilians", "children", "women", "troops", "militants", "police", "officials", "journalists",
    "aid_workers", "prisoners", "drones", "missiles", "bombs", "rockets", "aircraft", "helicopters", "ships",
    "tanks", "vehicles", "artillery", "air_defence", "weapons", "buildings", "settlements", "attacks", "targets",
    "states", "money", "distance", "area", "percent", "other",
)  # fmt: skip
QUANTITY_ITEMS: Final = (*ITEMS, "duration", "age")
ACTIONS: Final = (
    "killed", "injured", "missing", "captured", "detained", "abducted", "freed", "displaced", "evacuated",
    "deployed", "recruited", "launched", "downed", "suppressed", "destroyed", "damaged", "hit", "seized",
    "supplied", "occurred", "other", "none",
)  # fmt: skip
STANCES: Final = ("stated", "said", "claimed", "confirmed", "denied", "estimated", "reported")
MODIFIERS: Final = ("=", "~", ">", ">=", "<", "<=")
KINDS: Final = (
    "person", "state", "place", "government", "military", "armed_group", "intergovernmental", "organisation",
    "group", "nationality",
)  # fmt: skip
FORMS: Final = ("name", "nominal", "pronoun")
PLOVER_ROLES: Final = (
    "GOV", "MIL", "REB", "OPP", "PTY", "COP", "JUD", "SPY", "CVL", "IGO", "NGO", "MED", "EDU", "BUS", "CRM", "LEG",
    "REF", "REL", "LAB", "UNK",
)  # fmt: skip
PLACE_TYPES: Final = ("state", "capital", "region", "settlement", "site")
SOURCE_KINDS: Final = (*KINDS, "document", "media")
ANONYMITIES: Final = ("named", "unnamed", "none")
BOUND_FIELDS: Final = ("number", "counted", "action", "side", "agent", "place", "when", "source", "cue")
AGREEMENTS: Final = ("single", "corroborated", "contradicted", "revised")

TEXT = "string"
WHOLE = "Int64"
REAL = "Float64"
FLAG = "boolean"
UTC = "datetime64[us, UTC]"
CIVIL = "datetime64[us]"
LIST = "list"

_ARTICLE = Column("article_id", TEXT, "content hash of publisher, url or title, and text; or the user's own id")
_SENTENCE = Column("sentence_id", WHOLE, "index of the sentence in its article, from 0")
_BEGIN = Column("begin", WHOLE, "offset of the first character in the article's text", unit="characters")
_END = Column("end", WHOLE, "offset after the last character", unit="characters")
_RULE = Column("rule", TEXT, "name of the rule or lexicon row that made this finding")
_LOW = Column("low", REAL, "lower bound, inclusive unless the modifier is >")
_HIGH = Column("high", REAL, "upper bound, inclusive unless the modifier is <")
_MODIFIER = Column("modifier", TEXT, "exact, about, more than, at least, less than, at most", MODIFIERS)
_VAGUE = Column("vague", FLAG, "the number is a word such as dozens")
_WHOLE_OF = Column("whole", REAL, "128 in '79 of 128'")
_STARTS = Column("starts_at", CIVIL, "start of the interval, civil time in the corpus's zone")
_ENDS = Column("ends_before", CIVIL, "end of the interval, exclusive, civil time in the corpus's zone")
_MODEL = Column("model", TEXT, "lexicon id of the weapon or system: shahed-136")
_COUNTED = Column("counted", TEXT, "head noun phrase of what is counted; null for measures")
_ANONYMITY = Column("anonymity", TEXT, "whether the source is named; none: there is no source", ANONYMITIES)


def _span(name: str, meaning: str) -> tuple[Column, Column]:
    return (
        Column(f"{name}_begin", WHOLE, f"offset of the first character of {meaning}", unit="characters"),
        Column(f"{name}_end", WHOLE, f"offset after the last character of {meaning}", unit="characters"),
    )


def _party(role: str, meaning: str) -> tuple[Column, Column, Column]:
    return (
        Column(role, TEXT, f"{meaning}, in the words of the text"),
        Column(f"{role}_id", TEXT, f"actor id of the {role}"),
        Column(f"{role}_country", TEXT, f"ISO 3166-1 alpha-3 of the state the {role} belongs to"),
    )


TABLES: Final[dict[str, tuple[Column, ...]]] = {
    "articles": (
        _ARTICLE,
        Column("title", TEXT, "headline"),
        Column("publisher", TEXT, "outlet"),
        Column("author", TEXT, "byline"),
        Column("published", UTC, "time of publication; null if unknown"),
        Column("published_precision", TEXT, "how exact `published` is", ("day", "minute")),
        Column(
            "published_rule",
            TEXT,
            "where `published` comes from",
            ("given", "metadata", "dateline", "file_name", "none"),
        ),
        Column("url", TEXT, "address"),
        Column("language", TEXT, "BCP 47 tag"),
        Column("origin", TEXT, "file and record it was read from"),
        Column("encoding", TEXT, "character encoding assumed when its bytes were read; null where there were none"),
        Column("sha256", TEXT, "hash of the bytes of the record"),
        Column("retrieved_at", UTC, "when the page was fetched"),
        Column("archive_url", TEXT, "archived copy"),
        Column("n_words", WHOLE, "white-space separated words", unit="words"),
        Column("text", TEXT, "the text all offsets refer to; it never changes after reading"),
        Column(
            "body_begin",
            WHOLE,
            "where the body starts after the headline, 0 if there is none",
            unit="characters",
        ),
        Column("duplicate_of", TEXT, "article_id of the earliest article that this one copies"),
    ),
    "rejected": (
        Column("origin", TEXT, "file and record"),
        Column("reason", TEXT, "what is wrong and what helps"),
        Column("error", TEXT, "class of the error"),
    ),
    "cut": (
        _ARTICLE,
        Column("text", TEXT, "text the page held beside its article"),
        Column("reason", TEXT, "why it is not the article's"),
    ),
    "sentences": (_ARTICLE, _SENTENCE, _BEGIN, _END, Column("text", TEXT, "the sentence")),
    "tokens": (
        _ARTICLE,
        _SENTENCE,
        Column("token_id", WHOLE, "index of the token in its article, from 0"),
        _BEGIN,
        _END,
        Column("text", TEXT, "the token"),
        Column("tag", TEXT, "Penn Treebank tag"),
    ),
    "mentions": (
        _ARTICLE,
        _SENTENCE,
        _BEGIN,
        _END,
        Column("text", TEXT, "the maximal noun phrase"),
        Column("form", TEXT, "name, nominal or pronoun", FORMS),
        Column("kind", TEXT, "what it is", KINDS),
        Column("actor_id", TEXT, "identity of the actor or place"),
        Column("actor", TEXT, "display name"),
        Column("country", TEXT, "ISO 3166-1 alpha-3 of the state it belongs to"),
        Column("role", TEXT, "PLOVER sector", PLOVER_ROLES),
        _RULE,
    ),
    "quantities": (
        _ARTICLE,
        _SENTENCE,
        _BEGIN,
        _END,
        Column("text", TEXT, "the number's own words"),
        *_span("phrase", "the phrase"),
        Column("phrase", TEXT, "number with modifier and counted phrase"),
        _LOW,
        _HIGH,
        _MODIFIER,
        _VAGUE,
        Column("unit", TEXT, "singular, lower case; null for counts"),
        Column("si_value", REAL, "lower bound, or upper where there is none, in SI units"),
        Column("si_unit", TEXT, "the SI unit"),
        Column("currency", TEXT, "ISO 4217"),
        _COUNTED,
        Column("item", TEXT, "class of the counted", QUANTITY_ITEMS),
        _MODEL,
        _WHOLE_OF,
        _RULE,
    ),
    "times": (
        _ARTICLE,
        _SENTENCE,
        _BEGIN,
        _END,
        Column("text", TEXT, "the expression"),
        Column("type", TEXT, "TIMEX3 type", ("DATE", "TIME", "DURATION", "SET")),
        Column("value", TEXT, "TIMEX3 value"),
        _STARTS,
        _ENDS,
        Column("edtf", TEXT, "Extended Date/Time Format (ISO 8601-2); null where it has none"),
        Column(
            "anchor",
            TEXT,
            "what a relative expression counts from",
            ("published", "narrative", "absolute", "none"),
        ),
        _RULE,
    ),
    "attributions": (
        _ARTICLE,
        _SENTENCE,
        Column("attribution_id", TEXT, "content hash"),
        *_span("source", "the source"),
        Column("source", TEXT, "who says so, in the words of the text"),
        Column("source_id", TEXT, "actor id of the source"),
        *_span("cue", "the cue"),
        Column("cue", TEXT, "the reporting words"),
        *_span("content", "the content"),
        Column("content", TEXT, "what is said, from first to last word where it is interrupted"),
        Column("stance", TEXT, "how the outlet words the saying", STANCES),
        Column("direct", FLAG, "in quotation marks"),
        Column("verification", TEXT, "what the text says of verification", ("unverified", "verified")),
        _RULE,
        Column("negated", FLAG, "the cue is negated: 'did not confirm'"),
        Column("source_kind", TEXT, "what the source is", SOURCE_KINDS),
        _ANONYMITY,
        Column("relayed_by", LIST, "through whom it came, nearest to the source first, in the words of the text"),
        Column("about", TEXT, "attribution_id of the earlier statement that is denied"),
    ),
    "claims": (
        Column("claim_id", TEXT, "content hash of article_id, sentence, number and its occurrence"),
        _ARTICLE,
        _SENTENCE,
        _BEGIN,
        _END,
        Column("number", TEXT, "the number's own words"),
        _LOW,
        _HIGH,
        _MODIFIER,
        _VAGUE,
        _WHOLE_OF,
        _COUNTED,
        Column("item", TEXT, "class of the counted", ITEMS),
        _MODEL,
        Column("action", TEXT, "what happened to the counted", ACTIONS),
        *_party("side", "the party the counted belong to"),
        *_party("agent", "who did it"),
        *_party("place", "where it happened"),
        Column("when", TEXT, "TIMEX3 value, only where the text states it (see date_basis)"),
        _STARTS,
        _ENDS,
        Column("date_basis", TEXT, "where the interval comes from", ("stated", "carried", "published")),
        *_party("source", "who says so"),
        Column("stance", TEXT, "how the outlet words the saying", STANCES),
        Column("verification", TEXT, "what the text says of verification", ("unverified", "verified")),
        Column(
            "factuality",
            TEXT,
            "actual, planned, possible or negated",
            ("actual", "planned", "possible", "negated"),
        ),
        Column("basis", TEXT, "what stretch the figure covers", ("event", "period", "cumulative", "stock")),
        Column("in_title", FLAG, "stands in the headline: no second piece of evidence"),
        Column("implicit", FLAG, "an indefinite singular: 'a soldier was killed'"),
        Column("superseded", FLAG, "a figure that its sentence itself revises: 24 in 'rose to 31 from 24'"),
        Column("sentence", TEXT, "the sentence"),
        Column("publisher", TEXT, "outlet"),
        Column("published", UTC, "time of publication"),
        Column("url", TEXT, "address"),
        Column("story_id", TEXT, "the story it belongs to"),
        Column("status", TEXT, "state of review", ("extracted", "accepted", "rejected", "corrected")),
        _RULE,
        _ANONYMITY,
    ),
    "places": (
        Column("place_id", TEXT, "identity of the place: `actor_id` of mentions, `place_id` of claims"),
        Column("place", TEXT, "display name"),
        Column("type", TEXT, "what it is; null if no list has it", PLACE_TYPES),
        Column("country", TEXT, "ISO 3166-1 alpha-3 of the state it lies in"),
        Column("latitude", REAL, "north of the equator; of a region or state its middle", unit="degrees"),
        Column("longitude", REAL, "east of Greenwich", unit="degrees"),
        Column("doubt", TEXT, "why there are no coordinates, where there are none"),
    ),
    "parties": (
        Column("claim_id", TEXT, "the claim"),
        Column("role", TEXT, "what the party is in the claim", ("side", "agent", "source", "relay")),
        Column("rank", WHOLE, "1 is the one in `claims`"),
        Column("text", TEXT, "the words of the text"),
        _BEGIN,
        _END,
        Column("actor_id", TEXT, "identity of the actor"),
        Column("country", TEXT, "ISO 3166-1 alpha-3"),
        Column("kind", TEXT, "of a source or relay: what it is", SOURCE_KINDS),
        Column("anonymity", TEXT, "of a source: whether it is named", ("named", "unnamed")),
    ),
    "bindings": (
        Column("claim_id", TEXT, "the claim"),
        Column("field", TEXT, "which field of the claim", BOUND_FIELDS),
        Column("text", TEXT, "the words it was read from, in the claim's sentence or before it"),
        _BEGIN,
        _END,
        _RULE,
    ),
    "stories": (
        Column("story_id", TEXT, "content hash of the claims it holds"),
        Column("item", TEXT, "class of the counted", ITEMS),
        Column("action", TEXT, "what happened", ACTIONS),
        Column("side", TEXT, "whose"),
        Column("agent", TEXT, "done by whom"),
        Column("place", TEXT, "where"),
        _STARTS,
        _ENDS,
        Column("n_claims", WHOLE, "claims, copies included", unit="claims"),
        Column("n_articles", WHOLE, "articles, copies included", unit="articles"),
        Column("n_publishers", WHOLE, "publishers", unit="publishers"),
        Column("n_originators", WHOLE, "independent origins: copies and relays of one origin count once"),
        Column("low", REAL, "lowest figure"),
        Column("best", REAL, "the figure to use"),
        Column("high", REAL, "highest figure"),
        Column("agreement", TEXT, "how the figures stand to each other", AGREEMENTS),
        Column("reason", TEXT, "the verdict in words"),
        Column("claim_ids", LIST, "its claims"),
    ),
    "quotes": (
        Column("published", UTC, "time of the first publication"),
        Column("publisher", TEXT, "outlet that printed it first"),
        Column("source", TEXT, "who says so, in the words of the text"),
        Column("cue", TEXT, "the reporting words"),
        Column("stance", TEXT, "how the outlet words the saying", STANCES),
        Column("direct", FLAG, "in quotation marks"),
        Column("content", TEXT, "what is said"),
        Column("numbers", LIST, "the counted numbers in it"),
        Column("negated", FLAG, "the cue is negated: 'did not confirm'"),
        Column("relayed_by", LIST, "through whom it came, nearest to the source first"),
        Column("verification", TEXT, "what the text says of verification", ("unverified", "verified")),
        Column("denied_by", LIST, "who denies it in the same article"),
        Column("n_articles", WHOLE, "articles that print the same words", unit="articles"),
        Column("publishers", LIST, "outlets that print the same words"),
        Column("sentence", TEXT, "the sentence of the cue"),
        Column("claim_ids", LIST, "claims in it"),
        _ARTICLE,
        _SENTENCE,
        Column("attribution_id", TEXT, "the attribution"),
        Column("url", TEXT, "address"),
    ),
    "events": (
        Column("event_id", TEXT, "claim_id of the claim published first: it stays when more is told"),
        _STARTS,
        _ENDS,
        Column(
            "date_basis", TEXT, "how the best known date of its claims is known", ("stated", "carried", "published")
        ),
        Column("summary", TEXT, "number, what is counted, what happened, where, who says so"),
        Column("factuality", TEXT, "actual, planned or possible", ("actual", "planned", "possible")),
        Column("place", TEXT, "where"),
        Column("item", TEXT, "class of the counted", ITEMS),
        Column("action", TEXT, "what happened", ACTIONS),
        Column("side", TEXT, "whose"),
        Column("agent", TEXT, "done by whom"),
        Column("low", REAL, "lowest figure"),
        Column("best", REAL, "the figure to use"),
        Column("high", REAL, "highest figure"),
        Column("agreement", TEXT, "how the figures stand to each other", AGREEMENTS),
        Column("n_claims", WHOLE, "claims that are evidence", unit="claims"),
        Column("n_articles", WHOLE, "articles, no copies", unit="articles"),
        Column("n_publishers", WHOLE, "outlets", unit="publishers"),
        Column("first_published", UTC, "publication of its first claim"),
        Column("last_published", UTC, "publication of its last claim"),
        Column("sources", LIST, "who says so"),
        Column("figures", LIST, "each figure with its sentence, source, outlet, day and claim"),
        Column("url", TEXT, "address of the first article that has one, http or https only"),
        Column("claim_ids", LIST, "its claims"),
    ),
    "suggestions": (
        Column("phrase", TEXT, "a capitalised phrase that nothing knows, in its most frequent spelling"),
        Column("kind", TEXT, "what the text seems to take it for", KINDS),
        Column("n", WHOLE, "occurrences outside headlines", unit="occurrences"),
        Column("n_articles", WHOLE, "articles that hold it", unit="articles"),
        Column("sentence", TEXT, "one of its sentences, on one line"),
    ),
}
"""Every public table: name -> columns, in order. Columns may be added, none renamed."""


def columns(table: str) -> list[str]:
    """Names of the columns of a table, in order."""
    return [column.name for column in TABLES[table]]


def describe(tables: Iterable[str] | None = None) -> str:
    """The codebook as Markdown, for README and `claimbook codebook`."""
    lines: list[str] = []
    for name in tables or TABLES:
        lines += [f"### {name}", "", "| column | dtype | meaning |", "|---|---|---|"]
        for column in TABLES[name]:
            meaning = column.meaning + (f" ({column.unit})" if column.unit else "")
            if column.values:
                meaning += ": " + ", ".join(f"`{v}`" for v in column.values)
            lines.append(f"| `{column.name}` | {column.dtype} | {meaning} |")
        lines.append("")
    return "\n".join(lines)
