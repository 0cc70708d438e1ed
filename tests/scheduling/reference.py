"""The rules of matching a second time, as simple and slow as can be, to compare the fast ones with.

Written from the issue and the sentences of `reasons.py`, not from the code that is compared: time is looked
at minute by minute on the wall clock, the globe is a ball in space, nothing is shared, nothing is clever.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import asin, ceil, cos, dist, inf, radians, sin

from pool.domain.periods import Period
from pool.domain.places import Place
from scheduling.domain.need import Booking, Candidate, Need

LEVELS = ["A1", "A2", "B1", "B2", "C1", "C2", "native"]
SPEED = {"car": 50, "transit": 25, "bicycle": 15, "foot": 5}  # km/h
WEIGHTS = {"near": 40, "fair": 20, "level": 10, "answers": 10, "case": 15, "good": 10, "wish": 20, "room": 5}
EARTH_KM = 6371.0088
MINUTE = timedelta(minutes=1)
HOURS, BUSY, WAY = "hours", "busy", "way"  # families of reasons


@dataclass(frozen=True)
class Verdict:
    """Why not (nothing: fits), whether the person said to be free, and how far it is."""

    against: frozenset[str]
    free: bool
    km: float | None


def verdict(need: Need, one: Candidate) -> Verdict:
    """Whether this person may be asked."""
    km = _km(need, one.place, need.place) if need.modality == "on_site" else None
    said = _said(need, one)
    against = {*_person(need, one), *_language(need, one), *_wishes(need, one), *_place(need, one, km)}
    against |= {*_limits(need, one), *_neighbours(need, one)}
    if said == "no":
        against.add(HOURS)
    if need.closed:
        against.add("closed")
    return Verdict(frozenset(against), said == "yes", km)


def order(need: Need, people: list[Candidate]) -> list[int]:
    """Numbers of those who fit, the first to be asked first."""
    fitting = [(one, found) for one in people if not (found := verdict(need, one)).against]
    return [one.interpreter_id for one, _found in sorted(fitting, key=lambda pair: _rank(need, *pair))]


def _person(need: Need, one: Candidate) -> Iterator[str]:
    day = need.period.start.astimezone(need.tz).date()
    if not one.active:
        yield "not_active"
    if not one.declared:
        yield "declaration_missing"
    elif one.declared_on and _longer_ago(one.declared_on, need.declaration_years, day):
        yield "declaration_expired"
    if need.record_check_years and not one.checked_on:
        yield "record_check_missing"
    if one.checked_on and _longer_ago(one.checked_on, need.record_check_years, day):
        yield "record_check_expired"
    if not one.trained:
        yield "training_missing"
    if need.by_sms and one.contact == "call":
        yield "rather_called"
    elif need.by_sms:
        read = one.opted_out or (one.confirmed and one.reachable)
        usual = bool(one.mail) and not (one.sms and read)
        writable = {"": usual, "email": bool(one.mail)}.get(one.contact, False)
        late = need.asked_at is not None and need.asked_at + timedelta(hours=12) > need.period.start
        if writable and late:
            yield "mail_late"
        if not one.sms and (late or not writable):
            yield "no_sms"
        if one.opted_out and (late or not writable):
            yield "opted_out"
        if one.sms and not (one.confirmed and one.reachable) and (late or not writable):
            yield "number_unconfirmed" if one.reachable else "number_unreachable"
    if one.dropped_out:
        yield "dropped_out"


def _longer_ago(since: date, years: int, day: date) -> bool:
    """More than so many years before that day; 0 years hold for ever. 29 February may become 1 March."""
    year = since.year + years
    leaps = (since.month, since.day) == (2, 29) and not _leap(year)
    return years > 0 and day > (date(year, 3, 1) if leaps else date(year, since.month, since.day))


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _language(need: Need, one: Candidate) -> Iterator[str]:
    if one.via != "" and one.via not in need.also:
        yield "substitute_unticked"
    if _level(need, one.level, one.understands) < LEVELS.index(need.least_level):
        yield "level"
    for language in need.more:
        if language not in one.others:
            yield "language_missing"
        elif _level(need, *one.others[language]) < LEVELS.index(need.least_level):
            yield "level_more"


def _level(need: Need, speaking: str, following: str) -> int:
    """From the language into German one has to follow it, from German into it to speak it."""
    both = {"into": LEVELS.index(speaking), "from": LEVELS.index(following or speaking)}
    return min(both.values()) if need.direction == "both" else both[need.direction]


def _wishes(need: Need, one: Candidate) -> Iterator[str]:
    on_site = need.modality == "on_site"
    if need.modality not in need.possible_by:
        yield "language_modality"
    elif need.modality not in one.modalities:
        yield "modality"
    elif on_site and one.remote_only:
        yield "remote_only"
    if need.gender and need.gender_required and one.gender != need.gender:
        yield "gender"
    if need.setting:
        if need.setting in one.declines:
            yield "setting_declined"
        if need.setting in need.special_settings and need.setting not in one.trained_for:
            yield "setting_untrained"
    if one.not_again:
        yield "not_again"
    if one.apart:
        yield "apart"
    if one.conflict:
        yield "conflict"
    if need.ceiling > 0 and need.ceiling_stops and not one.earned < need.ceiling:
        yield "ceiling"
    latest = need.period.start - one.notice_hours * 60 * MINUTE
    if one.notice_hours > 0 and need.asked_at and need.asked_at > latest:
        yield "notice"


def _place(need: Need, one: Candidate, km: float | None) -> Iterator[str]:
    if need.modality != "on_site":
        return
    if need.place is None:
        yield "place_unknown"
    elif one.place is None:
        yield "home_unknown"
    elif km is not None and km > one.radius_km:
        yield "too_far"


def _km(need: Need, a: Place | None, b: Place | None) -> float | None:
    """By road as measured, or the great circle times the Pool's factor."""
    if a is None or b is None:
        return None
    if (a.plz, b.plz) in need.roads:
        return need.roads[a.plz, b.plz][0]
    return 2 * EARTH_KM * asin(dist(_in_space(a), _in_space(b)) / 2) * need.road_factor


def _in_space(place: Place) -> tuple[float, float, float]:
    lat, lon = radians(place.lat), radians(place.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def _minutes(need: Need, one: Candidate, a: Place | None, b: Place | None) -> int:
    """On the way, rounded up; 0 when nobody knows."""
    km = _km(need, a, b)
    if km is None or a is None or b is None:
        return 0
    if (a.plz, b.plz) in need.roads and one.travels_by == "car":
        return ceil(need.roads[a.plz, b.plz][1])
    return ceil(km / SPEED[one.travels_by] * 60)


def _said(need: Need, one: Candidate) -> str:
    """yes, no or unknown, looking at every minute; one minute that is a no makes all of it a no."""
    answers = {_said_of(minute.astimezone(need.tz), need, one) for minute in _every_minute(need.period)}
    return "no" if "no" in answers else "unknown" if "unknown" in answers else "yes"


def _every_minute(period: Period) -> Iterator[datetime]:
    minute = period.start.astimezone(UTC)
    while minute < period.end:
        yield minute
        minute += MINUTE


def _said_of(clock: datetime, need: Need, one: Candidate) -> str:
    day, minute = clock.date(), clock.hour * 60 + clock.minute
    for away in one.absences:
        if away.first_day <= day <= away.last_day and (
            away.start is None or away.end is None or away.start <= minute < away.end
        ):
            return "no"
    for extra in one.extras:
        if extra.day == day and extra.start <= minute < extra.end:
            return "yes"
    if day in need.holidays:
        return "unknown"
    answer = "unknown"
    for row in one.hours:
        if (row.valid_from or date.min) <= day <= (row.valid_until or date.max):
            if row.weekday == day.weekday() and row.start <= minute < row.end:
                return "yes"
            answer = "no"
    return answer


def _limits(need: Need, one: Candidate) -> Iterator[str]:
    """One more must not be too many."""
    day = need.period.start.astimezone(need.tz).date()
    days = [booking.period.start.astimezone(need.tz).date() for booking in one.bookings]
    if days.count(day) + 1 > (inf if one.day_limit is None else one.day_limit):
        yield "day_limit"
    week = [other for other in days if other.isocalendar()[:2] == day.isocalendar()[:2]]
    if len(week) + 1 > (inf if one.week_limit is None else one.week_limit):
        yield "week_limit"


def _neighbours(need: Need, one: Candidate) -> Iterator[str]:
    """Every other Assignment: not in the same minute, and time enough to get from one to the other."""
    for other in one.bookings:
        if set(_every_minute(other.period)) & set(_every_minute(need.period)):
            yield BUSY
        elif need.modality == "on_site" and _gap(need, other) < minutes_apart(need, one, other) * MINUTE:
            yield WAY
    if any(other.start <= minute < other.end for other in one.busy for minute in _every_minute(need.period)):
        yield "own_calendar"


def _gap(need: Need, other: Booking) -> timedelta:
    if other.period.start < need.period.start:
        return need.period.start - other.period.end
    return other.period.start - need.period.end


def minutes_apart(need: Need, one: Candidate, other: Booking) -> int:
    """Minutes that must lie between: the way, and between two places at least the Pool's buffer."""
    there = other.place if other.on_site else one.place
    a, b = (there, need.place) if other.period.start < need.period.start else (need.place, there)
    return max(need.travel_buffer if other.on_site else 0, _minutes(need, one, a, b))


def _rank(need: Need, one: Candidate, found: Verdict) -> tuple[object, ...]:
    never = datetime(1, 1, 1, tzinfo=UTC)
    who, when = int(one.via != ""), int(not found.free)
    return (
        int(not one.came_last),
        who,
        when,
        -score(need, one, found.km),
        one.asked_at or never,
        one.interpreter_id,
    )


def score(need: Need, one: Candidate, km: float | None) -> float:
    """The sum of the parts, each rounded to a hundredth."""
    weights = dict(WEIGHTS)
    weights.update(need.weights)
    shares = {
        "near": 1.0 if km is None else max(0.0, 1 - km / 60),
        "fair": 1 / (1 + one.load / 8),
        "level": (_level(need, one.level, one.understands) + 1) / 7,
        "answers": (0.72 + one.yes) / (2 + one.tried),
        "case": 1 if one.case > 0 or one.series > 0 else 0,
        "good": 1 if one.good else 0,
        "wish": 1 if need.gender != "" and need.gender == one.gender else 0,
        "room": _room(need, one),
    }
    return round(sum(round(weights[name] * share, 2) for name, share in shares.items()), 2)


def _room(need: Need, one: Candidate) -> float:
    """All of it until a fifth of the yearly amount is left, then less and less."""
    if need.ceiling == 0:
        return 1
    fifths = float((need.ceiling - one.earned) / need.ceiling) / 0.2
    return 1 if fifths > 1 else 0 if fifths < 0 else fifths
