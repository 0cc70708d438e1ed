"""On board: a mailbox is proved, somebody is let in, invited or out; the coordinators hear what waits."""

from datetime import datetime
from typing import Any

from pool.models import Authority, Membership
from scheduling.messages.saying import mail
from scheduling.models import Invitation, Registration
from scheduling.queries.onboarding import CONFIRM_WITHIN, token_of
from scheduling.queries.requesters import mailbox_of


def confirm_registration(row: Registration, *, at: datetime) -> None:
    """The link that proves the mailbox. Nothing that was typed is in it: it may be a stranger's."""
    link, ends = f"/mitmachen/bestaetigen/{token_of(row)}/", row.filed_at + CONFIRM_WITHIN
    _mail("confirm_registration", row, to=row.email, at=at, link=link, ends=ends, expires=ends)


def registration_waits(row: Registration, *, at: datetime) -> None:
    """The coordinators hear of it once, when the mailbox is proved."""
    link = f"/desk/einrichtungen/anmeldungen/{row.pk}/"
    _mail("registration_waits", row, to=row.pool.email, at=at, link=link)


def registration_approved(row: Registration, *, at: datetime) -> None:
    """They are in, and this is how to sign in."""
    _mail("registration_approved", row, to=row.email, at=at)


def registration_rejected(row: Registration, *, reason: str, at: datetime) -> None:
    """They are not, and why."""
    _mail("registration_rejected", row, to=row.email, at=at, reason=reason)


def _mail(name: str, row: Registration, *, to: str, at: datetime, **told: Any) -> None:
    about, key = f"registration:{row.pk}", f"{name}:{row.pk}"
    mail(name, to, row.pool, about=about, key=key, at=at, row=row, **told)


def invited(row: Invitation, *, at: datetime) -> None:
    """A colleague asks them in."""
    mail(
        "invited", row.email, row.pool, about=f"invitation:{row.pk}", key=f"invited:{row.pk}", at=at, row=row,
        link=f"/einladung/{token_of(row)}/", expires=row.ends_at,
    )  # fmt: skip


def membership_ended(row: Membership, *, at: datetime) -> None:
    """Somebody else took them out."""
    user = getattr(row.person, "user", None)
    address = row.person.email or (user.email if user else "")
    mail(
        "membership_ended", address, row.pool, about=f"authority:{row.authority_id}", at=at, row=row,
        key=f"membership_ended:{row.pk}:{at:%Y%m%d%H%M%S}",
    )  # fmt: skip


def team_joined(row: Membership, *, at: datetime) -> None:
    """They coordinate now, and this is how to sign in."""
    _team("team_joined", row, at=at)


def team_left(row: Membership, *, at: datetime) -> None:
    """Somebody else took them out of the team."""
    _team("team_left", row, at=at)


def _team(name: str, row: Membership, *, at: datetime) -> None:
    user = getattr(row.person, "user", None)
    address = user.email if user else row.person.email
    key = f"{name}:{row.pk}:{at:%Y%m%d%H%M%S}"
    mail(name, address, row.pool, about=f"membership:{row.pk}", key=key, at=at, row=row, login=address)


def nobody_left(row: Authority, *, at: datetime) -> None:
    """The coordinators hear that an Authority has nobody any more who could ask or read."""
    mail(
        "nobody_left", row.pool.email, row.pool, about=f"authority:{row.pk}", at=at, row=row,
        key=f"nobody_left:{row.pk}:{at:%Y%m%d%H%M%S}", link=f"/desk/einrichtungen/{row.pk}/",
        mailbox=mailbox_of(row),
    )  # fmt: skip
