"""Who stands for the Authority: itself, a coordinator, a signed paper, or its silence."""

from datetime import timedelta

import pytest

from notifications.models import Message
from pool.domain.actors import Actor, Role
from pool.domain.refusals import NotAllowed
from pool.models import Event, Membership, Pool
from scheduling import permissions, tasks
from scheduling.actions import service_records
from scheduling.domain.both_sides import NothingToConfirm
from scheduling.models import ServiceRecord
from tests.builders import clerk_of, coordinator_of
from tests.scheduling.money.hours import DAY, confirm, make_desk, office, over, report, set_rules

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Pool:
    """As most Pools."""
    return make_desk()


def test_click_of_the_authority_is_kept_as_its_own(desk, at):
    record = confirm(report(over(desk, at)))

    assert (record.attested_how, record.paper_number, record.stated_minutes) == ("authority", "", 60)


def test_paper_keeps_its_number_and_who_noted_it(desk, at):
    record = service_records.attest_by_paper(
        report(over(desk, at)), paper_number="  WF  17 ", by=coordinator_of(desk), at=at
    )

    assert (record.state, record.attested_how, record.paper_number) == ("attested", "paper", "WF 17")
    event = Event.objects.get(verb="attest_by_paper")
    assert (event.actor, event.facts["paper"]) == ("Ines Vogt", "WF 17")


@pytest.mark.parametrize("number", ["", "   ", "x" * 41])
def test_paper_needs_a_number(desk, at, number):
    with pytest.raises(service_records.PaperNumberMissing):
        service_records.attest_by_paper(
            report(over(desk, at)), paper_number=number, by=coordinator_of(desk), at=at
        )


def test_paper_that_says_something_else_stands_beside_the_report(desk, at):
    record = service_records.attest_by_paper(
        report(over(desk, at), 75), paper_number="1", minutes=60, by=coordinator_of(desk), at=at
    )

    assert record.undecided
    assert (record.reported_minutes, record.stated_minutes, record.minutes) == (75, 60, 75)


def test_paper_without_a_report_needs_minutes(desk, at):
    record = over(desk, at)

    with pytest.raises(NothingToConfirm):
        service_records.attest_by_paper(record, paper_number="1", by=coordinator_of(desk), at=at)
    record = service_records.attest_by_paper(
        record, paper_number="1", minutes=60, by=coordinator_of(desk), at=at
    )
    assert (record.state, record.minutes, record.reported) == ("attested", 60, None)


def test_clerk_notes_no_paper(desk, at):
    with pytest.raises(NotAllowed):
        service_records.attest_by_paper(
            report(over(desk, at)), paper_number="1", by=clerk_of(office(desk))[0], at=at
        )


def test_nobody_confirms_what_they_worked_themselves(desk, at):
    record = report(over(desk, at))
    row = record.assignment
    own = [
        Actor(Role.COORDINATOR, "Amal", pool_id=desk.pk, person_id=row.person_id),
        Actor(
            Role.AUTHORITY, "Amal", pool_id=desk.pk, person_id=row.person_id,
            authority_id=row.request.authority_id,
        ),
    ]  # fmt: skip

    for by in own:
        with pytest.raises(permissions.OwnHoursAttested):
            service_records.attest_record(record, by=by, at=at)


def silent(pool: Pool, at, **rules) -> ServiceRecord:
    """Reported, and the youth office says nothing."""
    set_rules(pool, **{"silence_days": 10, "attest_days": 0} | rules)
    return report(over(pool, at))


def minded(record: ServiceRecord, at) -> ServiceRecord:
    """As it is after a sweep at this instant."""
    tasks.mind_hours(at)
    record.refresh_from_db()
    return record


def test_silence_agrees_after_it_was_told(desk, at):
    record = silent(desk, at)
    reported = record.reported_at

    assert minded(record, reported + 6 * DAY).agreed_on is None
    told = minded(record, reported + 7 * DAY)
    assert told.agreed_on == (reported + 10 * DAY).date()
    assert "gelten die Stunden ab" in Message.objects.get(kind="attest_again").body
    assert minded(record, reported + 9 * DAY).state == "reported"
    done = minded(record, reported + 10 * DAY)
    assert (done.state, done.attested_how, done.stated) == ("attested", "silence", None)
    assert Event.objects.get(verb="attest_by_silence").role == "system"


def test_silence_counts_only_three_days_after_a_late_word(desk, at):
    """The worker stood still, or the rule is new: nobody agrees to what they could not read."""
    record = silent(desk, at)
    late = record.reported_at + 50 * DAY

    assert minded(record, late).agreed_on == (late + 3 * DAY).date()
    assert minded(record, late + 2 * DAY).state == "reported"
    assert minded(record, late + 3 * DAY).state == "attested"


def test_silence_of_an_authority_that_nobody_reads_for_never_counts(desk, at):
    record = silent(desk, at)
    Membership.objects.of(desk).filter(authority=office(desk)).update(active=False)

    for days in (7, 10, 20):
        assert minded(record, record.reported_at + days * DAY).state == "reported"
    assert record.agreed_on is None


def test_contradiction_is_no_silence(desk, at):
    record = silent(desk, at)
    minded(record, record.reported_at + 7 * DAY)
    confirm(record, minutes=30, at=record.reported_at + 8 * DAY)

    assert minded(record, record.reported_at + 30 * DAY).attested_how == "authority"
    assert record.undecided


def test_new_report_must_be_told_anew(desk, at):
    record = silent(desk, at)
    minded(record, record.reported_at + 7 * DAY)

    again = report(record, 90, at=record.reported_at + 8 * DAY)

    assert (again.agreed_on, again.reminders) == (None, 0)


@pytest.mark.parametrize("fact", [{"assignment__missed_at": True}, {"absent": True}, {"rules": 0}])
def test_silence_agrees_to_nothing_doubtful(desk, at, fact):
    record = silent(desk, at)
    minded(record, record.reported_at + 7 * DAY)
    if "rules" in fact:
        set_rules(desk, silence_days=0)
    elif "absent" in fact:
        ServiceRecord.objects.of(desk).filter(pk=record.pk).update(absent=True)
    else:
        type(record.assignment).objects.of(desk).update(missed_at=record.assignment.starts)

    assert minded(record, record.reported_at + 20 * DAY).state == "reported"


def test_silence_needs_a_person_to_approve(desk, at):
    set_rules(desk, auto_approve=True)
    record = silent(desk, at)
    minded(record, record.reported_at + 7 * DAY)

    assert minded(record, record.reported_at + 10 * DAY + timedelta(hours=1)).state == "attested"
