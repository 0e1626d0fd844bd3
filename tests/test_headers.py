"""What servers are to send is one truth with what stands in the pages, and pages work under it."""

import re
import shutil
from pathlib import Path

import pytest

from catalogue.gate import POLICY
from catalogue.headers import HEADERS, NAMED_BY_CONTENT, headers_file, nginx_settings
from tests.test_browser import FOLDERS, PAGES, fullest, real_site, run
from tests.test_site import REPOSITORY

__all__ = ["real_site"]


def test_the_policy_is_that_of_the_pages_and_no_other_site_may_frame_them() -> None:
    assert HEADERS["Content-Security-Policy"] == f"{POLICY}; frame-ancestors 'none'"
    assert f"  Content-Security-Policy: {HEADERS['Content-Security-Policy']}\n" in headers_file().raw.decode()


def test_both_notations_name_every_header() -> None:
    for name, value in HEADERS.items():
        assert f"\n  {name}: {value}\n" in headers_file().raw.decode()
        assert f'add_header {name} "{value}" always;\n' in nginx_settings()
        assert '"' not in value and len(value) < 1900  # Cloudflare reads lines of at most 2,000 characters


def test_the_guide_shows_the_settings_that_the_tool_makes() -> None:
    page = (REPOSITORY / "docs/panduan/peladen.md").read_text(encoding="utf-8")
    assert "".join(f"    {line}\n" for line in nginx_settings().splitlines()) in page


@pytest.mark.browser
@pytest.mark.node
@pytest.mark.slow
class TestInTheBrowser:
    def test_every_page_type_works_under_the_headers(self, real_site: Path) -> None:
        addresses = [page.split("#")[0] for page in PAGES if page != "tidak-ada/"]
        addresses += [fullest(real_site, folder) for folder in FOLDERS]
        answer = run("headers.mjs", str(real_site), *dict.fromkeys(addresses))
        assert answer["faults"] == []
        for seen in answer["result"].values():
            assert {name: seen.get(name.lower()) for name in HEADERS} == HEADERS

    @pytest.mark.parametrize(
        "harm", ["<script>alert(1)</script>", "<p style='color:red'>x</p>", "<img src='//x.test/a.png'>"]
    )
    def test_what_breaks_the_policy_is_seen(self, real_site: Path, tmp_path: Path, harm: str) -> None:
        """The test above can fail: a page with something foreign or inline in it is a fault."""
        site = tmp_path / "site"
        shutil.copytree(real_site, site)
        page = (site / "tentang/index.html").read_text()
        (site / "tentang/index.html").write_text(page.replace("</main>", f"{harm}</main>"))
        assert run("headers.mjs", str(site), "tentang/")["faults"]

    def test_what_is_kept_for_a_year_is_named_by_its_content(self, real_site: Path) -> None:
        for folder in NAMED_BY_CONTENT:
            for path in (real_site / folder).rglob("*"):
                assert path.is_dir() or re.search(r"[-.][0-9a-f]{8,10}[-.]", path.name), path
