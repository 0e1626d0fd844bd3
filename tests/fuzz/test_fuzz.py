"""No bytes whatever break or hold up what reads them: hypothesis at every change, atheris in the audit."""

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile import corpora
from tests.hostile.sites import REPOSITORY, TODAY, run

from .targets import SMALL, TARGETS

SECONDS = 2
EXAMPLES = {"source": 150, "model": 60, "format": 100, "import": 40, "markdown": 200}
MINUTES = 1  # of atheris for each target
SEEDS = [path.read_bytes() for path in sorted((SMALL / "data/innovations").glob("*.yml"))]
PIECES = [text.encode("utf-8", "surrogatepass") for text in corpora.curated()]


@st.composite
def spoiled(draw: st.DrawFn) -> bytes:
    """A sound record with hostile pieces put in and pieces taken out, or any bytes."""
    if draw(st.integers(0, 4)) == 0:
        return draw(st.binary(max_size=300))
    raw = draw(st.sampled_from(SEEDS + PIECES))
    for _ in range(draw(st.integers(0, 4))):
        at, long = draw(st.integers(0, len(raw))), draw(st.integers(0, 12))
        raw = raw[:at] + draw(st.sampled_from([*PIECES, b"", b"\n", b": ", b'"'])) + raw[at + long :]
    return raw


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_nothing_breaks_it_or_holds_it_up(name: str) -> None:
    TARGETS[name](b"")  # what is loaded once does not count

    @settings(max_examples=EXAMPLES[name], suppress_health_check=list(HealthCheck))
    @given(spoiled())
    def survives(raw: bytes) -> None:
        started = time.process_time()
        TARGETS[name](raw)
        assert time.process_time() - started < SECONDS

    survives()


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
def test_every_text_of_the_corpora_is_survived(name: str) -> None:
    for raw in PIECES[:: 1 if name in ("source", "markdown") else 7]:
        TARGETS[name](raw)


@pytest.mark.audit
@pytest.mark.parametrize("name", TARGETS)
def test_atheris_finds_nothing(name: str, tmp_path: Path) -> None:
    if not importlib.util.find_spec("atheris"):
        pytest.skip("atheris tidak terpasang")
    for number, raw in enumerate(SEEDS + PIECES):
        (tmp_path / str(number)).write_bytes(raw)
    words = (name, f"-max_total_time={60 * MINUTES}", f"-artifact_prefix={tmp_path}/", "-seed=20261124", str(tmp_path))
    done = subprocess.run(
        (sys.executable, "-m", "tests.fuzz.run", *words), cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.mark.node
@pytest.mark.slow
@pytest.mark.parametrize("number", [1_000, pytest.param(20_000, marks=pytest.mark.audit)])
def test_no_query_breaks_the_search(small: Path, number: int) -> None:
    assert run(small, "build", "--today", TODAY).returncode == 0
    module = REPOSITORY / "catalogue/assets/search/query.js"
    command = ("node", str(Path(__file__).parent / "queries.mjs"), str(module), str(small / "site/assets/search/index"))
    queries = json.dumps(["akta kelahiran", "ibu hamil", "puskesmas", "gratis", *corpora.curated()[::4]])
    done = subprocess.run(
        (*command, "20261124", str(number)), input=queries, capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer = json.loads(done.stdout)
    assert answer["faults"] == []
    assert answer["slowest"] < SECONDS
