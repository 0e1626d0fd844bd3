"""New catalogues on disk, made and checked the way the command line does."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from catalogue.checking import Checked, check
from catalogue.documents import File
from catalogue.region.answers import Answers, read_answers
from catalogue.region.questions import Circumstances, completed

TODAY = date(2030, 5, 1)
Make = Callable[..., Path]


def answers_of(around: Circumstances, **given: str) -> Answers:
    answers, faults = read_answers(completed(given, around))
    assert not faults
    assert answers
    return answers


def write(folder: Path, made: Iterable[File]) -> Path:
    for file in made:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.raw)
    return folder


def checked(root: Path) -> Checked:
    return check(root, TODAY)


def errors(root: Path) -> list[str]:
    found = checked(root).diagnostics
    return [f"{each.code} {each.location} {dict(each.values)}" for each in found if each.severity == "error"]
