"""put() and withdraw(): the row comes first, once per key."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django_q.models import OrmQ

from notifications import optouts, outbox
from notifications.models import Message
from tests.notifications.conftest import AMAL

pytestmark = pytest.mark.django_db
Word = Callable[..., Message]


def jobs() -> list[tuple[str, tuple[int, ...]]]:
    """What the worker would find."""
    return [(job.task["func"], job.task["args"]) for job in OrmQ.objects.order_by("pk")]


def test_put_writes_the_row_and_its_job(word: Word, at: datetime) -> None:
    message = word(body="„Ja“ – 10 Uhr")

    assert (message.state, message.direction, message.due_at, message.created_at) == ("queued", "out", at, at)
    assert (message.body, message.segments) == ('"Ja" - 10 Uhr', 1)
    assert jobs() == [("notifications.tasks.deliver", (message.pk,))]


def test_put_with_the_same_key_returns_the_first_row(word: Word) -> None:
    first = word(key="offer:1:asked", body="eins")

    second = word(key="offer:1:asked", body="zwei")

    assert (second.pk, second.body) == (first.pk, "eins")
    assert len(jobs()) == 1


def test_put_without_a_key_writes_every_time(word: Word) -> None:
    assert word().pk != word().pk


def test_row_and_job_vanish_together(word: Word) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        word()
        raise RuntimeError

    assert (Message.objects.count(), OrmQ.objects.count()) == (0, 0)


def test_what_is_due_later_waits_for_the_sweep(word: Word, at: datetime) -> None:
    message = word(due_at=at + timedelta(hours=2))

    assert message.state == "queued"
    assert jobs() == []


def test_who_wants_no_sms_gets_none_but_the_row_is_kept(word: Word, at: datetime) -> None:
    optouts.opt_out(AMAL, at, "sms")

    message = word()

    assert (message.state, message.error) == ("suppressed", "opted out")
    assert jobs() == []


def test_an_opt_out_of_sms_does_not_stop_mail(word: Word, at: datetime) -> None:
    optouts.opt_out(AMAL, at, "sms")

    assert word(channel="email", recipient="amal@example.org").state == "queued"


def test_headers_of_a_mail_stay_in_their_line(word: Word) -> None:
    message = word(channel="email", recipient="a@example.org", subject="Einsatz\r\nBcc: evil@example.org")

    assert message.subject == "Einsatz Bcc: evil@example.org"


def test_withdraw_holds_back_what_has_not_left(word: Word, at: datetime) -> None:
    kept = word(about="offer:2")
    reminder = word(kind="reminder")
    offer = word()

    count = outbox.withdraw(about="offer:1", kinds=["reminder"], at=at)

    assert count == 1
    assert Message.objects.get(pk=reminder.pk).state == "suppressed"
    assert {Message.objects.get(pk=pk).state for pk in (kept.pk, offer.pk)} == {"queued"}


def test_withdraw_leaves_what_was_sent(word: Word, at: datetime) -> None:
    Message.objects.filter(pk=word().pk).update(state="sent")

    assert outbox.withdraw(about="offer:1", at=at) == 0


def test_opting_out_twice_is_once_and_back_in_is_possible(at: datetime) -> None:
    optouts.opt_out(AMAL, at, "sms")
    optouts.opt_out(AMAL, at, "provider")

    assert optouts.is_out(AMAL)
    assert optouts.opt_in(AMAL, at)
    assert not optouts.is_out(AMAL)
    assert not optouts.opt_in(AMAL, at)


@pytest.mark.parametrize(
    "nonsense",
    [{"state": "lost"}, {"state": "received"}, {"direction": "in"}, {"channel": "fax"}, {"state": "sending"}],
)
def test_the_database_refuses_nonsense(word: Word, nonsense: dict[str, str]) -> None:
    message = word()

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(**nonsense)
