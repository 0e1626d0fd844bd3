"""The form's own scripts run in Node, and what the Python side says of the same."""

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from catalogue.form.table import check_table

HERE = Path(__file__).parent
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)


def answers(tasks: Sequence[Mapping[str, Any]]) -> list[Any]:
    """What the scripts answer to tasks, in one run."""
    question = json.dumps({"table": check_table(), "texts": {"months": MONTHS}, "tasks": list(tasks)})
    done = subprocess.run(
        ("node", str(HERE / "run.mjs")), input=question, capture_output=True, text=True, check=False, timeout=1800
    )
    assert done.returncode == 0, done.stderr
    found: list[Any] = json.loads(done.stdout)
    return found


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a file."""
    found: list[dict[str, Any]] = yaml.load((HERE / "cases" / f"{name}.yml").read_text(), Loader=yaml.BaseLoader)
    return found
