"""A page that is filled into its frame is byte for byte the page that MkDocs renders."""

from pathlib import Path

import markdown
import pytest

from catalogue.documents import File
from catalogue.frames import SLUG, cut, html_of, parse_page, plan
from tests.once import REAL_DAY, SMALL_DAY, built

HEAD = '---\ntitle: "{}"\ndescription: "d"\nkind: "innovation"\n---\n\n'


def page(slug: str, body: str = "<p>x</p>") -> File:
    return File(f"inovasi/{slug}/index.md", HEAD.format(slug) + body + "\n")


@pytest.mark.parametrize(
    "body",
    [
        '# Judul&#46; e-KTP &#38; x {: #ki-judul }\n\n<div class="a">\n  <p>b &#60;c&#62; &amp; d</p>\n</div>',
        '<nav aria-label="x"><ol>\n<li>a</li>\n</ol></nav>\n\n# A {: #ki-a }\n\n'
        "## B {: #ki-b }\n\n<p>c</p>\n\n<ul>\n<li>d</li>\n</ul>",
        '# A {: #ki-a }\n\n<aside>\n<svg viewBox="0 0 1 1"><path d="M1 1"/></svg>\n</aside>\n\n'
        '<p class="x">&#123;&#123; y &#125;&#125;</p>',
    ],
)
def test_our_blocks_read_as_python_markdown_reads_them(body: str) -> None:
    assert html_of(body) == markdown.markdown(body, extensions=["attr_list", "tables", "toc", "admonition"])


def test_pages_of_one_type_share_a_prototype() -> None:
    made = plan([page(f"p{number}") for number in range(3)])
    assert [len(pages) for pages in made.prototypes.values()] == [3]
    assert [file.path for file in made.rendered] == [f"inovasi/{SLUG}-0/index.md"]


def test_a_page_alone_of_its_type_is_its_own_prototype() -> None:
    """Its address stays, since the navigation may name it; its content is marks all the same."""
    made = plan([page("satu"), File("cari/index.md", HEAD.format("Cari") + "<p>x</p>\n")])
    assert list(made.prototypes) == ["inovasi/satu/", "cari/"]
    assert [file.path for file in made.rendered] == ["inovasi/satu/index.md", "cari/index.md"]
    assert not [file for file in made.rendered if "<p>x</p>" in str(file.content)]


def test_hand_written_pages_and_other_files_are_left_to_mkdocs() -> None:
    files = [File("tentang/index.md", "# Tentang"), File("api/v1/a.json", "{}"), File("a.md", HEAD.format("x"))]
    made = plan(files)
    assert not made.prototypes
    assert set(made.rendered) == set(files)


def test_a_frame_is_filled_at_its_marks() -> None:
    frame = cut(
        f"<title>KiBingkaiJudul</title><a href='{SLUG}-0'></a><h1 id=\"ki-judul\">KiBingkaiIsi</h1>.",
        f"inovasi/{SLUG}-0/",
    )
    filled = page("akta", "# A {: #ki-a }\n\n<p>b</p>")
    parsed = parse_page(filled)
    assert parsed
    assert frame.fill(parsed.parts) == "<title>akta</title><a href='akta'></a><h1 id=\"ki-a\">A</h1>\n<p>b</p>."


def test_pages_that_a_hand_written_page_links_to_stay_where_it_names_them() -> None:
    guide = File("panduan/index.md", "# Panduan\n\n[Satu](../inovasi/satu/index.md#a)\n")
    made = plan([guide, page("satu"), page("dua"), page("tiga")])
    assert "inovasi/satu/" in made.prototypes and len(made.prototypes) == 2


@pytest.mark.slow
@pytest.mark.parametrize(("name", "today"), [("small_root", SMALL_DAY), ("real_root", REAL_DAY)])
def test_both_renderers_make_the_same_site(
    tmp_path: Path, name: str, today: str, request: pytest.FixtureRequest
) -> None:
    root: Path = request.getfixturevalue(name)
    filled = root / "site"
    rendered = built(tmp_path, root / "data", "--renderer", "mkdocs", today=today) / "site"
    names = {path.relative_to(filled).as_posix() for path in filled.rglob("*") if path.is_file()}
    assert names == {path.relative_to(rendered).as_posix() for path in rendered.rglob("*") if path.is_file()}
    assert not [name for name in sorted(names) if (filled / name).read_bytes() != (rendered / name).read_bytes()]


def test_pages_that_wait_packed_are_filled_like_others(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [page(f"p{number}", f"<p>{number}</p>") for number in range(5)]
    plainly = plan(files)
    monkeypatch.setattr("catalogue.frames.MOST_HELD", 2)
    packed = plan(files)
    assert packed.rendered == plainly.rendered
    parts = [[each.parts for each in pages] for made in (plainly, packed) for pages in made.prototypes.values()]
    assert parts[0] == parts[1] and len(parts[0]) == 5
    assert [each.body for each in next(iter(packed.prototypes.values()))][2:] == [""] * 3
