"""The Authority says itself how long it was; where both sides differ, the coordinator decides."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from notifications.models import Message
from pool.domain.actors import Actor
from pool.domain.refusals import NotAllowed
from pool.models import Event
from scheduling.actions import service_records
from scheduling.domain.both_sides import NothingSaid, NothingToConfirm, StatementsDiffer
from scheduling.domain.machine import IllegalMove
from scheduling.domain.service import MinutesOutOfRange
from scheduling.models import Assignment, ServiceRecord
from tests.builders import (
    clerk_of,
    coordinator_of,
    hear,
    interpreter_actor,
    make_authority,
)

pytestmark = pytest.mark.django_db
MOBILE = "+491713920001"


@pytest.fixture
def clerk(held: Assignment) -> Actor:
    """Of the youth office."""
    return clerk_of(held.request.authority)[0]


@pytest.fixture
def ines(held: Assignment) -> Actor:
    """The coordinator."""
    return coordinator_of(held.pool)


def report(record: ServiceRecord, minutes: int, at: datetime, km: str = "24") -> ServiceRecord:
    """Amal says so."""
    by = interpreter_actor(record.assignment)
    return service_records.report_record(record, minutes=minutes, km=km, by=by, at=at)


def test_other_minutes_are_kept_beside_the_reported_ones(record, clerk, at) -> None:
    report(record, 75, at)

    record = service_records.attest_record(record, minutes=60, note="Bis zehn Uhr.", by=clerk, at=at)

    assert (record.state, record.minutes, record.km) == ("attested", 75, Decimal("24.0"))
    assert (record.reported_minutes, record.stated_minutes, record.stated_note) == (75, 60, "Bis zehn Uhr.")
    event = Event.objects.of(record.pool_id).about(record).last()
    assert (event.verb, event.facts, event.reason) == ("state", {"minutes": 60}, "")


def test_differing_statements_are_not_approved_until_decided(record, clerk, ines, at) -> None:
    report(record, 75, at)
    service_records.attest_record(record, minutes=60, by=clerk, at=at)

    with pytest.raises(StatementsDiffer):
        service_records.approve_record(record, by=ines, at=at)
    service_records.decide_record(record, side="stated", by=ines, at=at)
    record = service_records.approve_record(record, by=ines, at=at)

    assert (record.state, record.minutes, record.amount) == ("approved", 60, Decimal("20.00"))
    assert (record.reported_minutes, record.stated_minutes) == (75, 60)


def test_coordinator_may_follow_the_report(record, clerk, ines, at) -> None:
    report(record, 75, at)
    service_records.attest_record(record, absent=True, by=clerk, at=at)

    record = service_records.decide_record(record, side="reported", by=ines, at=at)

    assert (record.minutes, record.absent, record.undecided) == (75, False, False)
    assert (record.stated_absent, record.stated_minutes) == (True, None)


def test_coordinator_may_put_a_third_figure_with_a_reason(record, clerk, ines, at) -> None:
    report(record, 75, at)
    service_records.attest_record(record, minutes=60, by=clerk, at=at)

    record = service_records.correct_record(
        record, minutes=70, km=24, reason="mit beiden gesprochen", by=ines, at=at
    )

    assert (record.minutes, record.undecided) == (70, False)
    assert (record.reported_minutes, record.stated_minutes) == (75, 60)


def test_same_minutes_need_no_decision(record, clerk, ines, at) -> None:
    report(record, 60, at)
    service_records.attest_record(record, minutes=60, by=clerk, at=at)

    assert service_records.approve_record(record, by=ines, at=at).minutes == 60


def test_authority_may_speak_first_and_the_report_lands_beside_it(record, clerk, at) -> None:
    first = service_records.attest_record(record, minutes=60, by=clerk, at=at)
    assert (first.state, first.minutes, first.km, first.reported) == ("attested", 60, Decimal(0), None)

    record = report(first, 75, at)

    assert (record.state, record.minutes, record.km) == ("attested", 75, Decimal("24.0"))
    assert (record.reported_minutes, record.stated_minutes, record.undecided) == (75, 60, True)
    assert not Message.objects.filter(kind="attest_wanted").exists()


def test_late_report_that_agrees_needs_no_decision(record, clerk, ines, at) -> None:
    service_records.attest_record(record, minutes=60, by=clerk, at=at)
    report(record, 60, at)

    record = service_records.approve_record(record, by=ines, at=at)

    assert (record.minutes, record.km) == (60, Decimal("24.0"))


def test_report_by_sms_after_the_statement_is_answered_as_usual(record, clerk, at) -> None:
    service_records.attest_record(record, minutes=60, by=clerk, at=at)

    heard = hear(MOBILE, f"FERTIG {record.assignment.code} 75 24", at)

    answer = Message.objects.get(key=f"answer:{heard.pk}")
    assert "75 Min" in answer.body and "24 km" in answer.body
    hear(MOBILE, f"FERTIG {record.assignment.code} 90 24", at)  # both have spoken: nothing is open any more
    record.refresh_from_db()
    assert (record.reported_minutes, record.minutes) == (75, 75)


def test_confirmed_report_is_not_changed_by_another_one(record, clerk, at) -> None:
    report(record, 60, at)
    service_records.attest_record(record, by=clerk, at=at)

    with pytest.raises(service_records.AlreadyAttested):
        report(record, 90, at)


def test_new_word_after_an_early_decision_wants_a_new_one(record, clerk, ines, at) -> None:
    service_records.attest_record(record, minutes=60, by=clerk, at=at)
    service_records.correct_record(record, minutes=50, km=0, reason="angerufen", by=ines, at=at)

    record = report(record, 75, at)

    assert (record.minutes, record.undecided) == (75, True)


def test_plain_yes_states_what_was_reported(record, clerk, at) -> None:
    report(record, 60, at)

    record = service_records.attest_record(record, by=clerk, at=at)

    assert (record.stated_minutes, record.stated_absent, record.undecided) == (60, False, False)


def test_yes_after_a_correction_is_a_yes_to_the_correction(record, clerk, ines, at) -> None:
    report(record, 75, at)
    service_records.correct_record(record, minutes=60, km=24, reason="Zahlendreher", by=ines, at=at)

    record = service_records.attest_record(record, by=clerk, at=at)

    assert (record.minutes, record.stated_minutes, record.undecided) == (60, 60, False)


def test_coordinator_confirms_without_speaking_for_the_authority(record, ines, at) -> None:
    report(record, 60, at)

    record = service_records.attest_record(record, by=ines, at=at)

    assert (record.state, record.stated) == ("attested", None)


def test_nothing_reported_cannot_be_confirmed(record, clerk, at) -> None:
    with pytest.raises(NothingToConfirm):
        service_records.attest_record(record, by=clerk, at=at)


def test_absent_client_counts_as_waited_to_the_end(record, clerk, ines, at) -> None:
    record = service_records.attest_record(record, absent=True, by=clerk, at=at)

    assert (record.absent, record.minutes, record.stated_minutes) == (True, 60, None)
    assert service_records.approve_record(record, by=ines, at=at).amount == Decimal("10.00")


def test_absent_client_can_be_told_as_soon_as_it_has_begun(held, clerk) -> None:
    with pytest.raises(service_records.NotBegun):
        service_records.attest_absence(held, by=clerk, at=held.starts - timedelta(minutes=1))

    record = service_records.attest_absence(held, by=clerk, at=held.starts + timedelta(minutes=20))

    held.refresh_from_db()
    assert (held.state, record.state, record.absent, record.minutes) == ("done", "attested", True, 60)
    assert Message.objects.filter(kind="report_wanted").count() == 1
    assert not record.undecided and not report_absence(held).undecided


def report_absence(held: Assignment) -> ServiceRecord:
    """Amal says the same, after forty minutes."""
    by = interpreter_actor(held)
    return service_records.report_absence(held, by=by, at=held.starts + timedelta(minutes=40))


def test_missing_interpreter_is_decided_and_never_paid(record, clerk, ines, at) -> None:
    record = service_records.attest_record(record, minutes=0, by=clerk, at=at)
    assert (record.state, record.minutes, record.undecided) == ("attested", 0, True)

    record = service_records.decide_record(record, side="stated", by=ines, at=at)

    assert record.assignment.state == "no_show"
    with pytest.raises(service_records.NothingWorked):
        service_records.approve_record(record, by=ines, at=at)


def test_decision_that_nobody_came_is_final(record, clerk, ines, at) -> None:
    report(record, 75, at)
    service_records.attest_record(record, minutes=0, by=clerk, at=at)
    service_records.decide_record(record, side="stated", by=ines, at=at)

    with pytest.raises(service_records.NothingWorked):
        service_records.decide_record(record, side="reported", by=ines, at=at)
    with pytest.raises(service_records.NothingWorked):
        service_records.correct_record(record, minutes=75, km=0, reason="Doch", by=ines, at=at)
    with pytest.raises(service_records.NothingWorked):
        report(record, 75, at)


def test_side_that_said_nothing_cannot_be_right(record, clerk, ines, at) -> None:
    service_records.attest_record(record, minutes=0, by=clerk, at=at)

    for side in ("reported", "nobody"):
        with pytest.raises(NothingSaid):
            service_records.decide_record(record, side=side, by=ines, at=at)


def test_decision_takes_an_approval_back_but_nothing_that_is_settled(record, clerk, ines, at) -> None:
    report(record, 60, at)
    service_records.attest_record(record, by=clerk, at=at)
    service_records.approve_record(record, by=ines, at=at)

    record = service_records.decide_record(record, side="stated", by=ines, at=at)

    assert (record.state, record.amount, record.lines) == ("attested", None, [])


@pytest.mark.parametrize("minutes", [-1, 1441, 10**9])
def test_impossible_minutes_are_refused(record, clerk, at, minutes) -> None:
    with pytest.raises(MinutesOutOfRange):
        service_records.attest_record(record, minutes=minutes, by=clerk, at=at)


def test_long_note_is_refused(record, clerk, at) -> None:
    with pytest.raises(service_records.NoteTooLong):
        service_records.attest_record(record, minutes=60, note="x" * 1001, by=clerk, at=at)


def test_only_the_authority_that_was_helped_may_say_it(record, at) -> None:
    other = clerk_of(make_authority(record.pool, "Grundschule"))[0]

    for told in ({}, {"minutes": 60}, {"absent": True}):
        with pytest.raises(NotAllowed):
            service_records.attest_record(record, **told, by=other, at=at)


def test_clerk_decides_nothing(record, clerk, at) -> None:
    report(record, 75, at)
    service_records.attest_record(record, minutes=60, by=clerk, at=at)

    with pytest.raises(NotAllowed):
        service_records.decide_record(record, side="stated", by=clerk, at=at)


def test_second_statement_is_refused(record, clerk, at) -> None:
    service_records.attest_record(record, minutes=60, by=clerk, at=at)

    with pytest.raises(IllegalMove):
        service_records.attest_record(record, minutes=90, by=clerk, at=at)
