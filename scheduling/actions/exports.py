"""Taking everything out: who did it and what came along is kept, what it says is not."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from pool.permissions import check_can_lead
from scheduling.takeout.tables import Wanted

MOST = 300_000  # rows of a workbook; more take minutes, and spreadsheets do not like them


class TooMuchForExcel(Refused):
    """A workbook of half a million rows helps nobody."""

    sentence = _(
        "In dieser Zeit sind es %(rows)s Zeilen, zu viele für Excel. "
        "Bitte wählen Sie einen kürzeren Zeitraum oder CSV."
    )
    field = "form"


@transaction.atomic
def export(wanted: Wanted, *, kind: str, rows: int, by: Actor, at: datetime) -> Wanted:
    """They may have it; `kind` is xlsx or csv. Raises TooMuchForExcel, NotLead, NotAllowed."""
    check_can_lead(by, wanted.pool.pk)
    if kind == "xlsx" and rows > MOST:
        raise TooMuchForExcel(rows=rows)
    days = {"first": wanted.first.isoformat(), "last": wanted.last.isoformat()}
    Event.record("export", wanted.pool, by=by, at=at, kind=kind, rows=rows, secrets=wanted.secrets, **days)
    return wanted
