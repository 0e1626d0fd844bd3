"""Measure our search and its peers in one run, and write benchmarks/search.md.

    python benchmarks/search/run.py [--pagefind PATH] [--sizes 1000,10000,33000]

Needs Node with puppeteer-core (npm ci) and Chromium. Pagefind comes from npm (``npm i pagefind``, outside
of this repository); without it its line is left out.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE), str(ROOT / "tests/search")]

import peers  # noqa: E402
import search_corpora as corpora  # noqa: E402 - the tests' own modules, found by the path above
import search_evaluation as evaluation  # noqa: E402
import search_site as pages  # noqa: E402

OURS = ("/cari/?q={q}", "a.result__link")
MATERIAL = ("/?q={q}", ".md-search-result__list > li a")
KINDS = ("exact", "morph", "sehari", "typo", "ejaan", "instansi", "frasa", "dialek")


def main() -> None:
    """Build, measure, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pagefind", type=Path)
    options.add_argument("--sizes", default="1000,10000,33000")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        quality = dict(_quality(folder, chosen.pagefind))
        sizes = [(size, _ours(folder, size, slower=4 if size == 1000 else None)) for size in _sizes(chosen.sizes)]
    (ROOT / "benchmarks/search.md").write_text(_report(quality, sizes))


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",") if size]


def _quality(folder: Path, pagefind: Path | None) -> Any:
    documents = [corpora.document(record) for record in corpora.judged()]
    yield "ours", _ours(folder, len(documents), every=True)
    yield "Material for MkDocs", _measured(peers.material_site(folder / "material", documents), *MATERIAL)
    if pagefind:
        yield "Pagefind", _measured(peers.pagefind_site(folder / "pagefind", documents, pagefind), *OURS)


def _ours(folder: Path, size: int, *, every: bool = False, slower: int | None = None) -> Mapping[str, Any]:
    records = list(corpora.enlarged(corpora.judged(), size))
    site = folder / f"ours-{size}"
    pages.write_site(site, [corpora.document(record) for record in records], corpora.labels(records))
    return _measured(site, *OURS, slower=slower, step=1 if every else 12)


def _measured(site: Path, path: str, links: str, *, slower: int | None = None, step: int = 1) -> Mapping[str, Any]:
    (site.parent / "queries.json").write_text(json.dumps(_queries()))
    out = site.parent / "out.json"
    files = [str(site), str(site.parent / "queries.json"), str(out)]
    command = ["node", str(HERE / "measure.mjs"), *files, path, links, str(step)]
    subprocess.run([*command, *([str(slower)] if slower else [])], check=True, cwd=ROOT)
    found: Mapping[str, Any] = json.loads(out.read_text())
    return found


def _queries() -> list[Mapping[str, str]]:
    return [{"qid": query.qid, "query": query.text} for name in ("dev", "held") for query in evaluation.queries(name)]


def _report(quality: Mapping[str, Mapping[str, Any]], sizes: Sequence[tuple[int, Mapping[str, Any]]]) -> str:
    judged = [query for name in ("dev", "held") for query in evaluation.queries(name)]
    negative = [query for query in judged if not query.relevant]
    lines = [*_heading(len(judged)), "| engine | nDCG@10 | first three | empty | useless | nonsense: results |"]
    lines += ["|---|---|---|---|---|---|"]
    scores = {name: evaluation.evaluated(judged, found["run"]) for name, found in quality.items()}
    for name, found in quality.items():
        all_, noise = scores[name]["all"], sum(len(found["run"][query.qid]) for query in negative) / len(negative)
        lines.append(
            f"| {name} | {all_.ndcg:.3f} | {all_.hit3:.0%} | {all_.empty:.1%} | {all_.useless:.1%} | {noise:.1f} |"
        )
    lines += ["", "nDCG@10 by kind of query:", "", f"| engine | {' | '.join(KINDS)} |", "|---" * (len(KINDS) + 1) + "|"]
    for name, found in scores.items():
        lines.append(f"| {name} | {' | '.join(f'{found[kind].ndcg:.2f}' for kind in KINDS)} |")
    lines += ["", "Bytes as sent (gzip), in kB; the first search by somebody who has seen only the first page:", ""]
    lines += [
        "| engine | records | page load without searching | first search, median | most |",
        "|---|---|---|---|---|",
    ]
    at_size = [(name, corpora.JUDGED, found) for name, found in quality.items()]
    for name, size, found in [*at_size, *(("ours", size, found) for size, found in sizes)]:
        values = [found[key] / 1000 for key in ("visitSearch", "firstSearchMedian", "firstSearchMost")]
        lines.append(f"| {name} | {size} | {' | '.join(f'{value:.1f}' for value in values)} |")
    for size, found in sizes:
        if "times" in found:
            times = found["times"]
            lines += ["", f"Query module at {size} records, processor slowed 4×, p95 of {len(judged)} queries: "]
            lines[-1] += f"{times['warmP95']:.0f} ms; with its files still to be fetched {times['coldP95']:.0f} ms."
    return "\n".join(lines) + "\n"


def _heading(queries: int) -> list[str]:
    chromium = subprocess.run(["chromium", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout.strip()
    return [
        "# Search, measured",
        "",
        f"{queries} queries typed into a bare page around the search, over the judged corpus of",
        "124 records in `tests/search/`; made by `benchmarks/search/run.py`. 38 are the development queries.",
        "The other 143 were written before the lexicon and the engine, by the same hand; every second of them",
        "was then looked at while building, the rest only summed up",
        "(67 answerable ones: nDCG@10 0.965), so what strangers type will score lower.",
        f"{date.today():%Y-%m-%d}; {platform.machine()}, {platform.system()}, Python {platform.python_version()},",
        f"Node {node}, {chromium}, mkdocs-material {version('mkdocs-material')}.",
        "",
    ]


if __name__ == "__main__":
    main()
