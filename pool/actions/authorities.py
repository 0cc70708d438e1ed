"""Authorities: entered and edited by the coordinator or by themselves, let in and shut out."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from pool import postal_codes
from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor, Role
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import LostRace, ReasonMissing, Refused
from pool.domain.spelling import fold
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Pool
from pool.permissions import check_can_rule


class NameTaken(Refused):
    """Two of one name could not be told apart in any list."""

    sentence = _("Eine Einrichtung mit diesem Namen gibt es schon: %(name)s.")
    field = "name"


@dataclass(frozen=True)
class Contact:
    """What an Authority may change itself; the town is found by the postal code when it is empty."""

    postal_code: str
    town: str
    street: str
    meeting_point: str
    cost_bearer: str
    email: str
    phone: str


@dataclass(frozen=True)
class Profile(Contact):
    """What the coordinator may change."""

    name: str
    kind: str
    setting: str


@transaction.atomic
def add_authority(
    pool: Pool, *, profile: Profile, by: Actor, at: datetime, agreed_at: datetime | None = None
) -> Authority:
    """A new one, let in at once. Raises NameTaken, UnknownPostalCode, NotAllowed."""
    check_can_rule(by, pool.pk)
    lock_pool(pool.pk)
    _check_name(pool.pk, profile.name)
    values = _located(profile)
    row = Authority.objects.create(pool=pool, state=Authority.APPROVED, agreed_at=agreed_at, **values)
    Event.record("add_authority", row, by=by, at=at)
    return row


@transaction.atomic
def set_profile(authority: Authority, *, profile: Profile, by: Actor, at: datetime) -> Authority:
    """The coordinator's word about it. Raises NameTaken, UnknownPostalCode, NotAllowed."""
    check_can_rule(by, authority.pool_id)
    lock_pool(authority.pool_id)
    _check_name(authority.pool_id, profile.name, but=authority)
    return _written(authority, _located(profile), by=by, at=at)


@transaction.atomic
def set_contact(authority: Authority, *, contact: Contact, by: Actor, at: datetime) -> Authority:
    """Its own word: how to reach it, where it is, who pays. Raises UnknownPostalCode, NotAllowed."""
    check_can_speak_for(by, authority)
    return _written(authority, _located(contact), by=by, at=at)


@transaction.atomic
def block_authority(authority: Authority, *, by: Actor, at: datetime, reason: str) -> Authority:
    """Nobody requests for it or sees its Requests any more; what runs already goes on until somebody acts."""
    check_can_rule(by, authority.pool_id)
    if not reason.strip():
        raise ReasonMissing
    return _moved(authority, Authority.BLOCKED, "block", by=by, at=at, reason=reason)


@transaction.atomic
def admit_authority(authority: Authority, *, by: Actor, at: datetime, reason: str = "") -> Authority:
    """It may request; again, if it was shut out, and then with a reason."""
    check_can_rule(by, authority.pool_id)
    if authority.state == Authority.BLOCKED and not reason.strip():
        raise ReasonMissing
    return _moved(authority, Authority.APPROVED, "admit", by=by, at=at, reason=reason)


def check_can_speak_for(by: Actor, authority: Authority) -> None:
    """Raise NotAllowed unless they request for it, or coordinate its Pool (or are the system)."""
    own = by.role is Role.AUTHORITY and (by.pool_id, by.authority_id) == (authority.pool_id, authority.pk)
    if not own:
        check_can_rule(by, authority.pool_id)


def namesake(pool_id: int, name: str) -> Authority | None:
    """The Authority of this Pool that has the same name, however it is written."""
    wanted = _spelled(name)
    rows = Authority.objects.of(pool_id).order_by("pk")
    return next((row for row in rows if _spelled(row.name) == wanted), None)


def _spelled(name: str) -> str:
    return fold(name) or name.strip()


def _check_name(pool_id: int, name: str, but: Authority | None = None) -> None:
    other = namesake(pool_id, name)
    if other and other != but:
        raise NameTaken(name=other.name)


def _located(contact: Contact) -> dict[str, str]:
    place = postal_codes.find(contact.postal_code)
    if place is None:
        raise UnknownPostalCode
    return asdict(contact) | {"town": contact.town or place.town.split(";")[0]}


def _written(authority: Authority, values: dict[str, str], *, by: Actor, at: datetime) -> Authority:
    row: Authority = Authority.objects.of(authority.pool_id).select_for_update().get(pk=authority.pk)
    changed = sorted(name for name, value in values.items() if getattr(row, name) != value)
    if changed:
        write(row, values)
        Event.record("set_authority", row, by=by, at=at, changed=changed)
    return row


def _moved(authority: Authority, state: str, verb: str, *, by: Actor, at: datetime, reason: str) -> Authority:
    rows = Authority.objects.of(authority.pool_id).filter(pk=authority.pk, state=authority.state)
    if state == authority.state or rows.update(state=state) != 1:
        raise LostRace
    authority.state = state
    Event.record(verb, authority, by=by, at=at, reason=reason)
    return authority
