"""No file whatever harms who imports it: one sentence, nothing written, little time and memory."""

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.exchange.wording import import_report

from .conftest import PROJECT, World
from .hostile import GOOD, HOSTILE, document

SECONDS = 5
# Runs in a process of its own, with 512 MiB of memory in all.
LIMITED = """
import resource, sys
raw = sys.stdin.buffer.read()
resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
from catalogue.exchange.xlsx_parts import xlsx_tables
print(*(each.code for each in xlsx_tables("a.xlsx", raw).diagnostics))
"""


def test_there_are_enough_of_them() -> None:
    assert len(HOSTILE) >= 36


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_is_refused_with_a_sentence(name: str, little: World) -> None:
    raw = document(name).raw
    started = time.process_time()
    plan = little.plan("kiriman.xlsx", raw)
    report = import_report(plan, little.texts, dry_run=False)
    assert time.process_time() - started < SECONDS
    assert [each for each in plan.diagnostics if each.severity == "error"], report
    assert not plan.files
    assert "Tidak ada yang ditulis" in report
    assert "passwd:" not in report
    assert all(letter.isprintable() or letter == "\n" for letter in report)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["bom zip 600 MB", "bom entitas", "tiga juta unsur", "gabungan seluruh lembar"])
def test_needs_little_memory(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED],
        input=document(name).raw,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(PROJECT)},
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()[-500:]


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_any_damage_is_survived(little: World, data: st.DataObject) -> None:
    raw = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    little.plan("rusak.xlsx", bytes(raw))


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_survived(little: World, raw: bytes) -> None:
    for issue in (False, True):
        little.plan("apa-saja.csv", raw, issue=issue)
