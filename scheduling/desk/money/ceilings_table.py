"""The list of the yearly tax-free amount: who is shown, and the same as a file."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from pool.models import Interpreter, Pool
from scheduling import csv_files, xlsx_files
from scheduling.desk.money.forms_ceilings import CeilingFilter
from scheduling.domain.ceilings import step_of
from scheduling.queries.ceilings import Standing, standing_of, volunteers_of
from scheduling.queries.money_rules import money_rules_of
from scheduling.wording.ceilings import month

MONEY = frozenset(range(2, 9))


class Listed(NamedTuple):
    """One volunteer, and how far they are."""

    row: Interpreter
    standing: Standing
    near: bool


def listed(pool: Pool, show: str, *, at: datetime) -> list[Listed]:
    """Everybody who has not left, who has used most first."""
    rows = list(volunteers_of(pool))
    found = standing_of([row.person_id for row in rows], pool, at=at)
    percent = money_rules_of(pool).warn_percent
    people = [Listed(row, one, _near(one, percent)) for row in rows for one in [found[row.person_id]]]
    if show == CeilingFilter.NEAR:
        people = [one for one in people if one.near]
    if show == CeilingFilter.SILENT:
        people = [one for one in people if not one.standing.told]
    return sorted(people, key=lambda one: (-one.standing.counted, one.row.person.name, one.row.pk))


def _near(one: Standing, percent: int) -> bool:
    step = step_of(one.counted, one.ceiling, forecast=one.forecast, warn_percent=percent)
    return step is not None or one.over


def headings() -> list[str]:
    """Of the columns of the file."""
    return [
        _("Nummer"), _("Name"), _("Gezahlt"), _("Offen"), _("Von anderswo"), _("Zählt zusammen"),
        _("Noch frei"), _("Vorgemerkt"), _("Erwartet bis Jahresende"), _("Erreicht im"), _("Erklärt"),
    ]  # fmt: skip


def lines(people: Iterable[Listed]) -> list[list[xlsx_files.Cell]]:
    """The rows of the file; amounts are euros."""
    return [
        [
            one.row.number, one.row.person.name, here.paid, here.open, here.declared, here.counted, here.left,
            here.booked, here.forecast, month(here), _("ja") if here.told else _("nein"),
        ]
        for one in people for here in [one.standing]
    ]  # fmt: skip


def xlsx(people: Iterable[Listed], pool: Pool, year: int) -> bytes:
    """The list on one sheet."""
    title = _("Freibetrag %(year)s") % {"year": year}
    return xlsx_files.xlsx_file([xlsx_files.Sheet(title, headings(), lines(people), MONEY)], tz=pool.tz)


def csv(people: Iterable[Listed]) -> bytes:
    """The list, amounts with a comma."""
    rows = [[csv_files.cell(cell) if cell is None else cell for cell in line] for line in lines(people)]
    return csv_files.csv_file([headings(), *rows])  # type: ignore[list-item]
