"""The judged corpus as sites of the peers: Material for MkDocs as configured by default, and Pagefind as it comes."""

import html
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from catalogue.search.documents import SearchDocument

PAGEFIND_PAGE = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Cari</title><ol id="r"></ol>
<script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const found = await pagefind.search(new URLSearchParams(location.search).get("q"));
for (const one of found.results.slice(0, 10)) {
  const data = await one.data(), link = document.createElement("a");
  link.href = data.url;
  link.className = "result__link";
  link.textContent = data.meta.title;
  document.getElementById("r").append(link);
}
</script></html>"""


def material_site(folder: Path, documents: Sequence[SearchDocument]) -> Path:
    """A Material site with one page for each record; its search has no Indonesian and falls back to English."""
    for document in documents:
        _write(folder / f"docs/inovasi/{document.slug}.md", f"# {document.name}\n\n{_body(document)}\n")
    _write(folder / "docs/index.md", "# Katalog\n")
    _write(
        folder / "mkdocs.yml",
        "site_name: Katalog\ntheme: {name: material, language: id, font: false}\n"
        "plugins: [search]\nvalidation: {omitted_files: ignore}\nnav: [index.md]\n",
    )
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(folder / "mkdocs.yml")]
    subprocess.run(command, check=True, capture_output=True)
    return folder / "site"


def pagefind_site(folder: Path, documents: Sequence[SearchDocument], pagefind: Path) -> Path:
    """Plain pages indexed by Pagefind, and a page that asks it."""
    for document in documents:
        _write(folder / f"inovasi/{document.slug}/index.html", _page(document))
    _write(folder / "index.html", '<!doctype html><html lang="id"><title>Katalog</title><h1>Katalog</h1></html>')
    subprocess.run([str(pagefind), "--site", str(folder)], check=True, capture_output=True)
    _write(folder / "cari/index.html", PAGEFIND_PAGE)
    return folder


def _body(document: SearchDocument) -> str:
    parts = (document.expansion, *document.agencies, *document.areas, document.text, document.boilerplate)
    return "\n\n".join(parts)


def _page(document: SearchDocument) -> str:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in _body(document).split("\n\n"))
    name = html.escape(document.name)
    main = f"<main data-pagefind-body><h1>{name}</h1>{paragraphs}</main>"
    return f'<!doctype html><html lang="id"><title>{name}</title><body>{main}</body></html>'


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
