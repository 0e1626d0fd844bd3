"""The pages that explain every rule and every field, made from the same texts as messages, schema and forms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from catalogue.addresses import Linker, document_path
from catalogue.diagnostics import Severity
from catalogue.documents import File
from catalogue.field_list import INNOVATION, FieldDeclaration, every
from catalogue.pages.press import Head, head_matter, tidy
from catalogue.rules import RULES
from catalogue.safe_text import entity
from catalogue.sample_values import sample
from catalogue.snippets import OPEN
from catalogue.templating import environment
from catalogue.texts import Texts

GUIDES = "panduan/"
RULES_PAGE = f"{GUIDES}aturan/"
FIELDS_PAGE = f"{GUIDES}kolom/"
SEVERITIES: Mapping[str, Severity] = {each.code: each.severity for each in RULES}


def rule_page(code: str) -> str:
    """The address of the page that explains a code."""
    return f"{RULES_PAGE}{code.lower()}/"


@dataclass(frozen=True, slots=True)
class RuleView:
    """A code as its page shows it. bad, good: YAML or file names, ready to print in a ``pre``."""

    code: str
    title: str
    severity: str
    why: str
    fix: str
    bad: Markup
    good: Markup
    address: str


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field as the field page shows it; facts are short words about its shape."""

    name: str
    title: str
    description: str
    facts: str
    terms: tuple[tuple[str, str], ...]
    sample: Markup
    members: tuple["FieldView", ...] = ()


def codes_of(texts: Texts) -> list[str]:
    """Every code that has texts."""
    return sorted({key.split(".")[1] for key in texts.entries if key.startswith("diagnostic.")})


def reference_pages(texts: Texts, offline: bool = False) -> Iterator[File]:
    """The list of rules, a page for each, and the page of fields.

    texts: the wording of the edition. offline: links end in ``index.html``.
    """
    page = partial(_page, environment(), texts, offline)
    views = [_rule_view(code, texts) for code in codes_of(texts)]
    head = Head(texts("rules.page.rules_title"), texts("rules.page.rules_intro"), "guide")
    yield page(RULES_PAGE, head, "aturan", groups=_groups(views, texts))
    for view in views:
        yield page(view.address, Head(f"{view.code} {view.title}", view.why, "guide"), "aturan-kode", rule=view)
    head = Head(texts("rules.page.fields_title"), texts("rules.page.fields_intro"), "guide")
    fields = [_field_view(field, texts) for field in INNOVATION if not field.english]
    yield page(FIELDS_PAGE, head, "aturan-kolom", fields=fields)


def _page(
    made: Environment, texts: Texts, offline: bool, address: str, head: Head, template: str, **views: Any
) -> File:
    linker = Linker(address, offline)

    def link(target: str) -> Markup:
        return Markup(linker(target))  # noqa: S704 - addresses are fixed, or made of a code

    body = made.get_template(f"{template}.md.jinja").render(t=texts, link=link, head=head, **views)
    return File(document_path(address), f"{head_matter(head)}\n{tidy(body)}")


def _rule_view(code: str, texts: Texts) -> RuleView:
    name = f"diagnostic.{code}"
    return RuleView(
        code=code,
        title=_said(texts(f"{name}.title")),
        severity=texts(f"rules.page.severity.{SEVERITIES.get(code, Severity.ERROR)}"),
        why=_said(texts(f"{name}.why")),
        fix=_said(texts(f"{name}.fix")),
        bad=code_markup(texts.get(f"{name}.bad")),
        good=code_markup(texts.get(f"{name}.good")),
        address=rule_page(code),
    )


class _Open(dict[str, object]):
    """Stands for the values of a finding, which a page about all findings has not."""

    def __missing__(self, key: str) -> str:
        return OPEN


def _said(text: str) -> str:
    return text.format_map(_Open())


def code_markup(text: str) -> Markup:
    """Lines of YAML for a ``pre``, harmless and on one line, so that Markdown sees nothing in them."""
    plain = (char if char.isalnum() or char == " " else entity(char) for char in text.strip("\n"))
    return Markup("").join(Markup(char) for char in plain)  # noqa: S704 - letters, digits, spaces, entities


def _groups(views: Sequence[RuleView], texts: Texts) -> list[tuple[str, list[RuleView]]]:
    """Rules under the heading of their theme: the letter of their code, for rules also its first digit."""
    found: dict[str, list[RuleView]] = defaultdict(list)
    for view in views:
        found[view.code[: 2 if view.code.startswith("R") else 1]].append(view)
    order = texts.below("rules.page.group")
    return [(heading, found[key]) for key, heading in order.items() if key in found]


def _field_view(field: FieldDeclaration, texts: Texts) -> FieldView:
    inner = [member for member in every(field.members) if not member.english]
    return FieldView(
        name=".".join(field.path),
        title=texts(f"{field.text_key}.title"),
        description=texts(f"{field.text_key}.description"),
        facts=", ".join(_facts(field, texts)),
        terms=tuple((term, texts(f"vocabulary.{field.vocabulary}.{term}")) for term in field.terms),
        sample=code_markup(sample(field, texts)),
        members=tuple(_field_view(member, texts) for member in inner if len(field.path) == 1),
    )


def _facts(field: FieldDeclaration, texts: Texts) -> Iterator[str]:
    say = partial(_text, texts)
    yield say("required" if field.required else "optional")
    if field.repeated:
        yield say("list")
    yield say(f"kind.{field.kind}")
    if field.shortest > 1:
        yield say("length", shortest=field.shortest, longest=field.longest)
    elif field.longest and field.kind in ("text", "long_text"):
        yield say("longest", longest=field.longest)
    if field.most:
        yield say("most", most=field.most)
    if field.default:
        yield say("default", default=field.default)


def _text(texts: Texts, key: str, **values: object) -> str:
    return texts(f"rules.page.{key}", **values)
