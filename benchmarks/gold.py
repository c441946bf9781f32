"""Score the tables of an analysis against `data/gold`.

Every figure is an F score (harmonic mean of precision and recall) over pairs of overlapping spans, matched
one to one, exact spans first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

import analysis

GOLD: Final = Path(__file__).parents[1] / "data" / "gold"
WORD: Final = re.compile(r"\w+")
Row = dict[str, Any]
Test = Callable[[Row, Row], bool]


def read_gold(split: str) -> list[Row]:
    """The annotated articles of `dev` or `test`."""
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted((GOLD / split).glob("*.json"))]


def frame(documents: Sequence[Row]) -> pd.DataFrame:
    """The articles as `analysis.analyse` takes them; the gold's own text, so reading has no part in it."""
    return pd.DataFrame(
        {
            "article_id": [f"{d['origin']}:{d['record']}" for d in documents],
            "title": [d["title"] for d in documents],
            "publisher": [d["publisher"] for d in documents],
            "published": pd.to_datetime([d["published"] for d in documents], utc=True),
            "text": [d["text"] for d in documents],
            "body_begin": [d["body_begin"] for d in documents],
        }
    )


def score(split: str = "test") -> dict[str, float]:
    """Measure -> F score of the package on one split."""
    documents, articles, ledger = _analysed(split)
    found = {
        name: _by_article(getattr(ledger, name))
        for name in ("mentions", "quantities", "times", "attributions", "claims")
    }
    pairs = {
        name: [
            (d[name], rows.get(article_id, [])) for d, article_id in zip(documents, articles["article_id"], strict=True)
        ]
        for name, rows in found.items()
    }
    return {
        "mentions, overlap": _f(pairs["mentions"], lambda g, p: True),
        "mentions, overlap and kind": _f(pairs["mentions"], lambda g, p: g["kind"] == p["kind"]),
        "quantities, bounds": _f(pairs["quantities"], _same_bounds),
        "quantities, bounds and item": _f(
            pairs["quantities"], lambda g, p: _same_bounds(g, p) and (g["item"] or "other") == (p["item"] or "other")
        ),
        "times, overlap": _f(pairs["times"], lambda g, p: True),
        "times, TIMEX3 value": _f(pairs["times"], lambda g, p: g["value"] == p["value"]),
        "attributions, source": _f_spans(pairs["attributions"], "source"),
        "attributions, cue": _f_spans(pairs["attributions"], "cue"),
        "attributions, content words": _f_words(documents, pairs["attributions"]),
        "claims, number": _f(pairs["claims"], lambda g, p: True),
        "claims, bounds, item, action": _f(pairs["claims"], _same_core),
        "claims, and source": _f(pairs["claims"], lambda g, p: _same_core(g, p) and _same_name(g, p, "source")),
        "claims, every field": _f(pairs["claims"], _same_claim),
    }


def claim_errors() -> list[str]:
    """A line for each claim of the dev part that is missed, invented or wrong in a field; the test part is not read."""
    documents, articles, ledger = _analysed("dev")
    rows = _by_article(ledger.claims)
    lines = []
    for document, article_id in zip(documents, articles["article_id"], strict=True):
        found = rows.get(article_id, [])
        matches = _matches(document["claims"], found)
        for gold, row in matches:
            wrong = [
                f"{name}: {gold.get(name)} but {row.get(name)}"
                for name, test in CLAIM_TESTS.items()
                if not test(gold, row)
            ]
            if wrong:
                lines.append(f"{article_id} {'; '.join(wrong)} | {_around(document, gold)} | rule {row['rule']}")
        seen = [id(row) for pair in matches for row in pair]
        missed = [("missed", gold) for gold in document["claims"] if id(gold) not in seen]
        invented = [("invented", row) for row in found if id(row) not in seen]
        lines += [
            f"{article_id} {what} {row['item']} {row['action']} | {_around(document, row)}"
            for what, row in missed + invented
        ]
    return lines


def _analysed(split: str) -> tuple[list[Row], pd.DataFrame, analysis.Ledger]:
    documents = read_gold(split)
    articles = frame(documents)
    ledger = analysis.analyse(articles, compare=False)
    if len(ledger.rejected):
        raise RuntimeError(f"{len(ledger.rejected)} articles failed: {ledger.rejected['reason'].iloc[0]}")
    return documents, articles, ledger


def _around(document: Row, row: Row) -> str:
    """The number in brackets with what stands around it."""
    text, begin, end = document["text"], int(row["begin"]), int(row["end"])
    return " ".join(f"{text[max(0, begin - 60) : begin]}[{text[begin:end]}]{text[end : end + 60]}".split())


def _by_article(table: pd.DataFrame) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in table.to_dict("records"):
        clean = {str(k): None if not isinstance(v, list) and pd.isna(v) else v for k, v in row.items()}
        rows.setdefault(str(clean["article_id"]), []).append(clean)
    return rows


def _matches(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """One-to-one pairs of overlapping rows: exact spans first, then by size of the overlap."""
    pairs = []
    for i, g in enumerate(gold):
        for j, p in enumerate(found):
            overlap = min(g["end"], p["end"]) - max(g["begin"], p["begin"])
            if overlap > 0:
                pairs.append(((g["begin"], g["end"]) != (p["begin"], p["end"]), -overlap, i, j))
    used_gold: set[int] = set()
    used_found: set[int] = set()
    out = []
    for _, _, i, j in sorted(pairs):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            out.append((gold[i], found[j]))
    return out


def _harmonic(right: int, gold: int, found: int) -> float:
    return 2 * right / (gold + found) if gold + found else 1.0


def _f(pairs: Sequence[tuple[Sequence[Row], Sequence[Row]]], test: Test) -> float:
    right = sum(test(g, p) for gold, found in pairs for g, p in _matches(gold, found))
    return _harmonic(right, sum(len(g) for g, _ in pairs), sum(len(p) for _, p in pairs))


def _same_number(a: Any, b: Any) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return abs(float(a) - float(b)) <= 1e-6 * max(abs(float(a)), 1.0)


def _same_bounds(g: Row, p: Row) -> bool:
    return _same_number(g["low"], p["low"]) and _same_number(g["high"], p["high"])


def _same_core(g: Row, p: Row) -> bool:
    return _same_bounds(g, p) and g["item"] == p["item"] and g["action"] == p["action"]


def _same_name(g: Row, p: Row, field: str) -> bool:
    """The same words but for an article, one within the other, or the code of the state."""
    options = [str(p[k]).lower() for k in (field, f"{field}_country") if p.get(k)]
    if not g[field]:
        return not options
    wanted = re.sub(r"^(the|a|an)\s+", "", str(g[field]).lower())
    names = [re.sub(r"^(the|a|an)\s+", "", option) for option in options]
    return any(
        wanted == name or (min(len(wanted), len(name)) > 3 and (wanted in name or name in wanted)) for name in names
    )


def _equal(field: str) -> Test:
    return lambda g, p: bool(g[field] == p[field])


def _named(field: str) -> Test:
    return lambda g, p: _same_name(g, p, field)


CLAIM_TESTS: Final[dict[str, Test]] = {
    "low": _same_bounds,
    "whole": lambda g, p: _same_number(g["whole"], p["whole"]),
    **{field: _equal(field) for field in ("item", "action", "when", "stance", "factuality")},
    **{field: _named(field) for field in ("side", "agent", "place", "source")},
}


def _same_claim(g: Row, p: Row) -> bool:
    return all(test(g, p) for test in CLAIM_TESTS.values())


def _spans(rows: Sequence[Row], part: str) -> list[Row]:
    gold = [{"begin": r[part][0][0], "end": r[part][-1][1]} for r in rows if isinstance(r[part], list) and r[part]]
    found = [{"begin": r[f"{part}_begin"], "end": r[f"{part}_end"]} for r in rows if r.get(f"{part}_begin") is not None]
    return gold or found


def _f_spans(pairs: Sequence[tuple[Sequence[Row], Sequence[Row]]], part: str) -> float:
    return _f([(_spans(gold, part), _spans(found, part)) for gold, found in pairs], lambda g, p: True)


def _f_words(documents: Sequence[Row], pairs: Sequence[tuple[Sequence[Row], Sequence[Row]]]) -> float:
    right = n_gold = n_found = 0
    for document, (gold, found) in zip(documents, pairs, strict=True):
        words = [m.start() for m in WORD.finditer(document["text"])]
        wanted = {w for r in gold for b, e in r["content"] for w in words if b <= w < e}
        got = {w for s in _spans(found, "content") for w in words if s["begin"] <= w < s["end"]}
        right, n_gold, n_found = right + len(wanted & got), n_gold + len(wanted), n_found + len(got)
    return _harmonic(right, n_gold, n_found)
