"""Tables of what is missing: totals add up, and no order of the input changes them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain import missing
from scheduling.domain.demand import Demand, Outcome, Why
from scheduling.domain.missing import DepthLine, LanguageLine, Part, SpanBackwards, SpanTooLong
from tests.scheduling.domain.demands import DEMANDS, lacking, served

WEDNESDAY = date(2026, 11, 25)
TODAY = date(2026, 11, 23)


def test_language_line_says_when_most_is_missing() -> None:
    demands = [
        served(1),
        lacking(2, day=WEDNESDAY),
        lacking(3, "11:30", "12:30", day=WEDNESDAY),
        lacking(4, "15:00", "16:00"),
        lacking(5, language="tir"),
    ]

    assert missing.by_language(demands, {"apc": 2}) == (
        LanguageLine("apc", 1, 3, 2, (2, Part.MORNING)),
        LanguageLine("tir", 0, 1, 0, (1, Part.MORNING)),
    )


@pytest.mark.parametrize(
    ("start", "part"),
    [
        ("00:15", Part.OUTSIDE),
        ("07:59", Part.OUTSIDE),
        ("08:00", Part.MORNING),
        ("11:59", Part.MORNING),
        ("12:00", Part.MIDDAY),
        ("14:00", Part.AFTERNOON),
        ("18:00", Part.EVENING),
        ("22:00", Part.OUTSIDE),
    ],
)
def test_part_of_the_day_is_that_of_the_beginning(start: str, part: Part) -> None:
    assert missing.when_of(lacking(1, start, "23:00")) == (1, part)


@pytest.mark.parametrize("day", [date(2026, 10, 23), date(2026, 10, 30)])
def test_part_of_the_day_is_by_the_clock_on_the_wall(day: date) -> None:
    assert missing.when_of(lacking(1, "12:00", "13:00", day)) == (4, Part.MIDDAY)


def test_depth_has_five_steps() -> None:
    demands = [served(n, fit) for n, fit in enumerate([0, 1, 2, 3, 5, 6, 10, 11, 40])] + [lacking(20)]

    assert missing.by_depth(demands) == (
        DepthLine(0, 0, 1, 2),
        DepthLine(1, 2, 2, 2),
        DepthLine(3, 5, 2, 2),
        DepthLine(6, 10, 2, 2),
        DepthLine(11, None, 2, 2),
    )


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [
        (0, 0, None),
        (0, 7, 0),
        (1, 300, 1),
        (299, 300, 99),
        (300, 300, 100),
        (1, 2, 50),
        (2, 3, 67),
        (999, 1000, 99),
    ],
)
def test_percent_is_all_or_nothing_only_when_it_is(part: int, whole: int, percent: int | None) -> None:
    assert missing.percent(part, whole) == percent


@given(DEMANDS)
def test_totals_add_up(demands: list[Demand]) -> None:
    ended = missing.outcomes(demands)
    lines = missing.by_language(demands, {})
    lacking = ended[Outcome.MISSING]

    assert sum(ended.values()) == len(demands)
    assert sum(line.missing for line in lines) == lacking
    assert sum(line.served for line in lines) == ended[Outcome.SERVED]
    assert sum(missing.by_when(demands).values()) == lacking
    assert sum(number for _town, number in missing.by_town(demands)) == lacking
    assert sum(number for _why, number in missing.by_reason(demands)) == lacking
    judged = [one for one in demands if one.counts and one.depth]
    assert sum(line.asked for line in missing.by_depth(demands)) == len(judged)
    assert sum(line.served for line in missing.by_depth(demands)) == len(judged) - sum(
        one.missing for one in judged
    )


@given(DEMANDS, st.randoms())
def test_order_of_the_input_does_not_matter(demands: list[Demand], chance: object) -> None:
    mixed = list(demands)
    chance.shuffle(mixed)  # type: ignore[attr-defined]

    for table in (missing.by_when, missing.by_town, missing.by_reason, missing.by_depth, missing.outcomes):
        assert table(mixed) == table(demands)
    assert missing.by_language(mixed, {}) == missing.by_language(demands, {})
    assert list(missing.by_when(mixed)) == list(missing.by_when(demands))


@given(DEMANDS, st.data())
def test_one_more_that_is_served_is_never_more_missing(demands: list[Demand], data: st.DataObject) -> None:
    chosen = data.draw(st.sets(st.sampled_from([one.number for one in demands]))) if demands else set()
    better = [
        replace(one, outcome=Outcome.SERVED, why=None) if one.missing and one.number in chosen else one
        for one in demands
    ]

    before, after = missing.by_when(demands), missing.by_when(better)
    assert all(number <= before[key] for key, number in after.items())
    assert missing.outcomes(better)[Outcome.MISSING] <= missing.outcomes(demands)[Outcome.MISSING]


def test_most_comes_first() -> None:
    demands = [lacking(1), lacking(2), replace(lacking(3), why=Why.BUSY)]

    assert missing.by_reason(demands) == ((Why.NOBODY, 2), (Why.BUSY, 1))
    assert missing.by_town(demands) == (("Korbach", 3),)


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        (None, None, (date(2025, 11, 24), TODAY)),
        (date(2026, 1, 1), None, (date(2026, 1, 1), TODAY)),
        (None, date(2025, 12, 31), (date(2025, 1, 1), date(2025, 12, 31))),
        (TODAY, TODAY, (TODAY, TODAY)),
    ],
)
def test_span_is_a_year_until_today(first: date | None, last: date | None, span: tuple[date, date]) -> None:
    assert missing.span_of(first, last, TODAY) == span


def test_span_that_is_none_is_refused() -> None:
    with pytest.raises(SpanBackwards):
        missing.span_of(date(2026, 11, 24), None, TODAY)
    with pytest.raises(SpanTooLong):
        missing.span_of(date(2020, 1, 1), None, TODAY)
