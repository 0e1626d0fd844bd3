"""Our build beside its peers: ``python benchmarks/run.py [--records 111 1000] [--rounds 5] [--peers hugo eleventy …]``.

Whole processes, CPU seconds (user + system) with their children, peak memory, paired rounds, medians, on a memory file
system where there is one. Records are made up (``synthetic.py``). Byte code is kept, as an installation keeps it.
"""

import argparse
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from peers import eleventy, hugo, plain_mkdocs
from synthetic import slug, write

HERE = Path(__file__).resolve().parent.parent
OURS = [sys.executable, "-m", "catalogue"]
TODAY = ["--today", "2026-12-31"]
ELEVENTY, YAML = "@11ty/eleventy@3.1.2", "js-yaml@4.1.0"
LOADER = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""


def used(command: list[str], folder: Path) -> tuple[float, int]:
    """CPU seconds and peak MiB of one process and its children."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPATH": str(HERE), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            said.seek(0)
            sys.exit(said.read()[-2000:].decode("utf-8", "replace"))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def shell_of(page: str) -> str:
    return re.sub(r"(<article[^>]*>).*(</article>)", r"\1@@\2", page, flags=re.DOTALL)


def eleventy_modules() -> Path:
    """Eleventy, installed once into a folder of its own: nothing else needs its 130 packages."""
    folder = HERE / "build/eleventy"
    if not (folder / "node_modules/@11ty").is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        install = ["npm", "install", "--prefix", str(folder), "--no-audit", "--no-fund", "--silent"]
        subprocess.run([*install, ELEVENTY, YAML], check=True)
    return folder / "node_modules"


def works(folder: Path, records: int, peers: list[str]) -> dict[str, Callable[[], tuple[float, int]]]:
    """What is measured, by name, each ready to be run again and again."""
    root = write(folder / "ours", records)
    data = root / "data"
    build = [*OURS, "build", *TODAY]
    used([*build], root)
    page = (root / "site/inovasi" / slug(0) / "index.html").read_text()
    record = data / "innovations" / f"{slug(0)}.yml"

    def cold() -> tuple[float, int]:
        for name in ("build", "site"):
            shutil.rmtree(root / name)
        return used(build, root)

    def one_changed() -> tuple[float, int]:
        text = record.read_text()
        record.write_text(text.replace('ringkasan: "', 'ringkasan: "Ubah ', 1))
        spent = used(build, root)
        record.write_text(text)
        return spent

    def validate(warm: bool) -> tuple[float, int]:
        if not warm:
            shutil.rmtree(root / "build/cache", ignore_errors=True)
        return used([*OURS, "validate", *TODAY], root)

    def one_checked() -> tuple[float, int]:
        text = record.read_text()
        record.write_text(text.replace('ringkasan: "', 'ringkasan: "Ubah ', 1))
        spent = used([*OURS, "validate", *TODAY, str(record)], root)
        record.write_text(text)
        used([*OURS, "validate", *TODAY], root)
        return spent

    found = {
        "cold build": cold,
        "one record changed": one_changed,
        "validate": lambda: validate(False),
        "validate, nothing changed": lambda: validate(True),
        "validate of one file, nothing changed": lambda: used([*OURS, "validate", *TODAY, str(record)], root),
        "validate of one file, that changed": one_checked,
        "--help": lambda: used([*OURS, "--help"], root),
        "C YAML loader alone": lambda: used([sys.executable, "-c", LOADER, str(data)], root),
    }
    if "cp" in peers:
        found["cp -r of the site"] = lambda: used(["sh", "-c", "rm -rf copy && cp -r site copy"], root)
    if "hugo" in peers:
        other = hugo(folder / "hugo", data / "innovations", shell_of(page))
        program = str(Path(sys.executable).with_name("hugo"))
        found["Hugo"] = lambda: used(["sh", "-c", f"rm -rf public && {program} --quiet"], other)
    if "eleventy" in peers:
        other = eleventy(folder / "eleventy", data / "innovations", shell_of(page))
        (other / "node_modules").symlink_to(eleventy_modules())
        program = other / "node_modules/@11ty/eleventy/cmd.cjs"
        found["Eleventy"] = lambda: used(["sh", "-c", f"rm -rf public && node {program} --quiet"], other)
    if "plain" in peers:
        used([*OURS, "export", "--format", "markdown", "--output", str(folder / "md"), *TODAY], root)
        plain = plain_mkdocs(folder / "plain", folder / "md")
        found["plain MkDocs + Material"] = lambda: used([sys.executable, "-m", "mkdocs", "build", "-q"], plain)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[111, 1000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", nargs="*", default=["hugo", "eleventy", "plain", "cp"])
    options = parser.parse_args()
    print(f"{platform.machine()} {platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    memory = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
    for records in options.records:
        with tempfile.TemporaryDirectory(dir=memory) as name:
            measured = works(Path(name), records, options.peers)
            rounds = [{work: run() for work, run in measured.items()} for _ in range(options.rounds)]
        print(f"\n{records} records, median of {options.rounds}\n")
        print("| work | CPU s | of our cold build | MiB |\n|---|---|---|---|")
        for work in measured:
            seconds = statistics.median(each[work][0] for each in rounds)
            ratio = statistics.median(each[work][0] / each["cold build"][0] for each in rounds)
            peak = max(each[work][1] for each in rounds)
            print(f"| {work} | {seconds:.2f} | {ratio:.3f} | {peak} |", flush=True)


if __name__ == "__main__":
    main()
