"""The whole build against plain MkDocs + Material of the same pages with everything in the nav.

    python benchmarks/build.py [--rounds 5] [--root .]

Whole processes, CPU seconds (user + system), paired rounds, medians, on a memory file system where there is one.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PLAIN = """
site_name: Plain
site_url: https://plain.example/
docs_dir: docs
theme:
  name: material
  language: id
plugins: [search]
markdown_extensions: [tables, admonition, attr_list, md_in_html, footnotes, def_list, toc, pymdownx.details,
  pymdownx.superfences, pymdownx.tabbed]
"""


def cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of one process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(HERE), "NO_MKDOCS_2_WARNING": "1"},
    )
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--root", type=Path, default=HERE)
    options = parser.parse_args()
    memory = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=memory) as name:
        folder = Path(name)
        ours, plain = folder / "ours", folder / "plain"
        shutil.copytree(options.root / "data", ours / "data")
        build = [sys.executable, "-m", "catalogue", "build", "--today", "2026-12-31"]
        validate = [sys.executable, "-m", "catalogue", "validate", "--today", "2026-12-31"]
        cpu(build, ours)
        plain.mkdir()
        pages = list((ours / "build/docs").rglob("*.md"))
        for page in pages:
            target = plain / "docs" / page.relative_to(ours / "build/docs")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(page, target)
        (plain / "mkdocs.yml").write_text(PLAIN)
        rounds = []
        for _ in range(options.rounds):
            shutil.rmtree(ours / "build")
            shutil.rmtree(ours / "site")
            cold = cpu(build, ours)
            again = cpu(build, ours)
            checked = cpu(validate, ours)
            peer = cpu([sys.executable, "-m", "mkdocs", "build", "-q"], plain)
            rounds.append((cold, again, checked, peer))
    cold, again, checked, peer = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{len(pages)} pages, median of {options.rounds}, CPU seconds of whole processes")
    for label, seconds in (("cold build", cold), ("build again", again), ("validate", checked), ("plain MkDocs", peer)):
        print(f"  {label:13} {seconds:6.2f}  {seconds / peer:5.2f} of plain")


if __name__ == "__main__":
    main()
