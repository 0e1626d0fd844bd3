"""Out and in again: no file changes."""

from datetime import date

import pytest

from catalogue.exchange.commands import FORMATS, export, read_drafts
from catalogue.exchange.identity import Register
from catalogue.exchange.merging import merged
from catalogue.exchange.plain import innovation_plain, normal

from .conftest import TODAY, World

NOTHING = Register({}, frozenset(), {}, frozenset())


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("which", ["real", "little"])
class TestWholeCatalogue:
    def test_comes_back_with_no_file_changed(self, form: str, which: str, request: pytest.FixtureRequest) -> None:
        world: World = request.getfixturevalue(which)
        raw = export(form, world.catalogue, world.texts, TODAY)
        plan = world.plan(f"data.{form}", raw)
        assert not plan.diagnostics
        assert not plan.files
        assert not plan.missing
        assert {record.state for record in plan.records} == {"unchanged"}
        assert len(plan.records) == len(world.catalogue.innovations)

    def test_says_everything_to_who_has_nothing(self, form: str, which: str, request: pytest.FixtureRequest) -> None:
        world: World = request.getfixturevalue(which)
        raw = export(form, world.catalogue, world.texts, TODAY)
        drafts = read_drafts(f"data.{form}", raw, NOTHING, world.names, world.texts)
        made = {draft.slug: normal(merged({}, draft), draft.slug) for draft in drafts.drafts}
        assert made == {record.slug: innovation_plain(record) for record in world.catalogue.innovations}

    def test_is_the_same_bytes_again(self, form: str, which: str, request: pytest.FixtureRequest) -> None:
        world: World = request.getfixturevalue(which)
        first = export(form, world.catalogue, world.texts, TODAY)
        assert first == export(form, world.catalogue, world.texts, TODAY)


def test_date_of_a_workbook_is_an_argument(little: World) -> None:
    one, other = (export("xlsx", little.catalogue, little.texts, date(2026, 1, day)) for day in (1, 2))
    assert one != other


@pytest.mark.parametrize("form", FORMATS)
def test_template_is_empty_and_reads_as_nothing(form: str, little: World) -> None:
    plan = little.plan(f"kosong.{form}", export(form, little.catalogue, little.texts, TODAY, template=True))
    assert not plan.records
    assert not plan.diagnostics
    assert len(plan.missing) == len(little.catalogue.innovations)
