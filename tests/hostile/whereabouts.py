"""Where the texts of a site's data turn up in what was built, found by the marks behind them."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from catalogue.exchange.csv_text import unguarded

from .roots import Put, folded
from .sites import Page, csv_rows

MARK = re.compile(r"Ki[0-9]+[A-Za-z]+")
ADDRESS = re.compile(r"(?:https?|mailto):|[./]*(?:cari|usulkan)/\?")
ABRIDGED = ".tilemap__label"  # a name in a few letters, beside the same name in full


def marked(puts: Iterable[Put]) -> Mapping[str, frozenset[str]]:
    """By mark the texts that stand before it; nothing where one is a long text, which is Markdown."""
    found: dict[str, set[str]] = {}
    for put in puts:
        if mark := MARK.search(put.text[-60:]):
            found.setdefault(mark[0], set()).add("" if put.long else folded(put.text))
    return {mark: frozenset(texts) for mark, texts in found.items() if "" not in texts}


def changed(said: str, known: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The places in what is said where a mark stands and not the text before it."""
    for match in MARK.finditer(said):
        mark = next((match[0][:end] for end in range(len(match[0]), 3, -1) if match[0][:end] in known), "")
        before = said[: match.start() + len(mark)]
        if mark and not before.casefold().endswith(tuple(text.casefold() for text in known[mark])):
            yield before[-200:]


def said_by(file: Path) -> Iterator[str]:
    """All that a published file says to whoever reads it as what it is: in its elements, attributes, values, cells."""
    if file.suffix == ".html":
        yield from _page(Page(LexborHTMLParser(file.read_text(encoding="utf-8"))))
    elif file.suffix in (".xml", ".svg"):
        yield from ElementTree.fromstring(file.read_text(encoding="utf-8")).itertext()
    elif file.suffix in (".json", ".geojson", ".webmanifest"):
        yield from strings(json.loads(file.read_text(encoding="utf-8")))
    elif file.suffix == ".csv":
        yield from (unguarded(cell) for row in csv_rows(file) for cell in row)
    elif file.suffix == ".js":
        yield from _index(file.read_text(encoding="utf-8"))


def strings(value: Any) -> Iterator[str]:
    """Every text in data."""
    if isinstance(value, str):
        yield _decoded(value)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(inner)


def _page(page: Page) -> Iterator[str]:
    scripts = [node for node in page.tree.css("script[type]") if not node.attributes.get("src")]
    for script in scripts:
        yield from strings(json.loads(script.text()))
    for node in page.tree.css("*"):
        yield from map(_decoded, filter(None, node.attributes.values()))
    for node in (*scripts, *page.tree.css(ABRIDGED)):
        node.decompose()
    yield page.words


def _decoded(value: str) -> str:
    return unquote(value) if ADDRESS.match(value) else value


def _index(code: str) -> Iterator[str]:
    """The data in a file of the search index."""
    if call := re.fullmatch(r'KatalogCari\.put\("[^"]*",(.*)\);?\n?', code, re.DOTALL):
        yield from strings(json.loads(call[1]))
