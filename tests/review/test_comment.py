"""The report that a stranger's run leaves behind is data: whatever it holds, the comment is ours."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from catalogue.checking import language_texts
from catalogue.diagnostics import Diagnostic, Location, Severity
from catalogue.review.comment import proposal_comment
from catalogue.review.kept import LARGEST, MOST_FINDINGS, keep, read_kept
from catalogue.review.page_text import page_lines, pages_summary
from tests.test_report import HOSTILE

TEXTS = language_texts("id")
RUN = "https://github.example/pemilik/katalog/actions/runs/1"
FOUND = Diagnostic(
    "R201",
    Severity.ERROR,
    Location("data/innovations/a.yml", 3, 19),
    "perangkat_daerah",
    {"value": "dinkess"},
    "dinkes",
)
ADVICE = Diagnostic("R309", Severity.ADVICE, Location("data/innovations/a.yml", 9, 1), "tautan", {"value": "klik"})


def through(*found: Diagnostic) -> str:
    return proposal_comment(read_kept(keep("12", 111, found).encode()), TEXTS, RUN)


def test_errors_apart_from_advice_with_greeting_and_next_step() -> None:
    text = through(ADVICE, FOUND)
    order = ["Halo, terima kasih", "### Harus diperbaiki (1)", "Baris 3", "### Saran (1)", "## Langkah berikutnya", RUN]
    assert [text.index(each) for each in order] == sorted(text.index(each) for each in order)
    assert "“<code>dinkess</code>”" in text and "Maksud Anda “<code>dinkes</code>”?" in text


def test_a_file_that_was_not_touched_is_said_to_be() -> None:
    """Who renames an agency did not open the records that named it, and must know why they are red."""
    kept = keep("12", 111, [FOUND, ADVICE], touched=["data/agencies.yml"])
    text = proposal_comment(read_kept(kept.encode()), TEXTS, RUN)
    assert text.count("Usulan ini tidak mengubah berkas ini") == 2  # below its name, for errors and for advice
    assert text.index("#### ") < text.index("Usulan ini tidak") < text.index("Baris 3")
    kept = keep("12", 111, [FOUND], touched=[FOUND.location.path])
    assert "Usulan ini tidak" not in proposal_comment(read_kept(kept.encode()), TEXTS, RUN)


def test_nothing_found() -> None:
    text = through()
    assert "## Semua data sudah benar" in text and "111 inovasi diperiksa" in text


def test_what_was_kept_comes_back() -> None:
    report = read_kept(keep("12", 111, [FOUND, ADVICE]).encode())
    assert report and report.number == "12"
    assert report.diagnostics(TEXTS) == [FOUND, ADVICE]


def report(**more: Any) -> dict[str, Any]:
    return {**json.loads(keep("12", 3, [FOUND])), **more}


def finding(**more: Any) -> dict[str, Any]:
    return {**report()["findings"][0], **more}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b" " * (LARGEST + 1),
        json.dumps(report(number="12; rm -rf /")).encode(),
        json.dumps(report(number="0")).encode(),
        json.dumps(report(number="1" * 10)).encode(),
        json.dumps(report(number=12)).encode(),
        json.dumps(report(version=2)).encode(),
        json.dumps(report(body="![](https://jahat.id/x.png)")).encode(),
        json.dumps(report(findings=[finding()] * (MOST_FINDINGS + 1))).encode(),
        json.dumps(report(findings=[finding(message="<b>")])).encode(),
        json.dumps(report(findings=[finding(path="x" * 501)])).encode(),
        json.dumps(report(findings=[finding(code="R201\n# judul")])).encode(),
        json.dumps(report(findings=[finding(line=-1)])).encode(),
        json.dumps(report(findings=[finding(values={"value": ["x"]})])).encode(),
    ],
)
def test_what_is_not_a_report_is_not_read(raw: bytes) -> None:
    assert read_kept(raw) is None
    assert "tidak dapat ditampilkan di sini" in proposal_comment(None, TEXTS, RUN)


@pytest.mark.parametrize("forged", [{"code": "R999"}, {"values": {}}, {"values": {"other": "x"}}])
def test_findings_that_our_texts_cannot_word_are_counted(forged: dict[str, Any]) -> None:
    both = read_kept(json.dumps(report(findings=[finding(), finding(**forged)])).encode())
    assert "Masih ada 1 temuan lain" in proposal_comment(both, TEXTS, RUN)
    alone = read_kept(json.dumps(report(findings=[finding(**forged)])).encode())
    text = proposal_comment(alone, TEXTS, RUN)
    assert "tidak dapat ditampilkan di sini" in text and "sudah benar" not in text


def harmless(text: str) -> None:
    """No markup but our own, and nothing outside code that a host makes a link, mention or reference of."""
    outside = re.sub(
        r"<(code|pre)>.*?</\1>", "", text.replace(f"]({RUN})", "").replace(" [rincian", " rincian"), flags=re.S
    )
    assert not re.search(r"&#(?:35|60|62|64|91|93|96);", outside)
    assert not re.search(r"[<>@`\[\]]|#\d|https?:|www\.", re.sub(r"&#\d+;", "", outside))
    tags = {"h2", "h3", "h4", "p", "ul", "li", "strong", "code", "pre", "a"}
    html = MarkdownIt("commonmark").render(text)
    assert set(re.findall(r"<(\w+)", html)) <= tags
    assert html.count("<a ") == 1 and f'href="{RUN}"' in html


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_values(hostile: str) -> None:
    forged = finding(path=hostile, field=hostile, values={"value": hostile}, suggestion=hostile, snippet=hostile)
    read = read_kept(json.dumps(report(findings=[forged])).encode())
    assert read
    harmless(proposal_comment(read, TEXTS, RUN))


@given(st.text(max_size=80))
def test_any_value(value: str) -> None:
    forged = finding(path=value, values={"value": value}, suggestion=value, snippet=value)
    read = read_kept(json.dumps(report(findings=[forged])).encode())
    if read:  # lone surrogates are no JSON that is read
        harmless(proposal_comment(read, TEXTS, RUN))


@given(st.binary(max_size=300))
def test_any_bytes(raw: bytes) -> None:
    proposal_comment(read_kept(raw), TEXTS, RUN)


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "https://a.example/x) [y](z", "http://a.example/x", "https://a"]
)
def test_only_the_hosts_own_address_is_linked(address: str) -> None:
    assert "](" not in proposal_comment(None, TEXTS, address)


def test_a_comment_fits() -> None:
    many = [FOUND] * MOST_FINDINGS
    assert len(through(*many)) < 65_000


PAGE = """<main><article><nav><ol><li>Beranda</li></ol></nav><h1>Nama &lt;b&gt;</h1>
<ul><li><p>Satu</p></li><li>Dua @tim <a href="https://a.example/x">sini</a></li></ul><script>jahat()</script><dl><dt>Biaya</dt><dd>Gratis</dd></dl>
<p>0812-3456-7890</p></article></main>"""


def test_text_of_a_page() -> None:
    assert list(page_lines(PAGE)) == [
        *(
            "",
            "Nama <b>",
            "========",
            "Satu",
            "- Dua @tim sini (https://a.example/x)",
            "Biaya",
            "Gratis",
            "0812-3456-7890",
        ),
    ]
    assert list(page_lines("<p>tanpa bagian utama")) == []


def test_page_text_in_a_summary_is_escaped_masked_and_bounded() -> None:
    text = pages_summary({"a": PAGE}, TEXTS)
    assert "&#60;b&#62;" in text and "&#64;tim" in text and "3456" not in text
    many = pages_summary({str(n): f"<main><p>{'kata ' * 9000}</p></main>" for n in range(100)}, TEXTS)
    assert len(many) < 900_000 and re.search(r"Masih ada \d+ halaman lain", many)
