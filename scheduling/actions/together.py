"""A yes to a whole series: every date of it that was meant and is still open, or none of them."""

from datetime import datetime

from django.db import transaction

from pool.domain.actors import SYSTEM, Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event
from scheduling import messages, queries
from scheduling.actions import rounds
from scheduling.actions.assignments import confirm_assignment
from scheduling.actions.free import AlreadyFilled, DoubleBooked
from scheduling.actions.locks import lock_request
from scheduling.actions.times import settle_on
from scheduling.domain.series import said
from scheduling.domain.states import OPEN_OFFER, OfferMove
from scheduling.models import Assignment, Offer


class SeriesClash(Refused):
    """On one of the dates this person is booked already; then none of them is taken."""

    sentence = _(
        "Am %(day)s Uhr haben Sie schon einen anderen Einsatz. "
        "Darum ist für Sie keiner der Termine zugesagt. Vielleicht fragen wir die Termine noch einzeln an."
    )


def confirm_series(offer: Offer, *, by: Actor, at: datetime) -> Assignment:
    """Give all dates to the one who has said yes; returns the Assignment of the leading date.

    Dates that were changed, filled or withdrawn since the question are left out. One SMS names all dates and
    their codes, the mails with their invites come one by one. Raises SeriesClash, AlreadyFilled.
    """
    made = []
    for date, place in queries.dates_to_take(offer):
        asked = offer if date.pk == offer.request_id else None
        row = settle_on(
            lock_request(date), slot=asked.slot if asked else date.slot, modality=offer.modality, by=by, at=at
        )
        try:
            made.append(
                confirm_assignment(
                    row, position=place, interpreter=offer.interpreter, by=by, at=at,
                    offer=asked, km=offer.km, one_sms=False,
                )
            )  # fmt: skip
        except DoubleBooked:
            raise SeriesClash(day=said(date.slot.starts, offer.pool.tz)) from None
    if not made or made[0].request_id != offer.request_id:
        raise AlreadyFilled
    messages.confirmed_series(made, at=at)
    return made[0]


@transaction.atomic
def take_back(offer: Offer, *, at: datetime) -> None:
    """Who cannot keep one of the dates can never say yes to all: the question ends, others are asked."""
    request = lock_request(offer.request)
    offer = Offer.objects.of(offer.pool_id).select_related("request").get(pk=offer.pk)
    if offer.state in OPEN_OFFER:
        offer.move(OfferMove.WITHDRAW, by=SYSTEM)
        Event.record("clash", offer, by=SYSTEM, at=at, request=request.pk)
        messages.retract(offer, at=at)
    rounds.ask_next(request, at=at, news=True)
