"""The cast as plain values (the rows are in tests/people.py), one appointment, and strategies around them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from pool.domain.availability import Away, WeeklyHours
from pool.domain.languages import Level
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.domain.settings_of_work import Gender, Modality
from scheduling.domain.need import Booking, Candidate, Need

BERLIN = ZoneInfo("Europe/Berlin")
KORBACH = Place("34497", "Korbach", 51.2662, 8.8426)
BATTENBERG = Place("35088", "Battenberg", 51.0204, 8.6039)
BAD_AROLSEN = Place("34454", "Bad Arolsen", 51.3701, 9.0257)
BAD_WILDUNGEN = Place("34537", "Bad Wildungen", 51.096, 9.094)
TUESDAY = date(2026, 11, 24)


def period(start: str, end: str, day: date = TUESDAY) -> Period:
    """Two wall-clock times of one day in Germany."""
    clocks = (datetime.combine(day, time.fromisoformat(clock), BERLIN) for clock in (start, end))
    return Period(*clocks)


NEED = Need("apc", "B1", period("10:00", "11:00"), Modality.ON_SITE, BERLIN, place=KORBACH)
AMAL = Candidate(
    1, 101, "Amal Haddad", "native", gender="female", place=KORBACH, hours=(WeeklyHours(1, 480, 780),)
)
BO = Candidate(2, 102, "Bo Tesfay", "C1", place=BATTENBERG, radius_km=50)
CHADI = Candidate(3, 103, "Chadi Nassar", "native", gender="male", place=BAD_AROLSEN)
DARYA = Candidate(
    4, 104, "Darya Amiri", "C1", place=KORBACH,
    bookings=(Booking(period("09:00", "10:00"), "Bad Wildungen", BAD_WILDUNGEN),),
)  # fmt: skip
FATOU = Candidate(6, 106, "Fatou Diop", "native", place=KORBACH, trained=False)

PLACES = st.sampled_from([None, KORBACH, BATTENBERG, BAD_AROLSEN, BAD_WILDUNGEN])
NEEDS = st.builds(
    Need,
    language=st.just("apc"),
    least_level=st.sampled_from(list(Level)),
    period=st.builds(
        lambda start, length: Period(start, start + length),
        st.integers(0, 400).map(lambda n: datetime(2026, 10, 24, tzinfo=UTC) + n * timedelta(minutes=15)),
        st.integers(1, 32).map(lambda n: n * timedelta(minutes=15)),
    ),
    modality=st.sampled_from(list(Modality)),
    tz=st.just(BERLIN),
    place=PLACES,
    gender=st.sampled_from(list(Gender)),
    gender_required=st.booleans(),
)
HOURS = st.builds(
    lambda weekday, start, length: WeeklyHours(weekday, start * 60, min(24, start + length) * 60),
    st.integers(0, 6),
    st.integers(0, 23),
    st.integers(1, 24),
)
CANDIDATES = st.builds(
    Candidate,
    interpreter_id=st.just(0),
    person_id=st.just(0),
    name=st.sampled_from(["Amal", "Bo", "Chadi"]),
    level=st.sampled_from(list(Level)),
    active=st.sampled_from([True, True, True, False]),
    opted_out=st.sampled_from([False, False, False, True]),
    confirmed=st.sampled_from([True, True, True, False]),
    reachable=st.sampled_from([True, True, True, False]),
    gender=st.sampled_from(list(Gender)),
    place=PLACES,
    radius_km=st.sampled_from([0, 15, 30, 60, 200]),
    hours=st.lists(HOURS, max_size=3).map(tuple),
    absences=st.lists(st.builds(Away, st.just(TUESDAY), st.just(TUESDAY)), max_size=1).map(tuple),
    load=st.floats(0, 200),
    asked_at=st.sampled_from([None, datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 11, 2, tzinfo=UTC)]),
)
