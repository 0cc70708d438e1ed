"""The proof of service (Einsatznachweis) for paper: one page, filled in as far as things are known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pool.domain.settings_of_work import Modality
from scheduling import wording
from scheduling.models import Assignment, ServiceRecord
from scheduling.showing import Facts, place_of, tongue
from scheduling.templatetags.moments import day, km, span
from scheduling.templatetags.words import euros
from scheduling.wording.both_sides import said

RELATED = (
    "request__authority", "request__requester", "interpreter__person", "position", "pool", "person",
)  # fmt: skip


def show_sheet(request: HttpRequest, row: Assignment, *, back: str = "") -> HttpResponse:
    """The page for paper; `back` names the page of the Request. No name of a client stands on it."""
    record = getattr(row, "service_record", None)
    context = {
        "row": row,
        "pool": row.pool,
        "facts": _facts(row),
        "record": record if record and record.minutes is not None else None,
        "time": _time(record) if record else [],
        "back": reverse(back, args=[row.request_id]) if back else "",
    }
    return render(request, "scheduling/sheet.html", context)


def _facts(row: Assignment) -> Facts:
    asked = row.request
    facts: Facts = [
        (_("Einsatz"), row.code),
        (_("Dolmetscherin oder Dolmetscher"), f"{row.person.name} ({_('Nr.')} {row.interpreter.number})"),
        (_("Einrichtung"), asked.authority.name),
        (_("Kostenträger"), asked.authority.cost_bearer or asked.authority.name),
        (_("Ansprechperson"), asked.requester.name),
        (_("Sprache"), wording.place(row.position, tongue())),
        (_("Bereich"), wording.setting(asked.setting)),
        (_("Art des Einsatzes"), wording.modality(asked.modality)),
        (_("Geplant"), f"{day(row.starts)}, {span(row)}"),
    ]
    if asked.modality == Modality.ON_SITE:
        facts.insert(8, (_("Ort"), place_of(asked)))
    return facts


def _time(record: ServiceRecord) -> Facts:
    if record.minutes is None:
        return []
    if record.cancelled:
        return [(_("Es gilt"), _("ausgefallen, spät abgesagt"))]
    counts = _("nicht stattgefunden") if record.absent else wording.duration(record.minutes)
    return [
        (_("Gemeldet"), said(record.reported)),
        (_("Die Einrichtung sagt"), said(record.stated)),
        (_("Es gilt"), _("noch nicht entschieden") if record.undecided else counts),
        (_("Fahrt"), km(float(record.km)) if record.km else ""),
        (_("Fahrkarten"), euros(record.ticket)),
        (_("Unterschriebenes Papier"), record.paper_number),
    ]
