"""Any question and anybody: every field of Need and Candidate, near the days on which calendars are hard.

Most fields are harmless most of the time, so that many pairs fit and the others fail by few rules.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from pool.domain.availability import Away, Extra, WeeklyHours
from pool.domain.languages import Level
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.domain.settings_of_work import Direction, Gender, Modality, Setting, Travel
from scheduling.domain.need import Booking, Candidate, Need
from scheduling.domain.ranking import WEIGHTS as ALL_WEIGHTS
from tests.scheduling import reference
from tests.scheduling.domain.cast import BAD_AROLSEN, BAD_WILDUNGEN, BATTENBERG, BERLIN, KORBACH

T = TypeVar("T")
Draw = Callable[[st.SearchStrategy[Any]], Any]
HELGOLAND = Place("27498", "Helgoland", 54.1854, 7.912)
CUXHAVEN = Place("27472", "Cuxhaven", 53.8532, 8.7102)
KNOWN = [KORBACH, BATTENBERG, BAD_AROLSEN, BAD_WILDUNGEN, HELGOLAND, CUXHAVEN]
HARD_DAYS = [
    date(2026, 10, 25),
    date(2026, 10, 25),  # 02:00 to 03:00 twice
    date(2027, 3, 28),
    date(2027, 3, 28),  # 02:00 to 03:00 never
    date(2028, 2, 29),
    date(2026, 12, 25),
    date(2026, 12, 31),
    date(2026, 11, 24),
]
MIDNIGHTS = st.sampled_from([datetime.combine(day, time(), BERLIN).astimezone(UTC) for day in HARD_DAYS])
CODES = ["arb", "pes", "tur"]
PAIRS = [(a.plz, b.plz) for a in KNOWN[:4] for b in KNOWN[:4] if a != b]
MEASURED = [(3.0, 6.0), (12.5, 47.2), (25.0, 30.0), (41.0, 58.01), (70.2, 64.9)]

STARTS = st.integers(-4, 92).map(lambda n: n * 15) | st.integers(-120, 300)  # most near the clock change
NTH = [st.integers(0, often) for often in range(40)]
YES = st.booleans()
LEVELS = st.sampled_from([level.value for level in Level])
PLACES = st.sampled_from([KORBACH, KORBACH, KORBACH, *KNOWN, None])
BUSY = st.sampled_from([*KNOWN, None])
QUARTERS, MINUTES = st.integers(0, 96), st.integers(0, 1440)
LENGTHS = st.sampled_from([15, 30, 45, 60, 60, 90, 120, 200, 480, 1500]) | st.integers(1, 300)
SETTINGS = st.sampled_from(["", Setting.SCHOOL.value, Setting.HEALTH.value])
SOME_SETTINGS = st.sampled_from([(), ("school",), ("health",), ("school", "health")])
MODES = st.sampled_from(list(Modality))
SOME_MODES = st.sampled_from([frozenset(), *(frozenset({mode}) for mode in Modality), frozenset(Modality)])
MONEY = st.sampled_from(["0", "0.01", "700", "768", "900", "959.99", "960", "1200"]).map(Decimal)
WEIGHTS = st.dictionaries(st.sampled_from(sorted(ALL_WEIGHTS)), st.integers(0, 50), max_size=3)
ROADS = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from(MEASURED), max_size=8)
HOLIDAYS = st.sampled_from([(-1,), (0,), (1,), (0, 1)])
NEAR, GAPS, FEW = st.integers(-1, 1), st.integers(-20, 120), st.integers(0, 3)


def rarely(draw: Draw, usual: T, other: st.SearchStrategy[Any], often: int = 6) -> T:
    """The usual value, and once in so many times another one."""
    return draw(other) if draw(NTH[often]) == often else usual


def window(draw: Draw) -> tuple[int, int]:
    """From and until, in minutes of a day; mostly in quarters of an hour."""
    start, end = sorted(rarely(draw, draw(QUARTERS) * 15, MINUTES, 4) for _bound in "ab")
    return (start, end) if start < end else (0, 1440)


@st.composite
def needs(draw: Draw) -> Need:
    """Any question about some minutes of a hard day, or of the night before or after it."""
    start = draw(MIDNIGHTS) + timedelta(minutes=draw(STARTS))
    day = start.astimezone(BERLIN).date()
    return Need(
        language="apc", least_level=rarely(draw, "B1", LEVELS),
        period=Period(start, start + timedelta(minutes=draw(LENGTHS))),
        modality=rarely(draw, Modality.ON_SITE, MODES, 2), tz=BERLIN, place=rarely(draw, KORBACH, PLACES, 3),
        gender=draw(st.sampled_from(["", "female", "male"])), gender_required=rarely(draw, False, YES, 2),
        travel_buffer=draw(st.sampled_from([0, 15, 30, 45])),
        road_factor=draw(st.sampled_from([1.0, 1.3, 1.5])),
        setting=draw(SETTINGS), direction=rarely(draw, Direction.BOTH, st.sampled_from(list(Direction)), 2),
        more=rarely(draw, (), st.sampled_from([("arb",), ("pes", "tur")])),
        also=frozenset(code for code in CODES if draw(YES)),
        possible_by=rarely(draw, frozenset(Modality), SOME_MODES),
        asked_at=start - timedelta(minutes=draw(st.integers(-60, 6000))) if draw(YES) else None,
        closed=rarely(draw, "", st.just("Betriebsferien"), 20),
        holidays=frozenset(day + timedelta(n) for n in rarely(draw, (), HOLIDAYS)),
        special_settings=frozenset(rarely(draw, (), SOME_SETTINGS)),
        by_sms=rarely(draw, True, YES),
        declaration_years=draw(st.sampled_from([0, 0, 0, 0, 1, 4])),
        record_check_years=draw(st.sampled_from([0, 0, 0, 0, 3, 5])),
        ceiling=draw(st.sampled_from([Decimal(0), Decimal(960)])), ceiling_stops=rarely(draw, False, YES, 2),
        weights=rarely(draw, {}, WEIGHTS, 3), roads=rarely(draw, {}, ROADS, 1),
    )  # fmt: skip


def calendar(draw: Draw, need: Need) -> dict[str, Any]:
    """Hours, extra hours and absences around the question."""
    local = need.period.start.astimezone(BERLIN)

    def day(spread: int = 1) -> date:
        return local.date() + timedelta(draw(NEAR) * spread)

    def span() -> tuple[int, int]:
        kind, begin = draw(FEW), local.hour * 60 + local.minute
        until = min(1440, begin + need.period.minutes)
        if kind == 0:
            return window(draw)
        if kind == 1 and begin:
            return 0, begin
        if kind == 2 and until < 1440:
            return until, 1440
        return max(0, begin - draw(FEW) * 15), min(1440, until + draw(FEW) * 15)

    def row() -> WeeklyHours:
        since, until = (day(2) if draw(NTH[5]) == 5 else None for _bound in "ab")
        return WeeklyHours(day().weekday(), *span(), since, until)

    def away() -> Away:
        first = day()
        last = first + timedelta(draw(FEW) // 2)
        return Away(first, last, *span()) if draw(YES) else Away(first, last)

    return {
        "hours": tuple(row() for _each in range(2 * draw(FEW))),
        "extras": tuple(Extra(day(), *span()) for _each in range(max(0, draw(FEW) - 1))),
        "absences": tuple(away() for _each in range(draw(FEW) // 2)),
    }


def booking(draw: Draw, need: Need, one: Candidate) -> Booking:
    """Another Assignment before or after what is asked for: just near enough or not, or on some other day."""
    on_site = draw(FEW) > 0
    place = draw(BUSY) if on_site else None
    town = place.town if place else ""
    length, before = timedelta(minutes=draw(LENGTHS)), draw(YES)

    def apart(gap: int) -> Booking:
        space = timedelta(minutes=gap)
        start = need.period.start - space - length if before else need.period.end + space
        return Booking(Period(start, start + length), town, place, on_site)

    if draw(YES):
        return apart(reference.minutes_apart(need, one, apart(0)) + draw(NEAR))
    days = rarely(draw, 0, st.integers(-6, 6), 1) * 24 * 60
    return apart(draw(GAPS) + days)


@st.composite
def people(draw: Draw, need: Need) -> Candidate:
    """Anybody who is asked about."""
    today = need.period.start.astimezone(BERLIN).date()
    dates = [None, today, today - timedelta(365), today - timedelta(366), date(2024, 2, 29), date(2021, 3, 1)]
    papers = st.sampled_from(dates)

    def fine() -> bool:
        return draw(NTH[39]) < 39

    one = Candidate(
        interpreter_id=0, person_id=0, name="Amal",
        level=rarely(draw, "native", LEVELS, 3), understands=rarely(draw, "", LEVELS, 3),
        via=rarely(draw, "", st.sampled_from(CODES), 3), remote_only=not fine(),
        others={code: (draw(LEVELS), rarely(draw, "", LEVELS)) for code in CODES if fine()},
        active=fine(), declared=fine(), declared_on=draw(papers), trained=fine(), checked_on=draw(papers),
        sms=fine(), opted_out=not fine(), confirmed=fine(), reachable=fine(), mail=draw(st.booleans()),
        contact=draw(st.sampled_from(["", "", "sms", "email", "call"])),
        gender=draw(st.sampled_from([one.value for one in Gender])),
        modalities=rarely(draw, frozenset(Modality), SOME_MODES), place=draw(PLACES),
        radius_km=draw(st.sampled_from([0, 15, 30, 60, 60, 700])),
        travels_by=rarely(draw, Travel.CAR.value, st.sampled_from([way.value for way in Travel]), 2),
        day_limit=rarely(draw, None, FEW, 3), week_limit=rarely(draw, None, FEW, 3),
        notice_hours=rarely(draw, 0, st.sampled_from([1, 24, 48]), 3),
        declines=rarely(draw, (), SOME_SETTINGS), trained_for=rarely(draw, (), SOME_SETTINGS, 2),
        dropped_out=not fine(), apart="" if fine() else "authority", conflict=not fine(),
        good=draw(YES), case=draw(FEW), series=rarely(draw, 0, FEW),
        load=draw(st.sampled_from([0.0, 1.5, 8.0, 40.25])),
        tried=3 * draw(FEW), yes=draw(FEW), earned=draw(MONEY),
        asked_at=need.period.start - timedelta(draw(FEW) + 3) if draw(YES) else None,
        **calendar(draw, need),
    )  # fmt: skip
    bookings = tuple(booking(draw, need, one) for _each in range(max(0, draw(FEW) - 1)))
    return replace(one, bookings=bookings, busy=rarely(draw, (), own_times(need)))


def own_times(need: Need) -> st.SearchStrategy[tuple[Period, ...]]:
    """What their own calendar says: just before, just after, or in the middle of what is asked for."""
    start, end = need.period.start, need.period.end
    minute = timedelta(minutes=1)
    around = [
        (start - 60 * minute, start),
        (start, start + minute),
        (end - minute, end + minute),
        (end, end + 9 * minute),
    ]
    return st.lists(st.sampled_from([Period(*pair) for pair in around]), max_size=2).map(tuple)


def willing(draw: Draw, need: Need, one: Candidate) -> Candidate:
    """The same person without what speaks against them, but for their level, and perhaps their hours."""
    free = tuple(WeeklyHours(day, 0, 1440) for day in range(7))
    return replace(
        one, via=one.via if one.via in need.also else "", remote_only=False, active=True, declared=True,
        declared_on=None, trained=True, checked_on=need.period.start.date(), sms=True, opted_out=False,
        confirmed=True, reachable=True, modalities=frozenset(Modality), place=one.place or KORBACH,
        radius_km=700, bookings=(), busy=(), absences=(),
        hours=draw(st.sampled_from([one.hours, (), free])),
        day_limit=None, week_limit=None, notice_hours=0, declines=(), trained_for=need.special_settings,
        dropped_out=False, apart="", conflict=False,
        others={code: ("native", "") for code in CODES},
        gender=need.gender if need.gender_required else one.gender,
    )  # fmt: skip


@dataclass(frozen=True)
class Question:
    """A Need and people who might come, each with a number."""

    need: Need
    people: tuple[Candidate, ...]


@st.composite
def questions(draw: Draw, most: int = 1) -> Question:
    """Any question with one to `most` people, whose numbers are in no order."""
    need = draw(needs())
    found = [draw(people(need)) for _each in range(draw(st.integers(1, most)))]
    if most > 1:
        need = replace(need, closed="", possible_by=frozenset(Modality), place=need.place or KORBACH)
        found = [willing(draw, need, one) if draw(FEW) else one for one in found]
    numbers = draw(st.permutations(range(1, len(found) + 1)))
    pairs = zip(found, numbers, strict=True)
    return Question(need, tuple(replace(one, interpreter_id=n, person_id=100 + n) for one, n in pairs))
