"""The search in Chromium, on a page built from the judged corpus."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import corpus_root
import pytest
import search_corpora
import search_evaluation as evaluation
import search_site

HERE = Path(__file__).parent
pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("site"), offline=False)


@pytest.fixture(scope="module")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus built by the command that everyone uses."""
    root = corpus_root.write_root(tmp_path_factory.mktemp("real"), search_corpora.judged())
    command = [sys.executable, "-m", "catalogue", "build", "--root", str(root), "--today", "2026-01-01"]
    repository = HERE.parents[1]
    done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


def written(folder: Path, *, offline: bool) -> Path:
    records = search_corpora.judged()
    documents = [search_corpora.document(record) for record in records]
    return search_site.write_site(folder, documents, search_corpora.labels(records), offline=offline)


def run(script: str, *arguments: str, told: str = "") -> Any:
    command = ["node", str(HERE / script), *arguments]
    done = subprocess.run(command, input=told, capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_development_queries_typed_into_the_page(real_site: Path) -> None:
    """The floors are what must hold; the kinds with few queries have only the sum to keep."""
    judged = evaluation.queries("dev")
    told = json.dumps([{"qid": query.qid, "text": query.text} for query in judged])
    answer = run("typed.mjs", str(real_site), told=told)
    found = evaluation.evaluated(judged, answer["result"])
    assert answer["faults"] == []
    assert found["all"].ndcg >= 0.90
    assert found["all"].hit3 >= 0.94
    assert found["all"].empty == 0
    assert found["all"].useless <= 0.03
    assert found["sehari"].ndcg >= 0.72
    assert found["typo"].ndcg >= 0.88
    assert found["instansi"].ndcg >= 0.88


def test_what_a_person_does(site: Path) -> None:
    answer = run("interface.mjs", str(site))
    seen = answer["result"]
    assert answer["faults"] == []
    assert "BANK SAMPAH BERKILAU" in seen["suggested"]
    assert "BANK SAMPAH BERKILAU" in seen["chosen"]
    assert seen["closed"]
    assert seen["submitted"] == ["cari/?q=bank+sam", "BANK SAMPAH BERKILAU"]
    assert "“ambulans”" in seen["replaced"][0]
    assert "“amblan”" in seen["replaced"][0]
    assert set(seen["replaced"][1][:2]) == {"SI GERCEP", "PSC SIAP 119"}
    assert seen["exactly"][0] == "cari/?q=amblan&exact=1"
    assert "amblan" in seen["exactly"][1]
    assert seen["exactly"][2] > 5
    assert seen["folded"]  # on a phone the results come first
    filtered = seen["filtered"]
    assert filtered["status"].startswith(f"{filtered['count']} ")
    assert filtered["status"] != filtered["all"]
    assert filtered["address"].startswith("cari/?q=sampah&agency=")
    assert filtered["focus"] == "agency"
    assert seen["unfiltered"]
    assert seen["back"]
    assert seen["sorted"]
    assert "tuberkulosis" in seen["marked"]
    assert seen["escaped"]
    assert seen["recent"][:2] == ["tuberkulosis", "sampah"]
    assert seen["plain"] == 124
    assert seen["cleared"] == [0, 0]
    every, by_word, by_area, counted, again = seen["list"]
    assert every == 124 > by_word > by_area == counted == again > 0
    assert seen["hostile"] == 0
    assert seen["small"] == []
    assert not seen["wide"]


def test_from_a_folder(tmp_path: Path) -> None:
    answer = run("offline.mjs", str(written(tmp_path, offline=True)), "bikin ktp")
    assert answer["faults"] == []
    assert answer["links"][0].endswith("inovasi/laris-ktp/index.html")
    assert answer["title"] == "LARIS KTP"
