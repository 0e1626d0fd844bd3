"""A new catalogue on disk, made the way ``catalogue init`` makes it."""

from pathlib import Path

import pytest
from new_catalogues import TODAY, Make, answers_of, write

from catalogue import files
from catalogue.documents import Document
from catalogue.region.new import SKELETON, new_catalogue
from catalogue.region.questions import Circumstances
from catalogue.texts import Texts, parse_texts


@pytest.fixture(scope="session")
def texts() -> Texts:
    return parse_texts("id", files.package_text("locale/id.yml"))


@pytest.fixture(scope="session")
def skeleton() -> list[Document]:
    return files.package_documents(SKELETON, "")


@pytest.fixture(scope="session")
def around(texts: Texts) -> Circumstances:
    return Circumstances(texts, "tiruan-raya", TODAY)


@pytest.fixture
def make(tmp_path: Path, skeleton: list[Document], around: Circumstances) -> Make:
    """Writes a new catalogue for the answers given and says where."""

    def made(folder: str = "baru", **given: str) -> Path:
        return write(tmp_path / folder, new_catalogue(answers_of(around, **given), skeleton, around.texts))

    return made
