"""One volunteer, beside any question: a new link for them; their pause or STOPP, for the coordinator."""

from datetime import datetime
from typing import Any

from notifications.models import Message
from pool.models import Interpreter
from scheduling.domain.states import AssignmentState
from scheduling.domain.tokens import hashed
from scheduling.messages.facts_and_times import polite_time
from scheduling.messages.saying import mail, sms
from scheduling.messages.short_links import page, writes_to
from scheduling.models import Assignment, Offer


def new_link(row: Offer | Assignment, *, token: str, at: datetime) -> None:
    """The old address is dead, here is another one; by SMS where that is how they are asked."""
    words: dict[str, Any] = {
        "about": f"{row._meta.model_name}:{row.pk}", "key": f"new_link:{hashed(token)}", "at": at,
        "code": row.code, "link": page(token), "question": isinstance(row, Offer),
    }  # fmt: skip
    if writes_to(row):
        mail("new_link", row.person.email, row.pool, person=row.person, **words)
    else:
        sms("new_link", row.person, row.pool, **words)


def own_link(row: Interpreter, *, token: str, by_sms: bool, asked: bool, at: datetime) -> None:
    """The address of a volunteer's own page; nobody is woken for it who has not `asked` just now."""
    words: dict[str, Any] = {
        "about": f"interpreter:{row.pk}", "key": f"own_link:{hashed(token)}", "at": at,
        "due": polite_time(row, at) if by_sms and not asked else at, "link": page(token),
    }  # fmt: skip
    if by_sms:
        sms("own_link", row.person, row.pool, **words)
    else:
        mail("own_link", row.person.email, row.pool, person=row.person, **words)


def opted_out(row: Interpreter, *, because: Message, at: datetime) -> None:
    """The coordinator hears that no SMS reaches this volunteer any more, also about promised Assignments."""
    mail(
        "opted_out", row.pool.email, row.pool, about=f"interpreter:{row.pk}", at=at,
        key=f"opted_out:{row.pk}:{because.pk}", person=row.person, assignments=_ahead(row, at),
    )  # fmt: skip


def paused(row: Interpreter, *, at: datetime) -> None:
    """The coordinator hears of the pause, and of what is promised within it."""
    mail(
        "paused", row.pool.email, row.pool, about=f"interpreter:{row.pk}", at=at,
        key=f"paused:{row.pk}:{row.paused_until or at.isoformat()}", person=row.person,
        until=row.paused_until, assignments=_ahead(row, at), link=f"/desk/people/{row.pk}/",
    )  # fmt: skip


def wants_to_leave(row: Interpreter, *, text: str, at: datetime) -> None:
    """The coordinator hears that somebody wants to stop, and what is promised."""
    _to_desk("wants_to_leave", row, at=at, text=text, assignments=_ahead(row, at))


def volunteer_word(row: Interpreter, *, text: str, at: datetime) -> None:
    """The coordinator reads what a volunteer has written on their own page."""
    _to_desk("volunteer_word", row, at=at, text=text)


def _to_desk(name: str, row: Interpreter, *, at: datetime, **told: Any) -> None:
    mail(
        name, row.pool.email, row.pool, about=f"interpreter:{row.pk}", at=at,
        key=f"{name}:{row.pk}:{at.isoformat()}", person=row.person, link=f"/desk/people/{row.pk}/",
        reply_to=row.person.email, **told,
    )  # fmt: skip


def left(row: Interpreter, *, at: datetime) -> None:
    """Thanks to whoever leaves, and what ends with it."""
    mail(
        "left", row.person.email, row.pool, about=f"interpreter:{row.pk}", at=at,
        key=f"left:{row.pk}:{row.left_on}", person=row.person,
    )  # fmt: skip


def _ahead(row: Interpreter, at: datetime) -> list[Assignment]:
    """What this volunteer has promised, the next first."""
    return list(row.assignments.filter(state=AssignmentState.CONFIRMED, ends__gt=at).order_by("starts"))
