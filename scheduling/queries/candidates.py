"""Everybody who speaks the language, with all the rules look at, in a bounded number of statements."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Max

from notifications.optouts import out_of
from pool import postal_codes
from pool.domain.availability import Away, WeeklyHours
from pool.domain.periods import Period
from pool.domain.places import Place
from pool.domain.settings_of_work import Modality
from pool.models import Interpreter, LanguageSkill
from scheduling.domain.matching import Booking, Candidate, Fit, Need, on_site
from scheduling.domain.matching import judge as judge_one
from scheduling.domain.ranking import Assessed, assess
from scheduling.domain.states import AssignmentState
from scheduling.models import Assignment, Offer, Request

LOAD_DAYS = timedelta(days=28)


def need_of(request: Request) -> Need:
    """The question as a plain value."""
    slot, position, pool = request.slot, request.position, request.pool
    return Need(
        language=position.language,
        least_level=position.least_level,
        period=Period(slot.starts, slot.ends),
        modality=request.modality,
        tz=pool.tz,
        place=postal_codes.find(request.postal_code),
        gender=position.gender,
        gender_required=position.gender_required,
        travel_buffer=pool.travel_buffer,
        road_factor=pool.road_factor,
    )


def candidates_for(request: Request, *, at: datetime) -> Assessed:
    """Judge and rank everybody of this Pool who speaks the language."""
    need = need_of(request)
    skills = (
        LanguageSkill.objects.of(request.pool_id)
        .filter(language=need.language)
        .exclude(interpreter__state=Interpreter.LEFT)
        .select_related("interpreter__person")
        .prefetch_related("interpreter__person__hours", "interpreter__person__absences")
        .order_by("interpreter_id")
    )
    return assess(need, _candidates(list(skills), request, at=at))


def judge_again(request: Request, held: Assignment, *, at: datetime) -> Fit:
    """The one who holds the Assignment, for the question about its new time; fits by definition."""
    language = request.position.language
    skills = LanguageSkill.objects.of(request.pool_id).select_related("interpreter__person")
    skill = skills.filter(interpreter=held.interpreter, language=language).first()
    skill = skill or LanguageSkill(interpreter=held.interpreter, language=language)  # assigned by hand
    (candidate,) = _candidates([skill], request, at=at)
    return Fit(candidate, getattr(judge_one(need_of(request), candidate), "km", None), free=False)


def _candidates(skills: list[LanguageSkill], request: Request, *, at: datetime) -> Iterable[Candidate]:
    people = [skill.interpreter.person_id for skill in skills]
    bookings = _bookings(people, request)
    loads = _loads(people, at)
    asked = dict(
        Offer.objects.across_pools()
        .filter(person_id__in=people)
        .values_list("person_id")
        .annotate(last=Max("made_at"))
    )
    silent = out_of([skill.interpreter.person.mobile for skill in skills])
    dropped = set(
        Assignment.objects.of(request.pool_id)
        .filter(request=request, state=AssignmentState.CANCELLED)
        .values_list("interpreter_id", flat=True)
    )
    for skill in skills:
        interpreter = skill.interpreter
        yield _candidate(
            skill,
            bookings=tuple(bookings[interpreter.person_id]),
            load=loads[interpreter.person_id],
            asked_at=asked.get(interpreter.person_id),
            opted_out=interpreter.person.mobile in silent,
            dropped_out=interpreter.pk in dropped,
        )


def _candidate(
    skill: LanguageSkill,
    *,
    bookings: tuple[Booking, ...],
    load: float,
    asked_at: datetime | None,
    opted_out: bool,
    dropped_out: bool,
) -> Candidate:
    """One row and what hangs on it, as a plain value."""
    who = skill.interpreter
    person = who.person
    place = None
    if who.lat is not None and who.lon is not None:
        place = Place(who.postal_code, who.town, who.lat, who.lon)
    does = {Modality.ON_SITE: who.on_site, Modality.PHONE: who.phone, Modality.VIDEO: who.video}
    return Candidate(
        interpreter_id=who.pk,
        person_id=person.pk,
        name=person.name,
        level=skill.level,
        active=who.state in (Interpreter.ACTIVE, Interpreter.TRAINING),
        declared=who.declaration_on is not None,
        trained=who.state != Interpreter.TRAINING and who.training_on is not None,
        sms=bool(person.mobile and who.sms_consent_on),
        opted_out=opted_out,
        gender=person.gender,
        modalities=frozenset(modality for modality, done in does.items() if done),
        place=place,
        radius_km=who.radius_km,
        hours=tuple(
            WeeklyHours(h.weekday, h.start, h.end, h.valid_from, h.valid_until) for h in person.hours.all()
        ),
        absences=tuple(Away(a.first_day, a.last_day) for a in person.absences.all()),
        bookings=bookings,
        dropped_out=dropped_out,
        load=load,
        asked_at=asked_at,
    )


def _bookings(people: list[int], request: Request) -> dict[int, list[Booking]]:
    """The Assignments near the wanted time, in every Pool; the town only of our own."""
    slot, margin = request.slot, timedelta(days=1)
    rows = (
        Assignment.objects.across_pools()
        .filter(person_id__in=people, starts__lt=slot.ends + margin, ends__gt=slot.starts - margin)
        .exclude(state=AssignmentState.CANCELLED)
        .exclude(request=request)
        .select_related("request")
        .order_by("starts")
    )
    found: dict[int, list[Booking]] = defaultdict(list)
    for row in rows:
        ours = row.pool_id == request.pool_id and on_site(need_of(request))
        town = row.request.town if ours else ""
        found[row.person_id].append(Booking(Period(row.starts, row.ends), town))
    return found


def _loads(people: list[int], at: datetime) -> dict[int, float]:
    """Booked hours from four weeks ago on, per person."""
    hours: dict[int, float] = defaultdict(float)
    rows = (
        Assignment.objects.across_pools()
        .filter(person_id__in=people, starts__gte=at - LOAD_DAYS)
        .exclude(state=AssignmentState.CANCELLED)
    )
    for person_id, starts, ends in rows.values_list("person_id", "starts", "ends"):
        hours[person_id] += (ends - starts).total_seconds() / 3600
    return hours
