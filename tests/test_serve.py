"""The server on one's own computer answers as a host would."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from catalogue.serve import SCRIPT_PATH, State, _handler


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    (tmp_path / "inovasi").mkdir()
    for name, text in (("index.html", "Beranda"), ("inovasi/index.html", "Inovasi"), ("404.html", "Tidak ada")):
        (tmp_path / name).write_text(f"<body>{text}</body>")
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(tmp_path, State())) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("", 200, "Beranda"),
        ("inovasi/", 200, "Inovasi"),
        ("inovasi", 200, "Inovasi"),
        ("tidak-ada/", 404, "Tidak ada"),
        ("tidak-ada.html", 404, "Tidak ada"),
        ("inovasi/?q=1", 200, "Inovasi"),
    ],
)
def test_pages_reload_themselves_and_unknown_addresses_get_the_sites_own_page(
    address: str, path: str, status: int, text: str
) -> None:
    try:
        answer = urllib.request.urlopen(address + path)
    except urllib.error.HTTPError as error:
        answer = error
    page = answer.read().decode()
    assert answer.status == status
    assert text in page and SCRIPT_PATH in page
