"""One text comes in: understand it, do what it says, keep what it was taken for."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from notifications import inbox, numbers
from notifications.models import Message
from pool.models import Interpreter, Membership, Person, Pool
from scheduling import queries
from scheduling.domain import letters, replies
from scheduling.domain.dialogue import Do, decide
from scheduling.sms import asking_back, booked, questions, themselves
from scheduling.sms.heard import Handler, Heard

LATEST = 20  # of our words; what is older nobody sends back
FORGOTTEN = timedelta(days=90)
SETTLES = {Do.ACCEPT, Do.DECLINE, Do.CANCEL, Do.COMING, Do.REPORT, Do.LATE, Do.ABSENT}

HANDLERS: dict[Do, Handler] = {
    Do.ACCEPT: questions.accept,
    Do.DECLINE: questions.decline,
    Do.CANCEL: booked.cancel,
    Do.COMING: booked.coming,
    Do.REPORT: booked.report,
    Do.LATE: booked.late,
    Do.ABSENT: booked.absent,
    Do.PAUSE: themselves.pause,
    Do.RESUME: themselves.resume,
    Do.STOP: themselves.stop,
    Do.START: themselves.start,
    Do.CONFIRM: themselves.confirm,
    Do.CALENDAR: themselves.calendar,
    Do.ASK_WHICH: asking_back.which,
    Do.ASK_WORD: asking_back.word,
    Do.ASK_MINUTES: asking_back.minutes,
    Do.ASK_DAYS: themselves.ask_days,
    Do.CONFIRMED_ALREADY: booked.already,
    Do.NOT_YET: asking_back.saying("not_yet"),
    Do.CLOSED_CODE: questions.closed,
    Do.UNKNOWN_CODE: asking_back.saying("unknown_code"),
    Do.NOTHING_OPEN: asking_back.saying("nothing_open"),
    Do.DATES: booked.upcoming,
    Do.HELP: asking_back.saying("help"),
    Do.NO_ANSWER: asking_back.no_answer,
}
FOR_STRANGERS = (Do.STOP, Do.CONFIRM, Do.NO_ANSWER)


def hear(message: Message, at: datetime) -> str:
    """Understand one inbound SMS and do what it says; returns the outcome that was kept."""
    people = tuple(queries.people_with(message.sender))
    if people:
        numbers.reached(message.sender, at=at)
    names = letters.names_of(*(person.name for person in people))
    reply = replies.read(message.body, names, _told(message.sender, at=at))
    items = queries.open_codes(people, message.sender, at=at)
    decision = decide(reply, items)
    pools = _pools(people, decision.code)
    heard = Heard(message, people, next(iter(pools), None), reply, items, decision, at)
    if len(pools) == 1:  # otherwise each of them may look at it
        inbox.belongs_to(message, pool_id=pools[0].pk)
    known = people or decision.do in FOR_STRANGERS
    outcome = (HANDLERS[decision.do] if known else asking_back.stranger)(heard)
    look = asking_back.wants_attention(heard)
    inbox.note(message, outcome=outcome, attention_at=at if look else None)
    if decision.do in SETTLES and outcome == decision.do.value:
        inbox.see(Message.objects.filter(sender=message.sender, pk__lt=message.pk), at=at)
    return outcome


def _told(number: str, *, at: datetime) -> list[str]:
    """What this number last heard from us."""
    rows = Message.objects.filter(recipient=number, direction=Message.OUT, created_at__gt=at - FORGOTTEN)
    return list(rows.order_by("-created_at").values_list("body", flat=True)[:LATEST])


def _pools(people: tuple[Person, ...], code: str) -> list[Pool]:
    """The code decides; then the Pools of this number; for a stranger, the only Pool there is."""
    offer, assignment = queries.rows_with_code(people, code) if code else (None, None)
    if row := offer or assignment:
        return [row.pool]
    rows = Pool.objects.all()
    if people:
        here = Q(pk__in=Interpreter.objects.across_pools().filter(person__in=people).values("pool"))
        here |= Q(pk__in=Membership.objects.across_pools().filter(person__in=people).values("pool"))
        if found := list(rows.filter(here).order_by("pk")):
            return found
    only = list(rows[:2])
    return only if len(only) == 1 else []


def on_message_received(message: Message, at: datetime, **_: Any) -> None:
    """The first of the two inbound facts."""
    if message.channel == Message.SMS:
        hear(message, at)
