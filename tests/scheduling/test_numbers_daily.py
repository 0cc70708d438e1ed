"""The day's round: numbers that were never asked, that came back, that fell silent."""

from datetime import timedelta

import pytest

from notifications import numbers as known
from notifications import optouts
from notifications.models import Message, Number
from scheduling import queries, tasks
from tests.builders import make_authority, make_interpreter, make_pool, sms_to, submit
from tests.scheduling.test_sweep import at_the_clock

pytestmark = pytest.mark.django_db
OLD, NEW = "+491713920001", "+491713920002"
DAY = timedelta(days=1)


@pytest.fixture
def amal():
    """A volunteer whose number is confirmed."""
    return make_interpreter(make_pool(), "Amal Haddad", mobile=OLD, email="")


def code_of(number):
    """What waits to come back."""
    return Number.objects.get(number=number).code


def test_day_asks_once_for_what_was_never_asked(amal, at):
    Number.objects.all().delete()
    at_the_clock(at)

    tasks.ask_for_numbers()
    tasks.ask_for_numbers()

    assert len(sms_to(OLD)) == 1
    assert code_of(OLD) in sms_to(OLD)[0]


def test_day_asks_a_couple_once(amal, at):
    make_interpreter(amal.pool, "Bo Tesfay", mobile=OLD)
    Number.objects.all().delete()
    at_the_clock(at)

    tasks.ask_for_numbers()

    assert len(sms_to(OLD)) == 1


@pytest.mark.parametrize(
    "fields", [{"state": "left"}, {"state": "applied"}, {"sms_consent_on": None}, {"mobile": ""}]
)
def test_day_asks_nobody_who_did_not_agree(at, fields):
    make_interpreter(make_pool(), **({"mobile": NEW} | fields))
    Number.objects.all().delete()
    at_the_clock(at)

    tasks.ask_for_numbers()

    assert not Message.objects.exists()


def test_half_a_year_of_silence_asks_again_once_and_until_then_the_telephone(amal, at):
    Number.objects.update(confirmed_at=at, heard_at=at)
    at_the_clock(at + 180 * DAY)

    tasks.ask_for_numbers()
    at_the_clock(at + 190 * DAY)
    tasks.ask_for_numbers()

    (sms,) = sms_to(OLD)
    assert sms.startswith("Dolmetscherpool: Stimmt diese Nummer noch? Bitte antworten Sie mit")
    assert not known.is_confirmed(OLD)
    request = submit(make_authority(amal.pool), at + 190 * DAY)
    assert queries.candidates_for(request, request.position, at=at, by_sms=False).fits
    assert not queries.candidates_for(request, request.position, at=at).fits


def test_number_that_came_back_is_asked_to_confirm(amal, at):
    known.failed(OLD, "30005", at=at, permanent=True)
    at_the_clock(at + DAY)
    tasks.ask_for_numbers()
    assert sms_to(OLD) == []

    known.reached(OLD, at=at + DAY)
    tasks.ask_for_numbers()

    assert len(sms_to(OLD)) == 1


def test_who_says_stopp_is_not_asked_for_a_code(amal, at):
    Number.objects.all().delete()
    optouts.opt_out(OLD, at, "sms")
    at_the_clock(at)

    tasks.ask_for_numbers()

    assert not Message.objects.exists()
