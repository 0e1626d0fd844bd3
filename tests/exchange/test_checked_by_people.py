"""``diperiksa`` is set by a person only: whatever a command writes, today's date never stands in it."""

import re
import shutil
from pathlib import Path

import pytest

from tests.test_site import catalogue

from .conftest import PROJECT

TODAY = "2031-07-05"
# Where code names the field: its declaration, checks, lists and tables that show it. None of them writes a record.
READS = {
    *("model.py", "exports/table.py", "rules/privacy.py", "rules/evidence.py", "rules/fields.py"),
    *("blank_file.py", "exchange/issue_form.py", "form/sections.py", "freshness.py"),
}
ISSUE = f"""### Nama inovasi

Loket Cepat

### Ringkasan

Warga mengurus akta kelahiran dari rumah lewat telepon, dan berkasnya diantar tanpa biaya.

### Diperiksa

{TODAY}

### diperiksa.tanggal

{TODAY}
"""


def test_no_other_code_names_the_field() -> None:
    sources = [*(PROJECT / "catalogue").rglob("*.py"), *(PROJECT / "catalogue" / "assets").rglob("*.js")]
    named = {path.relative_to(PROJECT / "catalogue").as_posix() for path in sources if "diperiksa" in path.read_text()}
    assert named == READS
    assert not [
        path.name for path in (PROJECT / "catalogue/assets/form").glob("*.js") if "new Date" in path.read_text()
    ]


def checks(root: Path) -> dict[str, list[str]]:
    """Every check that the records of a root tell of."""
    found = {}
    for path in sorted((root / "data" / "innovations").glob("*.yml")):
        after = path.read_text().split("\ndiperiksa:")[1:]
        found[path.name] = [line for text in after for line in re.findall(r"\n  tanggal: .*", text)[:1]]
    return {name: lines for name, lines in found.items() if lines}


@pytest.mark.slow
def test_no_command_that_writes_records_sets_it(small: Path, tmp_path: Path) -> None:
    before = checks(small)
    assert before == {"akta-seketika.yml": ["\n  tanggal: 2024-06-01"]}
    table, issue = tmp_path / "data.csv", tmp_path / "issue.md"
    issue.write_text(ISSUE)
    assert catalogue(small, "export", "--format", "csv", "--output", str(table)).returncode == 0
    rows = table.read_text().replace("Kelas Ibu", "Kelas Ibu Baru")
    table.write_text(rows)
    shutil.copytree(small, tmp_path / "lain")
    for words in (
        ["import", str(table)],
        ["import", "--issue", str(issue), "--partial"],
        ["new", "Loket Baru"],
        ["format"],
        ["migrate"],
        ["stale", "--format", "messages"],
        ["owners"],
    ):
        done = catalogue(small, *words, "--today", TODAY)
        assert "Traceback" not in done.stdout + done.stderr
    assert "Kelas Ibu Baru" in (small / "data/innovations/kelas-ibu.yml").read_text()
    assert (small / "data/innovations/loket-baru.yml").is_file()
    assert checks(small) == before
    assert not [path.name for path in (small / "data").rglob("*.yml") if TODAY in path.read_text()]
