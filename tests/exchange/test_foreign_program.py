"""Files that a real spreadsheet program opened and saved again: nothing changes that nobody changed."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from catalogue.exchange.commands import export

from .conftest import TODAY, World

PROGRAM = shutil.which("soffice")
COMMA = "CSV:44,34,76,1,,{language},false,true"  # UTF-8, dates and numbers made of what looks like them
INDONESIAN, AMERICAN = 1057, 1033
SAVED = {
    "comma": "csv:Text - txt - csv (StarCalc):44,34,76,1",
    "semicolon and mark": "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,true",
    "cp1252": "csv:Text - txt - csv (StarCalc):59,34,ANSI,1",
    "xlsx": "xlsx",
}
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not PROGRAM, reason="LibreOffice tidak ada di mesin ini"),
]


def saved(folder: Path, raw: bytes, before: str, after: str, reading: str = "") -> bytes:
    """What the program makes of a file. before: its ending. after: the form to save in."""
    (folder / f"isian.{before}").write_bytes(raw)
    home = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    how = [f"--infilter={reading}"] if reading else []
    command = [str(PROGRAM), "--headless", home, *how, "--convert-to", after]
    command += ["--outdir", str(folder / "hasil"), str(folder / f"isian.{before}")]
    environment = {**os.environ, "HOME": str(folder)}
    subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
    return (folder / "hasil" / f"isian.{after.partition(':')[0]}").read_bytes()


def unchanged(world: World, name: str, raw: bytes) -> None:
    plan = world.plan(name, raw)
    assert [each.code for each in plan.diagnostics if each.severity == "error"] == []
    assert [record.draft.slug for record in plan.records if record.state != "unchanged"] == []
    assert len(plan.records) == len(world.catalogue.innovations)


def test_workbook(real: World, tmp_path: Path) -> None:
    raw = export("xlsx", real.catalogue, real.texts, TODAY)
    unchanged(real, "isian.xlsx", saved(tmp_path, raw, "xlsx", "xlsx"))


@pytest.mark.parametrize("language", [INDONESIAN, AMERICAN])
@pytest.mark.parametrize("form", SAVED)
def test_table(form: str, language: int, real: World, tmp_path: Path) -> None:
    raw = export("csv", real.catalogue, real.texts, TODAY)
    again = saved(tmp_path, raw, "csv", SAVED[form], COMMA.format(language=language))
    unchanged(real, f"isian.{SAVED[form].partition(':')[0]}", again)


@pytest.mark.parametrize("form", ["ods", "xls"])
def test_other_forms_are_refused_with_what_to_do(form: str, little: World, tmp_path: Path) -> None:
    raw = export("xlsx", little.catalogue, little.texts, TODAY)
    plan = little.plan(f"isian.{form}", saved(tmp_path, raw, "xlsx", form))
    assert [each.code for each in plan.diagnostics] == ["X003"]
