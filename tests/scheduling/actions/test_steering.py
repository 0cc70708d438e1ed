"""Steering a search: pause, go on, another way of asking; who did what just before."""

from datetime import datetime, timedelta

import pytest

from notifications import delivery
from notifications.models import Message
from pool.actions.asking import PolicyUnknown
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Event, Interpreter, Pool
from scheduling import queries, tasks, wording
from scheduling.actions import assignments, changes, offers, plans, requests, rounds, steering
from scheduling.models import Offer, Request
from scheduling.queries import planning
from tests.builders import (
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sent_offers,
    submit,
    wanted,
)
from tests.scheduling import series
from tests.scheduling.test_sweep import at_the_clock

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def pool(db: None) -> Pool:
    """Five speakers, asked two at once."""
    pool = make_pool(round_size=2)
    for number in range(5):
        make_interpreter(pool, f"Person{number} Haddad", mobile=f"+4917139200{number:02}")
    return pool


@pytest.fixture
def request_(pool: Pool, at: datetime) -> Request:
    """The youth office needs somebody tomorrow; the first two are asked."""
    return submit(make_authority(pool), at)


def others(pool: Pool) -> Actor:
    """The other coordinator."""
    return Actor(Role.COORDINATOR, "Mia Kern", pool_id=pool.pk)


def asked(request: Request) -> int:
    """How many questions there are."""
    return Offer.objects.of(request.pool_id).filter(request=request).count()


def test_paused_search_asks_nobody_and_late_yes_counts(pool: Pool, request_: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    first, second = sent_offers(request_, at)
    steering.pause_search(request_, by=by, at=at, reason="Termin wackelt")

    at_the_clock(at + 2 * HOUR)
    tasks.sweep()
    offers.decline_offer(first, by=interpreter_actor(first), at=at + 3 * HOUR)
    still = asked(request_)
    offers.accept_offer(second, by=interpreter_actor(second), at=at + 4 * HOUR)

    request_.refresh_from_db()
    assert (still, request_.state, request_.paused_at) == (2, "filled", None)
    assert Event.objects.of(pool).about(request_).get(verb="pause").reason == "Termin wackelt"


def test_paused_search_reminds_nobody(at: datetime) -> None:
    pool = make_pool(round_size=1, reminds=True)
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    row = submit(make_authority(pool), at)
    sent_offers(row, at)
    steering.pause_search(row, by=coordinator_of(pool), at=at)

    at_the_clock(at + 3 * HOUR)
    tasks.sweep()

    assert row.offers.get().reminded_at is None


def test_question_of_the_night_stays_here_while_paused(at: datetime) -> None:
    night = at.replace(hour=22)
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    row = submit(make_authority(pool), at.replace(hour=18, minute=50), starts=night + 3 * DAY)
    steering.pause_search(row, by=coordinator_of(pool), at=night)
    morning = night + 12 * HOUR
    for message in _questions(row):
        delivery.deliver(message.pk, at=morning)
    held = row.offers.get().state

    steering.resume_search(row, by=coordinator_of(pool), at=morning)
    for message in _questions(row):
        delivery.deliver(message.pk, at=morning + HOUR)

    assert (held, row.offers.get().state) == ("queued", "sent")


def _questions(row: Request) -> list[Message]:
    """The words that ask."""
    return list(Message.objects.filter(kind="offer", about__in=[f"offer:{o.pk}" for o in row.offers.all()]))


def test_search_goes_on_where_it_was(pool: Pool, request_: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    sent_offers(request_, at)
    steering.pause_search(request_, by=by, at=at)

    steering.resume_search(request_, by=by, at=at + HOUR / 2)
    early = asked(request_)
    steering.pause_search(request_, by=by, at=at + HOUR / 2)
    steering.resume_search(request_, by=by, at=at + 2 * HOUR)

    assert (early, asked(request_)) == (2, 4)


def test_second_coordinator_hears_who_was_faster(pool: Pool, request_: Request, at: datetime) -> None:
    steering.pause_search(request_, by=others(pool), at=at)

    with pytest.raises(steering.AlreadyPaused, match="Mia Kern, 23.11.2026, 09:00 Uhr"):
        steering.pause_search(request_, by=coordinator_of(pool), at=at)
    steering.resume_search(request_, by=others(pool), at=at)
    with pytest.raises(steering.AlreadyResumed, match="Mia Kern"):
        steering.resume_search(request_, by=coordinator_of(pool), at=at)


def test_pause_needs_a_search(pool: Pool, request_: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    with pytest.raises(steering.NotPaused):
        steering.resume_search(request_, by=by, at=at)
    rounds.give_up(request_, at=at)

    with pytest.raises(steering.NotSearching):
        steering.pause_search(request_, by=by, at=at)


def test_pause_ends_with_the_search(pool: Pool, at: datetime) -> None:
    office, by = make_authority(pool), coordinator_of(pool)
    rows = [submit(office, at, starts=at + n * DAY) for n in (1, 2, 3)]
    for row in rows:
        steering.pause_search(row, by=by, at=at)

    requests.withdraw_request(rows[0], by=by, at=at, reason="egal")
    assignments.assign_by_hand(rows[1], interpreter=Interpreter.objects.of(pool).earliest("pk"), by=by, at=at)
    rounds.ask_next(rows[2], at=at + 3 * DAY)

    for row in rows:
        row.refresh_from_db()
    assert [(row.state, row.paused_at) for row in rows] == [
        ("withdrawn", None),
        ("filled", None),
        ("unfilled", None),
    ]


def test_pause_outlives_a_change(pool: Pool, request_: Request, at: datetime) -> None:
    steering.pause_search(request_, by=coordinator_of(pool), at=at)

    changes.change_request(request_, wanted=wanted(at + 2 * DAY), by=clerk_of(request_.authority)[0], at=at)

    request_.refresh_from_db()
    assert request_.paused_at == at
    assert not request_.offers.filter(state__in=["queued", "sent"]).exists()


def test_plan_leaves_a_paused_search_alone(pool: Pool, request_: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    steering.pause_search(request_, by=by, at=at)
    who = Interpreter.objects.of(pool).latest("pk")

    sent = plans.send_plan(pool, picks=[plans.Pick(request_.pk, 1, who.pk, 1)], by=by, at=at)

    assert not sent.rounds
    assert not planning.open_requests(pool).exists()


def test_only_this_pools_coordinator_steers(pool: Pool, request_: Request, at: datetime) -> None:
    foreign = coordinator_of(make_pool("nachbar", email="x@nachbar.example"))
    for by in (foreign, clerk_of(request_.authority)[0], interpreter_actor(request_.offers.earliest("pk"))):
        for act in (steering.pause_search, steering.resume_search):
            with pytest.raises(NotAllowed):
                act(request_, by=by, at=at)
        with pytest.raises(NotAllowed):
            steering.set_policy(request_, policy="everyone", by=by, at=at)


def test_own_way_of_asking_counts_from_the_next_round(pool: Pool, request_: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    sent_offers(request_, at)

    row = steering.set_policy(request_, policy="everyone", by=by, at=at)
    before = asked(row)
    rounds.ask_next(row, at=at + 2 * HOUR)

    assert (before, asked(row)) == (2, 5)
    assert row.rounds.latest("number").policy == "everyone"
    (event,) = Event.objects.of(pool).about(row).filter(verb="set_policy")
    assert wording.happened(event) == (
        "Ines Vogt hat für diese Anfrage geändert, wie gefragt wird: alle auf einmal."
    )
    assert queries.policy_for(steering.set_policy(row, policy="", by=by, at=at)).name == "fixed-2"


def test_own_way_of_asking_is_known_and_nobodys_surprise(pool: Pool, request_: Request, at: datetime) -> None:
    by = coordinator_of(pool)
    with pytest.raises(PolicyUnknown):
        steering.set_policy(request_, policy="dice", by=by, at=at)
    steering.set_policy(request_, policy="everyone", by=others(pool), at=at, was="")

    with pytest.raises(steering.PolicyChanged, match="Mia Kern"):
        steering.set_policy(request_, policy="one-by-one", by=by, at=at, was="")
    requests.withdraw_request(request_, by=by, at=at, reason="egal")
    with pytest.raises(steering.PolicyFixed):
        steering.set_policy(request_, policy="", by=by, at=at)


def test_series_asked_together_is_paused_as_one(at: datetime) -> None:
    dates = series.file(series.office_of_two(), at)
    by = coordinator_of(dates[0].pool)

    steering.pause_search(dates[1], by=by, at=at)
    paused = {row.paused_at for row in queries.dates_of(dates[0])}
    series.no(dates, "Amal", at)
    asked_meanwhile = series.questions(dates)
    steering.resume_search(dates[2], by=by, at=at + 2 * HOUR)

    assert paused == {at}
    assert asked_meanwhile == [("Amal", 1, "declined")]
    assert series.questions(dates)[1:] == [("Chadi", 1, "queued")]
