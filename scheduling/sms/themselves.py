"""STOPP, START, PAUSE, WIEDER DA, KALENDER, the code of a number: what somebody says about themselves."""

from notifications import numbers, optouts
from notifications.domain.phones import E164
from pool.actions import pauses
from pool.domain.refusals import Refused
from pool.models import Interpreter
from scheduling import messages
from scheduling.actions import links, offers
from scheduling.actions.pauses import start_pause
from scheduling.messages.short_links import page
from scheduling.sms.heard import NO_NUMBER, STOPPED, Heard
from scheduling.volunteers import actor_of


def stop(heard: Heard) -> str:
    """At once, and without an answer of ours; open questions end, the coordinators hear of it by mail.

    What is no telephone number (whatsapp:, a name) gets no SMS anyway.
    """
    if not E164.fullmatch(heard.message.sender):
        return NO_NUMBER
    optouts.opt_out(heard.message.sender, heard.at, "sms")
    for person in heard.people:
        offers.opt_out_offers(person.pk, at=heard.at)
        for interpreter in person.interpreters.select_related("pool", "person"):
            messages.opted_out(interpreter, because=heard.message, at=heard.at)
    return STOPPED


def start(heard: Heard) -> str:
    """They want SMS again."""
    optouts.opt_in(heard.message.sender, heard.at)
    return heard.answer("started")


def confirm(heard: Heard) -> str:
    """The code that was sent to this number came back from it."""
    if numbers.confirm(heard.message.sender, heard.decision.code, heard.at):
        return heard.answer("number_confirmed")
    return heard.answer("unknown_code", codes="")


def pause(heard: Heard) -> str:
    """In every Pool of this person; whose pause it is must be certain."""
    rows = _interpreters(heard, Interpreter.ACTIVE, Interpreter.PAUSED)
    if said := _whose(heard, rows):
        return said
    try:
        for row in rows:
            row = start_pause(row, days=heard.reply.days or 0, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    return heard.answer("paused", until=f"{row.paused_until:%d.%m.%Y}")


def resume(heard: Heard) -> str:
    """Back in every Pool that knew of the pause."""
    paused = [row for row in _interpreters(heard, Interpreter.PAUSED) if row.paused_until]
    rows = paused or _interpreters(heard, Interpreter.ACTIVE, Interpreter.PAUSED)
    if said := _whose(heard, rows):
        return said
    try:
        for row in rows:
            pauses.wake_interpreter(row, by=actor_of(row), at=heard.at)
    except Refused as refused:
        return heard.refuse(refused)
    return heard.answer("back")


def ask_days(heard: Heard) -> str:
    """PAUSE without a number."""
    return heard.answer("days")


def calendar(heard: Heard) -> str:
    """A link to their own page; who is in several Pools gets that of the first, and writes to one number."""
    working = [state for state in Interpreter.STATES if state != Interpreter.LEFT]
    rows = _interpreters(heard, *working)
    if said := _whose(heard, rows):
        return said
    row = next((row for row in rows if row.pool == heard.pool), rows[0])
    token = links.make_own_link(row, by=actor_of(row), at=heard.at)
    return heard.answer("calendar", link=page(token))


def _whose(heard: Heard, rows: list[Interpreter]) -> str:
    """What is answered when it is nobody's pause, or nobody can tell whose; otherwise nothing."""
    if len({row.person_id for row in rows}) > 1:
        return heard.answer("shared")
    return "" if rows else heard.refuse(pauses.NotWorking())


def _interpreters(heard: Heard, *states: str) -> list[Interpreter]:
    rows = Interpreter.objects.across_pools().filter(person__in=heard.people, state__in=states)
    return list(rows.select_related("pool", "person").order_by("pk"))
