"""A page looked at by its parts is judged as the whole page is, whatever stands in it."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.filling import filled_pages
from catalogue.frames import BODY_ID, Page, cut
from catalogue.gate import Passed, check_page
from catalogue.parts_gate import is_data, is_harmless, is_inert
from catalogue.safe_text import md_text
from tests.test_gate import FINE, REFUSED

ADDRESS = "inovasi/ki-bingkai-0/"
FRAME = (
    '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>KiBingkaiJudul</title>'
    '<meta name="description" content="KiBingkaiRingkasan"><link rel="canonical" href="https://x.example/ki-bingkai-0/">'
    '<script type="application/ld+json">KiBingkaiData</script></head><body><header><form action="../cari/">'
    '<input name="q"></form></header><main id="ki-isi"><article class="page">'
    '<h1 id="ki-judul">KiBingkaiIsi</h1></article></main><footer><a href="../">x</a></footer></body></html>'
)
BREAKING_OUT = [
    "</article></main><p>x</p>",
    "</div></div></div>",
    "<textarea>",
    "<title>",
    "<!--",
    "<!-- x --!><p>",
    "<![CDATA[",
    '<a href="',
    "<a title='",
    "<p><b>x</p>",
    "<svg><p>x</svg>",
    "<svg><title><script>x</script>",
    "<select><option>",
    "<table><tr><td>",
    "<table><p>x</table>",
    "<form>",
    "</form><form action=x>",
    "<body onload=x>",
    "<html onclick=x>",
    "<frameset>",
    "<plaintext>",
    "<xmp><script>",
    "<noscript><script>x</script></noscript>",
    "</body></html><script>x</script>",
    "<ki-batas></ki-batas>",
    "<div>",
    "<li>x",
    "\x00<p>x</p>",
    "<math><mi><script>",
    "<p/onclick=x>",
    '<p title="<svg class="ikon"><path d="M1"/></svg><script>x</script>">',
]


def pages(body: str, title: str = "a", data: str = "{}", address: str = "inovasi/akta/") -> tuple[Page, ...]:
    head = {"title": title, "description": title, "jsonld": data}
    return (Page(address, head, body),)


def judged(page: Page, frame: str = FRAME) -> tuple[bool, str]:
    """Whether the page may be published, and its HTML."""
    (filled,) = filled_pages(frame, ADDRESS, (page,))
    return not filled.reasons, str(filled.file.content)


def judged_whole(page: Page, frame: str = FRAME) -> tuple[bool, str]:
    verdict = check_page(cut(frame, ADDRESS).fill(page.parts))
    return isinstance(verdict, Passed), verdict.html if isinstance(verdict, Passed) else ""


def assert_same(page: Page, frame: str = FRAME) -> None:
    passed, html = judged(page, frame)
    whole_passed, whole_html = judged_whole(page, frame)
    assert passed == whole_passed
    assert not passed or html == whole_html


@pytest.mark.parametrize("body", [*FINE, *REFUSED, *BREAKING_OUT])
def test_a_body_is_judged_as_in_its_page(body: str) -> None:
    (page,) = pages(body)
    assert_same(page)


@pytest.mark.parametrize("body", REFUSED)
def test_what_is_refused_is_not_harmless_alone(body: str) -> None:
    assert not is_harmless(body)


@pytest.mark.parametrize("body", FINE[:2] + FINE[4:8])
def test_what_pages_hold_needs_no_look_at_the_whole(body: str) -> None:
    """Else the way by parts would be right, and never taken."""
    assert is_harmless(body)


PIECES = st.sampled_from(
    [*FINE, *REFUSED, *BREAKING_OUT, "x", "&#60;", '"', "'", ">", "</p>", "</div>", "<p>", "<div>", "-->", "</svg>"]
)


@given(st.lists(PIECES, max_size=5).map("".join))
def test_any_mixture_is_judged_as_in_its_page(body: str) -> None:
    (page,) = pages(body)
    assert_same(page)


@given(st.text(alphabet="<>/=\"' -!abimgsvonclickprt&#60;x\n", max_size=60))
def test_any_marks_are_judged_as_in_their_page(body: str) -> None:
    (page,) = pages(body)
    assert_same(page)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_title_and_data_are_judged_as_in_their_page(title: str, data: str) -> None:
    (page,) = pages("<p>x</p>", title, data)
    assert_same(page)


@pytest.mark.parametrize("title", ["</title><script>x</script>", '"><script>x</script>', "a&lt;b", "x\x00", "`"])
def test_a_title_with_marks_is_not_inert(title: str) -> None:
    assert not is_inert(title)


@given(st.text(max_size=60))
def test_a_text_made_harmless_is_inert(text: str) -> None:
    assert is_inert(md_text(text))


@pytest.mark.parametrize("data", ["</script>", "<!--", "<"])
def test_data_with_a_tag_is_no_data(data: str) -> None:
    assert not is_data(data)


@cache
def frames_with_faults() -> dict[str, str]:
    return {
        "no quotes": FRAME.replace('content="KiBingkaiRingkasan"', "content=KiBingkaiRingkasan"),
        "text begins an address": FRAME.replace('<a href="../">', '<a href="KiBingkaiJudul">'),
        "text begins a source": FRAME.replace("<footer>", '<footer><img src="KiBingkaiJudul">'),
        "data outside a script": FRAME.replace("<footer>", "<footer>KiBingkaiData"),
        "body in a table": FRAME.replace("<article", "<table><tr><td><article").replace(
            "</article>", "</article></table>"
        ),
        "body in foreign content": FRAME.replace("<article", "<svg><article"),
        "body in a comment": FRAME.replace("<h1", "<!--<h1").replace("</h1>", "</h1>-->"),
        "script in the frame": FRAME.replace("<footer>", "<footer><script>x</script>"),
    }


@pytest.mark.parametrize("fault", frames_with_faults())
@pytest.mark.parametrize(
    "title", ["a b", "javascript&#58;x", "&#47;&#47;x.example&#47;a", "x onclick&#61;1", "x onclick=1", "x"]
)
def test_in_a_frame_with_a_fault_pages_are_looked_at_whole(fault: str, title: str) -> None:
    (page,) = pages("<p>x</p>", title, '{"a":"<img src=x onerror=1>"}' if "data" in fault else "{}")
    assert_same(page, frames_with_faults()[fault])


def test_the_body_takes_the_place_of_an_element_with_this_id() -> None:
    assert f'id="{BODY_ID}"' in FRAME
