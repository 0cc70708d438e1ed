"""The team of a Pool: who coordinates, who of them manages it; a Pool always has somebody who does."""

from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.sign_ins_made import person_of
from pool.domain.actors import Actor
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Membership, Pool
from pool.permissions import check_can_lead, check_can_rule
from scheduling import messages
from scheduling.queries.team import team_of


class LastLead(Refused):
    """Nobody could change the settings or let somebody in any more."""

    sentence = _(
        "%(name)s ist die letzte Person, die diesen Pool verwaltet. "
        "Geben Sie zuerst jemand anderem die Verwaltung."
    )
    field = "leads"


class AlreadyInTeam(Refused):
    """One membership is enough."""

    sentence = _("%(name)s ist schon im Team.")
    field = "email"


@transaction.atomic
def add_coordinator(pool: Pool, *, name: str, email: str, leads: bool, by: Actor, at: datetime) -> Membership:
    """From now on they coordinate, and sign in with a code that goes to this address.

    Who was in the team before comes back; a known person keeps their name. Raises AlreadyInTeam,
    SignInLocked, NotAllowed, NotLead.
    """
    check_can_lead(by, pool.pk)
    pool = lock_pool(pool.pk)
    person = person_of(name.strip(), email.strip().casefold())
    row, new = Membership.objects.of(pool).get_or_create(
        person=person, role=Membership.COORDINATOR, defaults={"pool": pool, "leads": leads}
    )
    if not new:
        if row.active:
            raise AlreadyInTeam(name=person.name)
        row.active, row.leads = True, leads
        row.save(update_fields=["active", "leads"])
    Event.record("add_coordinator", row, by=by, at=at, leads=leads)
    messages.team_joined(row, at=at)
    found: Membership = row
    return found


@transaction.atomic
def set_leads(membership: Membership, *, leads: bool, by: Actor, at: datetime) -> Membership:
    """They may change settings and team, or may not any more. Raises LastLead, LostRace, NotAllowed."""
    check_can_lead(by, membership.pool_id)
    row = _again(membership)
    if row.leads and not leads:
        _check_somebody_left(row)
    row.leads = leads
    row.save(update_fields=["leads"])
    Event.record("set_leads", row, by=by, at=at, leads=leads)
    return row


@transaction.atomic
def end_coordinator(membership: Membership, *, by: Actor, at: datetime) -> Membership:
    """They coordinate no more, at once; who stood in for them, or for whom they did, stands alone.

    Everybody may leave by themselves. Raises LastLead, LostRace, NotAllowed.
    """
    if by.person_id == membership.person_id:
        check_can_rule(by, membership.pool_id)
    else:
        check_can_lead(by, membership.pool_id)
    row = _again(membership)
    _check_somebody_left(row)
    Membership.objects.of(row.pool_id).filter(deputy=row).update(deputy=None)
    row.active, row.deputy = False, None
    row.save(update_fields=["active", "deputy"])
    own = by.person_id == row.person_id
    Event.record("leave_team" if own else "end_coordinator", row, by=by, at=at)
    if not own:
        messages.team_left(row, at=at)
    return row


def _again(membership: Membership) -> Membership:
    """The row as it is now; the Pool is locked, so that of two last ones the later one is the last."""
    pool = lock_pool(membership.pool_id)
    found = team_of(pool).select_related("person", "pool").filter(pk=membership.pk).first()
    if found is None:
        raise LostRace
    return found


def _check_somebody_left(row: Membership) -> None:
    others = team_of(row.pool).filter(leads=True).exclude(pk=row.pk)
    if row.leads and not others.exists():
        raise LastLead(name=row.person.name)
