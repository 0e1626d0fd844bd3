"""A rendered frame and its pages → finished pages that have passed the gate."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from catalogue.documents import File
from catalogue.frames import BODY_ID, MARKS, Frame, Page, cut
from catalogue.gate import Passed, Refused, check_page
from catalogue.parts_gate import PROBES, is_data, is_harmless, is_inert, is_open, is_step

Reasons = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A finished page; with reasons it must not be published."""

    file: File
    reasons: Reasons = ()


def filled_pages(prototype: str, address: str, pages: Iterable[Page]) -> Iterator[Filled]:
    """Every page of a frame, each one checked: by its parts where that is enough, else whole.

    prototype: the frame as it was rendered, address: where it was.
    """
    raw = cut(prototype, address)
    verdict = check_page(prototype)
    frame = cut(verdict.html, address) if isinstance(verdict, Passed) and _is_sound(raw) else None
    for page in pages:
        parts = page.parts
        path = f"{page.address}index.html"
        if frame and _are_harmless(parts):
            yield Filled(File(path, frame.fill(parts)))
        else:
            yield checked_whole(path, raw.fill(parts))


def checked_whole(path: str, html: str) -> Filled:
    """A page that has no frame, past the gate."""
    verdict = check_page(html)
    if isinstance(verdict, Refused):
        return Filled(File(path, html), verdict.reasons)
    return Filled(File(path, verdict.html))


def _is_sound(frame: Frame) -> bool:
    """Whether nothing but the parts decides: texts stand between quotes or tags, data in its script, the body open."""
    body = f'<div id="{BODY_ID}"></div>'
    probes = (
        dict.fromkeys(MARKS, probe) | {"jsonld": "{}", "slug": "ki", "list": "ki", "body": body} for probe in PROBES
    )
    return frame.has_data_in_scripts and all(is_open(frame.fill(probe), BODY_ID) for probe in probes)


def _are_harmless(parts: Mapping[str, str]) -> bool:
    texts = (parts.get(name, "") for name in MARKS if name != "jsonld")
    return (
        all(map(is_inert, texts))
        and is_data(parts.get("jsonld", ""))
        and is_step(parts["slug"])
        and is_step(parts["list"])
        and is_harmless(parts["body"])
    )
