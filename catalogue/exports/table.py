"""The catalogue as one table, for spreadsheets."""

import csv
import io
import re
from collections.abc import Callable, Mapping

from catalogue.addresses import innovation_page
from catalogue.catalogue import Catalogue
from catalogue.model import Innovation
from catalogue.safe_text import plain_text

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Behind a separator too: an Indonesian Excel splits at the semicolon, whatever the quotes.
CELL_START = r"""(\A|[;,\t\n\r][ "]*)"""
# A formula, or what looks like our guard, so that no text is taken for a guarded one.
ARMED = f"(?=[{re.escape(''.join(FORMULA_STARTS))}'])"
_TO_GUARD = re.compile(CELL_START + ARMED)

_COLUMNS: Mapping[str, Callable[[Innovation, Catalogue], object]] = {
    "id": lambda record, whole: record.slug,
    "nama": lambda record, whole: record.name,
    "kepanjangan": lambda record, whole: record.expansion,
    "ringkasan": lambda record, whole: record.summary,
    "kelengkapan": lambda record, whole: record.completeness,
    "perangkat_daerah": lambda record, whole: record.agency,
    "nama_perangkat_daerah": lambda record, whole: whole.agency_by_id[record.agency].name,
    "urusan": lambda record, whole: "; ".join(record.areas),
    "bentuk": lambda record, whole: record.form,
    "jenis": lambda record, whole: record.kind,
    "tahapan": lambda record, whole: record.stage,
    "inisiator": lambda record, whole: record.initiator,
    "status": lambda record, whole: record.status,
    "mulai": lambda record, whole: record.started,
    "berakhir": lambda record, whole: record.ended,
    "masalah": lambda record, whole: plain_text(record.problem or ""),
    "solusi": lambda record, whole: plain_text(record.solution or ""),
    "sasaran": lambda record, whole: record.audience,
    "penghargaan": lambda record, whole: "; ".join(award.name for award in record.awards),
    "festival": lambda record, whole: "; ".join(showing.edition for showing in record.festivals),
    "sumber": lambda record, whole: " ".join(source.url for source in record.sources if source.url),
    "diperiksa": lambda record, whole: record.checked and record.checked.date,
    "url": lambda record, whole: whole.site.base + innovation_page(record.slug),
}


def table(catalogue: Catalogue) -> str:
    """CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8; the region's own fields come last."""
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_MINIMAL)
    own = [field.key for field in catalogue.site.extra_fields]
    writer.writerow([*_COLUMNS, *(f"tambahan.{key}" for key in own)])
    for innovation in catalogue.innovations:
        values = [read(innovation, catalogue) for read in _COLUMNS.values()]
        writer.writerow([cell(value) for value in (*values, *(innovation.extra.get(key) for key in own))])
    return "\ufeff" + stream.getvalue()


def cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: a ``'`` before it disarms it (OWASP, CSV injection).

    >>> cell("=1+1"), cell("'tis"), cell("Rp5.000,-"), cell(None)
    ("'=1+1", "''tis", "Rp5.000,'-", '')
    """
    return _TO_GUARD.sub(r"\1'", "" if value is None else str(value))
