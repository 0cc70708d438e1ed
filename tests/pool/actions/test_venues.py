"""The address book of an Authority: what goes in, what is refused, and who may."""

from dataclasses import replace

import pytest

from pool.actions.venues import (
    LONGEST,
    MOST,
    ContactNotReachable,
    Spot,
    TooManyVenues,
    UnknownPostalCode,
    VenueNameless,
    VenueTooLong,
    VenueTwice,
    add_venue,
    change_venue,
    remove_venue,
)
from pool.domain.refusals import LostRace, NotAllowed
from pool.models import Event, Venue
from scheduling.actions.wanted import LONGEST_WORDS
from tests.builders import clerk_of, coordinator_of
from tests.people import Cast, cast

TOWN_HALL = Spot(
    "Rathaus", "34497", street="Stechbahn 1", meeting_point="Zimmer 12", contact_phone="069 90009002"
)


@pytest.fixture
def people(db: None) -> Cast:
    """Everybody."""
    return cast()


@pytest.fixture
def clerk(people: Cast):
    """Gesa."""
    return people.actor(people.gesa)


def test_place_is_kept_with_its_town_and_its_number_as_one_calls_it(people, clerk, at):
    venue = add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at)

    row = Venue.objects.of(people.pool).get()
    assert (row, row.town, row.contact_phone) == (venue, "Korbach", "+496990009002")
    [event] = Event.objects.about(people.youth_office)
    assert (event.verb, event.facts) == ("add_venue", {"venue": venue.pk})


def test_second_click_is_the_first_one(people, clerk, at):
    first, second = (add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at) for _ in range(2))

    assert first == second
    assert Event.objects.about(people.youth_office).count() == 1


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"name": "  "}, VenueNameless),
        ({"postal_code": "00000"}, UnknownPostalCode),
        ({"postal_code": ""}, UnknownPostalCode),
        ({"contact_phone": "Durchwahl 12"}, ContactNotReachable),
        *(({name: "ä" * (most + 1)}, VenueTooLong) for name, most in LONGEST.items()),
    ],
)
def test_what_is_wrong_is_refused_and_changes_nothing(people, clerk, at, changes, refused):
    venue = add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at)
    wrong = replace(TOWN_HALL, **changes)

    with pytest.raises(refused) as caught:
        add_venue(people.youth_office, spot=wrong, by=clerk, at=at)
    with pytest.raises(refused):
        change_venue(venue, spot=wrong, by=clerk, at=at)

    assert caught.value.field in changes
    assert Venue.objects.of(people.pool).get().street == "Stechbahn 1"


def test_name_is_given_once(people, clerk, at):
    add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at)
    other = add_venue(people.youth_office, spot=replace(TOWN_HALL, name="Kita"), by=clerk, at=at)

    with pytest.raises(VenueTwice):
        add_venue(people.youth_office, spot=replace(TOWN_HALL, street="Am Berg 2"), by=clerk, at=at)
    with pytest.raises(VenueTwice):
        change_venue(other, spot=TOWN_HALL, by=clerk, at=at)
    school = clerk_of(people.school)[0]
    assert add_venue(people.school, spot=TOWN_HALL, by=school, at=at).authority == people.school


def test_book_ends_at_a_hundred(people, clerk, at):
    rows = [
        Venue(pool=people.pool, authority=people.youth_office, name=f"Ort {n}", postal_code="34497")
        for n in range(MOST)
    ]
    Venue.objects.bulk_create(rows)

    with pytest.raises(TooManyVenues):
        add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at)


def test_place_is_changed_and_removed(people, clerk, at):
    venue = add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at)

    change_venue(venue, spot=replace(TOWN_HALL, street="Am Berg 2"), by=coordinator_of(people.pool), at=at)
    assert Venue.objects.of(people.pool).get().street == "Am Berg 2"

    remove_venue(venue, by=clerk, at=at)
    with pytest.raises(LostRace):
        remove_venue(venue, by=clerk, at=at)
    with pytest.raises(LostRace):
        change_venue(venue, spot=TOWN_HALL, by=clerk, at=at)
    verbs = [event.verb for event in Event.objects.about(people.youth_office)]
    assert verbs == ["add_venue", "change_venue", "remove_venue"]


@pytest.mark.parametrize("who", ["henning", "jona"])
def test_book_of_others_is_closed(people, clerk, at, who):
    venue = add_venue(people.youth_office, spot=TOWN_HALL, by=clerk, at=at)
    stranger = people.actor(getattr(people, who))

    for act in (
        lambda: add_venue(people.youth_office, spot=replace(TOWN_HALL, name="Neu"), by=stranger, at=at),
        lambda: change_venue(venue, spot=replace(TOWN_HALL, name="Neu"), by=stranger, at=at),
        lambda: remove_venue(venue, by=stranger, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert Venue.objects.of(people.pool).get().name == "Rathaus"


def test_what_fits_into_the_book_fits_into_a_request():
    assert all(most <= LONGEST_WORDS.get(name, most) for name, most in LONGEST.items())
