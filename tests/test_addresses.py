"""Links are relative, so that a site works below any path, and offline."""

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.addresses import Linker, edit_link, issue_link
from catalogue.reference_model import Repository

PAGES = ["", "inovasi/", "inovasi/akta/", "urusan/kesehatan/", "cari/", "data/"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("target", [*PAGES, "api/v1/innovations.json", "cari/?q=akta", "inovasi/akta/#kontak"])
@pytest.mark.parametrize("base", ["https://contoh.example/", "https://contoh.example/a/b/"])
def test_a_link_leads_to_its_target_below_any_base(page: str, target: str, base: str) -> None:
    assert urljoin(base + page, Linker(page)(target)) == base + target


@pytest.mark.parametrize(
    ("page", "target", "link"),
    [
        ("", "inovasi/akta/", "inovasi/akta/index.html"),
        ("inovasi/akta/", "", "../../index.html"),
        ("inovasi/akta/", "cari/?q=x", "../../cari/index.html?q=x"),
        ("inovasi/akta/", "assets/a.css", "../../assets/a.css"),
    ],
)
def test_offline_links_name_the_file(page: str, target: str, link: str) -> None:
    assert Linker(page, offline=True)(target) == link


@pytest.mark.parametrize(
    ("host", "edit", "issue"),
    [
        (
            "github",
            "https://git.example/a/b/edit/main/data/x.yml",
            "https://git.example/a/b/issues/new?title=A%20%26%20B",
        ),
        (
            "gitea",
            "https://git.example/a/b/_edit/main/data/x.yml",
            "https://git.example/a/b/issues/new?title=A%20%26%20B",
        ),
        (
            "gitlab",
            "https://git.example/a/b/-/edit/main/data/x.yml",
            "https://git.example/a/b/-/issues/new?issue%5Btitle%5D=A%20%26%20B",
        ),
    ],
)
def test_each_host_has_its_own_addresses(host: str, edit: str, issue: str) -> None:
    repository = Repository.model_validate({"url": "https://git.example/a/b", "jenis": host})
    assert edit_link(repository, "data/x.yml") == edit
    assert issue_link(repository, "A & B") == issue


@given(
    st.lists(st.sampled_from("abc"), max_size=4),
    st.lists(st.sampled_from("abc"), max_size=4),
    st.sampled_from(["", "index.html", "data.json"]),
)
def test_a_way_is_the_one_that_the_library_finds(here: list[str], there: list[str], file: str) -> None:
    page, target = "".join(f"{step}/" for step in here), "".join(f"{step}/" for step in there) + file
    found = posixpath.relpath("/" + target, posixpath.dirname("/" + page)) + ("" if file else "/")
    assert Linker(page)(target) == found
