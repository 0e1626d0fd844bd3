"""Compiled templates are kept for the next run, and nothing that is cut, changed or of another tool is believed."""

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from catalogue.byte_code import ByteCode
from catalogue.files import package

SOURCE = {"a.html": "Halo {{ name }}"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(package, "BYTE_CODE", tmp_path / "kept")
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    return tmp_path / "kept"


def printed(monkeypatch: pytest.MonkeyPatch, source: dict[str, str] = SOURCE, tool: str = "1") -> tuple[str, bool]:
    """What a fresh environment prints, and whether it had to compile for that."""
    compiled: list[str] = []
    made = Environment(loader=DictLoader(source), bytecode_cache=ByteCode(tool))
    compile_once = made.compile
    monkeypatch.setattr(made, "compile", lambda *given: compiled.append("once") or compile_once(*given))
    return made.get_template("a.html").render(name="x"), bool(compiled)


def test_a_template_is_compiled_once(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    assert [printed(monkeypatch), printed(monkeypatch)] == [("Halo x", True), ("Halo x", False)]
    assert len(list(folder.iterdir())) == 1


def test_another_text_or_another_tool_is_compiled_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    printed(monkeypatch)
    assert printed(monkeypatch, {"a.html": "Hai {{ name }}"}) == ("Hai x", True)
    assert printed(monkeypatch, tool="2")[1]


@pytest.mark.parametrize("damage", [lambda raw: raw[:-3], lambda raw: b"", lambda raw: raw[:60] + b"?" + raw[61:]])
def test_a_damaged_one_is_compiled_anew(monkeypatch: pytest.MonkeyPatch, folder: Path, damage: object) -> None:
    printed(monkeypatch)
    kept = next(folder.iterdir())
    kept.write_bytes(damage(kept.read_bytes()))  # type: ignore[operator]
    assert [printed(monkeypatch), printed(monkeypatch)] == [("Halo x", True), ("Halo x", False)]


def test_where_nothing_may_be_written_pages_are_printed_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("no folder")
    assert printed(monkeypatch) == printed(monkeypatch) == ("Halo x", True)


def test_where_python_keeps_no_byte_code_neither_do_we(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    printed(monkeypatch)
    assert not folder.exists()
