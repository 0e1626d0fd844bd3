"""What is fuzzed: functions that take any bytes and must return, within two seconds, without an exception.

``python -m tests.fuzz.run NAME -max_total_time=60`` lets atheris look for bytes that break one of them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from catalogue.checking import check, language_texts
from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.exchange.commands import import_plan
from catalogue.exchange.wording import import_report
from catalogue.formatted import FormatError, formatted
from catalogue.reports.comment import as_markdown
from catalogue.reports.terminal import as_text
from catalogue.safe_text import long_html, md_text, plain_text
from catalogue.source import RECORD_LIMITS, Source, parse
from catalogue.structure import structure

SMALL = Path(__file__).parent.parent / "small"
PATH = "data/innovations/uji.yml"
TODAY = date(2026, 11, 24)


@cache
def _around() -> Any:
    return check(SMALL, TODAY)


def source(raw: bytes) -> Source:
    """Bytes read as YAML."""
    return parse(Document(PATH, raw), RECORD_LIMITS, dict)


def model(raw: bytes) -> None:
    """Bytes as a record among others: shape, then every report of what is wrong."""
    read = source(raw)
    known = dict(_around().sources)
    found = [*read.diagnostics, *structure(known | {PATH: read}, {}).diagnostics]
    about = [each for each in found if each.location.path == PATH]
    texts = language_texts("id")
    as_text(about, {PATH: read.lines}, texts)
    as_markdown(about, texts)


def canonical(raw: bytes) -> None:
    """Bytes in canonical form, which stays as it is when it is formatted again."""
    try:
        once = formatted(raw)
    except FormatError:
        return
    assert formatted(once.encode()) == once


def exchange(raw: bytes) -> None:
    """Bytes as a spreadsheet, as CSV, as JSON and as an issue."""

    def recheck(documents: object) -> list[Diagnostic]:
        return []

    around, texts = _around(), language_texts("id")
    for issue in (False, True):
        plan = import_plan(
            "kiriman", raw, around.catalogue, around.sources, around.diagnostics, recheck, texts, False, issue
        )
        import_report(plan, texts, dry_run=True)


def markdown(raw: bytes) -> None:
    """Bytes as a long text and as a short one."""
    text = raw.decode("utf-8", "replace")
    made = str(long_html(text))
    assert "\n" not in made and "{" not in made
    md_text(text)
    plain_text(text)


TARGETS: Mapping[str, Callable[[bytes], object]] = {
    "source": source,
    "model": model,
    "format": canonical,
    "import": exchange,
    "markdown": markdown,
}
