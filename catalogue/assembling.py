"""The files of a site on their way into the folder that will take the place of the old one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from catalogue import files
from catalogue.addresses import document_path
from catalogue.documents import File
from catalogue.filling import Filled, checked_whole, filled_pages
from catalogue.frames import Page, Plan, cut
from catalogue.standing import Standing, Stood, seal
from catalogue.stored import digest

READ_BY_MKDOCS = (".md", ".png")  # it looks whether the guides' links to their pictures lead somewhere


@dataclass
class Assembly:
    """A site in the making. Every file claims its path, and every page comes past the gate.

    old: the site that stands; what is the same there is shared with it. stood: what that was made from. standing: the
    paths of all that was generated, as in ``build/docs/``.
    """

    folder: Path
    old: Path
    stood: Standing = field(default_factory=Standing)
    standing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    pages: int = 0
    _taken: dict[str, str] = field(default_factory=dict)

    def put(self, file: File) -> None:
        """A file that is no page. Raises ValueError where another one claims its path."""
        if file.path.endswith(".html"):
            return self.put_page(checked_whole(file.path, file.text))
        if self._stands(file.path, self.stood.of(file.path, file.made_of), file.path):
            return None
        raw = file.raw
        self._write(File(file.path, raw))
        self.stood.note(file.path, Stood(file.made_of, seal(raw) if file.made_of else ""))
        return None

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
        for path, pages in frames.items():
            self._put_filled(made[path].decode(), path.removesuffix("index.html"), pages)

    def _put_filled(self, prototype: str, address: str, pages: Sequence[Page]) -> None:
        """The pages of a frame: those that stand already, then all others. Raises ValueError as ``put`` does."""
        frame = digest(*cut(prototype, address).pieces)
        missing = [page for page in pages if not self._stands_filled(page, frame)]
        self.pages += len(pages) - len(missing)
        for page, filled in zip(missing, filled_pages(prototype, address, missing), strict=False):
            self.put_page(filled)
            if page.made_of and not filled.reasons:
                path = document_path(page.address)
                self.stood.note(path, Stood(page.made_of, seal(filled.file.raw), frame, page.shape))

    def _stands_filled(self, page: Page, frame: str) -> bool:
        path = document_path(page.address)
        return self._stands(path, self.stood.of(path, page.made_of, frame), f"{page.address}index.html")

    def _stands(self, known_as: str, stood: Stood | None, path: str) -> bool:
        """Share a finished file of the old site, if it is there as it was written."""
        if not stood or not files.share(self.old / path, self.folder / path, lambda raw: seal(raw) == stood.seal):
            return False
        files.claim(self._taken, path)
        self.stood.note(known_as, stood)
        return True

    def _write(self, file: File) -> None:
        files.claim(self._taken, file.path)
        self.changed += files.write_into(self.folder, (file,), self.old)
