"""People as the rules of the schedule see them: what they may, their calendar, their jobs in every Pool.

Costs three statements however many people there are; four where a routing service measures roads.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings

from pool import postal_codes
from pool.domain.periods import Period
from pool.domain.places import Roads
from pool.domain.settings_of_work import Modality
from pool.models import BusyTime, Interpreter, Pool, Road
from scheduling.domain.legs import ELSEWHERE, Job, Rules
from scheduling.domain.need import Candidate
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment
from scheduling.queries.board import day_bounds
from scheduling.queries.gathering import MODES
from scheduling.queries.person_facts import PersonFacts, read_calendars

UNKNOWN_LEVEL = "native"  # of no language yet: see `speaking`
WEEK = timedelta(days=6)


@dataclass(frozen=True)
class Staff:
    """By person: who they are (in no language yet), when they pause, their jobs; and the rules for all."""

    who: Mapping[int, Candidate]
    pauses: Mapping[int, tuple[date, date]]
    jobs: Mapping[int, list[Job]]
    rules: Rules


def staff_of(
    pool: Pool,
    interpreters: Iterable[Interpreter],
    first: date,
    last: date,
    *,
    closed: Mapping[date, str],
    at: datetime,
) -> Staff:
    """These volunteers (each with its `person`) from one local day to another, in whole weeks."""
    rows = {one.person_id: one for one in interpreters}
    first, last = first - timedelta(days=first.weekday()), last + WEEK - timedelta(days=last.weekday())
    begin, end = day_bounds(pool, first)[0], day_bounds(pool, last)[1]
    facts, jobs = PersonFacts(), _jobs(rows, pool, begin, end)
    if rows:
        read_calendars(facts, list(rows), first, last)
        for busy in BusyTime.objects.filter(person__in=rows, starts__lt=end, ends__gt=begin):
            facts.busy[busy.person_id].append(Period(busy.starts, busy.ends))
    today = at.astimezone(pool.tz).date()
    pauses = {
        person: (today, one.paused_until or date.max)
        for person, one in rows.items()
        if one.state == Interpreter.PAUSED
    }
    who = {person: _candidate(one, facts) for person, one in rows.items()}
    codes = {one.postal_code for one in rows.values()}
    codes |= {job.place.plz for mine in jobs.values() for job in mine if job.place}
    rules = Rules(pool.tz, pool.travel_buffer, pool.road_factor, roads_among(codes), closed)
    return Staff(who, pauses, jobs, rules)


def _jobs(people: Collection[int], pool: Pool, begin: datetime, end: datetime) -> dict[int, list[Job]]:
    found: dict[int, list[Job]] = {person: [] for person in people}
    if not people:
        return found
    rows = Assignment.objects.across_pools().filter(person__in=people, starts__lt=end, ends__gt=begin)
    rows = rows.exclude(state=AssignmentState.CANCELLED)
    columns = (
        "pk", "person_id", "pool_id", "starts", "ends", "request__modality", "request__postal_code",
        "request__authority__postal_code", "request__town", "request__authority_id", "position__language",
    )  # fmt: skip
    for pk, person, owner, starts, ends, modality, plz, office, town, authority, language in rows.values_list(
        *columns
    ):
        ours = owner == pool.pk
        found[person].append(
            job_of(
                pk if ours else ELSEWHERE, person, Period(starts, ends), modality, plz or office,
                town=town if ours else "", group=(authority, plz or office, language) if ours else (),
            )
        )  # fmt: skip
    return found


def job_of(
    key: int, person: int, period: Period, modality: str, plz: str, *, town: str, group: tuple[Any, ...]
) -> Job:
    """One appointment as the rules see it; a call has no place."""
    on_site = modality == Modality.ON_SITE
    return Job(
        key, person, period, on_site, postal_codes.find(plz) if on_site else None, town if on_site else "",
        group if on_site else (),
    )  # fmt: skip


def _candidate(one: Interpreter, facts: PersonFacts) -> Candidate:
    person = one.person_id
    return Candidate(
        one.pk, person, one.person.name, UNKNOWN_LEVEL,
        active=one.state in (Interpreter.ACTIVE, Interpreter.TRAINING),
        declared=one.declaration_on is not None, declared_on=one.declaration_on,
        trained=one.state != Interpreter.TRAINING and one.training_on is not None,
        checked_on=one.record_check_on, gender=one.person.gender,
        modalities=MODES[one.on_site, one.phone, one.video], place=one.home, radius_km=one.radius_km,
        travels_by=one.travels_by, day_limit=one.day_limit, week_limit=one.week_limit,
        notice_hours=one.notice_hours, declines=one.settings_declined, trained_for=one.settings_trained,
        hours=tuple(facts.hours.get(person, ())), extras=tuple(facts.extras.get(person, ())),
        absences=tuple(facts.absences.get(person, ())), busy=tuple(facts.busy.get(person, ())),
    )  # fmt: skip


def roads_among(codes: Collection[str]) -> Roads:
    """The measured ways between these postal codes; none where there is no routing service."""
    if not (settings.ROUTING_URL and codes):
        return {}
    rows = Road.objects.filter(origin__in=codes, goal__in=codes)
    known = rows.values_list("origin", "goal", "km", "minutes")
    return {(a, b): None if km is None or minutes is None else (km, minutes) for a, b, km, minutes in known}
