"""What we say, to whom and when. One function per word; every word has a key, so it is said once.

Where the words themselves are, and how they are put: scheduling.saying.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.utils import translation

from notifications import ical, outbox
from notifications.models import Message
from pool.domain.actors import Actor
from pool.domain.settings_of_work import Modality
from pool.models import Interpreter, Pool
from scheduling import calendar, escalating, wording, wording_series
from scheduling.domain.escalation import Step
from scheduling.domain.states import AssignmentState, RequestState
from scheduling.models import Assignment, Offer, Position, Request, ServiceRecord, Slot
from scheduling.queries.asking import asking_ends
from scheduling.queries.bookings import live_assignments, open_places
from scheduling.queries.quiet import quiet_of, rings_from
from scheduling.queries.series import dates_asked
from scheduling.saying import mail, sms, words
from scheduling.short_links import page, shortest, writes_to

SOON = timedelta(hours=18)  # a change of what starts this soon rings at night, too


def facts(
    request: Request, *places: Position, via: str = "", slot: Slot | None = None, modality: str = ""
) -> dict[str, Any]:
    """What the texts may say about a Request before anybody has accepted, and no more than that.

    They speak of `places` (default: all of them), and of the time and way that count now unless others are
    given; `via` is the language by which somebody stands in.
    """
    of, modality = places or request.places, modality or request.modality
    with translation.override("de"):
        return {
            "language": wording.places(of),
            "main": wording.language(of[0].language),
            "via": wording.language(via) if via else "",
            "stands_in": wording.stands_in(via, of[0]),
            "setting": wording.setting(request.setting),
            "modality": wording.modality(modality),
            "on_site": modality == Modality.ON_SITE,
            "town": request.town,
            "slot": slot or request.slot,
        }


def question(row: Offer) -> dict[str, Any]:
    """What one Offer asks: its own time and Modality may be others than those that count now."""
    told = facts(row.request, row.position, via=row.via, slot=row.slot, modality=row.modality)
    dates = [row.slot if one.pk == row.request_id else one.slot for one in dates_asked(row)]
    told |= {"count": len(dates), "dates": wording_series.in_short(dates, row.pool.tz)}
    return told | {"code": row.code, "km": row.km}


def polite_time(who: Interpreter, at: datetime, starts: datetime | None = None) -> datetime:
    """When this person's phone may ring: not in their quiet time, unless it is about what starts soon."""
    return at if starts and starts - at <= SOON else quiet_of(who).awake_from(at)


def asks_from(row: Offer, at: datetime) -> datetime:
    """When the question may ring. About the new time of something promised: like every change."""
    if row.request.state != RequestState.RECONFIRMING:
        return rings_from(row.interpreter, row.slot.starts, at)
    return polite_time(row.interpreter, at, _soonest(row))


def _soonest(row: Offer) -> datetime:
    """What the question is about begins then, the promised time or the new one."""
    held = live_assignments(row.request).filter(position=row.position_id)
    return min([row.slot.starts, *(one.starts for one in held)])


def offer(row: Offer, *, at: datetime, token: str = "") -> None:
    """The question. In the reconfirmation of a held Assignment it asks about the new time.

    That is a change like any other: of what starts soon it tells at night, too. By mail it is answered on
    the page behind `token`.
    """
    again = row.request.state == RequestState.RECONFIRMING
    _to_asked(
        "reconfirm" if again else _named("offer", row), row, key=f"offer:{row.pk}", at=at,
        due=asks_from(row, at), kind="offer", expires=asking_ends(row.request, row.slot),
        urgent=again and _soonest(row) - at <= SOON, link=page(token), **question(row),
    )  # fmt: skip


def remind(row: Offer, *, at: datetime, token: str = "") -> None:
    """The question once more, with all its facts; said once, and never when nobody may answer any more."""
    _to_asked(
        _named("reminder", row), row, kind="reminder", key=f"reminder:{row.pk}", at=at,
        due=rings_from(row.interpreter, row.slot.starts, at),
        expires=asking_ends(row.request, row.slot), link=page(token), **question(row),
    )  # fmt: skip


def _named(name: str, row: Offer) -> str:
    """A question about a whole series has words of its own in an SMS."""
    return f"{name}_series" if row.series_id and not row.by_mail else name


def _to_asked(name: str, row: Offer, **told: Any) -> None:
    """A word about a question, by the way it was asked."""
    told |= {"about": f"offer:{row.pk}", "code": row.code}
    if row.by_mail:
        mail(name, row.person.email, row.pool, person=row.person, **told)
    else:
        sms(name, row.person, row.pool, **told)


def retract(row: Offer, *, at: datetime) -> None:
    """A question that has not left yet stays here, and its reminder, too."""
    outbox.withdraw(about=f"offer:{row.pk}", kinds=["offer", "reminder"], at=at)


def no_reminder(row: Offer, *, at: datetime) -> None:
    """The answer is there: a reminder that has not left yet stays here."""
    outbox.withdraw(about=f"offer:{row.pk}", kinds=["reminder"], at=at)


def taken(row: Offer, *, at: datetime) -> None:
    """Somebody else was faster; said once."""
    _to_asked(
        "taken", row, key=f"taken:{row.pk}", at=at, due=polite_time(row.interpreter, at),
        expires=row.slot.starts, slot=row.slot,
    )  # fmt: skip


def withdrawn(row: Offer, *, at: datetime) -> None:
    """The question no longer holds; said once."""
    _to_asked(
        "withdrawn", row, key=f"withdrawn:{row.pk}", at=at, due=polite_time(row.interpreter, at),
        expires=row.slot.starts, slot=row.slot,
    )  # fmt: skip


def confirmed(row: Assignment, *, at: datetime, token: str, one_sms: bool = True) -> None:
    """Everybody gets the confirmation: the Interpreter by SMS, both by mail with the invite.

    Behind `token` the Interpreter finds everything, also what must not be in an SMS. `one_sms` False: one SMS
    for a whole series says it (messages_series).
    """
    request = row.request
    still = open_places(request) if request.state == RequestState.SEARCHING else []
    if one_sms:
        _to_interpreter("confirmed", row, at=at, due=at, token=token)
    more = {"still": wording.places(still), "proposed": proposed(row), "link": page(token)}
    _invites("confirmed", row, at=at, **more)


def proposed(row: Assignment) -> str:
    """What the Authority had named as good enough, and somebody has said yes to: remote, time or nothing."""
    step = row.offer.round.step if row.offer else ""
    return step if step in (Step.REMOTE, Step.OTHER_TIME) else ""


def changed(row: Assignment, *, at: datetime, token: str, answers: bool = False) -> None:
    """New details or a new agreed time; the same event in the calendar. An answer goes at once."""
    due = at if answers else polite_time(row.interpreter, at, row.starts)
    _to_interpreter("changed", row, at=at, due=due, token=token)
    _invites("changed", row, at=at, link=page(token))


def cancelled(row: Assignment, *, by: Actor, at: datetime) -> None:
    """The Assignment is off; it vanishes from both calendars. Who cancelled is not told to stay away."""
    if by.person_id != row.person_id:
        _to_interpreter("cancelled", row, at=at, due=polite_time(row.interpreter, at, row.starts))
    _invites("cancelled", row, at=at)


def _to_interpreter(name: str, row: Assignment, *, at: datetime, due: datetime, token: str = "") -> None:
    """By SMS, unless this person was asked by mail: then the invite says it all."""
    if writes_to(row):
        return
    told: dict[str, Any] = {"code": row.code, "assignment": row, "request": row.request}
    told |= facts(row.request, row.position, via=row.via)
    link = shortest(partial(words, name, row.pool, **told), page(token), row)
    sms(
        name, row.person, row.pool, about=f"assignment:{row.pk}", key=f"{name}:{row.pk}:{row.sequence}",
        at=at, due=due, expires=row.ends, urgent=row.starts - at <= SOON, **told, **link,
    )  # fmt: skip


def _invites(name: str, row: Assignment, *, at: datetime, **more: Any) -> None:
    """The same event to Interpreter and Requester, each with one attendee."""
    method = "CANCEL" if row.state == AssignmentState.CANCELLED else "REQUEST"
    for person, who in ((row.person, "interpreter"), (row.request.requester, "requester")):
        if person.email:
            with translation.override("de"):
                ics = ical.invite(calendar.entry(row, person, at=at))
            mail(
                name, person.email, row.pool, about=f"assignment:{row.pk}", at=at, ics=ics, method=method,
                key=f"{name}:{row.pk}:{row.sequence}", assignment=row, request=row.request, person=person,
                who=who, place=calendar.location(row), by_mail=writes_to(row),
                **facts(row.request, row.position, via=row.via), **more,
            )  # fmt: skip


def dropped_out(row: Assignment, *, at: datetime) -> None:
    """The coordinator hears at once that somebody does not come; the Requester knows by the cancellation."""
    key, soon = f"dropped_out:{row.pk}", row.starts - at < SOON
    _to_coordinator("dropped_out", row.request, row.position, at=at, key=key, assignment=row, soon=soon)


def opted_out(row: Interpreter, *, because: Message, at: datetime) -> None:
    """The coordinator hears that no SMS reaches this volunteer any more, also about promised Assignments."""
    ahead = row.assignments.filter(state=AssignmentState.CONFIRMED, ends__gt=at).order_by("starts")
    mail(
        "opted_out", row.pool.email, row.pool, about=f"interpreter:{row.pk}", at=at,
        key=f"opted_out:{row.pk}:{because.pk}", person=row.person, assignments=list(ahead),
    )  # fmt: skip


def review_wanted(request: Request, *, at: datetime) -> None:
    """A rule of the Pool wants the coordinator to look first."""
    _to_coordinator("review_wanted", request, at=at, key=f"review_wanted:{request.pk}")


def unfilled(request: Request, *, at: datetime) -> None:
    """Nobody was found for these places: authority and coordinator hear it, and who comes nevertheless."""
    free = open_places(request)
    numbers = "+".join(str(place.number) for place in free)
    key = f"unfilled:{request.pk}:{request.version}:{request.rounds.count()}:{numbers}"
    coming = list(live_assignments(request))
    ways, people = escalating.ways_out(request, free, at=at)
    _to_coordinator("unfilled", request, *free, at=at, key=key, coming=coming, ways=ways, people=people)
    _to_requester("unfilled", request, *free, at=at, key=key, coming=coming, ways=ways)


def hard_to_fill(request: Request, *, exhausted: bool, at: datetime) -> None:
    """Nobody was found so far: authority and coordinator hear it while something can be done."""
    key, free = f"hard_to_fill:{request.pk}:{at:%Y%m%d%H%M}", open_places(request)
    ways, people = escalating.ways_out(request, free, at=at)
    told: dict[str, Any] = {"ways": ways, "exhausted": exhausted}
    _to_coordinator("hard_to_fill", request, *free, at=at, key=key, people=people, **told)
    _to_requester("hard_to_fill", request, *free, at=at, key=key, **told)


def rejected(request: Request, *, reason: str, at: datetime) -> None:
    """The Pool cannot serve this Request, and why."""
    _to_requester("rejected", request, at=at, key=f"rejected:{request.pk}", reason=reason)


def _to_coordinator(
    name: str, request: Request, *places: Position, at: datetime, key: str, **more: Any
) -> None:
    mail(
        name, request.pool.email, request.pool, about=f"request:{request.pk}", key=key, at=at,
        request=request, link=f"/desk/requests/{request.pk}/", to_pool=True,
        **facts(request, *places), **more,
    )  # fmt: skip


def _to_requester(
    name: str, request: Request, *places: Position, at: datetime, key: str, **more: Any
) -> None:
    mail(
        name, request.requester.email, request.pool, about=f"request:{request.pk}", key=key, at=at,
        request=request, link=f"/anfragen/{request.pk}/", to_pool=False,
        **facts(request, *places), **more,
    )  # fmt: skip


def report_wanted(record: ServiceRecord, *, at: datetime) -> None:
    """How long was it, how far did you drive?"""
    row = record.assignment
    sms(
        "report_wanted", row.person, row.pool, about=f"assignment:{row.pk}", key=f"report_wanted:{record.pk}",
        at=at, due=polite_time(row.interpreter, at), code=row.code, slot=row,
        on_site=row.request.modality == Modality.ON_SITE,
    )  # fmt: skip


def attest_wanted(record: ServiceRecord, *, at: datetime) -> None:
    """One click for the Requester: is this what was worked?"""
    row, absent = record.assignment, ":absent" * record.absent
    mail(
        "attest_wanted", row.request.requester.email, row.pool, about=f"assignment:{row.pk}", at=at,
        key=f"attest_wanted:{record.pk}:{record.minutes}:{record.km}{absent}", record=record,
        assignment=row, request=row.request, link=f"/anfragen/{row.request_id}/",
        **facts(row.request, row.position, via=row.via),
    )  # fmt: skip


def answer(inbound: Message, name: str, pool: Pool | None, *, at: datetime, **context: Any) -> Message:
    """The one answer to what somebody just wrote; it goes at once, whatever the hour."""
    body = words(f"answer_{name}", pool, **context)
    return outbox.put(
        pool_id=pool.pk if pool else None, channel=Message.SMS, recipient=inbound.sender, body=body,
        kind="answer", about=f"message:{inbound.pk}", key=f"answer:{inbound.pk}", at=at,
    )  # fmt: skip
