"""The month's SMS of a Pool, and who hears when it comes to an end."""

from datetime import UTC, datetime, timedelta

import pytest

from notifications import outbox
from notifications.models import Message
from scheduling import tasks
from scheduling.queries.budget import budget_of
from tests.builders import make_pool
from tests.scheduling.test_sweep import at_the_clock

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 15, 23, tzinfo=UTC)  # Monday the 16th in Germany: half of November is over


def sent(pool, at, segments=1, **fields):
    """One SMS of so many segments that left then."""
    row = outbox.put(
        pool_id=pool.pk, channel=fields.pop("channel", "sms"), recipient="+491713920001", body="Einsatz",
        kind="offer", about="offer:1", key=None, at=at, due_at=at + timedelta(days=400),
    )  # fmt: skip
    Message.objects.filter(pk=row.pk).update(
        **({"state": "sent", "sent_at": at, "segments": segments, "created_at": at} | fields)
    )
    return row


def mails():
    """What the coordinator got."""
    return list(Message.objects.filter(kind="budget").order_by("pk").values_list("subject", flat=True))


def test_month_is_the_pools_own(at):
    pool = make_pool(sms_budget=10)
    sent(pool, datetime(2026, 10, 31, 22, 59, tzinfo=UTC), 4)  # still October
    sent(pool, datetime(2026, 10, 31, 23, tzinfo=UTC), 2)  # November
    sent(pool, NOON, 3)
    sent(make_pool("nachbar"), NOON, 9)

    found = budget_of(pool, NOON)

    assert (found.used, found.expected, found.percent, found.warning) == (5, 10, 50, 0)
    assert budget_of(pool, datetime(2026, 11, 30, 23, tzinfo=UTC)).used == 0


@pytest.mark.parametrize(
    ("fields", "used"),
    [
        ({"state": "delivered"}, 1),
        ({"state": "failed"}, 1),  # it had left
        ({"state": "unknown", "sent_at": None, "claimed_at": NOON}, 1),
        ({"state": "sending", "sent_at": None, "claimed_at": NOON}, 1),
        ({"state": "failed", "sent_at": None, "claimed_at": NOON}, 0),
        ({"state": "queued", "sent_at": None}, 0),
        ({"state": "suppressed", "sent_at": None}, 0),
        ({"channel": "email"}, 0),
    ],
)
def test_only_what_may_have_cost_counts(fields, used):
    pool = make_pool(sms_budget=10)
    sent(pool, NOON, **fields)

    assert budget_of(pool, NOON).used == used


def test_first_day_forecasts_a_whole_day():
    pool = make_pool(sms_budget=10)
    first = datetime(2026, 10, 31, 23, 1, tzinfo=UTC)
    sent(pool, first)

    assert budget_of(pool, first).expected == 30


def test_coordinator_hears_at_80_and_at_100_percent_once_each():
    pool = make_pool(sms_budget=10)
    at_the_clock(NOON)
    sent(pool, NOON, 7)
    tasks.mind_budgets()
    assert mails() == []

    sent(pool, NOON)
    tasks.mind_budgets()
    tasks.mind_budgets()
    assert mails() == ["SMS in diesem Monat: 80 Prozent verbraucht"]

    sent(pool, NOON, 4)
    tasks.mind_budgets()
    tasks.mind_budgets()
    assert mails()[1:] == ["SMS in diesem Monat: 120 Prozent verbraucht"]


def test_next_month_begins_anew():
    pool = make_pool(sms_budget=1)
    sent(pool, NOON)
    at_the_clock(NOON)
    tasks.mind_budgets()
    later = NOON + timedelta(days=30)
    sent(pool, later)
    at_the_clock(later)

    tasks.mind_budgets()

    assert len(mails()) == 2


def test_pool_without_a_budget_is_never_warned_and_a_full_one_goes_on(at):
    sent(make_pool(), NOON, 500)
    pool = make_pool("voll", sms_budget=1)
    sent(pool, NOON, 5)
    at_the_clock(NOON)

    tasks.mind_budgets()

    assert len(mails()) == 1
    assert sent(pool, NOON).state == "queued"
