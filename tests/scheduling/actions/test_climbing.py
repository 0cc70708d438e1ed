"""The search climbs by itself: wider, by phone, to another time, and on when the wished time has gone by."""

from datetime import datetime, timedelta

import pytest

from pool.models import Authority
from scheduling.actions import rounds
from scheduling.models import Request
from tests.builders import make_authority, make_interpreter, make_pool, sent_offers, submit
from tests.scheduling.pairs import no, yes

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def office(db: None) -> Authority:
    """Half as much again may be travelled."""
    return make_authority(make_pool(wider_percent=50))


def asked(row: Request) -> list[tuple[str, str, str, int]]:
    """Who was asked on which step, how, and for which day from tomorrow on."""
    first = min(slot.starts for slot in row.slots.all())
    rows = row.offers.select_related("person", "round", "slot").order_by("pk")
    return [(o.person.name, o.round.step, o.modality, (o.slot.starts - first).days) for o in rows]


def test_search_goes_wider_when_nobody_near_is_left(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(office.pool, "Chadi Nassar", plz="34454", mobile="+491713920003", radius_km=16)
    row = submit(office, at)

    no(row, "Amal", at)

    assert asked(row) == [("Amal Haddad", "wished", "on_site", 0), ("Chadi Nassar", "wider", "on_site", 0)]


def test_search_asks_by_phone_only_where_it_is_allowed(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Emin Aslan", mobile="+491713920005", on_site=False)

    without, allowed = submit(office, at), submit(office, at, instead=("phone",))

    assert (without.state, asked(without)) == ("unfilled", [])
    assert asked(allowed) == [("Emin Aslan", "remote", "phone", 0)]


def test_who_says_no_to_one_time_is_asked_about_another(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", mobile="+491713920001")
    row = submit(office, at, other_times=(at + 2 * DAY,))

    no(row, "Amal", at)
    made = yes(row, "Amal", at)

    assert asked(row) == [("Amal Haddad", "wished", "on_site", 0), ("Amal Haddad", "time", "on_site", 1)]
    assert made.starts == at + 2 * DAY


def test_wished_time_that_goes_by_gives_way_to_the_next(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", mobile="+491713920001")
    row = submit(office, at, other_times=(at + 3 * DAY,))
    [offer] = sent_offers(row, at)

    rounds.ask_next(row, at=at + DAY - HOUR)

    row = Request.objects.of(office.pool_id).get(pk=row.pk)
    offer.refresh_from_db()
    assert (row.state, offer.state, row.slot.starts) == ("searching", "expired", at + 3 * DAY)
    assert asked(row)[1:] == [("Amal Haddad", "wished", "on_site", 2)], "another time is another question"


def test_wished_time_that_goes_by_leaves_somebody_to_ask(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", mobile="+491713920001")
    row = submit(office, at, other_times=(at + 3 * DAY,))
    sent_offers(row, at)
    make_interpreter(office.pool, "Chadi Nassar", mobile="+491713920003")

    rounds.ask_next(row, at=at + DAY - HOUR)

    row = Request.objects.of(office.pool_id).get(pk=row.pk)
    assert (row.state, row.slot.starts) == ("searching", at + 3 * DAY)
    assert asked(row)[1:] == [("Chadi Nassar", "wished", "on_site", 2)]
