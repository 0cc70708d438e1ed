"""Two who leave or pause at once, each with several open questions about the same appointments."""

from datetime import datetime, timedelta

import pytest

from notifications import optouts
from scheduling.actions import offers
from scheduling.models import Offer, Request
from tests.builders import ask, make_authority, make_interpreter, make_pool, submit
from tests.scheduling.test_races import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]
DAY = timedelta(days=1)
MOBILES = ("+491713920001", "+491713920002")


def test_two_stops_in_crossed_order_end_both(at: datetime) -> None:
    """Asked in crossed order about the same two appointments: nobody waits in a circle."""
    pool = make_pool()
    office = make_authority(pool)
    two = [submit(office, at, starts=at + (number + 1) * DAY) for number in range(2)]
    Request.objects.of(pool).update(state="searching")
    people = [
        make_interpreter(pool, f"Person{number} Haddad", mobile=mobile, email="")
        for number, mobile in enumerate(MOBILES)
    ]
    for request, who in ((two[0], people[0]), (two[1], people[0]), (two[1], people[1]), (two[0], people[1])):
        ask(request, who, at)
    for mobile in MOBILES:
        optouts.opt_out(mobile, at, "test")

    for _again in range(8):
        Offer.objects.across_pools().update(state="sent")
        Request.objects.of(pool).update(state="searching")
        outcomes = at_once(*(lambda p=p: offers.opt_out_offers(p.person_id, at=at) for p in people))
        assert outcomes == {"done": 2}
