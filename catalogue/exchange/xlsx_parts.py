"""An XLSX file to tables."""

from catalogue.diagnostics import Location
from catalogue.exchange.tables import Reading, RefusedError, Table, refused
from catalogue.exchange.xlsx_sheet import SheetReader, plain_string
from catalogue.exchange.xlsx_zip import Attributes, Parts

MOST_SHEETS = 100
# Number formats that a workbook names by number alone (ECMA-376 part 1, 18.8.30).
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 49: "@",
}  # fmt: skip
_EAST_ASIAN_DATES = (*range(27, 37), *range(50, 59))


def xlsx_tables(file_name: str, raw: bytes) -> Reading:
    """The sheets of a workbook. Never raises, whatever the bytes."""
    try:
        parts = Parts(raw)
        return Reading(tuple(_tables(file_name, parts)))
    except RefusedError as error:
        return refused(error, Location(file_name))


def _tables(file_name: str, parts: Parts) -> list[Table]:
    book = next((part for kind, part in parts.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    if book not in parts.names or not book.endswith(".xml"):
        raise RefusedError("X003" if "content.xml" in parts.names or book in parts.names else "X001")
    related = parts.related(book)
    strings = [part for kind, part in related.values() if kind == "sharedStrings"]
    styles = [part for kind, part in related.values() if kind == "styles"]
    texts = _strings(parts, strings[0]) if strings else []
    patterns = _patterns(parts, styles[0]) if styles else []
    old_epoch = any(each.get("date1904") in ("1", "true") for each in parts.attributes(book, "workbookPr"))
    tables = []
    for sheet in parts.attributes(book, "sheet")[:MOST_SHEETS]:
        kind, part = related.get(sheet.get("id", ""), ("", ""))
        if kind == "worksheet":
            name = " ".join(sheet.get("name", "").split())
            reader = SheetReader(texts, patterns)
            reader.read(parts, part)
            path = f"{file_name}[{name}]"
            tables.append(Table(name, path, reader.filled(), tuple(reader.merged), old_epoch))
    return tables


def _strings(parts: Parts, name: str) -> list[str]:
    """The shared texts; the runs of a formatted text joined, readings above the line left out."""
    found: list[str] = []
    pieces: list[str] = []
    inside = {"t": False, "rPh": False}

    def start(element: str, attributes: Attributes) -> None:
        if element in inside:
            inside[element] = True

    def end(element: str) -> None:
        if element in inside:
            inside[element] = False
        if element == "si":
            found.append(plain_string("".join(pieces)))
            pieces.clear()

    def text(characters: str) -> None:
        if inside["t"] and not inside["rPh"]:
            pieces.append(characters)

    parts.parse(name, start, end, text)
    return found


def _patterns(parts: Parts, name: str) -> list[str]:
    """The number format of every cell style, in the order that cells name them."""
    own: dict[str, str] = {}
    styles: list[str] = []
    inside: list[str] = []

    def start(element: str, attributes: Attributes) -> None:
        if element == "numFmt" and inside[-1:] == ["numFmts"]:
            own[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif element == "xf" and inside[-1:] == ["cellXfs"]:
            styles.append(attributes.get("numFmtId", "0"))
        inside.append(element)

    def end(element: str) -> None:
        inside.pop()

    parts.parse(name, start, end, lambda _: None)
    return [own.get(number) or _built_in(number) for number in styles]


def _built_in(number: str) -> str:
    value = int(number) if number.isdecimal() and len(number) < 6 else 0
    return "yyyy-mm-dd" if value in _EAST_ASIAN_DATES else _BUILT_IN.get(value, "General")
