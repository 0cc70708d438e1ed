"""The numbers of a Pool in some local days: as many statements, however much there is."""

from datetime import UTC, datetime

from pool import postal_codes
from pool.domain.periods import Period
from pool.domain.settings_of_work import Modality
from pool.models import Authority, Interpreter, Pool
from scheduling.domain.endings import ending_of
from scheduling.domain.evaluation import Evaluation, Places, evaluation
from scheduling.domain.missing import check_span
from scheduling.domain.spans import Days
from scheduling.domain.waits import AwakeClock
from scheduling.queries.board import day_bounds
from scheduling.queries.past import Happened, depths_at, times_in
from scheduling.queries.quiet import quiet_hours
from scheduling.queries.worked import feedback_in, loads_in, words_in, work_in

COLUMNS = (
    *(f"request__positions__{name}" for name in ("pk", "request_id")), "request__state",
    "request__positions__language", "request__authority_id", "request__setting", "request__modality",
    "request__postal_code", "request__town", "request__submitted_at", "starts",
)  # fmt: skip
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def evaluation_of(pool: Pool, days: Days, *, at: datetime) -> Evaluation:
    """Everything that begins on these days; raises SpanBackwards or SpanTooLong."""
    check_span(days.first, days.last)
    span = Period(day_bounds(pool, days.first)[0], day_bounds(pool, days.last)[1])
    places = _places(pool, span, at=at)
    return evaluation(
        days,
        places,
        _clock(pool, places),
        work=work_in(pool, span),
        words=words_in(pool, span),
        feedback=feedback_in(pool, span),
        loads=loads_in(pool, span),
        active=[*_active(pool)],
    )


def volunteers_of(pool: Pool) -> dict[int, str]:
    """Everybody who ever was one, by name."""
    rows = Interpreter.objects.of(pool).order_by("person__name", "pk")
    return dict(rows.values_list("pk", "person__name"))


def authorities_of(pool: Pool) -> dict[int, str]:
    """Every Authority, by name."""
    return dict(Authority.objects.of(pool).values_list("pk", "name"))


def _active(pool: Pool) -> dict[int, str]:
    rows = Interpreter.objects.of(pool).filter(state=Interpreter.ACTIVE).order_by("person__name", "pk")
    return dict(rows.values_list("pk", "person__name"))


def _places(pool: Pool, span: Period, *, at: datetime) -> Places:
    """Of what was missing and never asked for, the judgement of the people tells why: only that is read."""
    happened, offices, found, tz = Happened(pool, span), _offices(pool), Places(), pool.tz
    rows = [*times_in(pool, span).filter(request__positions__dropped=False).values_list(*COLUMNS)]
    known = happened.states.keys() | happened.asked.keys()
    depths = depths_at(pool, [row[0] for row in rows if row[0] not in known])
    for pk, request, state, language, authority, setting, modality, code, town, filed, starts in rows:
        past = happened.past(pk, request, state, begun=starts <= at, depth=depths.get(pk))
        kind, seat = offices[authority]
        found.ending.append(ending_of(past, happened.questions(pk)))
        found.language.append(language)
        found.authority.append(authority)
        found.kind.append(kind)
        found.setting.append(setting)
        found.modality.append(modality)
        where = (code or seat) if modality == Modality.ON_SITE else ""
        place = postal_codes.find(where) if where else None
        found.code.append(where)
        found.town.append((place.town if place else town) if where else "")
        found.starts.append(starts.astimezone(tz))
        found.filed.append(filed)
        found.asked.append(happened.asked[pk][1] if pk in happened.asked else None)
        found.yes.append(happened.yes.get(pk))
    return found


def _offices(pool: Pool) -> dict[int, tuple[str, str]]:
    """Kind and postal code of each Authority."""
    rows = Authority.objects.of(pool).values_list("pk", "kind", "postal_code")
    return {pk: (kind, code) for pk, kind, code in rows}


def _clock(pool: Pool, places: Places) -> AwakeClock:
    begin = min(places.filed, default=BEGINNING)
    end = max((one for one in places.yes if one), default=begin)
    return AwakeClock(quiet_hours(pool), begin, end)
