"""The guides' pictures: published where the gate lets pictures stand, small, and described."""

import re
from pathlib import Path

import pytest

from catalogue.documents import Document
from catalogue.pages.hand_written import guide_picture, hand_written_page

PANDUAN = Path(__file__).parents[2] / "docs" / "panduan"
NAMED = [
    pytest.param(guide, *found, id=f"{guide.stem} {found[1]}")
    for guide in sorted(PANDUAN.glob("*.md"))
    for found in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", guide.read_text())
]


@pytest.mark.parametrize(("guide", "described", "place"), NAMED)
def test_a_picture_is_there_described_and_small(guide: Path, described: str, place: str) -> None:
    picture = guide.parent / place
    assert len(described) > 20
    assert picture.stat().st_size < 64 * 1024


def test_every_picture_is_used() -> None:
    used = {Path(parameter.values[2]).name for parameter in NAMED}
    assert used == {path.name for path in (PANDUAN / "gambar").iterdir()}


def test_a_guide_links_to_where_its_picture_is_published() -> None:
    page = hand_written_page(Document("panduan/a.md", b"![x](gambar/b.png) [y](b.md)\n"))
    assert page.content == "![x](../../assets/guide/b.png) [y](../b/index.md)\n"
    assert guide_picture(Document("panduan/gambar/b.png", b"1")).path == "assets/guide/b.png"
