"""What a new catalogue is made from. Keys are Indonesian (the answers file), flags are the attribute names."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError

from catalogue.model import Record
from catalogue.near import nearest
from catalogue.private_numbers import is_mail, is_mobile
from catalogue.reference_model import HostKind, RegionKind
from catalogue.region.options import FLAGS
from catalogue.scalars import Colour, Date, FileName, Scalar, ShortText, Text, Url, refuse
from catalogue.source import shorten
from catalogue.taxonomy import term_id
from catalogue.texts import Texts
from catalogue.yaml_source.characters import has_forbidden

PACKAGE = "katalog-inovasi"
_CODE = re.compile(r"([0-9]{2})(?:\.?([0-9]{2}))?")
_TOOL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._-]*(?:(?:==|>=|~=)[0-9][0-9a-z.]*)?|[A-Za-z0-9][A-Za-z0-9._-]* @ (?:git\+)?https://[^\s;#]+"
)


def _fitting(kind: str, fits: Callable[[str], object]) -> AfterValidator:
    return AfterValidator(lambda text: text if fits(text) else refuse(kind, text))


def region_code(text: str) -> str:
    """Kemendagri's code as it is written: ``33`` for a province, ``33.02`` for a kabupaten or kota."""
    match = _CODE.fullmatch(text)
    if not match:
        refuse("region_code", text)
    return ".".join(filter(None, match.groups()))


def picture_name(path: str) -> str:
    """The name that a picture gets in ``data/images/``.

    >>> picture_name("C:/Gambar/Logo Kabupaten.PNG")
    'logo-kabupaten.png'
    """
    picture = PurePath(path.replace("\\", "/"))
    return (term_id(picture.stem) or "logo") + picture.suffix.lower()


def _without_git(url: str) -> str:
    return url.rstrip("/").removesuffix(".git")


class Answers(Record):
    """Everything that differs between two new catalogues."""

    name: Annotated[str, Scalar("text", 2, 60)] = Field(alias="nama")
    kind: RegionKind = Field(alias="jenis")
    province: ShortText | None = Field(None, alias="provinsi")
    code: Annotated[ShortText, AfterValidator(region_code)] | None = Field(None, alias="kode")
    title: Text = Field(alias="judul")
    agency_label: ShortText = Field(alias="sebutan_perangkat_daerah")
    area_label: ShortText = Field(alias="sebutan_urusan")
    festival: Text | None = Field(None, alias="festival")
    start: Date | None = Field(None, alias="mulai")
    end: Date | None = Field(None, alias="selesai")
    repository: Annotated[Url, AfterValidator(_without_git)] | None = Field(None, alias="repositori")
    host: HostKind = Field(alias="penyedia")
    url: Url = Field(alias="url")
    manager: Text = Field(alias="pengelola")
    mail: Annotated[ShortText, _fitting("mail", is_mail)] | None = Field(None, alias="surel")
    whatsapp: Annotated[ShortText, _fitting("mobile", is_mobile)] | None = Field(None, alias="whatsapp")
    primary: Colour = Field(alias="warna_utama")
    accent: Colour = Field(alias="warna_aksen")
    logo: Annotated[FileName, BeforeValidator(picture_name)] | None = Field(None, alias="logo")
    tool: Annotated[Text, _fitting("tool", _TOOL.fullmatch)] = Field(alias="perangkat_lunak")


@dataclass(frozen=True, slots=True)
class AnswerFault:
    """An answer that cannot be used. ``kind`` finds its text under ``region.fault``."""

    key: str
    kind: str
    value: str = ""
    suggestion: str = ""

    def sentence(self, texts: Texts) -> str:
        """What to say of it."""
        known = f"region.fault.{self.kind}"
        text = known if known in texts.entries else "region.fault.other"
        return texts(text, value=self.value, field=self.key, suggestion=self.suggestion)


def region_title(answers: Mapping[str, str], texts: Texts) -> str:
    """The region with its kind before it: "Kota Contoh"."""
    key = f"region.kind.{answers.get('jenis', '')}"
    return texts(key if key in texts.entries else "region.kind.kabupaten", name=answers.get("nama", ""))


def read_answers(answers: Mapping[str, str]) -> tuple[Answers | None, tuple[AnswerFault, ...]]:
    """Completed answers as a record, or every fault that is in them."""
    hidden = [AnswerFault(key, "hidden", shorten(value)) for key, value in answers.items() if has_forbidden(value)]
    if hidden:
        return None, tuple(hidden)
    try:
        read = Answers.model_validate(answers)
    except ValidationError as error:
        return None, tuple(_fault(fault) for fault in error.errors(include_url=False))
    faults = tuple(_together(read))
    return (None if faults else read), faults


def _fault(fault: Any) -> AnswerFault:
    key = str(fault["loc"][0]) if fault["loc"] else ""
    typed = key if fault["type"] == "extra_forbidden" else str(fault["input"])
    near = nearest(key, FLAGS.values()) if fault["type"] == "extra_forbidden" else ""
    return AnswerFault(key, fault["type"], shorten(typed, 80), near)


def _together(answers: Answers) -> Iterator[AnswerFault]:
    """Faults of two answers that do not go together."""
    if answers.code and (answers.kind == "provinsi") == ("." in answers.code):
        yield AnswerFault("kode", "region_code", answers.code)
    if answers.start and answers.end and answers.end < answers.start:
        yield AnswerFault("selesai", "end_before_start", str(answers.end))
