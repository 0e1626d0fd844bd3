"""One member of a federation: its published ``innovations.json``, of which little is taken and nothing trusted.

Taken are the name, the summary, the owner, the service areas and the address of each record. A summary is taken
only where the member's licence lets anyone share it; names and addresses are facts.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, ConfigDict, Field, ValidationError

from catalogue.addresses import ALL, API
from catalogue.documents import File
from catalogue.model import Name, Record, Summary
from catalogue.scalars import Date, Id, Text, Url, refuse
from catalogue.source import shorten
from catalogue.yaml_source.characters import has_forbidden

PUBLISHED = f"{API}innovations.json"
COPIES = "anggota/"
LARGEST = 16 * 1024 * 1024
MOST_RECORDS = 20_000
MOST_AREAS = 3
_POSITION = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,8})?), ?(-?[0-9]{1,3}(?:\.[0-9]{1,8})?)")
# Licences that let anyone share a text, by the beginning of their address after the scheme.
SHARING = (
    "creativecommons.org/licenses/by/",
    "creativecommons.org/licenses/by-sa/",
    "creativecommons.org/publicdomain/",
)


def position(text: str) -> tuple[float, float] | None:
    """Latitude and longitude as written, ``-7.42, 109.24``; None for anything else."""
    match = _POSITION.fullmatch(text)
    if not match:
        return None
    latitude, longitude = float(match[1]), float(match[2])
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _position(text: str) -> str:
    if position(text) is None:
        refuse("number", text)
    return text


class Member(Record):
    """A catalogue that takes part. file: its ``innovations.json`` where it is at hand, else it is fetched.

    position: where it is shown on the map, latitude and longitude.
    """

    id: Id = Field(alias="id")
    url: Url = Field(alias="url")
    name: Text | None = Field(None, alias="nama")
    file: Text | None = Field(None, alias="berkas")
    position: Annotated[Text, AfterValidator(_position)] | None = Field(None, alias="koordinat")

    @property
    def base(self) -> str:
        """The address of its site, with a slash at its end."""
        return self.url.rstrip("/") + "/"


class _Loose(Record):
    """What others publish may hold more than we read: newer versions add keys."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Named(_Loose):
    id: Id = Field(alias="id")
    name: Text = Field(alias="nama")
    equivalent: Id | None = Field(None, alias="padanan")


class _Published(_Loose):
    id: Id = Field(alias="id")
    url: Url = Field(alias="url")
    name: Name = Field(alias="nama")
    summary: Summary | None = Field(None, alias="ringkasan")
    agency: _Named = Field(alias="perangkat_daerah")
    areas: tuple[_Named, ...] = Field(alias="urusan")


class _Licence(_Loose):
    name: Text = Field(alias="nama")
    url: Url = Field(alias="url")


class _Head(_Loose):
    title: Text = Field(alias="judul")
    date: Date = Field(alias="tanggal")
    licence: _Licence = Field(alias="lisensi")


@dataclass(frozen=True, slots=True)
class JointRecord:
    """What is taken of one innovation. areas: ids, the official ones where the member names an equivalent."""

    id: str
    url: str
    name: str
    summary: str
    agency: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MemberCopy:
    """What is taken of one member. refused: records that are not as they are published."""

    member: Member
    title: str
    date: str
    licence: str
    licence_url: str
    records: tuple[JointRecord, ...]
    refused: int


class MemberError(Exception):
    """Nothing of a member can be used. ``key`` names the text under ``region.federate.trouble``."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.detail = shorten(detail, 120)


def read_member(member: Member, raw: bytes) -> MemberCopy:
    """Read a member's ``innovations.json``, or the copy of it that was kept. Raises MemberError."""
    document = _document(raw)
    head = _head(document)
    records = document.get("data")
    if not isinstance(records, list):
        raise MemberError("not_published")
    if len(records) > MOST_RECORDS:
        raise MemberError("too_many", str(len(records)))
    share = _may_share(head.licence.url)
    taken = {record.id: record for each in records if (record := _record(each, member, share))}
    refused = len(records) - len(taken)
    name = member.name or head.title
    return MemberCopy(member, name, str(head.date), head.licence.name, head.licence.url, tuple(taken.values()), refused)


def copy_file(copy: MemberCopy) -> File:
    """What was taken, in the shape it was published in, so that the same reader reads it again."""
    head = {
        "judul": copy.title,
        "tanggal": copy.date,
        "lisensi": {"nama": copy.licence, "url": copy.licence_url},
        "jumlah": len(copy.records),
    }
    document = head | {"data": [published(record) for record in copy.records]}
    return File(
        f"{COPIES}{copy.member.id}.json", json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
    )


def published(record: JointRecord) -> dict[str, Any]:
    """A record as JSON holds it. Areas and owners have no names of their own here but the id and the label."""
    summary = {"ringkasan": record.summary} if record.summary else {}
    return {
        "id": record.id,
        "url": record.url,
        "nama": record.name,
        **summary,
        "perangkat_daerah": {"id": "pemilik", "nama": record.agency},
        "urusan": [{"id": area, "nama": area} for area in record.areas],
    }


def _document(raw: bytes) -> Mapping[str, Any]:
    if len(raw) > LARGEST:
        raise MemberError("too_large", str(LARGEST))
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise MemberError("no_json") from error
    if not isinstance(document, dict):
        raise MemberError("not_published")
    return document


def _head(document: Mapping[str, Any]) -> _Head:
    try:
        head = _Head.model_validate(document)
    except ValidationError as error:
        raise MemberError("not_published", ".".join(str(step) for step in error.errors()[0]["loc"])) from error
    if any(map(has_forbidden, (head.title, head.licence.name))):
        raise MemberError("hidden")
    return head


def _record(value: Any, member: Member, share: bool) -> JointRecord | None:
    """A record, or None where it is not as published or does not live at its member's address."""
    try:
        read = _Published.model_validate(value)
    except ValidationError:
        return None
    if read.url != f"{member.base}{ALL}{read.id}/" or any(map(has_forbidden, _texts(read))):
        return None
    areas = tuple(dict.fromkeys(area.equivalent or area.id for area in read.areas[:MOST_AREAS]))
    summary = (read.summary or "") if share else ""
    return JointRecord(read.id, read.url, read.name, summary, read.agency.name, areas)


def _texts(read: _Published) -> Iterator[str]:
    yield from (read.name, read.summary or "", read.agency.name)


def _may_share(licence: str) -> bool:
    return licence.split("://", 1)[-1].removeprefix("www.").startswith(SHARING)
