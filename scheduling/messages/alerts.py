"""To those who coordinate: what is urgent and nobody has looked at, several points in one word."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.utils import timezone, translation

from notifications import optouts
from pool.models import Membership, Person, Pool
from scheduling.messages.saying import mail, sms_to
from scheduling.queries.todo import Item
from scheduling.wording import todo as words

LINK = "/desk/"


def alert(
    row: Membership, items: Sequence[Item], *, way: str, instead_of: Sequence[Person], at: datetime
) -> None:
    """By SMS, mail or both, as this coordinator wants it; where no SMS reaches them, by mail.

    `instead_of`: for whom they stand in. Their number need not be confirmed: no name is in the SMS.
    """
    about, key = f"membership:{row.pk}", f"alert:{row.pk}:{_fingerprint(items)}"
    mobile = row.person.mobile
    rings = bool(mobile) and way in (Membership.SMS, Membership.BOTH) and not optouts.is_out(mobile)
    if rings:
        told: dict[str, Any] = {"points": len(items), "first": _short(items[0], row.pool), "link": LINK}
        sms_to(mobile, "alert", row.pool, about=about, key=key, at=at, urgent=True, **told)
    if not rings or way == Membership.BOTH:
        names = [one.name for one in instead_of]
        _mail(address_of(row), row.pool, items, about=about, key=key, at=at, person=row.person, instead=names)


def alert_mailbox(pool: Pool, items: Sequence[Item], *, at: datetime) -> None:
    """To the Pool's mailbox, when nobody is there."""
    key = f"alert:pool:{pool.pk}:{_fingerprint(items)}"
    _mail(pool.email, pool, items, about=f"pool:{pool.pk}", key=key, at=at, person=None, instead=[])


def address_of(row: Membership) -> str:
    """Where a coordinator reads mail: the person's address, otherwise the one they sign in with."""
    user = getattr(row.person, "user", None)
    return row.person.email or (user.email if user else "")


def _mail(address: str, pool: Pool, items: Sequence[Item], **told: Any) -> None:
    with translation.override("de"), timezone.override(pool.tz):
        sentences = [words.sentence(one) for one in items]
    mail("alert", address, pool, sentences=sentences, count=len(items), link=LINK, **told)


def _short(item: Item, pool: Pool) -> str:
    with translation.override("de"), timezone.override(pool.tz):
        return words.short(item)


def _fingerprint(items: Sequence[Item]) -> str:
    return sha256(" ".join(sorted(one.key for one in items)).encode()).hexdigest()[:24]
