"""A new site made beside the old one and put in its place in one step."""

import contextlib
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from catalogue.files.problems import UnusableError, no_link


def staging_folder(site: Path) -> Path:
    """An empty folder beside the site, on the same file system, where the next one is made."""
    if site.is_symlink() or (site.exists() and not site.is_dir()):
        raise UnusableError("site_not_folder", folder=str(site))
    staging = site.absolute().with_name(f".{site.absolute().name}.baru")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    return staging


def is_unfinished(site: Path) -> bool:
    """Whether something stands beside the site of a build that was cut short, or is still at work."""
    return any(site.absolute().with_name(f".{site.absolute().name}.{end}").exists() for end in ("baru", "lama"))


def swap_in(staging: Path, site: Path) -> None:
    """Put the finished site in the place of the old one, in one step where the system can (Linux)."""
    _open_to_all(staging)
    _sync(staging)
    if not site.exists():
        os.rename(staging, site)
    elif _exchange(staging, site):
        shutil.rmtree(staging, ignore_errors=True)
    else:
        _two_renames(staging, site)


def _open_to_all(folder: Path | str) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            is_folder = entry.is_dir(follow_symlinks=False)
            mode = 0o755 if is_folder else 0o644
            if entry.stat().st_mode & 0o777 != mode:
                Path(entry.path).chmod(mode)
            if is_folder:
                _open_to_all(entry.path)


def recover(site: Path) -> None:
    """Finish a swap of two renames that was cut short: the old site returns if no new one stands there."""
    old = site.with_name(f".{site.name}.lama")
    if old.is_dir() and not site.exists():
        os.rename(old, site)
    shutil.rmtree(old, ignore_errors=True)


def _two_renames(staging: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}.lama")
    shutil.rmtree(old, ignore_errors=True)
    os.rename(site, old)
    os.rename(staging, site)
    shutil.rmtree(old, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Have the new files on the disk before the swap; one call for the whole file system."""
    if hasattr(os, "sync"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            _libc_call("syncfs", descriptor)
        finally:
            os.close(descriptor)


RENAME_EXCHANGE = 2  # linux/fs.h
AT_FDCWD = -100


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system cannot (then two renames follow)."""
    arguments = (AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return _libc_call("renameat2", *arguments) == 0


def _libc_call(name: str, *arguments: Any) -> int:
    if not sys.platform.startswith("linux"):
        return -1
    import ctypes  # of no use to a command that swaps nothing

    try:
        return int(getattr(ctypes.CDLL(None, use_errno=True), name)(*arguments))
    except AttributeError:
        return -1


@contextlib.contextmanager
def only_one(lock: Path) -> Iterator[None]:
    """Hold a lock while building; raises UnusableError when another build holds it. A killed build leaves none."""
    no_link(lock.parent, lock)
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a+b") as stream:
        try:
            _lock(stream.fileno())
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                raise UnusableError("already_building", lock=str(lock)) from None
            raise
        yield


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
