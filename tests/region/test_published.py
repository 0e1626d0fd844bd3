"""No address once published may vanish."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from new_catalogues import checked

from catalogue import files
from catalogue.catalogue import Catalogue
from catalogue.cli import main
from catalogue.region import run
from catalogue.region.members import MemberError
from catalogue.region.options import KEPT
from catalogue.region.published import (
    LIST,
    LOST_INNOVATION,
    LOST_OTHER,
    address_list,
    addresses_among,
    addresses_of,
    lost_addresses,
    read_list,
    stand_ins,
)
from catalogue.texts import parse_texts

Ask = Callable[[bytes | MemberError], int]


def test_a_removed_record_is_a_warning_that_names_its_file() -> None:
    found = list(lost_addresses({"inovasi/kelas-ibu/", "inovasi/lain/"}, {"inovasi/kelas-ibu-hamil/", "inovasi/lain/"}))
    (fault,) = found
    assert (fault.code, fault.severity, fault.location.path) == ("R821", "warning", "data/innovations/kelas-ibu.yml")
    assert fault.suggestion == "kelas-ibu-hamil"
    assert fault.snippet == "alias_lama:\n  - kelas-ibu"


def test_a_removed_agency_names_the_list() -> None:
    (fault,) = lost_addresses({"perangkat-daerah/dinkes/", "tahun/2019/"}, set())
    assert (fault.code, fault.location.path, fault.values["id"]) == ("R822", "data/agencies.yml", "dinkes")


def test_every_lost_address_leads_somewhere_meanwhile() -> None:
    found = stand_ins({"tahun/2019/", "inovasi/a/", "inovasi/b/"}, {"inovasi/b/"})
    assert [(each.address, each.target) for each in found] == [("inovasi/a/", ""), ("tahun/2019/", "")]
    near = stand_ins({"panduan/kolom/lama/"}, {"panduan/", "inovasi/b/"})
    assert [(each.target, each.words) for each in near] == [("panduan/", "lama")]


def test_a_page_of_a_list_that_became_shorter_leads_to_the_list_and_is_no_fault() -> None:
    gone = {"inovasi/halaman/9/", "perangkat-daerah/dinkes/halaman/2/"}
    now = {"inovasi/", "perangkat-daerah/dinkes/"}
    assert not [*lost_addresses(gone, now)]
    found = stand_ins(gone, now)
    assert [(each.target, each.words) for each in found] == [("inovasi/", ""), ("perangkat-daerah/dinkes/", "")]


def test_a_loss_is_remembered_until_it_is_repaired() -> None:
    file = address_list({"inovasi/b/"}, {"inovasi/a/"})
    assert file.path == LIST
    assert read_list(str(file.content)) == {"inovasi/a/", "inovasi/b/"}


def test_what_is_no_address_is_left_out_of_a_list() -> None:
    text = "<html>404</html>\ninovasi/../../etc/\ninovasi/a/\nhttps://x.example/\ninovasi/a/\r\n/\nInovasi/A/\n"
    assert read_list(text) == {"inovasi/a/"}


def test_former_slugs_count_as_there(small: Path) -> None:
    catalogue = checked(small).structured.catalogue
    assert catalogue
    assert {"inovasi/akta-cepat/", "inovasi/akta-seketika/", "festival/festival-2024/"} <= addresses_of(catalogue)


def test_pages_are_read_from_their_files() -> None:
    paths = ["inovasi/a/index.md", "inovasi/index.md", "urusan/sosial/index.html", "assets/x.css", "index.md"]
    assert addresses_among(paths) == {"inovasi/", "inovasi/a/", "urusan/sosial/"}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("code", [LOST_INNOVATION, LOST_OTHER])
def test_both_findings_are_worded(code: str, language: str) -> None:
    words = parse_texts(language, files.package_text(f"locale/{language}.yml"))
    for part in ("title", "why", "fix"):
        assert words(f"diagnostic.{code}.{part}")
    assert words(f"diagnostic.{code}.message", value="inovasi/a/", id="a")


BUILD = ("build", "--today", "2024-09-01", "--root")
Capture = pytest.CaptureFixture[str]


@pytest.mark.slow
class TestBuild:
    """A site is built and published, then records vanish from its data."""

    @pytest.fixture
    def published(self, small_root: Path, tmp_path: Path) -> Path:
        root = tmp_path / "root"
        shutil.copytree(small_root, root)
        (root / KEPT).write_bytes((root / "site" / LIST).read_bytes())
        return root

    def test_every_page_of_the_site_is_on_its_list(self, published: Path) -> None:
        listed = read_list((published / KEPT).read_text())
        pages = {path.parent.relative_to(published / "site") for path in (published / "site").rglob("index.html")}
        assert listed == {f"{page.as_posix()}/" for page in pages} - {"./"}
        assert addresses_of(catalogue_of(published)) <= listed

    def test_a_loss_stops_the_build_and_the_old_site_stays(self, published: Path, capsys: Capture) -> None:
        (published / "data/innovations/sapa-lansia.yml").unlink()
        assert main([*BUILD, str(published)]) == 1
        said = capsys.readouterr().err
        assert "data/innovations/sapa-lansia.yml:1:1  galat R821" in said
        assert "alias_lama:\n      - sapa-lansia" in said
        assert (published / "site/inovasi/sapa-lansia/index.html").is_file()

    def test_a_former_slug_repairs_it(self, published: Path) -> None:
        folder = published / "data/innovations"
        text = (folder / "sapa-lansia.yml").read_text()
        (folder / "sapa-lansia.yml").unlink()
        (folder / "sapa-lansia-hamil.yml").write_text(f"{text}alias_lama:\n  - sapa-lansia\n")
        assert main([*BUILD, str(published)]) == 0
        assert "sapa-lansia-hamil&#47;" in (published / "site/inovasi/sapa-lansia/index.html").read_text()

    def test_on_a_pull_request_it_is_a_warning(self, published: Path, capsys: Capture) -> None:
        (published / "data/innovations/sapa-lansia.yml").unlink()
        assert main(["validate", "--format", "github", "--root", str(published), "--today", "2024-09-01"]) == 0
        assert "::warning file=data/innovations/sapa-lansia.yml" in capsys.readouterr().out
        assert main([*BUILD, str(published), "--lost", "warning"]) == 0
        page = (published / "site/inovasi/sapa-lansia/index.html").read_text()
        assert "Halaman ini sudah tidak ada" in page
        assert "cari/?q=sapa%20lansia" in page
        assert "inovasi/sapa-lansia/" in read_list((published / "site" / LIST).read_text())
        assert "inovasi/sapa-lansia/" not in (published / "site/sitemap.xml").read_text()

    def test_pages_that_no_record_stands_for_lead_on_by_themselves(self, published: Path) -> None:
        (published / KEPT).write_text("tahun/1999/\nhalaman-daerah/\npanduan/kolom/lama/\n")
        assert main([*BUILD, str(published)]) == 0
        for address in ("tahun/1999", "halaman-daerah", "panduan/kolom/lama"):
            assert "Halaman ini sudah tidak ada" in (published / "site" / address / "index.html").read_text()


def catalogue_of(root: Path) -> Catalogue:
    catalogue = checked(root).structured.catalogue
    assert catalogue
    return catalogue


class TestCommand:
    """``catalogue published`` asks the site that stands."""

    @pytest.fixture
    def ask(self, small: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes | MemberError], int]:
        settings = small / "data/site.yml"
        settings.write_text(settings.read_text().replace("inovasi.contoh.example", "katalog.go.id"))

        def asked(answer: bytes | MemberError) -> int:
            monkeypatch.setattr(run, "_list_at", lambda url: answer)
            return main(["published", "--root", str(small)])

        return asked

    def test_the_list_is_kept_for_the_build(self, ask: Ask, small: Path) -> None:
        assert ask(b"inovasi/b/\ninovasi/a/\n<html>\n") == 0
        assert (small / KEPT).read_text() == "inovasi/a/\ninovasi/b/\n"

    def test_a_site_without_a_list_has_published_nothing(self, ask: Ask, small: Path) -> None:
        assert ask(MemberError("status", "404")) == 0
        assert (small / KEPT).read_text() == ""

    @pytest.mark.parametrize("trouble", [MemberError("status", "503"), MemberError("no_host", "15")])
    def test_nothing_is_published_where_the_site_cannot_tell(self, ask: Ask, small: Path, trouble: MemberError) -> None:
        assert ask(trouble) == 2
        assert not (small / KEPT).exists()
        assert main(["published", "--root", str(small), "--first"]) == 0
        assert (small / KEPT).read_text() == ""
