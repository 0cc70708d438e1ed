"""Venue: the address book of an Authority, kept by whoever files its Requests, or by the coordinator."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime

from django.db import transaction

from notifications.domain.phones import PhoneError, landline_or_mobile
from pool import postal_codes
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.models import Authority, Event, Venue
from pool.permissions import check_can_keep_venues

MOST = 100
LONGEST = {"name": 60, "town": 80, "street": 60, "meeting_point": 60, "contact_name": 40}


class VenueNameless(Refused):
    """It is chosen by its name."""

    sentence = _("Bitte geben Sie dem Ort einen Namen, zum Beispiel: Rathaus, Zimmer 12.")
    field = "name"


class VenueTwice(Refused):
    """Two of the same name, and nobody knows which is which."""

    sentence = _("„%(name)s“ steht schon im Adressbuch. Bitte wählen Sie einen anderen Namen.")
    field = "name"


class TooManyVenues(Refused):
    """A list somebody has to choose from."""

    sentence = _(
        "Das Adressbuch ist voll: %(most)s Orte. Bitte löschen Sie zuerst einen, den Sie nicht brauchen."
    )
    field = "name"


class VenueTooLong(Refused):
    """What is longer fits into no Request."""

    sentence = _("Bitte höchstens %(most)s Zeichen.")

    def __init__(self, field: str, most: int) -> None:
        super().__init__(most=most)
        self.field = field


class ContactNotReachable(Refused):
    """It is called on the day itself."""

    sentence = _("Die Telefonnummer der Ansprechperson ist keine gültige Nummer.")
    field = "contact_phone"


@dataclass(frozen=True)
class Spot:
    """What the address book says of a place. A town that is not told is the one of the postal code."""

    name: str
    postal_code: str
    town: str = ""
    street: str = ""
    meeting_point: str = ""
    contact_name: str = ""
    contact_phone: str = ""


@transaction.atomic
def add_venue(authority: Authority, *, spot: Spot, by: Actor, at: datetime) -> Venue:
    """One more place to choose from; exactly the same place again (a second click) is the first one.

    Raises NotAllowed, VenueNameless, VenueTwice, TooManyVenues, VenueTooLong, UnknownPostalCode and
    ContactNotReachable.
    """
    check_can_keep_venues(by, authority)
    _lock(authority)
    values = asdict(checked(spot))
    mine = Venue.objects.of(authority.pool_id).filter(authority=authority)
    if (twin := mine.filter(name=values["name"]).first()) and _same(twin, values):
        return twin
    if twin:
        raise VenueTwice(name=twin.name)
    if mine.count() >= MOST:
        raise TooManyVenues(most=MOST)
    venue = Venue.objects.create(pool_id=authority.pool_id, authority=authority, **values)
    Event.record("add_venue", authority, by=by, at=at, venue=venue.pk)
    return venue


@transaction.atomic
def change_venue(venue: Venue, *, spot: Spot, by: Actor, at: datetime) -> Venue:
    """The place from now on; Requests that name it stay as they were sent. Raises what add_venue raises."""
    check_can_keep_venues(by, venue.authority)
    _lock(venue.authority)
    values = asdict(checked(spot))
    mine = Venue.objects.of(venue.pool_id).filter(authority=venue.authority_id)
    if not mine.filter(pk=venue.pk).exists():
        raise LostRace
    if mine.filter(name=values["name"]).exclude(pk=venue.pk).exists():
        raise VenueTwice(name=values["name"])
    write(venue, values)
    Event.record("change_venue", venue.authority, by=by, at=at, venue=venue.pk)
    return venue


@transaction.atomic
def remove_venue(venue: Venue, *, by: Actor, at: datetime) -> Authority:
    """It is offered no more; Requests that name it keep it."""
    check_can_keep_venues(by, venue.authority)
    if not Venue.objects.of(venue.pool_id).filter(pk=venue.pk).delete()[0]:
        raise LostRace
    Event.record("remove_venue", venue.authority, by=by, at=at, venue=venue.pk)
    return venue.authority


def checked(spot: Spot) -> Spot:
    """The same as it is kept, or the Refused that says what is wrong with it."""
    if not spot.name.strip():
        raise VenueNameless
    for field, most in LONGEST.items():
        if len(getattr(spot, field)) > most:
            raise VenueTooLong(field, most)
    place = postal_codes.find(spot.postal_code)
    if place is None:
        raise UnknownPostalCode
    try:
        phone = landline_or_mobile(spot.contact_phone) if spot.contact_phone.strip() else ""
    except PhoneError:
        raise ContactNotReachable from None
    town = spot.town.strip() or place.town
    return replace(
        spot, name=spot.name.strip(), postal_code=place.plz, town=town[: LONGEST["town"]], contact_phone=phone
    )


def _lock(authority: Authority) -> None:
    """Two clicks come one after the other."""
    Authority.objects.of(authority.pool_id).select_for_update(no_key=True).get(pk=authority.pk)


def _same(venue: Venue, values: dict[str, str]) -> bool:
    return all(getattr(venue, name) == value for name, value in values.items())
