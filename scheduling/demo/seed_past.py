"""Plays a day of the past: files Requests, lets phones answer, delivers the words, all at earlier times."""

import itertools
from datetime import datetime, timedelta
from typing import Any

from notifications import delivery, inbox
from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.domain.actors import Actor
from pool.membership import actor_of
from pool.models import Authority, Interpreter, LanguageSkill, Membership, Pool
from scheduling.actions import assignments, requests, service_records
from scheduling.actions.feedback import give_feedback
from scheduling.actions.wanted import Wanted
from scheduling.demo.reserved import SERVICE, frankfurt
from scheduling.domain.pool_rules import too_soon
from scheduling.models import Assignment, Offer, Request, ServiceRecord
from scheduling.queries.pool_rules import rules_of

QUICK = timedelta(minutes=7)  # how long a volunteer in the past thinks
_numbers = itertools.count(1)


def file(authority: Authority, language: str, starts: datetime, *, at: datetime, **fields: Any) -> Request:
    """The Requester of `authority` files a Request; the first questions go out."""
    membership = requester_of(authority)
    about: dict[str, Any] = {
        "minutes": 60, "modality": "on_site", "setting": authority.setting, "street": authority.street,
        "postal_code": authority.postal_code, "town": authority.town, "contact_phone": frankfurt(2),
        "meeting_point": authority.meeting_point, "contact_name": membership.person.name,
    }  # fmt: skip
    if too_soon(rules_of(authority.pool, at), starts, at):
        about |= {"urgent": True, "urgent_reason": "Der Termin wurde vorgezogen."}
    wanted = Wanted(language=language, starts=starts, client_agrees=True, **(about | fields))
    request = requests.submit_request(
        authority, wanted=wanted, requester=membership.person, by=actor_of(membership), at=at
    )
    post(at)
    return request


def answer(request: Request, word: str, *, at: datetime) -> Offer | None:
    """The first who is still asked answers `word` with the code; None when nobody is asked."""
    asked = Offer.objects.of(request.pool_id).filter(request=request, state="sent")
    offer = asked.select_related("person").order_by("pk").first()
    if offer:
        say(offer.person.mobile, f"{word} {offer.code}", at=at)
    return offer


def say(mobile: str, text: str, *, at: datetime) -> None:
    """An SMS comes in and is understood at once."""
    message, _new = inbox.take(
        provider_id=f"SMseed{next(_numbers):026}",
        sender=mobile,
        recipient=SERVICE,
        body=text,
        payload={},
        at=at,
    )
    inbox.understand(message.pk, at=at)
    post(at)


def post(at: datetime) -> None:
    """Whatever is due by then leaves the house."""
    due = Message.objects.filter(direction=Message.OUT, state=MessageState.QUEUED, due_at__lte=at)
    for pk in due.order_by("pk").values_list("pk", flat=True):
        delivery.deliver(pk, at=at)


def filled(
    authority: Authority, language: str, starts: datetime, *, at: datetime, **fields: Any
) -> Assignment:
    """Filed, and the first one says yes; where nobody is free on that day, the coordinator finds somebody."""
    request = file(authority, language, starts, at=at, **fields)
    if not answer(request, "Ja", at=at + QUICK):
        by_hand(request, "Am Telefon zugesagt.", at=at + QUICK)
    return Assignment.objects.of(request.pool_id).select_related("person", "pool").get(request=request)


def by_hand(request: Request, reason: str, *, at: datetime, name: str = "") -> Assignment:
    """The coordinator assigns `name`, or the first active speaker of the language."""
    skills = LanguageSkill.objects.of(request.pool_id).filter(
        language=request.position.language, interpreter__state=Interpreter.ACTIVE
    )
    skill = (skills.filter(interpreter__person__name=name) if name else skills).earliest("pk")
    by = coordinator(request.pool)
    row = assignments.assign_by_hand(request, interpreter=skill.interpreter, by=by, at=at, reason=reason)
    post(at)
    return row


def over(row: Assignment, text: str = "") -> ServiceRecord:
    """The agreed time is over; the volunteer answers the question for the hours with `text`, if any."""
    record = assignments.complete_assignment(row, at=row.ends)
    post(row.ends)
    if text:
        say(row.person.mobile, f"Fertig {row.code} {text}", at=row.ends + QUICK)
    return record


def attest(record: ServiceRecord, *, at: datetime, **stated: Any) -> None:
    """The Requester confirms the hours, or says what they were."""
    membership = requester_of(record.assignment.request.authority)
    service_records.attest_record(record, by=actor_of(membership), at=at, **stated)


def rate(row: Assignment, rating: str, text: str = "", *, at: datetime) -> None:
    """What the Requester thought."""
    by = actor_of(requester_of(row.request.authority))
    give_feedback(row, rating=rating, text=text, by=by, at=at)


def coordinator(pool: Pool) -> Actor:
    """Who coordinates this Pool."""
    rows = Membership.objects.of(pool).filter(role=Membership.COORDINATOR)
    return actor_of(rows.select_related("person", "pool").earliest("pk"))


def requester_of(authority: Authority) -> Membership:
    """Who files its Requests."""
    rows = Membership.objects.of(authority.pool_id).filter(authority=authority)
    return rows.select_related("person", "pool", "authority").earliest("pk")
