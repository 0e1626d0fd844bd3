"""What the commands for other regions do, as values: ``cli`` writes, prints and sets exit codes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document, File
from catalogue.region.answers import AnswerFault, Answers, read_answers
from catalogue.region.doctor import Facts, Level, checks
from catalogue.region.federate import Answer, Outcome, State
from catalogue.region.joint import kept_copies
from catalogue.region.members import MemberError
from catalogue.region.new import IMAGES, in_the_way, new_catalogue, new_data, to_remove
from catalogue.region.options import KEPT
from catalogue.region.published import read_list
from catalogue.region.questions import PUBLISHED, Ask, Circumstances, asked, completed, unfound_logo
from catalogue.region.versions import MigrationError, migrate
from catalogue.source import REFERENCE_LIMITS, parse
from catalogue.texts import Texts

MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Work:
    """What a command wants done. refused: nothing is to be done, the lines say why."""

    lines: tuple[str, ...]
    write: tuple[File, ...] = ()
    remove: tuple[str, ...] = ()
    refused: bool = False


def answers_file(document: Document) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The answers in a YAML file of keys and texts, and what is wrong with the file."""
    source = parse(document, REFERENCE_LIMITS, dict)
    data = source.data if isinstance(source.data, dict) else {}
    return {key: value for key, value in data.items() if isinstance(value, str)}, source.diagnostics


def init(
    given: Mapping[str, str],
    around: Circumstances,
    skeleton: Sequence[Document],
    present: Sequence[str],
    clean: bool = False,
    ask: Ask | None = None,
) -> Work:
    """A new catalogue in a folder, or new data in a fork.

    given: answers by key, from flags and file. present: paths that are there. clean: another region's data are
    replaced; whoever calls has asked. ask: how to ask a person, None where nobody is there.
    """
    completed_answers = completed(asked(given, around, ask) if ask else given, around)
    answers, faults = read_answers(completed_answers)
    faults += unfound_logo(completed_answers, around)
    if answers is None or faults:
        return Work(tuple(_sentences(faults, around.texts)), refused=True)
    made = tuple((new_data if clean else new_catalogue)(answers, skeleton, around.texts))
    if answers.logo:
        made += (File(f"{IMAGES}{answers.logo}", around.picture(completed_answers["logo"]) or b""),)
    taken = [] if clean else in_the_way(present, made)
    if taken:
        names = ", ".join(taken[:MOST_NAMED])
        line = around.texts("region.init.in_the_way", count=len(taken), folder=around.folder, names=names)
        return Work((line,), refused=True)
    lines = tuple(_done(answers, around, len(made), clean))
    return Work(lines, made, tuple(to_remove(present, made)) if clean else ())


def _done(answers: Answers, around: Circumstances, count: int, here: bool) -> Iterator[str]:
    """What was made, and what to do next. here: in a fork of the tool, which brings its own."""
    yield around.texts("region.init.done", title=answers.title, folder=around.folder, count=count)
    yield around.texts("region.init.next_here" if here else "region.init.next", folder=around.folder)
    yield around.texts("region.init.edit")
    if not (here or around.tool) and answers.tool == PUBLISHED:
        yield around.texts("region.init.own_tool", tool=answers.tool)


def _sentences(faults: Iterable[AnswerFault], texts: Texts) -> Iterator[str]:
    return (fault.sentence(texts) for fault in faults)


def migration(documents: Iterable[Document], texts: Texts) -> Work:
    """Bring the data to the version of the tool."""
    try:
        done = migrate(documents)
    except MigrationError as error:
        return Work((texts(f"region.migrate.{error.key}", **error.values),), refused=True)
    if not done.files:
        return Work((texts("region.migrate.nothing", version=done.after),))
    lines = [texts("region.migrate.done", before=done.before, after=done.after, count=len(done.files))]
    for each in done.changes:
        what = texts(f"region.migration.{each.migration}")
        lines.append(texts("region.migrate.change", path=each.path, what=what, places=each.places))
    return Work(tuple(lines), done.files)


def diagnosis(facts: Facts, texts: Texts) -> Work:
    """Every check in a line, with what to do under it; refused where something is in the way."""
    lines: list[str] = []
    found = list(checks(facts))
    for advice in found:
        level = texts(f"region.doctor.level.{advice.level}")
        values = {name: _written(value, texts) for name, value in advice.values.items()}
        lines.append(f"{level:>8}  {texts(f'region.doctor.{advice.name}', **values)}")
        if advice.level is not Level.FINE:
            lines.append(f"{'':>8}  → {texts(f'region.doctor.{advice.name}_todo', **values)}")
    return Work(tuple(lines), refused=any(advice.level is Level.PROBLEM for advice in found))


def _written(value: object, texts: Texts) -> object:
    return f"{value:.1f}".replace(".", texts("report.decimal")) if isinstance(value, float) else value


def federated(found: Sequence[Outcome], texts: Texts) -> Work:
    """What came of each member in a line, and the copies to keep."""
    lines = [line for outcome in found for line in _outcome_lines(outcome, texts)]
    states = [outcome.state for outcome in found]
    records = sum(len(outcome.copy.records) for outcome in found if outcome.copy)
    numbers = {"kept": states.count(State.KEPT), "missing": states.count(State.MISSING)}
    lines.append(texts("region.federate.done", members=len(found), records=records, **numbers))
    return Work(tuple(lines), tuple(kept_copies(found)), refused=bool(found) and not records)


def _outcome_lines(outcome: Outcome, texts: Texts) -> Iterator[str]:
    trouble = outcome.trouble
    said = texts(f"region.federate.trouble.{trouble.key}", detail=trouble.detail) if trouble else ""
    count = len(outcome.copy.records) if outcome.copy else 0
    yield texts(f"region.federate.state.{outcome.state}", member=outcome.member.id, count=count, trouble=said)
    if outcome.copy and outcome.copy.refused:
        yield texts("region.federate.refused", member=outcome.member.id, count=outcome.copy.refused)


def addresses_read(url: str, answer: Answer, texts: Texts) -> Work:
    """Keep the list of published addresses for the build that follows; a site without a list has published none.

    Refused where the site cannot tell: nothing must be published then.
    """
    if isinstance(answer, MemberError):
        if (answer.key, answer.detail) != ("status", "404"):
            trouble = texts(f"region.federate.trouble.{answer.key}", detail=answer.detail)
            return Work((texts("region.published.failed", url=url, trouble=f"{trouble}."),), refused=True)
        answer = b""
    found = sorted(read_list(answer.decode("utf-8", "replace")))
    line = texts("region.published.read" if found else "region.published.none", count=len(found), url=url, path=KEPT)
    return Work((line,), (File(KEPT, "".join(f"{address}\n" for address in found)),))
