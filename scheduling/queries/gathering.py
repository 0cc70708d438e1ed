"""Everything the rules look at about some speakers of a language, in a bounded number of statements."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from json import loads
from typing import Any, NamedTuple

from pool.domain.places import Place
from pool.domain.settings_of_work import Modality
from pool.models import Interpreter, LanguageSkill
from scheduling.domain.need import NO_CEILING, Candidate, Need
from scheduling.models import Position, Request
from scheduling.queries.last_time import wished_again
from scheduling.queries.person_facts import Around, PersonFacts, facts_of
from scheduling.queries.statements import among, as_day, numbers, run
from scheduling.queries.ways import with_roads

MODES = {
    key: frozenset(mode for mode, does in zip(Modality, key, strict=True) if does)
    for key in ((a, b, c) for a in (True, False) for b in (True, False) for c in (True, False))
}


SPEAKERS = {
    "whom": "pool_languageskill k JOIN pool_interpreter i ON i.id = k.interpreter_id",
    "which": "k.pool_id = %(pool)s AND k.language = %(language)s AND i.state <> 'left'",
    "who": "k.interpreter_id",
}
EVERYBODY = {
    "whom": "pool_interpreter i LEFT JOIN pool_languageskill k ON k.interpreter_id = i.id"
    " AND k.language = %(language)s",
    "which": "i.pool_id = %(pool)s",
    "who": "i.id",
}


class Speaker(NamedTuple):
    """A language of an Interpreter, and what stands in their own row and in their Person's: sql/people.sql"""

    interpreter_id: int
    person_id: int
    name: str
    level: str
    understands: str
    via: str
    remote_only: bool
    state: str
    declaration_on: Any
    training_on: Any
    record_check_on: Any
    sms: bool
    silent: bool
    confirmed: bool
    reachable: bool
    mail: bool
    contact: str
    gender: str
    on_site: bool
    phone: bool
    video: bool
    postal_code: str
    town: str
    lat: float | None
    lon: float | None
    radius_km: int
    travels_by: str
    day_limit: int | None
    week_limit: int | None
    notice_hours: int
    settings_declined: str
    settings_trained: str


def speakers(need: Need, pool_id: int, *, limit: int, only: Collection[int] | None = None) -> list[Speaker]:
    """Everybody (or only these) who serves the language in this Pool and has not left, by number."""
    return _people(need, pool_id, SPEAKERS, limit=limit, only=only)


def everybody(need: Need, pool_id: int, *, only: Collection[int]) -> list[Speaker]:
    """These Interpreters, whatever they speak and whether they have left, by number.

    Who does not serve the language of the Need (there may be none) counts as a native speaker of it.
    """
    return _people(need, pool_id, EVERYBODY, limit=len(only) or 1, only=only)


def _people(
    need: Need, pool_id: int, source: dict[str, str], *, limit: int, only: Collection[int] | None
) -> list[Speaker]:
    facts = {"pool": pool_id, "language": need.language, "limit": limit, "only": numbers(only or ())}
    chosen = "" if only is None else f"AND {source['who']} {among('only')}"
    return [Speaker._make(row) for row in run("people", facts, only=chosen, **source)]


def gather(
    found: list[Speaker], need: Need, request: Request, position: Position, *, at: datetime
) -> tuple[Need, list[Candidate]]:
    """These people as plain values; and the Need, with the roads that were measured for them."""
    around = Around(
        request.pool_id, request.authority_id, request.client_token, request.pk, position.pk,
        request.series_id or 0,
    )  # fmt: skip
    candidates = candidates_of(found, need, around, at=at)
    if last := wished_again(request, position):
        only = request.again == Request.IN_ANY_CASE
        told = [(one, one.interpreter_id in last) for one in candidates]
        candidates = [replace(one, came_last=came, not_again=only and not came) for one, came in told]
    return with_roads(need, candidates), candidates


def candidates_of(found: list[Speaker], need: Need, around: Around, *, at: datetime) -> list[Candidate]:
    """These people as plain values, with what they have to do with what lies around the question."""
    facts = facts_of([one.person_id for one in found], need, around, at=at)
    others = _others(found, need, around.pool)
    return [_candidate(one, facts, others.get(one.interpreter_id, {})) for one in found]


def _candidate(one: Speaker, facts: PersonFacts, others: dict[str, tuple[str, str]]) -> Candidate:
    person, trained = one.person_id, one.state != Interpreter.TRAINING and one.training_on is not None
    place = None
    if one.lat is not None and one.lon is not None:
        place = Place(one.postal_code, one.town, one.lat, one.lon)
    history = facts.history.get(person)
    return Candidate(
        one.interpreter_id, person, one.name, one.level, one.understands, one.via,
        bool(one.remote_only), others,
        active=one.state in (Interpreter.ACTIVE, Interpreter.TRAINING),
        declared=one.declaration_on is not None, declared_on=as_day(one.declaration_on), trained=trained,
        checked_on=as_day(one.record_check_on), sms=bool(one.sms), opted_out=bool(one.silent),
        confirmed=bool(one.confirmed), reachable=bool(one.reachable),
        mail=bool(one.mail), contact=one.contact,
        gender=one.gender, modalities=MODES[one.on_site, one.phone, one.video], place=place,
        radius_km=one.radius_km, travels_by=one.travels_by, day_limit=one.day_limit,
        week_limit=one.week_limit, notice_hours=one.notice_hours, declines=_listed(one.settings_declined),
        trained_for=_listed(one.settings_trained), hours=tuple(facts.hours.get(person, ())),
        extras=tuple(facts.extras.get(person, ())), absences=tuple(facts.absences.get(person, ())),
        bookings=tuple(facts.bookings.get(person, ())), held=tuple(facts.held.get(person, ())),
        busy=tuple(facts.busy.get(person, ())),
        dropped_out=one.interpreter_id in facts.dropped, apart=facts.apart.get(one.interpreter_id, ""),
        conflict=one.interpreter_id in facts.conflicts, good=one.interpreter_id in facts.good,
        case=facts.case.get(one.interpreter_id, 0), series=facts.series.get(one.interpreter_id, 0),
        load=facts.load.get(person, 0.0),
        tried=history.tried if history else 0, yes=history.yes if history else 0,
        earned=facts.earned.get(person, NO_CEILING), asked_at=history.asked_at if history else None,
    )  # fmt: skip


def _listed(text: str) -> Collection[str]:
    return () if text == "[]" else loads(text)


def _others(found: list[Speaker], need: Need, pool_id: int) -> dict[int, dict[str, tuple[str, str]]]:
    """The further languages this Need asks for, by Interpreter."""
    spoken: dict[int, dict[str, tuple[str, str]]] = {}
    if need.more and found:
        who = [one.interpreter_id for one in found]
        rows = LanguageSkill.objects.of(pool_id).filter(interpreter_id__in=who, via="")
        rows = rows.filter(language__in=need.more)
        columns = "interpreter_id", "language", "level", "understands"
        for pk, code, level, understands in rows.values_list(*columns):
            spoken.setdefault(pk, {})[code] = (level, understands)
    return spoken
