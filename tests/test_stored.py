"""What is kept of earlier runs is right or is not used."""

import json
import shutil
from pathlib import Path

import pytest

from catalogue.stored import FOLDER, digest, open_cache, tree_digest


def entries(root: Path) -> list[Path]:
    return sorted((root / FOLDER).rglob("*.json"))


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    open_cache(tmp_path).write("kind", "ab12", {"teks": ["é", 1, None]})
    assert open_cache(tmp_path).read("kind", "ab12") == {"teks": ["é", 1, None]}
    assert open_cache(tmp_path).read("kind", "ab13") is None


@pytest.mark.parametrize("damage", [b"", b"{}", b"\xff\x00", b'0123\n{"a":1}'])
def test_a_damaged_entry_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    open_cache(tmp_path).write("kind", "ab12", 1)
    entries(tmp_path)[0].write_bytes(damage)
    assert open_cache(tmp_path).read("kind", "ab12") is None


def test_an_entry_cut_short_or_changed_is_not_read(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    cache.write("kind", "ab12", {"galat": 0})
    whole = entries(tmp_path)[0].read_bytes()
    for raw in (whole[:-1], whole.replace(b"0}", b"1}")):
        entries(tmp_path)[0].write_bytes(raw)
        assert cache.read("kind", "ab12") is None


def test_an_entry_under_another_name_is_not_read(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    cache.write("kind", "ab12", 1)
    entries(tmp_path)[0].rename(entries(tmp_path)[0].with_name("ab99.json"))
    assert cache.read("kind", "ab99") is None


@pytest.mark.parametrize("keep_times", [True, False])
def test_a_cache_from_elsewhere_is_ignored_and_told(tmp_path: Path, keep_times: bool) -> None:
    """A copy, an archive, or a stranger's commit: none of them has the inode and time that the mark names."""
    open_cache(tmp_path / "a").write("kind", "ab12", 1)
    shutil.copytree(tmp_path / "a", tmp_path / "b", copy_function=shutil.copy2 if keep_times else shutil.copyfile)
    cache = open_cache(tmp_path / "b")
    assert cache.notes == ("cache_ignored",)
    assert cache.read("kind", "ab12") is None
    cache.write("kind", "ab12", 2)
    assert (open_cache(tmp_path / "b").notes, open_cache(tmp_path / "b").read("kind", "ab12")) == ((), 2)


def test_a_link_in_place_of_the_cache_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    open_cache(elsewhere).write("kind", "ab12", 1)
    (tmp_path / "root/build").mkdir(parents=True)
    (tmp_path / "root" / FOLDER).symlink_to(elsewhere / FOLDER)
    assert open_cache(tmp_path / "root").read("kind", "ab12") is None
    assert entries(elsewhere)


def test_unused_entries_are_dropped(tmp_path: Path) -> None:
    cache = open_cache(tmp_path)
    for key in ("ab12", "cd34"):
        cache.write("kind", key, 1)
    cache.keep_only("kind", ["cd34"])
    assert [path.stem for path in entries(tmp_path)] == ["cd34"]


def test_parts_do_not_run_into_each_other() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest(b"ab", "c"), digest("abc"), digest("a", "b", "c")}) == 5


def test_a_tree_is_known_by_names_contents_folders_and_links(tmp_path: Path) -> None:
    known = set()
    (tmp_path / "a.yml").write_text("1")
    known.add(tree_digest(tmp_path))
    (tmp_path / "a.yml").write_text("2")
    known.add(tree_digest(tmp_path))
    (tmp_path / "a.yml").rename(tmp_path / "b.yml")
    known.add(tree_digest(tmp_path))
    (tmp_path / "empty").mkdir()
    known.add(tree_digest(tmp_path))
    (tmp_path / "c").symlink_to("a.yml")
    known.add(tree_digest(tmp_path))
    assert len(known) == 5
    assert json.dumps(tree_digest(tmp_path)) in {json.dumps(name) for name in known}
