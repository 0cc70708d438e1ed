"""What our own log says of volunteers: their answers so far, as willingness reckons with them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

from pool.domain.settings_of_work import Modality
from scheduling.domain.states import OfferState
from scheduling.domain.willingness import Memory, Past, What, remember
from scheduling.models import Offer

LOOKS_BACK = timedelta(days=400)
DAY = timedelta(days=1)
NOT_HELD_AGAINST = (OfferState.WITHDRAWN, OfferState.OPTED_OUT)  # nobody could answer these


def memories(people: Collection[int], *, at: datetime) -> dict[int, Memory]:
    """By person, over all Pools: who was asked tires, whoever asks."""
    rows = Offer.objects.across_pools().filter(person_id__in=people, sent_at__gte=at - LOOKS_BACK)
    lines: dict[int, list[Past]] = defaultdict(list)
    for offer in rows.order_by("pk"):
        lines[offer.person_id] += _lines(offer, at)
    return {person: remember(lines[person]) for person in people}


def asked_since(people: Collection[int], since: datetime) -> dict[int, list[datetime]]:
    """When each of these persons was asked since then, in whichever Pool, the last time first."""
    rows = Offer.objects.across_pools().filter(person_id__in=people, made_at__gt=since)
    asked: dict[int, list[datetime]] = defaultdict(list)
    for person, when in rows.order_by("-made_at").values_list("person_id", "made_at"):
        asked[person].append(when)
    return asked


def _lines(offer: Offer, at: datetime) -> Iterator[Past]:
    """What one question has left in the log."""
    if offer.sent_at is None:
        return
    km = offer.km if offer.modality == Modality.ON_SITE else None
    yield Past(offer.sent_at, What.ASKED, km)
    if offer.reminded_at:
        yield Past(offer.reminded_at, What.REMINDED, km)
    answered = offer.answered_at or offer.late_yes_at
    patience = offer.sent_at + DAY
    if (answered or at) >= patience and offer.state not in NOT_HELD_AGAINST:
        yield Past(patience, What.SILENT)
    if offer.late_yes_at:
        yield Past(offer.late_yes_at, What.LATE_YES)
    elif offer.state == OfferState.ACCEPTED and offer.answered_at:
        yield Past(offer.answered_at, What.YES)
