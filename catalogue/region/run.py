"""The commands for other regions on a terminal: options → what to do, done; ``cli`` prints.

Each gives back the exit code and what to say.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from catalogue import files, history
from catalogue.checking import check
from catalogue.diagnostics import Diagnostic, Severity
from catalogue.documents import Document
from catalogue.pictures.bounds import MOST_BYTES
from catalogue.preparing import BuildError
from catalogue.region import commands, fetching, published
from catalogue.region.doctor import Facts, installed_packages
from catalogue.region.federate import Outcome, outcomes, read_members
from catalogue.region.joint_site import build_joint
from catalogue.region.members import COPIES, Member, MemberError
from catalogue.region.new import DATA, SKELETON
from catalogue.region.options import FLAGS
from catalogue.region.origin import installed_as
from catalogue.region.questions import Circumstances
from catalogue.reports.terminal import as_text
from catalogue.reports.wording import worded
from catalogue.rules.site import is_reserved
from catalogue.texts import Texts

FINE, FAULTY, UNUSABLE = 0, 1, 2
YES = ("ya", "y", "yes")
SITE = f"{DATA}site.yml"
Said = tuple[int, str]


def run_init(options: argparse.Namespace, texts: Texts, day: date) -> Said:
    """A new catalogue in a folder; with ``--here --clean`` new data in a fork, after asking."""
    if options.here != options.clean:
        return UNUSABLE, texts("region.init.here_needs_clean")
    folder = Path(options.root if options.here else options.folder or options.root)
    given, said = _given(options, texts)
    if said:
        return UNUSABLE, said
    present = files.names_below(folder)
    try:
        return _asked(options, texts, day, folder, given, present)
    except EOFError:  # Ctrl-D at a question
        return UNUSABLE, f"\n{texts('region.init.stopped')}"


def _asked(
    options: argparse.Namespace, texts: Texts, day: date, folder: Path, given: dict[str, str], present: list[str]
) -> Said:
    if options.clean and not options.yes and not _agreed(folder, present, texts):
        return UNUSABLE, texts("region.init.not_confirmed")
    around = Circumstances(texts, folder.resolve().name, day, installed_as(), _picture)
    skeleton = files.package_documents(SKELETON, "")
    ask = _ask if _someone_there() else None
    return _carried_out(folder, commands.init(given, around, skeleton, present, options.clean, ask))


def _given(options: argparse.Namespace, texts: Texts) -> tuple[dict[str, str], str]:
    """The answers of the flags and, below them, of a file; or what is wrong with the file."""
    flags = {key: getattr(options, flag.replace("-", "_")) for flag, key in FLAGS.items()}
    written = {key: value for key, value in flags.items() if value is not None}
    if not options.answers:
        return written, ""
    read, faults = commands.answers_file(_document(options.answers))
    return read | written, _faults(faults, texts) if faults else ""


def _agreed(folder: Path, present: list[str], texts: Texts) -> bool:
    if not _someone_there():
        return False
    count = sum(name.startswith(DATA) for name in present)
    return _ask(texts("region.init.confirm_clean", folder=folder, count=count), "").strip().casefold() in YES


def _picture(path: str) -> bytes | None:
    raw = files.read_capped(Path(path).expanduser(), MOST_BYTES)
    return raw if raw and len(raw) <= MOST_BYTES else None


def _someone_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _ask(question: str, default: str) -> str:
    return input(f"{question}{f' [{default}]' if default else ''}: ")


def run_migrate(options: argparse.Namespace, texts: Texts, day: date) -> Said:
    """Bring the data to the version of the tool."""
    return _carried_out(options.root, commands.migration(files.read_data(options.root), texts))


def run_doctor(options: argparse.Namespace, texts: Texts, day: date) -> Said:
    """What is in the way of building and publishing, and what to do."""
    root = Path(options.root)
    there = (root / "data").is_dir()
    checked = check(root, day) if there else None
    catalogue = checked.catalogue if checked else None
    errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR] if checked else []
    facts = Facts(
        python=sys.version_info[:2],
        packages=installed_packages(),
        git=shutil.which("git") is not None,
        repository=history.newest_commit(root) is not None,
        remote=history.remote_address(root),
        files=frozenset(files.names_below(root)),
        images=files.image_sizes(root),
        site=catalogue.site if catalogue else None,
        there=there,
        errors=len(errors),
        unread=tuple(worded(each, texts).message for each in errors if each.location.path == SITE),
    )
    work = commands.diagnosis(facts, texts)
    return FAULTY if work.refused else FINE, "\n".join(work.lines)


def run_federate(options: argparse.Namespace, texts: Texts, day: date) -> Said:
    """Ask every member of a list, keep a copy of what is taken of each, and build the joint site from all."""
    members, faults = read_members(_document(options.members))
    if faults:
        return UNUSABLE, _faults(faults, texts)
    folder = Path(options.output or options.root / "federation")

    def ask(member: Member) -> bytes | MemberError:
        return _at_hand(options.members.parent, member) if member.file else fetching.published_by(member)

    def last(name: str) -> bytes | None:
        return files.read_file(folder / f"{COPIES}{name}.json")

    found = tuple(outcomes(fetching.side_by_side(ask, members), last))
    code, said = _carried_out(folder, commands.federated(found, texts))
    return (code, said) if code != FINE else _built(options, texts, day, found, said)


def _built(options: argparse.Namespace, texts: Texts, day: date, found: Sequence[Outcome], said: str) -> Said:
    root = Path(options.root)
    catalogue = check(root, day).catalogue if (root / "data").is_dir() else None
    if catalogue is None:
        return FINE, f"{said}\n{texts('region.federate.copies_only', folder=root)}"
    site = Path(options.site_dir or root / "site" / "bersama")
    try:
        pages = build_joint(root, site, catalogue, found, day, options.offline)
    except BuildError as error:
        return UNUSABLE, texts(f"cli.{error.key}", **error.values)
    return FINE, f"{said}\n{texts('region.federate.built', site=site, pages=pages)}"


def run_published(options: argparse.Namespace, texts: Texts, day: date) -> Said:
    """Ask the site that stands for the addresses that must not vanish; nothing is written where it cannot tell."""
    catalogue = check(options.root, day).catalogue
    if catalogue is None:
        return FAULTY, texts("cli.search_nothing")
    url = catalogue.site.base + published.LIST
    silent = options.first or is_reserved(catalogue.site.url)
    return _carried_out(options.root, commands.addresses_read(url, b"" if silent else _list_at(url), texts))


def _list_at(url: str) -> bytes | MemberError:
    try:
        return fetching.fetch(url, published.LARGEST)
    except MemberError as trouble:
        return trouble


def _at_hand(folder: Path, member: Member) -> bytes | MemberError:
    raw = files.read_file(folder / (member.file or ""))
    return MemberError("no_file", member.file or "") if raw is None else raw


def _faults(faults: Sequence[Diagnostic], texts: Texts) -> str:
    return as_text(faults, {}, texts, colour=False, checked=0, seconds=0)


def _document(path: Path) -> Document:
    raw = files.read_file(path)
    if raw is None:
        raise files.UnusableError("no_file", path=str(path))
    return Document(path.name, raw)


def _carried_out(folder: Path, work: commands.Work) -> Said:
    said = "\n".join(work.lines)
    if work.refused:
        return UNUSABLE, said
    files.write_together(folder, work.write, work.remove)
    files.remove_emptied(folder, work.remove)
    return FINE, said


COMMANDS: Mapping[str, Callable[[argparse.Namespace, Texts, date], Said]] = {
    "init": run_init,
    "migrate": run_migrate,
    "doctor": run_doctor,
    "federate": run_federate,
    "published": run_published,
}
