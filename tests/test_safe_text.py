"""Record text can stand anywhere and runs nowhere."""

import html
import json
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from catalogue.safe_text import front_matter, href_text, long_html, md_text, plain_text, script_json

INERT = re.compile(r"(?:[^\W_]|\s|&#\d+;|(?<=[^\W_])-(?=[^\W_])|(?<=[^\W_]),(?= ?[^\W_])|\.)*")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("Layanan e-KTP", "Layanan e-KTP"),
        ("Rp1.000, lalu 2.000", "Rp1.000, lalu 2.000"),
        ("<script>", "&#60;script&#62;"),
        ("{{ x }}", "&#123;&#123; x &#125;&#125;"),
        ("www.jahat.com", "www&#46;jahat&#46;com"),
        ("1. satu", "1&#46; satu"),
        ("- satu", "&#45; satu"),
        ("a_b_c", "a&#95;b&#95;c"),
        ("  dua   spasi\n", "dua spasi"),
    ],
)
def test_marks_become_entities(text: str, safe: str) -> None:
    assert md_text(text) == safe


@given(st.text())
def test_only_letters_digits_and_entities_are_left(text: str) -> None:
    assert INERT.fullmatch(md_text(text))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_a_browser_shows_what_was_typed(text: str) -> None:
    assert html.unescape(md_text(text)) == " ".join(text.split())


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Cn"])))
def test_an_address_stays_between_its_quotes_and_reads_as_typed(text: str) -> None:
    made = href_text(text)
    assert re.fullmatch(r"(?:[A-Za-z0-9 ./:?#=%+@,;-]|&#\d+;)*", made)
    assert html.unescape(made) == " ".join(text.split())


def test_an_address_is_readable() -> None:
    assert href_text("https://a.example/b?c=d%20e&f=<g_h>") == ("https://a.example/b?c=d%20e&#38;f=&#60;g&#95;h&#62;")


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "[x](java&#115;cript:alert(1))",
        "[x](data:text/html,1)",
        "[x](//jahat.example)",
        "<img src=x onerror=alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
        "![x](https://jahat.example/a.png)",
        "<a href='javascript:alert(1)'>x</a>",
        "`</code><script>alert(1)</script>`",
        "{{ 7*7 }} {% raw %}",
    ],
)
def test_long_text_keeps_nothing_that_runs(text: str) -> None:
    made = str(long_html(text))
    assert not re.search(r"<(?!/?(?:p|br|em|strong|ul|ol|li|a|blockquote|code|hr)[ >/])", made)
    assert not re.search(r"<[^>]+(?:javascript|data:|onerror|src=)", made, re.IGNORECASE)
    assert "{" not in made


@given(st.text(max_size=400))
def test_long_text_stays_on_one_line_with_known_tags(text: str) -> None:
    made = str(long_html(text))
    assert "\n" not in made
    assert "{" not in made and "}" not in made
    tags = set(re.findall(r"</?([a-zA-Z0-9]+)", made))
    assert tags <= {"p", "br", "em", "strong", "ul", "ol", "li", "a", "blockquote", "code", "hr"}


def test_long_text_shows_paragraphs_lists_and_links() -> None:
    made = long_html("Satu *dua*\n\n- tiga\n- empat\n\n[lima](https://contoh.example/)")
    assert made == (
        "<p>Satu <em>dua</em></p> <ul> <li>tiga</li> <li>empat</li> </ul> "
        '<p><a href="https://contoh.example/" rel="nofollow noopener noreferrer">lima</a></p>'
    )


def test_the_blank_line_of_a_folded_text_parts_paragraphs() -> None:
    long = "kata " * 25
    assert long_html(f"{long.strip()}\nberikut").count("<p>") == 2
    assert long_html("baris pendek\nberikut").count("<p>") == 1


@pytest.mark.slow
@pytest.mark.parametrize("text", ["[a" * 5000, "![" * 5000, "*a **a " * 1500, "> " * 5000, "- " * 5000, "`" * 10000])
def test_no_text_takes_long(text: str) -> None:
    long_html(text)  # hangs or overflows where the parser is not linear


def test_plain_text_leaves_the_words() -> None:
    assert plain_text("*Satu* & [dua](https://contoh.example/)") == "Satu & dua"


@given(
    st.lists(st.sampled_from([*"aB1é ,.;:()%/?-_*+#\n\t", "\n\n", "- ", "1. ", "  ", "kata", "²"]), max_size=30).map(
        "".join
    )
)
def test_plain_text_of_words_alone_is_what_its_html_says(text: str) -> None:
    without_tags = re.sub(r"<[^>]+>", " ", long_html(text))
    assert plain_text(text) == " ".join(html.unescape(without_tags).split())


@given(st.text())
def test_json_in_a_script_cannot_end_it(text: str) -> None:
    made = script_json({"a": text})
    assert not set("<>&\u2028\u2029") & set(made)
    assert json.loads(made) == {"a": text}


@given(st.dictionaries(st.sampled_from(["title", "description"]), st.text(st.characters(exclude_categories=["Cs"]))))
def test_front_matter_reads_back(values: dict[str, str]) -> None:
    made = front_matter(values)
    assert made.startswith("---\n") and made.endswith("---\n")
    body = made.removeprefix("---\n").removesuffix("---\n")
    assert (yaml.safe_load(body) or {}) == values


@given(
    st.lists(
        st.sampled_from(["Warga", "é", "a", " ", "  ", "\n", "\n\n", "- ", "-", "1.", ".", ",", "(", "x:", "/", "%"])
    ).map("".join)
)
def test_words_alone_read_the_same_without_a_parser(text: str) -> None:
    """Most long texts are words and nothing else: a shorter way, the same result."""
    short = long_html.__wrapped__(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("catalogue.safe_text._PLAIN_LINES", re.compile("(?!)"))
        assert long_html.__wrapped__(text) == short
