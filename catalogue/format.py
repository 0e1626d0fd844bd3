"""A YAML file in canonical form: keys in the schema's order, two spaces, quotes only where needed, folded text."""

from collections.abc import Sequence

from catalogue.diagnostics import Diagnostic
from catalogue.documents import Document
from catalogue.formatting.remarks import comments_of, remarks_of
from catalogue.formatting.writing import KeyOrder, Writer
from catalogue.source import REFERENCE_LIMITS, Limits, Source, parse
from catalogue.yaml_source.comments import scalar_spans

__all__ = ["KeyOrder", "UnreadableError", "format_text"]


class UnreadableError(ValueError):
    """The file has faults, which come first: what cannot be read cannot be rewritten."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__(", ".join(diagnostic.code for diagnostic in diagnostics))
        self.diagnostics = tuple(diagnostics)


def format_text(text: str, key_order: KeyOrder, limits: Limits = REFERENCE_LIMITS) -> str:
    """The text in canonical form, every value and every comment kept.

    key_order: keys in order, each with the order of what it holds (``{}`` for none); for a list file, the order
    within its items. Where a rewritten file would not say the same, the text comes back unchanged.
    Raises UnreadableError for a file with faults.
    """
    source = _read(text, limits)
    if source.data is None or source.diagnostics:
        raise UnreadableError(source.diagnostics)
    written = rewritten(source, key_order)
    after = _read(written, limits)
    same = after.data == source.data and not after.diagnostics and _comments(after) == _comments(source)
    return written if same else text


def rewritten(source: Source, key_order: KeyOrder) -> str:
    """A readable file in canonical form, not yet compared with what it said."""
    spans = scalar_spans(source.text)
    by_place = {(span.line + 1, span.column + 1): span.style for span in spans}
    styles = {path: by_place.get((place.line, place.column), "") for path, place in source.places.items()}
    return Writer(remarks_of(source, spans), styles).document(source.data, key_order)


def _read(text: str, limits: Limits) -> Source:
    return parse(Document("", text.encode()), limits, object)


def _comments(source: Source) -> list[str]:
    return comments_of(source, scalar_spans(source.text))
