"""A rule that is not run, because a quick look at all texts gave no clue, would have found nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.checking import language_texts
from catalogue.field_list import FieldDeclaration
from catalogue.rules import RULES
from catalogue.rules.kernel import Context, Rule, words_of
from catalogue.rules.subjects import TextValue, WrittenValue
from catalogue.rules.together import SEPARATOR, Together
from tests.rule_cases import all_cases

WORDS = words_of(language_texts("id"))
CONTEXT = Context(None, {}, None, words=WORDS)  # type: ignore[arg-type] # of a context these rules ask the words alone
LONG, SHORT = (
    FieldDeclaration("problem", (key,), kind) for key, kind in (("masalah", "long_text"), ("sasaran", "text"))
)
CLUED = [each for each in RULES if each.clue]
# What the rules look for, whole and in pieces, and what people and phones put between.
PIECES = [
    *(phrase for name in ("pointing", "placeholder", "unfinished", "link") for phrase in sorted(WORDS[name])),
    *"0 8 62 1 12 081 0812 34567890 1101011201990001 11 01".split(),
    *"@ é и ο ı İ ſ \u212a".split(),
    *"- . / ( ) [ ] : ; < > ** __ ]( ! ? #".split(),
    *("\n", "\r", " ", "  ", " - ", "1. ", "2. ", "2) ", "https://a.id/", "wa.me/", "WhatsApp.com/send",),
    *("<isi nama>", "<b>", " Budi", "An"),
    *("rekening", "REKENİNG", "no. rek", "no\u212arek", "NoRek", "virtual account", "Pasien", "korban", "Ny. "),
    *("bernama", "atas  nama", "iniſial", "Drs. ", "Ir. ", "S.Pd", "x@contoh.go.id", "baca", "IDEM", "isi.", "\u200b"),
]  # fmt: skip
LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])  # no reader lets a NUL through
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(LETTERS, max_size=3), max_size=8).map("".join)


def subjects(kind: str, text: str) -> list[object]:
    if kind == "texts":
        return [TextValue(None, field, (key,), text) for field in (LONG, SHORT) for key in ("masalah", "tautan")]  # type: ignore[arg-type]
    return [WrittenValue(("diperiksa", "oleh"), text), WrittenValue(("sasaran",), text)]


def finds(rule: Rule, texts: list[str]) -> bool:
    return any(list(rule.check(each, CONTEXT)) for text in texts for each in subjects(rule.kind, text))


@pytest.mark.parametrize("rule", CLUED, ids=lambda rule: rule.code)
class TestClue:
    @settings(max_examples=150)
    @given(texts=st.lists(TEXTS, min_size=1, max_size=4))
    def test_no_clue_means_no_finding(self, rule: Rule, texts: list[str]) -> None:
        if finds(rule, texts):
            assert rule.clue is not None
            assert rule.clue(Together(SEPARATOR.join(texts)), CONTEXT)

    def test_ordinary_text_gives_none(self, rule: Rule) -> None:
        assert rule.clue is not None
        assert not rule.clue(Together("Warga mengambil nomor dari rumah, lalu datang saat gilirannya."), CONTEXT)


def test_rules_that_look_at_every_text_have_a_clue() -> None:
    assert not [each.code for each in RULES if each.kind in ("texts", "values") and not each.clue]
    assert all_cases().keys() >= {each.code for each in CLUED}
