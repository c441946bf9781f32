"""The first screen: the briefing's tables as HTML, every row with a link to its sentence and a citation."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from .. import charts
from ..charts import labels, links
from ..charts.labels import counted
from ..ledger import Ledger
from ..quotebook import quotes
from ..tables import records
from . import briefing
from .cells import NOT_STATED, balanced, cite, denied_words, figure_cell, filled_table, left_out, said_by, verdict
from .lead import lead
from .listing import claim_list
from .markup import Html, claim_link, join, link, note, table, tag
from .quotations import quote_book
from .wording import (
    basis_words,
    day_words,
    figure_words,
    known,
    named_source,
    outlet_words,
    party_words,
    source_words,
    story_words,
    time_words,
    when_words,
)

MOST_ROWS: Final = 25  # of one table; what is left out is said below it
MOST_DENIALS: Final = 100  # which stand nowhere else in the report
NOT_COMPARED: Final = "The claims were not compared with each other; analyse the corpus again with compare=True."
MOST_CLAIMS: Final = 2000  # of the list at the end


class Briefing:
    """Parts of the report on one ledger; each method gives markup that a notebook shows.

    `since` (a date or time, in the corpus's zone if it names none) says from when on claims are new; by
    default the last 24 hours before the latest publication.
    """

    def __init__(self, ledger: Ledger, *, since: Any = None) -> None:
        self.ledger = ledger
        self.since = briefing.since_moment(ledger, since)
        self.timezone: str = ledger.meta.get("settings", {}).get("timezone", "UTC")

    def facts(self) -> Html:
        """Window, cut-off, counts and version in one block."""
        n = briefing.counts(self.ledger)
        first, last, undated = briefing.window(self.ledger)
        days = dict.fromkeys(day_words(self._local(moment)) for moment in (first, last))
        span = " to ".join(days) if last is not None else "no article is dated"
        pairs = [
            ("Published", span + (f"; {undated} undated" if undated else "")),
            ("Cut-off", self._cutoff(last)),
            ("Articles", f"{n['articles']:,} from {counted(n['publishers'], 'publisher')}"),
            ("Copies", f"{n['copies']:,} (counted once)" if n["copies"] else "none"),
            ("Rejected", counted(n["rejected"], "record") if n["rejected"] else "none"),
            ("Claims", f"{n['claims']:,} in {counted(n['stories'], 'story')}"),
            (
                "Version",
                f"claimbook {self.ledger.meta.get('version', '?')}, codebook {self.ledger.meta.get('codebook', '?')}",
            ),
        ]
        return tag("dl", *(tag("div", tag("dt", k), tag("dd", v)) for k, v in pairs), class_="facts")

    def _cutoff(self, last: pd.Timestamp | None) -> str:
        """The latest publication; midnight of an article dated by day alone is no time of day."""
        if last is None:
            return "none"
        latest = self.ledger.articles.loc[self.ledger.articles["published"] == last, "published_precision"]
        if (latest == "minute").any():
            return time_words(last, self.timezone)
        return f"{day_words(self._local(last))} (day only, {self.timezone})"

    def _local(self, moment: pd.Timestamp | None) -> pd.Timestamp | None:
        return None if moment is None else moment.tz_convert(self.timezone)

    def lead(self) -> Html:
        """What is new, contradicted, revised and denied, in four lines."""
        return lead(self.ledger, self.since, self.timezone)

    def news(self) -> Html:
        """What is new since `since`; where no claim is, the latest there are."""
        if self.since is None:
            return note("No article has a date of publication, so nothing can be called new.")
        rows = briefing.new_claims(self.ledger, self.since)
        begin = time_words(self.since, self.timezone)
        if rows.empty:
            return self._latest(begin)
        shown = rows.head(MOST_ROWS)
        return join(
            (
                self._claims_table(shown, f"Claims published since {begin}: {len(rows):,}"),
                left_out(len(rows), len(shown), "new claims"),
            )
        )

    def _latest(self, begin: str) -> Html:
        """The claims of the last publication that has any, below a sentence that there are no newer ones."""
        rows = briefing.new_claims(self.ledger, pd.Timestamp(0, tz="UTC"))
        since = self.ledger.articles["published"] >= self.since
        said = note(f"Articles published since {begin}: {int(since.sum()):,}; none of them makes a claim.")
        if rows.empty:
            return said
        last = rows["published"].iloc[0]
        shown = rows[rows["published"] == last].head(MOST_ROWS)
        return join((said, self._claims_table(shown, f"The latest claims, of {day_words(self._local(last))}")))

    def _claims_table(self, rows: pd.DataFrame, caption: str, *, sourced: bool = True) -> Html:
        header = ("Figure", "Side", "By", "Where", "When", "Who says so", "Outlet", "")
        stories = {story["story_id"]: story for story in records(self.ledger.stories)}
        cells = [
            (
                figure_cell(row, stories.get(row["story_id"])),
                known(row["side"]),
                known(row["agent"]),
                known(row["place"]),
                join(
                    filter(
                        None, (when_words(row), tag("span", words, class_="why") if (words := basis_words(row)) else "")
                    ),
                    " ",
                ),
                source_words(row) if sourced or row["stance"] == "reported" else "",
                join((outlet_words(row), tag("span", f" {day_words(known(row['published']))}", class_="soft"))),
                cite(row),
            )
            for row in records(rows)
        ]
        return filled_table(header, cells, caption=caption)

    def disagreements(self) -> Html:
        """Stories whose figures contradict each other: each side's figure, sentence, publisher, date in one row."""
        found = briefing.disagreements(self.ledger)
        if not briefing.compared(self.ledger):
            return note(NOT_COMPARED)
        if not found:
            several = int((self.ledger.stories["n_originators"] > 1).sum())
            told = f"{several or 'none'} of {counted(len(self.ledger.stories), 'story')} told by more than one origin."
            return note(f"No two origins contradict each other on the same thing; {told}")
        parts = [self._disagreement(story, sides) for story, sides in found[:MOST_ROWS]]
        return join([*parts, left_out(len(found), min(len(found), MOST_ROWS), "contradicted stories")])

    def _disagreement(self, story: dict[str, Any], sides: pd.DataFrame) -> Html:
        claims = briefing.with_units(self.ledger).set_index("claim_id", drop=False)
        sides_rows = [claims.loc[claim_id] for claim_id in sides["claim_id"]]
        cells = [
            tag(
                "td",
                tag("strong", claim_link(row["claim_id"], figure_words(row))),
                tag("span", source_words(row), class_="who"),
                tag("q", row["sentence"]),
                tag(
                    "span",
                    f"{outlet_words(row)}, {day_words(known(row['published'])) or 'undated'} ",
                    cite(row),
                    class_="soft",
                ),
            )
            for row in sides_rows
        ]
        title = story_words(story)
        return tag("div", tag("table", tag("caption", title), tag("tbody", tag("tr", *cells))), class_="versus scroll",
                   role="region", aria_label=title, tabindex="0")  # fmt: skip

    def denials(self) -> Html:
        """Who contradicts whom: what was said, by whom, and who denies it."""
        rows = briefing.denials(self.ledger)
        if rows.empty:
            return note("Nobody denies anything.")
        shown = rows.head(MOST_DENIALS)
        nobody = tag("span", "–", class_="soft none", title="the denial says itself what it denies, or not whose words")
        cells = [
            (
                join((named_source(row), tag("span", f" {row['cue']}", class_="soft"))),
                denied_words(row),
                said_by(row) or nobody,
                join(
                    (
                        link(outlet_words(row), known(row["url"])),
                        tag("span", f" {day_words(known(row['published']))}", class_="soft"),
                    )
                ),
                cite({**row, "claim_id": None}),
            )
            for row in records(shown)
        ]
        table_ = table(("Who denies", "What", "Said by", "Outlet", ""), cells, caption=f"Denials: {len(rows):,}")
        return join((table_, left_out(len(rows), len(shown), "denials", where="in the ledger")))

    def quotes(self, actor: str) -> Html:
        """The quote book of one actor; raises SettingError where several are meant, or none."""
        return quote_book(quotes(self.ledger, actor), name=actor)

    def balance(self) -> Html:
        """Launched, downed, suppressed, hit by night and weapon, one figure each."""
        nights = charts.balance_table(self.ledger.claims, self.ledger.stories, articles=self.ledger.articles)
        if nights.empty:
            return note("No claim counts drones or missiles launched or downed at a stated or reported date.")
        shown = nights.sort_values("night", ascending=False).head(MOST_ROWS)
        claims = briefing.with_units(self.ledger).set_index("claim_id", drop=False)
        rows = [self._night(row, claims) for row in records(shown)]
        header = ("Night or day of", "Weapon", "Launched", "Downed", "Suppressed", "Hit", "Unaccounted", "Outlet", "")
        caption = "One article's figures a night; nothing is added up. A night bears the date of its evening."
        return join(
            (
                filled_table(header, rows, caption=caption, numeric=(2, 3, 4, 5, 6)),
                left_out(len(nights), len(shown), "rows"),
            )
        )

    def _night(self, row: dict[str, Any], claims: pd.DataFrame) -> tuple[Any, ...]:
        day = tag("span", day_words(known(row["night"])), class_="soft" if row["hollow"] else None)
        owner, model = known(row["owner"]), known(row["model"])
        weapon = f"{party_words(owner)}: {row['item']}" if owner else row["item"]
        fates = ("launched", "downed", "suppressed", "hit")
        figures = [balanced(known(row[name]), known(row[f"{name}_id"]), claims) for name in fates]
        unaccounted = known(row["unaccounted"])
        jumps = (claim_link(claim_id, f"[{i}]") for i, claim_id in enumerate(row["claim_ids"], 1))
        return (
            day,
            f"{weapon} · {model}" if model else weapon,
            *figures,
            NOT_STATED if unaccounted is None else f"{unaccounted:,.10g}",
            join((outlet_words(claims.loc[row["claim_ids"][0]]), " ", join(jumps, " "))),
            cite(*(claims.loc[claim_id] for claim_id in row["claim_ids"])),
        )

    def casualties(self) -> Html:
        """Killed, injured and missing by place, low to high, with the number of origins."""
        rows = briefing.casualties(self.ledger)
        if not briefing.compared(self.ledger):
            return note(NOT_COMPARED)
        if rows.empty:
            return note("No claim counts people killed, injured or missing.")
        shown = rows.head(MOST_ROWS)
        claims = briefing.with_units(self.ledger).set_index("claim_id", drop=False)
        cells = [self._casualty(row, claims) for row in records(shown)]
        header = ("Where", "When", "What", "Figure", "Best", "Origins", "Agreement", "")
        caption = f"Stories: {len(rows):,}. One row a story; rows are not to be added up."
        table_ = filled_table(header, cells, caption=caption, numeric=(3, 4, 5))
        return join((table_, left_out(len(rows), len(shown), "stories")))

    def _casualty(self, row: Any, claims: pd.DataFrame) -> tuple[Any, ...]:
        claim = claims.loc[row["claim_id"]]
        low, best, high = (known(row[name]) for name in ("low", "best", "high"))
        side = f" ({party_words(row['side'])})" if known(row["side"]) else ""
        told = best is None or (best == low and high in (low, None))  # by the figure alone
        return (
            known(row["place"]) or tag("span", "no place", class_="soft"),
            when_words(claim),
            claim_link(claim["claim_id"], f"{labels.words(row['item'])}{side} {row['action']}"),
            labels.bounds(low, high),
            None if told else labels.number(best),
            row["n_originators"],
            verdict(row),
            cite(claim),
        )

    def unsourced(self) -> Html:
        """Figures in the outlet's own voice or by hearsay."""
        rows = briefing.unsourced(self.ledger)
        if rows.empty:
            return note("Every figure has a named source.")
        shown = rows.head(MOST_ROWS // 2)
        caption = f"Figures with no named source: {len(rows):,}"
        found = self._claims_table(shown, caption, sourced=False)
        return join((found, left_out(len(rows), len(shown), "such figures")))

    def gaps(self) -> Html:
        """What share of claims lacks a date, a place, a source or a side."""
        rows = briefing.gaps(self.ledger)
        if not rows["of"].any():
            return note("No claim says what happened.")
        cells = [
            (
                row["missing"],
                f"{row['n']:,} of {row['of']:,}",
                tag("meter", value=f"{row['share']:.3f}", min="0", max="1", aria_label=f"{row['missing']} missing"),
                f"{row['share']:.0%}",
            )
            for row in records(rows)
        ]
        caption = "Claims with a known action that state no …"
        return table(("Not stated", "Claims", "", "Share"), cells, caption=caption, numeric=(1, 3))

    def claims(self, *, most: int = MOST_CLAIMS) -> Html:
        """Articles with their claims, each sentence marked; at most `most` claims, the rest is in the CSV."""
        first = [claim_id for _, sides in briefing.disagreements(self.ledger) for claim_id in sides["claim_id"]]
        first += briefing.new_claims(self.ledger, self.since)["claim_id"].head(MOST_ROWS).tolist()
        first += [i for ids in briefing.casualties(self.ledger)["claim_ids"].head(MOST_ROWS) for i in ids]
        nights = charts.balance_table(self.ledger.claims, self.ledger.stories, articles=self.ledger.articles)
        first += [i for ids in nights["claim_ids"].head(MOST_ROWS) for i in ids]
        first += briefing.unsourced(self.ledger)["claim_id"].head(MOST_ROWS).tolist()
        if len(self.ledger.claims) > most:
            first += self._marked()
        return claim_list(self.ledger, briefing.chosen_claims(self.ledger, first, most))

    def _marked(self) -> list[str]:
        """The claims that the marks of the timeline and of the calendar lead to."""
        evidence = self.ledger.evidence()
        drawn = (charts.timeline(evidence), charts.calendar(evidence, articles=self.ledger.articles))
        figures = (figure for ax in drawn if (figure := ax.get_figure(root=True)) is not None)
        return [claim_id for figure in figures for claim_id in links.linked(figure)]

    def rejected(self) -> Html:
        """What could not be read, and why."""
        rows = self.ledger.rejected
        if rows.empty:
            return note("Every record was read.")
        cells = [(known(r["origin"]), known(r["reason"])) for r in records(rows.head(100))]
        return join(
            (
                table(("Record", "Reason"), cells, caption=f"Rejected records: {len(rows)}"),
                left_out(len(rows), len(cells), "rejected records", where="in the ledger"),
            )
        )
