"""The directory of a Pool's volunteers: narrowed by what the desk asks for, judged by the rules of matching.

`wanted` is a plain dictionary that can be stored and asked again later; what is missing or empty in it asks
for nothing, and the same dictionary means the same for every reader:

text       words of name, place, telephone number, mail address, or the number in the Pool
state      a state of Interpreter; without one everybody but those who have left
language   ISO 639-3; `level` the least level in it; `stand_ins` true: also who was confirmed to stand in
mode       on_site, phone or video
setting    only who is trained for this Setting
gender     as the Person's
papers     "missing": something is missing or over; "soon": it is over in 90
           days, or somebody wanted to be reminded; "any": either
near       a postal code or a town; `km` of road from there, at the most
day, time  "2026-11-24" and "09:00", local: who is free then for `minutes` (60); `free` true: nobody else
sort       name, distance, load (least hours this month first) or last (whose last appointment is longest
           ago); without one: who is free first, then the nearest, then by name

Whether somebody is free is judged exactly as for a Request: weekly and extra hours, absences, calendars of
their own, Assignments in every Pool and the ways between, closures, limits, pauses. What else speaks against
asking them (papers, distance, wishes) is told, too.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any

from pool import public_holidays
from pool.domain.actors import Actor
from pool.domain.availability import pieces_of
from pool.domain.languages import Level
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.domain.settings_of_work import Modality
from pool.domain.spelling import fold
from pool.models import Interpreter, Pool
from scheduling.domain.chances import IN_TIME
from scheduling.domain.matching import judge
from scheduling.domain.need import Candidate, Fit, Need, Reason
from scheduling.domain.paper_dates import Papers, PaperStanding, Standing, standings
from scheduling.queries.directory_rows import place_wanted, rows_wanted, start_wanted
from scheduling.queries.gathering import candidates_of, everybody
from scheduling.queries.loads import Load, loads_of
from scheduling.queries.needs import closures_of
from scheduling.queries.person_facts import Around
from scheduling.queries.ways import with_roads

MOST = 2_000  # people who are judged at once; a larger Pool asks for something narrower
USUAL, LONGEST = 60, 24 * 60  # minutes
NEVER = datetime.min.replace(tzinfo=UTC)
TAKEN = IN_TIME - {"notice", "mail_late"} | {"not_active"}
PAPERS = {
    "missing": {Standing.MISSING, Standing.OVER},
    "soon": {Standing.SOON},
    "any": {Standing.MISSING, Standing.OVER, Standing.SOON},
}


class Time(StrEnum):
    """Whether somebody has time, the best first; HINDERED: they have, but something else is against it."""

    FREE = "free"
    UNKNOWN = "unknown"
    HINDERED = "hindered"
    TAKEN = "taken"


@dataclass(frozen=True)
class Listed:
    """One line: `km` of road from the place asked for, None where nobody knows or asked; `time` likewise."""

    row: Interpreter
    load: Load
    km: float | None = None
    time: Time | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Found:
    """Everybody in order. `place` and `period` are what was understood; `cut`: there are more than MOST."""

    people: list[Listed]
    place: Place | None = None
    period: Period | None = None
    cut: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """How many have time, by Time; empty when no time was asked for."""
        times = [one.time.value for one in self.people if one.time]
        return {time.value: times.count(time.value) for time in Time} if times else {}


def people_found(actor: Actor, wanted: Mapping[str, Any], at: datetime, *, pool: Pool | None = None) -> Found:
    """Everybody of the actor's Pool who is wanted, in order; costs the same statements for any number.

    Raises nothing: what is no place, day or level filters nothing, and `place` and `period` of the answer say
    what was understood. `pool` spares reading it again.
    """
    pool = pool or Pool.objects.get(pk=actor.pool_id or 0)
    rows = rows_wanted(actor, wanted)
    cut = list((rows.prefetch_related("trainings") if wanted.get("papers") else rows)[: MOST + 1])
    today = at.astimezone(pool.tz).date()
    kept = [row for row in cut[:MOST] if _trained(row, wanted) and _papers(row, pool, wanted, today)]
    need = _need(pool, wanted, place_wanted(actor, str(wanted.get("near") or "")), at=at)
    loads = loads_of([row.person_id for row in kept], pool, at=at)
    if start := start_wanted(wanted, pool.tz):
        need = _at_that_time(need, pool, Period(start, start + timedelta(minutes=_minutes(wanted))))
        listed = _judged(kept, loads, need, pool.pk, wanted, at=at)
    else:
        listed = _measured(kept, loads, need)
    listed = [one for one in listed if _near(one, wanted, need) and _free(one, wanted)]
    order = ORDERS.get(str(wanted.get("sort") or ""), _best)
    return Found(sorted(listed, key=order), need.place, need.period if start else None, len(cut) > MOST)


def papers_of(row: Interpreter, pool: Pool, today: date) -> tuple[PaperStanding, ...]:
    """How their papers stand; reads the trainings there are."""
    seen = Papers(
        row.declaration_on, row.record_check_on, row.training_on, row.record_check_remind_on,
        tuple((one.name, one.expires_on) for one in row.trainings.all()),
    )  # fmt: skip
    return standings(
        seen, declaration_years=pool.declaration_years, record_check_years=pool.record_check_years,
        today=today,
    )  # fmt: skip


def _need(pool: Pool, wanted: Mapping[str, Any], place: Place | None, *, at: datetime) -> Need:
    """The question a Request for this language and place would ask now, by a coordinator on the phone."""
    mode = wanted.get("mode")
    return Need(
        language=str(wanted.get("language") or ""), least_level=Level.A1,
        period=Period(at, at + timedelta(minutes=USUAL)),
        modality=mode if mode in set(Modality) else Modality.ON_SITE if place else Modality.PHONE,
        tz=pool.tz, place=place, travel_buffer=pool.travel_buffer, road_factor=pool.road_factor,
        setting=str(wanted.get("setting") or ""), asked_at=at, by_sms=False,
        special_settings=frozenset(pool.special_settings), declaration_years=pool.declaration_years,
        record_check_years=pool.record_check_years, ceiling=pool.ceiling(at.astimezone(pool.tz).year),
        ceiling_stops=pool.ceiling_stops,
    )  # fmt: skip


def _at_that_time(need: Need, pool: Pool, period: Period) -> Need:
    days = [piece.day for piece in pieces_of(period, pool.tz)]
    closed = ", ".join(one.name for one in closures_of(pool, period))
    holidays = public_holidays.among(pool.federal_state, days)
    return replace(need, period=period, closed=closed, holidays=holidays)


def _measured(rows: list[Interpreter], loads: dict[int, Load], need: Need) -> list[Listed]:
    """Without a time there is nothing to judge, only the way."""
    people = [
        Candidate(one.pk, one.person_id, "", "native", place=one.home, travels_by=one.travels_by)
        for one in rows
    ]
    need = with_roads(need, people)
    return [Listed(row, loads[row.person_id], _km(need, one)) for row, one in zip(rows, people, strict=True)]


def _judged(
    rows: list[Interpreter], loads: dict[int, Load], need: Need, pool_id: int, wanted: Mapping[str, Any], *,
    at: datetime,
) -> list[Listed]:  # fmt: skip
    """All of them by the rules of matching; who stands in counts when the desk asks for stand-ins."""
    spoken = {skill.via for row in rows for skill in row.skills.all() if skill.language == need.language}
    need = replace(need, also=frozenset(spoken))
    found = everybody(need, pool_id, only=[row.pk for row in rows])
    people = {one.interpreter_id: one for one in candidates_of(found, need, Around(pool_id), at=at)}
    if not (wanted.get("mode") or need.place):  # then any way of working will do
        people = {pk: replace(one, modalities=frozenset(Modality)) for pk, one in people.items()}
    need = with_roads(need, people.values())
    return [_told(row, loads[row.person_id], need, people[row.pk]) for row in rows]


def _told(row: Interpreter, load: Load, need: Need, one: Candidate) -> Listed:
    answer = judge(need, one)
    if isinstance(answer, Fit):
        return Listed(row, load, _km(need, one), Time.FREE if answer.free else Time.UNKNOWN)
    taken = any(reason.code in TAKEN for reason in answer.reasons)
    return Listed(row, load, _km(need, one), Time.TAKEN if taken else Time.HINDERED, answer.reasons)


def _km(need: Need, one: Candidate) -> float | None:
    way = need.way(one.place, need.place, one.travels_by) if need.place else None
    return way.km if way else None


def _minutes(wanted: Mapping[str, Any]) -> int:
    told = str(wanted.get("minutes") or "")
    return min(int(told), LONGEST) if told.isascii() and told.isdigit() and int(told) else USUAL


def _trained(row: Interpreter, wanted: Mapping[str, Any]) -> bool:
    return not wanted.get("setting") or wanted["setting"] in row.settings_trained


def _papers(row: Interpreter, pool: Pool, wanted: Mapping[str, Any], today: date) -> bool:
    asked = PAPERS.get(str(wanted.get("papers") or ""))
    return asked is None or any(one.standing in asked for one in papers_of(row, pool, today))


def _near(one: Listed, wanted: Mapping[str, Any], need: Need) -> bool:
    """Whoever lives nobody knows where is near nothing."""
    km = str(wanted.get("km") or "")
    if not (need.place and km.isascii() and km.isdigit()):
        return True
    return one.km is not None and one.km <= int(km)


def _free(one: Listed, wanted: Mapping[str, Any]) -> bool:
    return not wanted.get("free") or one.time is not Time.TAKEN


def _best(one: Listed) -> Any:
    return _first(one), one.km is None, one.km or 0.0, fold(one.row.person.name), one.row.pk


def _first(one: Listed) -> int:
    """Who has time comes first in every order."""
    return list(Time).index(one.time) if one.time else 0


def _by_name(one: Listed) -> Any:
    return _first(one), fold(one.row.person.name), one.row.pk


def _by_load(one: Listed) -> Any:
    return _first(one), one.load.hours, one.load.appointments, one.row.person.name, one.row.pk


def _by_last(one: Listed) -> Any:
    return _first(one), one.load.last or NEVER, one.row.person.name, one.row.pk


ORDERS: dict[str, Callable[[Listed], Any]] = {
    "name": _by_name, "distance": _best, "load": _by_load, "last": _by_last,
}  # fmt: skip
