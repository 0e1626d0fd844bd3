"""The scripts of the page: as the engine in Python says, within their budgets, harmless."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
import search_corpora
import search_evaluation as evaluation
import search_site
from test_search_engine import cases

from catalogue.search import shards, understand
from catalogue.search.affixes import bare_forms
from catalogue.search.index import build
from catalogue.search.query import search
from catalogue.search.shards import index_files
from catalogue.search.tokens import words

SCRIPTS = search_site.ROOT / "catalogue/assets/search"
HERE = Path(__file__).parent
ODD = [
    "puskes", "kependud", "bankaampah", "2.310", "membikin", "ngurusin surat", "pelicin", "???", "", "a", "Jum’at",
    "ānak", "perusahaannya", "rumahsakit", "tuberkolosis paru-paru", "ꦧꦚꦸꦩꦱ்", "constructor __proto__ toString",
]  # fmt: skip


def asked(folder: Path, queries: list[dict]) -> list[dict]:
    command = ["node", str(HERE / "run_queries.mjs"), str(SCRIPTS / "query.js"), str(folder)]
    done = subprocess.run(command, input=json.dumps(queries), capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


@pytest.mark.node
@pytest.mark.slow
@pytest.mark.parametrize("letters", [0, 12_000], ids=["many words", "few words"])
def test_both_engines_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, letters: int) -> None:
    """Tokens, bare forms, understanding, ranking and scores; with the words split as in a large catalogue and not."""
    for module in (understand, shards):
        monkeypatch.setattr(module, "ALL_LETTERS", letters)
    records = list(search_corpora.enlarged(search_corpora.judged(), 400 if not letters else 124))
    index = build((search_corpora.document(record) for record in records), search_site.lexicon())
    for file in index_files(index, {}, {}):
        (tmp_path / file.path.rsplit("/", 1)[1]).write_bytes(file.raw)
    texts = [query.text for name in ("dev", "held") for query in evaluation.queries(name)]
    texts += ODD + [case["text"] for case in cases("tokens")] + [case["query"] for case in cases("understood")]
    queries = [{"text": text, "exact": exact} for text in texts for exact in (False, True)]
    for query, answer in zip(queries, asked(tmp_path, queries), strict=True):
        result = search(index, query["text"], exact=query["exact"])
        assert answer["tokens"] == words(query["text"], index.lexicon)
        assert answer["forms"] == [query["text"], *bare_forms(query["text"], index.lexicon.spoken)]
        assert answer["read"] == [[w.typed, w.known, w.taken_for, list(w.roots)] for w in result.understood]
        assert [hit[0] for hit in answer["hits"]] == [hit.document for hit in result.hits]
        assert [hit[1] for hit in answer["hits"]] == pytest.approx([hit.score for hit in result.hits])


@pytest.mark.parametrize(
    ("names", "most"),
    [
        (("query",), 4096),
        (("box",), 2_000),
        (("box", "filters", "query", "cari"), 12_500),
        (("suggest",), 2_500),
        (("list", "filters"), 4_000),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else None,
)
def test_weight(names: tuple[str, ...], most: int) -> None:
    assert sum(len(gzip.compress((SCRIPTS / f"{name}.js").read_bytes(), 9)) for name in names) <= most


COMPARING = search_site.ROOT / "catalogue/assets/compare"


@pytest.mark.parametrize(("name", "most"), [("compare", 3_500), ("choose", 2_000)])
def test_weight_of_comparing(name: str, most: int) -> None:
    assert len(gzip.compress((COMPARING / f"{name}.js").read_bytes(), 9)) <= most


@pytest.mark.parametrize("script", sorted([*SCRIPTS.glob("*.js"), *COMPARING.glob("*.js")]), ids=lambda path: path.name)
def test_data_is_only_ever_text(script: Path) -> None:
    dangerous = r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|\.style\b|\bon\w+=|fetch\("
    assert not re.search(dangerous, script.read_text())


def test_every_text_of_the_scripts_exists() -> None:
    source = "".join(path.read_text() for path in [*SCRIPTS.glob("*.js"), COMPARING / "choose.js"])
    texts = (search_site.ROOT / "catalogue/locale/id.yml").read_text()
    english = (search_site.ROOT / "catalogue/locale/en.yml").read_text()
    for key in set(re.findall(r'text\("(\w+)"', source)) - {"kind_", "sort_", "facet_"}:
        assert f"    {key}:" in texts, key
        assert f"    {key}:" in english, key


def test_every_text_of_comparing_exists() -> None:
    texts = (search_site.ROOT / "catalogue/locale/id.yml").read_text().split("  compare:\n")[1]
    for key in set(re.findall(r'text\("(\w+)"', (COMPARING / "compare.js").read_text())) - {"rows", "row_"}:
        assert f"      {key}:" in texts, key


def test_weight_of_the_index() -> None:
    """What every first search fetches, and each file that one fetches on demand."""
    records = search_corpora.judged()
    index = build((search_corpora.document(record) for record in records), search_site.lexicon())
    sizes = {
        file.path.rsplit("/", 1)[1].removesuffix(".js"): len(gzip.compress(file.raw, 6))
        for file in index_files(index, search_corpora.labels(records), {})
    }
    assert sizes.pop("core") <= 12_500
    assert sizes.pop("labels") + sizes.pop("f") <= 4_000
    assert max(sizes.values()) <= 4_000
