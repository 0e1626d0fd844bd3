"""The sites that hostile texts make, built once for all tests of this folder."""

from itertools import islice

import pytest

from . import corpora
from .sites import Built, built

CHUNK = 400
HARMLESS = tuple(f"Layanan {number}" for number in range(130))  # lists of several pages too


def chunks() -> list[object]:
    """The curated part, and all parts of the whole; what is proved of one part runs in one process (``loadgroup``)."""
    parts = range(0, len(corpora.everything()), CHUNK)
    audit = (pytest.param(at, marks=[pytest.mark.audit, pytest.mark.xdist_group(f"bagian-{at}")]) for at in parts)
    return ["curated", *audit]


@pytest.fixture(scope="session", params=chunks())
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    start = request.param
    texts = corpora.sample() if start == "curated" else tuple(islice(corpora.everything(), start, start + CHUNK))
    return built(tmp_path_factory.mktemp("jahat"), texts)


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site like it, of harmless texts."""
    return built(tmp_path_factory.mktemp("baik"), HARMLESS)
