"""A chart as inline SVG whose marks lead to their claims, and as an object that notebooks show."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Final
from xml.etree import ElementTree

import matplotlib
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..errors import SettingError
from . import anatomy, links, style

_SVG: Final = "{http://www.w3.org/2000/svg}"
_XLINK: Final = "{http://www.w3.org/1999/xlink}"
_HREF: Final = "xlink:href"  # plain href breaks JupyterLab
_FONT: Final = "var(--chart-font, system-ui, 'DejaVu Sans', sans-serif)"
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PREFIX: Final = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_REFERENCE: Final = re.compile(r"url\(#([^)\s]+)\)")
_STYLE_INK: Final = re.compile(re.escape(style.INK), re.IGNORECASE)
_STYLE_FONT: Final = re.compile(r"(font-family:|font:[^;]*?\d(?:px|pt))\s*[^;]*")


def svg(chart: Axes | Figure, *, prefix: str, alt: str) -> str:
    """The figure as an `<svg>` element for an HTML page.

    All ids and the references to them begin with `prefix`, so that figures of one page never collide;
    links to claims stay. Text and axes take the colour of the page (`currentColor`), the background is
    transparent, the font is the page's `--chart-font`. The same chart gives the same characters.

    Role: `img` where nothing can be clicked, else `group`, since what is inside an `img` is hidden from
    screen readers, links too.

    Raises SettingError where `prefix` cannot begin an id.
    """
    if not _PREFIX.fullmatch(prefix):
        raise SettingError(f"prefix={prefix!r} cannot begin an id; use letters, digits, - and _, a letter first")
    figure = _figure(chart)
    root = ElementTree.fromstring(_NOT_XML.sub("", _rendered(figure)))
    for parent in root.iter():
        for child in list(parent):
            if child.tag in (f"{_SVG}metadata", f"{_SVG}style"):
                parent.remove(child)
    _plain_names(root)
    _prefix_ids(root, prefix)
    for element in root.iter():
        _follow_page(element)
    n_links = _title_links(root, links.titles(figure))
    _dress(root, alt, role="group" if n_links else "img")
    return ElementTree.tostring(root, encoding="unicode")


def _figure(chart: Axes | Figure) -> Figure:
    figure = chart if isinstance(chart, Figure) else chart.get_figure(root=True)
    if figure is None:
        raise SettingError("the axes belong to no figure any more; draw the chart again")
    return figure


def _rendered(figure: Figure) -> str:
    stream = io.StringIO()
    nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
    with style.applied(), matplotlib.rc_context({"svg.hashsalt": "claimbook"}):
        figure.savefig(stream, format="svg", transparent=True, metadata=nothing)
    return stream.getvalue()


def _plain_names(root: ElementTree.Element) -> None:
    """HTML knows no namespaces: `{...svg}g` -> `g`, `{...xlink}href` -> `xlink:href`; no `target`."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(_SVG)
        for name in list(element.attrib):
            value = element.attrib.pop(name)
            if name != "target" and name != f"{_XLINK}type":
                element.set(name.replace(_XLINK, "xlink:"), value)


def _prefix_ids(root: ElementTree.Element, prefix: str) -> None:
    """Prefix every id and what refers to it: `#x`, `url(#x)`; an id that is not the figure's own stays."""
    own = {element.get("id") for element in root.iter()} - {None}
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, f"{prefix}-{value}")
            elif name == _HREF and value[:1] == "#" and value[1:] in own:
                element.set(name, f"#{prefix}-{value[1:]}")
            elif "url(#" in value:
                element.set(name, _REFERENCE.sub(rf"url(#{prefix}-\1)", value))


def _follow_page(element: ElementTree.Element) -> None:
    """Ink -> `currentColor`, font -> the page's."""
    for name in ("style", "fill", "stroke"):
        value = element.get(name)
        if value is None:
            continue
        value = _STYLE_INK.sub("currentColor", value)
        if name == "style" and element.tag in ("text", "tspan"):
            value = _STYLE_FONT.sub(_font, value)
            if "fill:" not in value:
                value += "; fill: currentColor"
        element.set(name, value)


def _font(match: re.Match[str]) -> str:
    """`font-family: 'DejaVu Sans'` or `font: 700 12px 'DejaVu Sans'` with the page's font instead."""
    return f"{match[1]} {_FONT}"


def _title_links(root: ElementTree.Element, titles: dict[str, str]) -> int:
    """Give each link its title, which browsers show on hovering; returns the number of links."""
    n_links = 0
    for element in root.iter("a"):
        n_links += 1
        text = titles.get(element.get(_HREF, ""))
        if text:
            title = ElementTree.Element("title")
            title.text = text
            element.insert(0, title)
    return n_links


def _dress(root: ElementTree.Element, alt: str, *, role: str) -> None:
    """Role, name, and a size that follows the page."""
    alt = _NOT_XML.sub("", alt)
    width = root.attrib.pop("width", "576pt").removesuffix("pt")
    root.attrib.pop("height", None)
    root.set("xmlns", _SVG[1:-1])
    root.set("xmlns:xlink", _XLINK[1:-1])
    root.set("class", "chart")
    root.set("role", role)
    root.set("aria-label", alt)
    root.set(
        "style",
        f"width: 100%; height: auto; max-width: {float(width) * 4 / 3:.0f}px; "
        "stroke-linejoin: round; stroke-linecap: butt; background: transparent",
    )
    title = ElementTree.Element("title")
    title.text = alt
    root.insert(0, title)


class Picture:
    """A chart that JupyterLab and the exported report show as inline SVG, so that its links work."""

    def __init__(self, markup: str, alt: str) -> None:
        self.svg = markup
        self.alt = alt

    def __repr__(self) -> str:
        return f"Picture({self.alt!r})"

    def _repr_html_(self) -> str:
        return f'<div class="chart-frame" style="overflow-x: auto">{self.svg}</div>'


def show(ax: Axes, *, alt: str | None = None) -> Picture:
    """The chart for a notebook's cell: `charts.show(charts.toll(ledger.claims))`.

    `alt` is what is said to those who do not see it; by default the chart's title and notes.
    """
    alt = alt if alt is not None else anatomy.text_of(ax)
    digest = hashlib.sha256(svg(ax, prefix="chart", alt=alt).encode()).hexdigest()[:8]
    return Picture(svg(ax, prefix=f"chart-{digest}", alt=alt), alt)
