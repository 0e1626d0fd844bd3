"""Long lists over several pages: nothing lost, nothing twice, no page grows."""

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest

from benchmarks.synthetic import write
from catalogue import checking
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.files import icon_texts
from catalogue.frames import LIST, SLUG, Page, parse_page, plan
from catalogue.pages import Edition, edition_pages, icon_names
from catalogue.pages.paging import EVERYTHING, Length, Part, letter_of, parts

TODAY = date(2026, 11, 24)
SHORT = Length(4, 3)
LARGEST = 52_000  # bytes of a page's own part; what stands around it takes 8,000
_LINK = re.compile(r'href="([^"#?]*)')


@pytest.mark.parametrize(("number", "wanted"), [(0, [0]), (4, [4]), (5, [3, 2]), (9, [3, 3, 3]), (10, [3, 3, 3, 1])])
def test_a_list_is_whole_while_it_is_short(number: int, wanted: list[int]) -> None:
    assert [len(part.entries) for part in parts("a/", range(number), SHORT)] == wanted


def test_every_entry_stands_on_one_page_in_its_order() -> None:
    found = list(parts("a/", range(100), SHORT))
    assert [entry for part in found for entry in part.entries] == list(range(100))
    assert [(part.start + 1, part.end) for part in found][:2] == [(1, 3), (4, 6)]


def test_pages_lead_to_each_other() -> None:
    first, *_, last = parts("a/", range(10), SHORT)
    assert (first.here, first.before, first.after) == ("a/", "", "a/halaman/2/")
    assert (last.here, last.before, last.after) == ("a/halaman/4/", "a/halaman/3/", "")


@pytest.mark.parametrize(
    ("number", "wanted"),
    [(1, "1 2 0 9"), (2, "1 2 3 0 9"), (3, "1 2 3 4 0 9"), (5, "1 0 4 5 6 0 9"), (9, "1 0 8 9")],
)
def test_a_pager_names_the_ends_and_what_is_near(number: int, wanted: str) -> None:
    part = Part("a/", number, 9, 0, 27, ())
    assert " ".join(str(place.number) for place in part.places) == wanted


def test_letters_lead_to_the_first_entry_under_them() -> None:
    names = ["3R", "Ambulans", "Api", "Bank Sampah", "Élan", "Emas"]
    first, second = parts("a/", names, SHORT, names)
    found = [letter.target for letter in first.letters]
    assert found == ["a/#ki-huruf-0-9", "a/#ki-huruf-a", "a/halaman/2/#ki-huruf-b", "a/halaman/2/#ki-huruf-e"]
    assert (first.anchors, second.anchors) == (
        {0: "ki-huruf-0-9", 1: "ki-huruf-a"},
        {0: "ki-huruf-b", 1: "ki-huruf-e"},
    )


@pytest.mark.parametrize(("name", "wanted"), [("élan", "E"), ("3R", "0-9"), ("“Kutip”", "K"), ("", "0-9")])
def test_a_name_is_filed_under_a_letter(name: str, wanted: str) -> None:
    assert letter_of(name) == wanted


def test_a_heading_is_repeated_on_each_page_that_its_entries_reach() -> None:
    pairs = [("A", number) for number in range(4)] + [("B", 4)]
    first, second = parts("a/", pairs, SHORT)
    assert first.groups == (("A", (0, 1, 2)),)
    assert second.groups == (("A", (3,)), ("B", (4,)))


def test_later_pages_of_all_lists_of_a_kind_share_one_frame() -> None:
    """Otherwise MkDocs would render one for each of hundreds of agencies."""
    head = '---\ntitle: "t"\ndescription: "d"\nkind: "agency"\n---\n\n<p>x</p>\n'
    places = ("perangkat-daerah/a/halaman/2/", "perangkat-daerah/b/halaman/2/", "perangkat-daerah/b/halaman/3/")
    made = plan([File(f"{place}index.md", head) for place in places])
    (address,) = made.prototypes
    assert address == f"perangkat-daerah/{LIST}-0/halaman/{SLUG}-0/"
    assert [page.parts["list"] for page in made.prototypes[address]] == ["a", "b", "b"]


@pytest.fixture(
    scope="module",
    params=[111, pytest.param(1_000, marks=pytest.mark.slow), pytest.param(5_000, marks=pytest.mark.slow)],
)
def catalogue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """Made-up innovations, most of them of two agencies, so that their lists are long too."""
    root = write(tmp_path_factory.mktemp("pages"), request.param)
    found = checking.check(root, TODAY).structured.catalogue
    assert found
    return found


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Mapping[str, Page]:
    """All its pages before MkDocs, in both languages, by address."""
    files = (*pages_in(catalogue, "id"), *pages_in(catalogue, "en"))
    return {page.address: page for page in map(parse_page, files) if page}


def pages_in(catalogue: Catalogue, language: str) -> list[File]:
    icons = icon_texts(icon_names(catalogue))
    edition = Edition(checking.language_texts(language), TODAY, icons=icons, language=language, twin=True)
    return list(edition_pages(catalogue, edition))


def linked(page: Page, pattern: str) -> list[str]:
    """The addresses that a page's own links lead to, those that fit a pattern."""
    found = (posixpath.normpath(posixpath.join(page.address, link)) for link in _LINK.findall(page.body))
    return [f"{address}/" for address in found if re.fullmatch(pattern, f"{address}/")]


@pytest.mark.parametrize("language", ["", "en/"])
def test_every_innovation_stands_on_one_page_of_the_full_list(
    catalogue: Catalogue, pages: Mapping[str, Page], language: str
) -> None:
    lists = [page for address, page in pages.items() if re.fullmatch(rf"{language}inovasi/(halaman/\d+/)?", address)]
    found = Counter(link for page in lists for link in linked(page, rf"{language}inovasi/(?!halaman/)[^/]+/"))
    assert found == Counter(f"{language}inovasi/{each.slug}/" for each in catalogue.innovations)


def test_each_list_names_all_of_its_innovations(catalogue: Catalogue, pages: Mapping[str, Page]) -> None:
    for agency in catalogue.agencies:
        lists = [page for address, page in pages.items() if address.startswith(f"perangkat-daerah/{agency.id}/")]
        found = {link for page in lists for link in linked(page, r"inovasi/(?!halaman/)[^/]+/")}
        assert found >= {f"inovasi/{each.slug}/" for each in catalogue.innovations if each.agency == agency.id}


def test_every_page_of_a_list_is_linked_from_the_one_before(pages: Mapping[str, Page]) -> None:
    later = [address for address in pages if "/halaman/" in address]
    for address in later:
        above, number = address.removesuffix("/").split("/halaman/")
        before = f"{above}/" if number == "2" else f"{above}/halaman/{int(number) - 1}/"
        assert address in linked(pages[before], r".*/halaman/\d+/")


def test_no_two_pages_have_one_title_or_description(pages: Mapping[str, Page]) -> None:
    for name in ("title", "description"):
        lists = Counter(page.head[name] for address, page in pages.items() if "/halaman/" in address)
        assert not [title for title, number in lists.items() if number > 1 and title]


def test_no_page_grows_with_the_catalogue(catalogue: Catalogue, pages: Mapping[str, Page]) -> None:
    """Only the list of everything, and of what awaits a check, is longer while it stands on one page."""
    whole = len(catalogue.innovations) <= EVERYTHING.whole
    longer = {"inovasi/", "en/inovasi/", "kesegaran/"} if whole else set()
    sizes = {address: len(page.body.encode()) for address, page in pages.items()}
    assert not {address: size for address, size in sizes.items() if size > LARGEST and address not in longer}
