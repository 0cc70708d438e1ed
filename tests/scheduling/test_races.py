"""Many at once, with real threads and connections: on SQLite and again on PostgreSQL."""

import threading
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from django.db import OperationalError, connection

from notifications import delivery
from notifications.models import Message
from pool.domain.actors import SYSTEM
from pool.domain.refusals import Refused
from pool.models import Event, Interpreter, Pool
from scheduling.actions import assignments, offers, plans, reminders, requests, service_records, statements
from scheduling.models import Assignment, Link, Request, ServiceRecord, Statement
from tests.builders import (
    accepted,
    ask,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    sent_offers,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 12
DAY = timedelta(days=1)


def at_once(*acts: Callable[[], object]) -> Counter[str]:
    """Run all acts from one starting gun; count the outcomes by the name of the error, or "done"."""
    gun, outcomes = threading.Barrier(len(acts)), Counter()

    def run(act: Callable[[], object]) -> None:
        try:
            gun.wait(timeout=10)
            act()
            outcomes["done"] += 1
        except Refused as refused:
            outcomes[refused.code] += 1
        except OperationalError as error:
            outcomes[f"database: {error}"] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


def crowd(size: int = MANY) -> Pool:
    """Many speakers who are asked all at once."""
    pool = make_pool(round_size=size)
    for number in range(size):
        make_interpreter(pool, f"Person{number:02} Haddad", mobile=f"+4917139200{number:02}")
    return pool


def test_many_yeses_make_one_assignment(at: datetime) -> None:
    request = submit(make_authority(crowd()), at)
    asked = sent_offers(request, at)

    outcomes = at_once(*(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked))

    request.refresh_from_db()
    assert outcomes == {"done": 1, "AlreadyFilled": MANY - 1}
    assert Assignment.objects.across_pools().count() == 1
    assert request.state == "filled"
    assert Counter(o.state for o in request.offers.all()) == {"accepted": 1, "filled_by_other": MANY - 1}


def test_a_yes_while_the_other_questions_are_leaving(at: datetime) -> None:
    request = submit(make_authority(crowd(6)), at)
    first = request.offers.earliest("pk")
    jobs = list(Message.objects.filter(kind="offer").exclude(about=f"offer:{first.pk}"))
    offers.mark_sent(first, at=at)

    outcomes = at_once(
        lambda: offers.accept_offer(first, by=interpreter_actor(first), at=at),
        *(lambda m=m: delivery.deliver(m.pk, at=at) for m in jobs),
    )

    assert outcomes == {"done": 6}
    for message in jobs:
        message.refresh_from_db()
        told = Message.objects.filter(kind="taken", recipient=message.recipient).exists()
        assert (message.state, told) in [("sent", True), ("suppressed", False)]


def test_one_body_cannot_say_yes_to_two_overlapping_jobs(at: datetime) -> None:
    authority = make_authority(make_pool())
    starts = at + timedelta(hours=8)
    shifts = [timedelta(minutes=shift) for shift in (0, 15, 30, 45)]
    unfilled = [submit(authority, at, starts=starts + shift) for shift in shifts]
    amal = make_interpreter(authority.pool, mobile="+491713920001")
    for request in unfilled:
        Request.objects.across_pools().filter(pk=request.pk).update(state="searching")
    asked = [ask(request, amal, at) for request in unfilled]

    outcomes = at_once(*(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked))

    assert outcomes == {"done": 1, "DoubleBooked": 3}


def test_one_body_in_two_pools_is_booked_once(at: datetime) -> None:
    here, there = make_pool("hier"), make_pool("dort", email="x@dort.example")
    amal = make_interpreter(here, mobile="+491713920001")
    twin = make_interpreter(there, "Weg")
    Interpreter.objects.across_pools().filter(pk=twin.pk).update(person=amal.person)
    starts = at + timedelta(hours=8)
    first, second = (submit(make_authority(pool), at, starts=starts) for pool in (here, there))
    asked = [*sent_offers(first, at), ask(second, twin, at)]

    outcomes = at_once(*(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked))

    assert second.offers.count() == 1, "who has an open question for this time is not asked by the rules"
    assert outcomes == {"done": 1, "DoubleBooked": 1}


def test_yes_and_withdrawal_at_once_leave_no_half_state(at: datetime) -> None:
    authority = make_authority(crowd(2))
    by, _person = clerk_of(authority)
    request = submit(authority, at)
    offer = sent_offers(request, at)[0]

    at_once(
        lambda: offers.accept_offer(offer, by=interpreter_actor(offer), at=at),
        lambda: requests.withdraw_request(request, by=by, at=at, reason="nicht mehr nötig"),
    )

    request.refresh_from_db()
    assert request.state == "withdrawn"
    assert not Assignment.objects.across_pools().filter(state="confirmed").exists()


def test_yes_and_hand_at_once_make_one_assignment(at: datetime) -> None:
    pool = crowd(2)
    request = submit(make_authority(pool), at)
    offer, other = sent_offers(request, at)
    by = coordinator_of(pool)

    outcomes = at_once(
        lambda: offers.accept_offer(offer, by=interpreter_actor(offer), at=at),
        lambda: assignments.assign_by_hand(
            request, interpreter=other.interpreter, by=by, at=at, reason="am Telefon zugesagt"
        ),
    )

    assert outcomes == {"done": 1, "AlreadyFilled": 1}
    assert Assignment.objects.across_pools().count() == 1


def test_double_click_files_one_request(at: datetime) -> None:
    authority = make_authority(crowd(2))
    by, person = clerk_of(authority)

    outcomes = at_once(
        *[
            lambda: requests.submit_request(
                authority, wanted=wanted(at + DAY), requester=person, by=by, at=at, submission_key="form-1"
            )
        ]
        * 6
    )

    assert outcomes == {"done": 6}
    assert Request.objects.across_pools().count() == 1


def test_two_approvals_at_once_count_once(at: datetime) -> None:
    pool = crowd(1)
    make_tariff(pool)
    authority = make_authority(pool)
    assignment = accepted(submit(authority, at), at)
    record = assignments.complete_assignment(assignment, at=assignment.ends)
    record = service_records.report_record(record, minutes=60, km=0, by=interpreter_actor(assignment), at=at)
    record = service_records.attest_record(record, by=clerk_of(authority)[0], at=at)
    by = coordinator_of(pool)

    outcomes = at_once(*[lambda: service_records.approve_record(record, by=by, at=at)] * 4)

    assert outcomes == {"done": 1, "IllegalMove": 3}


def test_two_statements_at_once_pay_once(at: datetime) -> None:
    pool = crowd(1)
    make_tariff(pool)
    authority, by = make_authority(pool), coordinator_of(pool)
    assignment = accepted(submit(authority, at), at)
    record = assignments.complete_assignment(assignment, at=assignment.ends)
    record = service_records.report_record(record, minutes=60, km=0, by=interpreter_actor(assignment), at=at)
    record = service_records.attest_record(record, by=clerk_of(authority)[0], at=at)
    service_records.approve_record(record, by=by, at=at)
    month = assignment.starts.date()

    outcomes = at_once(
        *[lambda: statements.issue_statement(assignment.interpreter, month=month, by=by, at=at)] * 4
    )

    assert outcomes == {"done": 1, "NothingToSettle": 3}
    assert Statement.objects.across_pools().count() == 1
    assert ServiceRecord.objects.across_pools().get().state == "settled"


@pytest.mark.postgres
def test_without_its_locks_the_database_still_refuses(at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The race is real: with the look before the leap taken away, the constraint alone stands."""
    from scheduling import queries  # noqa: PLC0415 -- only this test disarms it

    pool = crowd(2)
    request = submit(make_authority(pool), at)
    asked = sent_offers(request, at)
    monkeypatch.setattr(queries, "open_places", lambda request: request.places)
    Request.objects.across_pools().filter(pk=request.pk).update(state="searching")

    outcomes = at_once(*(lambda o=o: offers.accept_offer(o, by=interpreter_actor(o), at=at) for o in asked))

    assert outcomes["done"] == 1
    assert Assignment.objects.across_pools().count() == 1


def test_two_coordinators_send_the_same_plan(at: datetime) -> None:
    pool = crowd(4)
    Pool.objects.filter(pk=pool.pk).update(round_size=0)
    office = make_authority(pool)
    filed = [submit(office, at, starts=at + number * DAY) for number in (1, 2, 3)]
    who = Interpreter.objects.of(pool).order_by("pk")
    picks = [plans.Pick(row.pk, 1, one.pk, 1) for row, one in zip(filed, who, strict=False)]
    sent: list[plans.Sent] = []

    outcomes = at_once(
        *[lambda: sent.append(plans.send_plan(pool, picks=picks, by=coordinator_of(pool), at=at))] * 4
    )

    assert outcomes == {"done": 4}
    assert sum(len(one.rounds) for one in sent) == 3
    assert {refused.code for one in sent for _pick, refused in one.skipped} == {"AskedAlready"}
    assert [row.offers.count() for row in filed] == [1, 1, 1]


@pytest.mark.parametrize("does", [reminders.remind_interpreter, reminders.ask_still_coming])
def test_two_rounds_remind_once(at: datetime, does: Callable[..., Assignment]) -> None:
    held = accepted(submit(make_authority(crowd(1)), at, starts=at + 3 * DAY), at)
    later = at + 2 * DAY
    links = Link.objects.of(held.pool).count()

    outcomes = at_once(
        *[partial(does, held, lead=1440, by=SYSTEM, at=later) for _each in range(4)],
        *[partial(reminders.remind_requester, held, lead=1440, by=SYSTEM, at=later) for _each in range(4)],
    )

    assert outcomes == {"done": 8}
    told = Message.objects.filter(kind__in=["remind", "still"])
    assert sorted(told.values_list("channel", flat=True)) == ["email", "sms"]
    verbs = Event.objects.about(held).filter(verb__in=["remind", "ask_still", "remind_requester"])
    assert verbs.count() == 2 and Link.objects.of(held.pool).count() == links + 1
