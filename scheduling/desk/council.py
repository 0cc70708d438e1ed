"""The one page for the council: what of the numbers stands on it, in words."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pool.models import Pool
from pool.postal_codes import CREDIT
from scheduling import pdf_files
from scheduling.csv_files import Cell
from scheduling.desk import evaluation_tables as tables
from scheduling.desk import evaluation_words as words
from scheduling.desk.evaluation_plots import needed
from scheduling.desk.evaluation_tables import Shown
from scheduling.desk.tables import Table
from scheduling.domain.evaluation import By

TEMPLATE = "scheduling/files/council.typ"
LONGEST, BARS, LACKING = 60, 6, 5  # letters of a name, bars of a drawing, lines of what was missing
COMPARED = frozenset((0, 1, 2, 3, 4, 5, 6, 7, 8, 10))  # lines of the comparison that a council asks for


def report(shown: Shown, pool: Pool, *, at: datetime) -> bytes:
    """The file, the same for the same numbers on the same local day."""
    return pdf_files.pdf_file(TEMPLATE, values(shown, pool, at=at))


def values(shown: Shown, pool: Pool, *, at: datetime) -> dict[str, Any]:
    """Everything that stands on it, in the reader's language."""
    day = at.astimezone(pool.tz).date()
    names = [short(one) for one in (pool.name, pool.carrier) if one]
    return {
        "lang": get_language() or "de",
        "day": [day.year, day.month, day.day],
        "pool": " · ".join(names),
        "title": _("Zahlen des Dolmetscherpools, %(period)s") % {"period": words.title(shown.now.days)},
        "lead": " ".join(words.sentences(shown.now, shown.before)),
        "figures": figures(shown),
        "charts": [over_time(shown), languages(shown)],
        "compared": compared(shown),
        "lacking": lacking(shown),
        "notes": notes(day),
    }


def figures(shown: Shown) -> list[dict[str, str]]:
    """The four that matter most."""
    now = shown.now
    percent = "–" if now.total.percent is None else f"{now.total.percent} %"
    found: list[tuple[Any, str]] = [
        (now.total.asked, _("Anfragen")),
        (percent, _("davon bedient")),
        (round(words.hours(now.work.minutes)), _("Stunden geholfen")),
        (now.spread.busy, _("Ehrenamtliche im Einsatz")),
    ]
    return [{"value": said(value), "label": label} for value, label in found]


def over_time(shown: Shown) -> dict[str, Any]:
    """Months; of a long time the last ones."""
    return _chart(shown, By.MONTH, _(tables.TITLES[By.MONTH]), shown.now.by[By.MONTH][-12:])


def languages(shown: Shown) -> dict[str, Any]:
    """The languages that were asked for most."""
    return _chart(shown, By.LANGUAGE, _(tables.TITLES[By.LANGUAGE]), needed(shown.now.by[By.LANGUAGE])[:BARS])


def _chart(shown: Shown, by: By, title: str, lines: Any) -> dict[str, Any]:
    rows = [
        {
            "name": short(shown.name(by, line.key)),
            "solid": line.tally.served,
            "hatched": line.tally.missing,
            "said": f"{said(line.tally.served)} / {said(line.tally.missing)}",
        }
        for line in lines
    ]
    alt = "; ".join(f"{row['name']}: {row['said']}" for row in rows) or _("Es gab keine Anfragen.")
    legend = _("gefüllt: bedient, schraffiert: nicht bedient")
    return {"title": title, "alt": f"{title} ({legend}): {alt}", "rows": rows, "legend": legend}


def compared(shown: Shown) -> dict[str, Any]:
    """Beside the other period."""
    table = tables.compared(shown)
    rows = [row for number, row in enumerate(table.rows) if number in COMPARED]
    return _ruled(_("Im Vergleich"), Table(table.headings, rows), "")


def lacking(shown: Shown) -> dict[str, Any]:
    """What could not be served."""
    table = tables.lacking(shown).best(LACKING)
    return _ruled(_("Was am meisten fehlte"), table, _("In dieser Zeit fehlte nichts."))


def _ruled(title: str, table: Table, none: str) -> dict[str, Any]:
    rows = [[said(cell) for cell in row] for row in table.rows]
    return {
        "title": title, "headings": table.headings, "rows": rows, "none": none, "words": table.words,
    }  # fmt: skip


def notes(day: Any) -> list[str]:
    """How it was counted, whose data it is."""
    return [
        _(
            "Gezählt wird der Tag, an dem ein Termin beginnt; braucht er zwei Personen, zählt er zweimal. "
            "Prozent: bedient von allem, was gebraucht wurde."
        ),
        _("Stand %(day)s. Ortsnamen: %(credit)s") % {"day": words.day(day), "credit": CREDIT},
    ]


def short(name: str) -> str:
    """A name that leaves room for the others."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def said(cell: Cell) -> str:
    """A cell as text, numbers in the reader's way."""
    return words.grouped(cell) if isinstance(cell, int | Decimal) else short(str(cell))
