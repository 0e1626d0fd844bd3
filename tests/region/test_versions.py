"""Data of an older version become data of this one; what is not named stays as it was, to the byte."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from new_catalogues import errors

from catalogue import files
from catalogue.data_version import version_faults
from catalogue.documents import Document
from catalogue.region.editing import Edit, change_value, edited, rename_key
from catalogue.region.versions import (
    CURRENT_VERSION,
    MIGRATIONS,
    Migration,
    MigrationError,
    migrate,
)
from catalogue.source import REFERENCE_LIMITS, Source, parse

VERSIONS = Path(__file__).parent / "versions"

SITE = b"\xef\xbb\xbf# Pengaturan\nversi_skema: 1  \nnama: Contoh\n"
RECORD = (
    b"# catatan di atas\r\nnama: 'Satu'\r\n\r\n# tentang pemilik\r\nopd: dinkes\r\nhasil:\r\n"
    b'  - "opd": bukan kunci ini\r\n  - teks: dua\r\nstatus: "aktif"\r\n'
)


# A format that never was: it shows what migrations can do.
def _first(source: Source) -> Iterator[Edit]:
    yield from rename_key(source, ("opd",), "perangkat_daerah")
    yield from rename_key(source, ("hasil", "*", "teks"), "isi")


def _second(source: Source) -> Iterator[Edit]:
    yield from change_value(source, ("status",), "aktif", "berjalan")


STEPS = (Migration(1, "first", _first), Migration(2, "second", _second))


def documents() -> list[Document]:
    return [Document("data/site.yml", SITE), Document("data/innovations/satu.yml", RECORD)]


def test_steps_follow_each_other_and_comments_stay() -> None:
    done = migrate(documents(), STEPS, 3)
    changed = {file.path: file.raw for file in done.files}
    assert changed["data/site.yml"] == SITE.replace(b"versi_skema: 1", b"versi_skema: 3")
    expected = RECORD.replace(b"\nopd:", b"\nperangkat_daerah:")
    expected = expected.replace(b"teks:", b"isi:").replace(b"aktif", b"berjalan")
    assert changed["data/innovations/satu.yml"] == expected
    assert [(each.migration, each.path, each.places) for each in done.changes] == [
        ("first", "data/innovations/satu.yml", 2),
        ("second", "data/innovations/satu.yml", 1),
    ]


def test_only_named_files_are_touched() -> None:
    plain = Document("data/innovations/dua.yml", b"nama:    Dua   \nlain: x\n")
    done = migrate([*documents(), plain], STEPS, 3)
    assert plain.path not in {file.path for file in done.files}


def test_current_data_stay_as_they_are() -> None:
    assert migrate(documents(), (), 1).files == ()


@pytest.mark.parametrize(
    ("site", "key"),
    [
        (b"versi_skema: 9\n", "newer"),
        (b"nama: x\n", "no_version"),
        (b"versi_skema: satu\n", "no_version"),
        (b"versi_skema: 1\nnama: [x\n", "unreadable"),
        (b"versi_skema: 0\n", "no_way"),
    ],
)
def test_what_cannot_be_migrated_is_refused(site: bytes, key: str) -> None:
    with pytest.raises(MigrationError) as caught:
        migrate([Document("data/site.yml", site)], STEPS, 3)
    assert caught.value.key == key


def test_refusals_have_words(texts: object) -> None:
    for key in ("newer", "no_version", "no_way", "unreadable"):
        assert texts(f"region.migrate.{key}", value=9, known=1, path="p", line=1)  # type: ignore[operator]


def test_newer_data_give_one_fault_whatever_else_they_hold() -> None:
    site = parse(Document("data/site.yml", b"# x\nversi_skema: 99\nbaru: {a: b}\n"), REFERENCE_LIMITS)
    (fault,) = version_faults(site)
    assert (fault.code, fault.location.line, fault.values["value"]) == ("R702", 2, 99)
    assert not list(version_faults(parse(Document("data/site.yml", b"versi_skema: 1\n"))))
    assert not list(version_faults(None))


def test_an_edit_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="line 1"):
        edited("nama: x\n", [Edit(1, 1, "judul", "nama")])


def _versions() -> Iterable[Path]:
    return sorted(path for path in VERSIONS.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", _versions(), ids=lambda path: f"version-{path.name}")
def test_every_version_reaches_the_current_one(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    shutil.copytree(folder, root)
    done = migrate(files.read_data(root))
    for file in done.files:
        (root / file.path).write_bytes(file.raw)
    assert (done.before, done.after) == (int(folder.name), CURRENT_VERSION)
    assert errors(root) == []


def test_there_is_a_tree_and_a_step_for_every_version() -> None:
    assert [int(folder.name) for folder in _versions()] == list(range(1, CURRENT_VERSION + 1))
    assert [step.before for step in MIGRATIONS] == list(range(1, CURRENT_VERSION))
