"""What is read and what is written: a document in, a file out. Nothing else."""

from collections.abc import Callable
from dataclasses import dataclass

INNOVATIONS = "data/innovations/"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it was read. Path is relative to the root, with ``/``."""

    path: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class File:
    """A file to write. Path is relative to the folder it is written under, with ``/``.

    content: text, bytes, or what gives either when asked: where many are too large to be held, or need not be made.
    made_of: a name for all that it is made from, "" where nobody gave one. One path and one such name, one content.
    """

    path: str
    content: str | bytes | Callable[[], str | bytes]
    made_of: str = ""

    @property
    def raw(self) -> bytes:
        """The bytes to write; text is UTF-8."""
        content = self.content() if callable(self.content) else self.content
        return content.encode() if isinstance(content, str) else content

    @property
    def text(self) -> str:
        """The content as text."""
        content = self.content() if callable(self.content) else self.content
        return content if isinstance(content, str) else content.decode()
