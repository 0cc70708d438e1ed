"""The minute's round: what is due happens by itself, and one bad row stops no other."""

from datetime import datetime, timedelta

import pytest

from notifications import clock
from scheduling import tasks
from scheduling.actions import changes
from scheduling.models import ServiceRecord
from tests.builders import (
    accepted,
    clerk_of,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def at_the_clock(moment: datetime) -> None:
    """Move the product's clock to this moment."""
    clock.reset()
    clock.move(moment - clock.now())


def test_sweep_asks_the_next_round(at: datetime) -> None:
    pool = make_pool()
    for number in range(1, 6):
        make_interpreter(pool, f"Person{number}", mobile=f"+49171392000{number}")
    request = submit(make_authority(pool), at)
    sent_offers(request, at)

    at_the_clock(at + timedelta(minutes=61))
    tasks.sweep()

    assert request.rounds.count() == 2


def test_sweep_completes_what_is_over_once(at: datetime) -> None:
    pool = make_pool()
    make_interpreter(pool, mobile="+491713920001")
    accepted(submit(make_authority(pool), at), at)

    at_the_clock(at + 2 * DAY)
    tasks.sweep()
    tasks.sweep()

    assert ServiceRecord.objects.of(pool).count() == 1


def test_sweep_ends_a_reconfirmation_nobody_answered(at: datetime) -> None:
    pool = make_pool()
    make_interpreter(pool, mobile="+491713920001")
    authority = make_authority(pool)
    request = submit(authority, at)
    accepted(request, at)
    changes.change_request(request, wanted=wanted(at + 2 * DAY), by=clerk_of(authority)[0], at=at)
    sent_offers(request, at)

    at_the_clock(at + timedelta(hours=4))
    tasks.sweep()

    request.refresh_from_db()
    assert request.state == "unfilled"


def test_sweep_goes_on_after_a_broken_row(at: datetime, caplog: pytest.LogCaptureFixture) -> None:
    pool = make_pool()
    authority = make_authority(pool)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    for number in range(2, 6):
        make_interpreter(pool, f"Person{number}", "kmr", mobile=f"+49171392000{number}")
    broken, fine = submit(authority, at), submit(authority, at, language="kmr")
    for request in (broken, fine):
        sent_offers(request, at)
    broken.positions.update(least_level="Z9")  # a level that no rule knows

    at_the_clock(at + timedelta(minutes=61))
    tasks.sweep()

    assert fine.rounds.count() == 2
    assert f"Request {broken.pk}" in caplog.text
