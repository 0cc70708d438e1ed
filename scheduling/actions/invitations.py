"""Invitation: a clerk, or the coordinator, asks a colleague in; whoever reads that mailbox accepts."""

from datetime import datetime, timedelta

from django.db import transaction

from pool.actions.authorities import check_can_speak_for
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Membership
from scheduling import messages
from scheduling.actions.colleagues import AuthorityBlocked, let_in
from scheduling.models import Invitation
from scheduling.queries.onboarding import open_invitations, people_in

HOLDS = timedelta(days=14)
MOST_A_DAY = 20


class OwnAddress(Refused):
    """They are in."""

    sentence = _("Das ist Ihre eigene E-Mail-Adresse. Sie sind schon dabei.")
    field = "email"


class AlreadyIn(Refused):
    """Nobody needs two memberships."""

    sentence = _("%(name)s ist schon dabei und kann sich mit dieser E-Mail-Adresse anmelden.")
    field = "email"


class AlreadyInvited(Refused):
    """The first mail still holds."""

    sentence = _(
        "An diese Adresse ist schon eine Einladung unterwegs, sie gilt bis %(until)s. "
        "Ist sie nicht angekommen? Ziehen Sie sie unten zurück und laden Sie neu ein."
    )
    field = "email"


class TooManyInvitations(Refused):
    """A whole office at once, or somebody's joke."""

    sentence = _("Sie haben heute schon sehr viele Personen eingeladen. Bitte machen Sie morgen weiter.")
    field = "email"


class InvitationOver(Refused):
    """Used, taken back, or too old."""

    sentence = _("Diese Einladung gilt nicht mehr. Bitten Sie um eine neue.")


@transaction.atomic
def invite(authority: Authority, *, name: str, email: str, by: Actor, at: datetime) -> Invitation:
    """A mail with a link goes to the colleague; it holds for two weeks and works once.

    Raises OwnAddress, AlreadyIn, AlreadyInvited, TooManyInvitations, AuthorityBlocked, NotAllowed.
    """
    check_can_speak_for(by, authority)
    if by.person_id is None:
        raise NotAllowed
    authority = _lock(authority)
    if authority.state == Authority.BLOCKED:
        raise AuthorityBlocked
    email = email.strip().casefold()
    _check_new(authority, email, by=by, at=at)
    row = Invitation.objects.create(
        pool=authority.pool, authority=authority, email=email, name=name.strip(),
        invited_by_id=by.person_id, made_at=at, ends_at=at + HOLDS,
    )  # fmt: skip
    Event.record("invite", authority, by=by, at=at, invitation=row.pk)
    messages.invited(row, at=at)
    return row


def _check_new(authority: Authority, email: str, *, by: Actor, at: datetime) -> None:
    for one in people_in(authority).filter(active=True):
        if email in _addresses(one):
            raise OwnAddress if one.person_id == by.person_id else AlreadyIn(name=one.person.name)
    if waiting := open_invitations(authority, at).filter(email=email).first():
        raise AlreadyInvited(until=f"{waiting.ends_at.astimezone(authority.pool.tz):%d.%m.%Y}")
    made = Invitation.objects.of(authority.pool_id).filter(authority=authority)
    if made.filter(made_at__gt=at - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyInvitations


def _addresses(one: Membership) -> set[str]:
    user = getattr(one.person, "user", None)
    return {one.person.email.casefold()} | ({user.email.casefold()} if user else set())


def _lock(authority: Authority) -> Authority:
    rows = Authority.objects.of(authority.pool_id).select_for_update(no_key=True, of=("self",))
    found: Authority = rows.select_related("pool").get(pk=authority.pk)
    return found


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Actor, at: datetime) -> Invitation:
    """The link in the mail is dead. Raises InvitationOver, NotAllowed."""
    check_can_speak_for(by, invitation.authority)
    return _ended(invitation, "revoke_invitation", by=by, at=at, revoked_at=at)


@transaction.atomic
def accept_invitation(invitation: Invitation, *, at: datetime) -> Membership:
    """Whoever reads the mailbox is in, and signs in with that address.

    Raises InvitationOver, AuthorityBlocked, SignInLocked.
    """
    authority = _lock(invitation.authority)
    if authority.state == Authority.BLOCKED:
        raise AuthorityBlocked
    by = invited_actor(invitation)
    membership = let_in(authority, name=invitation.name, email=invitation.email, by=by, at=at)
    _ended(invitation, "accept_invitation", by=by, at=at, accepted_at=at, person=membership.person)
    return membership


def invited_actor(invitation: Invitation) -> Actor:
    """Somebody of whom the Pool knows a name and a mailbox."""
    return Actor(
        Role.AUTHORITY, invitation.name, pool_id=invitation.pool_id, authority_id=invitation.authority_id
    )


def _ended(invitation: Invitation, verb: str, *, by: Actor, at: datetime, **changes: object) -> Invitation:
    """Compare and swap: an invitation ends once."""
    rows = Invitation.objects.of(invitation.pool_id).filter(pk=invitation.pk, ends_at__gt=at)
    if rows.filter(accepted_at=None, revoked_at=None).update(**changes) != 1:
        raise InvitationOver
    for name, value in changes.items():
        setattr(invitation, name, value)
    Event.record(verb, invitation.authority, by=by, at=at, invitation=invitation.pk)
    return invitation
