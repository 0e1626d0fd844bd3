"""A federation of catalogues that are hostile themselves: the joint site shows what they say as text, and no more."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.test_browser import run as run_script

from .sites import TODAY, Built, bones, run
from .whereabouts import MARK, changed, marked, said_by

pytestmark = pytest.mark.slow

MEMBERS = """\
- id: satu
  url: https://inovasi.contoh.example/katalog/
  nama: "</script><script>alert(1)</script>{{{{ 7*7 }}}} Kabupaten"
  berkas: {file}
  koordinat: -7.4, 109.2
- id: dua
  url: https://inovasi.contoh.example/katalog/
  berkas: {file}
- id: tiga
  url: https://inovasi.contoh.example/katalog/
  berkas: rusak.json
"""
SHARED = "https://creativecommons.org/licenses/by/4.0/"


def joined(made: Built, folder: Path, **environment: str) -> Path:
    """The joint site of three members that publish what a hostile catalogue published, the last of them no JSON."""
    said = json.loads((made.site / "api/v1/innovations.json").read_text())
    said["lisensi"]["url"] = SHARED  # so that summaries are taken too
    (folder / "semua.json").write_text(json.dumps(said))
    (folder / "rusak.json").write_text("<html><script>alert(1)</script>")
    (folder / "anggota.yml").write_text(MEMBERS.format(file="semua.json"))
    site = folder / "bersama"
    words = (str(folder / "anggota.yml"), "--output", str(folder / "salinan"), "--site-dir", str(site))
    done = run(made.root, "federate", *words, "--today", TODAY, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not re.search(r"[^\w\s]script>|\x1b", done.stdout)
    return site


@pytest.fixture(scope="module")
def joint(made: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return joined(made, tmp_path_factory.mktemp("bersama"))


def test_every_text_of_a_member_is_said_as_typed(made: Built, joint: Path) -> None:
    known = marked(put for _, put in made.puts)
    said = {file: list(said_by(file)) for file in joint.rglob("*") if file.is_file()}
    assert [each for texts in said.values() for text in texts for each in changed(text, known)] == []
    listed = " ".join(said[joint / "daerah/satu/index.html"])
    assert len(set(re.findall(r"Ki[0-9]+(?:Nama|Ringkasan)\b", listed))) >= min(2 * len(made.texts), 100)
    assert "</script><script>alert(1)</script>{{ 7*7 }} Kabupaten" in listed


def test_pages_of_a_hostile_member_are_like_those_of_any(joint: Path) -> None:
    """The same page of two members, of whom one has a hostile name, has the same elements and attributes."""
    one, other = (list(bones(_tree(joint / f"daerah/{name}/index.html"))) for name in ("satu", "dua"))
    assert one == other


def _tree(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_bytes())


@pytest.mark.browser
@pytest.mark.node
def test_nothing_of_it_runs_in_a_browser(made: Built, joint: Path, tmp_path: Path) -> None:
    pages = [f"{page.parent.relative_to(joint).as_posix()}/" for page in sorted(joint.rglob("index.html"))][:40]
    wanted: dict[str, Any] = {"addresses": pages, "queries": made.texts[1:4], "compared": [], "proposed": []}
    (tmp_path / "daftar.json").write_text(json.dumps(wanted))
    answer = run_script("hostile.mjs", str(joint), str(tmp_path / "daftar.json"))
    seen = [*answer["result"]["seen"].values(), *answer["result"]["searched"], answer["result"]["typed"]]
    assert answer["faults"] == []
    assert [each for each in seen if each["ran"] or each["wide"]] == []
    assert MARK.search(seen[-1]["title"]) is not None
