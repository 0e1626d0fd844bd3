"""What members published, together: copies to keep, JSON in parts, records for the search.

The joint files stand in a site beside that of whoever federates, a province for instance.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from catalogue.addresses import API
from catalogue.documents import File
from catalogue.reference_model import ServiceArea
from catalogue.region.federate import Outcome, State
from catalogue.region.members import JointRecord, MemberCopy, copy_file, published
from catalogue.search.documents import SearchDocument

JSON_FOLDER = f"{API}bersama/"
A_PART = 1000
_STATES = {State.FRESH: "baru", State.KEPT: "salinan-lama", State.MISSING: "kosong"}

T = TypeVar("T")
Joined = tuple[MemberCopy, JointRecord]


@dataclass(frozen=True)
class Joint:
    """A federation at one moment. name: of whoever federates. areas: the official ones, with their words."""

    name: str
    today: date
    outcomes: tuple[Outcome, ...]
    areas: tuple[ServiceArea, ...]

    @cached_property
    def copies(self) -> tuple[MemberCopy, ...]:
        """Every member of whom something is known, by title."""
        found = (outcome.copy for outcome in self.outcomes if outcome.copy)
        return tuple(sorted(found, key=lambda copy: (copy.title.casefold(), copy.member.id)))

    @cached_property
    def records(self) -> tuple[Joined, ...]:
        """Every record with its member."""
        return tuple((copy, record) for copy in self.copies for record in copy.records)

    @cached_property
    def by_area(self) -> Mapping[str, tuple[Joined, ...]]:
        """The records of each service area; areas without any are left out."""
        found: dict[str, list[Joined]] = {}
        for copy, record in self.records:
            for area in record.areas:
                found.setdefault(area, []).append((copy, record))
        return {area.id: tuple(found[area.id]) for area in self.areas if area.id in found}


def kept_copies(outcomes: Sequence[Outcome]) -> Iterator[File]:
    """What is kept of each member, to stand in for it when it is broken or slow."""
    for outcome in outcomes:
        if outcome.copy:
            yield copy_file(outcome.copy)


def joint_data(joint: Joint) -> Iterator[File]:
    """The joint index and its parts."""
    parts = list(split(joint.records, A_PART))
    names = [f"{JSON_FOLDER}innovations-{number:04}.json" for number in range(1, len(parts) + 1)]
    for name, part in zip(names, parts, strict=True):
        yield _json(name, [published(record) | {"daerah": copy.member.id} for copy, record in part])
    head = {"judul": joint.name, "tanggal": joint.today.isoformat(), "jumlah": len(joint.records)}
    yield _json(
        f"{JSON_FOLDER}index.json", head | {"anggota": [_member(each) for each in joint.outcomes], "bagian": names}
    )


def search_documents(joint: Joint) -> Iterator[SearchDocument]:
    """Every record as the search sees it. Its slug is the address of its home; its district is its region."""
    labels = {area.id: (area.name, *area.words) for area in joint.areas}
    for copy, record in joint.records:
        yield SearchDocument(
            slug=record.url,
            name=record.name,
            areas=tuple(word for area in record.areas for word in labels.get(area, ())),
            agencies=(record.agency, copy.title),
            text=record.summary,
            summary=record.summary,
            facets={"area": record.areas, "district": (copy.member.id,)},
        )


def facet_labels(joint: Joint) -> Mapping[str, Mapping[str, str]]:
    """The labels of the facets that joint records have."""
    regions = {copy.member.id: copy.title for copy in joint.copies}
    return {"area": {area.id: area.label for area in joint.areas}, "district": regions}


def split(rows: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """A long list in parts of at most that size."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def _member(outcome: Outcome) -> Mapping[str, Any]:
    copy, member = outcome.copy, outcome.member
    plain: dict[str, Any] = {"id": member.id, "url": member.base, "keadaan": _STATES[outcome.state]}
    if copy:
        licence = {"nama": copy.licence, "url": copy.licence_url}
        plain |= {"nama": copy.title, "tanggal": copy.date, "jumlah": len(copy.records), "lisensi": licence}
    return plain


def _json(path: str, value: object) -> File:
    return File(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
