"""Who has not answered is reminded, a few times; then a coordinator looks. And the deadline for reporting."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.models import Event, Pool
from scheduling import tasks
from scheduling.actions import assignments, not_there, service_records
from scheduling.domain.todo import Kind
from scheduling.models import ServiceRecord
from scheduling.queries.todo import desk_of, todo
from scheduling.wording.todo_sentences import SENTENCES
from tests.builders import clerk_of, coordinator_of, hear, interpreter_actor
from tests.scheduling.money.hours import DAY, agreed, confirm, make_desk, office, over, report, set_rules

pytestmark = pytest.mark.django_db
PHONE = "+491713920001"


@pytest.fixture
def desk() -> Pool:
    """As most Pools: after three and after five days, twice."""
    return make_desk()


def words(kind: str) -> list[Message]:
    """What was said of this kind."""
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def waiting(pool: Pool, at: datetime) -> list[str]:
    """What stands on the desk about hours nobody answers, in sentences."""
    items = [one for one in todo(desk_of(pool, at)) if one.kind is Kind.HOURS_UNANSWERED]
    return [SENTENCES[one.kind](one.row, one.facts) for one in items]


def test_volunteer_is_reminded_twice_and_then_the_coordinator_looks(desk, at):
    record = over(desk, at)
    ends = record.assignment.ends

    for day in range(1, 14):
        tasks.mind_hours(ends + day * DAY)
        tasks.mind_hours(ends + day * DAY)

    record.refresh_from_db()
    assert (record.reminders, len(words("report_again"))) == (2, 2)
    assert [event.at for event in Event.objects.filter(verb="remind_to_report")] == [
        ends + 3 * DAY, ends + 6 * DAY,
    ]  # fmt: skip
    assert waiting(desk, ends + 8 * DAY) == []
    assert "Amal Haddad hat die Stunden noch nicht gemeldet" in waiting(desk, ends + 9 * DAY)[0]


def test_reminder_is_an_sms_with_code_and_link_at_a_polite_hour(desk, at):
    record = over(desk, at)
    night = (record.assignment.ends + 3 * DAY).replace(hour=23)

    tasks.mind_hours(night)

    word = words("report_again")[0]
    assert f"FERTIG {record.assignment.code}" in word.body
    assert "/k/" in word.body
    assert word.due_at > night


def test_answer_to_the_reminder_ends_it(desk, at):
    record = over(desk, at)
    ends = record.assignment.ends
    tasks.mind_hours(ends + 3 * DAY)

    hear(PHONE, f"FERTIG {record.assignment.code} 60 BUS 5,80", ends + 3 * DAY)
    tasks.mind_hours(ends + 7 * DAY)

    record.refresh_from_db()
    assert (record.state, record.reminders, str(record.ticket), record.means) == (
        "reported",
        0,
        "5.80",
        "transit",
    )
    assert len(words("report_again")) == 1


def test_authority_is_reminded_by_mail_and_then_the_coordinator_looks(desk, at):
    record = report(over(desk, at))

    for day in range(1, 20):
        tasks.mind_hours(record.reported_at + day * DAY)

    mails = words("attest_again")
    assert len(mails) == 2
    assert mails[0].subject.startswith("Erinnerung:")
    assert "gelten die Stunden" not in mails[0].body
    assert "hat noch nicht bestätigt" in waiting(desk, record.reported_at + 15 * DAY)[0]
    confirm(record)
    assert waiting(desk, record.reported_at + 15 * DAY) == []


@pytest.mark.parametrize("rules", [{"report_days": 0}, {"remind_times": 0}])
def test_pool_may_remind_nobody(desk, at, rules):
    set_rules(desk, **rules)
    record = over(desk, at)

    tasks.mind_hours(record.assignment.ends + 40 * DAY)

    assert words("report_again") == []
    assert len(waiting(desk, record.assignment.ends + 40 * DAY)) == (rules == {"remind_times": 0})


def test_hundred_pools_cost_no_more_queries(desk, at, django_assert_max_num_queries):
    for number in range(5):
        make_desk(slug=f"p{number}")

    with django_assert_max_num_queries(5):
        tasks.mind_hours(at)


def test_who_is_said_not_to_have_come_is_not_asked_for_hours(desk, at):
    held = agreed(desk, at)
    by = clerk_of(office(desk))[0]
    not_there.report_missing(held, by=by, at=held.starts + timedelta(minutes=20))

    record = assignments.complete_assignment(held, at=held.ends)
    tasks.mind_hours(held.ends + 3 * DAY)

    assert words("report_wanted") + words("report_again") == []
    held.refresh_from_db()
    not_there.report_arrived(held, by=coordinator_of(desk), at=held.ends + DAY)
    assert len(words("report_wanted")) == 1
    tasks.mind_hours(held.ends + 3 * DAY)
    assert len(words("report_again")) == 1
    assert record.state == "open"


def test_after_the_deadline_the_volunteer_has_to_call(desk, at):
    record = over(desk, at)
    ends = record.assignment.ends

    with pytest.raises(service_records.ClaimTooLate, match="180 Tage|%"):
        report(record, at=ends + 180 * DAY + timedelta(minutes=1))
    by = coordinator_of(desk)
    told = service_records.report_record(record, minutes=60, km=0, by=by, at=ends + 200 * DAY)
    assert told.state == "reported"


def test_on_the_last_day_it_still_counts(desk, at):
    record = over(desk, at)

    assert report(record, at=record.assignment.ends + 180 * DAY).state == "reported"


def test_pool_without_deadline_takes_every_report(desk, at):
    set_rules(desk, claim_days=0)
    record = over(desk, at)

    assert report(record, at=record.assignment.ends + 999 * DAY).state == "reported"


def test_nobody_is_reminded_after_the_deadline(desk, at):
    set_rules(desk, claim_days=10)
    record = over(desk, at)

    tasks.mind_hours(record.assignment.ends + 11 * DAY)

    assert words("report_again") == []


def test_volunteer_without_a_phone_is_asked_by_mail(desk, at):

    held = agreed(desk, at)
    person = held.person
    type(person).objects.filter(pk=person.pk).update(mobile="", email="amal@person.example")

    held.person.refresh_from_db()
    record = assignments.complete_assignment(held, at=held.ends)
    tasks.mind_hours(held.ends + 3 * DAY)

    assert [one.recipient for one in words("report_wanted") + words("report_again")] == [
        "amal@person.example"
    ] * 2
    assert record.state == "open"
    assert interpreter_actor(held).person_id == person.pk
    assert ServiceRecord.objects.of(desk).get().reminders == 1
