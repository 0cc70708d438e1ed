"""Registration: an institution asks to be let in, proves its mailbox, and is approved or rejected."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from notifications.domain.phones import landline_or_mobile, pretty
from pool import postal_codes
from pool.actions.authorities import (
    Profile,
    add_authority,
    admit_authority,
    namesake,
)
from pool.actions.locks import lock_pool
from pool.domain.actors import SYSTEM, Actor, Role
from pool.domain.mail_domains import is_trusted
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import NotAllowed, ReasonMissing, Refused
from pool.domain.settings_of_work import Kind, Setting
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Pool
from scheduling import messages
from scheduling.actions.colleagues import AuthorityBlocked, let_in
from scheduling.domain.joining import RegistrationMove, RegistrationState
from scheduling.models import Registration
from scheduling.queries.onboarding import CONFIRM_WITHIN, shut_out

TWICE = timedelta(minutes=10)
USUAL = {
    Kind.SCHOOL: Setting.SCHOOL, Kind.KITA: Setting.KITA, Kind.COUNSELLING: Setting.COUNSELLING,
    Kind.HEALTH: Setting.HEALTH, Kind.HOUSING: Setting.HOUSING,
}  # fmt: skip  # what such a body mostly asks for; an office may be any


class NotOpen(Refused):
    """The Pool lets institutions in by itself."""

    sentence = _("Dieser Pool nimmt Anmeldungen nur persönlich an. Bitte rufen Sie an: %(phone)s.")


class KindExcluded(Refused):
    """The Pool does not serve such bodies."""

    sentence = _(
        "Für diese Art von Einrichtung vermittelt dieser Pool nicht. "
        "Wer Ihnen sonst helfen kann, sagt Ihnen die Koordination: %(phone)s."
    )
    field = "kind"


class NotAgreed(Refused):
    """Without the Pool's terms there is no interpreter."""

    sentence = _("Bitte bestätigen Sie, dass Ihre Einrichtung die Regeln einhält.")
    field = "agreed"


class ConfirmedTooLate(Refused):
    """The link in the mail holds for a week."""

    sentence = _("Dieser Link gilt nicht mehr. Bitte melden Sie Ihre Einrichtung noch einmal an.")


@dataclass(frozen=True)
class Application:
    """What an institution says of itself; the plain value of the form."""

    name: str
    kind: str
    postal_code: str
    town: str
    street: str
    cost_bearer: str
    contact_name: str
    email: str
    phone: str
    note: str


@transaction.atomic
def register(pool: Pool, *, said: Application, agreed: bool, at: datetime) -> Registration:
    """Keep what was said, and send a link to the address that was given. A second click finds the first row.

    Raises NotOpen, KindExcluded, UnknownPostalCode, NotAgreed.
    """
    pool = lock_pool(pool.pk)
    if not pool.registers:
        raise NotOpen(phone=pretty(pool.phone))
    if said.kind in pool.excluded_kinds:
        raise KindExcluded(phone=pretty(pool.phone))
    place = postal_codes.find(said.postal_code)
    if place is None:
        raise UnknownPostalCode
    if not agreed:
        raise NotAgreed
    values = {name: getattr(said, name).strip() for name in Application.__dataclass_fields__}
    values |= {"email": said.email.strip().casefold(), "phone": landline_or_mobile(said.phone)}
    values |= {"town": values["town"] or place.town.split(";")[0], "pool": pool}
    if earlier := _clicked_before(pool, values, at):
        return earlier
    row = Registration.objects.create(agreed_at=at, filed_at=at, **values)
    Event.record("file", row, by=applicant(row), at=at)
    messages.confirm_registration(row, at=at)
    return row


def _clicked_before(pool: Pool, values: dict[str, object], at: datetime) -> Registration | None:
    """What the same page has filed a moment ago."""
    seen = {key: value for key, value in values.items() if key not in ("note", "pool")}  # note: encrypted
    rows = Registration.objects.of(pool).filter(filed_at__gt=at - TWICE, state=RegistrationState.FILED)
    return rows.filter(**seen).first()


def applicant(row: Registration) -> Actor:
    """Somebody of whom the Pool knows what they typed."""
    return Actor(Role.AUTHORITY, row.contact_name, pool_id=row.pool_id)


@transaction.atomic
def confirm_registration(registration: Registration, *, at: datetime) -> Registration:
    """Whoever filed it reads the mailbox it names. Of a trusted domain it is approved at once.

    Once is enough: pressed again, it stays as it is. Raises ConfirmedTooLate.
    """
    row = _lock(registration)
    if row.state != RegistrationState.FILED:
        return row
    if row.filed_at + CONFIRM_WITHIN <= at:
        raise ConfirmedTooLate
    row.move(RegistrationMove.CONFIRM, by=applicant(row), confirmed_at=at)
    Event.record("confirm", row, by=applicant(row), at=at)
    if _is_sure(row):
        try:
            with transaction.atomic():
                return approve_registration(row, by=SYSTEM, at=at)
        except Refused:  # a locked sign-in, or whatever else a person should look at
            row = _lock(registration)
    messages.registration_waits(row, at=at)
    return row


def _is_sure(row: Registration) -> bool:
    """Nothing is left to decide for a person."""
    pool = row.pool
    served = pool.registers and row.kind not in pool.excluded_kinds
    trusted = is_trusted(row.email, pool.trusted_domains) and not shut_out(pool.pk, row.email)
    return served and trusted and namesake(pool.pk, row.name) is None


@transaction.atomic
def approve_registration(
    registration: Registration, *, by: Actor, at: datetime, into: Authority | None = None
) -> Registration:
    """The contact may request for a new Authority, or for one there is (`into`), and reads how to sign in.

    Raises NameTaken, AuthorityBlocked, SignInLocked, NotAllowed, IllegalMove.
    """
    row = _lock(registration)
    if into is not None and into.pool_id != row.pool_id:
        raise NotAllowed
    if into is not None and into.state == Authority.BLOCKED:
        raise AuthorityBlocked
    row.move(RegistrationMove.APPROVE, by=by, decided_at=at)
    authority = into or add_authority(row.pool, profile=_profile(row), by=by, at=at, agreed_at=row.agreed_at)
    if authority.state == Authority.PENDING:
        admit_authority(authority, by=by, at=at)
    member = let_in(authority, name=row.contact_name, email=row.email, by=by, at=at)
    row.authority, row.person = authority, member.person
    row.save(update_fields=["authority", "person"])
    Event.record("approve", row, by=by, at=at, authority=authority.pk)
    messages.registration_approved(row, at=at)
    return row


def _profile(row: Registration) -> Profile:
    return Profile(
        name=row.name, kind=row.kind, setting=USUAL.get(Kind(row.kind), ""), postal_code=row.postal_code,
        town=row.town, street=row.street, meeting_point="", cost_bearer=row.cost_bearer, email=row.email,
        phone=row.phone,
    )  # fmt: skip


@transaction.atomic
def reject_registration(registration: Registration, *, by: Actor, at: datetime, reason: str) -> Registration:
    """It cannot be; the contact reads why. Raises ReasonMissing, NotAllowed, IllegalMove."""
    if not reason.strip():
        raise ReasonMissing
    row = _lock(registration)
    row.move(RegistrationMove.REJECT, by=by, decided_at=at)
    Event.record("reject", row, by=by, at=at, reason=reason)
    messages.registration_rejected(row, reason=reason, at=at)
    return row


def _lock(registration: Registration) -> Registration:
    """The Pool first, so that two of one name come one after the other; then the row as it is now."""
    lock_pool(registration.pool_id)
    rows = Registration.objects.of(registration.pool_id).select_related("pool")
    found: Registration = rows.select_for_update(no_key=True, of=("self",)).get(pk=registration.pk)
    return found
