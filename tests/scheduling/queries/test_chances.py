"""The chance told beforehand looks at the very people whom the search would then judge and ask."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pool.domain.periods import Period
from pool.models import Authority, Closure, Interpreter, Pool
from scheduling import queries
from scheduling.domain.chances import Hope, questions
from scheduling.domain.escalation import Step, Way
from scheduling.domain.need import Fit
from scheduling.models import Position, Request, Slot
from scheduling.queries import chances
from scheduling.queries.chances import outlook, prospects_of
from tests.builders import make_authority, make_interpreter, make_pool, submit
from tests.scheduling.queries.crowd import appointment, booked, crowd

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 10, 20, 8, tzinfo=UTC)  # a Tuesday, 10:00 in Germany
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TOMORROW = Period(BEFORE + DAY, BEFORE + DAY + HOUR)


@pytest.fixture
def pool(db: None) -> Pool:
    """An empty Pool."""
    return make_pool(wider_percent=30)


@pytest.fixture
def office(pool: Pool) -> Authority:
    """Its youth office."""
    return make_authority(pool)


def sketch(authority: Authority, like: tuple[Request, Position] | None = None) -> tuple[Request, Position]:
    """Rows that are not saved: Arabic in Korbach, or what `like` asks for."""
    row = Request(pk=0, pool=authority.pool, authority=authority, modality="on_site", postal_code="34497")
    place = Position(pk=0, pool=authority.pool, language="apc", least_level="B1")
    if like:
        for name in ("modality", "postal_code", "setting"):
            setattr(row, name, getattr(like[0], name))
        for name in ("language", "least_level", "gender", "gender_required", "also", "more"):
            setattr(place, name, getattr(like[1], name))
    return row, place


def speakers(pool: Pool, *numbers: int) -> list[Interpreter]:
    """People from Korbach who speak Arabic."""
    return [make_interpreter(pool, f"Person{n} Nahas", mobile=f"+49171392{n:04}") for n in numbers]


@pytest.mark.parametrize("seed", range(3))
def test_the_same_people_fit_as_in_the_search_at_every_time(pool: Pool, office: Authority, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 -- dice, not a secret
    people = crowd(pool, 40, dice)
    for who in dice.sample(people, 12):
        booked(*appointment(office, dice, BEFORE), who, BEFORE)
    Closure.objects.create(pool=pool, name="Ferien", first_day="2026-10-28", last_day="2026-10-29")
    met = 0
    for _each in range(6):
        row, position = appointment(office, dice, BEFORE)
        slot = row.slot
        found = prospects_of(*sketch(office, (row, position)), Period(slot.starts, slot.ends), at=BEFORE)

        for period, ways in found.ways.items():
            Slot.objects.filter(pk=slot.pk).update(starts=period.start, ends=period.end)
            row = Request.objects.of(pool).get(pk=row.pk)
            for step, (need, judged) in zip((Step.WISHED, Step.WIDER), ways, strict=False):
                way = Way(step, 1, row.modality, need.wider)
                real = queries.candidates_for(row, position, at=BEFORE, way=way)
                told = {one.candidate.interpreter_id: one.km for one in judged if isinstance(one, Fit)}
                assert told == {fit.candidate.interpreter_id: fit.km for fit in real.fits}
                met += len(told)
    assert met > 100  # the dice give appointments that somebody can do


@pytest.mark.parametrize("policy", ["adaptive", "one-by-one", "fixed", "everyone"])
@pytest.mark.parametrize("hours", [3, 9, 30, 200])
def test_the_first_questions_are_those_that_are_then_asked(policy: str, hours: int) -> None:
    pool = make_pool(policy=policy)
    office = make_authority(pool)
    make_interpreter(pool, "Rima Issa", mobile="+491713929000")
    assert queries.open_questions(submit(office, BEFORE, starts=BEFORE + 20 * DAY))  # Rima holds a question
    for n, plz in enumerate(("34497", "34454", "34537", "35066", "34508")):
        make_interpreter(pool, f"Person{n} Nahas", mobile=f"+49171392{n:04}", plz=plz, radius_km=80)
    starts = BEFORE + hours * HOUR
    period = Period(starts, starts + HOUR)
    found = prospects_of(*sketch(office), period, at=BEFORE)

    plan = found.plan(period, found.rungs(period))
    told = [round(chance, 6) for chance, since in questions(plan) if since == 0]

    row = submit(office, BEFORE, starts=starts)
    asked = [round(one.chance or 0, 6) for one in queries.open_questions(row).order_by("pk")]
    assert told == asked
    assert asked


def test_statements_do_not_grow_with_the_crowd(pool: Pool, office: Authority) -> None:
    counted = []
    for first, last in ((0, 4), (4, 30)):
        speakers(pool, *range(first, last))
        with CaptureQueriesContext(connection) as captured:
            outlook(*sketch(office), TOMORROW, at=BEFORE)
        counted.append(len(captured))

    assert counted[0] == counted[1] <= 14


def test_poor_time_gets_better_ones_from_the_same_look(pool: Pool, office: Authority) -> None:
    speakers(pool, *range(6))
    Closure.objects.create(pool=pool, name="Betriebsausflug", first_day="2026-10-21", last_day="2026-10-21")

    found = outlook(*sketch(office), TOMORROW, at=BEFORE)

    assert (found.closed, found.chance.hope) == ("Betriebsausflug", Hope.NOBODY)
    assert [period.start - BEFORE for period, _chance in found.better] == [2 * DAY, 3 * DAY, 6 * DAY + HOUR]
    assert all(chance.hope is Hope.LIKELY for _period, chance in found.better)


def test_better_times_keep_to_the_hours_of_the_pool(pool: Pool, office: Authority) -> None:
    pool.service_from, pool.service_until, pool.service_days = time(8), time(12), [0, 1, 2, 3]
    pool.save()
    speakers(pool, *range(6))
    late = Period(BEFORE + 3 * HOUR, BEFORE + 4 * HOUR)  # 13 o'clock of this day

    found = prospects_of(*sketch(office), late, at=BEFORE)

    local = [one.start.astimezone(pool.tz) for one in found.ways if one != late]
    assert all(8 <= one.hour < 12 and one.weekday() < 4 for one in local)


@pytest.mark.parametrize(
    ("first", "last", "hours"),
    [
        (time(10), None, range(10, 20)),
        (None, time(12), range(7, 12)),
        (time(18), time(2), (*range(18, 24), 0, 1)),
    ],
)
def test_better_times_keep_to_half_a_rule_and_to_one_over_midnight(
    pool: Pool, office: Authority, first: time | None, last: time | None, hours: Collection[int]
) -> None:
    pool.service_from, pool.service_until = first, last
    pool.save()
    speakers(pool, *range(6))
    early = Period(BEFORE - 3 * HOUR + DAY, BEFORE - 2 * HOUR + DAY)  # 7 o'clock of the next day

    found = prospects_of(*sketch(office), early, at=BEFORE)

    others = [one for one in found.ways if one != early]
    assert others
    assert {one.start.astimezone(pool.tz).hour for one in others} <= set(hours)


@pytest.mark.parametrize("number", [1, 2])
def test_of_one_or_two_speakers_no_calendar_shows_through(pool: Pool, office: Authority, number: int) -> None:
    people = speakers(pool, *range(number))
    free = outlook(*sketch(office), TOMORROW, at=BEFORE)
    for who in people:
        row = submit(office, BEFORE, starts=TOMORROW.start)
        booked(row, row.position, who, BEFORE)

    busy = outlook(*sketch(office), TOMORROW, at=BEFORE)

    assert free.chance == busy.chance
    assert free.chance.few
    assert not busy.better


def test_very_many_are_narrowed_and_never_told_too_well(
    pool: Pool, office: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = Random(4)  # noqa: S311 -- dice, not a secret
    crowd(pool, 60, dice)
    row, position = appointment(office, dice, BEFORE)
    wish = Period(row.slot.starts, row.slot.ends)
    whole = prospects_of(*sketch(office, (row, position)), wish, at=BEFORE)
    monkeypatch.setattr(chances, "WHOLE", 5)
    monkeypatch.setattr(chances, "BLOCK", 20)

    near = prospects_of(*sketch(office, (row, position)), wish, at=BEFORE)

    for period, ways in near.ways.items():
        some, everybody = (
            {one.candidate.interpreter_id for one in judged[0][1] if isinstance(one, Fit)}
            for judged in (ways, whole.ways[period])
        )
        assert some <= everybody


def test_of_one_speaker_who_is_asked_at_night_nothing_shows_through(pool: Pool, office: Authority) -> None:
    (who,) = speakers(pool, 1)
    Interpreter.objects.filter(pk=who.pk).update(urgent_anytime=True)
    night = datetime(2026, 10, 20, 21, tzinfo=UTC)
    early = Period(night + 8 * HOUR, night + 9 * HOUR)
    free = outlook(*sketch(office), early, at=night)
    row = submit(office, BEFORE, starts=early.start)
    booked(row, row.position, who, BEFORE)

    assert outlook(*sketch(office), early, at=night) == free
