"""Every escape is needed: taken away, a test fails. And every branch of the escaping functions is taken."""

import dis
import importlib
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

import pytest
import yaml

from catalogue import safe_text, templating
from catalogue.exchange import csv_text
from catalogue.exports.table import cell
from catalogue.reports import escaping

from . import corpora, test_escapes, test_everywhere, test_joint, test_shown
from .sites import TODAY, Built, built, run

HERE = Path(__file__).parent
MUTANTS = yaml.safe_load((HERE / "mutants.yml").read_text(encoding="utf-8"))


def mutated(module: ModuleType, old: str, new: str) -> ModuleType:
    """The module with some of its code replaced."""
    code = Path(str(module.__file__)).read_text(encoding="utf-8")
    assert code.count(old) == 1, "the escape is written otherwise now: bring mutants.yml up to date"
    made = ModuleType(module.__name__)
    made.__file__ = module.__file__
    exec(compile(code.replace(old, new), str(module.__file__), "exec"), made.__dict__)
    return made


def put_in_place(module: ModuleType, made: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever a function of the module was imported, the mutated one takes its place."""
    ours = [each for name, each in sys.modules.items() if name.startswith(("catalogue", "tests.hostile"))]
    for name, original in vars(module).items():
        if callable(original) and getattr(original, "__module__", "") == module.__name__ and name in vars(made):
            for each in ours:
                for alias in [key for key, value in vars(each).items() if value is original]:
                    monkeypatch.setattr(each, alias, vars(made)[name])


@pytest.mark.parametrize("test", sorted({test for *_, test in MUTANTS["quick"]}))
def test_the_escapes_as_they_are_pass(test: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_escapes, "ALL", corpora.curated())
    proof(test)()


def proof(test: str) -> Callable[[], None]:
    """A test of the escapes, ready to run."""
    run: Callable[..., None] = getattr(test_escapes, test)
    return partial(run, test_escapes.worded()) if "report" in test else run


@pytest.mark.parametrize(("name", "old", "new", "test"), MUTANTS["quick"])
def test_an_escape_taken_away_is_missed(
    name: str, old: str, new: str, test: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = importlib.import_module(f"catalogue.{name}")
    run = proof(test)
    monkeypatch.setattr(test_escapes, "ALL", corpora.curated())
    put_in_place(module, mutated(module, old, new), monkeypatch)
    with pytest.raises((AssertionError, ValueError, yaml.YAMLError)):
        run()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site of the few texts, made by the code as it is."""
    return built(tmp_path_factory.mktemp("utuh"), tuple(MUTANTS["texts"]), start=1)


def prove(made: Built, harmless: Built, folder: Path, **environment: str) -> None:
    """Everything that is proved of a whole site, a joint one with it."""
    test_everywhere.test_wherever_a_text_is_said_it_is_said_as_typed(made)
    test_everywhere.test_no_page_has_what_a_harmless_catalogue_has_not(made, harmless)
    test_everywhere.test_a_reviewer_reads_pages_as_text(made)
    test_shown.test_every_text_is_shown_as_typed(made)
    test_shown.test_title_description_and_statements_say_the_same(made)
    test_shown.test_long_texts_hold_allowed_tags_and_links_only(made)
    test_shown.test_the_published_table_holds_names_as_typed_and_no_formula(made)
    joint = test_joint.joined(made, folder, **environment)
    test_joint.test_every_text_of_a_member_is_said_as_typed(made, joint)
    test_joint.test_pages_of_a_hostile_member_are_like_those_of_any(joint)


@pytest.mark.audit
def test_the_code_as_it_is_proves_all_of_it(whole: Built, harmless: Built, tmp_path: Path) -> None:
    prove(whole, harmless, tmp_path)


@pytest.mark.audit
@pytest.mark.parametrize(("file", "old", "new"), MUTANTS["whole"])
def test_an_escape_taken_away_is_missed_on_pages(
    whole: Built, harmless: Built, tmp_path: Path, file: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(HERE.parent.parent / "catalogue", tmp_path / "catalogue")
    code = (tmp_path / "catalogue" / file).read_text(encoding="utf-8")
    assert code.count(old) == 1, "the escape is written otherwise now: bring mutants.yml up to date"
    (tmp_path / "catalogue" / file).write_text(code.replace(old, new), encoding="utf-8")
    shutil.copytree(whole.root / "data", tmp_path / "root/data")
    made = replace(whole, root=tmp_path / "root")
    if file == "review/page_text.py":  # read here, not by the build
        module = importlib.import_module("catalogue.review.page_text")
        put_in_place(module, mutated(module, old, new), monkeypatch)
    if run(made.root, "build", "--today", TODAY, PYTHONPATH=str(tmp_path)).returncode == 0:
        with pytest.raises(AssertionError):
            prove(made, harmless, tmp_path, PYTHONPATH=str(tmp_path))


class Branches:
    """Which way every conditional jump of some functions went, seen opcode by opcode."""

    def __init__(self, functions: list[Any]) -> None:
        plain = [getattr(each, "__wrapped__", each).__code__ for each in functions]
        self.codes = {code for each in plain for code in _with_inner(each)}
        self.ways: dict[tuple[CodeType, int], set[int]] = defaultdict(set)
        self.last: dict[FrameType, int] = {}

    def trace(self, frame: FrameType, event: str, argument: object) -> Any:
        if frame.f_code not in self.codes:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            if frame in self.last:
                self.ways[frame.f_code, self.last[frame]].add(frame.f_lasti)
            self.last[frame] = frame.f_lasti
        elif event == "return":
            self.last.pop(frame, None)
        return self.trace

    def untaken(self) -> Iterator[str]:
        for code in self.codes:
            for each in dis.get_instructions(code):
                conditional = each.opname.startswith(("POP_JUMP", "JUMP_IF")) or each.opname == "FOR_ITER"
                if conditional and len(self.ways[code, each.offset]) < 2:
                    yield f"{code.co_qualname}: {each.opname} at line {each.positions and each.positions.lineno}"


def _with_inner(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_inner(constant)


ESCAPES = [
    *(safe_text.md_text, safe_text.long_html, safe_text.plain_text, safe_text.script_json, safe_text.front_matter),
    *(safe_text.entity, templating.harmless, templating.environment, cell, csv_text.guarded, csv_text.unguarded),
    *(escaping.entities, escaping.sentence_html, escaping.code_html, escaping.without_commands),
]


def test_every_branch_of_the_escaping_functions_is_taken() -> None:
    seen = Branches(ESCAPES)
    printed = templating.environment().from_string("{{ x }}")
    for cached in (safe_text.md_text, safe_text.long_html, safe_text.plain_text):
        cached.cache_clear()
    before = sys.gettrace()
    sys.settrace(seen.trace)
    try:
        for text in ("", "13.000", "'13.000", *corpora.sample()):
            for escape in ESCAPES[:3] + ESCAPES[11:]:
                escape(text)
            safe_text.script_json({"x": text})
            safe_text.front_matter({"x": text})
            printed.render(x=text)
            cell(text)
            csv_text.unguarded(csv_text.guarded(text))
        for value in (None, safe_text.md_text("x"), 1):
            printed.render(x=value)
            cell(value)
        safe_text.front_matter({})
        templating.environment()
        safe_text.entity("x")
    finally:
        sys.settrace(before)
    assert list(seen.untaken()) == []
