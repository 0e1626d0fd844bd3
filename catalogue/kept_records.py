"""The verdicts of single records, kept from one check to the next.

They lie in some files by the names of their records, so that a change of one record writes one small file again. Each
file is named by the digest of all that a verdict depends on beside its record, and holds the digest of each record.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.outlines import Outline
from catalogue.record_checks import Looked
from catalogue.stored import Cache, digest
from catalogue.structure import INNOVATIONS
from catalogue.verdicts import diagnostic_plain, diagnostic_read

KIND = "records"
SHELVES = 64
Shelf = dict[str, list[Any]]
"""By path the digest of a record, and what was found in it."""


@dataclass(frozen=True)
class KeptRecords:
    """The verdicts of one root. around: the digest of all that they depend on beside their own record."""

    cache: Cache
    around: str

    def recall(self, documents: Iterable[Document]) -> dict[str, Looked]:
        """What was found in those records that have not changed, by path."""
        known = {}
        for number, some in _shelved(documents).items():
            shelf = self._read(number)
            for document in some:
                sealed, kept = shelf.get(document.path, ("", None))
                looked = _looked(kept) if sealed == digest(document.raw) else None
                if looked:
                    known[document.path] = looked
        return known

    def keep(self, documents: Iterable[Document], looked: Mapping[str, Looked], known: Collection[str]) -> None:
        """Keep what was found, and forget what was found under other circumstances. known: what was recalled."""
        shelved = _shelved(documents)
        for number, some in shelved.items():
            new = {each.path: [digest(each.raw), _plain(looked[each.path])] for each in some if each.path not in known}
            if new:
                shelf = self._read(number)
                now = {each.path: new.get(each.path) or shelf[each.path] for each in some}
                self.cache.write(KIND, self._name(number), now)
        self.cache.keep_only(KIND, map(self._name, shelved))

    def _name(self, number: int) -> str:
        return digest(self.around, number)

    def _read(self, number: int) -> Shelf:
        kept = self.cache.read(KIND, self._name(number))
        return kept if isinstance(kept, dict) else {}


def _shelved(documents: Iterable[Document]) -> Mapping[int, list[Document]]:
    shelves: dict[int, list[Document]] = defaultdict(list)
    for document in documents:
        if document.path.startswith(INNOVATIONS):
            shelves[crc32(document.path.encode("utf-8", "surrogatepass")) % SHELVES].append(document)
    return shelves


def _plain(looked: Looked) -> Any:
    """What was found as JSON can hold it, or None where a value would not come back as it is."""
    outline = looked.outline
    kept = [
        *([diagnostic_plain(each) for each in some] for some in (looked.written, looked.shaped, looked.found)),
        outline and [outline.slug, outline.name, outline.expansion, outline.related, outline.former_slugs,
                     outline.words, outline.whole],
    ]  # fmt: skip
    if not (looked.written or looked.shaped or looked.found):
        return kept  # texts alone always come back
    try:
        return kept if _looked(json.loads(json.dumps(kept))) == looked else None
    except (TypeError, ValueError):
        return None


def _looked(kept: Any) -> Looked | None:
    if kept is None:
        return None
    written, shaped, found, outline = kept
    return Looked(_diagnostics(written), _diagnostics(shaped), _diagnostics(found), outline and _outline(*outline))


def _diagnostics(kept: list[list[Any]]) -> tuple[Diagnostic, ...]:
    return tuple(map(diagnostic_read, kept))


def _outline(
    slug: str, name: str, expansion: str, related: list[str], former: list[str], words: str, whole: bool
) -> Outline:
    return Outline(slug, name, expansion, tuple(related), tuple(former), words, whole)
