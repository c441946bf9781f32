"""A chart as inline SVG whose marks lead to their claims, and as an object that notebooks show."""

from __future__ import annotations

import hashlib
import html
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
_LOOK: Final = (
    "stroke-linejoin: round; stroke-linecap: butt; background: transparent; fill: currentColor; "
    "font-family: var(--chart-font, system-ui, 'DejaVu Sans', sans-serif)"
)
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_PREFIX: Final = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
_REFERENCE: Final = re.compile(r"url\(#([^)\s]+)\)")
_INK: Final = re.compile(re.escape(style.INK), re.IGNORECASE)
_FONT: Final = re.compile(r"font:((?: [\w-]+)*) ([\d.]+px)[^;]*;?")  # 'font: 700 12.5px DejaVu Sans;'
_FAMILY: Final = re.compile(r"font-family:[^;]*;? ?")
_HASHED: Final = re.compile(r"[A-Za-z](?:\d+_\d+_)?[0-9a-f]{10}")  # matplotlib's shapes and clips: 'C5_0_160fe9c754'
_ALIKE: Final = ("style", "clip-path")
_OWN: Final = re.compile(r"(?<![\w-])opacity")  # what a group does not hand on to its children
_DECIMALS: Final = re.compile(r"(\.\d\d)\d+")
_GENERIC: Final = re.compile(r"[A-Za-z][A-Za-z0-9.]*_\d+")  # matplotlib's own 'text_12', 'matplotlib.axis_1'


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
    return _markup(_rendered(figure), figure, prefix, alt)


def _markup(rendered: str, figure: Figure, prefix: str, alt: str) -> str:
    """matplotlib's SVG file made an element for a page."""
    root = ElementTree.fromstring(_NOT_XML.sub("", rendered))
    for parent in root.iter():
        for child in list(parent):
            if child.tag in (f"{_SVG}metadata", f"{_SVG}style"):
                parent.remove(child)
    _plain_names(root)
    _drop_unseen(root)
    _prefix_ids(root, prefix)
    for element in root.iter():
        _follow_page(element)
        _tidy(element)
    _hoist(root)
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
    own = {value: value for element in root.iter() if (value := element.get("id")) is not None}
    hashed = (value for value in own if _HASHED.fullmatch(value))
    own |= {value: f"s{rank}" for rank, value in enumerate(hashed)}  # marks are many and name their shape each
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name == "id":
                element.set(name, f"{prefix}-{own[value]}")
            elif name == _HREF and value[:1] == "#" and value[1:] in own:
                element.set(name, f"#{prefix}-{own[value[1:]]}")
            elif "url(#" in value:
                element.set(name, _REFERENCE.sub(lambda m: f"url(#{prefix}-{own.get(m[1], m[1])})", value))


def _follow_page(element: ElementTree.Element) -> None:
    """Ink -> `currentColor`; the font and the colour of texts are those of the root."""
    for name in ("style", "fill", "stroke"):
        value = element.get(name)
        if value is None:
            continue
        value = _INK.sub("currentColor", value)
        if element.tag in ("text", "tspan"):
            value = _FAMILY.sub("", _FONT.sub(_font, value)).replace("fill: currentColor", "")
        element.set(name, value.strip("; "))


def _font(match: re.Match[str]) -> str:
    """'font: italic 700 12px DejaVu Sans;' -> 'font-style: italic; font-weight: 700; font-size: 12px;'."""
    weights = [word for word in match[1].split() if word.isdigit() or word.startswith("bold")]
    styles = [word for word in match[1].split() if word in ("italic", "oblique")]
    parts = [f"font-style: {word}" for word in styles] + [f"font-weight: {word}" for word in weights]
    return "; ".join([*parts, f"font-size: {match[2]}"]) + ";"


def _drop_unseen(root: ElementTree.Element) -> None:
    """Remove shapes that draw nothing and ids that nothing refers to, for the page's size."""
    markup = ElementTree.tostring(root, encoding="unicode")
    used = set(re.findall(r"#([^\s\"()]+)", markup))
    for parent in root.iter():
        for child in list(parent):
            if child.tag == "path" and child.get("style") == "fill: none":
                parent.remove(child)
        own = parent.get("id", "")
        if own not in used and _GENERIC.fullmatch(own):
            del parent.attrib["id"]


def _tidy(element: ElementTree.Element) -> None:
    """Two decimals are enough for a screen; no blanks between elements; no turns by nothing."""
    for name in ("d", "x", "y", "width", "height", "transform"):
        value = element.get(name)
        if value is not None:
            element.set(name, _DECIMALS.sub(r"\1", value).strip().replace("  ", " "))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]
    if element.tag not in ("text", "tspan"):
        element.text = element.text if (element.text or "").strip() else None
    element.tail = element.tail if (element.tail or "").strip() else None


def _hoist(element: ElementTree.Element) -> None:
    """Say once, on the group, what all in it have alike, and let groups go that say nothing any more."""
    for child in element:
        _hoist(child)
    drawn = [child for child in element if child.tag not in ("title", "defs")]
    for name in _ALIKE if element.tag in ("g", "a") else ():
        values = {child.get(name) for child in drawn}
        value = values.pop() if len(values) == 1 else None
        moved = name == "clip-path" and any("transform" in child.attrib for child in drawn)
        if value is not None and name not in element.attrib and not moved and not _OWN.search(value):
            element.set(name, value)
            for child in drawn:
                del child.attrib[name]
    idle = [child.tag == "g" and not child.attrib for child in element]
    parts = [list(child) if gone else [child] for child, gone in zip(element, idle, strict=True)]
    element[:] = [child for part in parts for child in part]


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
    size = f"width: 100%; min-width: var(--chart-min-width, 0); height: auto; max-width: {float(width) * 4 / 3:.0f}px"
    root.set("style", f"{size}; {_LOOK}")
    title = ElementTree.Element("title")
    title.text = alt
    root.insert(0, title)


class Picture:
    """A chart that JupyterLab and the exported report show as inline SVG, so that its links work."""

    def __init__(self, markup: str, alt: str, *, empty: bool = False) -> None:
        self.svg = markup
        self.alt = alt
        self.empty = empty

    def __repr__(self) -> str:
        return f"Picture({self.alt!r})"

    def _repr_html_(self) -> str:
        if self.empty:  # what nothing is drawn of needs no room
            return f'<p class="note">{html.escape(self.alt)}</p>'
        # on a telephone the chart is scrolled sideways, by keyboard too, rather than made too small to read
        frame = 'class="chart-frame" tabindex="0" style="overflow-x: auto; --chart-min-width: 34rem"'
        return f"<div {frame}>{self.svg}</div>"


def show(ax: Axes, *, alt: str | None = None) -> Picture:
    """The chart for a notebook's cell: `charts.show(charts.toll(ledger.claims))`.

    `alt` is what is said to those who do not see it; by default the chart's title and notes.
    """
    alt = alt if alt is not None else anatomy.text_of(ax)
    empty = anatomy.is_empty(ax)
    figure = _figure(ax)
    rendered = _rendered(figure)
    digest = hashlib.sha256(rendered.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Picture(_markup(rendered, figure, f"chart-{digest}", alt), alt, empty=empty)
