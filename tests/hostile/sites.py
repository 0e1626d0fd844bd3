"""Hostile roots checked and built by the real command, and what of a text a reader of each output sees."""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from catalogue.checking import check
from catalogue.diagnostics import Severity

from .roots import SETTINGS, Put, Written, all_puts, files_of, write_root

REPOSITORY = Path(__file__).parent.parent.parent
TODAY = "2026-11-24"
BENIGN = "Layanan warga"
NEAR = (0, -1, 1)  # a fault is told at its line, or the one beside it
MOST_ROUNDS = 3


@dataclass(frozen=True)
class Judged:
    """Texts that a check let pass, those that it refused, and findings at no text of ours."""

    accepted: tuple[str, ...]
    refused: tuple[str, ...]
    misplaced: tuple[str, ...]


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, in a process of its own."""
    settings = os.environ | {"PYTHONPATH": str(REPOSITORY)} | environment
    command = (sys.executable, "-m", "catalogue", *words)
    return subprocess.run(command, cwd=root, capture_output=True, text=True, env=settings, check=False)


def _number(put: Put) -> int:
    found = re.search(r"Ki([0-9]+)[A-Za-z]+$", put.text)
    assert found
    return int(found[1]) % SETTINGS


Make = Callable[[Sequence[str]], dict[str, Written]]
"""Texts to the data files that hold them."""


def everywhere(start: int = 0) -> Make:
    """The texts in every field of every kind of record; the settings hold those from the start-th on."""
    return lambda texts: files_of(texts, texts, start)


def in_settings(texts: Sequence[str]) -> dict[str, Written]:
    """The texts in the settings alone, beside one harmless record of each kind."""
    return files_of((BENIGN,), texts)


def judged(folder: Path, texts: Sequence[str], make: Make) -> Judged:
    """Check the texts in their fields, without those refused again and again, until nothing is wrong."""
    left, refused, misplaced = list(texts), [], []
    for place in range(MOST_ROUNDS):
        made = make(left)
        root = write_root(folder / str(place), made)
        at = {(path, put.line): put for path, put in all_puts(made)}
        bad: set[int] = set()
        for each in check(root, date.fromisoformat(TODAY)).diagnostics:
            if each.severity is Severity.ERROR:
                path, line, _ = each.location
                put = next((at[path, line + step] for step in NEAR if (path, line + step) in at), None)
                misplaced += [] if put else [f"{each.code} {each.location} {each.values}"]
                bad |= {_number(put)} if put else set()
        refused += [left[number] for number in sorted(bad)]
        left = [text for number, text in enumerate(left) if number not in bad]
        if not bad:
            break
    return Judged(tuple(left), tuple(refused), tuple(misplaced))


@dataclass(frozen=True)
class Page:
    """A built page as a parser of HTML5 reads it."""

    tree: LexborHTMLParser

    @property
    def words(self) -> str:
        """All that is shown or read aloud, white space folded."""
        body = self.tree.body
        heard = [node.attributes["alt"] or "" for node in self.tree.css("[alt]")]
        return " ".join(" ".join([body.text(deep=True) if body else "", *heard]).split())

    def content(self, selector: str, attribute: str = "content") -> str:
        """An attribute of one element."""
        found = self.tree.css_first(selector)
        return (found.attributes.get(attribute) or "") if found else ""

    @property
    def jsonld(self) -> Any:
        """The statements in the head."""
        return json.loads(self.tree.css_first("script[type='application/ld+json']").text())

    def skeleton(self) -> list[tuple[str, ...]]:
        """Every element with the names of its attributes; what long texts hold and lists of other records left out."""
        listing = ("ki-serupa", "ki-peringkat", "ki-perbandingan", "ki-penyelenggara")  # their headings
        nodes = (node for node in self.tree.css("*") if node.attributes.get("id") not in listing)
        return [_bone(node) for node in nodes if not {"cards", "more", "name-groups", "prose"} & classes(node)]

    def prose(self) -> Iterator[LexborNode]:
        """The elements that long texts made."""
        yield from self.tree.css(".prose *")


def bones(tree: LexborHTMLParser) -> Iterator[tuple[str, ...]]:
    """Every element with the names of its attributes; what long texts hold left out."""
    return (_bone(node) for node in tree.css("*") if "prose" not in classes(node))


def _bone(node: LexborNode) -> tuple[str, ...]:
    return (node.tag or "", *sorted(node.attributes))


def classes(node: LexborNode) -> set[str]:
    """The classes of an element and of all around it."""
    above: LexborNode | None = node
    found: set[str] = set()
    while above is not None and above.tag not in (None, "body"):
        found |= set((above.attributes.get("class") or "").split())
        above = above.parent
    return found


def page(site: Path, address: str) -> Page:
    """A page by its address."""
    return Page(LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8")))


def value_at(data: Any, path: str) -> Any:
    """The value in published JSON that a path of the model leads to; of lists the first."""
    for step in path.split("."):
        data = data[0] if isinstance(data, list) else data
        data = data[step]
    return data[0] if isinstance(data, list) else data


def csv_rows(path: Path, separator: str = ",") -> list[list[str]]:
    """A CSV file as a spreadsheet reads it that believes in a separator."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=separator))


@dataclass(frozen=True)
class Built:
    """A site made of texts that were accepted, the first of them benign."""

    root: Path
    texts: tuple[str, ...]
    refused: tuple[str, ...]
    puts: tuple[tuple[str, Put], ...]

    @property
    def site(self) -> Path:
        return self.root / "site"

    def of(self, path: str) -> Iterator[Put]:
        """The texts of one file."""
        return (put for name, put in self.puts if name == path)


def built(folder: Path, texts: tuple[str, ...], start: int = 0, make: Make | None = None) -> Built:
    """A site made of the texts, in every field of all records; the settings hold those from the start-th on."""
    make = make or everywhere(start)
    found = judged(folder / "judged", (BENIGN, *texts), make)
    assert found.misplaced == ()
    assert set(found.accepted) | set(found.refused) == {BENIGN, *texts}
    made = make(found.accepted)
    root = write_root(folder / "root", made)
    done = run(root, "build", "--today", TODAY)
    assert done.returncode == 0, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    return Built(root, found.accepted, found.refused, tuple(all_puts(made)))
