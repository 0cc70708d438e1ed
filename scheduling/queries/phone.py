"""What one telephone number can mean now."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from notifications import numbers
from pool.models import Person
from scheduling.domain.dialogue import Open
from scheduling.domain.states import (
    OPEN_OFFER,
    UNATTESTED_RECORD,
    AssignmentState,
    OfferState,
    RecordState,
)
from scheduling.models import Assignment, Offer, ServiceRecord

LATELY = timedelta(hours=24)


def people_with(mobile: str) -> list[Person]:
    """Everybody with this number (a couple may share one phone)."""
    return list(Person.objects.filter(mobile=mobile).exclude(mobile="").order_by("pk"))


def sharing(person_id: int) -> list[int]:
    """This person and everybody with the same number."""
    person = Person.objects.get(pk=person_id)
    return [person_id, *(other.pk for other in people_with(person.mobile) if other.pk != person_id)]


def open_codes(people: Collection[Person], number: str, *, at: datetime) -> Open:
    """The codes these persons may use from this number, sorted by what they open."""
    pending = numbers.pending_code(number, at)
    offers = Offer.objects.across_pools().filter(person__in=people)
    assignments = Assignment.objects.across_pools().filter(person__in=people)
    waiting = Q(state__in=UNATTESTED_RECORD)
    waiting |= Q(state=RecordState.ATTESTED, reported_absent=None)  # the Authority was faster
    reports = ServiceRecord.objects.across_pools().filter(waiting, assignment__person__in=people)
    open_offers = offers.filter(state=OfferState.SENT)
    live = assignments.filter(state=AssignmentState.CONFIRMED)
    closed = set(offers.exclude(state__in=OPEN_OFFER).values_list("code", flat=True))
    return Open(
        offers=set(open_offers.values_list("code", flat=True)),
        assignments=set(live.values_list("code", flat=True)),
        reports=set(reports.values_list("assignment__code", flat=True)),
        closed=closed,
        confirming={pending} if pending else set(),
        still=set(_still_asked(live, at).values_list("code", flat=True)),
        lately=set(_ended_lately(offers, at).values_list("code", flat=True)),
        series=set(open_offers.filter(series__isnull=False).values_list("code", flat=True)),
    )


def _ended_lately(offers: "QuerySet[Offer]", at: datetime) -> "QuerySet[Offer]":
    """Questions by SMS that were taken back or went to somebody else, and nobody has answered."""
    ended = (OfferState.EXPIRED, OfferState.FILLED_BY_OTHER, OfferState.WITHDRAWN)
    return offers.filter(state__in=ended, by_mail=False, answered_at=None, sent_at__gt=at - LATELY)


def _still_asked(live: "QuerySet[Assignment]", at: datetime) -> "QuerySet[Assignment]":
    """Those whose holder was asked whether they come, and has not said so, until it begins."""
    return live.filter(still_asked_at__isnull=False, still_coming_at__isnull=True, starts__gt=at)


def asked_of(people: Collection[Person]) -> list[Offer]:
    """The open questions to these persons, the next date first."""
    rows = Offer.objects.across_pools().filter(person__in=people, state=OfferState.SENT)
    return list(rows.select_related("pool", "person", "slot").order_by("slot__starts", "pk"))


def upcoming_of(people: Collection[Person], *, at: datetime) -> list[Assignment]:
    """What these persons have promised and is not over, the next first."""
    rows = Assignment.objects.across_pools().filter(person__in=people, ends__gt=at)
    rows = rows.filter(state=AssignmentState.CONFIRMED).select_related("pool", "request")
    return list(rows.order_by("starts", "pk"))


def rows_with_code(people: Collection[Person], code: str) -> "tuple[Offer | None, Assignment | None]":
    """The newest question and the newest Assignment of these persons under this code."""
    offer = _newest(Offer.objects.across_pools().filter(person__in=people, code=code))
    assignment = _newest(Assignment.objects.across_pools().filter(person__in=people, code=code))
    return offer, assignment


def _newest(rows: "QuerySet[Any]") -> Any:
    return rows.select_related("pool", "person", "interpreter", "request").order_by("-pk").first()
