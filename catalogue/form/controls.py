"""Field declarations as what the form's template prints: single controls, lists, groups and their choices."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from catalogue.diagnostics import field_name
from catalogue.exchange.issue_form import term_label
from catalogue.field_list import FieldDeclaration
from catalogue.reference_model import ExtraField
from catalogue.texts import Texts

Kind = Literal["single", "list", "entries", "once", "checks"]
Widget = Literal["line", "area", "long", "address", "choice", "known", "source"]
LONG_LINE = 500  # from so many characters on, a text has room for several lines
ROOMY = ("ringkasan",)
GOALS = 17  # of the United Nations, for ``sdgs``


@dataclass(frozen=True, slots=True)
class Option:
    """What may be chosen: the value that is written, and what people read."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Node:
    """A field in the form.

    path: where its first value stands. key: its own key. id: of its control; of a group the start of its members'.
    known: the list of names that it suggests. offered: the choices of the catalogue's own that come with a script.
    closed: whether nothing but its choices may be written, ever.
    longest: in characters, 0 where it does not apply.
    """

    kind: Kind
    path: tuple[str | int, ...]
    key: str
    label: str
    hint: str
    example: str
    required: bool
    widget: Widget = "line"
    longest: int = 0
    most: int = 0
    known: str = ""
    offered: str = ""
    closed: bool = False
    choices: tuple[Option, ...] = ()
    members: tuple["Node", ...] = ()

    @property
    def name(self) -> str:
        """The path as people and diagnostics write it: ``sumber[1].judul``."""
        return field_name(self.path)

    @property
    def id(self) -> str:
        """Unique in the page: ``f-sumber-1-judul``."""
        steps = (str(step + 1) if isinstance(step, int) else step.replace("_", "-") for step in self.path)
        return "-".join(("f", *steps))


@dataclass(frozen=True)
class Drawer:
    """What is needed to make nodes of declarations.

    offered: paths of fields whose choices come with a script. called: what a region calls some fields, by key.
    """

    texts: Texts
    offered: Collection[tuple[str, ...]]
    extra: Sequence[ExtraField] = ()
    called: Mapping[str, str] = field(default_factory=dict)

    def nodes(self, fields: Iterable[FieldDeclaration], above: tuple[str | int, ...] = ()) -> tuple[Node, ...]:
        """The nodes of fields. above: the path of the entry that holds them."""
        return tuple(node for field in fields if not field.english for node in self._nodes(field, above))

    def _nodes(self, field: FieldDeclaration, above: tuple[str | int, ...]) -> Iterator[Node]:
        path = (*above, field.key)
        if field.kind == "free":
            if self.extra:
                yield replace(self._node(field, "once", path), members=tuple(self._extra(path)))
        elif field.kind == "record":
            inside = (*path, 0) if field.repeated else path
            node = self._node(field, "entries" if field.repeated else "once", path)
            yield replace(node, members=self.nodes(field.members, inside))
        elif field.key == "sdgs":
            yield replace(self._node(field, "checks", path), choices=self._goals())
        elif field.repeated:
            item = replace(self._single(field, (*path, 0)), hint="", example="")
            yield replace(self._node(field, "list", path), members=(item,), most=field.most or 0)
        else:
            yield self._single(field, path)

    def _node(self, field: FieldDeclaration, kind: Kind, path: tuple[str | int, ...]) -> Node:
        return Node(
            kind,
            path,
            field.key,
            self.called.get(".".join(field.path)) or self.texts(f"{field.text_key}.title"),
            self._text("hint", field) or self.texts(f"{field.text_key}.description"),
            "" if field.kind == "record" else self._example(field),
            field.required,
        )

    def _single(self, field: FieldDeclaration, path: tuple[str | int, ...]) -> Node:
        node = replace(self._node(field, "single", path), longest=field.longest)
        known = {"mitra": "agencies", "terkait": "innovations"}.get(field.key, "")
        offered = ".".join(field.path) if field.path in self.offered else ""
        choices = self._choices(field)
        widget = _widget(field, bool(choices or offered), known)
        return replace(node, widget=widget, choices=choices, known=known, offered=offered, closed=bool(choices))

    def _text(self, kind: str, field: FieldDeclaration) -> str:
        """What the form says in place of the field's own text, which speaks to those who write files."""
        return self.texts.get(f"form.{kind}.{'_'.join(field.path)}")

    def _example(self, field: FieldDeclaration) -> str:
        if field.terms or field.path in self.offered or field.kind in ("flag", "free"):
            return self._text("example", field)
        written = self._text("example", field) or self.texts.get(f"{field.text_key}.example")
        return "; ".join(written.split("\n"))

    def _choices(self, field: FieldDeclaration) -> tuple[Option, ...]:
        if field.terms:
            return _plain_choices((term, term_label(field, term, self.texts)) for term in field.terms)
        if field.kind == "flag":
            return _plain_choices((word, self.texts(f"form.flag.{word}")) for word in ("ya", "tidak"))
        return ()

    def _goals(self) -> tuple[Option, ...]:
        return _plain_choices((str(goal), self.texts(f"form.goal.{goal}")) for goal in range(1, GOALS + 1))

    def _extra(self, above: tuple[str | int, ...]) -> Iterator[Node]:
        for each in self.extra:
            node = Node("single", (*above, each.key), each.key, each.label, "", "", each.required, longest=1000)
            if each.kind == "pilihan":
                node = replace(node, widget="choice", choices=_plain_choices((term, term) for term in each.terms))
            elif each.kind == "ya-tidak":
                words = ((word, self.texts(f"form.flag.{word}")) for word in ("ya", "tidak"))
                node = replace(node, widget="choice", choices=_plain_choices(words))
            yield replace(node, widget="address") if each.kind == "tautan" else node


def _plain_choices(pairs: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(value, label) for value, label in pairs)


def _widget(field: FieldDeclaration, chosen: bool, known: str) -> Widget:
    if known:
        return "known"
    if field.key == "sumber":
        return "source"
    if chosen:
        return "choice"
    if field.kind == "long_text":
        return "long"
    if field.kind == "url":
        return "address"
    return "area" if field.longest > LONG_LINE or field.key in ROOMY else "line"
