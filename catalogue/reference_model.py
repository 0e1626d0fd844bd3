"""The reference records: agencies, service areas, festivals, districts, and the settings of a site."""

from typing import Annotated, Literal

from pydantic import Field

from catalogue.model import Contact, Record, Source
from catalogue.scalars import (
    Colour,
    Count,
    Date,
    FileName,
    Flag,
    Id,
    LongText,
    MediumText,
    Number,
    ShortText,
    Text,
    Url,
)

MOST_TILES = 24  # columns and rows of the map of districts; more cannot be read on any screen
AreaGroup = Literal["wajib-pelayanan-dasar", "wajib-nonpelayanan-dasar", "pilihan", "penunjang", "lainnya"]
RegionKind = Literal["kabupaten", "kota", "provinsi"]
HostKind = Literal["github", "gitea", "gitlab"]
ExtraKind = Literal["teks", "angka", "tanggal", "tautan", "ya-tidak", "pilihan"]
ShownOn = Literal["halaman", "daftar", "tidak"]


class AgencyKind(Record, bilingual=True):
    """A kind of organiser: dinas, kecamatan, puskesmas …"""

    id: Id = Field(alias="id")
    name: Text = Field(alias="nama")
    plural: Text | None = Field(None, alias="nama_jamak")


class Agency(Record, bilingual=True):
    """A perangkat daerah, or a body below one (puskesmas, RSUD, kecamatan, desa, BUMD)."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="nama")
    abbreviation: ShortText | None = Field(None, alias="singkatan")
    former_names: tuple[Text, ...] = Field((), alias="nama_lama")
    kind: Id = Field(alias="jenis")
    parent: Id | None = Field(None, alias="induk")
    website: Url | None = Field(None, alias="situs")
    contacts: tuple[Contact, ...] = Field((), alias="kontak")
    account: ShortText | None = Field(None, alias="akun")
    note: MediumText | None = Field(None, alias="keterangan")
    valid_until: Date | None = Field(None, alias="berlaku_sampai")
    successor: Id | None = Field(None, alias="dilanjutkan_oleh")

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.abbreviation or self.name


class ServiceArea(Record, bilingual=True):
    """An urusan pemerintahan (UU 23/2014 articles 11 to 18), or a group beside them."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="nama")
    plain_name: ShortText | None = Field(None, alias="sebutan")
    group: AreaGroup = Field(alias="kelompok")
    code: ShortText | None = Field(None, alias="kode")
    words: tuple[ShortText, ...] = Field((), alias="kata")
    needs: tuple[ShortText, ...] = Field((), alias="keperluan")
    icon: ShortText | None = Field(None, alias="ikon")
    equivalent: Id | None = Field(None, alias="padanan")

    @property
    def label(self) -> str:
        """The name that a citizen uses."""
        return self.plain_name or self.name


class Festival(Record, bilingual=True):
    """An edition at which innovations were shown."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="nama")
    start: Date = Field(alias="mulai")
    end: Date | None = Field(None, alias="selesai")
    places: tuple[Text, ...] = Field((), alias="tempat")
    organiser: Text | None = Field(None, alias="penyelenggara")
    shown: Count | None = Field(None, alias="jumlah_dipamerkan")
    description: LongText | None = Field(None, alias="keterangan")
    sources: Annotated[tuple[Source, ...], Field(min_length=1)] = Field(alias="sumber")

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class District(Record, bilingual=True):
    """A kecamatan; for a province a kabupaten or kota. tile: column and row on the map of tiles."""

    id: Id = Field(alias="id")
    name: Text = Field(alias="nama")
    website: Url | None = Field(None, alias="situs")
    tile: Annotated[tuple[Number, ...], Field(min_length=2, max_length=2)] | None = Field(None, alias="petak")

    @property
    def label(self) -> str:
        """The name."""
        return self.name


class Region(Record):
    """The region that publishes."""

    name: ShortText = Field(alias="nama")
    kind: RegionKind = Field(alias="jenis")
    province: ShortText | None = Field(None, alias="provinsi")
    code: ShortText | None = Field(None, alias="kode")


class Repository(Record):
    """Where the data files are edited."""

    url: Url = Field(alias="url")
    host: HostKind = Field("github", alias="jenis")
    branch: ShortText = Field("main", alias="cabang")


class Manager(Record, bilingual=True):
    """The office that answers for the catalogue. The address is an office's, never a person's."""

    name: Text = Field(alias="nama")
    mail: ShortText | None = Field(None, alias="surel")
    whatsapp: ShortText | None = Field(None, alias="whatsapp")


class Licence(Record, bilingual=True):
    """The licence of the data."""

    name: Text = Field(alias="nama")
    url: Url = Field(alias="url")


class Labels(Record, bilingual=True):
    """What agencies and service areas are called here (SKPD, OPD, bidang layanan …), and the parts of the region."""

    agency: ShortText = Field("Perangkat daerah", alias="perangkat_daerah")
    area: ShortText = Field("Urusan", alias="urusan")
    district: ShortText | None = Field(None, alias="kecamatan")


class Look(Record):
    """The visual identity, as few tokens. letters and headings: sizes in per cent of what they are without it."""

    primary: Colour = Field("#0b5d4d", alias="warna_utama")
    accent: Colour = Field("#b45309", alias="warna_aksen")
    radius: Number = Field(12, alias="sudut")
    letters: Number = Field(100, alias="huruf")
    headings: Number = Field(100, alias="judul")
    logo: FileName | None = Field(None, alias="logo")


class ExtraField(Record, bilingual=True):
    """A field that a region declares itself; its values stand below ``tambahan`` in a record.

    terms: what may be chosen, for a ``pilihan``. shown: on the page, in lists and tables too, or in data only.
    """

    key: Id = Field(alias="kunci")
    label: ShortText = Field(alias="label")
    kind: ExtraKind = Field("teks", alias="jenis")
    terms: tuple[ShortText, ...] = Field((), alias="pilihan")
    required: Flag = Field(False, alias="wajib")
    shown: ShownOn = Field("halaman", alias="tampil")


class Site(Record, bilingual=True):
    """A region's settings, ``data/site.yml``."""

    schema_version: Number = Field(alias="versi_skema")
    name: Text = Field(alias="nama")
    description: MediumText | None = Field(None, alias="keterangan")
    region: Region = Field(alias="daerah")
    url: Url = Field(alias="url")
    repository: Repository | None = Field(None, alias="repositori")
    manager: Manager = Field(alias="pengelola")
    licence: Licence = Field(alias="lisensi_data")
    current_festival: Id | None = Field(None, alias="festival_terkini")
    labels: Labels = Field(default_factory=lambda: Labels.model_validate({}), alias="sebutan")
    english: Flag = Field(True, alias="edisi_inggris")
    look: Look = Field(default_factory=lambda: Look.model_validate({}), alias="tampilan")
    extra_fields: tuple[ExtraField, ...] = Field((), alias="kolom_tambahan")

    @property
    def base(self) -> str:
        """The absolute address of the site, with a slash at its end."""
        return self.url.rstrip("/") + "/"
