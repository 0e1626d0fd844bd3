"""A build is all or nothing: whatever happens to it, the old site serves and the next build is well."""

import errno
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import Any

import pytest

from catalogue import cli, files
from catalogue.documents import File

from .sites import REPOSITORY, TODAY, run

pytestmark = pytest.mark.slow

SMALL = REPOSITORY / "tests/small/data"
RECORDS = ("kelas-ibu", "tanda-baca", "warung-sehat")  # of two versions of a tiny catalogue
SIGNALS = {"KILL": signal.SIGKILL, "TERM": signal.SIGTERM, "INT": signal.SIGINT}
SEED = 20261124
Tree = dict[str, str]


def tree(folder: Path) -> Tree:
    """Every file with what it holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def version(root: Path, name: str) -> None:
    """Data of one version: names differ, so that every list and many pages do."""
    shutil.rmtree(root / "data", ignore_errors=True)
    shutil.copytree(SMALL, root / "data")
    for path in (root / "data/innovations").iterdir():
        if path.stem in RECORDS:
            path.write_text(path.read_text().replace("\nringkasan:", f"\nkata_kunci: [{name}]\nringkasan:", 1))
        else:
            path.unlink()
    site = root / "data/site.yml"
    site.write_text(site.read_text().replace("Katalog Inovasi Contoh", f"Katalog {name}"))


def start(root: Path, *words: str) -> subprocess.Popen[bytes]:
    settings = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = (sys.executable, "-m", "catalogue", *(words or ("build", "--today", TODAY)))
    return subprocess.Popen(command, cwd=root, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


class Twin:
    """A root with two versions of its data, and the sites that they make."""

    def __init__(self, root: Path) -> None:
        self.root, self.sites = root, {}
        for name in ("satu", "dua"):
            version(root, name)
            started = time.monotonic()
            assert run(root, "build", "--today", TODAY).returncode == 0
            self.seconds = time.monotonic() - started
            self.sites[name] = tree(root / "site")
        assert self.sites["satu"] != self.sites["dua"]

    def copied(self, root: Path) -> "Twin":
        """The same at another place: a site does not know where it was made."""
        shutil.copytree(self.root, root)
        other = copy(self)
        other.root = root
        return other

    def whole(self) -> bool:
        return tree(self.root / "site") in self.sites.values()

    def builds(self, name: str) -> None:
        version(self.root, name)
        done = run(self.root, "build", "--today", TODAY)
        assert done.returncode == 0, done.stderr
        assert tree(self.root / "site") == self.sites[name]
        assert not list(self.root.glob(".site.*")), "nothing is left over"


@pytest.fixture(scope="module")
def twin(tmp_path_factory: pytest.TempPathFactory) -> Twin:
    return Twin(tmp_path_factory.mktemp("kembar"))


def moments(seed: int, number: int, seconds: float) -> list[float]:
    """Seeded moments of a build, half of them near its end, where the sites change places."""
    chance = random.Random(seed)
    return [seconds * chance.uniform(*((0.05, 1.0), (0.75, 1.1))[place % 2]) for place in range(number)]


def killed(twin: Twin, name: str, number: int) -> None:
    for place, moment in enumerate(moments(SEED + SIGNALS[name], number, twin.seconds)):
        version(twin.root, ("satu", "dua")[place % 2])
        data = tree(twin.root / "data")
        running = start(twin.root)
        time.sleep(moment)
        running.send_signal(SIGNALS[name])
        _, said = running.communicate()
        assert twin.whole(), (name, moment)
        assert tree(twin.root / "data") == data
        assert b"Traceback" not in said or name == "KILL"
    twin.builds("satu")
    twin.builds("dua")


@pytest.mark.parametrize("name", SIGNALS)
def test_killed_at_five_moments_the_site_is_whole(twin: Twin, name: str) -> None:
    killed(twin, name, 5)


@pytest.mark.audit
@pytest.mark.parametrize("name", SIGNALS)
def test_killed_at_fifty_moments_the_site_is_whole(twin: Twin, name: str) -> None:
    killed(twin, name, 50)


STAGES = (
    *(f"generating.{each}" for each in ("site_pages", "reference_pages", "quarantine_pages", "export_files")),
    *("generating.form_files", "generating._hand_written", "preparing.index_files"),
    *(f"build.{each}" for each in ("plan", "Assembly.put_rendered", "sitemap_files", "_rendered", "_refuse", "_count")),
    *(
        f"build.files.{each}"
        for each in ("write_tree", "write_into", "staging_folder", "missing", "swap_in", "recover")
    ),
    *(f"build.files.swapping.{each}" for each in ("os.rename", "_sync", "_exchange")),
)


FULL = OSError(errno.ENOSPC, "No space left on device")
BROKEN = [
    *((stage, RuntimeError("rusak")) for stage in STAGES),
    *(pytest.param(stage, FULL, marks=pytest.mark.audit) for stage in STAGES if "files." in stage),
]


@pytest.mark.parametrize(("stage", "error"), BROKEN, ids=str)
def test_whatever_stage_fails_the_old_site_serves(
    twin: Twin, stage: str, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise error

    before = tree(twin.root / "site")
    version(twin.root, "satu" if before == twin.sites["dua"] else "dua")  # so that there is something to build
    data = tree(twin.root / "data")
    monkeypatch.setattr(f"catalogue.{stage}", fail)
    try:
        code = cli.main(["build", "--root", str(twin.root), "--today", TODAY])
    except RuntimeError:
        code = 2
    if code:
        assert tree(twin.root / "site") == before
    else:
        assert (
            stage == "build.files.swapping.os.rename" and twin.whole()
        )  # not needed where two folders change places at once
    assert tree(twin.root / "data") == data


def test_after_failures_the_next_build_is_well(twin: Twin) -> None:
    twin.builds("dua")


def test_of_two_builds_at_once_one_waits_its_turn_or_says_so(twin: Twin) -> None:
    version(twin.root, "satu")
    both = [start(twin.root) for _ in range(2)]
    said = [process.communicate()[1].decode() for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 0], [0, 2]), said
    assert all("Traceback" not in each for each in said)
    assert tree(twin.root / "site") == twin.sites["satu"]


def test_a_stop_asked_for_is_answered_in_a_sentence(twin: Twin) -> None:
    for name in ("TERM", "INT"):
        standing = tree(twin.root / "site")
        version(twin.root, "satu" if standing == twin.sites["dua"] else "dua")  # so that there is something to build
        running = start(twin.root)
        time.sleep(twin.seconds * 0.6)
        running.send_signal(SIGNALS[name])
        _, said = running.communicate()
        assert running.returncode in (0, 2) and b"Traceback" not in said, said


class TestDisk:
    """A disk of its own, small enough to fill. Needs root; skipped by name without."""

    @pytest.fixture
    def disk(self, tmp_path: Path) -> Iterator[Path]:
        place = tmp_path / "cakram"
        place.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=128m", "tmpfs", str(place)], capture_output=True)
        if os.geteuid() or mounted.returncode:
            pytest.skip("memasang tmpfs perlu root")
        yield place
        subprocess.run(["mount", "-o", "remount,rw,size=128m", str(place)], check=False)
        subprocess.run(["umount", str(place)], check=True)

    @staticmethod
    def sized(disk: Path, how: str) -> None:
        subprocess.run(["mount", "-o", f"remount,{how}", str(disk)], check=True)

    def test_full_at_three_levels(self, disk: Path, twin: Twin) -> None:
        root = disk / "akar"
        twin = twin.copied(root)
        twin.builds("dua")  # so that the other version changes every page
        before = tree(root / "site")
        used = shutil.disk_usage(disk).used >> 10
        for free in (0, 200, 600):  # kB; a build that changes every page needs more than a megabyte
            version(root, "satu")
            self.sized(disk, f"size={used + free}k")
            done = run(root, "build", "--today", TODAY)
            assert (done.returncode, tree(root / "site")) == (2, before), (free, done.stderr)
            assert "Traceback" not in done.stderr and done.stderr.count("\n") <= 2
            self.sized(disk, "size=128m")
        twin.builds("satu")

    def test_read_only(self, disk: Path, twin: Twin) -> None:
        root = disk / "akar"
        twin = twin.copied(root)
        twin.builds("dua")
        before = tree(root / "site")
        version(root, "satu")
        self.sized(disk, "ro")
        done = run(root, "build", "--today", TODAY)
        assert (done.returncode, tree(root / "site")) == (2, before)
        assert "Traceback" not in done.stderr
        self.sized(disk, "rw")
        twin.builds("satu")


class TestForbidden:
    """Without the right of root to read and write everything."""

    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        with tempfile.TemporaryDirectory() as name:
            yield Path(name)

    @pytest.mark.parametrize(
        ("place", "mode"), [("data/innovations/kelas-ibu.yml", 0), ("data/innovations", 0), (".", 0o555)]
    )
    def test_what_may_not_be_read_or_written_is_said(self, twin: Twin, folder: Path, place: str, mode: int) -> None:
        root = folder / "akar"
        twin = twin.copied(root)
        before = tree(root / "site")
        version(root, "satu")
        if place == ".":
            (root / "build").rename(folder / "lama")  # so that a folder must be made
        (root / place).chmod(mode)
        settings = os.environ | {"PYTHONPATH": str(REPOSITORY)}
        rights = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
        command = (*rights, sys.executable, "-B", "-m", "catalogue", "build", "--today", TODAY)
        done = subprocess.run(command, cwd=root, env=settings, capture_output=True, text=True, check=False)
        (root / place).chmod(0o755 if (root / place).is_dir() else 0o644)
        assert done.returncode == 2, done.stderr
        assert "Traceback" not in done.stderr
        assert tree(root / "site") == before


class TestDataFiles:
    """Commands that write into data/ change all files or none, and keep what they replace until all is well."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        shutil.copytree(SMALL, tmp_path / "data")
        sample = (SMALL / "innovations/kelas-ibu.yml").read_text()
        for number in range(40):
            untidy = sample.replace("nama: ", "nama:   ", 1).replace("urusan:", "\n\nurusan:", 1)
            (tmp_path / f"data/innovations/kelas-{number}.yml").write_text(untidy)
        return tmp_path

    @pytest.mark.parametrize("error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device", "x")])
    @pytest.mark.parametrize("after", [0, 1, 20, 39])
    def test_format_changes_all_or_none(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, after: int, error: BaseException
    ) -> None:
        before, replace, calls = tree(root), os.replace, iter(range(1000))

        def fail(*arguments: Any) -> None:
            if next(calls) == after:
                raise error
            replace(*arguments)

        monkeypatch.setattr(os, "replace", fail)
        assert cli.main(["format", "--root", str(root)]) == 2
        assert tree(root) == before

    def test_format_killed_leaves_whole_files(self, root: Path) -> None:
        old = {path: path.read_bytes() for path in (root / "data/innovations").glob("*.yml")}
        copy = root.parent / "lain"
        shutil.copytree(root, copy)
        assert run(copy, "format").returncode == 0
        new = {path: (copy / path.relative_to(root)).read_bytes() for path in old}
        for moment in moments(SEED, 5, 0.6):
            running = start(root, "format")
            time.sleep(moment)
            running.kill()
            running.communicate()
            assert all(path.read_bytes() in (old[path], new[path]) for path in old)
        assert run(root, "format").returncode == 0
        assert {path: path.read_bytes() for path in old} == new
        assert not list(root.rglob(".*.baru")) and not list(root.rglob(".*.lama"))

    def test_several_files_are_written_and_removed_together(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a.yml").write_text("lama")
        (tmp_path / "b.yml").write_text("dibuang")
        before, replace = tree(tmp_path), os.replace

        def fail(source: Path, target: Path) -> None:
            if target.name == "c.yml":
                raise OSError(errno.EIO, "rusak")
            replace(source, target)

        monkeypatch.setattr(os, "replace", fail)
        wanted = [File("a.yml", "baru"), File("c.yml", "baru")]
        with pytest.raises(OSError, match="rusak"):
            files.write_together(tmp_path, wanted, remove=["b.yml"])
        assert tree(tmp_path) == before
        monkeypatch.setattr(os, "replace", replace)
        assert files.write_together(tmp_path, wanted, remove=["b.yml"]) == ("a.yml", "c.yml", "b.yml")
        assert set(tree(tmp_path)) == {"a.yml", "c.yml"}
