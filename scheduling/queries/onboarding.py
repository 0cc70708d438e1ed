"""Who wants in: what a signed link opens, what waits for the coordinator, who is in."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.core.signing import BadSignature, Signer
from django.db.models import Count, Q, QuerySet

from pool.domain.actors import Actor
from pool.models import Authority, Membership, Pool
from scheduling.domain.joining import RegistrationState
from scheduling.models import Application, Invitation, Registration

CONFIRM_WITHIN = timedelta(days=7)
Row = TypeVar("Row", Registration, Invitation, Application)
RELATED = {Registration: ("pool", "authority"), Invitation: ("pool", "authority"), Application: ("pool",)}


def token_of(row: Registration | Invitation | Application) -> str:
    """What stands in the link of a mail: which row, signed. It proves that somebody reads that mailbox."""
    return _signer(type(row)).sign(str(row.pk))


def row_behind(model: type[Row], token: str) -> Row | None:
    """The row whose link this is, whatever has become of it; None for what we have not signed."""
    try:
        pk = _signer(model).unsign(token)
    except BadSignature:
        return None
    rows = model.objects.across_pools().select_related(*RELATED[model])
    found: Row | None = rows.filter(pk=pk).first()
    return found


def _signer(model: type[Any]) -> Signer:
    return Signer(sep=".", salt=f"scheduling.{model.__name__}")


def open_pools() -> "QuerySet[Pool]":
    """The Pools in which institutions may register themselves."""
    return Pool.objects.filter(registers=True).order_by("name", "pk")


def registrations_waiting(actor: Actor) -> "QuerySet[Registration]":
    """Those that wait for the coordinator, the oldest first."""
    return _registrations(actor).filter(state=RegistrationState.CONFIRMED)


def registrations_unproved(actor: Actor, at: datetime) -> "QuerySet[Registration]":
    """Those of the last four weeks whose mail address nobody has proved."""
    rows = _registrations(actor).filter(state=RegistrationState.FILED)
    return rows.filter(filed_at__gt=at - timedelta(days=28))


def _registrations(actor: Actor) -> "QuerySet[Registration]":
    return Registration.objects.of(actor.pool_id or 0).order_by("filed_at", "pk")


def shut_out(pool_id: int, email: str) -> bool:
    """Whether whoever has this address was let in for an Authority that is blocked now."""
    theirs = Q(person__email__iexact=email) | Q(person__user__email__iexact=email)
    rows = Membership.objects.of(pool_id).filter(authority__state=Authority.BLOCKED)
    return rows.filter(theirs).exists()


def authorities_listed(
    actor: Actor, *, name: str = "", kind: str = "", state: str = ""
) -> "QuerySet[Authority]":
    """Every Authority of the Pool by name, with how many people are in; an empty filter is left out."""
    wanted = {"name__icontains": name, "kind": kind, "state": state}
    rows = Authority.objects.of(actor.pool_id or 0).filter(**{key: one for key, one in wanted.items() if one})
    inside = Count("memberships", filter=Q(memberships__active=True))
    return rows.annotate(inside=inside).order_by("name", "pk")


def people_in(authority: Authority) -> "QuerySet[Membership]":
    """Who is or was in, those who are first, by name."""
    rows = Membership.objects.of(authority.pool_id).filter(authority=authority).select_related("person__user")
    return rows.order_by("-active", "person__name", "pk")


def open_invitations(authority: Authority, at: datetime) -> "QuerySet[Invitation]":
    """Those that can still be accepted, the newest first."""
    rows = Invitation.objects.of(authority.pool_id).filter(authority=authority, ends_at__gt=at)
    return rows.filter(accepted_at=None, revoked_at=None).select_related("invited_by").order_by("-pk")
