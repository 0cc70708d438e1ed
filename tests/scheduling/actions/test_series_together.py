"""One person for all dates of a series: one question, one yes, and what happens when it does not work out."""

from datetime import datetime

import pytest

from notifications.models import Message
from pool.domain.refusals import Refused
from pool.models import Authority, Event, Interpreter
from scheduling.actions import assignments, changes, rounds, series
from scheduling.actions.wanted import Second
from scheduling.models import Request, Series
from tests.builders import (
    clerk_of,
    coordinator_of,
    interpreter_actor,
    make_authority,
    make_interpreter,
    make_pool,
    sms_to,
    submit,
    wanted,
)
from tests.scheduling.series import (
    AMAL,
    CHADI,
    DAY,
    HOUR,
    WEEK,
    coming,
    file,
    no,
    office_of_two,
    question,
    questions,
    states,
    yes,
)

pytestmark = pytest.mark.django_db


def named(office: Authority, name: str) -> Interpreter:
    """Amal, or Chadi."""
    return Interpreter.objects.of(office.pool).get(person__name__startswith=name)


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
    """A yes to Tuesday is none to Wednesday: that is a question by itself, to the same person."""
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


def test_silence_of_the_last_one_splits_the_series(at: datetime) -> None:
    """A question nobody answers does not hold all dates until the first of them has come."""
    dates = file(office_of_two(reminds=False), at, more=1)
    no(dates, "Amal", at)
    chadi = question(dates, "Chadi", at)

    later = at + 6 * HOUR
    rounds.ask_next(dates[0], at=later)

    assert questions(dates)[1] == ("Chadi", 1, "withdrawn")
    assert questions(dates)[2:] == [("Amal", 1, "queued"), ("Chadi", 2, "queued")]
    assert "gilt nicht mehr" in sms_to(CHADI)[-2]
    assert chadi.series_id


def test_by_phone_is_by_phone_on_all_dates(at: datetime) -> None:
    """Nobody travels so far; on the phone somebody can, every week."""
    pool = make_pool(round_size=1)
    make_interpreter(pool, "Amal Haddad", plz="10115", mobile=AMAL)
    dates = file(make_authority(pool), at, instead=("phone",))

    yes(dates, "Amal", at)

    assert coming(dates) == ["Amal"] * 4
    assert {one.modality for one in _again(dates)} == {"phone"}


def _again(dates: list[Request]) -> list[Request]:
    for one in dates:
        one.refresh_from_db()
    return dates
