"""What the web doors list beside the plain rows: what is to come, what needs somebody, who said what."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Lower
from django.utils.translation import gettext

from notifications import numbers
from notifications.domain.statuses import MessageState
from notifications.models import Message, OptOut, Receipt
from pool.domain.actors import Actor, Role
from pool.models import Interpreter, Membership
from scheduling.domain import tariffs
from scheduling.domain.states import APPROVED_RECORD, AssignmentState, RecordState, RequestState
from scheduling.models import Offer, Position, Request, ServiceRecord
from scheduling.queries.board import messages_about, request_rows
from scheduling.queries.pricing import calculation_of, prices_of
from scheduling.queries.visible import visible

OVER = (RequestState.CLOSED, RequestState.REJECTED, RequestState.WITHDRAWN)
ALIVE = tuple(state for state in RequestState if state not in OVER)
LATELY = timedelta(days=7)
MISSED = Q(assignment__state=AssignmentState.NO_SHOW)  # it counts no more
A_DAY = timedelta(days=1)
CODE = re.compile(r"(?<!\d)\d{4}(?!\d)")


def by_time(rows: "QuerySet[Request]", *, at: datetime, past: bool) -> "QuerySet[Request]":
    """Requests to come, the next first; or those that are over, the last first."""
    if past:
        return timed(rows).filter(Q(state__in=OVER) | Q(ends__lte=at)).order_by("-starts", "-pk")
    return timed(rows).filter(state__in=ALIVE, ends__gt=at).order_by("starts", "pk")


def timed(rows: "QuerySet[Request]") -> Any:
    """The same Requests with `starts` and `ends` of the time that counts, to filter and to sort by."""
    return rows.filter(slots__rank=1).annotate(starts=F("slots__starts"), ends=F("slots__ends"))


def hours_to_attest(actor: Actor) -> "QuerySet[ServiceRecord]":
    """Reported hours that wait for the Authority's click."""
    rows = visible(ServiceRecord, actor).filter(state=RecordState.REPORTED).exclude(MISSED)
    related = "assignment__interpreter__person", "assignment__request", "assignment__position"
    return rows.select_related(*related).order_by("assignment__starts", "pk")


def hours_unreported(actor: Actor, *, at: datetime) -> "QuerySet[ServiceRecord]":
    """Hours of which nobody has said anything a day after the end."""
    rows = visible(ServiceRecord, actor).filter(state=RecordState.OPEN).exclude(MISSED)
    rows = rows.filter(assignment__ends__lte=at - A_DAY, assignment__missed_at=None)
    related = "assignment__interpreter__person", "assignment__request", "assignment__position"
    return rows.select_related(*related).order_by("assignment__starts", "pk")


def records_in(actor: Actor, state: RecordState) -> "QuerySet[ServiceRecord]":
    """The hours in one state, without those of which it is decided that nobody came: they lead nowhere."""
    nothing = Q(state=RecordState.ATTESTED, minutes=0, decided_at__isnull=False)
    return visible(ServiceRecord, actor).filter(state=state).exclude(MISSED | nothing)


def records_listed(actor: Actor, state: RecordState, *, longer: bool = False) -> "QuerySet[ServiceRecord]":
    """The Pool's hours in one state; what waits has the oldest first, what is done the newest.

    `longer`: only those that took more time than agreed.
    """
    related = "interpreter__person", "position", "request__authority", "pool"
    done = state in APPROVED_RECORD
    order = ("-assignment__starts", "-pk") if done else ("assignment__starts", "pk")
    rows = (longer_than_agreed(actor, state) if longer else records_in(actor, state)).order_by(*order)
    return rows.select_related(*(f"assignment__{one}" for one in related))


def longer_than_agreed(actor: Actor, state: RecordState) -> "QuerySet[Any]":
    """The hours in one state that took more real minutes than were agreed."""
    agreed = ExpressionWrapper(F("assignment__ends") - F("assignment__starts"), DurationField())
    minute = Value(timedelta(minutes=1), DurationField())
    worked = ExpressionWrapper(Cast("minutes", IntegerField()) * minute, DurationField())
    rows = records_in(actor, state).filter(kind=ServiceRecord.WORKED, absent=False)
    return rows.annotate(agreed=agreed, worked=worked).filter(worked__gt=F("agreed"))


def worth_of(actor: Actor) -> Callable[[ServiceRecord], str]:
    """How a record is, or would be, paid: the sentence of its tariff; empty while nothing is known."""
    priced = prices_of(actor.pool_id or 0)

    def worth(record: ServiceRecord) -> str:
        if record.minutes is None:
            return ""
        if record.lines:
            return calculation_of(record.lines)
        try:
            lines = priced(record).lines
        except tariffs.NoTariff as missing:
            return gettext(missing.sentence) % missing.facts
        return tariffs.calculation(lines)

    return worth


def requests_listed(actor: Actor, *, state: str, authority: str, language: str) -> "QuerySet[Request]":
    """The Pool's Requests, newest first, each filter left out when it is empty."""
    rows = request_rows(actor)
    wanted = {"state": state, "authority_id": authority}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    if language:
        speaks = Position.objects.of(actor.pool_id or 0).filter(request=OuterRef("pk"), language=language)
        rows = rows.filter(Exists(speaks))
    return rows


def with_rounds(rows: "QuerySet[Request]", actor: Actor) -> "QuerySet[Any]":
    """The same Requests with all who were asked, and what became of a yes."""
    offers = Offer.objects.of(actor.pool_id or 0)
    offers = offers.select_related("interpreter__person", "position", "slot", "assignment")
    return rows.prefetch_related(Prefetch("rounds__offers", offers))


def in_the_air(actor: Actor, *, at: datetime) -> dict[str, list[Request]]:
    """Requests on which somebody works, by state, the next first; an unfilled one only until its time."""
    wanted = (RequestState.SUBMITTED, RequestState.SEARCHING, RequestState.RECONFIRMING)
    rows = timed(request_rows(actor)).filter(
        Q(state__in=wanted) | Q(state=RequestState.UNFILLED, starts__gt=at)
    )
    found: dict[str, list[Request]] = {state.value: [] for state in (*wanted, RequestState.UNFILLED)}
    for row in rows.order_by("starts", "pk"):
        found[row.state].append(row)
    return found


def failed_messages(actor: Actor, *, since: datetime) -> "QuerySet[Message]":
    """Words that did not reach anybody, or may not have; questions were put to others instead.

    Of those that left since, or of which somebody told only then: a bounce may come days later.
    """
    told = Receipt.objects.filter(at__gte=since).values("message")
    rows = Message.objects.filter(Q(created_at__gte=since) | Q(pk__in=told))
    rows = rows.filter(pool_id=actor.pool_id or 0, direction=Message.OUT)
    held = Q(state=MessageState.SUPPRESSED, error=numbers.UNCONFIRMED) & ~Q(kind="offer")
    return rows.filter(held | Q(state__in=[MessageState.FAILED, MessageState.UNKNOWN])).order_by("-pk")


def opted_out_lately(actor: Actor, *, at: datetime) -> "QuerySet[Interpreter]":
    """Volunteers of this Pool who wrote that they want no SMS."""
    silent = OptOut.objects.filter(ended_at__isnull=True, at__gte=at - LATELY).values("number")
    rows = Interpreter.objects.of(actor.pool_id or 0).filter(person__mobile__in=silent)
    return rows.exclude(state=Interpreter.LEFT).select_related("person").order_by("person__name")


def people_by_number(actor: Actor, numbers: list[str]) -> dict[str, str]:
    """Whose these numbers and mail addresses are, by name; a couple that shares a phone is named together."""
    folded = {one.casefold() for one in numbers if one}
    rows = Interpreter.objects.of(actor.pool_id or 0).annotate(address=Lower("person__email"))
    rows = rows.filter(Q(person__mobile__in=folded) | Q(address__in=folded)).order_by("pk")
    found: dict[str, list[str]] = {}
    for mobile, address, name in rows.values_list("person__mobile", "address", "person__name"):
        for one in filter(None, (mobile, address)):
            found.setdefault(one, []).append(name)
    return {one: " / ".join(found[one.casefold()]) for one in numbers if one.casefold() in found}


def names_behind(row: Request, talk: list[Message]) -> dict[str, str]:
    """Whose the numbers and addresses of a conversation are: volunteers, clerks, ourselves."""
    addresses = list(dict.fromkeys(one for word in talk for one in (word.sender, word.recipient) if one))
    clerks = Membership.objects.of(row.pool_id).filter(authority=row.authority_id)
    names = clerks.exclude(person__email="").values_list("person__email", "person__name")
    others = {email.casefold(): name for email, name in names}
    others |= {row.authority.email.casefold(): row.authority.name} if row.authority.email else {}
    others |= {row.contact_phone: row.contact_name or gettext("Kontakt vor Ort")} if row.contact_phone else {}
    others |= {row.pool.email.casefold(): gettext("die Koordination"), row.pool.mailbox: row.pool.name}
    actor = Actor(Role.SYSTEM, "", pool_id=row.pool_id)
    found = {one: others[one.casefold()] for one in addresses if one.casefold() in others}
    return found | people_by_number(actor, addresses)


def conversation(row: Request) -> list[Message]:
    """Every word about a Request, out and in, in order of time.

    What came in belongs here when it names a code of this Request, or when somebody who was asked wrote
    without any code while the Request was alive.
    """
    asked = row.offers.values_list("person__mobile", "code")
    booked = row.assignments.values_list("person__mobile", "code")
    codes: dict[str, set[str]] = {}
    for mobile, code in {*asked, *booked}:
        codes.setdefault(mobile, set()).add(code)
    heard = Message.objects.filter(
        pool_id=row.pool_id, direction=Message.IN, channel=Message.SMS, sender__in=[*codes],
        created_at__gte=row.submitted_at,
    )  # fmt: skip
    ours = [message for message in heard if _belongs(message, codes[message.sender], row.ended_at)]
    about = list(messages_about(row))
    answered = [f"message:{one.pk}" for one in (*ours, *about) if one.direction == Message.IN]
    answers = Message.objects.filter(pool_id=row.pool_id, about__in=answered)
    words: list[Any] = [*about, *ours, *answers]
    return sorted(words, key=lambda message: (message.created_at, message.pk))


def _belongs(message: Message, codes: set[str], ended_at: datetime | None) -> bool:
    said = set(CODE.findall(message.body))
    return bool(said & codes) if said else ended_at is None or message.created_at <= ended_at
