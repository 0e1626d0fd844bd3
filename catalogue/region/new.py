"""Answers → the files of a new catalogue, from the skeleton that the package brings."""

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from catalogue.documents import Document, File
from catalogue.region.answers import Answers, region_title
from catalogue.region.emit import rendered
from catalogue.region.versions import CURRENT_VERSION
from catalogue.texts import Texts

SKELETON = "region/skeleton"
"""Where the package keeps it: ``files.package_documents(SKELETON, "")``."""

DATA = "data/"
IMAGES = f"{DATA}images/"
_TEMPLATE = ".jinja"
_HIDDEN = "dot-"  # a package leaves out what begins with a period


def new_catalogue(answers: Answers, skeleton: Iterable[Document], texts: Texts) -> Iterator[File]:
    """A whole repository: data, workflows of its host, README, licence, the tool's version."""
    wanted = ("data/", "repository/common/", *(f"repository/{host}/" for host in _hosts(answers)))
    values = _values(answers, texts)
    for document in skeleton:
        folder = next((folder for folder in wanted if document.path.startswith(folder)), None)
        if folder:
            path = document.path if folder == DATA else document.path.removeprefix(folder)
            yield _file(path, document.raw.decode(), values)


def new_data(answers: Answers, skeleton: Iterable[Document], texts: Texts) -> Iterator[File]:
    """Only ``data/``, for a fork of the tool's repository; paths are relative to the root."""
    return (file for file in new_catalogue(answers, skeleton, texts) if file.path.startswith(DATA))


def in_the_way(present: Iterable[str], files: Iterable[File]) -> list[str]:
    """The files to write that stand there already; nothing of anyone's is overwritten.

    present: paths below the folder of the new catalogue.
    """
    return sorted(set(present) & {file.path for file in files})


def to_remove(present: Iterable[str], files: Iterable[File]) -> list[str]:
    """What ``--clean`` removes: all of another region's data that the new data does not replace."""
    written = {file.path for file in files}
    return sorted(path for path in present if path.startswith(DATA) and path not in written)


def _hosts(answers: Answers) -> tuple[str, ...]:
    """Workflows for the host that was named; for GitHub and GitLab where none was."""
    if not answers.repository:
        return ("github", "gitlab")
    return (answers.host,)


def _values(answers: Answers, texts: Texts) -> Mapping[str, object]:
    region = region_title({"nama": answers.name, "jenis": answers.kind}, texts)
    return {
        "answers": answers,
        "region": region,
        "address": Markup(answers.url),  # noqa: S704 - by its grammar; stands in a code block, where no mark is one
        "government": texts("region.government", region=region),
        "festival_id": f"festival-{answers.start.year}" if answers.start else "",
        "version": CURRENT_VERSION,
    }


def _file(path: str, text: str, values: Mapping[str, object]) -> File:
    shown = "/".join(f".{step.removeprefix(_HIDDEN)}" if step.startswith(_HIDDEN) else step for step in path.split("/"))
    if not shown.endswith(_TEMPLATE):
        return File(shown, text)
    target = shown.removesuffix(_TEMPLATE)
    return File(target, rendered(target, text, values))
