"""The commands review, comment and owners: a root and options in, an exit code and words out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from catalogue import files, history
from catalogue.addresses import innovation_page
from catalogue.build import lost
from catalogue.checking import LANGUAGE, check, language_texts
from catalogue.diagnostics import Diagnostic
from catalogue.documents import File
from catalogue.reports.gitlab import as_gitlab
from catalogue.review.changes import answerable, broken_elsewhere, caused, in_places, touched_records
from catalogue.review.comment import proposal_comment
from catalogue.review.kept import LARGEST, keep, read_kept
from catalogue.review.owners import PLACES, unusable_accounts, with_owners
from catalogue.review.page_text import pages_summary
from catalogue.structure import INNOVATIONS
from catalogue.texts import Texts

FINE, FAULTY, UNUSABLE = 0, 1, 2
Answer = tuple[int, str]
BEFORE = "build/sebelum"


@dataclass(frozen=True)
class Place:
    """Where a review leaves what it made."""

    folder: Path

    @property
    def site(self) -> Path:
        """The site to open without a server."""
        return self.folder / "situs"

    @property
    def report(self) -> Path:
        """The findings as data."""
        return self.folder / "laporan" / "laporan.json"

    @property
    def quality(self) -> Path:
        """The findings as GitLab shows them."""
        return self.folder / "laporan" / "kualitas.json"


def of_change(
    root: Path, today: date, found: Sequence[Diagnostic], touched: Collection[str], revision: str
) -> list[Diagnostic]:
    """The findings that a change since a revision is answerable for, sorted by place."""
    elsewhere = broken_elsewhere(found, touched)
    if elsewhere:
        elsewhere = caused(elsewhere, _before(root, today, revision))
    return in_places([*answerable(found, touched), *elsewhere])


def _before(root: Path, today: date, revision: str) -> Sequence[Diagnostic]:
    """What was wrong at a revision already, and which published addresses its data had lost."""
    folder = root / BEFORE
    files.write_tree(folder, files.archived(history.archive(root, revision, "data")))
    if not (folder / "data").is_dir():
        return ()
    before = check(folder, today)
    return (*before.diagnostics, *(lost(root, before.catalogue) if before.catalogue else ()))


def leave(
    place: Place,
    number: str,
    checked: int,
    found: Sequence[Diagnostic],
    touched: Collection[str],
    texts: Texts,
    gitlab: bool,
) -> None:
    """Leave the findings as data for the job that comments."""
    files.write_new(place.report, keep(number, checked, found, touched).encode())
    if gitlab:
        files.write_new(place.quality, as_gitlab(found, texts).encode())


def changed_pages(place: Place, touched: Collection[str], texts: Texts) -> str:
    """The text of the pages of the records that were touched, as they were built; "" where there is none."""
    found = {}
    for slug in touched_records(touched, INNOVATIONS):
        raw = files.read_file(place.site / innovation_page(slug) / "index.html")
        if raw is not None:
            found[slug] = raw.decode()
    return pages_summary(found, texts) if found else ""


def comment(report: Path, output: Path, details: str) -> Answer:
    """Write the comment for a kept report, and the number of the proposal that it is for."""
    kept = read_kept(files.read_capped(report, LARGEST))
    texts = language_texts(LANGUAGE)
    made = [File("komentar.md", proposal_comment(kept, texts, details)), File("nomor.txt", kept.number if kept else "")]
    files.add_files(output, made)
    return FINE, texts("cli.commented", folder=output)


def owners(root: Path, today: date, texts: Texts) -> Answer:
    """Bring CODEOWNERS up to date with agencies.yml."""
    catalogue = check(root, today).catalogue
    if catalogue is None:
        raise files.UnusableError("search_nothing")
    host = catalogue.site.repository.host if catalogue.site.repository else "github"
    path = root / PLACES[host]
    present = (files.read_file(path) or b"").decode(errors="replace")
    text = with_owners(present, catalogue, language_texts(LANGUAGE))
    if text != present:
        files.write_new(path, text.encode())
    wrong = unusable_accounts(catalogue)
    said = [texts("cli.owners_written" if text != present else "cli.owners_same", path=PLACES[host])]
    said += [texts("cli.owners_unusable", agencies=", ".join(wrong))] if wrong else []
    return FINE, "\n".join(said)
