"""Little memory and time, whatever is thrown at it; more records take longer in proportion, not more."""

import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from catalogue.safe_text import long_html

from .sites import REPOSITORY, TODAY, run

pytestmark = pytest.mark.slow

MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux
RECORD = (REPOSITORY / "tests/small/data/innovations/akta-seketika.yml").read_text()
LINKS = "  - {judul: x, url: 'https://a.example/'}\n" * 10_000
PLACES = ("Utara", "Selatan", "Timur", "Barat", "Hulu", "Hilir", "Lembah", "Bukit", "Pesisir", "Kota")
SUBJECTS = ("Antrean", "Arsip", "Taman", "Pasar", "Sawah", "Sungai", "Sekolah", "Posyandu", "Perpustakaan", "Terminal")
DOINGS = ("Cepat", "Bersih", "Sehat", "Pintar", "Hijau", "Ramah", "Terbuka", "Terpadu", "Mandiri", "Lestari")


def grown(root: Path, number: int) -> Path:
    """The small catalogue with so many records more, each in words of its own."""
    for place in range(number):
        words = SUBJECTS[place % 10], DOINGS[place // 10 % 10], PLACES[place // 100 % 10]
        text = RECORD.replace("AKTA SEKETIKA", f"{' '.join(words)} {place}").replace(
            "alias_lama:\n  - akta-cepat\n", ""
        )
        text = text.replace("Akta kelahiran", f"{words[0]} {words[2]} ke-{place}")
        (root / f"data/innovations/tumbuh-{place}.yml").write_text(text)
    return root


def measured(root: Path, *words: str) -> tuple[int, float]:
    """Most memory in kilobytes and CPU seconds of a command."""
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(done.returncode, used.ru_maxrss, used.ru_utime + used.ru_stime)\n"
        "sys.stderr.buffer.write(done.stderr[-2000:])\n"
    )
    command = (sys.executable, "-c", code, sys.executable, "-m", "catalogue", *words)
    settings = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=True)
    code_said, memory, seconds = done.stdout.split()
    assert code_said == "0", done.stderr
    return int(memory), float(seconds)


def test_a_thousand_records_are_validated_in_little_memory_and_in_proportion(small: Path, tmp_path: Path) -> None:
    few, many = grown(small, 250), tmp_path / "banyak"
    shutil.copytree(small, many)
    grown(many, 1000)
    _, quick = measured(few, "validate", "--today", TODAY)
    memory, slow = measured(many, "validate", "--today", TODAY)
    assert memory <= 200 * MEGABYTE
    assert slow <= 6 * max(quick, 0.5)  # four times as many; starting is in both


@pytest.mark.audit
def test_a_thousand_records_are_built_in_little_memory_and_in_proportion(small: Path, tmp_path: Path) -> None:
    few, many = grown(small, 250), tmp_path / "banyak"
    shutil.copytree(small, many)
    grown(many, 1000)
    _, quick = measured(few, "build", "--today", TODAY)
    memory, slow = measured(many, "build", "--today", TODAY)
    assert memory <= 512 * MEGABYTE
    assert slow <= 6 * quick


def test_two_hundred_records_are_built_in_little_memory(small: Path) -> None:
    memory, _ = measured(grown(small, 200), "build", "--today", TODAY)
    assert memory <= 256 * MEGABYTE


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data/innovations/raksasa.yml", b"a: " + b"x" * (100 << 20)),
        ("data/agencies.yml", b"- id: x\n" * (13 << 20)),
        ("data/innovations/tautan.yml", f"{RECORD}dokumen:\n{LINKS}".encode()),
        ("data/innovations/catatan.yml", RECORD.replace("Orang tua", "[x](https://a.example/) " * 10_000).encode()),
    ],
    ids=["100 MB of one value", "100 MB of a list", "10,000 links in a list", "10,000 links in a text"],
)
def test_too_much_is_refused_in_a_sentence(small: Path, name: str, text: bytes) -> None:
    (small / name).write_bytes(text)
    settings = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = (sys.executable, "-m", "catalogue", "validate", "--today", TODAY)
    started = time.monotonic()
    done = subprocess.run(
        command, cwd=small, env=settings, capture_output=True, text=True, check=False, preexec_fn=limited
    )
    assert time.monotonic() - started < 60
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr[-500:]
    assert name in done.stdout and len(done.stdout) < 100_000


def test_ten_thousand_links_that_fit_are_shown_quickly() -> None:
    started = time.process_time()
    for text in ("[x](https://a.example/) " * 10_000, "[" * 50_000, "*a **b " * 5_000, "- x\n" * 10_000):
        long_html(text)
    assert time.process_time() - started < 20


@pytest.mark.audit
def test_a_hundred_thousand_files_are_refused_in_a_sentence(small: Path) -> None:
    for number in range(100_001):
        (small / f"data/innovations/f{number}.yml").touch()
    done = run(small, "validate", "--today", TODAY)
    assert done.returncode == 2 and "Traceback" not in done.stderr
    assert "100" in done.stderr
