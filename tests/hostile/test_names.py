"""Names of files: none leaves its folder, overwrites another, or is stored where other systems cannot keep it."""

import os
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue import files
from catalogue.checking import check
from catalogue.diagnostics import has_errors
from catalogue.documents import File
from catalogue.scalars import FileName, Id
from catalogue.slugs import is_slug

from . import corpora
from .sites import TODAY, run

RECORD = Path(__file__).parent.parent / "small/data/innovations/kelas-ibu.yml"
GOOD = ("nama", "nama-lain", "a" * 80, "2024")


SITE_NEEDS = {"index", "404", "assets"}  # as the name of a record only
PICTURE_ONLY = {"nama_lain", "a" * 81}


@pytest.mark.parametrize("name", corpora.paths())
def test_no_such_name_is_a_slug_an_id_or_a_picture(name: str) -> None:
    assert not is_slug(name)
    if name not in SITE_NEEDS and name == name.strip():  # white space around a value is no part of it
        with pytest.raises(ValidationError):
            TypeAdapter(Id).validate_python(name)
    if name not in SITE_NEEDS | PICTURE_ONLY and name == name.strip():
        with pytest.raises(ValidationError):
            TypeAdapter(FileName).validate_python(f"{name}.png")


def test_good_names_are_taken() -> None:
    assert all(is_slug(name) for name in GOOD)


def _storable(name: str) -> bool:
    return "/" not in name and "\0" not in name and name not in ("", ".", "..") and len(os.fsencode(name)) < 250


def test_a_record_under_such_a_name_is_refused_where_it_lies(small: Path) -> None:
    """All names together in one folder, each judged for itself."""
    names = [name for name in corpora.paths() if _storable(name)]
    for name in names:
        (small / "data/innovations" / f"{name}.yml").write_bytes(RECORD.read_bytes())
    found = check(small, date.fromisoformat(TODAY)).diagnostics
    for name in names:
        about = [each for each in found if each.location.path == f"data/innovations/{name}.yml"]
        hidden = name.startswith(".")
        assert has_errors(about) or (hidden and not about), (name, about)


@pytest.mark.parametrize("name", corpora.paths())
def test_the_build_writes_below_its_folder_or_not_at_all(tmp_path: Path, name: str) -> None:
    folder, outside = tmp_path / "a" / "docs", {"milik.txt": b"asli"}
    folder.mkdir(parents=True)
    (tmp_path / "a" / "milik.txt").write_bytes(outside["milik.txt"])
    try:
        files.write_tree(folder, [File(name, "isi"), File("index.md", "awal")])
    except (ValueError, OSError):
        assert not [path for path in folder.rglob("*") if path.is_file()], (
            "nothing is written before all names are known"
        )
    written = {path for path in tmp_path.rglob("*") if path.is_file() and folder not in path.parents}
    assert written == {tmp_path / "a" / "milik.txt"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nama", "NAMA"),
        ("nam\u00e9", unicodedata.normalize("NFD", "nam\u00e9")),
        ("straße", "STRASSE"),
        ("ﬁn", "fin"),
        ("nama", "ｎａｍａ"),
    ],
)
def test_two_names_that_some_system_takes_for_one_are_refused(tmp_path: Path, one: str, other: str) -> None:
    with pytest.raises(ValueError, match="path_taken"):
        files.write_tree(tmp_path, [File(f"{one}/index.md", "1"), File(f"{other}/index.md", "2")])


@pytest.mark.parametrize("name", ["con", "nul.html", "a/aux/b", "com1.md", "a./b", "a /b", "a\x00b", "a\nb", "x" * 256])
def test_names_that_windows_cannot_keep_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="path_refused"):
        files.write_tree(tmp_path, [File(name, "")])


class TestLinks:
    """Nothing outside of the root is read or changed through a link, wherever it lies."""

    @pytest.fixture
    def secret(self, tmp_path: Path) -> Path:
        folder = tmp_path / "rahasia"
        folder.mkdir()
        (folder / "rahasia.yml").write_bytes(RECORD.read_bytes().replace(b"Kelas", b"RAHASIA"))
        (folder / "rahasia.md").write_text("# RAHASIA\n")
        (folder / "rahasia.png").write_bytes(b"RAHASIA")
        return folder

    @pytest.mark.slow
    def test_nothing_behind_a_link_is_published(self, small: Path, secret: Path) -> None:
        for place, target in (
            ("data/innovations/tautan", ""),
            ("data/images/tautan.png", "rahasia.png"),
            ("data/images/tautan", ""),
            ("data/pages/tautan.md", "rahasia.md"),
            ("data/pages/tautan", ""),
            ("data/tautan.md", "rahasia.md"),
        ):
            (small / place).parent.mkdir(parents=True, exist_ok=True)
            (small / place).symlink_to(secret / target, target_is_directory=not target)
        done = run(small, "build", "--today", TODAY)
        assert done.returncode == 0, done.stderr
        published = [path for path in (small / "site").rglob("*") if path.is_file()]
        assert published and not [path for path in published if b"RAHASIA" in path.read_bytes()]

    def test_a_record_that_is_a_link_is_an_error(self, small: Path, secret: Path) -> None:
        (small / "data/innovations/tautan.yml").symlink_to(secret / "rahasia.yml")
        found = check(small, date.fromisoformat(TODAY)).diagnostics
        assert [each.location.path for each in found if each.severity == "error"] == ["data/innovations/tautan.yml"]

    @pytest.mark.parametrize("place", ["data", "data/innovations"])
    def test_a_folder_that_is_a_link_is_refused(self, small: Path, tmp_path: Path, place: str) -> None:
        (small / place).rename(tmp_path / "sebenarnya")
        (small / place).symlink_to(tmp_path / "sebenarnya", target_is_directory=True)
        with pytest.raises(files.UnusableError) as error:
            files.read_data(small)
        assert error.value.key == "folder_is_link"

    @pytest.mark.slow
    @pytest.mark.parametrize("place", ["build", "build/docs", "build/html"])
    def test_the_build_folder_is_never_written_through_a_link(self, small: Path, tmp_path: Path, place: str) -> None:
        mine = tmp_path / "milik"
        mine.mkdir()
        (mine / "penting.txt").write_text("asli")
        (small / place).parent.mkdir(parents=True, exist_ok=True)
        (small / place).symlink_to(mine, target_is_directory=True)
        run(small, "build", "--today", TODAY)
        assert (mine / "penting.txt").read_text() == "asli"
