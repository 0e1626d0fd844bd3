"""Values as they stand in a generated file, so that reading gives back exactly what was put in."""

import json
import re
from collections.abc import Callable, Mapping

from jinja2 import Environment
from markupsafe import Markup

from catalogue.safe_text import md_text
from catalogue.scalars import PartialDate
from catalogue.templating import environment

_PLAIN = re.compile(
    r"[A-Za-z][a-z]*(?:[ -][A-Za-z][a-z]*)*|[a-z][a-z0-9]*(?:-[a-z0-9]+)*|https?://[a-zA-Z0-9./?=&%_-]+"
)
# Words that YAML readers other than ours take for something else than text.
_TYPED = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
# What YAML 1.1 does not take as it stands in a quoted text (section 5.1), and its line ends.
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def yaml_value(value: object) -> str:
    r"""A value on one line after a key: plain where no reader can misread it, else quoted as JSON.

    >>> yaml_value("Tiruan Raya"), yaml_value('Kota "A" #1: x')
    ('Tiruan Raya', '"Kota \\"A\\" #1: x"')
    """
    text = str(value)
    plain = isinstance(value, int | PartialDate) or _PLAIN.fullmatch(text)
    if plain and text.casefold() not in _TYPED:
        return text
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def _markdown(value: object) -> str:
    return md_text(str(value))


_WRITERS: Mapping[str, Callable[[object], str]] = {"yml": yaml_value, "md": _markdown}


def rendered(path: str, template: str, values: Mapping[str, object]) -> str:
    """A template's text with its values, each written as the ending of the file asks for.

    path: of the file to be made; ``.yml`` quotes as YAML, ``.md`` escapes as the pages do.
    """
    return _environment(path.rsplit(".", 1)[-1]).from_string(template).render(values)


def _environment(ending: str) -> Environment:
    write = _WRITERS.get(ending, str)
    return environment().overlay(finalize=lambda value: value if isinstance(value, Markup) else write(value))
