"""The guides' pictures: small, and described."""

import html
import re
from pathlib import Path

import pytest

from catalogue.documents import Document
from catalogue.pages.hand_written import hand_written_page
from catalogue.pictures.renditions import Picture, Rendition

PANDUAN = Path(__file__).parents[2] / "docs" / "panduan"
NAMED = [
    pytest.param(guide, *found, id=f"{guide.stem} {found[1]}")
    for guide in sorted(PANDUAN.glob("*.md"))
    for found in re.findall(r"(?<!`)!\[([^\]]*)\]\(([^)]+)\)", guide.read_text())
]


@pytest.mark.parametrize(("guide", "described", "place"), NAMED)
def test_a_picture_is_there_described_and_small(guide: Path, described: str, place: str) -> None:
    picture = guide.parent / place
    assert len(described) > 20
    assert picture.stat().st_size < 64 * 1024


def test_every_picture_is_used() -> None:
    used = {Path(parameter.values[2]).name for parameter in NAMED}
    assert used == {path.name for path in (PANDUAN / "gambar").iterdir()}


def test_a_guide_shows_its_picture_in_several_sizes_and_how_one_is_written() -> None:
    text = b"![x](gambar/b.png) [y](b.md) `![z](gambar/b.png)`\n"
    made = tuple(Rendition("0" * 20, width, 9, ending) for width, ending in ((4, "webp"), (8, "webp"), (8, "jpg")))
    page = hand_written_page(Document("panduan/a.md", text), "", {"panduan/gambar/b.png": Picture("b.png", made)})
    content = page.text
    assert content.startswith("<picture>") and content.endswith("</picture> [y](../b/index.md) `![z](gambar/b.png)`\n")
    assert html.unescape(content).count("../../assets/pictures/b-0000000000-") == 3
