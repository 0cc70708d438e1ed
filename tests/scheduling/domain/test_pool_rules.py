"""The Pool's own rules as plain values: lead time in working days, service hours, the cap of a client."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pool.domain.periods import Period
from scheduling.domain.pool_rules import Asked, Broken, PoolRules, Rule, broken, earliest_day, newly, served

BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 6, 1, 10, tzinfo=BERLIN)
CORPUS_CHRISTI = date(2026, 6, 4)  # a Thursday, holiday in Hessen
RULES = PoolRules(tz=BERLIN, lead_days=3, rests=lambda day: day == CORPUS_CHRISTI)
ASKED = Asked(kind="office", setting="kita", minutes=60, at=MONDAY, starts=(MONDAY + timedelta(days=30),))
instants = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: (datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(BERLIN)
)


def at(day: int, hour: int, minute: int = 0, month: int = 6) -> datetime:
    """Local time in June 2026; the first is a Monday."""
    return datetime(2026, month, day, hour, minute, tzinfo=BERLIN)


def rules_broken(rules: PoolRules, **fields: object) -> list[Rule]:
    """Which rules this need breaks."""
    return [one.rule for one in broken(rules, replace(ASKED, **fields))]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filed", "earliest"),
    [
        (at(1, 10), date(2026, 6, 5)),  # Monday: Tue, Wed, not the holiday, Fri
        (at(1, 0), date(2026, 6, 5)),
        (at(1, 23, 59), date(2026, 6, 5)),  # the hour makes no difference
        (at(5, 12), date(2026, 6, 10)),  # Friday: Mon, Tue, Wed
        (at(6, 12), date(2026, 6, 10)),  # Saturday and Sunday likewise
        (at(7, 12), date(2026, 6, 10)),
    ],
)
def test_lead_time_counts_working_days_after_the_day_of_filing(filed: datetime, earliest: date) -> None:
    assert earliest_day(RULES, filed) == earliest


def test_no_lead_time_is_the_same_day_even_on_a_sunday() -> None:
    assert earliest_day(replace(RULES, lead_days=0), at(7, 12)) == date(2026, 6, 7)


def test_filing_after_midnight_in_utc_is_still_the_local_day() -> None:
    late = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # Tuesday, half past midnight in Berlin

    assert earliest_day(replace(RULES, lead_days=1), late) == date(2026, 6, 3)


def test_clock_change_moves_no_day() -> None:
    friday = datetime(2026, 10, 23, 12, tzinfo=BERLIN)  # the clock goes back on Sunday

    assert earliest_day(replace(RULES, lead_days=1), friday) == date(2026, 10, 26)


def test_pool_that_never_works_has_an_answer() -> None:
    assert earliest_day(replace(RULES, rests=lambda day: True), MONDAY) > date(2028, 1, 1)


@given(instants, st.integers(0, 30), st.sets(st.integers(0, 60)))
def test_lead_time_leaves_so_many_working_days(filed: datetime, lead: int, off: set[int]) -> None:
    first = filed.date()
    closed = {first + timedelta(days=number) for number in off}
    rules = PoolRules(tz=BERLIN, lead_days=lead, rests=closed.__contains__)

    earliest = earliest_day(rules, filed)

    days = [first + timedelta(days=number + 1) for number in range((earliest - first).days)]
    working = [day for day in days if day.weekday() < 5 and day not in closed]
    assert len(working) == lead
    assert not lead or working[-1] == earliest


@given(instants, st.integers(0, 20), st.integers(0, 200))
def test_later_filing_never_allows_an_earlier_day(filed: datetime, lead: int, hours: int) -> None:
    rules = PoolRules(tz=BERLIN, lead_days=lead)
    later = filed.astimezone(UTC) + timedelta(hours=hours)

    assert earliest_day(rules, filed) <= earliest_day(rules, later)
    assert earliest_day(rules, filed) <= earliest_day(replace(rules, lead_days=lead + 1), filed)


def test_short_notice_needs_urgency_and_its_reason() -> None:
    soon = (at(2, 9),)

    assert rules_broken(RULES, starts=soon) == [Rule.LEAD]
    assert rules_broken(RULES, starts=soon, urgent=True, urgent_reason="  ") == [Rule.LEAD]
    assert rules_broken(RULES, starts=soon, urgent=True, urgent_reason="Inobhutnahme") == []


def test_pool_that_refuses_hears_no_reason() -> None:
    strict = replace(RULES, lead_refuses=True)

    assert rules_broken(strict, starts=(at(2, 9),), urgent=True, urgent_reason="eilig") == [Rule.LEAD]


def test_other_time_that_is_too_soon_is_named_alone() -> None:
    asked = replace(ASKED, other_times=(at(2, 9), at(10, 9)))

    assert broken(RULES, asked) == [Broken(Rule.LEAD, frozenset({at(2, 9)}))]


@pytest.mark.parametrize(
    ("start", "minutes", "ok"),
    [
        (at(1, 8), 60, True),
        (at(1, 17), 60, True),
        (at(1, 17, 1), 60, False),
        (at(1, 7, 59), 30, False),
        (at(1, 20), 12 * 60, False),  # over night
        (at(6, 10), 60, False),  # Saturday
    ],
)
def test_the_whole_appointment_lies_in_the_service_hours(start: datetime, minutes: int, ok: bool) -> None:
    office = PoolRules(
        tz=BERLIN, service_days=frozenset(range(5)), service_from=time(8), service_until=time(18)
    )

    assert served(office, Period(start, start + timedelta(minutes=minutes))) is ok


@pytest.mark.parametrize(
    ("start", "minutes", "ok"),
    [(at(5, 23), 120, True), (at(6, 1), 60, True), (at(6, 1), 61, False), (at(5, 1), 30, False)],
)
def test_service_hours_over_midnight_belong_to_their_first_day(
    start: datetime, minutes: int, ok: bool
) -> None:
    fridays = PoolRules(tz=BERLIN, service_days=frozenset({4}), service_from=time(18), service_until=time(2))

    assert served(fridays, Period(start, start + timedelta(minutes=minutes))) is ok


def test_night_of_the_clock_change_is_served_by_the_wall_clock() -> None:
    until_two = PoolRules(tz=BERLIN, service_from=time(0), service_until=time(2))
    starts = datetime(2026, 10, 25, 1, tzinfo=BERLIN).astimezone(UTC)

    assert served(until_two, Period(starts, starts + timedelta(hours=1)))
    assert not served(until_two, Period(starts, starts + timedelta(hours=2)))  # 02:00 again


@given(instants, st.integers(15, 3000))
def test_without_service_hours_any_time_is_served(start: datetime, minutes: int) -> None:
    begin = start.astimezone(UTC)

    assert served(PoolRules(tz=BERLIN), Period(begin, begin + timedelta(minutes=minutes)))


@given(instants, st.integers(15, 600), st.integers(0, 10), st.integers(0, 23), st.integers(0, 23))
def test_a_shorter_appointment_is_served_wherever_a_longer_one_is(
    start: datetime, minutes: int, less: int, first: int, last: int
) -> None:
    rules = PoolRules(
        tz=BERLIN, service_days=frozenset({0, 2, 5}), service_from=time(first), service_until=time(last)
    )
    begin = start.astimezone(UTC)
    long = Period(begin, begin + timedelta(minutes=minutes))

    if served(rules, long):
        assert served(rules, Period(begin, long.end - timedelta(minutes=less)))


def test_cap_counts_each_date_of_a_series_in_its_year() -> None:
    rules = PoolRules(tz=BERLIN, client_cap=3)
    december = [at(day, 10, month=12) for day in (1, 8)]
    january = datetime(2027, 1, 5, 10, tzinfo=BERLIN)
    asked = replace(ASKED, client="hash", starts=(*december, january), counted={2026: 1, 2027: 2})

    assert broken(rules, asked) == []
    assert broken(rules, replace(asked, counted={2026: 2, 2027: 2})) == [
        Broken(Rule.CAP, frozenset({("hash", 2026)}))
    ]


def test_new_years_night_counts_by_the_local_year() -> None:
    rules = PoolRules(tz=BERLIN, client_cap=1)
    starts = (datetime(2026, 12, 31, 23, 30, tzinfo=UTC),)  # half past midnight, 2027

    asked = replace(ASKED, client="hash", starts=starts, counted={2026: 1})

    assert broken(rules, asked) == []


def test_other_time_in_a_year_that_is_full_is_none() -> None:
    rules = PoolRules(tz=BERLIN, client_cap=1)
    new_year = datetime(2027, 1, 4, 9, tzinfo=BERLIN)
    told = {"client": "c", "starts": (at(30, 9, month=12),), "other_times": (new_year,)}

    assert rules_broken(rules, **told, counted={2027: 1}) == [Rule.CAP]
    assert rules_broken(rules, **told, counted={2026: 0, 2027: 0}) == []


def test_nobody_is_counted_without_a_reference_or_a_cap() -> None:
    assert rules_broken(PoolRules(tz=BERLIN, client_cap=1), client="", counted={2026: 9}) == []
    assert rules_broken(PoolRules(tz=BERLIN), client="hash", counted={2026: 9}) == []


def test_who_replaces_somebody_is_not_held_up() -> None:
    rules = replace(RULES, client_cap=1, service_until=time(8), lead_refuses=True)
    fields = {"starts": (at(1, 11),), "client": "hash", "counted": {2026: 1}}

    assert rules_broken(rules, **fields) == [Rule.LEAD, Rule.HOURS, Rule.CAP]
    assert rules_broken(rules, **fields, replaces=True) == []


def test_everything_that_is_broken_is_told_in_order() -> None:
    rules = replace(
        RULES, excluded_kinds=frozenset({"office"}), excluded_settings=frozenset({"court"}), longest=30,
        needs_agreement=True,
    )  # fmt: skip

    assert rules_broken(rules, setting="court") == [Rule.KIND, Rule.SETTING, Rule.LONGEST, Rule.AGREEMENT]
    assert rules_broken(rules, setting="court", agrees=True)[-1] is Rule.LONGEST


starts = st.lists(instants, min_size=1, max_size=3).map(tuple)
needs = st.builds(
    Asked, kind=st.sampled_from(["office", "school"]), setting=st.sampled_from(["kita", "court"]),
    minutes=st.sampled_from([30, 60, 90]), at=st.just(MONDAY), starts=starts, urgent=st.booleans(),
    agrees=st.booleans(), client=st.sampled_from(["", "a", "b"]), counted=st.just({2026: 1}),
)  # fmt: skip
STRICT = replace(
    RULES, excluded_kinds=frozenset({"school"}), excluded_settings=frozenset({"court"}), longest=60,
    service_until=time(18), client_cap=1, needs_agreement=True,
)  # fmt: skip


@given(needs, needs)
def test_only_what_is_new_about_a_change_is_refused(old: Asked, new: Asked) -> None:
    before, now = broken(STRICT, old), broken(STRICT, new)

    fresh = newly(now, before)

    assert newly(now, now) == []
    assert newly(now, []) == now
    assert {one.rule for one in fresh} <= {one.rule for one in now}
    known = {one.rule: one.about for one in before}
    assert all(not one.about & known.get(one.rule, frozenset()) for one in fresh)


@given(needs)
def test_a_pool_without_rules_refuses_nothing(asked: Asked) -> None:
    assert broken(PoolRules(tz=BERLIN), asked) == []
