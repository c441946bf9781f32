"""HTML: trafilatura finds the main text; what else the page shows goes to `cut`. Nothing is fetched or run."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree, html

from ...errors import ReadingError
from ..cleaning import clean
from ..encodings import decode
from ..fields import MAX_CHARACTERS, Record, as_text, recognise
from ..files import Source

MAX_PAGE_CHARACTERS: Final = 10_000_000
_FEWEST_WORDS: Final = 8
_MAX_SEARCHES: Final = 2000
_DECLARATION: Final = re.compile(r"\s{0,100}<\?xml[^<>]{0,200}\?>")
_UNSEEN: Final = ("script", "style", "noscript", "template", "svg", "head", "iframe", "object")
_BLOCKS: Final = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "td", "th", "title", "tr",
    "ul", "button", "label",
})  # fmt: skip
_META: Final = {
    "published": (
        "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
        "publish-date", "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "sailthru.date",
        "parsely-pub-date", "cxenseparse:recs:publishtime",
    ),
    "title": ("og:title", "twitter:title", "dc.title"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "publisher"),
    "author": ("author", "article:author", "dc.creator", "parsely-author"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip
_ARTICLE_TYPES: Final = re.compile(r"Article|BlogPosting|LiveBlog|Report")


def read(source: Source) -> Iterator[Record]:
    """One record: the page. Raises ReadingError where it holds no article."""
    raw = source.read_bytes()
    page, encoding = decode(raw, declared=True)
    page = _DECLARATION.sub("", page.replace("\0", ""), count=1)
    if len(page) > MAX_PAGE_CHARACTERS:
        raise ReadingError(f"a page of more than {MAX_PAGE_CHARACTERS:,} characters; save the article alone")
    tree = parse(page)
    text = main_text(page)
    if text is None:
        raise ReadingError("no article is found on the page; save its text as .txt")
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(f"{len(text):,} characters, more than {MAX_CHARACTERS:,}; save the article alone")
    metadata = read_metadata(tree)
    beside = left_out(tree, f"{as_text(metadata.get('title'))} {text}")
    paragraphs = text.replace("\n", "\n\n")  # its blocks stand one a line
    yield Record("", {"text": paragraphs}, raw, encoding, metadata, beside)


def main_text(page: str) -> str | None:
    """The article's text, a block a line; of a page too short to judge, its paragraphs; None where there are none."""
    from trafilatura import bare_extraction, baseline  # here, since it is slow to load and few corpora hold pages

    found = bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = str(getattr(found, "text", None) or "").strip()
    if not text:
        text = str(baseline(page)[1]).strip()
    return text if len(text.split()) >= _FEWEST_WORDS else None


def parse(page: str) -> html.HtmlElement:
    """The page's tree; raises ReadingError where there is none."""
    try:
        return html.document_fromstring(page)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"no HTML: {error}; save the page again") from error


def read_metadata(tree: html.HtmlElement) -> dict[str, Any]:
    """What the page says of itself: JSON-LD first, then meta tags, then its <time>, <link>, <html> and <h1>."""
    found = {**_from_elements(tree), **_from_meta(tree), **_from_json_ld(tree)}
    return {field: value for field, value in found.items() if value}


def _from_meta(tree: html.HtmlElement) -> dict[str, Any]:
    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        if name and element.get("content"):
            given.setdefault(name.strip().lower(), element.get("content").strip())
    return {
        field: value for field, names in _META.items() if (value := next((given[n] for n in names if given.get(n)), ""))
    }


def _from_json_ld(tree: html.HtmlElement) -> dict[str, Any]:
    """The first object of a kind of article, {'@type': 'NewsArticle', 'headline': ..., 'datePublished': ...}."""
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            if _ARTICLE_TYPES.search(as_text(item.get("@type"))):
                known = recognise({name: value for name, value in item.items() if name != "articleBody"})
                return {
                    field: known[field]
                    for field in ("title", "published", "author", "publisher", "url")
                    if field in known
                }
    return {}


def _objects(data: Any) -> list[dict[str, Any]]:
    items = data if isinstance(data, list) else [data]
    graphs = [item["@graph"] for item in items if isinstance(item, dict) and isinstance(item.get("@graph"), list)]
    return [item for item in [*items, *(item for graph in graphs for item in graph)] if isinstance(item, dict)]


def _from_elements(tree: html.HtmlElement) -> dict[str, Any]:
    times = [element.get("datetime") for element in tree.iter("time") if element.get("datetime")]
    links = [element.get("href") for element in tree.iter("link") if element.get("rel") == "canonical"]
    headings = [element.text_content() for element in tree.iter("h1")]
    titles = [element.text_content() for element in tree.iter("title")]
    return {
        "published": times[0] if times else None,
        "url": links[0] if links else None,
        "title": headings[0] if len(headings) == 1 and headings[0].strip() else (titles[0] if titles else None),
        "language": tree.get("lang"),
    }


def left_out(tree: html.HtmlElement, text: str) -> tuple[tuple[str, str], ...]:
    """Visible blocks of the page whose words are not in its main text, as one row."""
    kept = _letters(text)
    paragraphs = set(map(_letters, text.split("\n")))
    blocks = [block for block in dict.fromkeys(_visible_blocks(tree)) if _letters(block) not in paragraphs]
    # A block may be part of a paragraph; where a page has thousands, looking for each takes too long.
    blocks = [block for at, block in enumerate(blocks) if at > _MAX_SEARCHES or _letters(block) not in kept]
    return (("\n".join(blocks), "outside the main text of the page"),) if blocks else ()


def _letters(text: str) -> str:
    return "".join(text.split()).casefold()


def _visible_blocks(tree: html.HtmlElement) -> Iterator[str]:
    """The page's text by blocks, in order."""
    parts: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in ("comment", "pi"):
            parts.append(element.tail or "")
            continue
        is_block = element.tag in _BLOCKS
        if is_block and (block := clean(" ".join("".join(parts).split()))):
            yield block
        if is_block:
            parts.clear()
        if event == "start" and element.tag in _UNSEEN:
            walker.skip_subtree()
        elif event == "start":
            parts.append(element.text or "")
        elif element.getparent() is not None:
            parts.append(element.tail or "")
    if block := clean(" ".join("".join(parts).split())):
        yield block
