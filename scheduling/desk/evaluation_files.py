"""Which tables of the numbers can be taken along, under which name, one by one or all together."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import partial
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from scheduling import csv_files, xlsx_files
from scheduling.desk import evaluation_tables as tables
from scheduling.desk.evaluation_tables import TITLES, Shown
from scheduling.desk.tables import Table
from scheduling.domain.evaluation import By

SOME_DAY = datetime(1980, 1, 1, tzinfo=UTC)  # the first that a ZIP knows: the same content is the same file


@dataclass(frozen=True)
class Known:
    """A table by its name in addresses, with the title of its sheet."""

    title: str
    make: Callable[[Shown], Table]


COUNTED = {
    By.MONTH: "monate", By.WEEK: "wochen", By.WEEKDAY: "wochentage", By.HOUR: "stunden",
    By.LANGUAGE: "sprachen", By.AUTHORITY: "einrichtungen", By.KIND: "arten", By.SETTING: "bereiche",
    By.MODALITY: "einsatzarten", By.TOWN: "orte", By.CODE: "postleitzahlen",
}  # fmt: skip
TABLES: dict[str, Known] = {
    "vergleich": Known(gettext_noop("Vergleich"), tables.compared),
    "gruende": Known(gettext_noop("Warum nicht"), tables.reasons),
    "fehlt": Known(gettext_noop("Was fehlte wo"), tables.lacking),
    "zusagen": Known(gettext_noop("Zeit bis zum Ja"), tables.waits),
    "zusagen-stufen": Known(gettext_noop("Zeit bis zum Ja, Stufen"), tables.steps),
    "verteilung": Known(gettext_noop("Verteilung der Einsätze"), tables.load),
    "personen": Known(gettext_noop("Dolmetschende"), tables.people),
    "absagen": Known(gettext_noop("Absagen"), tables.reliability),
    "rueckmeldungen": Known(gettext_noop("Rückmeldungen"), tables.feedback),
    **{name: Known(TITLES[by], partial(tables.counted, by=by)) for by, name in COUNTED.items()},
}
ALL = "alle"
FILES = {
    ("xlsx", ALL), ("zip", ALL), *((kind, name) for kind in ("csv", "xlsx") for name in TABLES),
}  # fmt: skip


def xlsx(shown: Shown, name: str, tz: tzinfo) -> bytes:
    """One table, or all of them, each on its own sheet."""
    wanted = TABLES if name == ALL else {name: TABLES[name]}
    sheets = [_sheet(_(one.title), one.make(shown)) for one in wanted.values()]
    return xlsx_files.xlsx_file(sheets, tz=tz)


def csv(shown: Shown, name: str) -> bytes:
    """One table."""
    return csv_files.csv_file(TABLES[name].make(shown))


def zipped(shown: Shown) -> bytes:
    """Every table as CSV, in one archive."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name in TABLES:
            entry = ZipInfo(f"{name}.csv", SOME_DAY.timetuple()[:6])
            archive.writestr(entry, csv(shown, name), ZIP_DEFLATED)
    return file.getvalue()


def _sheet(title: str, table: Table) -> xlsx_files.Sheet:
    return xlsx_files.Sheet(title, table.headings, table.rows)
