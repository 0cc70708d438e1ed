"""What the desk shows of the people of a Pool: the list, their weeks, and the cases behind tokens."""

from datetime import date
from typing import Any, NamedTuple

from notifications import optouts
from pool.domain.actors import Actor
from pool.domain.windows import Window, merged
from pool.models import Bond, Event, Interpreter, Person, Training
from scheduling.domain.need import BY_CALL, Candidate
from scheduling.models import Request
from scheduling.queries.numbers import told_of
from scheduling.queries.visible import visible

JOURNAL = 30  # lines


class Week(NamedTuple):
    """Seven days of windows, Monday first, and the dates for which they count (None: always)."""

    valid_from: date | None
    valid_until: date | None
    days: tuple[tuple[Window, ...], ...]


def asked_by(row: Interpreter) -> str:
    """How a question reaches them: "sms", "mail", "call", "stopped" (no SMS is wanted), or "" by no way."""
    return "call" if row.contact_by == BY_CALL else written_by(row)


def written_by(row: Interpreter) -> str:
    """How a written word reaches them, also who would rather be called about questions."""
    mobile, known = row.person.mobile, told_of(row)
    one = Candidate(
        row.pk, row.person_id, row.person.name, "native", sms=bool(mobile and row.sms_consent_on),
        opted_out=bool(mobile) and optouts.is_out(mobile), confirmed=known.confirmed,
        reachable=not known.lost, mail=bool(row.person.email),
        contact="" if row.contact_by == BY_CALL else row.contact_by,
    )  # fmt: skip
    if one.by_mail:
        return "mail"
    if one.sms and one.opted_out:
        return "stopped"
    return "sms" if one.sms and one.confirmed and one.reachable else ""


def weeks_of(person: Person) -> list[Week]:
    """The week that always counts first, then those with dates, in order."""
    found: dict[tuple[Any, Any], list[list[Window]]] = {(None, None): [[] for _day in range(7)]}
    for row in person.hours.order_by("valid_from", "valid_until", "weekday", "start"):
        span = (row.valid_from, row.valid_until)
        week = found.setdefault(span, [[] for _day in range(7)])
        week[row.weekday].append((row.start, row.end))
    return [Week(*span, tuple(merged(day) for day in week)) for span, week in found.items()]


def training_of(interpreter: Interpreter, number: int) -> Training | None:
    """One course or certificate of theirs."""
    return interpreter.trainings.filter(pk=number).first()


def shared_beyond(row: Interpreter) -> bool:
    """Whether name, mail address and number of this Person count elsewhere, too: in another Pool or role."""
    others = row.person.interpreters.exclude(pk=row.pk).values("pk")
    return others.union(row.person.memberships.values("pk"), all=True).exists()


def bonds_of(interpreter: Interpreter, actor: Actor) -> list[tuple[Bond, Request | None]]:
    """What is said of them; a case is named by its newest Request."""
    rows = list(interpreter.bonds.select_related("authority").order_by("pk"))
    tokens = [row.client_token for row in rows if row.client_token]
    cases = visible(Request, actor).filter(client_token__in=tokens).select_related("authority")
    newest = {case.client_token: case for case in cases.order_by("pk")}
    return [(row, newest.get(row.client_token)) for row in rows]


def journal_of(row: Interpreter) -> list[Event]:
    """What was changed about them, the newest first."""
    return list(Event.objects.of(row.pool_id).about(row).order_by("-pk")[:JOURNAL])


def last_change(subject: Any, pool_id: int) -> Event | None:
    """Who changed it when."""
    return Event.objects.of(pool_id).about(subject).last()
