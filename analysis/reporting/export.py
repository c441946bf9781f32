"""Ledger -> notebook -> one self-contained HTML file."""

from __future__ import annotations

import os
import re
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

import nbformat
import papermill
from nbconvert import HTMLExporter

from ..errors import ReportError
from ..ledger import Ledger
from ..tables import write_beside, write_csv
from . import briefing
from .views import MOST_CLAIMS

TEMPLATES: Final = Path(__file__).parent / "templates"
NOTEBOOK: Final = "report.ipynb"
HEADING: Final = re.compile(r"^## (.+)$", re.MULTILINE)
TITLE: Final = re.compile(r"^# (.+)$", re.MULTILINE)
TARGET: Final = re.compile(r'\bid="(claim-[0-9a-f]+)"')
JUMP: Final = re.compile(r'\s(?:xlink:)?href="#(claim-[0-9a-f]+)"')


def notebook_path(name: str = NOTEBOOK) -> Path:
    """A notebook of ours: in the checkout, or where the wheel put it. Raises ReportError where there is none."""
    places = (
        Path(__file__).parents[2] / "notebooks" / name,
        Path(sysconfig.get_path("data")) / "share" / "claimbook" / "notebooks" / name,
    )
    for place in places:
        if place.is_file():
            return place
    raise ReportError(f"{name} is in none of {', '.join(str(p.parent) for p in places)}; install claimbook again")


def report(ledger: Ledger, path: str | Path, *, since: Any = None) -> Path:
    """Write the report on a ledger as one HTML file and return its path.

    `since` (a date or time) says from when on claims are new, by default 24 hours before the latest
    publication. Claims beyond the report's cap are written beside it as CSV. Raises SettingError where
    `since` is no date, ReportError where the notebook fails.
    """
    target = Path(path).resolve()
    if target.is_dir():
        raise ReportError(f"{target} is a folder; name a file in it, as report.html")
    moment = briefing.since_moment(ledger, since)
    with tempfile.TemporaryDirectory(prefix="claimbook-") as folder:
        ledger.save(folder)
        page = convert(execute(notebook_path(), {"ledger_folder": folder, "since": str(moment or "")}))
    page = without_dangling_links(page)
    write_beside(target, lambda temporary: temporary.write_text(page, encoding="utf-8"))
    if len(ledger.claims) > MOST_CLAIMS:
        write_csv(ledger.claims, target.with_name(f"{target.stem}_tables") / "claims.csv")
    return target


def execute(notebook: Path, parameters: Mapping[str, Any]) -> nbformat.NotebookNode:
    """Run a notebook with parameters, all of which its `parameters` cell must have.

    Raises ReportError naming unknown parameters, or the cell and error where it fails.
    """
    known = papermill.inspect_notebook(str(notebook))
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        raise ReportError(f"{notebook.name} has no parameter {', '.join(unknown)}; it has {', '.join(sorted(known))}")
    handle, name = tempfile.mkstemp(suffix=".ipynb")
    os.close(handle)
    try:
        papermill.execute_notebook(
            str(notebook),
            name,
            parameters=dict(parameters),
            kernel_name="python3",
            progress_bar=False,
            extra_arguments=[
                "--IPKernelApp.ignore_cwd=True",
                "--IPKernelApp.log_level=50",
            ],  # an analysis.py beside a notebook must not shadow us
            log_output=False,
        )
        return cast(nbformat.NotebookNode, nbformat.read(name, as_version=4))
    except papermill.PapermillExecutionError as error:
        raise ReportError(f"{notebook.name}, cell {error.cell_index}: {error.ename}: {error.evalue}") from error
    finally:
        Path(name).unlink(missing_ok=True)


def convert(notebook: nbformat.NotebookNode) -> str:
    """An executed notebook as one HTML page by our template: no request of any kind."""
    folder = TEMPLATES / "report"
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    titles = HEADING.findall(prose)
    title = TITLE.search(prose)
    page = {
        "title": title.group(1) if title else "Claimbook report",
        "contents": [{"title": t, "id": t.replace(" ", "-")} for t in titles],
        "css": (folder / "style.css").read_text(encoding="utf-8"),
        "script": (folder / "script.js").read_text(encoding="utf-8"),
    }
    exporter = HTMLExporter(template_name="report", extra_template_basedirs=[str(TEMPLATES)])
    body, _ = exporter.from_notebook_node(notebook, resources={"report": page})
    return str(body)


def without_dangling_links(page: str) -> str:
    """Links to claims that the page does not list lose their target rather than lead nowhere."""
    listed = set(TARGET.findall(page))
    return JUMP.sub(lambda m: m.group() if m.group(1) in listed else "", page)
