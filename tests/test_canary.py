"""Zensical, the theme authors' successor of MkDocs, reads what we generate: a canary for the day MkDocs ends.

Our page template is MkDocs' own Jinja and stays out; a template of three lines prints what the front matter carries.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.test_site import HERE, built, catalogue

pytestmark = [
    pytest.mark.audit,
    pytest.mark.skipif(not shutil.which("zensical", path=Path(sys.executable).parent), reason="no zensical"),
]

SETTINGS = """\
site_name: Uji
site_url: https://uji.example/
docs_dir: docs
site_dir: site
theme: {name: material, language: id, custom_dir: theme}
markdown_extensions: [attr_list, admonition, tables, toc]
"""
TEMPLATE = """\
{% extends "base.html" %}
{% block extrahead %}{% if page and page.meta and page.meta.jsonld %}
<script type="application/ld+json">{{ page.meta.jsonld }}</script>{% endif %}{% endblock %}
"""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site as we build it, and as Zensical builds the same Markdown."""
    root = built(tmp_path_factory.mktemp("ours"), HERE / "small" / "data")
    other = tmp_path_factory.mktemp("zensical")
    day = ("--today", "2024-09-01")
    done = catalogue(root, "export", "--format", "markdown", "--output", str(other / "docs"), *day)
    assert done.returncode == 0, done.stderr
    (other / "theme").mkdir()
    (other / "theme/main.html").write_text(TEMPLATE)
    (other / "mkdocs.yml").write_text(SETTINGS)
    command = (str(Path(sys.executable).with_name("zensical")), "build", "-f", "mkdocs.yml")
    done = subprocess.run(command, cwd=other, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site", other / "site"


def pages(site: Path) -> Mapping[str, LexborHTMLParser]:
    found = sorted(site.rglob("index.html"))
    return {page.parent.relative_to(site).as_posix(): LexborHTMLParser(page.read_bytes()) for page in found}


def title(page: LexborHTMLParser) -> str:
    node = page.css_first("title")
    return node.text().replace(" - Uji", "").split(" – ")[0].strip() if node else ""


def headings(page: LexborHTMLParser) -> list[str]:
    found = page.css("main h1, main h2, main h3")
    return [" ".join(node.text().replace("¶", "").split()) for node in found]


def data(page: LexborHTMLParser) -> object:
    node = page.css_first('script[type="application/ld+json"]')
    return json.loads(node.text()) if node else None


def test_zensical_makes_the_same_pages(both: tuple[Path, Path]) -> None:
    ours, theirs = map(pages, both)
    generated = {place for place, page in ours.items() if not page.css_first('meta[http-equiv="refresh"]')}
    assert len(generated) > 150
    assert generated <= theirs.keys()
    told = {place for place in generated if place != "."}
    assert [place for place in told if title(ours[place]) != title(theirs[place])] == []
    assert all(headings(ours[place]) for place in generated)
    assert [place for place in generated if headings(ours[place]) != headings(theirs[place])] == []
    assert [place for place in generated if data(ours[place]) != data(theirs[place])] == []
    assert sum(data(page) is not None for page in ours.values()) >= 6
