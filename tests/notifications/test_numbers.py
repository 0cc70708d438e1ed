"""A number is confirmed by a code before it is used, and given up when nothing arrives there."""

from datetime import datetime, timedelta

import pytest

from notifications import numbers
from notifications.models import Number
from tests.notifications.conftest import AMAL

pytestmark = pytest.mark.django_db
CHADI = "+491713920003"
DAY = timedelta(days=1)


def row(number: str = AMAL) -> Number:
    """What is known of it now."""
    return Number.objects.get(number=number)


def test_nobody_is_confirmed_by_being_asked(at: datetime) -> None:
    numbers.ask(AMAL, "4711", at)

    assert not numbers.is_confirmed(AMAL)
    assert numbers.pending_code(AMAL, at) == "4711"


def test_code_confirms_and_is_used_up(at: datetime) -> None:
    numbers.ask(AMAL, "4711", at)

    assert numbers.confirm(AMAL, " 4711 ", at + DAY)

    assert numbers.is_confirmed(AMAL)
    assert (row().code, row().confirmed_at, row().heard_at) == ("", at + DAY, at + DAY)
    assert not numbers.confirm(AMAL, "4711", at + DAY)
    assert numbers.pending_code(AMAL, at) == ""


@pytest.mark.parametrize("said", ["", "4712", "47111", "٤٧١١", "JA 4711"])
def test_another_word_confirms_nothing(at: datetime, said: str) -> None:
    numbers.ask(AMAL, "4711", at)

    assert not numbers.confirm(AMAL, said, at)
    assert not numbers.is_confirmed(AMAL)


@pytest.mark.parametrize("said", ["", "4711"])
def test_number_that_was_asked_nothing_confirms_nothing(at: datetime, said: str) -> None:
    assert not numbers.confirm(AMAL, said, at)

    numbers.reached(AMAL, at=at)

    assert not numbers.confirm(AMAL, said, at)


def test_code_of_another_number_confirms_nothing(at: datetime) -> None:
    numbers.ask(AMAL, "4711", at)
    numbers.ask(CHADI, "4712", at)

    assert not numbers.confirm(AMAL, "4712", at)


def test_five_wrong_tries_end_a_code_and_a_new_one_starts_afresh(at: datetime) -> None:
    numbers.ask(AMAL, "4711", at)
    for _each in range(5):
        assert not numbers.confirm(AMAL, "9999", at)

    assert not numbers.confirm(AMAL, "4711", at)

    numbers.ask(AMAL, "4713", at)
    assert numbers.confirm(AMAL, "4713", at)


def test_fifth_try_may_still_be_right(at: datetime) -> None:
    numbers.ask(AMAL, "4711", at)
    for _each in range(4):
        numbers.confirm(AMAL, "9999", at)

    assert numbers.confirm(AMAL, "4711", at)


@pytest.mark.parametrize(("waited", "good"), [(7 * DAY - timedelta(seconds=1), True), (7 * DAY, False)])
def test_code_holds_seven_days(at: datetime, waited: timedelta, good: bool) -> None:
    numbers.ask(AMAL, "4711", at)

    assert numbers.confirm(AMAL, "4711", at + waited) is good


def test_asking_again_leaves_the_confirmation_of_a_shared_number(at: datetime) -> None:
    numbers.ask(AMAL, "4711", at)
    numbers.confirm(AMAL, "4711", at)

    numbers.ask(AMAL, "5822", at + DAY)

    assert numbers.is_confirmed(AMAL)
    assert numbers.pending_code(AMAL, at + DAY) == "5822"


def confirmed(at: datetime, number: str = AMAL) -> None:
    """Its owner has sent the code back."""
    numbers.ask(number, "4711", at)
    assert numbers.confirm(number, "4711", at)


def test_permanent_failure_makes_unreachable_at_once_and_unconfirmed(at: datetime) -> None:
    confirmed(at)

    numbers.failed(AMAL, "no such number", at=at + DAY, permanent=True)

    assert (row().unreachable_at, row().unreachable_why) == (at + DAY, "no such number")
    assert not numbers.is_confirmed(AMAL)


def test_third_technical_failure_in_a_row_does_too(at: datetime) -> None:
    confirmed(at)
    for n in (1, 2):
        numbers.failed(AMAL, "30003", at=at + n * DAY, permanent=False)
    assert row().unreachable_at is None

    numbers.failed(AMAL, "30005", at=at + 3 * DAY, permanent=False)

    assert (row().failures, row().unreachable_at, row().unreachable_why) == (3, at + 3 * DAY, "30005")
    assert not numbers.is_confirmed(AMAL)


def test_delivery_in_between_starts_the_count_anew(at: datetime) -> None:
    confirmed(at)
    for _each in (1, 2):
        numbers.failed(AMAL, "30003", at=at, permanent=False)
    numbers.reached(AMAL, at=at + DAY)
    for _each in (1, 2):
        numbers.failed(AMAL, "30003", at=at + 2 * DAY, permanent=False)

    assert row().unreachable_at is None
    assert numbers.is_confirmed(AMAL)


def test_first_day_of_unreachable_stays(at: datetime) -> None:
    numbers.failed(AMAL, "first", at=at, permanent=True)
    numbers.failed(AMAL, "second", at=at + DAY, permanent=True)

    assert (row().unreachable_at, row().unreachable_why) == (at, "first")


def test_who_writes_to_us_is_reachable_but_not_confirmed(at: datetime) -> None:
    confirmed(at)
    numbers.failed(AMAL, "30006", at=at, permanent=True)

    numbers.reached(AMAL, at=at + DAY)

    assert (row().unreachable_at, row().unreachable_why, row().heard_at) == (None, "", at + DAY)
    assert not numbers.is_confirmed(AMAL)


def test_a_stranger_who_writes_becomes_known(at: datetime) -> None:
    numbers.reached(CHADI, at=at)

    assert row(CHADI).heard_at == at
    assert not numbers.is_confirmed(CHADI)


def test_code_reaches_an_unreachable_number_again(at: datetime) -> None:
    numbers.failed(AMAL, "no such number", at=at, permanent=True)
    numbers.ask(AMAL, "4711", at + DAY)

    assert numbers.confirm(AMAL, "4711", at + DAY)
    assert row().unreachable_at is None


def test_number_nobody_has_any_more_is_forgotten(at: datetime) -> None:
    confirmed(at)

    numbers.forget(AMAL)

    assert not numbers.is_confirmed(AMAL)


@pytest.mark.parametrize(("days", "silent"), [(179, False), (180, True)])
def test_half_a_year_of_silence_asks_anew(at: datetime, days: int, silent: bool) -> None:
    confirmed(at)

    assert numbers.doubt_silent(at + days * DAY) == int(silent)
    assert numbers.is_confirmed(AMAL) is not silent


def test_whoever_was_heard_of_is_not_silent(at: datetime) -> None:
    confirmed(at)
    numbers.reached(AMAL, at=at + 100 * DAY)

    assert numbers.doubt_silent(at + 200 * DAY) == 0
    assert numbers.doubt_silent(at + 280 * DAY) == 1
    assert numbers.doubt_silent(at + 281 * DAY) == 0  # once
