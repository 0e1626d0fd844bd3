"""The records of a catalogue, typed and frozen. A field is declared here once, and only here.

Attribute names are English, keys are Indonesian (what clerks type). Titles, descriptions and examples
stand in ``locale/<lang>.yml`` under ``field.<key>``. Terms of the closed lists follow the national forms:
IGA/IID (Permendagri 104/2018) and KIPP (PermenPANRB 91/2021).
"""

from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, create_model

from catalogue.scalars import (
    Date,
    FileName,
    Flag,
    Id,
    LongText,
    MediumText,
    Number,
    Scalar,
    ShortText,
    Text,
    Url,
    Year,
)

Completeness = Literal["lengkap", "nama-saja"]
Form = Literal["pelayanan-publik", "tata-kelola", "lainnya"]
Kind = Literal["digital", "non-digital"]
Stage = Literal["inisiatif", "uji-coba", "penerapan"]
Initiator = Literal["kepala-daerah", "anggota-dprd", "perangkat-daerah", "asn", "masyarakat"]
Status = Literal["berjalan", "berkembang", "berhenti", "tidak-diketahui"]
ContactKind = Literal["telepon", "whatsapp", "surel", "situs", "aplikasi", "media-sosial"]
Name = Annotated[str, Scalar("text", 2, 120)]
Summary = Annotated[str, Scalar("text", 40, 300)]


class Record(BaseModel):
    """Base of all records: nothing unknown is let in, nothing changes once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


R = TypeVar("R", bound=Record)


def scalar_of(annotation: object, metadata: object = ()) -> Scalar | None:
    """The scalar mark of a field's type, looked for through optional and repeated types."""
    for mark in metadata if isinstance(metadata, (list, tuple)) else ():
        if isinstance(mark, Scalar):
            return mark
    parts = get_args(annotation)
    for part in parts:
        if isinstance(part, Scalar):
            return part
    return next((mark for part in parts if (mark := scalar_of(part))), None)


def bilingual(record: type[R]) -> type[R]:
    """Add an optional ``<key>_en`` beside every text field, for the English edition."""
    extra: dict[str, Any] = {}
    for name, field in record.model_fields.items():
        mark = scalar_of(field.annotation, field.metadata)
        if mark and mark.kind in ("text", "long_text") and field.alias and "dict" not in str(field.annotation):
            kind: Any = LongText if mark.kind == "long_text" else MediumText
            kind = tuple[kind, ...] if "tuple" in str(field.annotation) else kind
            extra[f"{name}_en"] = (kind | None, Field(None, alias=f"{field.alias}_en"))
    return create_model(record.__name__, __base__=record, __module__=record.__module__, __doc__=record.__doc__, **extra)


def in_language(record: Record, name: str, language: str) -> Any:
    """A field's value in a language; the Indonesian one where the other is not given."""
    other = getattr(record, f"{name}_en", None) if language == "en" else None
    return other or getattr(record, name)


def _wrapped(key: str) -> BeforeValidator:
    """Reads a bare text in a list as the mapping ``{key: text}``."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


@bilingual
class Source(Record):
    """Published evidence for a statement."""

    title: MediumText = Field(alias="judul")
    url: Url | None = Field(None, alias="url")
    publisher: Text | None = Field(None, alias="penerbit")
    date: Date | None = Field(None, alias="tanggal")


@bilingual
class Result(Record):
    """What an innovation brought about: a statement, or an indicator before and after."""

    text: MediumText | None = Field(None, alias="teks")
    indicator: Text | None = Field(None, alias="indikator")
    before: ShortText | None = Field(None, alias="sebelum")
    after: ShortText | None = Field(None, alias="sesudah")
    unit: ShortText | None = Field(None, alias="satuan")
    year: Year | None = Field(None, alias="tahun")
    source: Number | None = Field(None, alias="sumber")


@bilingual
class Contact(Record):
    """An official channel of a service."""

    kind: ContactKind = Field(alias="jenis")
    value: Text = Field(alias="nilai")
    note: Text | None = Field(None, alias="keterangan")
    source: Number | None = Field(None, alias="sumber")


@bilingual
class Access(Record):
    """How a citizen gets the service."""

    steps: tuple[MediumText, ...] = Field((), alias="langkah")
    requirements: tuple[MediumText, ...] = Field((), alias="syarat")
    cost: Text | None = Field(None, alias="biaya")
    duration: Text | None = Field(None, alias="jangka_waktu")
    hours: Text | None = Field(None, alias="jam_layanan")
    place: Text | None = Field(None, alias="lokasi")
    district: Id | None = Field(None, alias="kecamatan")
    contacts: tuple[Contact, ...] = Field((), alias="kontak")


@bilingual
class Award(Record):
    """A prize or a listing in a competition."""

    name: Text = Field(alias="nama")
    year: Year | None = Field(None, alias="tahun")
    rank: Text | None = Field(None, alias="peringkat")
    organiser: Text | None = Field(None, alias="penyelenggara")
    source: Number | None = Field(None, alias="sumber")


@bilingual
class Showing(Record):
    """An appearance at a festival."""

    edition: Id = Field(alias="edisi")
    selected: Flag | None = Field(None, alias="terpilih")
    rank: Text | None = Field(None, alias="peringkat")
    source: Number | None = Field(None, alias="sumber")


@bilingual
class Replica(Record):
    """Another region that took the innovation over."""

    region: Text = Field(alias="daerah")
    url: Url | None = Field(None, alias="url")
    year: Year | None = Field(None, alias="tahun")


@bilingual
class Replication(Record):
    """What another region needs to take the innovation over."""

    replicable: Flag | None = Field(None, alias="dapat_direplikasi")
    requirements: LongText | None = Field(None, alias="syarat")
    cost: Text | None = Field(None, alias="biaya")
    document: Url | None = Field(None, alias="dokumen")
    contact: Text | None = Field(None, alias="kontak")
    replicas: tuple[Annotated[Replica, _wrapped("daerah")], ...] = Field((), alias="direplikasi_oleh")
    adapted_from: MediumText | None = Field(None, alias="adaptasi_dari")


@bilingual
class Image(Record):
    """A picture in ``data/images/``."""

    file: FileName = Field(alias="berkas")
    alt: Text = Field(alias="alt")
    credit: Text | None = Field(None, alias="kredit")


@bilingual
class Link(Record):
    """A page or document elsewhere."""

    title: Text = Field(alias="judul")
    url: Url = Field(alias="url")


class Check(Record):
    """When an office last checked the record. Only a person sets it."""

    date: Date = Field(alias="tanggal")
    by: Text = Field(alias="oleh")


@bilingual
class Innovation(Record):
    """One public-service innovation: one file, one page, one permanent address."""

    _slug: str = PrivateAttr(default="")

    name: Name = Field(alias="nama")
    expansion: Text | None = Field(None, alias="kepanjangan")
    summary: Summary = Field(alias="ringkasan")
    completeness: Completeness = Field("lengkap", alias="kelengkapan")
    agency: Id = Field(alias="perangkat_daerah")
    partners: tuple[Text, ...] = Field((), alias="mitra")
    areas: Annotated[tuple[Id, ...], Field(min_length=1, max_length=3)] = Field(alias="urusan")
    form: Form | None = Field(None, alias="bentuk")
    kind: Kind | None = Field(None, alias="jenis")
    stage: Stage | None = Field(None, alias="tahapan")
    initiator: Initiator | None = Field(None, alias="inisiator")
    status: Status = Field("tidak-diketahui", alias="status")
    started: Date | None = Field(None, alias="mulai")
    ended: Date | None = Field(None, alias="berakhir")
    problem: LongText | None = Field(None, alias="masalah")
    solution: LongText | None = Field(None, alias="solusi")
    results: tuple[Annotated[Result, _wrapped("teks")], ...] = Field((), alias="hasil")
    audience: MediumText | None = Field(None, alias="sasaran")
    access: Access | None = Field(None, alias="cara_akses")
    awards: tuple[Award, ...] = Field((), alias="penghargaan")
    festivals: tuple[Showing, ...] = Field((), alias="festival")
    replication: Replication | None = Field(None, alias="replikasi")
    goals: tuple[Number, ...] = Field((), alias="sdgs")
    keywords: tuple[ShortText, ...] = Field((), alias="kata_kunci")
    images: tuple[Image, ...] = Field((), alias="gambar")
    links: tuple[Link, ...] = Field((), alias="tautan")
    documents: tuple[Link, ...] = Field((), alias="dokumen")
    related: tuple[Id, ...] = Field((), alias="terkait")
    notes: tuple[MediumText, ...] = Field((), alias="catatan")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)] = Field(alias="sumber")
    checked: Check | None = Field(None, alias="diperiksa")
    former_slugs: tuple[Id, ...] = Field((), alias="alias_lama")
    extra: dict[str, MediumText] = Field(default_factory=dict, alias="tambahan")

    def model_post_init(self, context: Any) -> None:
        """Take the slug from the file name, handed over as validation context."""
        if isinstance(context, dict):
            self._slug = context["slug"]

    @property
    def slug(self) -> str:
        """The permanent id: the file name without its ending."""
        return str((self.__pydantic_private__ or {})["_slug"])  # as self._slug, which would be looked for by name

    @property
    def id(self) -> str:
        """The same, under the name that all records share."""
        return self.slug

    @property
    def has_end(self) -> bool:
        """Whether the service is known to have stopped."""
        return self.status == "berhenti" or self.ended is not None

    @property
    def newest_source(self) -> Source | None:
        """The source with the latest known date."""
        dated = [source for source in self.sources if source.date]
        return max(dated, key=lambda source: source.date or (0,), default=None)
