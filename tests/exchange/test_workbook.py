"""The workbook as another program sees it."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from catalogue.exchange.columns import group_sheets
from catalogue.exchange.commands import export

from .conftest import TODAY, World


@pytest.fixture(scope="module")
def book(real: World) -> Workbook:
    return load_workbook(io.BytesIO(export("xlsx", real.catalogue, real.texts, TODAY)))


@pytest.fixture(scope="module")
def empty(real: World) -> Workbook:
    return load_workbook(io.BytesIO(export("xlsx", real.catalogue, real.texts, TODAY, template=True)))


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def test_one_row_an_innovation(book: Workbook, real: World) -> None:
    slugs = [cell.value for cell in book["Inovasi"]["A"][1:]]
    assert slugs == [record.slug for record in real.catalogue.innovations]


def test_a_sheet_for_every_group_and_three_to_read(book: Workbook) -> None:
    assert len(book.sheetnames) == 1 + len(group_sheets([])) + 3
    assert book.sheetnames[0] == "Petunjuk"
    assert "LibreOffice" in " ".join(str(cell.value) for cell in book["Petunjuk"]["A"])


def test_every_cell_is_text_and_stays_text(book: Workbook) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.value is None or (cell.data_type == "s" and cell.number_format == "@")


def test_empty_cells_are_text_too(empty: Workbook) -> None:
    sheet = empty["Inovasi"]
    formats = {dimension.number_format for dimension in sheet.column_dimensions.values()}
    assert formats == {"@"}


def test_headings_stay_in_sight_and_can_be_filtered(book: Workbook) -> None:
    for sheet in book:
        if sheet.title != "Petunjuk":
            assert int("".join(filter(str.isdigit, sheet.freeze_panes))) == 2
    assert book["Inovasi"].auto_filter.ref.startswith("A1:")


def test_headings_are_the_same_once(book: Workbook) -> None:
    for sheet in book:
        found = headings(sheet)
        assert len(found) == len(set(found))


def test_drop_downs_name_the_catalogues_own_lists(empty: Workbook, real: World) -> None:
    sheet = empty["Inovasi"]
    lists = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert len(lists) >= 11
    assert all(rule.errorStyle == "warning" for rule in lists)
    column = headings(sheet).index("Perangkat daerah *") + 1
    agency = next(rule for rule in lists if next(iter(rule.sqref.ranges)).min_col == column)
    name, _, span = agency.formula1.partition("!")
    shown = [row[0].value for row in empty[name.strip("'")][span.replace("$", "")]]
    assert sorted(shown) == sorted(real.names.lists["perangkat_daerah"].labels.values())


def test_every_column_explains_itself(empty: Workbook) -> None:
    sheet = empty["Inovasi"]
    prompts = [rule for rule in sheet.data_validations.dataValidation if rule.prompt]
    assert len(prompts) == len(headings(sheet))
    assert all(len(rule.prompt) <= 255 and len(rule.promptTitle or "") <= 32 for rule in prompts)


def test_names_and_not_ids_are_seen(book: Workbook, real: World) -> None:
    sheet = book["Inovasi"]
    column = headings(sheet).index("Perangkat daerah *")
    names = {agency.name for agency in real.catalogue.agencies}
    assert {row[column].value for row in sheet.iter_rows(min_row=2)} <= names


def test_what_is_to_be_read_is_seen_whole(empty: Workbook) -> None:
    """LibreOffice does not make a row higher by itself, and would cut the sentences off."""
    for name in ("Petunjuk", "Bantuan kolom"):
        sheet = empty[name]
        for row in list(sheet.iter_rows())[1:]:
            lines = max(len(cell.value or "") / sheet.column_dimensions[cell.column_letter].width for cell in row)
            assert lines <= 1 or sheet.row_dimensions[row[0].row].height >= 15 * lines


def test_no_help_speaks_of_files(empty: Workbook) -> None:
    """Who fills in a sheet sees names; the ids and files behind them are not their concern."""
    said = [
        f"{each.promptTitle}: {each.prompt}" for each in empty["Inovasi"].data_validations.dataValidation if each.prompt
    ]
    assert not [text for text in said if "agencies.yml" in text or "districts.yml" in text]
