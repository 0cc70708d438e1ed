"""The coordinator asks the next ones without waiting."""

from datetime import datetime, timedelta

import pytest

from notifications import lines
from notifications.channels.base import SendError
from notifications.models import Message
from pool.models import Pool
from scheduling import queries
from scheduling.actions import asking_by_hand, steering
from scheduling.actions.asking_by_hand import ask_by_hand, ask_now
from scheduling.models import Request
from tests.builders import (
    coordinator_of,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
)
from tests.scheduling.actions.test_asking_by_hand import named, names, pool, row

pytestmark = pytest.mark.django_db
__all__ = ["pool", "row"]  # fixtures
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_next_ones_are_asked_without_waiting_once_a_click(pool: Pool, row: Request, at: datetime) -> None:
    sent_offers(row, at)

    (begun,) = ask_now(row, by=coordinator_of(pool), at=at + HOUR / 12, after=1)
    with pytest.raises(asking_by_hand.AskedJustNow, match="Ines Vogt, 23.11.2026, 09:05 Uhr"):
        ask_now(row, by=coordinator_of(pool), at=at + HOUR / 12, after=1)

    first = row.rounds.get(number=1)
    assert names(row) == ["Person0", "Person1"]
    assert (begun.number, first.waits_until, row.offers.earliest("pk").state) == (2, at + HOUR / 12, "sent")


def test_adaptive_asks_somebody_now_though_it_would_wait(at: datetime) -> None:
    pool = make_pool(policy="adaptive")
    for number in range(4):
        make_interpreter(pool, f"Person{number} Haddad", mobile=f"+4917139200{number:02}")
    row = submit(make_authority(pool), at, starts=at + 3 * DAY)
    sent_offers(row, at)
    before = len(names(row))

    ask_now(row, by=coordinator_of(pool), at=at + HOUR / 12)

    assert len(names(row)) > before


def test_words_of_the_quiet_time_leave_when_it_ends(pool: Pool, at: datetime) -> None:
    night = at.replace(hour=22)
    row = submit(make_authority(pool), at, starts=night + 3 * DAY)
    sent_offers(row, at)

    ask_now(row, by=coordinator_of(pool), at=night)
    ask_by_hand(row, interpreters=[named(pool, "Person3").pk], by=coordinator_of(pool), at=night)

    morning = queries.quiet_hours(pool).awake_from(night)
    due = [m.due_at for m in Message.objects.filter(kind="offer", created_at=night)]
    assert due == [morning, morning]


def test_nobody_left_is_said(pool: Pool, row: Request, at: datetime) -> None:
    for number in range(1, 4):
        ask_now(row, by=coordinator_of(pool), at=at + number * HOUR / 60)

    with pytest.raises(asking_by_hand.NobodyLeft):
        ask_now(row, by=coordinator_of(pool), at=at + HOUR)


def test_paused_search_does_not_hurry_but_a_chosen_person_is_asked(
    pool: Pool, row: Request, at: datetime
) -> None:
    by = coordinator_of(pool)
    steering.pause_search(row, by=by, at=at)

    with pytest.raises(asking_by_hand.SearchPaused):
        ask_now(row, by=by, at=at)
    ask_by_hand(row, interpreters=[named(pool, "Person3").pk], by=by, at=at + HOUR)

    row.refresh_from_db()
    assert (names(row), row.paused_at) == (["Person0", "Person3"], at)
    assert len(sent_offers(row, at + HOUR)) == 2


def test_provider_that_is_away_is_said(pool: Pool, row: Request, at: datetime) -> None:
    for _try in range(10):
        lines.failed(Message.SMS, SendError("nobody there", unreachable=True), at=at, spread=1)
    assert lines.is_down(Message.SMS, at)

    with pytest.raises(asking_by_hand.LineDown):
        ask_now(row, by=coordinator_of(pool), at=at)
