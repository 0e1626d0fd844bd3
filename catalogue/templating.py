"""The Jinja environment of the pages: everything printed is made harmless unless it says otherwise."""

from collections.abc import Callable
from functools import cache, partial
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup

from catalogue.byte_code import ByteCode
from catalogue.safe_text import href_text, long_html, md_text, plain_text, script_json
from catalogue.stored import tool_digest


def harmless(value: object) -> Markup:
    """What ``{{ … }}`` prints: Markup as it stands, nothing for None, all else escaped."""
    if isinstance(value, Markup):
        return value
    return Markup("") if value is None else md_text(str(value))


class _Context(Context):
    """Calls what pages hand to templates without asking each time whether it wants the context: it never does."""

    def call(self, function: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        if type(function) not in (partial, MethodType, FunctionType):
            return super().call(function, *arguments, **named)
        named.pop("_loop_vars", None)  # Jinja's own, for functions that want the context
        named.pop("_block_vars", None)
        return function(*arguments, **named)


class _Environment(Environment):
    """Knows a template it has loaded by its name alone: a page has some twenty parts."""

    context_class = _Context

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._loaded: dict[str, Template] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:  # noqa: A002 - Jinja's name
        if name not in self._loaded:
            self._loaded[name] = super().get_template(name, parent, globals)
        return self._loaded[name]


@cache
def environment() -> Environment:
    """A strict environment; an unknown name is an error, never a hole in a page.

    The same one each time: it knows the templates that it has read, and reading them is a quarter of a small build.
    """
    made = _Environment(
        loader=PackageLoader("catalogue"),
        finalize=harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=ByteCode(tool_digest()),
        autoescape=False,  # finalize escapes more than autoescape would
    )
    made.filters.update(href=href_text, long=long_html, plain=plain_text, script_json=script_json)
    return made
