"""Hand-written pages: what their heads say, whatever stands in them."""

import pytest

from catalogue.pages.written_head import MOST, description_of, headed, title_of

PAGE = """---
title: Lama
template: sitemap.xml
---

# Festival {: #x }

![Stan](../images/stan.jpg)

- bukan paragraf

Dua hari **penuh**, baca [beritanya](https://contoh.example/a)
di sana.
"""


def test_a_head_is_made_of_the_first_heading_and_paragraph() -> None:
    assert title_of(PAGE) == "Festival"
    assert description_of(PAGE) == "Dua hari penuh, baca beritanya di sana."


def test_the_head_that_someone_wrote_is_not_taken_over() -> None:
    made = headed(PAGE, "id en")
    assert "sitemap.xml" not in made and made.count("\n---\n") == 1 and 'editions: "id en"' in made
    assert title_of('---\ntitle: "Judul"\n---\n\nIsi.\n') == "Judul"


@pytest.mark.parametrize("text", ["", "# A\n", "---\n---\n", "- a\n- b\n", "|a|\n|-|\n"])
def test_a_page_may_have_nothing_to_say(text: str) -> None:
    assert description_of(text) == ""


def test_descriptions_are_cut_between_words_and_harmless() -> None:
    assert description_of("kata " * 200).endswith("kata …") and len(description_of("kata " * 200)) <= MOST + 2
    assert "<script" not in headed('# A\n\n"><script>alert(1)</script>\n', "").partition("\n---\n")[0]
