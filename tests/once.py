"""What takes long to make and is only looked at is made once in a run, however many workers of pytest-xdist ask for it.

Who changes it makes a copy of its own.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from catalogue import files
from tests.pictures.made import with_pictures

HERE = Path(__file__).parent
REPOSITORY = HERE.parent
SMALL_DAY, REAL_DAY = "2024-09-01", "2026-11-24"
Factory = pytest.TempPathFactory


def catalogue(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own."""
    settings = os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment
    command = (sys.executable, "-m", "catalogue", *words)
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=settings, check=False)


def built(folder: Path, data: Path, *words: str, today: str = SMALL_DAY, **environment: str) -> Path:
    """A new root of a copy of the data, built by the real command."""
    root = folder / "root"
    shutil.copytree(data, root / "data")
    done = catalogue(root, "build", "--today", today, *words, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def once(factory: Factory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that ``make`` filled, whoever asked first; the others wait."""
    base = factory.getbasetemp()
    above = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sekali"
    folder, whole = above / name, above / f"{name}.selesai"
    with _alone(above / f"{name}.kunci"):
        if not whole.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            make(folder)
            whole.touch()
    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with ExitStack() as held:
        while True:
            try:
                held.enter_context(files.only_one(lock))
                break
            except files.UnusableError:
                time.sleep(0.2)
        yield


def _root(factory: Factory, name: str, data: Path, *words: str, today: str) -> Path:
    return once(factory, name, lambda folder: built(folder, data, *words, today=today)) / "root"


@pytest.fixture(scope="session")
def small_root(tmp_path_factory: Factory) -> Path:
    """The small catalogue, built."""
    return _root(tmp_path_factory, "kecil", HERE / "small/data", today=SMALL_DAY)


@pytest.fixture(scope="session")
def small_offline_root(tmp_path_factory: Factory) -> Path:
    """The small catalogue, built to be opened from a folder."""
    return _root(tmp_path_factory, "kecil-luring", HERE / "small/data", "--offline", today=SMALL_DAY)


@pytest.fixture(scope="session")
def real_root(tmp_path_factory: Factory) -> Path:
    """The real catalogue, built."""
    return _root(tmp_path_factory, "nyata", REPOSITORY / "data", today=REAL_DAY)


@pytest.fixture(scope="session")
def real_offline_root(tmp_path_factory: Factory) -> Path:
    """The real catalogue, built to be opened from a folder."""
    return _root(tmp_path_factory, "nyata-luring", REPOSITORY / "data", "--offline", today=REAL_DAY)


@pytest.fixture(scope="session")
def pictured_root(tmp_path_factory: Factory) -> Path:
    """The small catalogue with pictures and a logo, built."""

    def make(folder: Path) -> None:
        shutil.copytree(HERE / "small/data", folder / "own/data")
        built(folder, with_pictures(folder / "own") / "data")

    return once(tmp_path_factory, "bergambar", make) / "root"
