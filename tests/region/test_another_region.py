"""Another region from nothing: its site holds nothing of the first one's, and its own shape needs no code."""

import hashlib
import html
import re
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from new_catalogues import TODAY, Make, checked, errors

from catalogue.catalogue import Catalogue
from catalogue.cli import main
from catalogue.editions import by_organiser_kind, compare, shown_at
from tests.test_site import catalogue

ROOT = Path(__file__).parents[2]
PICTURES = (".jpg", ".png", ".webp")
# How many innovations of each kind of organiser a neighbour of the first region showed in 2022: 176.
NEIGHBOUR = {"dinas": 90, "kecamatan": 20, "layanan-kesehatan": 45, "bumd": 21}


def built(root: Path) -> Catalogue:
    """Build the site as a person would; returns what it was built from."""
    assert main(["build", "--root", str(root), "--today", TODAY.isoformat()]) == 0
    found = checked(root).structured.catalogue
    assert found
    pages = [path for path in (root / "site" / "inovasi").iterdir() if path.is_dir() and path.name != "halaman"]
    assert len(pages) == len(found.innovations)
    return found


# Words of the first region that are words of everyone, too: kinds of offices, and what the word list lacks.
ORDINARY = (
    "inspektorat|dinkes|dinas kesehatan|dinas kependudukan dan pencatatan sipil|bagian organisasi|setda|bpbd|dinkominfo"
    "|sekretariat daerah|bagian organisasi sekretariat daerah|gasing|sumbang|kembaran|tambak|gumelar"
).split("|")


def first_region_words() -> set[str]:
    """What would give the first region away: its names, places, offices, addresses, innovations."""
    data = ROOT / "data"
    site = read_yaml(data / "site.yml")
    agencies, districts = read_yaml(data / "agencies.yml"), read_yaml(data / "districts.yml")
    innovations = {path.stem: read_yaml(path)["nama"] for path in (data / "innovations").glob("*.yml")}
    found = {
        *(site["daerah"]["nama"], site["url"], site["pengelola"]["surel"], site["repositori"]["url"], "Purwokerto"),
        *(district["nama"] for district in districts),
        *(name for agency in agencies for name in (agency["nama"], agency.get("singkatan", agency["nama"]))),
        *innovations,
        *innovations.values(),
    }
    return {word.casefold() for word in found} - set(ORDINARY)


def read_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def contents(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file with its text; scripts that the theme brings for other languages are not ours."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "javascripts" not in path.parts:
            yield path.relative_to(folder).as_posix(), path.read_bytes().decode("utf-8", "replace")


@pytest.mark.slow
def test_nothing_of_the_first_region_is_in_any_file(tmp_path: Path) -> None:
    """From an empty folder to a site by the two commands that a person types."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    named = ("--name", "Tiruan Raya", "--kind", "kota", "--festival", "Pekan Inovasi Tiruan", "--start", "2030-08")
    for words in (("init", "baru", *named), ("build", "--root", "baru")):
        done = catalogue(tmp_path, *words, "--today", TODAY.isoformat())
        assert done.returncode == 0, done.stdout + done.stderr
    # About ten seconds on a machine of its own; what others do at the time does not count.
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used < 10
    words = first_region_words()
    assert len(words) > 250
    name = re.compile("banyumas|purwokerto", re.IGNORECASE)
    made = dict(contents(tmp_path / "baru"))
    everything = "\n".join(shown.casefold() for each in made.items() for shown in each)
    occurring = sorted((word for word in words if word in everything), key=len, reverse=True)  # as parts of others
    foreign = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, occurring)) or '(?!)'})(?!\w)")
    assert len([path for path in made if path.startswith("site/")]) > 200
    for path, text in made.items():
        assert not name.search(path + text), path
        # The bytes of a picture hold any three letters; its own name tells, and the region's in its text.
        for shown in (path, "" if path.endswith(PICTURES) else text):
            assert not foreign.search(shown.casefold()), (path, foreign.search(shown.casefold()))


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
    before = hash_of(ROOT / "catalogue")
    root = make(nama="Tiruan Lor", festival="Festival Data Uji", mulai="2022")
    (root / "data" / "innovations" / "contoh-inovasi.yml").unlink()
    neighbour_data(root / "data")
    assert errors(root) == []
    neighbour = built(root)
    assert len(neighbour.innovations) == 176
    festival = neighbour.festivals[0]
    assert {kind: len(found) for kind, found in by_organiser_kind(festival, neighbour).items()} == NEIGHBOUR
    assert len(shown_at(festival, neighbour)) == len(compare(festival, neighbour).new) == 176
    page = (root / "site" / "festival" / festival.id / "index.html").read_text(encoding="utf-8")
    for kind, count in NEIGHBOUR.items():
        title = neighbour.kind_by_id[kind].plural or neighbour.kind_by_id[kind].name
        assert f"<summary>{title} ({count})</summary>" in html.unescape(page)
    agencies = (root / "site" / "perangkat-daerah" / "index.html").read_text(encoding="utf-8")
    assert "Puskesmas dan rumah sakit" in agencies
    assert hash_of(ROOT / "catalogue") == before
