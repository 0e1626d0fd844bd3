"""Bytes that wait on the disk, in a file that nobody else sees."""

import tempfile
from pathlib import Path


class Spool:
    """Keeps bytes and gives them back, in any order. The file has no name: it is gone when nobody needs it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (it lives as long as what waits in it)
        self._end = 0

    def keep(self, raw: bytes) -> tuple[int, int]:
        """Keep bytes; returns where they are."""
        self._file.seek(self._end)
        self._file.write(raw)
        place = (self._end, len(raw))
        self._end += len(raw)
        return place

    def read(self, start: int, length: int) -> bytes:
        """What was kept somewhere."""
        self._file.seek(start)
        return self._file.read(length)
