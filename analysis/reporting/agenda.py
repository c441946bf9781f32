"""The timeline as a table, a calendar file and a spreadsheet: one event a story, its figures beside each other."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pandas as pd

from ..charts import dates, happenings, labels
from ..charts.selection import Selection
from ..errors import SettingError
from ..ledger import Ledger
from ..tables import columns, frame, records, write_beside, write_csv
from . import briefing
from .wording import citation, figure_words, known, named_source

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_MOST_FIGURES: Final = 12  # in the description of one event
_EPOCH: Final = pd.Timestamp("1970-01-01", tz="UTC")
_MARKUP: Final = re.compile(r"<(?=[A-Za-z/!?])")
_PLANNED: Final = frozenset(("planned", "possible"))


def events(ledger: Ledger) -> pd.DataFrame:
    """The events of the ledger in order of time, one row a story (or a claim, where nothing was compared).

    The columns are those of `events` in the codebook. `starts_at` and `ends_before` come from the claim with the
    best known date, one of them is null where no beginning or no end is known. Where nothing was compared, each
    claim is an event. Totals, stocks, money, distances, denials, claims without an action and undated ones are none.
    """
    return gather(ledger).rows


def gather(ledger: Ledger) -> Selection:
    """The events, and which claims were left out for which reason."""
    chosen = happenings.happenings(briefing.evidence(ledger), planned=True)
    chosen = chosen.without(chosen.rows["begins"].isna(), "without a date")
    rows = chosen.rows.assign(event=happenings.stories(chosen.rows))
    stories = {row["story_id"]: row for row in records(ledger.stories)}
    told: dict[str, list[dict[str, Any]]] = {}
    for claim in records(rows):
        told.setdefault(claim["event"], []).append(claim)
    found = [_event(claims, stories.get(key, {})) for key, claims in told.items()]
    found.sort(key=lambda event: (event["starts_at"] or event["ends_before"], event["event_id"]))
    made = {name: [event[name] for event in found] for name in columns("events")}
    return Selection(frame("events", made), chosen.left_out)


def _event(claims: list[dict[str, Any]], story: dict[str, Any]) -> dict[str, Any]:
    """One event from its claims."""
    told = sorted(claims, key=lambda claim: (known(claim["published"]) or _EPOCH, claim["claim_id"]))
    best = min(told, key=lambda claim: _dating(claim))
    published = [claim["published"] for claim in told if known(claim["published"]) is not None]
    sources = dict.fromkeys(filter(None, map(named_source, told)))
    return {
        "event_id": told[0]["claim_id"],
        "starts_at": None if best["open"] == "left" else best["begins"],
        "ends_before": None if best["open"] == "right" else best["begins"] + pd.Timedelta(days=best["n_days"]),
        "date_basis": "published" if best["hollow"] else known(best["date_basis"]),
        "factuality": best["factuality"],
        "summary": _summary(_telling(told, known(story.get("best"))), story),
        **{name: next((known(claim[name]) for claim in [best, *told] if known(claim[name])), None) for name in _WHO},
        **{name: known(story.get(name, best.get(name))) for name in ("low", "best", "high", "agreement")},
        "n_claims": len(told),
        "n_articles": len({claim["article_id"] for claim in told}),
        "n_publishers": len({claim["publisher"] for claim in told if known(claim["publisher"])}),
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "sources": list(sources),
        "figures": [
            f"{figure_words(claim)}: {citation({**claim, 'url': web_address(claim['url'])})}" for claim in told
        ],
        "url": next(filter(None, (web_address(claim["url"]) for claim in told)), None),
        "claim_ids": [claim["claim_id"] for claim in told],
    }


_WHO: Final = ("place", "item", "action", "side", "agent")


def _dating(claim: dict[str, Any]) -> int:
    """The lower, the better a claim dates its event."""
    basis = known(claim["date_basis"])
    return len(happenings.BASES) if claim["hollow"] or basis is None else happenings.BASES.index(basis)


def _telling(told: list[dict[str, Any]], best: float | None) -> dict[str, Any]:
    """The claim whose figure stands for the event: the latest with the story's best figure, else the latest."""
    agreeing = [claim for claim in told if best is not None and known(claim["low"]) == best == known(claim["high"])]
    return (agreeing or told)[-1]


def _summary(claim: dict[str, Any], story: dict[str, Any]) -> str:
    """'46 of 70 drones downed, Kharkiv (the Air Force)'; where figures differ '…, contradicted: 12–46'."""
    source, place = named_source(claim), known(claim["place"])
    words = labels.clean(figure_words(claim), width=120) + (f", {labels.clean(place, width=60)}" if place else "")
    if source and not happenings.nameless(source):
        words += f" ({labels.clean(source, width=60)})"
    low, high = known(story.get("low")), known(story.get("high"))
    verdict = known(story.get("agreement"))
    if verdict in ("contradicted", "revised"):
        words += f", {verdict}: {labels.bounds(low, high)}"
    if claim["hollow"]:
        words = f"Reported: {words}"
    return f"Planned: {words}" if claim["factuality"] in _PLANNED else words


def web_address(url: Any) -> str | None:
    """The address where it is one of the web; None for any other scheme, white space or control characters."""
    if not isinstance(url, str) or url != labels.clean(url, width=2000) or " " in url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def export_timeline(ledger: Ledger, path: str | Path) -> Path:
    """Write the events as a calendar (`.ics`, RFC 5545) or a spreadsheet (`.csv`) and return the path.

    A calendar has one entry an event: all day where the text gives days, else from hour to hour in the
    corpus's zone. An open interval stands on the one day that is known. What only publication dates stands on
    that day and says so; what is planned is tentative. Imported again, an event replaces its older self.
    The file is written beside and renamed. Raises SettingError where the suffix is another.
    """
    target = Path(path)
    _WRITERS[timeline_format(target)](ledger, target)
    return target


def timeline_format(path: str | Path) -> str:
    """'.ics' or '.csv', by the suffix; raises SettingError where it is another."""
    suffix = Path(path).suffix.lower()
    if suffix not in _WRITERS:
        raise SettingError(f"{path}: a timeline is written as .ics (calendars) or .csv (spreadsheets); name it so")
    return suffix


def _write_csv(ledger: Ledger, target: Path) -> None:
    write_csv(events(ledger), target)


def _write_calendar(ledger: Ledger, target: Path) -> None:
    content = calendar(ledger).to_ical()
    write_beside(target, lambda temporary: temporary.write_bytes(content))


_WRITERS: Final[dict[str, Callable[[Ledger, Path], None]]] = {".ics": _write_calendar, ".csv": _write_csv}


def calendar(ledger: Ledger) -> Calendar:
    """The events as an iCalendar object."""
    from icalendar import Calendar  # only who exports one waits for it

    zone = ZoneInfo(ledger.meta.get("settings", {}).get("timezone", "UTC"))
    chosen = gather(ledger)
    latest = briefing.cutoff(ledger) or _EPOCH
    out = Calendar()
    out.add("prodid", "-//Claimbook//Timeline//EN")
    out.add("version", "2.0")
    out.add("x-wr-calname", "Claimbook timeline")
    out.add("x-wr-caldesc", f"What articles say, not what happened. {chosen.note()}".strip())
    for event in records(chosen.rows):
        out.add_component(_entry(event, zone, latest))
    out.add_missing_timezones()
    return out


def _entry(event: dict[str, Any], zone: ZoneInfo, latest: pd.Timestamp) -> Event:
    from icalendar import Event

    begins, ends = _when(event, zone)
    entry = Event()
    entry.add("uid", f"{event['event_id']}@claimbook")
    entry.add("dtstamp", (known(event["last_published"]) or latest).to_pydatetime())  # never the clock's today
    entry.add("sequence", max(0, event["n_claims"] - 1))
    entry.add("dtstart", begins)
    entry.add("dtend", ends)
    entry.add("summary", inert(event["summary"]))
    entry.add("description", "\n".join(_description(event)))
    entry.add("categories", [labels.words(event["item"]), labels.words(event["action"])])
    entry.add("transp", "TRANSPARENT")  # nobody is busy
    if known(event["place"]):
        entry.add("location", inert(event["place"]))
    if known(event["url"]):
        entry.add("url", event["url"])
    if event["factuality"] in _PLANNED:
        entry.add("status", "TENTATIVE")
    return entry


def _when(event: dict[str, Any], zone: ZoneInfo) -> tuple[date | datetime, date | datetime]:
    """The half-open interval as days where it begins and ends at midnight, else as times of the zone."""
    begins, ends = known(event["starts_at"]), known(event["ends_before"])
    if ends is None:
        begins = begins.normalize()
        ends = begins + timedelta(days=1)
    elif begins is None:
        begins = ends - timedelta(days=1)
    if begins == begins.normalize() and ends == ends.normalize() and begins < ends:
        return begins.date(), ends.date()
    ends = max(ends, begins + timedelta(minutes=1))
    return begins.to_pydatetime().replace(tzinfo=zone), ends.to_pydatetime().replace(tzinfo=zone)


def _description(event: dict[str, Any]) -> list[str]:
    lines = [_dated_words(event)]
    n_articles, n_publishers = event["n_articles"], event["n_publishers"]
    verdict = f"; {event['agreement']}" if known(event["agreement"]) else ""
    told_by = f" of {labels.counted(n_publishers, 'outlet')}" if n_publishers else ""
    lines.append(f"Told by {labels.counted(n_articles, 'article')}{told_by}{verdict}.")
    lines += [f"• {inert(figure, width=1000)}" for figure in event["figures"][:_MOST_FIGURES]]
    more = len(event["figures"]) - _MOST_FIGURES
    return [*lines, f"{more} more in the ledger."] if more > 0 else lines


def _dated_words(event: dict[str, Any]) -> str:
    if event["date_basis"] == "published":
        return "Reported; date of the event not stated."
    if known(event["ends_before"]) is None:
        return f"Since {dates.full(event['starts_at'])}; no end is stated."
    if known(event["starts_at"]) is None:
        return f"By {dates.full(event['ends_before'] - timedelta(days=1))}; no beginning is stated."
    return "Date carried over from the sentences before." if event["date_basis"] == "carried" else "Date stated."


def inert(text: Any, *, width: int = 300) -> str:
    """Article text for a calendar: one line, no control or bidi characters, and nothing that reads as HTML.

    Some calendars render HTML in descriptions: '<b>12</b> dead' -> '< b>12< /b> dead'.
    """
    return _MARKUP.sub("< ", labels.clean(text, width=width))
