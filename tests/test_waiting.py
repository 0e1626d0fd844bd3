"""Files that wait come back as they were; what is read of many files is packed and still the same."""

from pathlib import Path

import pytest

from catalogue.documents import Document, File
from catalogue.files import Spool
from catalogue.frames import MOST_HELD, plan
from catalogue.verdicts import Sources
from catalogue.waiting import Wait, in_memory, on_disk


@pytest.fixture(params=["memory", "disk"])
def wait(request: pytest.FixtureRequest, tmp_path: Path) -> Wait:
    return in_memory if request.param == "memory" else on_disk(Spool(tmp_path / "build"))


def test_files_come_back_as_they_were_in_any_order(wait: Wait) -> None:
    texts = ["", "satu", "dua\n" * 1000, "tiga é ☕"]
    waiting = [wait(File(f"{place}.md", text, "dari")) for place, text in enumerate(texts)]
    assert [file.text for file in reversed(waiting)] == texts[::-1]
    assert [(file.path, file.made_of) for file in waiting] == [(f"{place}.md", "dari") for place in range(len(texts))]


def test_what_waits_leaves_no_name_on_the_disk(tmp_path: Path) -> None:
    on_disk(Spool(tmp_path))(File("a.md", "isi"))
    assert not list(tmp_path.iterdir())


def test_pages_that_waited_are_the_same(wait: Wait) -> None:
    made = [
        File(f"inovasi/i-{number}/index.md", f'---\ntitle: "Nama {number}"\nkind: "innovation"\n---\n# Isi {number}\n')
        for number in range(MOST_HELD + 3)
    ]
    (pages,) = plan(made, wait=wait).prototypes.values()
    assert [page.parts["title"] for page in pages] == [f"Nama {number}" for number in range(len(made))]
    assert pages[-1].unmade and not pages[0].unmade
    assert f"Isi {len(made) - 1}" in pages[-1].parts["body"]


def test_files_read_beyond_a_number_are_packed_and_the_same() -> None:
    documents = {f"{number}.yml": Document(f"{number}.yml", b"isi %d" % number) for number in range(5)}
    asked: list[str] = []

    def read(document: Document) -> list[bytes]:
        asked.append(document.path)
        return [document.raw]

    sources = Sources(documents, read, most_unpacked=2)
    twice = [[sources[path] for path in sources] for _ in range(2)]
    assert twice[0] == twice[1] == [[document.raw] for document in documents.values()]
    assert asked == list(documents)
