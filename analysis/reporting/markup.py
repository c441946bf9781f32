"""HTML from data: everything an article said is escaped here and shown as text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final

import pandas as pd

# Controls that reorder or hide text; shown as their code so that nothing reads other than it is.
BIDI: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


# JupyterLab sets cells right, captions in the middle, and typesets what stands between dollar signs; its pages
# do not have the report's style sheet and script, so what needs them is laid out here or left out.
IN_LAB: Final = (
    "<style>.jp-NotebookPanel .claimbook :is(td,th){vertical-align:top}"
    ".jp-NotebookPanel .claimbook :is(td,th):not(.n){text-align:left}"
    ".jp-NotebookPanel .claimbook :is(caption,dd){text-align:left;font-weight:600;margin:0}"
    ".jp-NotebookPanel .claimbook :is(.versus strong,.versus .who,.versus q,.why){display:block}"
    ".jp-NotebookPanel .claimbook button.cite{display:none}</style>"
)


class Html(str):
    """Markup that is safe to show as it is; plain strings are escaped before they join it."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return f'<div class="claimbook tex2jax_ignore mathjax_ignore">{IN_LAB}{self!s}</div>'


def visible(words: str) -> str:
    """Words with the controls in them shown: nothing reads other than it is, and no terminal obeys."""
    return CONTROL.sub("\ufffd", BIDI.sub(lambda m: f"[U+{ord(m.group()):04X}]", words))


def text(value: Any) -> Html:
    """Any value as escaped text; null is empty."""
    if isinstance(value, Html):
        return value
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return Html("")
    return Html(html.escape(visible(str(value)), quote=True))


def tag(name: str, *content: Any, **attributes: Any) -> Html:
    """One element; attribute names as in HTML with _ for - and a trailing _ for Python's own words."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{given}>{''.join(map(text, content))}</{name}>")


def join(parts: Iterable[Any], between: str = "") -> Html:
    """Parts one after the other, each escaped unless it is markup."""
    return Html(text(between).join(text(part) for part in parts))


def link(label: Any, url: Any) -> Html:
    """A link to a web page; any other scheme (javascript:, data:) stays plain text."""
    if isinstance(url, str) and re.match(r"https?://", url, re.IGNORECASE):
        return tag("a", label, href=url, rel="noreferrer noopener")
    return text(label)


def claim_link(claim_id: str, label: Any) -> Html:
    """A link to the claim's sentence further down."""
    return tag("a", label, href=f"#claim-{claim_id}")


def table(
    header: Sequence[str], rows: Iterable[Sequence[Any]], *, caption: str, css: str = "", numeric: Sequence[int] = ()
) -> Html:
    """A table with a caption; cells are escaped unless they are markup. `numeric` columns are set right."""
    head = join(tag("th", name, scope="col", class_="n" if i in numeric else None) for i, name in enumerate(header))
    body = join(
        tag(
            "tr",
            *(
                tag("td", cell, class_="n" if i in numeric else None, data_label=header[i] or None)
                for i, cell in enumerate(row)
            ),
        )
        for row in rows
    )
    inner = tag("table", tag("caption", caption), tag("thead", tag("tr", head)), tag("tbody", body), class_=css or None)
    return tag("div", inner, class_="scroll", role="region", aria_label=caption, tabindex="0")


def note(*content: Any) -> Html:
    """A sentence in small print."""
    return tag("p", *content, class_="note")


def say(*sentences: Any) -> Html:
    """Sentences as one paragraph, escaped: what a notebook says of its own figures."""
    return tag("p", join(sentences, " "))
