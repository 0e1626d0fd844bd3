"""What is written is whole, and nothing lands where it should not."""

import os
from pathlib import Path

import pytest

from catalogue import files
from catalogue.documents import File
from catalogue.files import swapping


def tree(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


class TestWriteTree:
    def test_holds_exactly_the_files(self, tmp_path: Path) -> None:
        files.write_tree(tmp_path, [File("a.md", "1"), File("b/c.md", "2"), File("d/e.md", "3")])
        written = files.write_tree(tmp_path, [File("a.md", "1"), File("b/c.md", "neu")])
        assert tree(tmp_path) == {"a.md": "1", "b/c.md": "neu"}
        assert (written.changed, written.removed, written.unchanged) == (("b/c.md",), ("d/e.md",), 1)
        assert not (tmp_path / "d").exists()

    def test_the_same_again_writes_nothing(self, tmp_path: Path) -> None:
        wanted = [File("a.md", "1"), File("b/c.md", b"\x00")]
        files.write_tree(tmp_path, wanted)
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        assert files.write_tree(tmp_path, wanted).changed == ()
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before

    @pytest.mark.parametrize("path", ["../x", "/x", "a/../../x", "a\\..\\x", "c:x"])
    def test_refuses_to_leave_the_folder(self, tmp_path: Path, path: str) -> None:
        with pytest.raises(ValueError, match="path_refused"):
            files.write_tree(tmp_path / "docs", [File(path, "")])

    @pytest.mark.parametrize(("one", "other"), [("a.md", "A.md"), ("a/b.md", "a/b.md")])
    def test_refuses_two_files_for_one_path(self, tmp_path: Path, one: str, other: str) -> None:
        with pytest.raises(ValueError, match="path_taken"):
            files.write_tree(tmp_path, [File(one, ""), File(other, "")])

    def test_a_link_in_the_way_is_replaced_not_followed(self, tmp_path: Path) -> None:
        outside = tmp_path / "outside.txt"
        outside.write_text("mine")
        docs = tmp_path / "docs"
        docs.mkdir()
        (docs / "a.md").symlink_to(outside)
        files.write_tree(docs, [File("a.md", "new")])
        assert outside.read_text() == "mine"
        assert not (docs / "a.md").is_symlink()


class TestReading:
    def test_links_are_not_followed(self, small: Path, tmp_path: Path) -> None:
        secret = tmp_path / "secret.yml"
        secret.write_text("rahasia: ya")
        (small / "data/innovations/link.yml").symlink_to(secret)
        assert "data/innovations/link.yml" not in {document.path for document in files.read_data(small)}
        assert "data/innovations/link.yml" in files.stray_files(small)

    def test_strays_are_told(self, small: Path) -> None:
        (small / "data/innovations/baru.yaml").write_text("nama: x")
        (small / "data/innovations/sub").mkdir()
        assert files.stray_files(small) == ["data/innovations/baru.yaml", "data/innovations/sub"]

    def test_no_data_folder_is_said(self, tmp_path: Path) -> None:
        with pytest.raises(files.UnusableError) as error:
            files.read_data(tmp_path)
        assert error.value.key == "no_data"


class TestSwap:
    @pytest.mark.parametrize("can_exchange", [True, False])
    def test_the_new_site_takes_the_place_of_the_old(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
    ) -> None:
        if not can_exchange:
            monkeypatch.setattr(swapping, "_exchange", lambda one, other: False)
        site = tmp_path / "site"
        for content in ("satu", "dua"):
            staging = files.staging_folder(site)
            (staging / "index.html").write_text(content)
            files.swap_in(staging, site)
        assert tree(tmp_path) == {"site/index.html": "dua"}

    def test_a_swap_that_was_cut_short_is_finished(self, tmp_path: Path) -> None:
        site, old = tmp_path / "site", tmp_path / ".site.lama"
        old.mkdir()
        (old / "index.html").write_text("lama")
        files.recover(site)
        assert tree(tmp_path) == {"site/index.html": "lama"}

    def test_a_leftover_of_a_finished_swap_goes(self, tmp_path: Path) -> None:
        for name in ("site", ".site.lama"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "index.html").write_text(name)
        files.recover(tmp_path / "site")
        assert tree(tmp_path) == {"site/index.html": "site"}

    def test_a_link_is_no_site_folder(self, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
        with pytest.raises(files.UnusableError):
            files.staging_folder(tmp_path / "site")


def test_a_second_build_is_refused_while_one_runs(tmp_path: Path) -> None:
    lock = tmp_path / "build" / ".lock"
    with files.only_one(lock), pytest.raises(files.UnusableError) as error, files.only_one(lock):
        pass
    assert error.value.key == "already_building"
    with files.only_one(lock):
        pass


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yml"
    path.write_text("lama")

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="space"):
        files.write_file(path, b"baru")
    assert path.read_text() == "lama"
