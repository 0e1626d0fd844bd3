"""How long and how much memory a federation takes: made-up members, published in full, by the real command.

    python benchmarks/federation/measure.py [MEMBERS] [RECORDS]

Every record is made-up test data of about the size that real ones have in ``innovations.json`` (4 kB).
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from catalogue.checking import packaged
from catalogue.cli import main
from catalogue.region.members import Member

ROOT = Path(__file__).resolve().parents[2]
LICENCE = {"nama": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
SYLLABLES = [start + end for start in "bcdgjklmnprstw" for end in "aiu"]


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4)))


def sentence(chance: random.Random, words: list[str], length: int) -> str:
    return " ".join(chance.choices(words, k=length)).capitalize() + "."


def record(base: str, number: int, chance: random.Random, words: list[str], areas: list[str]) -> dict[str, object]:
    return {
        "id": f"uji-{number}",
        "url": f"{base}inovasi/uji-{number}/",
        "nama": f"Data uji {sentence(chance, words, 3)}",
        "ringkasan": sentence(chance, words, 22)[:290],
        "perangkat_daerah": {"id": "dinas-uji", "nama": f"Dinas {chance.choice(words)}"},
        "urusan": [{"id": area, "nama": area} for area in chance.sample(areas, k=chance.randint(1, 2))],
        "solusi": sentence(chance, words, 400),
        "sumber": [{"judul": sentence(chance, words, 8), "url": base}],
    }


def answers(count: int, records: int, areas: list[str]) -> Iterator[tuple[Member, bytes]]:
    chance = random.Random(7)
    words = [word(chance) for _ in range(20_000)]
    for number in range(count):
        base = f"https://daerah-{number}.example/"
        own = [record(base, each, chance, words, areas) for each in range(records // count)]
        document = {"judul": f"Daerah Uji {number}", "tanggal": "2030-01-01", "lisensi": LICENCE, "data": own}
        yield Member.model_validate({"id": f"uji-{number}", "url": base}), json.dumps(document).encode()


def write(folder: Path, count: int, records: int) -> float:
    """Member files, the list of them, and a province that federates; returns the megabytes that members publish."""
    areas = [each["id"] for each in packaged("service_areas").data or ()]
    province = ("--name", "Uji", "--kind", "provinsi", "--today", "2030-01-01")
    assert main(["init", str(folder), *province]) == 0
    listed, size = [], 0
    for number, (member, raw) in enumerate(answers(count, records, areas)):
        (folder / f"{member.id}.json").write_bytes(raw)
        place = f"{-8 + number % 25 * 0.4:.2f}, {100 + number // 25 * 1.5:.2f}"
        listed.append(f"- id: {member.id}\n  url: {member.url}\n  berkas: {member.id}.json\n  koordinat: {place}\n")
        size += len(raw)
    (folder / "anggota.yml").write_text("".join(listed))
    return size / 1e6


def run() -> None:
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    count, records = (*numbers, 500, 40_000)[:2] if len(numbers) != 1 else (numbers[0], 40_000)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        megabytes = write(folder, count, records)
        start = time.perf_counter()
        words = ("federate", str(folder / "anggota.yml"), "--root", str(folder), "--today", "2030-01-01")
        subprocess.run((sys.executable, "-m", "catalogue", *words), check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        made = [path for path in (folder / "site" / "bersama").rglob("*") if path.is_file()]
        index = [path.stat().st_size for path in made if "/search/index/" in path.as_posix()]
        print(f"{count} members, {records} records, {megabytes:.0f} MB of JSON: {seconds:.0f} s")
        print(f"CPU {used.ru_utime + used.ru_stime:.0f} s, memory at most {used.ru_maxrss / 1024:.0f} MB")
        print(f"{len(made)} files, {sum(path.stat().st_size for path in made) / 1e6:.0f} MB")
        print(f"search: {len(index)} files, {sum(index) / 1e6:.0f} MB, largest {max(index) / 1e3:.0f} kB")


if __name__ == "__main__":
    run()
