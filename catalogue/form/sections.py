"""The order in which the form asks, and what it asks first."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalogue.field_list import INNOVATION, FieldDeclaration


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form. open: asked of everyone; the others are opened by those who have something to say."""

    name: str
    keys: tuple[str, ...]
    open: bool = False


REST = "other"
SECTIONS = (
    Section("main", ("nama", "kepanjangan", "ringkasan", "perangkat_daerah", "urusan"), open=True),
    Section("content", ("masalah", "solusi", "sasaran"), open=True),
    Section("sources", ("sumber",), open=True),
    Section("access", ("cara_akses",)),
    Section("facts", ("mulai", "berakhir", "status", "mitra", "bentuk", "jenis", "tahapan", "inisiator")),
    Section("results", ("hasil", "penghargaan", "festival")),
    Section("files", ("gambar", "tautan", "dokumen")),
    Section("replication", ("replikasi",)),
    Section("finding", ("kata_kunci", "sdgs", "terkait")),
    Section(REST, ("catatan", "kelengkapan", "diperiksa", "alias_lama", "tambahan")),
)


def placed() -> Iterator[tuple[Section, tuple[FieldDeclaration, ...]]]:
    """Every section with its fields. A field that no section names stands in the last one."""
    fields = {field.key: field for field in INNOVATION if not field.english}
    named = {key for section in SECTIONS for key in section.keys}
    for section in SECTIONS:
        rest = [key for key in fields if key not in named] if section.name == REST else []
        yield section, tuple(fields[key] for key in (*section.keys, *rest))
