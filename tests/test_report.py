"""Reports: found things shown where they are, nothing personal shown, and no data that becomes markup."""

import html
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.documents import Document
from catalogue.report import lines_of, show
from catalogue.reports.comment import as_markdown
from catalogue.reports.escaping import entities
from catalogue.reports.github import as_github, as_step_summary
from catalogue.reports.machine import as_json, report_schema
from catalogue.reports.masking import masked
from catalogue.reports.terminal import as_text, excerpt, width
from catalogue.source import Source, parse, shorten
from catalogue.texts import Texts, parse_texts
from tests.yaml_cases import cases, read

LOCALE = Path(__file__).parent.parent / "catalogue" / "locale"
PATH = "data/innovations/x.yml"


def texts(language: str = "id") -> Texts:
    own = parse_texts(language, (LOCALE / f"{language}.yml").read_text(encoding="utf-8"))
    tests = {"title": "Judul", "message": "Nilai “{value}” salah.", "why": "Sebab.", "fix": "Ganti."}
    return Texts(language, {**own.entries, **{f"diagnostic.T001.{key}": text for key, text in tests.items()}})


TEXTS = texts()


def finding(
    value: str = "nilai", severity: Severity = Severity.ERROR, line: int = 1, path: str = PATH, **more: Any
) -> Diagnostic:
    return Diagnostic("T001", severity, Location(path, line, 7), "nama", {"value": value}, **more)


def test_text_shows_the_line_and_a_marker() -> None:
    source = parse(Document(PATH, b"nama: A\nringkasan: Layanan: cepat\n"))
    assert as_text(source.diagnostics, {PATH: source.lines}, TEXTS, checked=3, seconds=0.251) == (
        "Harus diperbaiki\n"
        "\n"
        "data/innovations/x.yml:2:19  galat Y041  Nilai “Layanan: cepat” memuat titik dua yang disusul spasi.\n"
        "  2 | ringkasan: Layanan: cepat\n"
        "    |                   ^\n"
        "  Mengapa: Kata di depan titik dua dibaca sebagai kunci baru.\n"
        "  Perbaikan: Beri tanda kutip pada seluruh nilai.\n"
        "  Tulis begini:\n"
        '    ringkasan: "Layanan: cepat"\n'
        "\n"
        "1 galat, 0 peringatan, 0 saran. 3 inovasi diperiksa dalam 0,25 detik."
    )


def test_errors_stand_apart_from_advice() -> None:
    shown = as_text([finding("c", Severity.ADVICE), finding("b", Severity.WARNING), finding("a")], {}, TEXTS)
    heads = [line for line in shown.split("\n") if not line.startswith("  ") and line]
    assert [head.split("  ")[0] for head in heads[:-1]] == [
        "Harus diperbaiki",
        f"{PATH}:1:7",
        "Perlu diperiksa",
        f"{PATH}:1:7",
        "Saran",
        f"{PATH}:1:7",
    ]


def test_a_clean_run_says_what_was_done() -> None:
    assert (
        as_text([], {}, TEXTS, checked=111, seconds=1.5)
        == "Tidak ada kesalahan. 111 inovasi diperiksa dalam 1,50 detik."
    )
    assert as_text([], {}, texts("en"), checked=1) == "No mistakes. 1 innovation checked in 0.00 seconds."


def test_a_fraction_is_written_as_people_write_it() -> None:
    found = Diagnostic("R703", Severity.WARNING, Location("data/site.yml"), values={"value": "#7fd1c0", "ratio": 1.8})
    assert "1,8" in as_text([found], {}, texts())
    assert "1.8" in as_text([found], {}, texts("en"))


def test_did_you_mean() -> None:
    assert "Maksud Anda “dinkes”?" in as_text([finding(suggestion="dinkes")], {}, TEXTS)
    assert "Maksud" not in as_text([finding()], {}, TEXTS)


def test_colour_only_when_asked() -> None:
    assert "\x1b[31mgalat T001\x1b[0m" in as_text([finding()], {}, TEXTS, colour=True)
    assert "\x1b" not in as_text([finding("\x1b[31m")], {PATH: ["\x1b[31mnama"]}, TEXTS)


def test_excerpts() -> None:
    """A long line is cut around its place; wide, combining and invisible characters keep the marker right."""
    assert excerpt("nama: A", 7) == ("nama: A", 6)
    assert excerpt("nama: A", 99) == ("nama: A", 7)
    assert excerpt("日本: x", 5) == ("日本: x", 6)
    assert excerpt("e\u0301: x", 4) == ("e\u0301: x", 3 - 1 + 0)
    assert excerpt("a\tb", 3) == ("a<U+0009>b", 9)
    cut = excerpt("x" * 500 + "HERE" + "y" * 500, 501)
    assert cut.text[cut.offset :].startswith("HERE")
    assert cut.text[0] == cut.text[-1] == "…"
    assert width(cut.text) == 102


def test_a_place_without_a_line_is_still_reported() -> None:
    for line in (0, 2, 99):
        shown = as_text([finding(line=line)], {PATH: ["nama: A", ""]}, TEXTS)
        assert f"{PATH}:{line}:7" in shown
        assert "^" not in shown


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("NIK 3302014507900001", "NIK ****************"),
        ("3302 0145 0790 0001", "**** **** **** ****"),
        ("33.02.01.450790.0001", "**.**.**.******.****"),
        ("330201-4507-900001", "******-****-******"),
        ("NIP 199001012015031001", "NIP ******************"),
        ("0812-3456-7890", "****-****-****"),
        ("+62 812 3456 7890", "+** *** **** ****"),
        ("62812.3456.7890,", "*****.****.****,"),
        ("(0812) 34567890", "(****) ********"),
        ("tulis ke Budi.Santoso+x@contoh.go.id!", "tulis ke **************@contoh.go.id!"),
        ("(0281) 636079", "(0281) 636079"),
        ("2021-09-02", "2021-09-02"),
        ("Rp1.234.567.890", "Rp1.234.567.890"),
        ("kode 1234567890", "kode 1234567890"),
        ("@banyu dan a@b", "@banyu dan a@b"),
    ],
)
def test_personal_numbers_and_addresses_are_hidden(text: str, hidden: str) -> None:
    assert masked(text) == hidden


PERSONAL = ["3302014507900001", "3302 0145 0790 0001", "0812-3456-7890", "budi.santoso@contoh.id"]


@pytest.mark.parametrize("personal", PERSONAL)
def test_no_report_shows_them(personal: str) -> None:
    """Not in the message, the suggestion, the corrected lines, or the line of the file."""
    raw = f"nama: A\nsasaran: hubungi: {personal}\n{personal}: x\n{personal}: y\n".encode()
    source = parse(Document(PATH, raw))
    found = [*source.diagnostics, finding(personal, suggestion=personal, snippet=f"nama: {personal}")]
    for report in every_report(found, {PATH: source}):
        assert personal not in report
        assert personal.split("@")[0] not in report


def every_report(found: list[Diagnostic], sources: dict[str, Source]) -> list[str]:
    lines = lines_of(found, sources)
    return [
        as_text(found, lines, TEXTS),
        as_github(found, TEXTS),
        as_step_summary(found, TEXTS),
        as_markdown(found, TEXTS),
        as_json(found, TEXTS),
    ]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_case_can_be_reported(language: str) -> None:
    words = texts(language)
    for case in (parameter.values[0] for parameter in cases()):
        source = read(case)
        found = source.diagnostics or (finding(),)
        for form in ("text", "github", "json", "markdown"):
            assert show(form, found, Checked(source), words, False, 0.0)
        jsonschema.validate(json.loads(as_json(found, words)), report_schema())


class Checked:
    """What a check of one file leaves behind."""

    def __init__(self, source: Source) -> None:
        self.sources = {source.path: source}
        self.records = 1


def test_github_annotations() -> None:
    each = Diagnostic(
        "T001", Severity.ADVICE, Location("data/a,b:c%.yml", 3, 5), "", {"value": "50%\nx"}, snippet="a: b\nc: d"
    )
    assert as_github([each], TEXTS) == (
        "::notice file=data/a%2Cb%3Ac%25.yml,line=3,col=5,title=T001 Judul"
        "::Nilai “50%25 x” salah.%0ASebab.%0AGanti.%0Aa: b%0Ac: d"
    )


def test_touched_files_come_first_and_errors_before_advice() -> None:
    """GitHub shows ten of each kind only."""
    found = [
        finding(path="data/a.yml"),
        finding(path="data/b.yml", severity=Severity.ADVICE),
        finding(path="data/b.yml"),
    ]
    order = re.findall(r"::(\w+) file=([^,]+)", as_github(found, TEXTS, touched={"data/b.yml"}))
    assert order == [("error", "data/b.yml"), ("notice", "data/b.yml"), ("error", "data/a.yml")]


def test_step_summary_is_bounded() -> None:
    summary = as_step_summary([finding(line=line) for line in range(1, 1501)], TEXTS)
    assert summary.count("| T001 |") == 1000
    assert summary.startswith("## Harus diperbaiki (1500)\n")
    assert "Masih ada 500 temuan lain" in summary
    assert len(summary) < 1024 * 1024


def test_comment_is_bounded() -> None:
    comment = as_markdown([finding("x" * 300, line=line) for line in range(1, 1001)], TEXTS)
    assert len(comment) < 65_536
    shown = comment.count("(T001)")
    assert f"Masih ada {1000 - shown} temuan lain" in comment
    assert comment.rstrip().endswith("tanyakan di sini.")


def test_comment_for_errors_advice_and_nothing() -> None:
    assert "ada yang perlu diperbaiki" in as_markdown([finding()], TEXTS)
    advice = as_markdown([finding(severity=Severity.ADVICE)], TEXTS)
    assert "dapat diterbitkan, ada saran" in advice
    assert "Harus diperbaiki" not in advice
    assert "111 inovasi diperiksa" in as_markdown([], TEXTS, checked=111)


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[tautan](https://jahat.id)",
    "![](https://jahat.id/x.png)",
    "https://jahat.id www.jahat.id",
    "@organisasi/tim #123 org/repo#1 GH-1",
    "**tebal** `kode` ~~x~~ | sel | <!-- -->",
    "</code></pre>\n\n# judul\n\n- butir",
    "::error file=x::y",
    "::set-output name=a::b\n::add-mask::c",
    "##[add-matcher]x",
    "```\n~~~\n    kode",
    "&lt;b&gt; &#60;script&#62;",
    "{{ 7*7 }} ${{ secrets.X }} {% raw %}",
    "\u202egnab\u200b\x00\x1b]8;;http://x\x07",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_value_becomes_markup(hostile: str) -> None:
    found = [finding(hostile, suggestion=hostile, snippet=hostile, path=f"data/{hostile[:20]}.yml")]
    for report in (as_markdown(found, TEXTS), as_step_summary(found, TEXTS)):
        outside = re.sub(r"<(code|pre)>.*?</\1>", "", report, flags=re.DOTALL)
        assert not re.search(r"[<>@`\[\]]|#\d|https?:|www\.", re.sub(r"&#\d+;", "", outside))
        shown = entities(shorten(masked(hostile), 400))
        assert f"“<code>{shown}</code>”" in report, "GitHub makes mentions and references of text, not of code"
        inside = "".join(match[2] for match in re.finditer(r"<(code|pre)>(.*?)</\1>", report, flags=re.DOTALL))
        assert not re.search(r"[<>@`\[\]|*~:/]", re.sub(r"&#\d+;", "", inside))
        tags = {"h2", "h3", "h4", "p", "ul", "li", "strong", "code", "pre", "table", "thead", "tbody", "tr", "th", "td"}
        html = MarkdownIt("commonmark").enable("table").render(report)
        assert set(re.findall(r"<(\w+)", html)) <= tags


@given(st.text(max_size=60))
def test_no_value_becomes_a_command_or_a_line(value: str) -> None:
    """Whatever a value holds, an annotation is one line, and no other line is a command."""
    found = [finding(value, suggestion=value, snippet=value)]
    annotation = as_github(found, TEXTS)
    assert annotation.splitlines() == [annotation]
    assert annotation.startswith("::error file=")
    for line in as_text(found, {PATH: [value]}, TEXTS).splitlines():
        assert not line.lstrip().startswith("::")
        assert line.replace("\u200d", "").replace("\u200c", "").isprintable()


@pytest.mark.parametrize("order", ["::error file=a::b", "##[add-matcher]x", "  ::stop-commands::x"])
def test_no_report_gives_orders_to_a_runner(order: str) -> None:
    found = [finding(order, suggestion=order, snippet=order)]
    source = parse(Document(PATH, f"{order}\n{order}: y".encode()))
    for report in every_report([*found, *source.diagnostics], {PATH: source}):
        assert "##[" not in report
        orders = [line for line in report.split("\n") if line.lstrip().startswith("::")]
        assert all(line.startswith(f"::error file={PATH},") for line in orders)


def test_long_values_are_cut() -> None:
    for report in every_report([finding("x" * 5000, suggestion="y" * 5000)], {}):
        assert "x" * 401 not in report
        assert "y" * 401 not in report


def test_json() -> None:
    found = [finding("a", severity=Severity.WARNING, suggestion="b", snippet="nama: b")]
    report = json.loads(as_json(found, TEXTS, checked=2, seconds=0.12345))
    assert report == {
        "version": 1,
        "language": "id",
        "checked": 2,
        "seconds": 0.123,
        "counts": {"error": 0, "warning": 1, "advice": 0},
        "diagnostics": [
            {
                "code": "T001",
                "severity": "warning",
                "file": PATH,
                "line": 1,
                "column": 7,
                "field": "nama",
                "title": "Judul",
                "message": "Nilai “a” salah.",
                "why": "Sebab.",
                "fix": "Ganti.",
                "suggestion": "Maksud Anda “b”?",
                "snippet": "nama: b",
            }
        ],
    }
    jsonschema.validate(report, report_schema())
    jsonschema.Draft202012Validator.check_schema(report_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**report, "more": 1}, report_schema())


def test_a_file_that_a_change_does_not_touch_is_said_to_be() -> None:
    found = [finding(path="data/a.yml"), finding(path="data/b.yml")]
    said = "Usulan ini tidak mengubah berkas ini"
    for report in (as_github(found, TEXTS, {"data/b.yml"}), as_step_summary(found, TEXTS, {"data/b.yml"})):
        lines = html.unescape(report).split("\n")
        assert [said in line for line in lines if "data/" in line] == [False, True]
    assert said not in as_github(found, TEXTS) + as_step_summary(found, TEXTS)
