"""The numbers from rows: the same judgement as elsewhere, in the right days, of one Pool only."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from notifications.models import Message
from scheduling.actions import assignments, offers, rounds, service_records
from scheduling.actions.feedback import give_feedback
from scheduling.actions.merging import merge_requests
from scheduling.actions.requests import reject_request, withdraw_request
from scheduling.domain.demand import Outcome
from scheduling.domain.endings import Ending, Tally
from scheduling.domain.evaluation import By
from scheduling.domain.loads import Spread
from scheduling.domain.missing import SpanBackwards, SpanTooLong, outcomes
from scheduling.domain.spans import Days
from scheduling.queries.evaluation import evaluation_of
from scheduling.queries.missing import missing_in
from tests.builders import (
    accepted,
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_interpreter,
    sent_offers,
    submit,
)
from tests.scheduling.web import queries_of

pytestmark = pytest.mark.django_db
DAYS = Days(date(2026, 11, 1), date(2026, 12, 31))
LATER = timedelta(days=3)
MINUTE = timedelta(minutes=1)


def told(pool, at, days=DAYS):
    """Two months, looked at some days later."""
    return evaluation_of(pool, days, at=at + LATER)


def endings(people, at):
    """Whatever was not served."""
    return [ending for ending, _number in told(people.pool, at).reasons]


def given_up(people, at, answers):
    """Asked for Arabic; so many said no, then nobody was found."""
    row = submit(people.youth_office, at)
    for offer in sent_offers(row, at)[:answers]:
        offers.decline_offer(offer, by=interpreter_actor(offer), at=at)
    row.refresh_from_db()
    if row.state == "searching":
        rounds.give_up(row, at=at + timedelta(hours=20))


@pytest.mark.parametrize(("answers", "ending"), [(0, Ending.SILENT), (1, Ending.MIXED), (2, Ending.DECLINED)])
def test_asked_in_vain_is_told_apart(people, at, answers, ending):
    given_up(people, at, answers)

    assert endings(people, at) == [ending]


def test_language_nobody_speaks_and_a_drop_out_are_told(people, at):
    submit(people.youth_office, at, language="som")
    held = accepted(submit(people.youth_office, at, language="tir"), at)
    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    found = told(people.pool, at)

    assert {ending for ending, _n in found.reasons} == {Ending.NOBODY, Ending.CANCELLED}
    assert (found.work.cancelled, found.work.late, found.work.by_interpreter) == (1, 0, 1)


def test_rejected_and_withdrawn_are_no_misses(people, at):
    by = coordinator_of(people.pool)
    withdraw_request(submit(people.youth_office, at), by=by, at=at, reason="erledigt")
    people.pool.review_all = True
    people.pool.save()
    row = submit(people.youth_office, at, starts=at + timedelta(days=2))
    reject_request(row, by=by, at=at, reason="nicht unser Kreis")

    assert told(people.pool, at).total == Tally(withdrawn=1, rejected=1)


def test_merged_request_counts_once(people, at):
    gone, into = (submit(people.youth_office, at, language="tir") for _each in range(2))
    merge_requests(gone, into=into, by=coordinator_of(people.pool), at=at)

    total = told(people.pool, at).total

    assert (total.withdrawn, total.asked) == (0, 1)


def test_nothing_is_judged_otherwise_than_on_the_other_page(people, at):
    accepted(submit(people.youth_office, at), at)
    given_up(people, at, 1)
    submit(people.youth_office, at, language="som")
    submit(people.school, at, starts=at + timedelta(days=9))
    withdraw_request(
        submit(people.school, at, modality="phone"), by=coordinator_of(people.pool), at=at, reason="erledigt"
    )

    found = told(people.pool, at).total
    other = outcomes(missing_in(people.pool, DAYS.first, DAYS.last, at=at + LATER).demands)

    assert other == {
        Outcome.SERVED: found.served,
        Outcome.MISSING: found.missing,
        Outcome.OPEN: found.open,
        Outcome.DROPPED: found.not_needed,
    }
    assert found.asked == 5


def test_every_table_counts_everything(people, at):
    accepted(submit(people.youth_office, at), at)
    submit(people.school, at, language="som", setting="school", postal_code="34454", town="Bad Arolsen")
    submit(people.school, at, language="som", modality="video", starts=at + timedelta(days=30))

    found = told(people.pool, at)

    assert {by: sum(line.tally.asked for line in lines) for by, lines in found.by.items()} == dict.fromkeys(
        By, 3
    )
    assert [line.key for line in found.by[By.TOWN]] == ["", "Bad Arolsen", "Korbach"]
    assert [line.key for line in found.by[By.MONTH]] == [date(2026, 11, 1), date(2026, 12, 1)]


def test_time_to_yes_is_counted_from_filing_and_from_asking(people, at):
    row = submit(people.youth_office, at)
    offer = sent_offers(row, at + 10 * MINUTE)[0]
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at + 25 * MINUTE)

    found = told(people.pool, at).waits

    assert (found.filed.half, found.filed_real.half, found.asked.half, found.asked.count) == (25, 25, 15, 1)


def test_night_is_not_waited(people, at):
    evening = datetime(2026, 11, 23, 19, tzinfo=UTC)  # 20 o'clock; from 21 to 7 nobody is asked
    row = submit(people.youth_office, evening, starts=evening + timedelta(days=2))
    offer = sent_offers(row, evening)[0]
    offers.accept_offer(offer, by=interpreter_actor(offer), at=evening + timedelta(hours=12))

    found = told(people.pool, at).waits

    assert (found.filed.half, found.filed_real.half) == (120, 720)


def test_hours_kilometres_and_feedback_are_summed(people, at):
    held = accepted(submit(people.youth_office, at), at)
    record = assignments.complete_assignment(held, at=held.ends)
    service_records.report_record(
        record, minutes=75, km=Decimal("8.5"), by=interpreter_actor(held), at=held.ends
    )
    by, _person = clerk_of(people.youth_office)
    unconfirmed = told(people.pool, at).work
    service_records.attest_record(record, by=by, at=held.ends + MINUTE)
    held.refresh_from_db()
    give_feedback(held, rating="good", text="", by=by, at=held.ends + MINUTE)

    found = told(people.pool, at)

    assert (unconfirmed.done, unconfirmed.minutes, unconfirmed.unconfirmed) == (1, 0, 1)
    assert (found.work.minutes, found.work.km, found.work.unconfirmed) == (75, Decimal("8.5"), 0)
    assert found.feedback == {"good": 1}
    load = found.loads[held.interpreter_id]
    assert (load.count, load.minutes, load.km) == (1, 75, 8.5)


def test_work_is_spread_among_the_active(people, at):
    accepted(submit(people.youth_office, at), at)

    found = told(people.pool, at)

    assert found.spread == Spread(people=4, busy=1, total=1, half=1)
    assert len(found.idle) == 3  # Fatou is still in training


def test_sms_that_left_are_counted_with_their_parts(people, at):
    base = {
        "direction": "out", "channel": "sms", "recipient": "+491713920001", "due_at": at, "created_at": at,
        "state": "sent", "segments": 2,
    }  # fmt: skip
    Message.objects.create(pool=people.pool, sent_at=at, **base)
    Message.objects.create(pool=people.pool, sent_at=at - timedelta(days=60), **base)
    Message.objects.create(pool=people.neighbour, sent_at=at, **base)
    Message.objects.create(pool=people.pool, **(base | {"state": "suppressed"}))

    found = told(people.pool, at).words

    assert (found.sms, found.parts) == (1, 2)


def test_local_day_decides(people, at):
    late = at.replace(hour=23)  # it is Tuesday already in Germany
    submit(people.youth_office, at, language="som", starts=late)
    monday = Days(date(2026, 11, 23), date(2026, 11, 23))

    counted = [
        told(people.pool, at, days).total.asked for days in (monday, replace(monday, last=date(2026, 11, 24)))
    ]

    assert counted == [0, 1]


def test_other_pool_has_nothing_of_it(people, at):
    accepted(submit(people.youth_office, at), at)
    make_interpreter(people.neighbour, "Next Door", "tir")

    found = told(people.neighbour, at)

    assert (found.total, found.reasons, found.loads, len(found.idle)) == (Tally(), (), {}, 1)


@pytest.mark.parametrize(
    ("days", "refusal"),
    [
        (Days(date(2026, 2, 1), date(2026, 1, 1)), SpanBackwards),
        (Days(date(2020, 1, 1), date(2026, 1, 1)), SpanTooLong),
    ],
)
def test_days_that_are_none_are_refused(people, at, days, refusal):
    with pytest.raises(refusal):
        told(people.pool, at, days)


def test_costs_the_same_with_one_and_three_requests(people, at):
    found: list[int] = []
    for days in ((1,), (2, 3)):
        for day in days:
            accepted(submit(people.youth_office, at, starts=at + timedelta(days=day)), at)
            submit(people.school, at, language="som", starts=at + timedelta(days=day))
        with queries_of(found):
            told(people.pool, at)

    assert found == [12, 12]
