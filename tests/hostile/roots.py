"""Roots whose every text field holds a hostile text. The fields are asked of the model: a new one follows by itself."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from PIL import Image

from catalogue.field_list import FieldDeclaration, declarations
from catalogue.model import Innovation, Record
from catalogue.reference_model import Agency, AgencyKind, District, ExtraField, Festival, ServiceArea, Site
from catalogue.rules.word_list import MOST_MEMBERS

FILL = "Warga mendapat layanan ini tanpa datang ke kantor kecamatan"  # a summary has at least 40 characters
PLAIN: Mapping[str, str] = {
    "url": "https://contoh.example/a",
    "date": "2021-09-02",
    "year": "2021",
    "count": "12",
    "number": "1",
    "flag": "ya",
    "colour": '"#0b5d4d"',
    "file_name": "uji.png",
}
# Fields whose values point at something that must be there, or mean more than text.
FIXED: Mapping[str, str] = {
    "petak": "[1{n}, 1]",
    "perangkat_daerah": "perangkat-{n}",
    "urusan": "urusan-{n}",
    "festival.edisi": "festival-{n}",
    "cara_akses.kecamatan": "kecamatan-{n}",
    "alias_lama": "lama-{n}",
}
AGENCY_KIND = "jenis-{n}"
ABSENT = frozenset(  # no texts, but names of other records, and what would contradict the rest
    "terkait berakhir induk berlaku_sampai dilanjutkan_oleh padanan kode ikon akun kelengkapan".split()
)
EXTRA, CHOICE = "ukuran", "ragam"  # fields that the region declares itself
SETTINGS = 10_000  # the numbers in the marks of the settings' texts begin here, those of records at 0


@dataclass(frozen=True)
class Put:
    """A text that was put somewhere: the keys that lead there, and its line in the file."""

    path: str
    text: str
    line: int
    long: bool = False


@dataclass(frozen=True)
class Written:
    """One record as a file's lines, and where its texts stand."""

    lines: tuple[str, ...]
    puts: tuple[Put, ...]


def folded(text: str) -> str:
    """A text as it is shown: white space folded, in normal form C."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


class Writer:
    """Writes one record line by line, so that the line of every text is known."""

    def __init__(self, text: str, number: int) -> None:
        self.text, self.number = text, number
        self.lines: list[str] = []
        self.puts: list[Put] = []

    def record(self, fields: Iterable[FieldDeclaration], indent: str, own: Mapping[str, str]) -> None:
        """The fields of a record; ``own`` are values that are given."""
        for field in fields:
            name = ".".join(field.path)
            if field.key in own and len(field.path) == 1:
                self.lines.append(f"{indent}{field.key}: {own[field.key]}")
            elif field.kind == "free":
                value = self._text(field, name)
                self.lines += [f"{indent}{field.key}:", f"{indent}  {EXTRA}: {value}"]
                self.puts.append(Put(f"{name}.{EXTRA}", json.loads(value), len(self.lines)))
            elif field.key not in ABSENT:
                self._field(field, name, indent)

    def _field(self, field: FieldDeclaration, name: str, indent: str) -> None:
        fixed = AGENCY_KIND if (name, field.kind) == ("jenis", "id") else FIXED.get(name)
        if field.kind == "record":
            self.lines.append(f"{indent}{field.key}:")
            self.record(field.members, indent + ("    " if field.repeated else "  "), {})
            if field.repeated:
                self._dash(field, indent)
            return
        value = self._value(field, name, fixed)
        if value is None:
            return
        if field.repeated:
            self.lines += [f"{indent}{field.key}:", f"{indent}  - {value}"]
        else:
            self.lines.append(f"{indent}{field.key}: {value}")
        if field.kind in ("text", "long_text") and not fixed:
            self.puts.append(Put(name, json.loads(value), len(self.lines), field.kind == "long_text"))

    def _dash(self, field: FieldDeclaration, indent: str) -> None:
        """Turns the lines behind a key into the first entry of its list."""
        start = max(place for place, line in enumerate(self.lines) if line == f"{indent}{field.key}:")
        if start + 1 == len(self.lines):
            self.lines.pop()
        else:
            self.lines[start + 1] = f"{indent}  - {self.lines[start + 1].lstrip()}"

    def _value(self, field: FieldDeclaration, name: str, fixed: str | None) -> str | None:
        if fixed:
            return fixed.format(n=self.number)
        if field.kind == "term":
            return field.terms[0]
        if field.kind == "id":
            return None
        if field.kind not in ("text", "long_text"):
            return PLAIN[field.kind]
        return self._text(field, name)

    def _text(self, field: FieldDeclaration, name: str) -> str:
        """The hostile text, behind it a mark by which it is found again; something plain where it does not fit."""
        mark = f" Ki{self.number}{''.join(part.title() for part in name.replace('_', '.').split('.'))}"
        tail = f" {FILL}{mark}" if field.shortest > len(self.text) else mark
        text = self.text + tail
        if len(text) > field.longest or name.endswith("kontak.nilai"):
            text = f"{FILL}{tail}"[-field.longest :].strip()
            text = "0281 636079" if name.endswith("kontak.nilai") else text
        return json.dumps(text, ensure_ascii=False)


def _written(record: type[Record], text: str, number: int, own: Mapping[str, str]) -> Written:
    writer = Writer(text, number)
    writer.record(declarations(record), "", own)
    return Written(tuple(writer.lines), tuple(writer.puts))


def innovation(text: str, number: int) -> Written:
    """An innovation whose every text field holds the text."""
    return _written(Innovation, text, number, {})


REFERENCES: Mapping[str, tuple[type[Record], str]] = {
    "agencies": (Agency, "perangkat-{}"),
    "agency_kinds": (AgencyKind, "jenis-{}"),
    "service_areas": (ServiceArea, "urusan-{}"),
    "festivals": (Festival, "festival-{}"),
    "districts": (District, "kecamatan-{}"),
}


def reference(name: str, texts: Sequence[str]) -> Written:
    """A reference file with one record for each text."""
    record, form = REFERENCES[name]
    lines: list[str] = []
    puts: list[Put] = []
    for number, text in enumerate(texts):
        made = _written(record, text, number, {"id": form.format(number)})
        puts += (Put(put.path, put.text, put.line + len(lines), put.long) for put in made.puts)
        lines += [f"- {made.lines[0]}", *(f"  {line}" for line in made.lines[1:])]
    return Written(tuple(lines), tuple(puts))


class Spread(Writer):
    """Writes each field with a text of its own, from the first again when all are used."""

    def __init__(self, texts: Sequence[str], start: int = 0) -> None:
        super().__init__("", SETTINGS)
        self.left = cycle((*enumerate(texts[start:], start), *enumerate(texts[:start])))

    def _text(self, field: FieldDeclaration, name: str) -> str:
        place, self.text = next(self.left)
        self.number = SETTINGS + place
        return super()._text(field, name)


OFFICE = {"surel": "inovasi@contoh.example", "whatsapp": "0812-0000-0000"}  # addresses are no texts


def site(texts: Sequence[str], start: int = 0) -> Written:
    """Settings whose text fields hold the texts, one after the other from the start-th on."""
    own = {"versi_skema": "1", "url": "https://inovasi.contoh.example/katalog/", "festival_terkini": "festival-0"}
    writer = Spread(texts, start)
    writer.record([field for field in declarations(Site) if field.key != "kolom_tambahan"], "", own)
    writer.lines.append("kolom_tambahan:")
    for key, kind in ((EXTRA, "teks"), (CHOICE, "pilihan")):
        given = {"kunci": key, "jenis": kind, "wajib": "tidak", "tampil": "halaman"}
        wanted = [field for field in declarations(ExtraField) if kind == "pilihan" or "pilihan" not in field.key]
        first = len(writer.lines)
        writer.record(wanted, "    ", given)
        writer.lines[first] = f"  - {writer.lines[first].lstrip()}"
    office = {f"  {key}:": f"  {key}: {value}" for key, value in OFFICE.items()}
    lines = [next((mine for start, mine in office.items() if line.startswith(start)), line) for line in writer.lines]
    puts = (put for put in writer.puts if not put.path.endswith(tuple(OFFICE)))
    return Written(tuple(lines), tuple(puts))


def word_groups(texts: Sequence[str]) -> Written:
    """A word list with one group for each text; in its other sections only letters and digits may stand."""
    few = (text if text.count(",") < MOST_MEMBERS else "" for text in texts)
    found = [Put("kelompok", f"{text} Ki{number}Kelompok", number + 2) for number, text in enumerate(few)]
    lines = (f"  - {json.dumps(f'{put.text}, gigi → kesehatan', ensure_ascii=False)}" for put in found)
    return Written(("kelompok:", *lines), tuple(found))


def files_of(
    texts: Sequence[str], settings: Sequence[str] = ("Katalog Inovasi Contoh",), start: int = 0
) -> dict[str, Written]:
    """All data files of a root in which record, agency, area, festival and district n hold text n.

    settings: the texts of the settings, from the start-th on.
    """
    made = {f"data/{name}.yml": reference(name, texts) for name in REFERENCES}
    made["data/site.yml"] = site(settings, start)
    made["data/lexicon.yml"] = word_groups(texts)
    for number, text in enumerate(texts):
        made[f"data/innovations/uji-{number}.yml"] = innovation(text, number)
    return made


def write_root(root: Path, made: Mapping[str, Written]) -> Path:
    """The files on the disk, and the one picture."""
    for path, written in made.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(("\n".join(written.lines) + "\n").encode("utf-8", "surrogatepass"))
    (root / "data/images").mkdir(exist_ok=True)
    Image.new("RGB", (640, 480), "teal").save(root / "data/images/uji.png")
    return root


def all_puts(made: Mapping[str, Written]) -> Iterator[tuple[str, Put]]:
    """Every text that was put, with its file."""
    for path, written in made.items():
        yield from ((path, put) for put in written.puts)
