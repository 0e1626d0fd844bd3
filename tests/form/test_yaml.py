"""What the form writes: the canonical form of the command line, and the same text for every reader of YAML."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from catalogue.documents import Document
from catalogue.form.records import written_record
from catalogue.format import rewritten
from catalogue.formatted import formatted
from catalogue.formatting.scalars import value_lines
from catalogue.source import REFERENCE_LIMITS, Source, parse
from tests.form.scripts import answers, cases
from tests.test_format import LETTERS, ORDER, ROOTS, TEXTS, WORDS, dumped, read

pytestmark = pytest.mark.node
REPOSITORY = Path(__file__).parents[2]
RECORDS = sorted(
    [*(REPOSITORY / "data/innovations").glob("*.yml"), *(REPOSITORY / "tests/small").rglob("innovations/*.yml")]
)


def rows(order: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"key": key, "kind": "text", "members": rows(inner)} for key, inner in order.items()]


def source(text: str) -> Source:
    return parse(Document("data/x.yml", text.encode()), REFERENCE_LIMITS, object)


def writing(text: str) -> dict[str, Any]:
    """A new text in a short field, as the form writes it, beside a text in a list."""
    data = {"ringkasan": text, "cara_akses": {"langkah": [text], "kontak": [{"nilai": text, "keterangan": "x"}]}}
    return {"act": "write", "written": {"data": data}}


def test_every_reader_sees_the_same_text() -> None:
    texts = [str(text) for text in cases("texts")]
    files = answers([writing(text) for text in texts])
    for version in ("1.1", "1.2"):
        found = answers([{"act": "read", "text": file, "version": version} for file in files])
        assert {text: said for text, said in zip(texts, found, strict=True) if said != said_by(text)} == {}
    for text, file in zip(texts, files, strict=True):
        assert yaml.safe_load(file) == said_by(text), file
        ours = source(file)
        assert (ours.data, ours.diagnostics) == (said_by(text), ()), file


def said_by(text: str) -> Any:
    data: Any = writing(text)["written"]["data"]
    return data


def test_dates_and_numbers_stand_as_people_write_them() -> None:
    """Their readers may type them; what is printed again is what was written."""
    data = {
        "mulai": "2021",
        "berakhir": "2023-05-02",
        "penghargaan": [{"nama": "Lomba", "tahun": "2022", "sumber": "1"}],
        "sdgs": ["3", "10"],
    }
    (file,) = answers([{"act": "write", "written": {"data": data}}])
    assert file == (
        "mulai: 2021\nberakhir: 2023-05-02\npenghargaan:\n  - nama: Lomba\n    tahun: 2022\n    sumber: 1\n"
        "sdgs:\n  - 3\n  - 10\n"
    )
    assert printed(yaml.safe_load(file)) == data


def printed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: printed(inner) for key, inner in value.items()}
    return [printed(inner) for inner in value] if isinstance(value, list) else str(value)


def test_keys_stand_in_the_order_of_the_declarations() -> None:
    data = {"sumber": [{"url": "https://a.example/", "judul": "A"}], "nama_en": "B", "ringkasan": "C", "nama": "D"}
    (file,) = answers([{"act": "write", "written": {"data": data}}])
    assert file == "nama: D\nnama_en: B\nringkasan: C\nsumber:\n  - judul: A\n    url: https://a.example/\n"


def test_lines_are_those_of_the_command_line_for_any_text() -> None:
    starts, styles = ("nama:", "    - teks:"), ("", '"', "'", "|", ">")
    texts: list[str] = []

    @given(TEXTS | LETTERS | WORDS)
    def gather(text: str) -> None:
        texts.append(text)

    gather()
    asked = [(start, text, style) for text in texts for start in starts for style in styles]
    found = answers([{"act": "lines", "start": start, "text": text, "style": style} for start, text, style in asked])
    wrong = [each for each, lines in zip(asked, found, strict=True) if lines != value_lines(*each)]
    assert wrong == []


def test_any_file_is_written_as_the_command_line_writes_it() -> None:
    sources: list[Source] = []

    @given(ROOTS)
    def gather(data: Any) -> None:
        written = read(dumped(data, 80, flow=False))
        if isinstance(written.data, dict) and written.data and not written.diagnostics:
            sources.append(written)

    gather()
    assert same(sources, rows(ORDER), lambda each: rewritten(each, ORDER))


def test_every_record_is_written_again_as_it_is() -> None:
    sources = [parse(Document(path.name, path.read_bytes())) for path in RECORDS]
    assert len(sources) > 100
    assert same(sources, None, lambda each: formatted(each.text.encode()))


def test_comments_stay_with_what_they_speak_of() -> None:
    text = (
        "# yaml-language-server: $schema=x\n\n# tentang nama\nnama: A\nsumber:\n  # yang pertama\n  - judul: A\n"
        "    # tentang alamatnya\n    url: https://a.example/\n  - judul: B\n    # di bawah B\n# penutup\n"
    )
    assert same([source(text)], None, lambda each: formatted(each.text.encode()))


def same(sources: list[Source], fields: Any, by_command: Any) -> bool:
    tasks = [{"act": "write", "written": written_record(each), "fields": fields} for each in sources]
    wrong = list(_differing(sources, answers(tasks), by_command))
    assert wrong == []
    return True


def _differing(sources: list[Source], found: list[str], by_command: Any) -> Iterator[tuple[str, str]]:
    for each, file in zip(sources, found, strict=True):
        if file != by_command(each):
            yield file, by_command(each)
