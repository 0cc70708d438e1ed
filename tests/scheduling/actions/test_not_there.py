"""On the day nobody has come: who hears it, who is searched for, and what it was in the end."""

from datetime import datetime, timedelta

import pytest

from notifications.models import Message
from pool.models import Authority, Event, Pool
from scheduling.actions import assignments, not_there, offers, requests, series, service_records
from scheduling.actions.changes import OnlyThatDay, change_request
from scheduling.actions.not_there import HoursApproved, NotMissed
from scheduling.actions.service_records import NothingWorked
from scheduling.domain.not_there import NoLongerAwaited, NotAwaited
from scheduling.models import Assignment, Request, ServiceRecord
from scheduling.portal.ways_out import wanted_of
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    hear,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    make_tariff,
    sent_offers,
    sms_to,
    submit,
    wanted,
)

pytestmark = pytest.mark.django_db
MINUTE, AMAL, CHADI = timedelta(minutes=1), "+491713920001", "+491713920003"


@pytest.fixture
def office(db: None) -> Authority:
    """Amal and Chadi speak Arabic; one person is asked at a time, with much patience."""
    pool = make_pool(round_size=1, asking_ends=120)
    make_interpreter(pool, "Amal Haddad", mobile=AMAL)
    make_interpreter(pool, "Chadi Nassar", mobile=CHADI, plz="34454", share_phone=True)
    make_tariff(pool)
    return make_authority(pool)


@pytest.fixture
def amal(office: Authority, at: datetime) -> Assignment:
    """She has said that she comes; since then the Pool is strict with new requests."""
    row = accepted(submit(office, at, starts=at + timedelta(days=1)), at)
    strict = {"lead_days": 5, "lead_refuses": True, "client_cap": 1}
    Pool.objects.filter(pk=office.pool_id).update(**strict)
    return row


def missing(row: Assignment, late: int = 10, **more: bool) -> Request:
    """The clerk says so many minutes after the beginning that nobody is there."""
    by = clerk_of(row.request.authority)[0]
    return not_there.report_missing(row, by=by, at=row.starts + late * MINUTE, **more)


def test_an_urgent_request_for_the_same_thing_is_asked_about_at_once(amal):
    made, old = missing(amal), amal.request

    assert (made.state, made.urgent, made.replaces) == ("searching", True, amal)
    assert made.slot.starts == amal.starts + 40 * MINUTE
    assert (made.slot.minutes, made.instead) == (60, ["phone", "video"])
    same = ("street", "meeting_point", "contact_phone", "client_token", "setting", "requester")
    assert [getattr(made, name) for name in same] == [getattr(old, name) for name in same]
    assert [offer.person.mobile for offer in made.offers.all()] == [CHADI]


def test_who_wants_nobody_on_the_phone_says_so(amal):
    assert missing(amal, remote=False).instead == []


def test_a_yes_counts_until_shortly_before_the_end(amal):
    made = missing(amal)
    (offer,) = sent_offers(made, amal.starts + 11 * MINUTE)
    found = offers.accept_offer(offer, by=interpreter_actor(offer), at=made.slot.ends - 16 * MINUTE)

    made.refresh_from_db()
    assert (made.state, found.person.name) == ("filled", "Chadi Nassar")
    amal.refresh_from_db()
    assert amal.state == "confirmed"


def test_coordinators_and_the_one_who_is_missed_hear_it_at_once(amal, office):
    missing(amal)

    (mail,) = Message.objects.filter(kind="missed", channel="email")
    assert mail.recipient == office.pool.email
    assert "Amal Haddad ist nicht gekommen. Wir suchen Ersatz ab 09:40 Uhr." in mail.body
    assert "Wo sind Sie?" in sms_to(AMAL)[-1]
    assert f"SPÄTER {amal.code}" in sms_to(AMAL)[-1]


def test_their_answer_reaches_the_clerk(amal):
    missing(amal)
    hear(AMAL, f"SPÄTER {amal.code} 20", amal.starts + 12 * MINUTE)

    amal.refresh_from_db()
    assert amal.late_minutes == 20


def test_two_clicks_are_one(amal):
    assert missing(amal) == missing(amal, late=11)
    assert Event.objects.filter(verb="report_missing").count() == 1
    assert Request.objects.filter(replaces=amal).count() == 1


@pytest.mark.parametrize(("late", "why"), [(-1, NotAwaited), (60, NoLongerAwaited)])
def test_only_while_they_are_awaited(amal, late, why):
    with pytest.raises(why):
        missing(amal, late=late)
    assert not Request.objects.filter(replaces=amal).exists()


def test_who_has_cancelled_is_not_awaited(amal):
    assignments.cancel_assignment(amal, by=interpreter_actor(amal), at=amal.starts, reason="krank")

    with pytest.raises(NoLongerAwaited):
        missing(amal)


def arrived(row: Assignment, late: int = 15) -> Assignment:
    """The clerk says that they have come after all."""
    by = clerk_of(row.request.authority)[0]
    return not_there.report_arrived(row, by=by, at=row.starts + late * MINUTE)


def test_they_have_come_after_all(amal):
    made = missing(amal)

    assert arrived(amal).missed_at is None

    made.refresh_from_db()
    assert made.state == "withdrawn"
    assert Message.objects.filter(kind="arrived").count() == 1
    with pytest.raises(NotMissed):
        arrived(amal)


def test_missed_again_is_searched_for_again(amal):
    first = missing(amal)
    arrived(amal)

    assert missing(amal, late=20) != first


def decided(row: Assignment, at: datetime, reason: str = "war nicht da") -> Assignment:
    """The coordinator says what it was."""
    return not_there.miss_assignment(row, by=coordinator_of(row.pool), at=at, reason=reason)


def test_the_coordinator_decides_that_nobody_appeared(amal):
    missing(amal)

    row = decided(amal, amal.ends)

    assert (row.state, row.ended_at) == ("no_show", amal.ends)
    amal.request.refresh_from_db()
    assert amal.request.state == "closed"
    assert not ServiceRecord.objects.filter(assignment=amal).exists()


def test_hours_of_who_did_not_appear_count_no_more(amal, at):
    record = assignments.complete_assignment(amal, at=amal.ends)
    hear(AMAL, f"FERTIG {amal.code} 60 0", amal.ends + MINUTE)
    decided(amal, amal.ends + 2 * MINUTE)

    with pytest.raises(NothingWorked):
        service_records.attest_record(record, by=clerk_of(amal.request.authority)[0], at=amal.ends)
    record.refresh_from_db()
    assert (record.state, record.minutes) == ("reported", 60)


def test_approved_hours_stand_in_the_way(amal):
    record = assignments.complete_assignment(amal, at=amal.ends)
    hear(AMAL, f"FERTIG {amal.code} 60 0", amal.ends + MINUTE)
    service_records.attest_record(record, by=clerk_of(amal.request.authority)[0], at=amal.ends)
    service_records.approve_record(record, by=coordinator_of(amal.pool), at=amal.ends)

    with pytest.raises(HoursApproved):
        decided(amal, amal.ends + 2 * MINUTE)


def test_nobody_can_fail_to_appear_before_it_begins(amal):
    with pytest.raises(NotAwaited):
        decided(amal, amal.starts - MINUTE)


def test_the_coordinator_can_clear_it_when_the_day_is_over(amal):
    missing(amal)
    assignments.complete_assignment(amal, at=amal.ends)

    row = not_there.report_arrived(amal, by=coordinator_of(amal.pool), at=amal.ends + 60 * MINUTE)

    assert (row.state, row.missed_at) == ("done", None)


def test_replacement_is_no_way_round_the_rules(amal):
    made, by = missing(amal), clerk_of(amal.request.authority)[0]
    at = amal.starts + 11 * MINUTE
    tomorrow = amal.starts + timedelta(days=1)

    for told in ({"starts": tomorrow}, {"other_times": (tomorrow,)}):
        with pytest.raises(OnlyThatDay):
            change_request(made, wanted=wanted_of(made, **told), by=by, at=at)

    later = made.slot.starts + timedelta(hours=2)
    made = change_request(made, wanted=wanted_of(made, starts=later, street="Nordwall 7"), by=by, at=at)
    assert (made.slot.starts, made.street) == (later, "Nordwall 7")


def test_no_withdrawal_hides_who_was_said_to_be_missing(amal):
    made, (by, _person) = missing(amal), clerk_of(amal.request.authority)
    at, told = amal.starts + 11 * MINUTE, {"by": by, "reason": "Erledigt"}

    with pytest.raises(requests.SaidMissing):
        requests.withdraw_request(amal.request, at=at, **told)
    assert requests.withdraw_request(made, at=at, **told).state == "withdrawn"

    not_there.report_arrived(amal, by=by, at=at)
    assert requests.withdraw_request(amal.request, at=at, **told).state == "withdrawn"


def test_date_somebody_is_missed_at_is_not_among_those_that_are_withdrawn(office, at):
    dates = [at + timedelta(days=days) for days in (1, 2)]
    by, person = clerk_of(office)
    rows = series.submit_series(
        office, wanted=wanted(dates[0]), more_starts=dates[1:], together=False, requester=person, by=by, at=at
    )
    row = accepted(rows[0], at)
    missing(row)

    gone = series.withdraw_series(rows[1], by=by, at=row.starts + 11 * MINUTE, reason="Erledigt")

    assert gone == [rows[1]]
    row.refresh_from_db()
    assert row.state == "confirmed"
