"""How likely a yes is: what makes it more and less likely, and that the log is folded line by line."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.willingness import (
    DAYS,
    LEAST,
    MEDIAN,
    MOST,
    Memory,
    Past,
    What,
    answered_by,
    remember,
    still_to_come,
    way,
)

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
DAY = timedelta(days=1)
ASKED, SILENT, YES, LATE = What.ASKED, What.SILENT, What.YES, What.LATE_YES
INSTANTS = st.integers(0, 100 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes))
KM = st.none() | st.floats(0, 120)
LOGS = st.lists(st.builds(Past, INSTANTS, st.sampled_from(What), KM), max_size=30)
CHANCES, MINUTES = st.floats(LEAST, MOST), st.floats(0, 10_000)


def log(*whats: What, days_ago: float = 1.0, km: float | None = 10.0) -> Memory:
    """What is remembered when all this happened at once."""
    return remember(Past(NOW - days_ago * DAY, what, km) for what in whats)


def test_newcomer_begins_with_the_prior() -> None:
    assert Memory().chance(NOW, None) == pytest.approx(0.36)


def test_who_said_yes_is_likelier_than_who_was_silent() -> None:
    yes, newcomer, silent = log(ASKED, YES, days_ago=90), Memory(), log(ASKED, SILENT, days_ago=90)

    assert yes.chance(NOW, 10) > newcomer.chance(NOW, 10) > silent.chance(NOW, 10)


def test_a_late_yes_is_a_yes_that_tires() -> None:
    on_time, late = log(ASKED, YES), log(ASKED, LATE)

    assert on_time.yes == late.yes == 1
    assert late.tiredness(NOW) > on_time.tiredness(NOW)


@pytest.mark.parametrize(
    ("whats", "tired"),
    [
        ([ASKED], 0.5),
        ([ASKED, What.REMINDED], 1.0),
        ([ASKED, SILENT], 1.0),
        ([ASKED, LATE], 1.5),
        ([ASKED, YES], 0.25),
        ([], 0.0),
    ],
)
def test_tiredness_of_the_moment(whats: list[What], tired: float) -> None:
    assert log(*whats, days_ago=0).tiredness(NOW) == pytest.approx(tired)


def test_tiredness_fades() -> None:
    memory = log(ASKED, days_ago=0)

    assert memory.tiredness(NOW + DAYS * DAY) == pytest.approx(0.5 / 2.718281828, rel=1e-6)
    assert memory.chance(NOW + 30 * DAY, 10) > memory.chance(NOW, 10)


def test_far_and_frequent_questions_do_not_make_somebody_look_unwilling() -> None:
    near, far = log(ASKED, days_ago=90, km=1), log(ASKED, days_ago=90, km=80)
    rested = remember(Past(NOW - days * DAY, ASKED, 10) for days in (80, 40))
    pressed = remember(Past(NOW - days * DAY, ASKED, 10) for days in (40.0, 39.9))

    assert far.tried < near.tried
    assert pressed.tried < rested.tried


def test_reminders_and_unknown_hours_are_less_likely() -> None:
    memory = log(ASKED, YES)

    assert memory.chance(NOW, 10, reminder=True) < memory.chance(NOW, 10)
    assert memory.chance(NOW, 10, known=False) < memory.chance(NOW, 10)


def test_who_does_not_travel_is_not_kept_by_the_way() -> None:
    assert way(None) == 1.0
    assert way(0) > way(20) > way(100) > 0


def test_half_of_the_answers_have_come_by_the_median() -> None:
    assert answered_by(MEDIAN) == pytest.approx(0.5)
    assert answered_by(0) == answered_by(-3) == 0.0


@given(LOGS, INSTANTS, KM, st.booleans(), st.booleans())
def test_chances_stay_within_their_bounds(
    lines: list[Past], at: datetime, km: float | None, known: bool, reminder: bool
) -> None:
    memory = remember(lines)

    assert LEAST <= memory.chance(at, km, known=known, reminder=reminder) <= MOST
    assert memory.tiredness(at) >= 0 and memory.tried >= 0


@given(LOGS)
def test_log_may_be_folded_line_by_line_and_in_any_order_of_reading(lines: list[Past]) -> None:
    lines = list({line.at: line for line in lines}.values())
    folded = Memory()
    for line in sorted(lines, key=lambda line: line.at):
        folded = folded.after(line)

    assert remember(lines) == remember(reversed(lines)) == folded


@given(LOGS, KM)
def test_another_yes_never_lowers_the_rate(lines: list[Past], km: float | None) -> None:
    memory = remember(lines)
    later = memory.after(Past(NOW + DAY, YES, km))

    assert later.chance(NOW + 200 * DAY, km) >= memory.chance(NOW + 200 * DAY, km)


@given(CHANCES, MINUTES, MINUTES)
def test_what_is_still_to_come_is_a_chance_and_grows_with_the_wait(
    chance: float, since: float, wait: float
) -> None:
    found = still_to_come(chance, since, since + wait)

    assert 0 <= found <= 1
    assert found <= still_to_come(chance, since, since + 2 * wait) + 1e-9
    assert still_to_come(chance, 0, wait) == pytest.approx(chance * answered_by(wait))


@given(st.floats(LEAST, 0.5), st.floats(200, 3000))
def test_the_longer_the_silence_the_less_is_still_to_come(chance: float, minutes: float) -> None:
    assert still_to_come(chance, minutes, minutes + 60) < still_to_come(chance, 0, 60)
