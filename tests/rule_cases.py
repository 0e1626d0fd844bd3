"""Case files of rules and shape faults: short data with the places where a finding must stand.

    code: R203                       the finding that the file is about
    path: data/agencies.yml          the file that the data stand in; an innovation where it is not said
    example: no                      the examples on the rule's page are no data, so they are not run
    good: [text, …]                  data without the finding
    bad:
      - text: |                      data with it; what a record needs besides is added below the text
          festival:
            - edisi: pameran-2071
        at: ["2:12"]                 line:column of each finding, or path:line:column in another file
        suggestion: pameran-2017     what is suggested, where anything is
        snippet: |                   the corrected lines, where there are any
        files, images, picture_faults, stray, today  what else is there

Around each case stands the small catalogue in ``cases/surroundings``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from catalogue import files
from catalogue.checking import check_documents
from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.page_pictures import OWN_PAGES, named_pictures
from catalogue.structure import INNOVATIONS
from catalogue.texts import Texts, parse_texts

CASES = Path(__file__).parent / "cases"
SURROUNDINGS = CASES / "surroundings"
INNOVATION = "data/innovations/inovasi-contoh.yml"
TODAY = "2026-11-24"
NEEDED = {
    INNOVATION: """
nama: Antrean Lewat Telepon
ringkasan: Warga mengambil nomor antrean dari rumah dan datang saat gilirannya tiba.
perangkat_daerah: dinas-contoh
urusan:
  - kesehatan
masalah: Warga menunggu sampai dua jam di loket karena semua datang pagi-pagi.
sumber:
  - judul: Berita antrean
    url: https://contoh.go.id/antrean
""",
    "data/site.yml": (SURROUNDINGS / "data/site.yml").read_text(encoding="utf-8"),
}


LANGUAGES: Mapping[str, Texts] = {
    language: parse_texts(language, files.package_text(f"locale/{language}.yml")) for language in ("id", "en")
}
TEXTS = LANGUAGES["id"]


@dataclass(frozen=True)
class Example:
    """Data to check, and what must be found."""

    text: str = ""
    path: str = INNOVATION
    at: tuple[str, ...] = ()
    suggestion: str = ""
    snippet: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    images: Mapping[str, int] = field(default_factory=dict)
    picture_faults: Mapping[str, str] = field(default_factory=dict)
    stray: tuple[str, ...] = ()
    today: str = TODAY


@dataclass(frozen=True)
class Case:
    """One case file."""

    code: str
    good: tuple[Example, ...]
    bad: tuple[Example, ...]
    path: str = INNOVATION
    example: bool = True


def read_case(path: Path) -> Case:
    """Read one case file; its name begins with its code."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    where = data.get("path", INNOVATION)
    good = tuple(_example(each, where) for each in data["good"])
    bad = tuple(_example(each, where) for each in data["bad"])
    return Case(data["code"], good, bad, where, data.get("example") != "no")


def _example(written: Any, path: str) -> Example:
    members = {"text": written} if isinstance(written, str) else dict(written)
    for name in ("at", "stray"):
        members[name] = tuple(members.get(name, ()))
    members["images"] = {name: int(size) for name, size in members.get("images", {}).items()}
    members["snippet"] = members.get("snippet", "").rstrip("\n")
    return Example(**{"path": path} | members)


def all_cases() -> dict[str, Case]:
    """Every case file by its code."""
    found = [path for folder in ("rules", "shape") for path in sorted((CASES / folder).glob("*.yml"))]
    cases = {path.name.split("_")[0]: read_case(path) for path in found}
    assert len(cases) == len(found)
    return cases


def check(example: Example) -> list[Diagnostic]:
    """All that is found in an example and what stands around it."""
    today = date.fromisoformat(example.today)
    documents = _documents(example)
    pages = [Document(each.path.removeprefix(OWN_PAGES), each.raw) for each in documents if each.path.endswith(".md")]
    around = (today, example.images, example.stray, lambda names: example.picture_faults, tuple(named_pictures(pages)))
    data = (each for each in documents if not each.path.endswith(".md"))
    return list(check_documents(data, *around).diagnostics)


def places(example: Example, found: Iterable[Diagnostic]) -> list[str]:
    """Where findings stand, as case files write it."""
    return [
        f"{'' if each.location.path == example.path else each.location.path + ':'}"
        f"{each.location.line}:{each.location.column}"
        for each in found
    ]


def _documents(example: Example) -> list[Document]:
    around = {
        path.relative_to(SURROUNDINGS).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SURROUNDINGS.rglob("*.yml"))
    }
    own = {example.path: _completed(example.path, example.text)}
    whole = around | own | dict(example.files)
    return [Document(path, text.encode()) for path, text in sorted(whole.items()) if text != "-"]


def _completed(path: str, text: str) -> str:
    """The text with the required keys that it does not name added below, so that its places stay."""
    needed = NEEDED[INNOVATION] if path.startswith(INNOVATIONS) else NEEDED.get(path, "")
    present = set(re.findall(r"(?m)^([\w-]+):", text))
    parts = re.split(r"(?m)^(?=\w)", needed)
    missing = [part for part in parts if part.strip() and part.split(":")[0] not in present]
    return text.rstrip("\n") + "\n" + "".join(missing) if missing or not text.endswith("\n") else text
