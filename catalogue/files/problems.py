"""What is said of an environment that is in the way."""

import errno
from collections.abc import Mapping
from pathlib import Path


class UnusableError(Exception):
    """The environment is in the way (a link, a full disk, a lock). ``key`` names the text under ``cli.``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


class PathError(UnusableError, ValueError):
    """A file that may not be written: its path leaves the folder, is kept by no system, or is another file's."""


def no_link(*folders: Path) -> None:
    """Raises UnusableError where a folder is a link: what lies behind it is not ours to read or to clear."""
    for folder in folders:
        if folder.is_symlink():
            raise UnusableError("folder_is_link", folder=str(folder))


def environment_problem(error: OSError) -> UnusableError:
    """What to say of a disk that is full, read-only or forbidden."""
    names: Mapping[int, str] = {errno.ENOSPC: "disk_full", errno.EROFS: "read_only", errno.EACCES: "forbidden"}
    return UnusableError(
        names.get(error.errno or 0, "disk_trouble"), path=str(error.filename or ""), reason=error.strerror
    )
