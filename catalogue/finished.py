"""Whether the site that stands is the one that would be built now: then nothing is left to do.

After a build its name is kept, the digest of all that a build reads, with how each file of the site looked when it was
put in place. Where both are the same again, a build would make the same bytes, so it says what it said before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from catalogue import files, history
from catalogue.documents import Document
from catalogue.region.options import KEPT
from catalogue.rendering import config_parts
from catalogue.stored import Cache, digest
from catalogue.verdicts import Verdict, plain, verdict

KIND = "finished"
DOCS = "build/docs"  # what MkDocs was given stands there for whoever wants to render it again


@dataclass(frozen=True)
class Finished:
    """What there was to say of a build. verdict: the findings that were told. left_out: slugs of broken records."""

    verdict: Verdict
    pages: int
    records: int
    left_out: tuple[str, ...] = ()


def name_of(root: Path, site: Path, data: str, choices: Iterable[object]) -> str:
    """A name for all that a build depends on. data: the digest of data, day and tool. choices: of the command line."""
    published = files.read_file(root / KEPT)
    config = config_parts(root, files.mkdocs_config(root))
    return digest(data, str(site.absolute()), *choices, history.state(root), published, *_guides(), *config)


def _guides() -> Iterator[object]:
    """The tool's hand-written pages and their pictures, which stand beside the package in a checkout."""
    for ending in (".md", ".png"):
        for page in files.public_pages(ending):
            yield from (page.path, page.raw)


def recall(cache: Cache, name: str, root: Path, site: Path, documents: Iterable[Document]) -> Finished | None:
    """The build of that name, where its site stands untouched. documents: the files of the root."""
    kept = cache.read(KIND, name) if name else None
    if not kept or files.is_unfinished(site) or kept["site"] != _looks(root, site):
        return None
    told = verdict(kept["told"], tuple(documents))
    return Finished(told, kept["pages"], kept["records"], tuple(kept["left_out"])) if told else None


def keep(cache: Cache, name: str, root: Path, site: Path, done: Finished) -> None:
    """Keep what there was to say of the site that stands now, and forget all earlier ones."""
    cache.keep_only(KIND, ())
    told = plain(done.verdict.diagnostics, done.verdict.records)
    if told:
        numbers = {"pages": done.pages, "records": done.records, "left_out": list(done.left_out)}
        cache.write(KIND, name, {"told": told, "site": _looks(root, site), **numbers})


def _looks(root: Path, site: Path) -> str:
    return digest(*files.looks(site), *files.looks(root / DOCS))
