"""The Jinja environment of the pages: everything printed is made harmless unless it says otherwise."""

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from catalogue.safe_text import long_html, md_text, plain_text, script_json


def harmless(value: object) -> Markup:
    """What ``{{ … }}`` prints: Markup as it stands, nothing for None, all else escaped."""
    if value is None:
        return Markup("")
    return value if isinstance(value, Markup) else md_text(str(value))


def environment() -> Environment:
    """A strict environment; an unknown name is an error, never a hole in a page."""
    made = Environment(
        loader=PackageLoader("catalogue"),
        finalize=harmless,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        autoescape=False,  # noqa: S701 - finalize escapes more than autoescape would
    )
    made.filters.update(long=long_html, plain=plain_text, script_json=script_json)
    return made
