"""The tool as ``pip install`` puts it on a machine: no checkout beside it, no ``docs/``, no ``mkdocs.yml``."""

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_an_installed_package_makes_and_builds_a_catalogue(tmp_path: Path) -> None:
    library = tmp_path / "lib"
    shutil.copytree(ROOT / "catalogue", library / "catalogue", ignore=shutil.ignore_patterns("__pycache__"))
    for page in runpy.run_path(str(ROOT / "setup.py"), run_name="setup")["guides"](ROOT):
        target = library / "catalogue" / "docs" / page
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "docs" / page, target)
    named = ("--name", "Tiruan Raya", "--today", "2030-05-01")
    for words in (("init", "baru", *named), ("build", "--root", "baru", "--today", "2030-05-01")):
        done = subprocess.run(
            (sys.executable, "-m", "catalogue", *words),
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(library)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "baru" / "site"
    assert (site / "panduan" / "daerah-lain" / "index.html").is_file()
    assert not (site / "pengembang").exists()
