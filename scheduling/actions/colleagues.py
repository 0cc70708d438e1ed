"""Who may request for an Authority: they come in, and they leave or are taken out."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from pool.actions.authorities import check_can_speak_for
from pool.actions.sign_ins_made import person_of
from pool.domain.actors import Actor
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Membership
from scheduling import messages
from scheduling.actions.locks import hold_authority
from scheduling.queries.onboarding import open_invitations, people_in


class AuthorityBlocked(Refused):
    """Nobody may request for it at present."""

    sentence = _("Diese Einrichtung ist gesperrt. Bitte rufen Sie den Pool an.")


def let_in(authority: Authority, *, name: str, email: str, by: Actor, at: datetime) -> Membership:
    """Whoever has this address may request for the Authority from now on; they sign in with the address.

    Who has a sign-in keeps it, whatever name was typed. Raises SignInLocked.
    """
    person = person_of(name, email.casefold())
    row, new = Membership.objects.of(authority.pool_id).get_or_create(
        person=person, authority=authority, role=Membership.REQUESTER, defaults={"pool": authority.pool}
    )
    if not new and not row.active:
        row.active = True
        row.save(update_fields=["active"])
    Event.record("let_in", authority, by=by, at=at, membership=row.pk)
    found: Membership = row
    return found


@transaction.atomic
def end_membership(membership: Membership, *, by: Actor, at: datetime) -> Membership:
    """They leave, or a colleague or the coordinator takes them out: at once they see and hear nothing more.

    Who was taken out reads so, and whom they have invited, or they themselves again, cannot come in any more
    without being asked anew. The coordinators hear when nobody is left. Raises LostRace, NotAllowed.
    """
    authority = membership.authority
    assert authority is not None  # noqa: S101 -- a constraint: every Requester has an Authority
    check_can_speak_for(by, authority)
    hold_authority(authority.pk)  # of two last ones who leave at once the later one is the last
    rows = Membership.objects.of(membership.pool_id).filter(pk=membership.pk, active=True)
    if rows.update(active=False) != 1:
        raise LostRace
    membership.active = False
    own = by.person_id == membership.person_id
    Event.record("leave" if own else "end_membership", authority, by=by, at=at, membership=membership.pk)
    if not own:
        _revoke_invitations(membership, by=by, at=at)
        messages.membership_ended(membership, at=at)
    if not people_in(authority).filter(active=True).exists():
        messages.nobody_left(authority, at=at)
    return membership


def _revoke_invitations(membership: Membership, *, by: Actor, at: datetime) -> None:
    """Those that were made by or for whoever is out now."""
    authority, person = membership.authority, membership.person
    assert authority is not None  # noqa: S101 -- a constraint: every Requester has an Authority
    addresses = {person.email.casefold(), getattr(getattr(person, "user", None), "email", "").casefold()}
    rows = open_invitations(authority, at).filter(Q(invited_by=person) | Q(email__in=addresses - {""}))
    for pk in list(rows.values_list("pk", flat=True)):
        if rows.filter(pk=pk).update(revoked_at=at):
            Event.record("revoke_invitation", authority, by=by, at=at, invitation=pk)
