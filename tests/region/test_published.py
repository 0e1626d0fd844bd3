"""No address once published may vanish."""

from pathlib import Path

from new_catalogues import checked

from catalogue.region.published import (
    LIST,
    address_list,
    addresses_among,
    addresses_of,
    lost_addresses,
    read_list,
    stand_ins,
)


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
    assert [(each.address, each.target) for each in found] == [("inovasi/a/", "inovasi/"), ("tahun/2019/", "tahun/")]


def test_a_loss_is_remembered_until_it_is_repaired() -> None:
    file = address_list({"inovasi/b/"}, {"inovasi/a/"})
    assert file.path == LIST
    assert read_list(str(file.content)) == {"inovasi/a/", "inovasi/b/"}


def test_what_is_no_address_is_left_out_of_a_list() -> None:
    text = "<html>404</html>\ninovasi/../../etc/\ninovasi/a/\nhttps://x.example/\ninovasi/a/\r\n"
    assert read_list(text) == {"inovasi/a/"}


def test_former_slugs_count_as_there(small: Path) -> None:
    catalogue = checked(small).structured.catalogue
    assert catalogue
    assert {"inovasi/akta-cepat/", "inovasi/akta-seketika/", "festival/festival-2024/"} <= addresses_of(catalogue)


def test_pages_are_read_from_their_files() -> None:
    paths = ["inovasi/a/index.md", "inovasi/index.md", "urusan/sosial/index.html", "assets/x.css", "index.md"]
    assert addresses_among(paths) == {"inovasi/a/", "urusan/sosial/"}
