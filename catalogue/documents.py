"""What is read and what is written: a document in, a file out. Nothing else."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read. Path is relative to the root, with ``/``."""

    path: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file to write. Path is relative to the folder it is written under, with ``/``.

    content: text, bytes, or what gives the bytes when they are written, where many are too large to be held.
    """

    path: str
    content: str | bytes | Callable[[], bytes]

    @property
    def raw(self) -> bytes:
        """The bytes to write; text is UTF-8."""
        if isinstance(self.content, str):
            return self.content.encode()
        return self.content if isinstance(self.content, bytes) else self.content()
