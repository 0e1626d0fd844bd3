"""Many catalogues, one view: little is taken, nothing is trusted, a bad member hurts nobody."""

import http.server
import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from http.client import BadStatusLine
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import OpenerDirector

import pytest
from new_catalogues import TODAY, checked

from catalogue.catalogue import Catalogue
from catalogue.documents import Document
from catalogue.exports import export_files
from catalogue.pages import Edition
from catalogue.pages.press import Press
from catalogue.region import fetching, members
from catalogue.region.federate import Answer, Outcome, State, outcomes, read_members
from catalogue.region.joint import Joint, facet_labels, joint_data, search_documents
from catalogue.region.joint_map import drawing
from catalogue.region.joint_view import A_PAGE, joint_edition, joint_pages
from catalogue.region.members import Member, MemberError, copy_file, read_member
from catalogue.templating import environment
from catalogue.texts import Texts
from tests.rule_cases import LANGUAGES

BASE = "https://inovasi.contoh.example/katalog/"


def member(member_id: str = "contoh", url: str = BASE) -> Member:
    return Member.model_validate({"id": member_id, "url": url})


@pytest.fixture
def catalogue(small: Path) -> Catalogue:
    found = checked(small).structured.catalogue
    assert found
    return found


def published_json(catalogue: Catalogue) -> dict[str, Any]:
    made = {file.path: file.raw for file in export_files(catalogue, TODAY)}
    document: dict[str, Any] = json.loads(made[members.PUBLISHED])
    return document


def raw_of(document: object) -> bytes:
    return json.dumps(document).encode()


def test_what_the_tool_publishes_is_read_whole(catalogue: Catalogue) -> None:
    copy = read_member(member(), raw_of(published_json(catalogue)))
    assert copy.refused == 0
    assert {record.id for record in copy.records} == {each.slug for each in catalogue.innovations}
    assert copy.title == catalogue.site.name
    one = next(record for record in copy.records if record.id == "akta-seketika")
    assert one.url == f"{BASE}inovasi/akta-seketika/"
    assert one.agency == "Dinas Kependudukan dan Pencatatan Sipil"
    assert one.areas == ("adminduk", "kesehatan")


def test_a_copy_is_read_by_the_same_reader(catalogue: Catalogue) -> None:
    copy = read_member(member(), raw_of(published_json(catalogue)))
    assert read_member(member(), copy_file(copy).raw) == copy


def test_only_what_is_named_is_copied(catalogue: Catalogue) -> None:
    text = copy_file(read_member(member(), raw_of(published_json(catalogue)))).raw.decode()
    assert "(0299) 100200" not in text
    assert "Orang tua menunda" not in text


@pytest.mark.parametrize(
    ("licence", "kept"),
    [
        ("https://creativecommons.org/licenses/by/4.0/deed.id", True),
        ("https://creativecommons.org/licenses/by-sa/4.0/", True),
        ("https://creativecommons.org/publicdomain/zero/1.0/", True),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0/", False),
        ("https://contoh.example/hak-cipta", False),
        ("https://contoh.example/?creativecommons.org/licenses/by/", False),
    ],
)
def test_a_summary_needs_a_licence_that_lets_it_be_shared(catalogue: Catalogue, licence: str, kept: bool) -> None:
    document = published_json(catalogue)
    document["lisensi"]["url"] = licence
    copy = read_member(member(), raw_of(document))
    assert [bool(record.summary) for record in copy.records] == [kept] * len(copy.records)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("url", "https://jahat.example/inovasi/akta-seketika/"),
        ("url", f"{BASE}inovasi/lain/"),
        ("url", "javascript:alert(1)"),
        ("id", "../../etc"),
        ("nama", "a\u202eb"),
        ("nama", ""),
        ("nama", ["daftar"]),
        ("ringkasan", "x" * 301),
        ("urusan", [{"id": "<b>", "nama": "x"}]),
        ("urusan", "kesehatan"),
        ("perangkat_daerah", "dinkes"),
    ],
)
def test_a_record_that_is_not_as_published_is_refused_alone(catalogue: Catalogue, key: str, value: object) -> None:
    document = published_json(catalogue)
    document["data"][0][key] = value
    copy = read_member(member(), raw_of(document))
    assert (copy.refused, len(copy.records)) == (1, len(catalogue.innovations) - 1)


def test_unknown_keys_of_newer_versions_do_no_harm(catalogue: Catalogue) -> None:
    document = published_json(catalogue) | {"baru": 1}
    document["data"][0]["baru"] = {"a": 1}
    assert read_member(member(), raw_of(document)).refused == 0


def test_own_areas_count_as_their_official_ones(catalogue: Catalogue) -> None:
    document = published_json(catalogue)
    document["data"][0]["urusan"] = [{"id": "layanan-kami", "nama": "Layanan Kami", "padanan": "kesehatan"}]
    first = document["data"][0]["id"]
    copy = read_member(member(), raw_of(document))
    assert next(record for record in copy.records if record.id == first).areas == ("kesehatan",)


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (b"<html>", "no_json"),
        (b"[" * 100_000, "no_json"),
        (b"\xff\xfe", "no_json"),
        (b"[]", "not_published"),
        (b"{}", "not_published"),
        (
            b'{"judul":"a\\u202eb","tanggal":"2030","lisensi":{"nama":"x","url":"https://a.example/"},"data":[]}',
            "hidden",
        ),
        (
            b'{"judul":"a","tanggal":"2030","lisensi":{"nama":"x","url":"https://a.example/"},"data":{}}',
            "not_published",
        ),
        (b" " * (members.LARGEST + 1), "too_large"),
    ],
)
def test_what_is_no_catalogue_is_refused_whole(raw: bytes, key: str, texts: Texts) -> None:
    with pytest.raises(MemberError) as caught:
        read_member(member(), raw)
    assert caught.value.key == key
    assert texts(f"region.federate.trouble.{key}", detail=caught.value.detail)


def test_a_broken_member_keeps_its_last_good_copy(catalogue: Catalogue) -> None:
    good = raw_of(published_json(catalogue))
    kept = {"b": copy_file(read_member(member("b"), good)).raw, "d": b"rusak"}
    answers: list[tuple[Member, Answer]] = [
        (member("a"), good),
        (member("b"), b"<html>"),
        (member("c"), MemberError("too_slow", "90")),
        (member("d"), b"<html>"),
    ]
    found = list(outcomes(answers, kept.get))
    states = [State.FRESH, State.KEPT, State.MISSING, State.MISSING]
    assert [outcome.state for outcome in found] == states
    assert found[1].copy
    assert len(found[1].copy.records) == len(catalogue.innovations)
    assert found[2].trouble
    assert found[2].trouble.key == "too_slow"


def test_the_list_of_members_is_checked() -> None:
    text = b"- id: a\n  url: https://a.example/\n- id: B!\n  url: file:///etc/passwd\n"
    found, faults = read_members(Document("anggota.yml", text))
    assert found == ()
    assert [(fault.code, fault.location.line) for fault in faults] == [("S009", 3), ("S010", 4)]
    found, faults = read_members(Document("anggota.yml", text[: text.index(b"- id: B!")]))
    assert [each.base for each in found] == ["https://a.example/"]
    assert faults == ()


def test_a_member_is_listed_once() -> None:
    """Two under one id would share a copy, and the first would vanish without a word."""
    text = b"- id: a\n  url: https://a.example/\n- id: a\n  url: https://b.example/\n"
    found, faults = read_members(Document("anggota.yml", text))
    assert found == ()
    assert [(fault.code, fault.location.line) for fault in faults] == [("S024", 3)]


@pytest.fixture
def joint(catalogue: Catalogue) -> Joint:
    document = published_json(catalogue)
    one = document["data"][0]
    document["data"] += [
        one | {"id": f"nomor-{number}", "url": f"{BASE}inovasi/nomor-{number}/", "nama": f"Nomor {number}"}
        for number in range(A_PAGE.whole)
    ]
    copy = read_member(member(), raw_of(document))
    other = Outcome(member("lain", "https://lain.example/"), State.MISSING, None, MemberError("status", "500"))
    all_of_them = (Outcome(member(), State.FRESH, copy), other)
    return Joint("Provinsi Contoh", date(2030, 5, 1), all_of_them, catalogue.areas)


@pytest.fixture
def press(catalogue: Catalogue, texts: Texts) -> Press:
    return Press(catalogue, joint_edition(Edition(texts, TODAY)), environment())


def test_nothing_is_lost_on_the_way(joint: Joint, press: Press) -> None:
    made = {file.path: file.raw.decode() for file in (*joint_data(joint), *joint_pages(press, joint))}
    index = json.loads(made["api/v1/bersama/index.json"])
    parts = [record for part in index["bagian"] for record in json.loads(made[part])]
    assert index["jumlah"] == len(parts) == len(joint.records)
    assert [each["keadaan"] for each in index["anggota"]] == ["baru", "kosong"]
    listed = "".join(text for path, text in made.items() if path.startswith("daerah/contoh/"))
    assert listed.count('<span class="line__count">') == len(joint.records)
    assert "daerah/contoh/halaman/2/index.md" in made


def test_pages_hold_no_markup_of_members(joint: Joint, press: Press) -> None:
    for file in joint_pages(press, joint):
        if file.path.startswith(("daerah/", "urusan/")):
            assert not [mark for mark in ("<script", "<b>", "{{", "{%", "onclick=") if mark in file.raw.decode()]


def test_every_page_of_a_federation_is_reached(joint: Joint, press: Press) -> None:
    made = {file.path: file.raw.decode() for file in joint_pages(press, joint)}
    assert 'href="daerah/contoh/"' in made["index.md"]
    assert 'href="halaman/2/"' in made["daerah/contoh/index.md"]
    assert "aria-current" in made["daerah/contoh/halaman/2/index.md"]
    assert "lain: belum ada data" in made["index.md"]


def test_members_with_a_place_are_on_the_map(joint: Joint, press: Press) -> None:
    assert drawing(joint) is None
    (copy,) = joint.copies
    places = {"barat": "-7.5, 109", "timur": "-7.5, 111", "utara": "-6.5, 110"}
    placed = [Member.model_validate({"id": name, "url": BASE, "koordinat": at}) for name, at in places.items()]
    found = tuple(Outcome(each, State.FRESH, replace(copy, member=each)) for each in placed)
    drawn = drawing(replace(joint, outcomes=found))
    assert drawn
    west, east, north = drawn.dots
    assert west.x < north.x < east.x
    assert north.y < west.y == east.y
    pages = {file.path: file.raw.decode() for file in joint_pages(press, replace(joint, outcomes=found))}
    assert pages["index.md"].count("<circle") == len(places)


@pytest.mark.parametrize("place", ["entah", "-7.5", "-91, 100", "7, 181", "1e3, 2"])
def test_a_place_must_be_one(place: str) -> None:
    text = f"- id: a\n  url: https://a.example/\n  koordinat: {place}\n"
    _, faults = read_members(Document("anggota.yml", text.encode()))
    assert [fault.location.line for fault in faults] == [3]


def test_each_record_leads_home(joint: Joint) -> None:
    found = list(search_documents(joint))
    assert len(found) == len(joint.records)
    assert all(document.slug.startswith(f"{BASE}inovasi/") for document in found)
    assert {document.facets["district"] for document in found} == {("contoh",)}
    assert facet_labels(joint)["district"] == {"contoh": "Katalog Inovasi Contoh"}


class _Server(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/ke-berkas":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path == "/ke-dalam":
            self.send_response(302)
            self.send_header("Location", "http://localhost/")
            self.end_headers()
        elif self.path == "/hilang":
            self.send_error(404)
        elif self.path.startswith("/menetes"):  # a byte now and then: in the headers, in the body
            self.wfile.write(b"HTTP/1.0 200 OK\r\n" + (b"\r\n" if self.path.endswith("isi") else b"X: "))
            with suppress(OSError):
                for _ in range(40):
                    self.wfile.write(b"x")
                    time.sleep(0.05)
        else:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * 300_000)

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, let through the grammar of addresses that would refuse it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(fetching, "is_address", lambda url: url.startswith(host))
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    yield host
    server.shutdown()


def test_fetching_has_limits(address: str) -> None:
    assert len(fetching.fetch(f"{address}/ada")) == 300_000
    for path, key in (("/ke-berkas", "status"), ("/ke-dalam", "status"), ("/hilang", "status")):
        with pytest.raises(MemberError) as caught:
            fetching.fetch(address + path)
        assert caught.value.key == key
    with pytest.raises(MemberError) as caught:
        fetching.fetch(f"{address}/ada", largest=1000)
    assert caught.value.key == "too_large"


@pytest.mark.parametrize("part", ["kepala", "isi"])
def test_a_host_that_drips_is_left_waiting(address: str, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte comes before the silence is too long, so only the clock can end it."""
    monkeypatch.setattr(fetching, "WHOLE", 0.3)
    started = time.monotonic()
    with pytest.raises(MemberError) as caught:
        fetching.fetch(f"{address}/menetes-{part}")
    assert caught.value.key == "too_slow"
    assert time.monotonic() - started < 1.5


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (URLError(socket.gaierror(-2, "Name or service not known")), "no_host"),
        (URLError(ConnectionRefusedError(111, "Connection refused")), "turned_away"),
        (URLError(ssl.SSLCertVerificationError(1, "certificate verify failed")), "not_secure"),
        (TimeoutError("timed out"), "silent"),
        (BadStatusLine("x"), "unreachable"),
    ],
    ids=str,
)
def test_what_kept_us_away_is_said_without_names_of_programs(
    error: Exception, key: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(OpenerDirector, "open", fail)
    with pytest.raises(MemberError) as caught:
        fetching.fetch(address)
    assert caught.value.key == key
    for texts in LANGUAGES.values():
        said = texts(f"region.federate.trouble.{key}", detail=caught.value.detail)
        assert not re.search(r"Error|BadStatus|[a-z][A-Z]|\(", said)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://localhost/", "http://127.0.0.1/", "ftp://a.example/"])
def test_addresses_inside_are_never_asked(url: str) -> None:
    with pytest.raises(MemberError) as caught:
        fetching.fetch(url)
    assert caught.value.key == "no_address"


def test_side_by_side_keeps_the_order_and_bounds_what_waits() -> None:
    running: list[int] = []

    def ask(number: int) -> int:
        running.append(number)
        time.sleep(0.002 * (number % 3))
        return number * 2

    seen = []
    for item, answer in fetching.side_by_side(ask, range(40), at_once=4):
        assert answer == item * 2
        assert len(running) <= len(seen) + 6
        seen.append(item)
    assert seen == list(range(40))
