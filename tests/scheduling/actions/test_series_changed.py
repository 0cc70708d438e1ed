"""A yes to a whole series after one of its dates has changed a little: it is worth what still holds."""

from datetime import datetime

import pytest

from pool.models import Closure
from scheduling.actions import changes
from scheduling.models import Request
from tests.builders import clerk_of, make_authority, make_interpreter, make_pool, wanted
from tests.scheduling.series import AMAL, DAY, WEEK, coming, file, office_of_two, question, states, yes

pytestmark = pytest.mark.django_db


def test_a_date_that_may_not_be_by_phone_any_more_is_left_out(at: datetime) -> None:
    """To untick the phone is no new question, so the version stays; nobody may telephone all the same."""
    pool = make_pool(wider_percent=0)
    make_interpreter(pool, "Amal Haddad", mobile=AMAL, plz="20095")  # Hamburg: by phone only
    office = make_authority(pool)
    dates = file(office, at, more=2, instead=("phone",))
    assert question(dates, "Amal", at).modality == "phone"
    on_site = wanted(at + DAY + WEEK)
    changes.change_request(dates[1], wanted=on_site, by=clerk_of(office)[0], at=at)

    yes(dates, "Amal", at)

    assert coming(dates) == ["Amal", "-", "Amal"]
    assert [Request.objects.of(pool).get(pk=one.pk).modality for one in dates] == [
        "phone",
        "on_site",
        "phone",
    ]


def test_a_date_on_which_the_pool_is_closed_now_is_left_out(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at, more=2)
    day = (at + DAY + WEEK).date()
    Closure.objects.create(pool=office.pool, name="Betriebsausflug", first_day=day, last_day=day)

    yes(dates, "Amal", at)

    assert coming(dates) == ["Amal", "-", "Amal"]
    assert states(dates) == ["filled", "unfilled", "filled"]
