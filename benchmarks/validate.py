"""Validating many records, as a ratio to check-jsonschema on the same files and the same schema.

    python benchmarks/validate.py [--sizes 1000 2000] [--rounds 3] [--peer check-jsonschema]

The records are the real ones, copied under new names. Whole processes: CPU seconds (user + system) and peak memory.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
MEASURE = (
    "import json,resource,subprocess,sys;"
    "code=subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL).returncode;"
    "used=resource.getrusage(resource.RUSAGE_CHILDREN);"
    "print(json.dumps([used.ru_utime+used.ru_stime,used.ru_maxrss/1024,code]))"
)


def many(folder: Path, size: int) -> Path:
    """A root with so many records, made of the real ones."""
    shutil.copytree(HERE / "data", folder / "data")
    originals = sorted((folder / "data/innovations").glob("*.yml"))
    for number in range(size - len(originals)):
        original = originals[number % len(originals)]
        text = original.read_text().replace("nama: ", f"nama: K{number} ", 1)
        (original.parent / f"{original.stem[:60]}-{number}.yml").write_text(text)
    return folder


def used(command: list[str], folder: Path) -> tuple[float, float]:
    """CPU seconds and peak MiB of a command."""
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    seconds, memory, code = json.loads(done.stdout)
    if code not in (0, 1):
        sys.exit(f"{command[0]} ended with {code}")
    return seconds, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[500, 1000, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer", default="check-jsonschema")
    options = parser.parse_args()
    for size in options.sizes:
        with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as name:
            root = many(Path(name), size)
            records = [str(path) for path in sorted((root / "data/innovations").glob("*.yml"))]
            ours = [sys.executable, "-m", "catalogue", "validate", "--today", "2026-12-31", "--format", "json"]
            peer = [options.peer, "--schemafile", str(HERE / "schema/innovation.schema.json"), *records]
            rounds = [(used(ours, root), used(peer, root)) for _ in range(options.rounds)]
        our_cpu = statistics.median(pair[0][0] for pair in rounds)
        peer_cpu = statistics.median(pair[1][0] for pair in rounds)
        our_memory = max(pair[0][1] for pair in rounds)
        print(
            f"{size:6} records  ours {our_cpu:6.2f} s {our_memory:4.0f} MiB"
            f"  check-jsonschema {peer_cpu:6.2f} s  ratio {our_cpu / peer_cpu:.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
