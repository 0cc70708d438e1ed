"""What both sides say alike is approved by itself, within the limits the Pool has set."""

from datetime import timedelta
from decimal import Decimal

import pytest

from notifications import clock
from pool.models import Event, Pool
from scheduling import tasks
from scheduling.actions import corrections, service_records
from scheduling.actions.hours_rules import SilenceTooShort, set_hours_rules
from scheduling.domain.machine import IllegalMove
from scheduling.models import ServiceRecord, Tariff
from tests.builders import coordinator_of
from tests.scheduling.money.hours import confirm, make_desk, over, report, set_rules
from tests.scheduling.money.settled import issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Pool:
    """A Pool that approves by itself up to 50 euros and 15 minutes more."""
    pool = make_desk()
    set_rules(pool, auto_approve=True, auto_most=Decimal("50.00"), auto_over=15)
    return pool


def verbs(record: ServiceRecord) -> list[str]:
    """What the journal says of it."""
    return [event.verb for event in Event.objects.of(record.pool_id).about(record)]


def test_yes_of_the_authority_approves_at_once_and_the_journal_says_it_was_the_rule(desk, at):
    record = confirm(report(over(desk, at), 75))

    assert (record.state, record.amount) == ("approved", Decimal("20.00"))
    assert verbs(record) == ["report", "attest", "approve_by_rule"]
    assert Event.objects.get(verb="approve_by_rule").role == "system"


def test_report_that_says_what_the_authority_has_said_approves_too(desk, at):
    record = confirm(over(desk, at), minutes=60)
    assert record.state == "attested"

    assert report(record, 60).state == "approved"


@pytest.mark.parametrize(
    "rules", [{"auto_approve": False}, {"auto_most": Decimal("19.99")}, {"auto_over": 14}]
)
def test_beyond_a_limit_a_person_looks(desk, at, rules):
    set_rules(desk, **rules)

    assert confirm(report(over(desk, at), 75)).state == "attested"


def test_what_differs_waits_for_a_decision(desk, at):
    assert confirm(report(over(desk, at), 75), minutes=60).state == "attested"


def test_absent_client_waits(desk, at):
    assert confirm(report(over(desk, at), 60), absent=True).state == "attested"


def test_without_a_tariff_it_waits_without_an_error(desk, at):
    Tariff.objects.of(desk).delete()

    assert confirm(report(over(desk, at))).state == "attested"


def test_word_of_a_coordinator_is_not_that_of_the_authority(desk, at):
    record = report(over(desk, at))

    record = service_records.attest_record(record, by=coordinator_of(desk), at=at)

    assert (record.state, record.attested_how) == ("attested", "coordinator")


def test_paper_that_says_the_same_is_as_good_as_a_click(desk, at):
    told = {"paper_number": "17/2026", "by": coordinator_of(desk), "at": at}

    assert service_records.attest_by_paper(report(over(desk, at)), **told).state == "approved"
    second = report(over(desk, at, starts=at + timedelta(days=3)))
    assert service_records.attest_by_paper(second, minutes=59, **told).undecided


def test_approval_is_taken_back_and_never_comes_back_by_itself(desk, at, monkeypatch):
    record = confirm(report(over(desk, at)))

    record = service_records.correct_record(
        record, minutes=50, km="0", reason="abgesprochen", by=coordinator_of(desk), at=at
    )
    tasks.approve_agreed()

    record.refresh_from_db()
    assert (record.state, record.amount, record.minutes) == ("attested", None, 50)


def test_what_a_person_has_reopened_waits_for_a_person(desk, at):
    record = confirm(report(over(desk, at), 60))
    issue(record, record.assignment.ends, record.assignment.starts.date())

    corrections.reopen_record(record, reason="War nie da", by=coordinator_of(desk), at=at)
    tasks.approve_agreed()

    record.refresh_from_db()
    assert (record.state, record.revision) == ("attested", 2)
    assert service_records.approve_by_rule(record, at=at).state == "attested"


def test_changed_rule_catches_up_with_what_waits(desk, at):
    set_rules(desk, auto_approve=False)
    waiting = confirm(report(over(desk, at)))
    long = confirm(report(over(desk, at, starts=at + timedelta(days=3)), 90))

    set_rules(desk, auto_approve=True)
    tasks.approve_agreed()
    tasks.approve_agreed()

    waiting.refresh_from_db()
    long.refresh_from_db()
    assert (waiting.state, long.state) == ("approved", "attested")
    assert verbs(waiting).count("approve_by_rule") == 1


def test_other_pools_are_left_alone(desk, at):
    other = make_desk(slug="nachbar")
    record = confirm(report(over(other, at)))

    tasks.approve_agreed()

    record.refresh_from_db()
    assert record.state == "attested"


def test_settled_hours_lead_to_the_statement(desk, at):
    record = confirm(report(over(desk, at)))
    ServiceRecord.objects.of(desk).filter(pk=record.pk).update(state="settled")

    by = coordinator_of(desk)
    for act in (
        lambda: service_records.approve_record(record, by=by, at=at),
        lambda: service_records.correct_record(record, minutes=1, km=0, reason="x", by=by, at=at),
        lambda: service_records.decide_record(record, side="reported", by=by, at=at),
    ):
        with pytest.raises(service_records.RecordSettled, match="abgerechnet"):
            act()


def test_second_approval_hears_that_it_is_done(desk, at):
    record = confirm(report(over(desk, at)))

    with pytest.raises(IllegalMove):
        service_records.approve_record(record, by=coordinator_of(desk), at=at)


def test_silence_must_be_readable_in_time(desk):
    lead = coordinator_of(desk)

    with pytest.raises(SilenceTooShort):
        set_hours_rules(desk, changes={"silence_days": 3}, by=lead, at=clock.now())
