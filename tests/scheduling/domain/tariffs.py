"""Work and Terms for the tests of tariffs: as a Pool would have them, and any that make sense."""

from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from scheduling.domain.tariffs import CancelStep, Supplement, Terms, TimeRule, TravelRule, Work

BERLIN = ZoneInfo("Europe/Berlin")
TEN = datetime(2026, 11, 24, 10, tzinfo=BERLIN)  # a Tuesday


def work(minutes: int = 60, km: str = "0", starts: datetime = TEN, **fields: Any) -> Work:
    """An hour on a Tuesday at ten, as it was booked."""
    return Work(**({"starts": starts, "booked": 60, "minutes": minutes, "km": Decimal(km)} | fields))


def cents(most: str) -> "st.SearchStrategy[Decimal]":
    """Amounts up to `most` euros."""
    return st.decimals(0, Decimal(most), places=2)


@st.composite
def zones(draw: st.DrawFn) -> tuple[tuple[int, Decimal], ...]:
    """Some zones, the next one first."""
    limits = sorted(draw(st.sets(st.integers(1, 80), max_size=3)))
    return tuple((km, draw(cents("40"))) for km in limits)


@st.composite
def times(draw: st.DrawFn) -> TimeRule:
    """Flat, or a first block and steps; prices also in parts of a cent."""
    covers = draw(st.none() | st.sampled_from([0, 15, 60, 90]))
    each = draw(st.sampled_from([1, 15, 30, 60]))
    step = Decimal(0) if covers is None else draw(st.decimals(0, 40, places=3))
    grace, unused = draw(st.integers(0, each - 1)), draw(st.integers(0, 100))
    return TimeRule(draw(cents("60")), covers, step, each, grace, unused, draw(st.booleans()))


@st.composite
def travels(draw: st.DrawFn) -> TravelRule:
    """Some of all that a way may be worth."""
    rates = draw(st.fixed_dictionaries({}, optional={"car": cents("1"), "bicycle": cents("1")}))
    return TravelRule(
        rates, draw(zones()), draw(st.booleans()), draw(cents("30")), draw(cents("20")), draw(st.booleans()),
        draw(st.decimals(0, 9, places=1)), draw(st.none() | cents("40")), draw(st.sampled_from([0, 30])),
    )  # fmt: skip


EVENING = st.builds(
    Supplement, st.just("evening"), st.integers(0, 100), cents("9"), st.just(time(18)),
    st.sampled_from([time(22), time(2)]),
)  # fmt: skip
OTHERS = st.builds(
    Supplement, st.sampled_from(["saturday", "sunday", "urgent"]), st.integers(0, 100), cents("9")
)
STEPS = st.builds(
    CancelStep, st.integers(0, 72), st.none() | st.just(time(13)), st.none() | st.integers(0, 90),
    st.integers(0, 100), st.booleans(),
)  # fmt: skip


@st.composite
def any_terms(draw: st.DrawFn, *, evening: bool = True) -> Terms:
    """Terms that check_terms lets pass."""
    travel = draw(travels())
    least, most = draw(st.none() | cents("30")), draw(st.none() | st.decimals(30, 200, places=2))
    special = draw(st.lists(OTHERS, max_size=2, unique_by=lambda one: one.kind))
    if evening:
        special += draw(st.lists(EVENING, max_size=1))
    return Terms(
        draw(times()), travel, tuple(special), tuple(draw(st.lists(STEPS, max_size=2))), least, most,
        draw(st.none() | st.integers(0, 5)), draw(st.none() | cents("900")), draw(st.integers(0, 100)),
        bool(travel.once_within) and draw(st.booleans()),
    )  # fmt: skip


STARTS = st.integers(0, 2 * 365 * 1440).map(
    lambda minutes: (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)).astimezone(BERLIN)
)


@st.composite
def works(draw: st.DrawFn, *, cancelled: bool = True) -> Work:
    """An appointment, some of them called off, at any time of two years."""
    starts = draw(STARTS)
    notice = None
    if cancelled and draw(st.integers(0, 3)) == 0:
        notice = starts - timedelta(minutes=draw(st.integers(0, 6000)))
    return Work(
        starts, draw(st.integers(15, 480)), draw(st.integers(1, 1440)), draw(st.decimals(0, 200, places=1)),
        draw(st.sampled_from(["car", "bicycle", "transit"])), draw(cents("20")), draw(st.integers(0, 180)),
        draw(st.booleans()), draw(st.booleans()), draw(st.booleans()), draw(st.booleans()), notice,
        draw(st.sampled_from(["1:a", "1:b"])),
    )  # fmt: skip
