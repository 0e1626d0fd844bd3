"""A bare site around the search, for tests and measuring: home, search page and one page for each record."""

import html
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from catalogue.search.documents import FacetLabels, SearchDocument
from catalogue.search.lexicon import Lexicon, parse_lexicon
from catalogue.search.shards import build_index
from catalogue.texts import parse_texts

ROOT = Path(__file__).parents[2]
CSP = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{csp}"><meta name="viewport" content="width=device-width">
<title>{title}</title>{head}</head><body><header><form role="search" action="{base}cari/{tail}">
<label for="box">Cari</label><input id="box" type="search" name="q" data-search-input></form></header>
<main><h1>{title}</h1>{main}</main></body></html>"""
SCRIPT = '<script defer src="{base}assets/search/{name}.js"></script>'
APP = """<div data-search-app data-index="{base}assets/search/index/" data-base="{base}"{offline}>{plain}
<p data-search-help>Tanyakan kepada pengelola.</p></div>"""
TEXTS = '<script type="application/json" id="search-texts">{texts}</script>'
LIST = ("box", "filters", "list")


def lexicon() -> Lexicon:
    """The general lexicon with the words of the first region."""
    files = (ROOT / "catalogue/reference/lexicon.yml", ROOT / "data/lexicon.yml")
    return parse_lexicon(*(file.read_text() for file in files if file.exists()))


def write_site(
    folder: Path, documents: Sequence[SearchDocument], labels: FacetLabels, *, offline: bool = False
) -> Path:
    """Write the whole site; returns its folder."""
    texts = parse_texts("id", (ROOT / "catalogue/locale/id.yml").read_text())
    for file in build_index(documents, lexicon(), labels, texts.below("search.box")):
        _write(folder / file.path, file.raw)
    shutil.copytree(ROOT / "catalogue/assets/search", folder / "assets/search", dirs_exist_ok=True)
    tail = "index.html" if offline else ""
    _page(folder / "index.html", "./", "Beranda", "", ("box",), tail)
    words = json.dumps(texts.below("search.js"), ensure_ascii=False).replace("<", "\\u003c")
    plain = "".join(f'<p><a href="../inovasi/{d.slug}/{tail}">{html.escape(d.name)}</a></p>' for d in documents[:500])
    app = APP.format(base="../", offline=" data-offline" if offline else "", plain=plain) + TEXTS.format(texts=words)
    _page(folder / "cari/index.html", "../", "Cari", app, ("box", "filters", "query", "cari"), tail)
    block = TEXTS.format(texts=words)
    items = "".join(_item(document) for document in documents[:500])
    _page(folder / "inovasi/index.html", "../", "Semua", f"<ul data-filter-list>{items}</ul>{block}", LIST, tail)
    shutil.copy(folder / "index.html", folder / "404.html")
    for document in documents[:500]:
        text = f"<p>{html.escape(document.text)}</p>"
        _page(folder / f"inovasi/{document.slug}/index.html", "../../", document.name, text, ("box",), tail)
    return folder


def _item(document: SearchDocument) -> str:
    facets = "".join(f' data-{facet}="{html.escape(" ".join(ids))}"' for facet, ids in document.facets.items())
    return (
        f'<li{facets}><a href="{document.slug}/">{html.escape(document.name)}</a> {html.escape(document.summary)}</li>'
    )


def _page(path: Path, base: str, title: str, main: str, scripts: Sequence[str], tail: str) -> None:
    head = "".join(SCRIPT.format(base=base, name=name) for name in scripts)
    style = f'<link rel="stylesheet" href="{base}assets/search/search.css">' if len(scripts) > 1 else ""
    values = {"csp": CSP, "title": html.escape(title), "head": style + head, "base": base, "main": main, "tail": tail}
    _write(path, PAGE.format(**values).encode())


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
