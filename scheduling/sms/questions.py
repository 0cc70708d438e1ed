"""JA and NEIN to what was asked, and what a late answer hears."""

from datetime import timedelta

from notifications.models import Message
from pool.domain.refusals import Refused
from scheduling import queries
from scheduling.actions import assignments, offers
from scheduling.domain.intents import Intent
from scheduling.domain.states import OfferState
from scheduling.models import Offer
from scheduling.sms.heard import TOLD, Heard
from scheduling.volunteers import actor_of


def accept(heard: Heard) -> str:
    """The confirmation is the answer; a refusal says why."""
    offer = _asked(heard)
    try:
        offers.accept_offer(offer, by=actor_of(offer), at=heard.at)
    except assignments.AlreadyFilled:
        return closed(heard)
    except Refused as refused:
        return heard.refuse(refused)
    return heard.outcome


def decline(heard: Heard) -> str:
    """A no is thanked for."""
    offer = _asked(heard)
    try:
        offers.decline_offer(offer, by=actor_of(offer), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    return heard.answer("declined")


def closed(heard: Heard) -> str:
    """A late answer hears what became of the question; "taken" that went out just now was the answer."""
    offer, _assignment = queries.rows_with_code(heard.people, heard.decision.code)
    if offer is None or offer.state != OfferState.FILLED_BY_OTHER:
        return heard.answer("closed")
    if heard.reply.intent is Intent.ACCEPT:
        offers.note_late_yes(offer, at=heard.at)
    just_told = heard.at - timedelta(minutes=2)
    if Message.objects.filter(key=f"taken:{offer.pk}", created_at__gt=just_told).exists():
        return TOLD
    return heard.refuse(assignments.AlreadyFilled())


def _asked(heard: Heard) -> Offer:
    offer, _assignment = queries.rows_with_code(heard.people, heard.decision.code)
    assert offer is not None  # noqa: S101 -- decide() found this code among the open Offers
    return offer
