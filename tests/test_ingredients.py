"""A file that names what it is made from shows nothing else: it is the same made from a catalogue of only that."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from catalogue import checking
from catalogue.catalogue import Catalogue
from catalogue.documents import File
from catalogue.exports import export_files
from catalogue.form.records import record_files
from catalogue.ingredients import Ingredients
from catalogue.pages import GENERATORS, Edition
from catalogue.pages.press import Press
from catalogue.preparing import prepare
from catalogue.source import Source
from catalogue.structure import INNOVATIONS
from catalogue.templating import environment
from tests.test_site import HERE, REPOSITORY

TODAY = date(2026, 11, 24)
Making = Callable[[Catalogue, Edition], Iterator[File]]


class Naming(Ingredients):
    """Names that tell which records were named."""

    def of(self, slugs: Iterable[str]) -> str:
        return " ".join(("dari", *slugs))


def world(root: Path, language: str) -> tuple[Catalogue, Edition, dict[str, Source]]:
    checked = checking.check(root, TODAY)
    assert checked.catalogue
    words = checking.language_texts("id"), checking.language_texts("en")
    prepared = prepare(root, checked.catalogue, TODAY, words[0], english=words[1])
    edition = prepared.edition if language == "id" else prepared.english
    assert edition
    changed = {record.slug: TODAY for record in checked.catalogue.innovations[::2]}
    sources = {path.removeprefix(INNOVATIONS)[:-4]: source for path, source in checked.sources.items()}
    return checked.catalogue, replace(edition, changed=changed, ingredients=Naming()), sources


def only(catalogue: Catalogue, edition: Edition, slugs: Iterable[str]) -> tuple[Catalogue, Edition]:
    """A catalogue of these records, and what an edition knows of them."""
    records = tuple(record for record in catalogue.innovations if record.slug in slugs)
    images = {image.file for record in records for image in record.images}
    return replace(catalogue, innovations=records), replace(
        edition,
        changed={slug: day for slug, day in edition.changed.items() if slug in slugs},
        similar={slug: alike for slug, alike in edition.similar.items() if slug in slugs},
        pictures={name: picture for name, picture in edition.pictures.items() if name in images},
    )


def makings(sources: dict[str, Source]) -> Iterator[Making]:
    def pages(generator: Callable[[Press], Iterator[File]]) -> Making:
        return lambda catalogue, edition: generator(Press(catalogue, edition, environment()))

    def records(catalogue: Catalogue, edition: Edition) -> Iterator[File]:
        return record_files({slug: sources[slug] for slug in catalogue.innovation_by_slug}, edition.ingredients)

    yield from map(pages, GENERATORS)
    yield lambda catalogue, edition: export_files(catalogue, edition.today, edition.ingredients)
    yield records


def one(files: Iterator[File], path: str) -> File:
    return next(file for file in files if file.path == path)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("root", "step"), [(HERE / "small", 1), pytest.param(REPOSITORY, 7, marks=pytest.mark.slow)], ids=["small", "real"]
)
def test_a_file_is_made_from_what_it_names(root: Path, step: int, language: str) -> None:
    catalogue, edition, sources = world(root, language)
    for make in makings(sources):
        named = [file for file in make(catalogue, edition) if file.made_of]
        for file in named[::step]:
            alone = only(catalogue, edition, file.made_of.split()[1:])
            assert one(make(*alone), file.path).text == file.text, file.path


def test_pages_of_records_name_what_they_are_made_from() -> None:
    catalogue, edition, sources = world(HERE / "small", "id")
    named = {file.path for make in makings(sources) for file in make(catalogue, edition) if file.made_of}
    for slug in catalogue.innovation_by_slug:
        assert {path for path in named if f"/{slug}" in path} == {
            f"inovasi/{slug}/index.md",
            f"assets/compare/data/{slug}.js",
            f"assets/form/records/{slug}.js",
            f"api/v1/innovations/{slug}.json",
        }
