"""What is too tight among the entries of a calendar, how people get from one to the next, and what would fit.

Costs what `staff_of` does, and three statements more where open places could fill a hole.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pool.models import Bond, Interpreter, LanguageSkill, Pool
from scheduling.domain.holes import Hole, Suggestion, holes, suggest
from scheduling.domain.legs import NOBODY, Job, Leg, legs_of
from scheduling.domain.need import Candidate, Need
from scheduling.domain.tight import Clash, clashes_of
from scheduling.domain.together import together
from scheduling.models import Offer, Position, Request
from scheduling.queries.needs import need_from
from scheduling.queries.planning import PLANNED
from scheduling.queries.schedule import Entry
from scheduling.queries.staff import Staff, job_of, staff_of

MOST = 30  # so many suggestions, the soonest


@dataclass(frozen=True)
class Filling:
    """An open place that would fit into somebody's hole."""

    entry: Entry
    place: Position
    suggestion: Suggestion


@dataclass(frozen=True)
class Tightness:
    """All that is to be said of these entries. `legs` and `notes` by the key of a job: see `keys_of`."""

    clashes: list[Clash]
    fillings: list[Filling]
    notes: Mapping[int, list[Clash]]
    legs: Mapping[int, Leg]
    entries: Mapping[int, Entry]
    staff: Staff


def tightness(
    pool: Pool,
    entries: Sequence[Entry],
    first: date,
    last: date,
    *,
    closed: Mapping[date, str],
    at: datetime,
    also: Iterable[Interpreter] = (),
) -> Tightness:
    """Of what is shown and not over; `closed` names the closures of these local days.

    `also` are volunteers (with their `person`) of whom the staff tells even where they do nothing.
    """
    coming = [one for one in entries if not one.off]
    people = {one.person_id: one for one in also}
    people |= {one.held.person_id: one.held.interpreter for one in coming if one.held}
    staff = staff_of(pool, people.values(), first, last, closed=closed, at=at)
    shown = {key: one for one in coming for key in keys_of(one)}
    open_ones = [job for one in coming if not one.held for job in _open_jobs(one)]
    found = [clash for person in people for clash in _clashes(staff, person)]
    everything = [*open_ones, *(job for mine in staff.jobs.values() for job in mine)]
    found += together(everything, staff.rules)
    kept = [one for one in found if _matters(one, shown, at)]
    kept.sort(key=lambda clash: clash.order)
    notes: dict[int, list[Clash]] = defaultdict(list)
    for clash in kept:
        for job in clash.jobs:
            notes[job.key].append(clash)
    legs = {
        leg.job.key: leg
        for person in people
        for leg in legs_of(staff.who[person], staff.jobs[person], staff.rules)
        if leg.job.key
    }
    return Tightness(kept, list(_fillings(pool, staff, coming, at=at))[:MOST], notes, legs, shown, staff)


def keys_of(entry: Entry) -> list[int]:
    """Under which keys an entry is known: its Assignment, or minus each of its open places."""
    return [entry.held.pk] if entry.held else [-place.pk for place in entry.places]


def _matters(clash: Clash, shown: Mapping[int, Entry], at: datetime) -> bool:
    return any(job.key in shown for job in clash.jobs) and any(job.period.end > at for job in clash.jobs)


def _clashes(staff: Staff, person: int) -> list[Clash]:
    pause = staff.pauses.get(person)
    return clashes_of(staff.who[person], staff.jobs[person], staff.rules, pause=pause)


def _open_jobs(entry: Entry) -> Iterator[Job]:
    row = entry.request
    plz = row.postal_code or row.authority.postal_code
    for place in entry.places:
        group = (row.authority_id, plz, place.language)
        yield job_of(-place.pk, NOBODY, entry.period, row.modality, plz, town=row.town, group=group)


def _fillings(pool: Pool, staff: Staff, entries: Iterable[Entry], *, at: datetime) -> Iterator[Filling]:
    """The soonest first; who was asked already, or shall not meet this institution, is not suggested."""
    wanted = _wanted(pool, entries, staff, at=at)
    found = [
        hole
        for person, jobs in staff.jobs.items()
        for hole in holes(staff.who[person], jobs, staff.rules)
        if staff.rules.day(hole.before) in wanted and hole.period.end > at
    ]
    if not found:
        return
    speak, barred = _speakers(pool, found), _barred(pool, wanted)
    for hole in sorted(found, key=lambda one: (one.period, one.who.name, one.who.person_id)):
        for entry, place, need in wanted[staff.rules.day(hole.before)]:
            who = hole.who.interpreter_id
            skills = speak.get(who, {})
            if place.language not in skills or who in barred[entry.request.pk]:
                continue
            one = _speaking(hole.who, skills, place.language)
            if suggestion := suggest(hole, need, one, staff.jobs[one.person_id]):
                yield Filling(entry, place, suggestion)


Wanted = dict[date, list[tuple[Entry, Position, Need]]]


def _wanted(pool: Pool, entries: Iterable[Entry], staff: Staff, *, at: datetime) -> Wanted:
    """The open places that somebody is still looked for, by local day."""
    found: Wanted = defaultdict(list)
    for entry in entries:
        row = entry.request
        if entry.held or row.state not in PLANNED or entry.period.start <= at or row.again:
            continue
        row.pool = pool
        for place in entry.places:
            need = need_from(row, place, entry.period, closures=(), at=at, by_sms=False)
            need = replace(need, roads=staff.rules.roads)
            if need.day not in staff.rules.closed:
                found[need.day].append((entry, place, need))
    return found


def _speakers(pool: Pool, found: Iterable[Hole]) -> dict[int, dict[str, LanguageSkill]]:
    """By Interpreter the languages they speak themselves."""
    who = {hole.who.interpreter_id for hole in found}
    speak: dict[int, dict[str, LanguageSkill]] = defaultdict(dict)
    for skill in LanguageSkill.objects.of(pool).filter(interpreter__in=who, via=""):
        speak[skill.interpreter_id][skill.language] = skill
    return speak


def _barred(pool: Pool, wanted: Wanted) -> dict[int, set[int]]:
    """By Request who was asked already, or is not to come to this institution or case."""
    rows: dict[int, Request] = {one.request.pk: one.request for day in wanted.values() for one, _, _ in day}
    barred: dict[int, set[int]] = defaultdict(set)
    for request, who in Offer.objects.of(pool).filter(request__in=rows).values_list("request", "interpreter"):
        barred[request].add(who)
    bonds = list(Bond.objects.of(pool).exclude(kind=Bond.GOOD))
    for pk, row in rows.items():
        for bond in bonds:
            same = bond.client_token == row.client_token if bond.client_token else True
            if same and bond.authority_id in (None, row.authority_id):
                barred[pk].add(bond.interpreter_id)
    return barred


def _speaking(one: Candidate, skills: Mapping[str, LanguageSkill], language: str) -> Candidate:
    """The same person as a speaker of this language."""
    skill = skills[language]
    return replace(
        one,
        level=skill.level,
        understands=skill.understands,
        remote_only=skill.remote_only,
        others={code: (other.level, other.understands) for code, other in skills.items()},
    )
