"""A changed record written into its old file: only the lines of what changed are exchanged.

Comments, order, quotes and folding of the rest stay as they are, byte for byte. The result is read again; where it
does not say what it should (flow style, odd layout), larger and larger parts are written anew.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from catalogue.documents import Document
from catalogue.exchange.columns import Path, Plain
from catalogue.exchange.edits import Edit, applied, head_of
from catalogue.exchange.emit import entry, item, record_text
from catalogue.exchange.plain import normal, without_defaults
from catalogue.field_list import INNOVATION, FieldDeclaration
from catalogue.source import Source, parse


class _NotInBlocksError(Exception):
    """A value whose lines are not its own; whatever holds it must be written anew."""


def spliced(source: Source, old: Plain, new: Plain, slug: str) -> str:
    """The text of a file after a change.

    source: the file as read. old, new: the record before and after, both in normal form.
    """
    lines = source.text.split("\n")
    for deep in (True, False):
        text = _tried(source, lines, old, new, deep)
        if text is not None and says(text, new, slug):
            return text
    return record_text(without_defaults(new), head_of(lines))


def says(text: str, record: Plain, slug: str) -> bool:
    """Whether a text reads back as the record."""
    read = parse(Document("", text.encode("utf-8", "replace")))
    return isinstance(read.data, dict) and normal(_present(read.data), slug) == record


def _present(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def _tried(source: Source, lines: Sequence[str], old: Plain, new: Plain, deep: bool) -> str | None:
    try:
        edits = list(_Splicer(source, lines, deep).mapping((), source.data, old, new, INNOVATION, len(lines)))
    except _NotInBlocksError:
        return None
    return "\n".join(applied(lines, edits))


class _Splicer:
    """Finds the lines of every value of one file. deep: go into groups and lists, else exchange whole fields."""

    def __init__(self, source: Source, lines: Sequence[str], deep: bool) -> None:
        self.places, self.lines, self.deep = source.places, lines, deep

    def mapping(
        self, path: Path, raw: Any, old: Plain, new: Plain, fields: Sequence[FieldDeclaration], stop: int
    ) -> Iterator[Edit]:
        """The edits that make a group say what it should. stop: where its lines end."""
        written = [key for key, value in raw.items() if value is not None]
        extents = self._extents([(*path, key) for key in raw], stop, keys=True)
        indent = self._column((*path, next(iter(raw))))
        in_list = bool(path) and isinstance(path[-1], int)
        if in_list and raw and next(iter(raw)) not in new:
            raise _NotInBlocksError
        after: int | None = None  # where the last kept key before this one ends
        for field in fields:
            where = extents.get((*path, field.key))
            before, wanted = old.get(field.key), new.get(field.key)
            if wanted is not None and before == wanted and where is None:
                continue  # a default that is not written
            if wanted is None:
                if where is not None:
                    yield Edit(*where, ())
            elif where is None:
                if after is None and in_list:
                    raise _NotInBlocksError
                at = after if after is not None else self.places[*path, written[0]].key_line - 1
                yield Edit(at, at, entry(field, wanted, indent))
            else:
                if before != wanted:
                    yield from self._value((*path, field.key), raw[field.key], before, wanted, field, where)
                after = where[1]

    def _value(
        self, path: Path, raw: Any, old: Plain, new: Plain, field: FieldDeclaration, where: tuple[int, int]
    ) -> Iterator[Edit]:
        """The edits for one changed field."""
        try:
            if self.deep and isinstance(raw, dict) and isinstance(new, dict) and field.kind == "record" and raw:
                self._own_lines(path, [(*path, key) for key in raw])
                yield from list(self.mapping(path, raw, old, new, field.members, where[1]))
                return
            if self.deep and isinstance(raw, list) and isinstance(old, list) and len(raw) == len(old) and raw:
                self._own_lines(path, [(*path, index) for index in range(len(raw))])
                yield from list(self._listing(path, raw, old, new, field, where[1]))
                return
        except _NotInBlocksError:
            pass
        lines = entry(field, new, self._column(path))
        prefix = self.lines[where[0]][: self._column(path)]  # a dash, where the field is the first of an entry
        yield Edit(*where, [prefix + lines[0].lstrip(), *lines[1:]])

    def _listing(
        self, path: Path, raw: Sequence[Any], old: Plain, new: Plain, field: FieldDeclaration, stop: int
    ) -> Iterator[Edit]:
        extents = self._extents([(*path, index) for index in range(len(raw))], stop, keys=False)
        spans = [extents[*path, index] for index in range(len(raw))]
        indent = len(self.lines[spans[0][0]]) - len(self.lines[spans[0][0]].lstrip())
        matcher = SequenceMatcher(None, [repr(each) for each in old], [repr(each) for each in new], autojunk=False)
        for kind, start, end, first, last in matcher.get_opcodes():
            if kind == "equal":
                continue
            both = min(end - start, last - first)
            for offset in range(both):
                index = start + offset
                yield from self._item((*path, index), raw[index], old[index], new[first + offset], field, spans[index])
            for index in range(start + both, end):
                yield Edit(*spans[index], ())
            at = spans[start + both - 1][1] if start + both else spans[0][0]
            added = [line for each in new[first + both : last] for line in item(field, each, indent)]
            if added:
                yield Edit(at, at, added)

    def _item(
        self, path: Path, raw: Any, old: Plain, new: Plain, field: FieldDeclaration, where: tuple[int, int]
    ) -> Iterator[Edit]:
        try:
            if isinstance(raw, dict) and isinstance(new, dict) and new:
                self._own_lines(path, [(*path, key) for key in raw][1:])
                yield from list(self.mapping(path, raw, old, new, field.members, where[1]))
                return
        except _NotInBlocksError:
            pass
        indent = len(self.lines[where[0]]) - len(self.lines[where[0]].lstrip())
        yield Edit(*where, item(field, new, indent))

    def _own_lines(self, path: Path, inner: Sequence[Path]) -> None:
        """Make sure that the parts of a value stand each on lines of its own, below its key."""
        above = self._line(path, keys=not isinstance(path[-1], int))
        for each in inner:
            line = self._line(each, keys=isinstance(each[-1], str))
            if line <= above:
                raise _NotInBlocksError
            above = line

    def _extents(self, paths: Sequence[Path], stop: int, keys: bool) -> dict[Path, tuple[int, int]]:
        """The lines of each of several values that stand one below the other; comments before the next are its own."""
        starts = [self._line(path, keys) for path in paths]
        if starts != sorted(set(starts)):
            raise _NotInBlocksError
        ends = [*starts[1:], stop]
        return {
            path: (start, self._trimmed(start, end, self._column(path)))
            for path, start, end in zip(paths, starts, ends, strict=True)
        }

    def _trimmed(self, start: int, stop: int, column: int) -> int:
        """The end of a value without the blank lines and comments that follow it."""
        while stop - 1 > start and self._follows(self.lines[stop - 1], column):
            stop -= 1
        return stop

    def _follows(self, line: str, column: int) -> bool:
        body = line.strip()
        return not body or (body.startswith("#") and len(line) - len(line.lstrip()) <= column)

    def _line(self, path: Path, keys: bool) -> int:
        place = self.places[path]
        line = (place.key_line if keys else place.line) - 1
        if not keys and not self.lines[line].lstrip().startswith("- "):
            raise _NotInBlocksError
        return line

    def _column(self, path: Path) -> int:
        place = self.places[path]
        return place.key_column - 1
