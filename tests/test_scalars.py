"""Each scalar reads written text by its own grammar, and nothing else."""

import pytest
from pydantic import TypeAdapter, ValidationError

from catalogue import scalars

GOOD = {
    "Year": [("2019", 2019), (" 2019 ", 2019)],
    "Count": [("92", 92), ("1.500", 1500), ("0271", 271), ("1.000.000", 1_000_000)],
    "Number": [("1", 1), ("17", 17)],
    "Flag": [("ya", True), ("Tidak", False)],
    "Date": [("2021", (2021, 0, 0)), ("2021-09", (2021, 9, 0)), ("2021-09-02", (2021, 9, 2))],
    "Id": [("dinas-kesehatan", "dinas-kesehatan"), ("a1", "a1")],
    "Url": [
        ("https://contoh.example/", "https://contoh.example/"),
        ("http://a.contoh.example:8080/x?y=1&z=2#w", "http://a.contoh.example:8080/x?y=1&z=2#w"),
        ("https://contoh.example/?p=28182", "https://contoh.example/?p=28182"),
    ],
    "Text": [("  dua   kata ", "dua kata"), ("0271", "0271"), ("no", "no"), ("e\u0301", "é")],
    "LongText": [("satu\n\ndua", "satu\n\ndua")],
    "Colour": [("#0B5D4D", "#0b5d4d")],
    "FileName": [("foto-1.jpg", "foto-1.jpg")],
}
BAD = {
    "Year": {"year": ["19", "20199", "dua ribu", "2019.0", "1e3"], "year_range": ["1900", "2200"]},
    "Count": {"count": ["1,5", "-3", "1.00", "12 orang", "١٢"]},
    "Number": {"number": ["0", "-1", "01", "1.0"]},
    "Flag": {"flag": ["yes", "true", "1", "benar"]},
    "Date": {
        "date": ["02-09-2021", "2021/09/02", "September 2021", "21-9-2"],
        "no_such_date": ["2017-02-30", "2021-13", "2021-00", "2021-01-00"],
        "year_range": ["1800-01-01"],
    },
    "Id": {"id": ["Dinas", "a--b", "-a", "a_b", "a" * 81, "ｄｉｎａｓ"]},
    "Url": {
        "url": [
            "javascript:alert(1)",
            "https://contoh",
            "https://a b.example/",
            "//contoh.example/",
            "https://user@contoh.example/",
            "https://contoh.example/\u0000",
            "https://contoh.example/<x>",
            "https://сontoh.example/",
            "ftp://contoh.example/",
            "https://contoh.example\\@jahat.example/",
            'https://contoh.example/"x',
        ]
    },
    "Text": {"text_too_short": ["", "   "], "text_too_long": ["a" * 301], "not_text": [["daftar"], {"a": "b"}, None]},
    "Colour": {"colour": ["merah", "#fff", "0b5d4d"]},
    "FileName": {"file_name": ["../x.jpg", "x.svg", "Foto.jpg", "a b.png", "x.jpg.html"]},
}


@pytest.mark.parametrize(("name", "written", "value"), [(n, *pair) for n, pairs in GOOD.items() for pair in pairs])
def test_reads(name: str, written: str, value: object) -> None:
    assert TypeAdapter(getattr(scalars, name)).validate_python(written) == value


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [(n, kind, text) for n, kinds in BAD.items() for kind, texts in kinds.items() for text in texts],
)
def test_refuses_by_name(name: str, kind: str, written: object) -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(getattr(scalars, name)).validate_python(written)
    assert error.value.errors()[0]["type"] == kind


@pytest.mark.parametrize("written", ["2021", "2021-09", "2021-09-02"])
def test_a_date_is_shown_as_it_was_written(written: str) -> None:
    assert str(scalars.parse_date(written)) == written
