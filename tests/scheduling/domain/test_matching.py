"""Who fits and who does not, with every reason; the cast in its situations."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.availability import Away, WeeklyHours
from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from scheduling import wording
from scheduling.domain.matching import judge
from scheduling.domain.need import Booking, Candidate, Fit, Need, NoFit, Reason
from scheduling.domain.reasons import REASONS
from tests.scheduling.domain.cast import (
    AMAL,
    BAD_WILDUNGEN,
    BATTENBERG,
    BERLIN,
    BO,
    CANDIDATES,
    CHADI,
    DARYA,
    FATOU,
    HOURS,
    KORBACH,
    NEED,
    NEEDS,
    period,
)

AT_HOME = replace(NEED, modality=Modality.PHONE, place=None)


def reasons(need: Need, candidate: Candidate) -> list[Reason]:
    """Why not; empty for a Fit."""
    found = judge(need, candidate)
    return [] if isinstance(found, Fit) else list(found.reasons)


def codes(need: Need, candidate: Candidate) -> list[str]:
    """The reasons' codes."""
    return [reason.code for reason in reasons(need, candidate)]


def test_amal_fits_and_said_that_she_is_free() -> None:
    assert judge(NEED, AMAL) == Fit(AMAL, 0.0, free=True)


def test_bo_fits_from_far_away() -> None:
    fit = judge(NEED, BO)

    assert isinstance(fit, Fit)
    assert fit.km == pytest.approx(41.6, abs=0.5)


def test_chadi_fits_and_nobody_knows_whether_he_is_free() -> None:
    fit = judge(NEED, CHADI)

    assert isinstance(fit, Fit) and not fit.free
    assert fit.km == pytest.approx(22.4, abs=0.5)


def test_darya_is_busy_because_the_way_back_counts() -> None:
    facts = {"day": "2026-11-24", "start": "09:00", "end": "10:00", "town": "Bad Wildungen", "minutes": 41}

    assert reasons(NEED, DARYA) == [Reason("way_from", facts)]


def test_darya_may_come_when_the_way_is_left() -> None:
    assert codes(replace(NEED, period=period("10:41", "11:41")), DARYA) == []
    assert codes(replace(NEED, period=period("10:40", "11:40")), DARYA) == ["way_from"]
    assert codes(replace(NEED, period=period("07:19", "08:19")), DARYA) == []
    assert codes(replace(NEED, period=period("07:20", "08:20")), DARYA) == ["way_to"]


def test_a_place_nobody_knows_needs_the_buffer() -> None:
    somewhere = replace(DARYA, bookings=(Booking(period("09:00", "10:00"), "Irgendwo"),))

    assert codes(replace(NEED, period=period("10:30", "11:30")), somewhere) == []
    assert codes(replace(NEED, period=period("10:29", "11:29")), somewhere) == ["too_close"]


def test_darya_needs_no_way_for_a_call() -> None:
    assert codes(AT_HOME, DARYA) == []
    assert codes(replace(AT_HOME, period=period("09:59", "10:59")), DARYA) == ["busy"]


def test_fatou_may_not_be_asked_yet() -> None:
    assert codes(NEED, FATOU) == ["training_missing"]


def test_all_reasons_are_given_in_one_order() -> None:
    candidate = replace(FATOU, active=False, sms=False, place=None)

    assert codes(NEED, candidate) == ["not_active", "training_missing", "no_sms", "home_unknown"]


@pytest.mark.parametrize(
    ("need", "candidate", "expected"),
    [
        ({}, {"active": False}, ["not_active"]),
        ({}, {"declared": False}, ["declaration_missing"]),
        ({}, {"trained": False}, ["training_missing"]),
        ({}, {"sms": False}, ["no_sms"]),
        ({}, {"opted_out": True}, ["opted_out"]),
        ({}, {"confirmed": False}, ["number_unconfirmed"]),
        ({}, {"reachable": False}, ["number_unreachable"]),
        ({}, {"reachable": False, "confirmed": False}, ["number_unreachable"]),
        ({}, {"sms": False, "confirmed": False}, ["no_sms"]),
        ({"by_sms": False}, {"confirmed": False, "reachable": False}, []),
        ({}, {"dropped_out": True}, ["dropped_out"]),
        ({}, {"level": "A2"}, ["level"]),
        ({"least_level": "native"}, {"level": "C2"}, ["level"]),
        ({"least_level": "native"}, {}, []),
        ({}, {"modalities": frozenset({Modality.PHONE})}, ["modality"]),
        ({"gender": "male", "gender_required": True}, {}, ["gender"]),
        ({"gender": "male"}, {}, []),
        ({"gender": "female", "gender_required": True}, {}, []),
        ({"gender": "female", "gender_required": True}, {"gender": ""}, ["gender"]),
        ({"gender": "", "gender_required": True}, {}, []),
        ({}, {"place": None}, ["home_unknown"]),
        ({"place": None}, {}, ["place_unknown"]),
        ({}, {"place": BATTENBERG}, ["too_far"]),
        ({}, {"radius_km": 0}, []),
        ({"modality": Modality.VIDEO, "place": None}, {"place": None, "radius_km": 0}, []),
        ({}, {"absences": (Away(date(2026, 11, 24), date(2026, 11, 30)),)}, ["absent"]),
        ({}, {"absences": (Away(date(2026, 11, 25), date(2026, 11, 30)),)}, []),
        ({}, {"hours": (WeeklyHours(1, 480, 659),)}, ["outside_hours"]),
        ({}, {"hours": (WeeklyHours(2, 0, 1440),)}, ["no_hours"]),
        ({}, {"hours": ()}, []),
        ({}, {"bookings": (Booking(period("10:59", "12:00")),)}, ["busy_elsewhere"]),
        ({}, {"bookings": (Booking(period("11:00", "12:00")),)}, ["too_close"]),
    ],
)
def test_each_reason(need: dict[str, Any], candidate: dict[str, Any], expected: list[str]) -> None:
    assert codes(replace(NEED, **need), replace(AMAL, **candidate)) == expected


def test_an_own_calendar_counts_to_the_minute_and_is_told_once() -> None:
    overlapping = replace(AMAL, busy=(period("10:59", "12:00"), period("09:00", "10:01")))
    touching = replace(AMAL, busy=(period("11:00", "12:00"), period("09:00", "10:00")))

    assert (codes(NEED, overlapping), codes(NEED, touching)) == (["own_calendar"], [])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"level": "A2"}, "das Sprachniveau A2 nicht reicht (gebraucht wird B1)"),
        ({"place": BATTENBERG}, "der Weg 42 km lang ist (gewünscht sind höchstens 30 km)"),
        (
            {"absences": (Away(date(2026, 11, 20), date(2026, 11, 30)),)},
            "bis 30.11.2026 eine Abwesenheit eingetragen ist",
        ),
        (
            {"hours": (WeeklyHours(1, 480, 540), WeeklyHours(1, 720, 1440))},
            "an diesem Tag nur diese Zeit frei ist: 08:00–09:00, 12:00–24:00 Uhr",
        ),
        (
            {"bookings": (Booking(period("09:30", "10:30"), "Bad Wildungen"),)},
            "am Dienstag von 09:30 bis 10:30 Uhr ein anderer Einsatz in Bad Wildungen ist",
        ),
        (
            {"bookings": (Booking(period("09:30", "10:30")),)},
            "am Dienstag von 09:30 bis 10:30 Uhr ein anderer Einsatz ist",
        ),
        (
            {"bookings": (Booking(period("09:00", "09:50"), "Bad Wildungen", BAD_WILDUNGEN),)},
            "am Dienstag bis 09:50 Uhr ein Einsatz in Bad Wildungen ist, 41 Minuten Fahrt",
        ),
        (
            {"bookings": (Booking(period("11:20", "12:00"), "Bad Wildungen", BAD_WILDUNGEN),)},
            "am Dienstag um 11:20 Uhr ein Einsatz in Bad Wildungen beginnt, 41 Minuten Fahrt",
        ),
    ],
)
def test_reason_as_a_sentence(change: dict[str, Any], sentence: str) -> None:
    (reason,) = reasons(NEED, replace(AMAL, **change))

    assert wording.reason({"code": reason.code, "facts": reason.facts}) == sentence


@pytest.mark.parametrize(("day", "weekday"), [(date(2026, 10, 25), 6), (date(2027, 3, 28), 6)])
def test_wall_clock_hours_hold_in_the_night_of_the_clock_change(day: date, weekday: int) -> None:
    night = replace(NEED, period=period("01:15", "03:45", day))
    early, all_night = WeeklyHours(weekday, 0, 180), WeeklyHours(weekday, 60, 240)

    assert codes(night, replace(AMAL, hours=(all_night,))) == []
    assert codes(night, replace(AMAL, hours=(early,))) == ["outside_hours"]


def test_way_is_real_minutes_in_the_night_of_the_clock_change() -> None:
    day = date(2027, 3, 28)  # from 02:00 at once to 03:00
    booked = replace(AMAL, hours=(), bookings=(Booking(period("00:30", "01:45", day), "Korbach"),))

    assert codes(replace(NEED, period=period("03:15", "04:00", day)), booked) == []
    assert codes(replace(NEED, period=period("03:14", "04:00", day)), booked) == ["too_close"]


@given(NEEDS, CANDIDATES)
def test_a_fit_has_no_reason_and_a_nofit_has_one(need: Need, candidate: Candidate) -> None:
    found = judge(need, candidate)

    assert found.candidate is candidate
    assert isinstance(found, Fit) or {reason.code for reason in found.reasons} <= REASONS.keys()
    assert isinstance(found, Fit) or found.reasons


@given(NEEDS, CANDIDATES)
def test_unknown_place_is_never_near(need: Need, candidate: Candidate) -> None:
    found = judge(need, candidate)

    unknown = need.place is None or candidate.place is None
    travels = need.modality == Modality.ON_SITE
    assert (found.km is None) is (unknown or not travels)
    assert not (unknown and travels and isinstance(found, Fit))


@given(NEEDS, CANDIDATES, HOURS)
def test_more_free_time_never_loses_a_fit(need: Need, candidate: Candidate, more: WeeklyHours) -> None:
    freer = replace(candidate, hours=(*candidate.hours, more))

    lost = isinstance(judge(need, candidate), Fit) and isinstance(judge(need, freer), NoFit)
    assert not (candidate.hours and lost)


@given(NEEDS, CANDIDATES)
def test_fewer_bookings_and_absences_never_lose_a_fit(need: Need, candidate: Candidate) -> None:
    booked = replace(candidate, bookings=(Booking(need.period, "Korbach"),))
    elsewhere = replace(candidate, busy=(need.period,))
    freer = replace(candidate, absences=())

    assert isinstance(judge(need, booked), NoFit)
    assert isinstance(judge(need, elsewhere), NoFit)
    assert isinstance(judge(need, freer), Fit) or isinstance(judge(need, candidate), NoFit)


@given(st.integers(-400, 400))
def test_way_counts_the_same_before_and_after(minutes: int) -> None:
    shift = timedelta(minutes=minutes)
    other = Period(NEED.period.start + shift, NEED.period.end + shift)
    booked = replace(AMAL, hours=(), bookings=(Booking(other, "Korbach"),))

    expected = ["busy"] if abs(minutes) < 60 else ["too_close"] if abs(minutes) < 60 + 30 else []
    assert codes(NEED, booked) == expected


def test_place_of_the_same_town_is_near() -> None:
    assert judge(NEED, replace(AMAL, place=KORBACH)).km == 0.0


def test_clock_is_told_in_the_zone_of_the_need() -> None:
    (reason,) = reasons(replace(NEED, tz=BERLIN), DARYA)

    assert reason.facts["start"] == "09:00"
