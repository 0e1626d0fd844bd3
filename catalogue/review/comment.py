"""The one comment under a proposal, written from a kept report by code that the proposal cannot touch."""

import re

from catalogue.reports.comment import as_markdown
from catalogue.reports.escaping import sentence_html
from catalogue.review.kept import KeptReport
from catalogue.texts import Texts

_ADDRESS = re.compile(r"https://[A-Za-z0-9.-]{1,200}(?::[0-9]{1,5})?/[A-Za-z0-9._/-]{1,300}")


def proposal_comment(report: KeptReport | None, texts: Texts, details: str = "") -> str:
    """Greeting, findings, what to do next; a way to the details.

    report: None where none could be read. details: the address of the run, as the host itself names it.
    """
    parts = list(_findings(report, texts))
    if _ADDRESS.fullmatch(details):
        parts.append(
            f"{sentence_html(texts('review.details'))} [{sentence_html(texts('review.details_link'))}]({details})"
        )
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _findings(report: KeptReport | None, texts: Texts) -> list[str]:
    found = report.diagnostics(texts) if report else []
    lost = len(report.findings) - len(found) if report else 0
    if report is None or (lost and not found):
        return [f"## {sentence_html(texts('review.unreadable_title'))}", sentence_html(texts("review.unreadable"))]
    shown = [as_markdown(found, texts, report.checked, report.elsewhere)]
    return [*shown, sentence_html(texts("report.more", n=lost))] if lost else shown
