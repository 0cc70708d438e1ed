"""A question to one volunteer, its reminder, its end; by SMS, or by mail with a page to answer on."""

from datetime import datetime
from typing import Any

from notifications import outbox
from scheduling.domain.states import RequestState
from scheduling.messages.facts_and_times import SOON, asks_from, polite_time, promised, question, soonest
from scheduling.messages.saying import mail, sms
from scheduling.messages.short_links import page
from scheduling.models import Offer
from scheduling.queries.asking import asking_ends
from scheduling.queries.quiet import rings_from


def offer(row: Offer, *, at: datetime, token: str = "") -> None:
    """The question. In the reconfirmation of a held Assignment it asks about the new time.

    That is a change like any other: of what starts soon it tells at night, too. By mail it is answered on
    the page behind `token`.
    """
    again = row.request.state == RequestState.RECONFIRMING
    _to_asked(
        "reconfirm" if again else _named("offer", row), row, key=f"offer:{row.pk}", at=at,
        due=asks_from(row, at), kind="offer", expires=asking_ends(row.request, row.slot),
        urgent=again and soonest(row) - at <= SOON, link=page(token),
        before=promised(row) if again else None, **question(row),
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
    _over("taken", row, at=at)


def withdrawn(row: Offer, *, at: datetime) -> None:
    """The question no longer holds; said once."""
    _over("withdrawn", row, at=at)


def _over(name: str, row: Offer, *, at: datetime) -> None:
    _to_asked(
        name, row, key=f"{name}:{row.pk}", at=at, due=polite_time(row.interpreter, at),
        expires=row.slot.starts, slot=row.slot,
    )  # fmt: skip
