"""The records of a catalogue, typed and frozen. A field is declared here once, and only here.

Attribute names are English, keys are Indonesian (what clerks type). Titles, descriptions and examples
stand in ``locale/<lang>.yml`` under ``field.<key>``. Terms of the closed lists follow the national forms:
IGA/IID (Permendagri 104/2018) and KIPP (PermenPANRB 91/2021).
"""

from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

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


_NOT_NOTED: set[str] = set()


class Record(BaseModel):
    """Base of all records: nothing unknown is let in, nothing changes once made."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    def model_post_init(self, _context: Any, /) -> None:
        """Nobody asks which fields were given; a set of them for each record takes a fifth of its room."""
        object.__setattr__(self, "__pydantic_fields_set__", _NOT_NOTED)

    def __init_subclass__(cls, bilingual: bool = False, **settings: Any) -> None:
        """Add an optional ``<key>_en`` beside every text field, for the English edition, where asked to.

        Here, and not on the finished class, so that each class is made once: that is most of loading this module.
        """
        super().__init_subclass__(**settings)
        for name, annotation in tuple(cls.__annotations__.items()) if bilingual else ():
            twin = _twin(annotation)
            if twin:
                cls.__annotations__[f"{name}_en"] = twin | None
                setattr(cls, f"{name}_en", Field(None, alias=f"{getattr(cls, name).alias}_en"))

    @classmethod
    def __pydantic_init_subclass__(cls, bilingual: bool = False, **settings: Any) -> None:
        """Nothing more to do: the fields are known by now."""


def _twin(annotation: Any) -> Any:
    """The type of the English twin of a field, or None where there is none."""
    mark = scalar_of(annotation)
    if mark is None or mark.kind not in ("text", "long_text") or is_made_of(annotation, dict):
        return None
    kind = LongText if mark.kind == "long_text" else MediumText
    return tuple[kind, ...] if is_made_of(annotation, tuple) else kind  # type: ignore[valid-type]


def is_made_of(annotation: Any, kind: type) -> bool:
    """Whether a type is a list, or a mapping, of something, looked for through optional types."""
    return get_origin(annotation) is kind or any(is_made_of(part, kind) for part in get_args(annotation))


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


def in_language(record: Record, name: str, language: str) -> Any:
    """A field's value in a language; the Indonesian one where the other is not given."""
    other = getattr(record, f"{name}_en", None) if language == "en" else None
    return other or getattr(record, name)


def _wrapped(key: str) -> BeforeValidator:
    """Reads a bare text in a list as the mapping ``{key: text}``."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


class Source(Record, bilingual=True):
    """Published evidence for a statement."""

    title: MediumText = Field(alias="judul")
    url: Url | None = Field(None, alias="url")
    publisher: Text | None = Field(None, alias="penerbit")
    date: Date | None = Field(None, alias="tanggal")


class Result(Record, bilingual=True):
    """What an innovation brought about: a statement, or an indicator before and after."""

    text: MediumText | None = Field(None, alias="teks")
    indicator: Text | None = Field(None, alias="indikator")
    before: ShortText | None = Field(None, alias="sebelum")
    after: ShortText | None = Field(None, alias="sesudah")
    unit: ShortText | None = Field(None, alias="satuan")
    year: Year | None = Field(None, alias="tahun")
    source: Number | None = Field(None, alias="sumber")


class Contact(Record, bilingual=True):
    """An official channel of a service."""

    kind: ContactKind = Field(alias="jenis")
    value: Text = Field(alias="nilai")
    note: Text | None = Field(None, alias="keterangan")
    source: Number | None = Field(None, alias="sumber")


class Access(Record, bilingual=True):
    """How a citizen gets the service."""

    steps: tuple[MediumText, ...] = Field((), alias="langkah")
    requirements: tuple[MediumText, ...] = Field((), alias="syarat")
    cost: Text | None = Field(None, alias="biaya")
    duration: Text | None = Field(None, alias="jangka_waktu")
    hours: Text | None = Field(None, alias="jam_layanan")
    place: Text | None = Field(None, alias="lokasi")
    district: Id | None = Field(None, alias="kecamatan")
    contacts: tuple[Contact, ...] = Field((), alias="kontak")


class Award(Record, bilingual=True):
    """A prize or a listing in a competition."""

    name: Text = Field(alias="nama")
    year: Year | None = Field(None, alias="tahun")
    rank: Text | None = Field(None, alias="peringkat")
    organiser: Text | None = Field(None, alias="penyelenggara")
    source: Number | None = Field(None, alias="sumber")


class Showing(Record, bilingual=True):
    """An appearance at a festival."""

    edition: Id = Field(alias="edisi")
    selected: Flag | None = Field(None, alias="terpilih")
    rank: Text | None = Field(None, alias="peringkat")
    source: Number | None = Field(None, alias="sumber")


class Replica(Record, bilingual=True):
    """Another region that took the innovation over."""

    region: Text = Field(alias="daerah")
    url: Url | None = Field(None, alias="url")
    year: Year | None = Field(None, alias="tahun")


class Replication(Record, bilingual=True):
    """What another region needs to take the innovation over."""

    replicable: Flag | None = Field(None, alias="dapat_direplikasi")
    requirements: LongText | None = Field(None, alias="syarat")
    cost: Text | None = Field(None, alias="biaya")
    document: Url | None = Field(None, alias="dokumen")
    contact: Text | None = Field(None, alias="kontak")
    replicas: tuple[Annotated[Replica, _wrapped("daerah")], ...] = Field((), alias="direplikasi_oleh")
    adapted_from: MediumText | None = Field(None, alias="adaptasi_dari")


class Image(Record, bilingual=True):
    """A picture in ``data/images/``."""

    file: FileName = Field(alias="berkas")
    alt: Text = Field(alias="alt")
    credit: Text | None = Field(None, alias="kredit")


class Link(Record, bilingual=True):
    """A page or document elsewhere."""

    title: Text = Field(alias="judul")
    url: Url = Field(alias="url")


class Check(Record):
    """When an office last checked the record. Only a person sets it."""

    date: Date = Field(alias="tanggal")
    by: Text = Field(alias="oleh")


class Innovation(Record, bilingual=True):
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
