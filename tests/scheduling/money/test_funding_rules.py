"""Which source pays: by order, day, kind of matter, and how many the client has had."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from scheduling.domain.funding import (
    Case,
    Source,
    Standing,
    covers,
    forecast,
    gone_of_year,
    one_after_the_other,
)

DAY = date(2026, 11, 25)
WIR = Source(1, 1, date(2026, 1, 1), client_cap=5)
CLIENTS = st.sampled_from(["", "a", "b", "c"])
CASES = st.lists(
    st.builds(
        Case,
        day=st.dates(date(2025, 6, 1), date(2027, 6, 30)),
        setting=st.sampled_from(["school", "youth_office"]),
        kind=st.sampled_from(["school", "office"]),
        client=CLIENTS,
        absent=st.booleans(),
        cancelled=st.booleans(),
    ),
    max_size=40,
)
SOURCES = st.lists(
    st.builds(
        Source,
        id=st.integers(1, 9),
        rank=st.integers(1, 3),
        valid_from=st.sampled_from([date(2025, 1, 1), date(2026, 1, 1)]),
        valid_until=st.sampled_from([None, date(2026, 12, 31)]),
        settings=st.sampled_from([frozenset(), frozenset({"school"})]),
        kinds=st.sampled_from([frozenset(), frozenset({"office"})]),
        client_cap=st.integers(0, 3),
        counts_absent=st.booleans(),
        counts_cancelled=st.booleans(),
    ),
    max_size=3,
    unique_by=lambda one: one.id,
)


def counted(sources, cases, extras=None):
    """How many each source pays for, by client and year."""
    paid = one_after_the_other(sources, cases, used={}, extras=extras or {})
    return Counter((one.id, case.client, case.day.year) for one, case in zip(paid, cases, strict=True) if one)


@given(SOURCES, CASES, st.integers(0, 2))
def test_cap_is_never_exceeded(sources, cases, extra) -> None:
    caps = {one.id: one.client_cap for one in sources}
    extras = {(one.id, "a", 2026): extra for one in sources}

    for (source, client, year), n in counted(sources, cases, extras).items():
        more = extra if (client, year) == ("a", 2026) else 0
        assert not caps[source] or not client or n <= caps[source] + more


@given(SOURCES, CASES)
def test_only_who_covers_it_pays_and_the_first_one_with_room(sources, cases) -> None:
    paid = one_after_the_other(sources, cases, used={}, extras={})

    for one, case in zip(paid, cases, strict=True):
        assert one is None or covers(one, case)
        if one is None:
            assert all(other.client_cap and case.client for other in sources if covers(other, case))


@given(CASES, st.randoms(use_true_random=False))
def test_order_of_approvals_does_not_change_how_many_are_funded(cases, random) -> None:
    mixed = random.sample(cases, len(cases))

    assert counted([WIR], cases) == counted([WIR], mixed)


def test_days_are_inclusive_and_absence_counts_only_where_it_may() -> None:
    year = Source(1, 1, date(2026, 1, 1), date(2026, 12, 31))

    assert [
        covers(year, Case(day, "school", "school"))
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    ] == [False, True, True, False]
    assert not covers(WIR, Case(DAY, "school", "school", absent=True))
    assert not covers(WIR, Case(DAY, "school", "school", cancelled=True))


def test_sixth_of_a_client_goes_to_the_next_source() -> None:
    county = Source(2, 2, date(2026, 1, 1))
    paid = one_after_the_other([county, WIR], [Case(DAY, "school", "school", "a")] * 6, used={}, extras={})

    assert [one and one.id for one in paid] == [1, 1, 1, 1, 1, 2]


def test_forecast_is_what_is_known_or_the_line() -> None:
    half = Decimal("0.5")
    told = {"used": Decimal(600), "count": 30, "each": Decimal(20)}

    assert forecast(**told, ahead=0, gone=half) == Decimal("1200.00")
    assert forecast(**told, ahead=50, gone=half) == Decimal("1600.00")
    assert forecast(**told, ahead=2, gone=Decimal(1)) == Decimal("640.00")


def test_early_in_the_year_one_assignment_is_not_a_flood() -> None:
    gone = gone_of_year(2026, date(2026, 1, 2))

    assert forecast(used=Decimal(20), count=1, ahead=0, each=None, gone=gone) == Decimal("240.00")
    assert forecast(used=Decimal(0), count=0, ahead=4, each=None, gone=gone) == Decimal("0.00")


@given(st.decimals(0, 10**6, places=2), st.integers(0, 500), st.integers(0, 500), st.dates())
def test_forecast_is_never_less_than_what_is_used(used, count, ahead, day) -> None:
    assert forecast(used=used, count=count, ahead=ahead, each=None, gone=gone_of_year(2026, day)) >= used


def test_warning_is_at_eighty_and_at_a_hundred_percent() -> None:
    budget = Decimal("100.00")
    steps = [Standing(Decimal(n), Decimal(n), budget).warning for n in ("79.99", "80.00", "99.99", "100.00")]

    assert steps == [0, 80, 80, 100]
    assert Standing(Decimal(5), Decimal(5), None).warning == 0
    assert Standing(Decimal(0), Decimal(0), Decimal(0)).warning == 100


def test_share_of_the_year() -> None:
    assert gone_of_year(2026, date(2026, 12, 31)) == 1
    assert gone_of_year(2026, date(2025, 12, 31)) == 0
    assert gone_of_year(2028, date(2028, 12, 30)) == Decimal(365) / 366


def test_who_pays_itself_is_not_funded_as_well() -> None:
    source = Source(1, 1, date(2026, 1, 1))
    case = Case(date(2026, 3, 1), "school", "school")

    assert covers(source, case)
    assert not covers(source, replace(case, charged=True))
