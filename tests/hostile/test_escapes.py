"""The escapes alone, over every text of the corpora: quick, so they run whole each time."""

import csv
import io
import json
import re
from collections.abc import Iterable
from html import unescape
from urllib.parse import urlsplit

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError
from selectolax.lexbor import LexborHTMLParser

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.exports.table import cell
from catalogue.field_list import declarations
from catalogue.model import Link
from catalogue.reports.comment import as_markdown
from catalogue.reports.github import as_github, as_step_summary
from catalogue.reports.gitlab import as_gitlab
from catalogue.reports.machine import as_json
from catalogue.reports.terminal import as_text
from catalogue.safe_text import SCHEMES, TAGS, front_matter, long_html, md_text, plain_text, script_json
from catalogue.scalars import Url
from catalogue.source import visible
from catalogue.templating import environment
from catalogue.texts import Texts
from tests import rule_cases

from . import corpora

ALL = corpora.everything()
JOINERS = {"\u200c", "\u200d"}
SAFE = re.compile(r"(?:[^\W_]|\s|&#\d+;|[-,.])*")


def test_there_are_as_many_as_were_promised() -> None:
    assert len(corpora.injections()) >= 1718
    assert len(corpora.naughty()) >= 726
    assert len(corpora.templates()) >= 137
    assert len(corpora.formulas()) >= 92
    assert len(corpora.paths()) >= 108
    assert len(corpora.urls("refused")) >= 95 and len(corpora.urls("accepted")) >= 16
    assert len(set(ALL)) == len(ALL) and declarations(Link)


def test_text_is_letters_digits_and_entities_and_reads_as_typed() -> None:
    for text in ALL:
        made = str(md_text(text))
        assert SAFE.fullmatch(made), text
        if not re.search(
            r"[\x00\x80-\x9f\r\ud800-\udfff]", text
        ):  # HTML has no such characters; validation refuses them
            assert unescape(made) == " ".join(text.split()) or "\ufffd" in unescape(made) or not text.isprintable()


def test_a_template_prints_nothing_raw() -> None:
    printed = environment().from_string("<p title='{{ x }}'>{{ x }}</p>{{ x | long }}")
    for text in corpora.curated():
        tree = LexborHTMLParser(printed.render(x=text))
        node = tree.css_first("p")
        assert {each.tag for each in tree.css("*")} <= TAGS | {"html", "head", "body"}
        assert set(node.attributes) == {"title"} and not node.css("p *")


def test_long_text_has_allowed_tags_attributes_and_schemes() -> None:
    for text in ALL:
        made = str(long_html(text))
        assert "\n" not in made and "{" not in made and "}" not in made
        for node in LexborHTMLParser(made).body.css("*"):
            if node.tag != "body":
                assert node.tag in TAGS, text
                assert set(node.attributes) <= {"href", "rel"}, text
                assert urlsplit(node.attributes.get("href", "https:") or "").scheme in SCHEMES, text
                assert node.tag != "a" or "noopener" in (node.attributes.get("rel") or ""), text


def test_long_text_shows_tags_as_they_were_written() -> None:
    for text in ("<b>tebal</b>", "a <script>alert(1)</script> b", "<!-- catatan -->", "&lt;b&gt;"):
        assert LexborHTMLParser(str(long_html(text))).body.text() == unescape(text)


def test_plain_text_is_text() -> None:
    for text in ALL:
        assert "\n" not in plain_text(text)


def test_json_stays_inside_its_script() -> None:
    for text in ALL:
        made = str(script_json({"name": text}))
        assert not set("<>&\u2028\u2029") & set(made)
        assert json.loads(made) == {"name": text}
        script = LexborHTMLParser(f"<script type=application/ld+json>{made}</script><p id=x>x</p>")
        assert script.css_first("p#x") is not None


def test_front_matter_reads_back() -> None:
    for text in ALL:
        head, body, rest = str(front_matter({"title": text, "description": "x"})).split("---\n")
        assert (head, rest) == ("", "")
        assert yaml.safe_load(body) == {"title": text, "description": "x"}


def test_no_cell_of_the_published_table_is_a_formula() -> None:
    for text in ALL:
        stream = io.StringIO()
        csv.writer(stream).writerow([cell(text), cell(f"awal {text}")])
        written = stream.getvalue()
        for separator in ",;\t":
            read = [each for row in csv.reader(io.StringIO(written, newline=""), delimiter=separator) for each in row]
            for each in (*read, *re.split(rf"[\r\n{separator}]", written)):
                assert not each.strip(' "\t\r\n').startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠")), text


@pytest.mark.parametrize("url", corpora.urls("refused"))
def test_an_address_that_deceives_is_refused(url: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Url).validate_python(url)


@pytest.mark.parametrize("url", corpora.urls("accepted"))
def test_an_honest_address_is_kept_as_it_is(url: str) -> None:
    assert TypeAdapter(Url).validate_python(url) == url


ORDER = re.compile(r"^\s*::(?!error file=data/x\.yml,line=1,col=1,title=T001)|##\[", re.MULTILINE)
TEXTS = {"title": "Judul", "message": "Nilai “{value}” salah.", "why": "Sebab.", "fix": "Ganti."}


def worded() -> Texts:
    """The texts of reports, and those of a finding made up here."""
    return Texts("id", {**rule_cases.TEXTS.entries, **{f"diagnostic.T001.{key}": text for key, text in TEXTS.items()}})


@pytest.fixture(scope="module")
def words() -> Texts:
    return worded()


@pytest.mark.audit
def test_no_report_shows_any_text_of_the_corpora_raw(words: Texts) -> None:
    reported(ALL, words)


def test_no_report_shows_a_command_a_tag_or_a_character_that_cannot_be_seen(words: Texts) -> None:
    reported(corpora.curated(), words)


def reported(texts: Iterable[str], words: Texts) -> None:
    for text in texts:
        found = [
            Diagnostic(
                "T001", Severity.ERROR, Location("data/x.yml"), text, {"value": text}, suggestion=text, snippet=text
            )
        ]
        for report in (as_text(found, {"data/x.yml": [text]}, words), as_github(found, words), as_json(found, words)):
            assert not ORDER.search(report), text
            assert all(visible(line) == line or "\u200d" in line or "\u200c" in line for line in report.split("\n")), (
                text
            )
        assert len(as_github(found, words).splitlines()) == 1, text
        assert all(visible(each["description"]) == each["description"] for each in json.loads(as_gitlab(found, words)))
        for report in (as_markdown(found, words), as_step_summary(found, words)):
            bare = re.sub(r"&#\d+;", "", report)
            assert set(re.findall(r"<[^>]*>?", bare)) <= {"<code>", "</code>", "<pre>", "</pre>"}, text
            assert not re.search(r"[@`\[\]]|https?:|www\.", bare), text
