"""What the site that stands was made from, so that what would come out the same is not made again.

A file may name all that it is made from (``File.made_of``). Where the old site has a file that was made from the same,
in the same frame, with the bytes that were written then, it is finished: it is shared with the new site.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from catalogue.documents import File
from catalogue.stored import Cache, digest

KIND = "standing"
PARTS = 64  # of what is kept: a change rewrites the parts that it touches


@dataclass(frozen=True, slots=True)
class Stood:
    """A finished file. seal: of its bytes. frame: of what it was filled into. shape: its front matter's."""

    made_of: str
    seal: str
    frame: str = ""
    shape: Mapping[str, str] | None = None

    @property
    def plain(self) -> list[Any]:
        """The same as JSON holds it."""
        return [self.made_of, self.seal, self.frame, self.shape]


@dataclass(frozen=True)
class Standing:
    """What is known of the old site's files, and now of the new one's, by the path of what they were made as."""

    before: Mapping[str, Stood] = field(default_factory=dict)
    now: dict[str, Stood] = field(default_factory=dict)

    def of(self, path: str, made_of: str, frame: str = "") -> Stood | None:
        """The finished file, where it was made from the same."""
        found = self.before.get(path) if made_of else None
        return found if found and (found.made_of, found.frame) == (made_of, frame) else None

    def shape_of(self, file: File) -> Mapping[str, str] | None:
        """The front matter's shape of a page that was made from the same, in whatever frame."""
        found = self.before.get(file.path) if file.made_of else None
        return found.shape if found and found.made_of == file.made_of else None

    def note(self, path: str, stood: Stood) -> None:
        """A file of the new site."""
        if stood.made_of:
            self.now[path] = stood


def seal(raw: bytes) -> str:
    """A name for a file's bytes."""
    return blake2b(raw, digest_size=20).hexdigest()


def standing_in(cache: Cache | None, site: Path) -> Standing:
    """What is kept of the site in a folder; what cannot be read counts for nothing."""
    before: dict[str, Stood] = {}
    for key in _keys(site) if cache else ():
        kept = cache.read(KIND, key) if cache else None
        if isinstance(kept, dict):
            before |= {path: Stood(*each) for path, each in kept.items()}
    return Standing(before)


def keep(standing: Standing, cache: Cache, site: Path) -> None:
    """Keep what is known of the new site, once it stands."""
    keys = _keys(site)
    cache.keep_only(KIND, keys)
    for key, old, new in zip(keys, _parted(standing.before), _parted(standing.now), strict=True):
        if old != new:
            cache.write(KIND, key, {path: stood.plain for path, stood in new.items()})


def _keys(site: Path) -> list[str]:
    return [digest(str(site.absolute()), number) for number in range(PARTS)]


def _parted(files: Mapping[str, Stood]) -> list[dict[str, Stood]]:
    parts: list[dict[str, Stood]] = [{} for _ in range(PARTS)]
    for path, stood in files.items():
        parts[blake2b(path.encode(), digest_size=1).digest()[0] % PARTS][path] = stood
    return parts
