"""Lighthouse, as a phone, on each type of page, at the real catalogue and at 1,000 made-up innovations.

    python benchmarks/lighthouse/run.py [--rounds 5] [--floors]

Writes ``benchmarks/lighthouse.md``. With ``--floors`` it ends with 1 where a score is below what is promised.
Needs Node, ``npm ci`` and Chromium. Performance depends on the machine: run it on one that does nothing else.
"""

import argparse
import json
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parents[1]
TABLE = REPOSITORY / "benchmarks" / "lighthouse.md"
FLOORS = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 98}
PAGES = {"home": "", "list": "inovasi/", "search": "cari/?q={word}", "form": "usulkan/"}


def build(root: Path, today: str) -> Path:
    """Build a root's site beside it."""
    site = root / "site"
    command = (
        sys.executable,
        "-m",
        "catalogue",
        "build",
        "--root",
        str(root),
        "--site-dir",
        str(site),
        "--today",
        today,
    )
    subprocess.run(command, check=True, cwd=REPOSITORY, stdout=subprocess.DEVNULL)
    return site


def addresses(site: Path, word: str) -> dict[str, str]:
    """One page of each type; the innovation is the longest page."""
    longest = max((site / "inovasi").glob("*/index.html"), key=lambda page: page.stat().st_size)
    kinds = PAGES | {"innovation": f"inovasi/{longest.parent.name}/"}
    found = {kind: address.format(word=word) for kind, address in kinds.items()}
    return {kind: address for kind, address in found.items() if (site / address.split("?")[0] / "index.html").is_file()}


def measured(site: Path, rounds: int, word: str) -> tuple[str, dict[str, Mapping[str, Any]]]:
    """Lighthouse's version, and the medians for each kind of page."""
    kinds = addresses(site, word)
    command = ("node", str(HERE / "measure.mjs"), str(site), str(rounds), *kinds.values())
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    answer = json.loads(done.stdout)
    return answer["lighthouse"], {kind: answer["pages"][address] for kind, address in kinds.items()}


def rows(size: str, pages: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for kind, found in pages.items():
        scores = " | ".join(str(found[name]) for name in FLOORS)
        paint, largest = (found[f"{name}-contentful-paint"] / 1000 for name in ("first", "largest"))
        blocked, shift = found["total-blocking-time"], found["cumulative-layout-shift"]
        yield f"| {size} | {kind} | {scores} | {paint:.1f} s | {largest:.1f} s | {blocked:.0f} ms | {shift:.3f} |"


def table(lines: Sequence[str], version: str, rounds: int) -> str:
    head = ("innovations", "page", *FLOORS, "first paint", "largest paint", "blocked", "shift")
    return "\n".join(
        (
            "# Lighthouse, measured",
            "",
            f"Lighthouse {version}, its phone with a slow line and a slowed processor, median of {rounds};",
            "made by `benchmarks/lighthouse/run.py`."
            f" {datetime.now(UTC):%Y-%m-%d}; {platform.machine()} {platform.system()}.",
            "",
            f"| {' | '.join(head)} |",
            f"|{'---|' * len(head)}",
            *lines,
            "",
        )
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--floors", action="store_true")
    options = parser.parse_args()
    lines: list[str] = []
    low: list[str] = []
    version = ""
    with tempfile.TemporaryDirectory() as folder:
        real, made = Path(folder) / "real", Path(folder) / "made"
        real.mkdir()
        shutil.copytree(REPOSITORY / "data", real / "data")
        subprocess.run((sys.executable, str(REPOSITORY / "benchmarks/synthetic.py"), "1000", str(made)), check=True)
        for root, word in ((real, "kesehatan"), (made, "layan")):
            site = build(root, "2026-11-24")
            size = f"{len(list((root / 'data/innovations').glob('*.yml'))):,}"
            version, pages = measured(site, options.rounds, word)
            lines += rows(size, pages)
            low += [
                f"{size} {kind} {name} {found[name]}: {', '.join(found['failed'])}"
                for kind, found in pages.items()
                for name, floor in FLOORS.items()
                if found[name] < floor
            ]
    TABLE.write_text(table(lines, version, options.rounds), encoding="utf-8")
    print("\n".join([*lines, *low]))
    return 1 if low and options.floors else 0


if __name__ == "__main__":
    sys.exit(main())
