"""A check that remembers says exactly what one that does not remember says, after whatever edits."""

import random
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from catalogue import files
from catalogue.checking import check, check_read, judge
from catalogue.cli.asked import around_of
from catalogue.documents import Document
from catalogue.kept_records import KeptRecords
from catalogue.record_checks import Looked
from catalogue.stored import open_cache
from catalogue.verdicts import Verdict

TODAY = date(2026, 11, 24)
RECORD = """\
nama: {name}
ringkasan: Warga mengambil nomor antrean {number} dari rumah dan datang saat gilirannya tiba di loket.
perangkat_daerah: dinkes
urusan:
  - kesehatan
masalah: Warga menunggu sampai dua jam di loket {number} karena semua datang pagi-pagi.
terkait:
  - antrean-{other}
sumber:
  - judul: Berita antrean
    url: https://contoh.go.id/{number}
"""
ADDED = (
    "status: aktif\n",  # a fault of shape, with a hint
    "terkait: [Antrean Satu]\n",
    "nama: dua kali\n",  # a fault of YAML
    "catatan:\n  - Hubungi 0811-0000-000\n",
    "catatan:\n  - Lihat di atas.\n",
    "alias_lama:\n  - antrean-1\n",
    "cara_akses:\n  kontak:\n    - jenis: surel\n      nilai: bukan surel\n",
    "mulai: 2030\n",
    "kepanjangan: Antrean Nomor Telepon Rumah\n",
    "\tx",
)
Edit = Callable[[random.Random, Path], object]


def record(chance: random.Random, number: int) -> str:
    name = chance.choice(("Antrean Satu", "Antrean Satuu", f"Antrean {number}"))
    return RECORD.format(name=name, number=chance.choice((number, 1)), other=chance.randrange(9))


def write(chance: random.Random, data: Path) -> None:
    number = chance.randrange(9)
    (data / f"innovations/antrean-{number}.yml").write_text(record(chance, number), encoding="utf-8")


def add(chance: random.Random, data: Path) -> None:
    path = some(chance, data)
    path.write_text(path.read_text(encoding="utf-8") + chance.choice(ADDED), encoding="utf-8")


def delete(chance: random.Random, data: Path) -> None:
    some(chance, data).unlink()


def rename(chance: random.Random, data: Path) -> None:
    some(chance, data).rename(data / f"innovations/pindah-{chance.randrange(9)}.yml")


def forget_agency(chance: random.Random, data: Path) -> None:
    path = data / "agencies.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: dinkes", "id: dinkes-baru", 1), encoding="utf-8")


def lie_around(chance: random.Random, data: Path) -> None:
    (data / "innovations" / chance.choice(("catatan.txt", "lain.YML"))).write_text("nama: x\n", encoding="utf-8")


def some(chance: random.Random, data: Path) -> Path:
    return chance.choice(sorted((data / "innovations").glob("*.yml")))


EDITS: tuple[Edit, ...] = (write, write, write, add, add, delete, rename, lie_around, forget_agency)


def remembering(root: Path, today: date = TODAY) -> tuple[Verdict, dict[str, Looked]]:
    documents = files.read_data(root)
    memory = KeptRecords(open_cache(root), around_of(root, today, documents))
    recalled = memory.recall(documents)
    return judge(root, today, documents, memory), recalled


@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_both_say_the_same(small: Path, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(12):
        chance.choice(EDITS)(chance, small / "data")
        judged, _ = remembering(small)
        checked = check(small, TODAY)
        assert judged.diagnostics == checked.diagnostics
        assert judged.records == checked.records
        documents = files.read_data(small)
        memory = KeptRecords(open_cache(small), around_of(small, TODAY, documents))
        assert check_read(small, TODAY, documents, memory).diagnostics == checked.diagnostics


def test_a_changed_record_is_the_only_one_that_is_looked_at(small: Path) -> None:
    remembering(small)
    changed = sorted((small / "data/innovations").glob("*.yml"))[0]
    changed.write_text(changed.read_text(encoding="utf-8") + "\n# catatan\n", encoding="utf-8")
    paths = {each.path for each in files.read_data(small) if "innovations" in each.path}
    assert set(remembering(small)[1]) == paths - {f"data/innovations/{changed.name}"}


@pytest.mark.parametrize(
    "change",
    [
        lambda root: (root / "data/agencies.yml").write_text((root / "data/agencies.yml").read_text() + "\n"),
        lambda root: (root / "data/images").mkdir(exist_ok=True) or (root / "data/images/baru.png").write_bytes(b"x"),
        lambda root: shutil.rmtree(root / "build/cache"),
    ],
)
def test_what_a_verdict_depends_on_makes_all_new(small: Path, change: Callable[[Path], object]) -> None:
    remembering(small)
    assert remembering(small)[1]
    change(small)
    assert not remembering(small)[1]


def test_another_day_is_another_verdict(small: Path) -> None:
    remembering(small)
    assert not remembering(small, date(2026, 11, 25))[1]


def test_a_verdict_counts_for_its_own_content_only(small: Path) -> None:
    remembering(small)
    documents = files.read_data(small)
    memory = KeptRecords(open_cache(small), around_of(small, TODAY, documents))
    other = [Document(each.path, each.raw + b"\n") for each in documents]
    assert not memory.recall(other)
