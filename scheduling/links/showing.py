"""What a short link shows: the question without secrets, the Assignment in full, or what became of it."""

import re
from datetime import datetime
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications.domain.phones import pretty
from pool.domain.settings_of_work import Modality
from scheduling import calendar, queries, wording
from scheduling.domain.states import OPEN_OFFER, AssignmentState, OfferState, RequestState
from scheduling.models import Assignment, Link, Offer
from scheduling.showing import Facts, tongue
from scheduling.templatetags.moments import day, km, span

SORRY = gettext_noop("Diese Anfrage gilt nicht mehr. Sie müssen nichts tun.")
BECAME = {
    OfferState.ACCEPTED: gettext_noop(
        "Sie haben zugesagt. Danke! Alle Angaben stehen in der Bestätigung, die Sie bekommen haben."
    ),
    OfferState.DECLINED: gettext_noop("Sie haben Nein gesagt. Danke, dass Sie geantwortet haben."),
    OfferState.FILLED_BY_OTHER: gettext_noop(
        "Diese Anfrage ist schon vergeben. Sie müssen nichts tun. Danke, dass Sie da sind!"
    ),
    OfferState.EXPIRED: gettext_noop("Die Zeit für eine Antwort ist vorbei. Sie müssen nichts tun."),
}
OWN_CANCEL = gettext_noop("Sie haben diesen Einsatz abgesagt. Danke, dass Sie Bescheid gegeben haben.")
CANCELLED = gettext_noop("Dieser Einsatz ist abgesagt. Bitte kommen Sie nicht.")


def shown(link: Link, *, at: datetime) -> dict[str, Any]:
    """Everything the page needs. What is over is told without details, whoever looks."""
    row = link.offer or link.assignment
    assert row is not None  # noqa: S101 -- own.py shows the third kind
    said = became(row)
    context = {"row": row, "pool": link.pool, "kind": row._meta.model_name, "became": said}
    if said:
        return context
    if isinstance(row, Offer):
        again = row.request.state == RequestState.RECONFIRMING
        return context | {"facts": question(row), "again": again}
    over = row.state != AssignmentState.CONFIRMED or row.ends <= at
    asked = row.position_id in queries.asked_again(row.request)
    coming = row.awaits_word and row.starts > at and not asked
    return context | {"facts": details(row), "over": over, "asked_again": asked, "coming": coming}


def became(row: Offer | Assignment) -> str:
    """What became of it, as a sentence; empty while it is open."""
    if isinstance(row, Assignment):
        own = row.cancelled_by == "interpreter"
        return (_(OWN_CANCEL) if own else _(CANCELLED)) if row.state == AssignmentState.CANCELLED else ""
    if row.state in OPEN_OFFER and row.version == row.request.version:
        return ""
    held = Assignment.objects.of(row.pool_id).filter(offer=row).first()
    return (held and became(held)) or _(BECAME.get(OfferState(row.state), SORRY))


def question(row: Offer) -> Facts:
    """The facts of the SMS and no more: no street, no contact, no note."""
    on_site = row.modality == Modality.ON_SITE
    way = km(round(row.km)) if on_site and row.km and row.km >= 1 else ""
    town = _("%(town)s, etwa %(way)s entfernt") % {"town": row.request.town, "way": way}
    return [
        *_language(row),
        *_times(row),
        (_("Ort"), (town if way else row.request.town) if on_site else wording.modality(row.modality)),
        (_("Bereich"), wording.setting(row.request.setting)),
        (_("Anfrage"), row.code),
    ]


def details(row: Assignment) -> Facts:
    """Everything the one who comes should know, notes too."""
    request = row.request
    return [
        *_language(row),
        *_time(row),
        (_("Ort"), calendar.location(row)),
        (_("Treffpunkt"), request.meets_at),
        (_("Ansprechperson"), request.contact_name),
        (_("Telefon dort"), callable_number(request.contact_phone)),
        (_("Hinweise"), request.notes),
        (_("Bereich"), wording.setting(request.setting)),
        (_("Einsatz"), row.code),
    ]


def callable_number(phone: str) -> str:
    """A number to tap on, however it was written; an extension in words is only shown."""
    dialled = re.sub(r"[\s/().-]", "", phone)
    if not re.fullmatch(r"\+?\d{3,}", dialled):
        return phone
    return format_html('<a href="tel:{}">{}</a>', dialled, pretty(phone))


def _language(row: Offer | Assignment) -> Facts:
    instead = wording.stands_in(row.via, row.position)
    return [(_("Sprache"), wording.place(row.position, tongue())), (_("Sie"), instead)]


def _times(row: Offer) -> Facts:
    """The one time that is asked about, or every date of the series: a yes is one to all of them."""
    dates = queries.dates_asked(row)
    if not dates:
        return _time(row.slot)
    told = [f"{day(one.slot.starts)}, {span(one.slot)}" for one in dates]
    return [(_("Alle %(n)s Termine") % {"n": len(dates)}, "; ".join(told))]


def _time(row: Any) -> Facts:
    minutes = round((row.ends - row.starts).total_seconds() / 60)
    return [(_("Tag"), day(row.starts)), (_("Zeit"), f"{span(row)} ({wording.duration(minutes)})")]
