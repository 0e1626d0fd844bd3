"""Another region from nothing: its site holds nothing of the first one's, and its own shape needs no code."""

import hashlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from new_catalogues import TODAY, Make, checked, errors

from catalogue.catalogue import Catalogue
from catalogue.cli import main
from catalogue.editions import by_organiser_kind, compare, shown_at

ROOT = Path(__file__).parents[2]
# How many innovations of each kind of organiser a neighbour of the first region showed in 2022: 176.
NEIGHBOUR = {"dinas": 90, "kecamatan": 20, "layanan-kesehatan": 45, "bumd": 21}


def built(root: Path) -> Catalogue:
    """Build the site as a person would; returns what it was built from."""
    assert main(["build", "--root", str(root), "--today", TODAY.isoformat()]) == 0
    catalogue = checked(root).structured.catalogue
    assert catalogue
    pages = [path for path in (root / "site" / "inovasi").iterdir() if path.is_dir()]
    assert len(pages) == len(catalogue.innovations)
    return catalogue


def first_region_words() -> Iterator[str]:
    """What would give the first region away: its names, its places, its innovations."""
    data = ROOT / "data"
    site = yaml.safe_load((data / "site.yml").read_text(encoding="utf-8"))
    yield site["daerah"]["nama"]
    yield from (site["url"], site["pengelola"]["surel"], site["repositori"]["url"])
    yield from (district["nama"] for district in yaml.safe_load((data / "districts.yml").read_text(encoding="utf-8")))
    yield from (f"/{path.stem}/" for path in (data / "innovations").glob("*.yml"))


def contents(folder: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes().decode("utf-8", "replace")


@pytest.mark.slow
def test_nothing_of_the_first_region_is_in_the_site(make: Make) -> None:
    start = time.monotonic()
    root = make(nama="Tiruan Raya", festival="Pekan Inovasi Tiruan", mulai="2030-08")
    assert len(built(root).innovations) == 1
    # About ten seconds on a quiet machine; a shared one gets three times that.
    assert time.monotonic() - start < 30
    words = [re.escape(word) for word in first_region_words()]
    assert len(words) > 100
    foreign = re.compile("|".join(rf"(?<!\w){word}(?!\w)" for word in words))
    name = re.compile(words[0], re.IGNORECASE)
    for path, text in contents(root):
        assert not name.search(path), path
        assert not name.search(text), path
        assert not foreign.search(text), (path, foreign.search(text))


def neighbour_data(data: Path) -> None:
    """176 records of test data under four kinds of organisers, one of them the region's own."""
    kinds = [
        {"id": "layanan-kesehatan", "nama": "Puskesmas dan rumah sakit", "nama_jamak": "Puskesmas dan rumah sakit"}
    ]
    agencies, number = [], 0
    for kind, count in NEIGHBOUR.items():
        for each in range(1, count + 1):
            number += 1
            agency = f"uji-{kind}-{(each + 1) // 2}"
            if each % 2:
                agencies.append({"id": agency, "nama": f"Data uji {kind} {each}", "jenis": kind})
            record = {
                "nama": f"Data uji {number:03}",
                "ringkasan": f"Catatan nomor {number} untuk menguji perangkat lunak; bukan inovasi yang nyata.",
                "kelengkapan": "nama-saja",
                "perangkat_daerah": agency,
                "urusan": ["statistik"],
                "festival": [{"edisi": "festival-2022"}],
                "sumber": [{"judul": f"Data uji {number:03}", "url": f"https://uji.example/{number}"}],
            }
            write_yaml(data / "innovations" / f"data-uji-{number:03}.yml", record)
    write_yaml(data / "agency_kinds.yml", kinds)
    own = yaml.safe_load((data / "agencies.yml").read_text(encoding="utf-8"))
    write_yaml(data / "agencies.yml", own + agencies)


def write_yaml(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")


def hash_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.read_bytes())
    return digest.hexdigest()


@pytest.mark.slow
def test_a_neighbour_with_four_kinds_of_organisers_needs_no_code(make: Make) -> None:
    before = hash_of(ROOT / "catalogue" / "region")
    root = make(nama="Tiruan Lor", festival="Festival Data Uji", mulai="2022")
    (root / "data" / "innovations" / "contoh-inovasi.yml").unlink()
    neighbour_data(root / "data")
    assert errors(root) == []
    catalogue = built(root)
    assert len(catalogue.innovations) == 176
    festival = catalogue.festivals[0]
    assert {kind: len(found) for kind, found in by_organiser_kind(festival, catalogue).items()} == NEIGHBOUR
    assert len(shown_at(festival, catalogue)) == len(compare(festival, catalogue).new) == 176
    agencies = (root / "site" / "perangkat-daerah" / "index.html").read_text(encoding="utf-8")
    assert "Puskesmas dan rumah sakit" in agencies
    assert hash_of(ROOT / "catalogue" / "region") == before
