"""The files of a site on their way into the folder that will take the place of the old one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from catalogue import files
from catalogue.documents import File
from catalogue.filling import Filled, checked_whole, filled_pages
from catalogue.frames import Plan

READ_BY_MKDOCS = (".md", ".png")  # it looks whether the guides' links to their pictures lead somewhere


@dataclass
class Assembly:
    """A site in the making. Every file claims its path, and every page comes past the gate.

    old: the site that stands; what is the same there is shared with it. standing: the paths of all that was
    generated, as in ``build/docs/``.
    """

    folder: Path
    old: Path
    standing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    pages: int = 0
    _taken: dict[str, str] = field(default_factory=dict)

    def put(self, file: File) -> None:
        """A file that is no page. Raises ValueError where another one claims its path."""
        if file.path.endswith(".html"):
            return self.put_page(checked_whole(file.path, file.raw.decode()))
        return self._write(file)

    def put_page(self, page: Filled) -> None:
        """A page that was looked at; one that was refused is noted and not written."""
        self.pages += 1
        self.refusals += (f"{page.file.path}: {kind} {what}" for kind, what in page.reasons)
        if not page.reasons:
            self._write(page.file)

    def markdown_of(self, generated: Iterable[File]) -> Iterator[File]:
        """What MkDocs reads of what was generated; all else is written on the way, so that it need not be held."""
        for file in generated:
            if file.path.endswith(READ_BY_MKDOCS):
                yield file
            else:
                self.put(file)

    def put_rendered(self, planned: Plan, made: Mapping[str, bytes]) -> None:
        """What MkDocs made of a plan, and the pages that are filled into its frames."""
        frames = {f"{address}index.html": pages for address, pages in planned.prototypes.items()}
        for path, raw in made.items():
            if path not in frames:
                self.put(File(path, raw))
        filled = (filled_pages(made[path].decode(), path.removesuffix("index.html"), frames[path]) for path in frames)
        for page in chain.from_iterable(filled):
            self.put_page(page)

    def _write(self, file: File) -> None:
        files.claim(self._taken, file.path)
        self.changed += files.write_into(self.folder, (file,), self.old)
