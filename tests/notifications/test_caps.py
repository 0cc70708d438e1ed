"""Caps: so many SMS to a number in 24 hours, so many answers in an hour, our countries only."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django_q.models import OrmQ
from pytest_django import Settings

from notifications import caps, delivery, outbox
from notifications.channels import memory
from notifications.models import Message
from tests.builders import make_pool
from tests.notifications.conftest import AMAL

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]
CHADI = "+491713920003"
VIENNA = "+436641234567"
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _two_a_day(settings: Settings) -> None:
    settings.SMS_PER_DAY = 2


def fate(message: Message) -> tuple[str, str]:
    """What became of it, and why."""
    message.refresh_from_db()
    return message.state, message.error


def test_what_is_beyond_the_cap_is_kept_but_not_sent(word: Word, at: datetime) -> None:
    found = [fate(word()) for _each in range(4)]

    assert found == [("queued", ""), ("queued", ""), ("suppressed", "cap"), ("suppressed", "cap")]


def test_each_number_has_a_cap_of_its_own(word: Word) -> None:
    for _each in range(3):
        word()

    assert fate(word(recipient=CHADI)) == ("queued", "")


def test_mail_has_none(word: Word) -> None:
    assert [word(channel="email", recipient="a@example.org").state for _each in range(3)] == ["queued"] * 3


def test_after_a_day_it_goes_on(word: Word, at: datetime) -> None:
    for _each in range(3):
        word()

    assert fate(word(at=at + 23 * HOUR)) == ("suppressed", "cap")
    assert fate(word(at=at + 24 * HOUR)) == ("queued", "")


def test_what_was_never_sent_does_not_count(word: Word, at: datetime) -> None:
    word(about="offer:7")
    word(about="offer:7")
    outbox.withdraw(about="offer:7", at=at)

    assert fate(word()) == ("queued", "")


def test_urgent_words_pass_up_to_double(word: Word) -> None:
    for _each in range(3):
        word()

    assert [fate(word(urgent=True))[0] for _each in range(3)] == ["queued", "queued", "suppressed"]


def test_pool_has_a_figure_of_its_own(word: Word) -> None:
    pool = make_pool(sms_per_day=1)

    assert [word(pool_id=pool.pk).state for _each in range(2)] == ["queued", "suppressed"]


def test_somebody_is_shown_it_once_a_day(word: Word, at: datetime) -> None:
    rows = [word(at=at + n * HOUR) for n in range(6)]

    assert [row.attention_at for row in rows] == [None, None, at + 2 * HOUR, None, None, None]
    assert [word(at=at + 23 * HOUR).attention_at, word(at=at + 23 * HOUR).attention_at] == [None, None]


def test_cap_counts_again_when_it_is_sent(word: Word, at: datetime, settings: Settings) -> None:
    rows = [word(due_at=at + 10 * HOUR, at=at - n * 9 * HOUR) for n in (4, 2, 0)]
    assert [row.state for row in rows] == ["queued"] * 3

    for row in rows:
        delivery.deliver(row.pk, at=at + 10 * HOUR)

    assert [fate(row) for row in rows] == [("sent", ""), ("sent", ""), ("suppressed", "cap")]
    assert rows[2].attention_at == at + 10 * HOUR
    assert len(memory.sent) == 2


def test_another_try_of_the_same_word_counts_once(word: Word, at: datetime, settings: Settings) -> None:
    settings.SMS_PER_DAY = 1
    row = word()
    Message.objects.filter(pk=row.pk).update(attempts=1, claimed_at=at)

    delivery.deliver(row.pk, at=at + HOUR)

    assert fate(row) == ("sent", "")


def test_listeners_hear_of_what_was_held_back(word: Word, at: datetime, changes: list[str]) -> None:
    for _each in range(2):
        word()
    held = word()

    assert OrmQ.objects.order_by("-pk")[0].task["func"] == "notifications.tasks.tell"
    assert changes == []

    delivery.tell(held.pk, at=at)

    assert changes == ["suppressed"]


def test_tell_says_nothing_of_what_is_on_its_way(word: Word, at: datetime, changes: list[str]) -> None:
    delivery.tell(word().pk, at=at)

    assert changes == []


@pytest.mark.parametrize("number", [VIENNA, "+3938012345", "80888", "Telekom", ""])
def test_other_countries_and_short_codes_get_nothing(word: Word, number: str) -> None:
    row = word(recipient=number)

    assert (*fate(row), row.attention_at) == ("suppressed", "country", None)


def test_countries_can_be_added(word: Word, settings: Settings) -> None:
    settings.SMS_COUNTRIES = ("DE", "AT")

    assert fate(word(recipient=VIENNA)) == ("queued", "")


def test_country_taken_from_the_list_meanwhile_gets_nothing(
    word: Word, at: datetime, settings: Settings
) -> None:
    settings.SMS_COUNTRIES = ("DE", "AT")
    row = word(recipient=VIENNA)
    settings.SMS_COUNTRIES = ("DE",)

    delivery.deliver(row.pk, at=at)

    assert fate(row) == ("suppressed", "country")


def test_five_answers_an_hour(word: Word, at: datetime, settings: Settings) -> None:
    settings.SMS_PER_DAY = 20
    for _each in range(4):
        word(kind="answer")
    word(kind="offer")
    assert caps.may_answer(AMAL, at)

    word(kind="answer")

    assert not caps.may_answer(AMAL, at)
    assert caps.may_answer(CHADI, at)
    assert caps.may_answer(AMAL, at + HOUR)
