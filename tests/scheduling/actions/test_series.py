"""A series is filed as one or not at all; each date is a Request of its own."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from notifications.models import Message
from pool.domain.places import UnknownPostalCode
from pool.domain.refusals import ReasonMissing
from pool.models import Closure
from scheduling.actions import rounds, series
from scheduling.actions.wanted import TimePast
from scheduling.domain.series import DatePast, DateTwice, TooManyDates
from scheduling.explaining import explain
from scheduling.models import Request, Series
from tests.builders import clerk_of, coordinator_of, sms_to, wanted
from tests.scheduling.series import (
    AMAL,
    DAY,
    file,
    no,
    office_of_two,
    questions,
    states,
    yes,
)

pytestmark = pytest.mark.django_db


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

    with override("de"):
        assert "kommt schon an einem anderen Termin der Reihe" in explain(chadi)
    assert chadi["facts"]["series"] == 1
    assert chadi["parts"]["case"] == 15
    assert "case" not in chadi["facts"]


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


def test_other_times_are_for_a_single_date(at: datetime) -> None:
    with pytest.raises(series.OneTimeOnly):
        file(office_of_two(), at, other_times=(at + 2 * DAY,))

    assert rows() == 0
