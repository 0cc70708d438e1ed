"""A series is filed as one or not at all; each date is a Request of its own."""

from datetime import UTC, date, datetime

import pytest

from notifications.models import Message
from pool.domain.refusals import ReasonMissing, Refused
from pool.models import Authority, Closure, Event, Interpreter
from scheduling.actions import assignments, changes, rounds, series
from scheduling.actions.wanted import Second, TimePast, UnknownPostalCode
from scheduling.domain.series import DatePast, DateTwice, TooManyDates
from scheduling.models import Request, Series
from tests.builders import clerk_of, coordinator_of, interpreter_actor, sms_to, submit, wanted
from tests.scheduling.series import (
    AMAL,
    CHADI,
    DAY,
    WEEK,
    coming,
    file,
    no,
    office_of_two,
    questions,
    states,
    yes,
)

pytestmark = pytest.mark.django_db


def named(office: Authority, name: str) -> Interpreter:
    """Amal, or Chadi."""
    return Interpreter.objects.of(office.pool).get(person__name__startswith=name)


def rows() -> int:
    """How many Requests there are."""
    return Request.objects.across_pools().count()


def test_weekly_dates_keep_the_wall_clock() -> None:
    at = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)

    dates = file(office_of_two(), at, more=2, starts=datetime(2026, 10, 20, 12, 0, tzinfo=UTC))

    assert [one.slot.starts for one in dates] == [
        datetime(2026, 10, 20, 12, 0, tzinfo=UTC),
        datetime(2026, 10, 27, 13, 0, tzinfo=UTC),
        datetime(2026, 11, 3, 13, 0, tzinfo=UTC),
    ]
    assert {one.series for one in dates} == {Series.objects.across_pools().get()}


def test_one_date_is_no_series(at: datetime) -> None:
    [one] = file(office_of_two(), at, more=0)

    assert one.series is None
    assert questions([one]) == [("Amal", 1, "queued")]


def test_same_page_again_files_nothing_new(at: datetime) -> None:
    office = office_of_two()

    first, second = (file(office, at, key="k1") for _click in range(2))

    assert first == second
    assert rows() == 4


def test_dates_may_be_named_in_any_order(at: datetime) -> None:
    office = office_of_two()
    by, person = clerk_of(office)

    dates = series.submit_series(
        office, wanted=wanted(at + 9 * DAY), more_starts=(at + 2 * DAY, at + 30 * DAY), together=False,
        requester=person, by=by, at=at,
    )  # fmt: skip

    assert [(one.slot.starts - at).days for one in dates] == [2, 9, 30]


@pytest.mark.parametrize(
    ("fields", "error", "words"),
    [
        ({"starts": datetime(2026, 11, 20, 9, 0, tzinfo=UTC)}, DatePast, "20.11.2026, 10:00"),
        ({"more": 12}, TooManyDates, "12"),
        ({"minutes": 60, "postal_code": "00000"}, UnknownPostalCode, "Postleitzahl"),
    ],
)
def test_nothing_is_filed_when_one_date_is_refused(at: datetime, fields, error, words) -> None:
    with pytest.raises(error, match=words):
        file(office_of_two(), at, **fields)

    assert rows() == 0


def test_date_on_which_the_pool_is_closed_is_named(at: datetime) -> None:
    office = office_of_two()
    days = {"first_day": date(2026, 12, 7), "last_day": date(2026, 12, 8)}
    Closure.objects.create(pool=office.pool, name="Betriebsferien", **days)

    with pytest.raises(series.DateClosed, match=r"08.12.2026, 09:00 .*\(Betriebsferien\)"):
        file(office, at)

    assert rows() == 0


def test_same_time_twice_is_refused(at: datetime) -> None:
    office = office_of_two()
    by, person = clerk_of(office)

    with pytest.raises(DateTwice):
        series.submit_series(
            office, wanted=wanted(at + DAY), more_starts=(at + DAY,), together=False, requester=person,
            by=by, at=at,
        )  # fmt: skip


def test_past_without_series_is_told_as_ever(at: datetime) -> None:
    with pytest.raises(TimePast):
        file(office_of_two(), at, more=0, starts=at - DAY)


def test_each_by_itself_is_asked_one_after_the_other(at: datetime) -> None:
    """One open question per person: the earliest dates first."""
    dates = file(office_of_two(), at, together=False)

    assert questions(dates) == [("Amal", 1, "queued"), ("Chadi", 2, "queued")]
    assert states(dates) == ["searching"] * 4


def test_who_comes_on_one_date_is_preferred_for_the_next(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at, more=1, together=False, file_reference="")
    yes(dates, "Chadi", at)

    candidates = dates[0].assessments.model.objects.of(office.pool)  # the next judgement of date 1
    no(dates, "Amal", at)
    chadi = next(one for one in candidates.latest("pk").candidates if one["name"].startswith("Chadi"))

    assert chadi["facts"]["series"] == 1
    assert chadi["parts"]["case"] == 15
    assert "case" not in chadi["facts"]


def test_all_at_once_is_one_question(at: datetime) -> None:
    dates = file(office_of_two(), at)

    [told] = sms_to(AMAL)

    assert questions(dates) == [("Amal", 1, "queued")]
    assert "4 Termine je 60 Min: Di 24.11. 09:00, 1.12., 8.12., 15.12., Korbach" in told
    assert "Antwort für alle Termine: JA " in told


def test_yes_takes_all_dates_each_with_its_own_code(at: datetime) -> None:
    dates = file(office_of_two(), at)

    first = yes(dates, "Amal", at)

    held = [one.assignments.get() for one in dates]
    codes = [one.code for one in held]
    last = sms_to(AMAL)[-1]
    assert first == held[0]
    assert states(dates) == ["filled"] * 4
    assert len(set(codes)) == 4
    assert all(f" = {code}" in last for code in codes)
    assert last.startswith("Danke! 4 Einsätze Arabisch (Levante): Di 24.11. 09:00 = ")
    assert len(sms_to(AMAL)) == 2
    assert {one.km for one in held} == {held[0].km}
    assert (
        Message.objects.filter(kind="confirmed", channel="email", recipient="amal@person.example").count()
        == 4
    )


def test_no_asks_the_next_about_all(at: datetime) -> None:
    dates = file(office_of_two(), at)

    no(dates, "Amal", at)

    assert questions(dates) == [("Amal", 1, "declined"), ("Chadi", 1, "queued")]


def test_who_cannot_come_on_one_date_is_not_asked_and_it_is_named(at: datetime) -> None:
    office = office_of_two()
    other = submit(office, at, starts=at + DAY + WEEK)
    yes([other], "Amal", at)

    dates = file(office, at)

    row = next(one for one in dates[0].assessments.get().candidates if one["name"].startswith("Amal"))
    assert questions(dates) == [("Chadi", 1, "queued")]
    assert row["reasons"][0] == {"code": "series_date", "facts": {"date": "2026-12-01"}}
    assert row["reasons"][1]["code"] == "busy"


def test_nobody_for_all_dates_splits_the_series(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at, more=1)
    no(dates, "Amal", at)
    no(dates, "Chadi", at)

    told = Message.objects.filter(kind="split_series").order_by("pk")
    verbs = [Event.objects.about(one).filter(verb="split_series").count() for one in dates]
    assert not Series.objects.across_pools().get().together
    assert questions(dates)[2:] == [("Amal", 1, "queued"), ("Chadi", 2, "queued")]
    assert states(dates) == ["searching"] * 2
    assert verbs == [1, 1]
    assert [one.recipient for one in told] == [office.pool.email, dates[0].requester.email]
    assert "2 Termine" in told[0].subject
    assert "Di 24.11. 09:00, 1.12." in told[0].body


def test_nobody_at_all_splits_and_gives_up_each_date(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at, more=1, language="tir")

    assert states(dates) == ["unfilled", "unfilled"]


def test_follower_waits_and_is_not_given_up(at: datetime) -> None:
    dates = file(office_of_two(), at)

    rounds.ask_next(dates[2], at=at)

    assert questions(dates) == [("Amal", 1, "queued")]
    assert states(dates) == ["searching"] * 4


def test_withdrawn_leader_hands_the_lead_to_the_next(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at)
    by, _person = clerk_of(office)
    from_amal = questions(dates)

    series.withdraw_request(dates[0], by=by, at=at, reason="Fällt aus")
    rounds.ask_next(dates[1], at=at)

    assert from_amal == [("Amal", 1, "queued")]
    assert questions(dates) == [("Amal", 1, "withdrawn"), ("Amal", 2, "queued")]
    assert "3 Termine" in sms_to(AMAL)[-1]


def test_who_said_no_to_the_series_is_not_asked_again_by_the_next_leader(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at)
    no(dates, "Amal", at)
    by, _person = clerk_of(office)

    series.withdraw_request(dates[0], by=by, at=at, reason="Fällt aus")
    rounds.ask_next(dates[1], at=at)

    assert questions(dates)[2:] == [("Chadi", 2, "queued")]


def test_changed_date_is_no_part_of_the_yes(at: datetime) -> None:
    """Who said yes to Tuesday has not said yes to Wednesday; it is asked for by itself, the same person first."""
    office = office_of_two()
    dates = file(office, at)
    by, _person = clerk_of(office)
    changes.change_request(dates[2], wanted=wanted(dates[2].slot.starts + DAY), by=by, at=at)

    yes(dates, "Amal", at)

    assert coming(dates) == ["Amal", "Amal", "-", "Amal"]
    assert questions(dates)[1:] == [("Amal", 3, "queued")]


def test_date_filled_by_hand_is_no_part_of_the_yes(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at)
    assignments.assign_by_hand(
        dates[3],
        interpreter=named(office, "Chadi"),
        by=coordinator_of(office.pool),
        at=at,
        reason="Telefonat",
    )

    yes(dates, "Amal", at)

    assert coming(dates) == ["Amal", "Amal", "Amal", "Chadi"]


def test_clash_takes_nothing_and_the_next_is_asked(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at)
    other = submit(office, at, starts=at + DAY + 2 * WEEK)
    assignments.assign_by_hand(
        other, interpreter=named(office, "Amal"), by=coordinator_of(office.pool), at=at, reason="Eilt"
    )

    with pytest.raises(Refused, match=r"08.12.2026, 09:00 Uhr haben Sie schon einen anderen Einsatz"):
        yes(dates, "Amal", at)

    assert coming(dates) == ["-"] * 4
    assert questions(dates) == [("Amal", 1, "withdrawn"), ("Chadi", 1, "queued")]


def test_who_drops_out_of_one_date_is_replaced_on_that_date(at: datetime) -> None:
    dates = file(office_of_two(), at)
    yes(dates, "Amal", at)
    held = dates[1].assignments.get()

    assignments.cancel_assignment(held, by=interpreter_actor(held), at=at, reason="krank")

    assert coming(dates) == ["Amal", "-", "Amal", "Amal"]
    assert questions(dates)[1:] == [("Chadi", 2, "queued")]
    assert "1.12. 09:00 Uhr, 60 Min" in sms_to(CHADI)[-1]


def test_two_places_are_each_asked_for_all_dates(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at, more=1, second=Second("apc"))

    yes(dates, "Amal", at)
    yes(dates, "Chadi", at)

    assert states(dates) == ["filled", "filled"]
    assert [one.assignments.count() for one in dates] == [2, 2]
    assert {state for _name, _date, state in questions(dates)} == {"accepted"}


def test_look_at_one_date_is_a_look_at_all(at: datetime) -> None:
    office = office_of_two(review_below=24 * 3)
    dates = file(office, at)

    assert states(dates) == ["submitted"] * 4
    assert Message.objects.filter(kind="review_wanted").count() == 1

    series.approve_series(dates[2], by=coordinator_of(office.pool), at=at)

    assert states(dates) == ["searching"] * 4
    assert questions(dates) == [("Amal", 1, "queued")]


def test_series_waits_until_the_last_date_is_looked_at(at: datetime) -> None:
    office = office_of_two(review_all=True)
    dates = file(office, at, more=1)
    by = coordinator_of(office.pool)

    series.approve_request(dates[0], by=by, at=at)
    before = questions(dates)
    series.approve_request(dates[1], by=by, at=at)
    rounds.ask_next(dates[0], at=at)

    assert before == []
    assert questions(dates) == [("Amal", 1, "queued")]


def test_all_dates_are_withdrawn_and_everybody_hears(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at)
    yes(dates, "Amal", at)
    by, _person = clerk_of(office)

    gone = series.withdraw_series(dates[1], by=by, at=at + 3 * DAY, reason="Umzug")

    assert gone == dates[1:]
    assert states(dates) == ["filled", "withdrawn", "withdrawn", "withdrawn"]
    assert sum("abgesagt" in text for text in sms_to(AMAL)) == 3


def test_withdrawing_needs_a_reason_and_something_to_withdraw(at: datetime) -> None:
    office = office_of_two()
    dates = file(office, at, more=1)
    by, _person = clerk_of(office)

    with pytest.raises(ReasonMissing):
        series.withdraw_series(dates[0], by=by, at=at, reason=" ")
    series.withdraw_series(dates[0], by=by, at=at, reason="Umzug")
    with pytest.raises(series.NothingLeft):
        series.withdraw_series(dates[0], by=by, at=at, reason="Umzug")

    assert states(dates) == ["withdrawn", "withdrawn"]
