"""To those who want to interpret, and to the coordinators about them."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from scheduling.messages.saying import mail, sms_to
from scheduling.models import Application
from scheduling.queries.onboarding import token_of


def confirm_application(row: Application, *, at: datetime) -> None:
    """The link that proves the mailbox. Nothing that was typed is in it: it may be a stranger's."""
    _mail("confirm_application", row, to=row.email, at=at, link=_page(row))


def application_waits(row: Application, *, at: datetime) -> None:
    """The coordinators hear of it once, whether or not the mailbox is proved: each is worth a call."""
    _mail("application_waits", row, to=row.pool.email, at=at, link=f"/desk/bewerbungen/{row.pk}/")


def application_withdrawn(row: Application, *, at: datetime) -> None:
    """The coordinators hear that nobody will come to the interview."""
    _mail("application_withdrawn", row, to=row.pool.email, at=at, link=f"/desk/bewerbungen/{row.pk}/")


def interview(row: Application, *, at: datetime) -> None:
    """When and where; by SMS for those without a mailbox, whose number nobody has confirmed yet."""
    again = f"{row.interview_at:%Y%m%d%H%M}:{at:%Y%m%d%H%M%S}"
    if row.email:
        _mail("interview", row, to=row.email, at=at, again=again, link=_page(row))
        return
    slot = SimpleNamespace(starts=row.interview_at, ends=row.interview_at)
    sms_to(
        row.mobile, "interview", row.pool, about=f"application:{row.pk}", key=f"interview:{row.pk}:{again}",
        at=at, slot=slot, on_site=True, town=row.interview_where,
    )  # fmt: skip


def application_accepted(row: Application, *, at: datetime) -> None:
    """They are in, and what comes next."""
    _mail("application_accepted", row, to=row.email, at=at)


def application_rejected(row: Application, *, text: str, at: datetime) -> None:
    """They are not, with thanks."""
    _mail("application_rejected", row, to=row.email, at=at, text=text)


def _page(row: Application) -> str:
    return f"/mitmachen/bewerbung/{token_of(row)}/"


def _mail(name: str, row: Application, *, to: str, at: datetime, again: str = "", **told: Any) -> None:
    about, key = f"application:{row.pk}", f"{name}:{row.pk}:{again}"
    mail(name, to, row.pool, about=about, key=key, at=at, row=row, **told)
