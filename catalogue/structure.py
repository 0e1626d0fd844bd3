"""Plain data to typed records, and every fault of shape on the way, with its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from pydantic import ValidationError

from catalogue.catalogue import Catalogue
from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.documents import INNOVATIONS as INNOVATIONS
from catalogue.model import Innovation, Record
from catalogue.reference_model import Agency, AgencyKind, District, Festival, ServiceArea, Site
from catalogue.shape_faults import shape_diagnostics
from catalogue.source import Source

T = TypeVar("T", bound=Record)
Path = tuple[str | int, ...]

REFERENCE: Mapping[str, type[Record]] = {
    "agencies": Agency,
    "agency_kinds": AgencyKind,
    "service_areas": ServiceArea,
    "festivals": Festival,
    "districts": District,
}
PACKAGED = ("agency_kinds", "service_areas")
REQUIRED = ("site", "agencies")
_NOWHERE = Source("", None, (), "")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its source, and the path to it inside (an index, for a reference list).

    source: or what finds it, once a place in it is asked for.
    """

    source: Source | Callable[[], Source]
    prefix: Path = ()

    def locate(self, path: Path, on_key: bool = False) -> Location:
        """The place of a value in the record, or of the nearest thing around it that is there."""
        source = self.source() if callable(self.source) else self.source
        whole = self.prefix + path
        for length in range(len(whole), -1, -1):
            place = source.places.get(whole[:length])
            if place:
                line, column = (place.key_line, place.key_column) if on_key else (place.line, place.column)
                return Location(source.path, line, column)
        return Location(source.path)

    def locate_part(self, path: Path, part: str, before: int) -> Location:
        """The place of a piece of a text, where the file holds it as the text does; else that of the text.

        before: how many times the same stands before it in the text.
        """
        source = self.source() if callable(self.source) else self.source
        found = source.find(self.prefix + path, part, before)
        return Location(source.path, *found) if found else self.locate(path)


class Origins(Mapping[tuple[str, str], Origin]):
    """The places of records. The files of innovations are found, and parsed, when a place in them is asked for."""

    def __init__(self, known: Mapping[tuple[str, str], Origin], sources: Mapping[str, Source]) -> None:
        self._known = known
        self._sources = sources

    def __getitem__(self, key: tuple[str, str]) -> Origin:
        path = f"{INNOVATIONS}{key[1]}.yml"
        if key[0] != "innovations" or path not in self._sources:
            return self._known[key]
        return Origin(partial(self._sources.__getitem__, path))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def slug_in(path: str) -> str:
    """The slug that the path of a record ends in."""
    return path.removeprefix(INNOVATIONS).removesuffix(".yml")


@dataclass(frozen=True)
class Structured:
    """What could be read. ``declared`` holds the ids that a file names, even where its record is broken;
    a kind whose file could not be read is missing from it, so that nobody is blamed for that.
    """

    catalogue: Catalogue
    origins: Mapping[tuple[str, str], Origin]
    declared: Mapping[str, frozenset[str]]
    diagnostics: tuple[Diagnostic, ...]
    complete: bool
    partial: tuple["Partial", ...] = ()


@dataclass(frozen=True, slots=True)
class Partial:
    """A record with faults of shape, as far as it could be read: its faulty fields hold stand-ins.

    faulty: the keys whose values are not the record's own, so that nothing is said of them twice.
    """

    record: Innovation
    faulty: frozenset[str]


def structure(sources: Mapping[str, Source], packaged: Mapping[str, Source]) -> Structured:
    """All records of a root.

    sources: by path, ``data/site.yml`` and so on. packaged: the tool's own reference lists by name.
    """
    origins: dict[tuple[str, str], Origin] = {}
    declared: dict[str, frozenset[str]] = {}
    diagnostics: list[Diagnostic] = []
    lists: dict[str, tuple[Any, ...]] = {}
    for name in REFERENCE:
        read = _reference(name, sources.get(f"data/{name}.yml"), packaged.get(name))
        lists[name] = read.records
        origins |= {(name, record_id): origin for record_id, origin in read.origins.items()}
        diagnostics += read.diagnostics
        if read.ids is not None:
            declared[name] = read.ids
    innovations, broken, faults = _innovations(sources)
    declared["innovations"] = frozenset(slug_in(path) for path in sources if path.startswith(INNOVATIONS))
    site, site_faults = _site(sources.get("data/site.yml"))
    diagnostics += [*faults, *site_faults, *_missing_files(sources)]
    if "data/site.yml" in sources:
        origins["site", "site"] = Origin(sources["data/site.yml"])
    catalogue = _catalogue(site or _stand_in(), innovations, lists)
    places = Origins(origins, sources)
    return Structured(catalogue, places, declared, tuple(diagnostics), site is not None, tuple(broken))


def _stand_in() -> Site:
    """Settings to go on checking with where the region's own cannot be read; never published."""
    nowhere = "https://site.example/"
    settings = {
        "versi_skema": "1",
        "nama": "-",
        "daerah": {"nama": "-", "jenis": "kabupaten"},
        "url": nowhere,
        "pengelola": {"nama": "-"},
        "lisensi_data": {"nama": "-", "url": nowhere},
    }
    return Site.model_validate(settings)


def _catalogue(site: Site, innovations: list[Innovation], lists: Mapping[str, tuple[Any, ...]]) -> Catalogue:
    return Catalogue(
        site=site,
        innovations=tuple(sorted(innovations, key=lambda record: (record.name.casefold(), record.slug))),
        agencies=lists["agencies"],
        kinds=lists["agency_kinds"],
        areas=lists["service_areas"],
        festivals=lists["festivals"],
        districts=lists["districts"],
    )


def _missing_files(sources: Mapping[str, Source]) -> Iterator[Diagnostic]:
    for name in REQUIRED:
        path = f"data/{name}.yml"
        if path not in sources:
            yield Diagnostic("S030", Severity.ERROR, Location(path), values={"path": path})


def _site(source: Source | None) -> tuple[Site | None, list[Diagnostic]]:
    if source is None or not isinstance(source.data, dict):
        return None, []
    return _read(Site, source.data, Origin(source))


def _innovations(sources: Mapping[str, Source]) -> tuple[list[Innovation], list[Partial], list[Diagnostic]]:
    records: list[Innovation] = []
    broken: list[Partial] = []
    diagnostics: list[Diagnostic] = []
    for path, source in sources.items():
        if not path.startswith(INNOVATIONS):
            continue
        slug = slug_in(path)
        if isinstance(source.data, dict):
            record, faults = _read(Innovation, source.data, Origin(source), slug)
            diagnostics += faults
            if record:
                records.append(record)
            else:
                broken += _partial(source.data, faults, slug)
    return records, broken, diagnostics


_STAND_INS: Mapping[str, Any] = {
    "nama": "nama",
    "ringkasan": "r" * 40,
    "perangkat_daerah": "a",
    "urusan": ["a"],
    "sumber": [{"judul": "s"}] * 99,  # so many that no ``sumber: N`` seems out of range
}


def _partial(data: dict[str, Any], faults: Iterable[Diagnostic], slug: str) -> Iterator[Partial]:
    """What can be checked of a record with faults of shape, so that all its faults are told at once."""
    faulty = {re.split(r"[.\[]", fault.field)[0] for fault in faults}
    kept = {key: value for key, value in _filled(data).items() if key not in faulty}
    missing = {key: value for key, value in _STAND_INS.items() if key not in kept}
    record, still = _read(Innovation, kept | missing, Origin(_NOWHERE), slug)
    if record and not still:
        yield Partial(record, frozenset(faulty | missing.keys()))


@dataclass(frozen=True)
class _ReferenceList:
    records: tuple[Record, ...]
    origins: Mapping[str, Origin]
    ids: frozenset[str] | None
    diagnostics: tuple[Diagnostic, ...]


def _reference(name: str, own: Source | None, base: Source | None) -> _ReferenceList:
    merged: dict[str, tuple[dict[str, Any], Origin]] = {}
    diagnostics: list[Diagnostic] = []
    for source in (base, own):
        if source is None or not isinstance(source.data, list):
            continue
        seen: dict[str, Origin] = {}
        for index, item in enumerate(source.data):
            origin = Origin(source, (index,))
            record_id = item.get("id") if isinstance(item, dict) else None
            if not isinstance(item, dict) or not isinstance(record_id, str):
                diagnostics += _no_id(item, origin)
            elif record_id in seen:
                diagnostics.append(repeated(record_id, origin, seen[record_id]))
            else:
                seen[record_id] = origin
                merged[record_id] = ({**merged.get(record_id, ({},))[0], **item}, origin)
    records: list[Record] = []
    for item, origin in merged.values():
        record, faults = _read(REFERENCE[name], item, origin)
        diagnostics += faults
        records += [record] if record else []
    unreadable = own is not None and own.data is None
    ids = None if unreadable else frozenset(merged)
    return _ReferenceList(tuple(records), {key: pair[1] for key, pair in merged.items()}, ids, tuple(diagnostics))


def _no_id(item: object, origin: Origin) -> Iterator[Diagnostic]:
    code = "S002" if isinstance(item, dict) else "S005"
    yield Diagnostic(code, Severity.ERROR, origin.locate(()), "id", {"field": "id", "value": str(item)[:80]})


def repeated(record_id: str, origin: Origin, first: Origin) -> Diagnostic:
    """A list that names one id twice. first: where it stood before."""
    values = {"value": record_id, "first": first.locate(("id",)).line}
    return Diagnostic("S024", Severity.ERROR, origin.locate(("id",)), "id", values)


def _read(kind: type[T], data: dict[str, Any], origin: Origin, slug: str = "") -> tuple[T | None, list[Diagnostic]]:
    try:
        return kind.model_validate(_filled(data), context={"slug": slug}), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        return None, list(shape_diagnostics(faults, kind, origin.locate))


def _filled(data: dict[str, Any]) -> dict[str, Any]:
    """The data without keys that have no value: a key left empty is not filled in, not wrong."""
    left: list[Any] = [data]
    while left:  # nearly always nothing is empty, and looking is quicker than making all anew
        held = left.pop()
        values = held.values() if isinstance(held, dict) else held
        if None in values:
            return {key: _without_empty(each) for key, each in data.items() if each is not None}
        left += [each for each in values if isinstance(each, dict | list)]
    return data


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_empty(inner) for key, inner in value.items() if inner is not None}
    return [_without_empty(inner) for inner in value] if isinstance(value, list) else value
