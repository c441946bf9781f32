"""The first screen: the briefing's tables as HTML, every row with a link to its sentence and a citation."""

from __future__ import annotations

from typing import Any, Final

import pandas as pd

from .. import charts
from ..charts import links
from ..ledger import Ledger
from ..quotebook import quotes
from ..tables import records
from . import briefing
from .cells import NOT_STATED, cite, denied_words, filled_table, left_out, verdict
from .lead import lead
from .listing import claim_list
from .markup import Html, claim_link, join, link, note, table, tag
from .quotations import quote_book
from .wording import (
    day_words,
    figure_words,
    known,
    source_words,
    story_words,
    time_words,
    when_words,
)

MOST_ROWS: Final = 25  # of one table; what is left out is said below it
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
        span = (
            f"{day_words(self._local(first))} to {day_words(self._local(last))}"
            if last is not None
            else "no article is dated"
        )
        pairs = [
            ("Published", span + (f"; {undated} undated" if undated else "")),
            ("Cut-off", self._cutoff(last)),
            ("Articles", f"{n['articles']:,} from {n['publishers']:,} publishers"),
            ("Copies", f"{n['copies']:,} (counted once)"),
            ("Rejected", f"{n['rejected']:,} records"),
            ("Claims", f"{n['claims']:,} in {n['stories']:,} stories"),
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
                self._claims_table(shown, f"Claims published since {begin}: {len(rows)}"),
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

    def _claims_table(self, rows: pd.DataFrame, caption: str) -> Html:
        header = ("Figure", "Side", "By", "Where", "When", "Who says so", "Outlet", "")
        verdicts = {
            story["story_id"]: join((" ", verdict(story)))
            for story in records(self.ledger.stories)
            if story["agreement"] != "single"
        }
        cells = [
            (
                join((claim_link(row["claim_id"], figure_words(row)), verdicts.get(row["story_id"], ""))),
                known(row["side"]),
                known(row["agent"]),
                known(row["place"]),
                when_words(row),
                source_words(row),
                join(
                    (
                        known(row["publisher"]) or "unknown",
                        tag("span", f" {day_words(known(row['published']), year=False)}", class_="soft"),
                    )
                ),
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
            return note("No two origins contradict each other on the same thing.")
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
                    f"{known(row['publisher']) or 'unknown outlet'}, {day_words(known(row['published']))} ",
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
        shown = rows.head(MOST_ROWS)
        nobody = tag("span", "–", class_="soft", title="the denial says itself what it denies")
        cells = [
            (
                join((row["source"], tag("span", f" {row['cue']}", class_="soft"))),
                denied_words(row),
                known(row["said_by"]) or nobody,
                join(
                    (
                        link(known(row["publisher"]) or "unknown", known(row["url"])),
                        tag("span", f" {day_words(known(row['published']))}", class_="soft"),
                    )
                ),
            )
            for row in records(shown)
        ]
        table_ = table(("Who denies", "What", "Said by", "Outlet"), cells, caption=f"Denials: {len(rows)}")
        return join((table_, left_out(len(rows), len(shown), "denials")))

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
        weapon = " ".join(filter(None, (known(row["owner"]), row["item"].replace("_", " "))))
        model = known(row["model"])
        figures = (known(row[name]) for name in ("launched", "downed", "suppressed", "hit", "unaccounted"))
        jumps = (claim_link(claim_id, f"[{i}]") for i, claim_id in enumerate(row["claim_ids"], 1))
        return (
            day,
            f"{weapon} · {model}" if model else weapon,
            *(NOT_STATED if figure is None else f"{figure:,.10g}" for figure in figures),
            join((known(row["publisher"]) or "unknown", " ", join(jumps, " "))),
            cite(*(claims.loc[claim_id] for claim_id in row["claim_ids"])),
        )

    def casualties(self) -> Html:
        """Killed, injured and missing by place, low to high, with independent publishers."""
        rows = briefing.casualties(self.ledger)
        if not briefing.compared(self.ledger):
            return note(NOT_COMPARED)
        if rows.empty:
            return note("No claim counts people killed, injured or missing.")
        shown = rows.head(MOST_ROWS)
        claims = briefing.with_units(self.ledger).set_index("claim_id", drop=False)
        cells = [self._casualty(row, claims) for row in records(shown)]
        header = ("Where", "When", "What", "Low", "Best", "High", "Publishers", "Origins", "Agreement", "")
        table_ = table(header, cells, caption="One row a story; rows are not to be added up.", numeric=(3, 4, 5, 6, 7))
        return join((table_, left_out(len(rows), len(shown), "stories")))

    def _casualty(self, row: Any, claims: pd.DataFrame) -> tuple[Any, ...]:
        claim = claims.loc[row["claim_id"]]
        what = (
            f"{row['item'].replace('_', ' ')}{' (' + row['side'] + ')' if known(row['side']) else ''} {row['action']}"
        )

        def figure(name: str) -> Any:
            value = known(row[name])
            return tag("span", "–", class_="soft", title="open or disputed") if value is None else f"{value:,.10g}"

        return (
            known(row["place"]) or tag("span", "no place", class_="soft"),
            when_words(claim),
            claim_link(claim["claim_id"], what),
            figure("low"),
            figure("best"),
            figure("high"),
            row["n_independent"],
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
        caption = f"Figures with no named source: {len(rows)}"
        return join((self._claims_table(shown, caption), left_out(len(rows), len(shown), "such figures")))

    def gaps(self) -> Html:
        """What share of claims lacks a date, a place, a source or a side."""
        rows = briefing.gaps(self.ledger)
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
                left_out(len(rows), len(cells), "rejected records"),
            )
        )
