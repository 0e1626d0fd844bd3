"""Files that wait until it is their turn to be written: in little room."""

import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Protocol

from catalogue.documents import File


class Room(Protocol):
    """Where bytes are kept."""

    def keep(self, raw: bytes) -> tuple[int, int]:
        """Keep bytes; returns where they are."""

    def read(self, start: int, length: int) -> bytes:
        """What was kept somewhere."""


Wait = Callable[[File], File]
"""Puts a file aside and gives one in its place that is the same when it is asked for."""

QUICKLY = 1  # zlib's level: a quarter of the room for little time


def packed(made: Iterable[File]) -> tuple[File, ...]:
    """The same files, made and held in about a quarter of their room."""
    return tuple(replace(file, content=partial(zlib.decompress, zlib.compress(file.raw, QUICKLY))) for file in made)


def on_disk(spool: Room) -> Wait:
    """Lets files wait packed in a spool: a hundred thousand pages would fill the memory even so."""

    def wait(file: File) -> File:
        place = spool.keep(zlib.compress(file.raw, QUICKLY))
        return replace(file, content=lambda: zlib.decompress(spool.read(*place)))

    return wait


def in_memory(file: File) -> File:
    """Lets a file wait packed."""
    return packed((file,))[0]
