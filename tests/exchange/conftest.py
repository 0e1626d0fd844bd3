"""A catalogue that was read and checked, and a way to check it again with some files replaced."""

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from catalogue import checking
from catalogue.catalogue import Catalogue
from catalogue.checking import Checked, check, packaged
from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.exchange.commands import import_plan
from catalogue.exchange.identity import Register, register
from catalogue.exchange.names import Names, names_of
from catalogue.exchange.planning import Plan
from catalogue.hints import hinted
from catalogue.rules import RULES
from catalogue.rules.kernel import Context, words_of
from catalogue.rules.running import run
from catalogue.source import Source
from catalogue.structure import PACKAGED, structure
from catalogue.texts import Texts, parse_texts

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
TODAY = date(2026, 11, 24)


@dataclasses.dataclass(frozen=True, repr=False)
class World:
    """A checked root."""

    checked: Checked
    texts: Texts

    @property
    def catalogue(self) -> Catalogue:
        assert self.checked.catalogue
        return self.checked.catalogue

    @property
    def names(self) -> Names:
        return names_of(self.catalogue, self.texts)

    @property
    def known(self) -> Register:
        return register(self.catalogue, frozenset())

    def recheck(self, documents: Sequence[Document]) -> list[Diagnostic]:
        sources: dict[str, Source] = dict(self.checked.sources)
        sources |= {document.path: checking._parse(document) for document in documents}
        structured = structure(sources, {name: packaged(name) for name in PACKAGED})
        faults = [fault for source in sources.values() for fault in source.diagnostics]
        context = Context(structured.catalogue, structured.declared, TODAY, sources=sources, words=words_of(self.texts))
        faults += hinted(structured.diagnostics, self.texts, structured.catalogue, ())
        return [*faults, *run(RULES, structured, context)]

    def plan(self, name: str, raw: bytes, partial: bool = False, issue: bool = False) -> Plan:
        checked = self.checked
        return import_plan(
            name,
            raw,
            self.catalogue,
            checked.sources,
            checked.diagnostics,
            self.recheck,
            self.texts,
            partial,
            issue,
        )

    def text_of(self, slug: str) -> str:
        return self.checked.sources[f"data/innovations/{slug}.yml"].text


def world_of(root: Path, texts: Texts) -> World:
    return World(check(root, TODAY), texts)


@pytest.fixture(scope="session")
def texts() -> Texts:
    return parse_texts("id", (PROJECT / "catalogue/locale/id.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def real(texts: Texts) -> World:
    """The real catalogue."""
    return world_of(PROJECT, texts)


@pytest.fixture(scope="session")
def little(texts: Texts) -> World:
    """The small catalogue of the tests."""
    return world_of(HERE.parent / "small", texts)


@pytest.fixture
def world(texts: Texts) -> Callable[[Path], World]:
    """A root of its own, read and checked."""
    return lambda root: world_of(root, texts)
