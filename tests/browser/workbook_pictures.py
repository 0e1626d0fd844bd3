"""The pictures of the spreadsheet guide: a real spreadsheet program opens the sheet that we make, and is looked at.

workbook_pictures.py TEMPLATE FOLDER. Needs LibreOffice Calc with libreoffice-l10n-id, Xvfb, xdotool and ImageMagick;
run by ``make workbook-pictures``. Look at what it makes.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from openpyxl import load_workbook

SCREEN = "1180x560"
DISPLAY = ":93"
LANGUAGE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>id</value>
</prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>id-ID</value>
</prop></item>
<item oor:path="/org.openoffice.Office.UI.Sidebar/Content/DeckList/PropertyDeck"/>
</oor:items>
"""
NAME = "Antrean lewat Telepon"
SUMMARY = "Pasien mengambil nomor antrean puskesmas lewat telepon, sehingga tidak perlu datang sejak pagi."
SOURCE = ("1", "Antrean Puskesmas Kini Bisa lewat Telepon", "https://dinkes.contoh.example/berita/antrean-telepon")
# Of each picture: its sheet, what is typed into its second row, the cell to go to, and the keys to press there.
PICTURES: Mapping[str, tuple[str, Mapping[str, str], str, Sequence[str]]] = {
    "excel-inovasi": ("Inovasi", {"B": NAME, "D": SUMMARY}, "F2", ("alt+Down",)),
    "excel-sumber": ("Sumber", {"B": NAME, **dict(zip("CDE", SOURCE, strict=True))}, "F2", ()),
}


def filled(template: Path, picture: str, to: Path) -> None:
    """The sheet as somebody left it: a row filled in, opened where the picture is taken."""
    name, cells, at, _ = PICTURES[picture]
    book = load_workbook(template)
    sheet = book[name]
    for letter, text in cells.items():
        sheet[f"{letter}2"] = text
    book.active = book.sheetnames.index(name)
    for each in book:
        each.sheet_view.tabSelected = each.title == name
    sheet.sheet_view.zoomScale = 85
    sheet.sheet_view.pane.topLeftCell = "D2"  # beside the columns that stay
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = at
    book.save(to)


@contextmanager
def running(*command: str) -> Iterator[None]:
    """A program with all that it starts, for as long as it is needed."""
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True) as started:
        try:
            yield
        finally:
            os.killpg(started.pid, signal.SIGTERM)


def window() -> str:
    """The program's window, once it is there."""
    for _ in range(60):
        time.sleep(1)
        asked = ["xdotool", "search", "--onlyvisible", "--name", "LibreOffice Calc"]
        found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()
        if found:
            time.sleep(5)
            return found[-1]
    raise SystemExit("LibreOffice tidak terbuka.")


def take(book: Path, keys: Sequence[str], to: Path, profile: Path) -> None:
    """A picture of the window from the line of the cell's content downwards."""
    command = ("soffice", f"-env:UserInstallation={profile.as_uri()}", "--norestore", "--nologo", "--calc", str(book))
    with running(*command):
        shown = window()
        for key in keys:
            subprocess.run(["xdotool", "windowfocus", shown, "key", key], check=True)
            time.sleep(2)
        crop = ("-crop", "1134x420+0+76", "+repage")
        subprocess.run(["import", "-window", "root", *crop, str(to)], check=True)


def main(template: Path, folder: Path) -> None:
    """Take all of them."""
    with tempfile.TemporaryDirectory() as made, running("Xvfb", DISPLAY, "-noreset", "-screen", "0", f"{SCREEN}x24"):
        os.environ |= {"DISPLAY": DISPLAY, "HOME": made}
        time.sleep(2)
        for name, (*_, keys) in PICTURES.items():
            profile, book = Path(made) / f"profil-{name}", Path(made) / f"{name}.xlsx"
            (profile / "user").mkdir(parents=True)
            (profile / "user" / "registrymodifications.xcu").write_text(LANGUAGE, encoding="utf-8")
            filled(template, name, book)
            take(book, keys, folder / f"{name}.png", profile)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
