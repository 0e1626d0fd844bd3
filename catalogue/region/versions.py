"""Data of an older version of the tool becomes data of this one; data of a newer one is refused.

``versi_skema`` in ``data/site.yml`` says which version the data follow. A change of the format raises
CURRENT_VERSION by one and adds one Migration, with a frozen tree of the old version in
``tests/region/versions/``. So far there is one version, so there is nothing to migrate.
"""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.data_version import KEY, SITE, version_of
from catalogue.diagnostics import has_errors
from catalogue.documents import Document, File
from catalogue.region.editing import Edit, edited
from catalogue.rules.site import SCHEMA_VERSION
from catalogue.source import REFERENCE_LIMITS, Source, parse

CURRENT_VERSION = SCHEMA_VERSION


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: data of version ``before`` become data of the next.

    name: finds what it does under ``region.migration``. edits: the changes that one file needs.
    """

    before: int
    name: str
    edits: Callable[[Source], Iterable[Edit]]


MIGRATIONS: tuple[Migration, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a migration did in one file: how many places."""

    migration: str
    path: str
    places: int


@dataclass(frozen=True, slots=True)
class Migrated:
    """files: only those that differ. changes: for the summary."""

    before: int
    after: int
    files: tuple[File, ...] = ()
    changes: tuple[Change, ...] = ()


class MigrationError(Exception):
    """Nothing was changed. ``key`` names the text under ``region.migrate``."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def migrate(
    documents: Iterable[Document], migrations: Sequence[Migration] = MIGRATIONS, current: int = CURRENT_VERSION
) -> Migrated:
    """Bring a root's data files to the current version.

    documents: every YAML file below ``data/``. Raises MigrationError for data that are newer, that name no
    version, or that hold YAML faults, since a place in them cannot be trusted.
    """
    texts = {document.path: document.raw for document in documents}
    before = version_of(_parsed(SITE, texts[SITE])) if SITE in texts else None
    if before is None:
        raise MigrationError("no_version", path=SITE)
    if before > current:
        raise MigrationError("newer", value=before, known=current)
    changes: list[Change] = []
    result = texts
    for step in _way(migrations, before, current):
        result = dict(_applied(step, result, changes))
    if before < current:
        result[SITE] = _with_version(result[SITE], current)
    files = tuple(File(path, raw) for path, raw in result.items() if raw != texts[path])
    return Migrated(before, current, files, tuple(changes))


def _way(migrations: Sequence[Migration], before: int, current: int) -> Iterator[Migration]:
    by_version = {migration.before: migration for migration in migrations}
    for version in range(before, current):
        if version not in by_version:
            raise MigrationError("no_way", value=version, known=current)
        yield by_version[version]


def _applied(step: Migration, texts: Mapping[str, bytes], changes: list[Change]) -> Iterator[tuple[str, bytes]]:
    for path, raw in texts.items():
        source = _parsed(path, raw)
        edits = list(step.edits(source))
        if edits:
            changes.append(Change(step.name, path, len(edits)))
        yield path, _edited(raw, edits) if edits else raw


def _with_version(raw: bytes, version: int) -> bytes:
    source = _parsed(SITE, raw)
    place = source.places[(KEY,)]
    written = source.text.split("\n")[place.line - 1][place.column - 1 :].split()[0]
    return _edited(raw, [Edit(place.line, place.column, written, str(version))])


def _edited(raw: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with the edits made; a byte order mark and the line ends stay."""
    mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
    return mark + edited(raw.removeprefix(BOM_UTF8).decode(), edits).encode()


def _parsed(path: str, raw: bytes) -> Source:
    source = parse(Document(path, raw), REFERENCE_LIMITS, object)
    if has_errors(source.diagnostics):
        raise MigrationError("unreadable", path=path, line=source.diagnostics[0].location.line)
    return source
