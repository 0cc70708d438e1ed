"""The search that narrows: nobody who fits is ever lost, whatever the hours, the night and the place."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from pool.actions import spoken
from pool.domain import lanes
from pool.models import Closure, Interpreter, LanguageSkill, Pool, Spoken
from scheduling import queries
from scheduling.actions import rounds
from scheduling.domain.ranking import Assessed
from scheduling.models import Assessment, Position, Request
from scheduling.queries import candidates, search
from tests.builders import make_authority, make_interpreter, make_pool, submit
from tests.scheduling.queries.crowd import DAYS, appointment, booked, crowd

pytestmark = pytest.mark.django_db
SEEDS = range(3)
HOUR = timedelta(hours=1)
BEFORE = datetime(2026, 10, 20, 8, tzinfo=UTC)


@pytest.fixture
def pool(db: None) -> Pool:
    """An empty Pool."""
    return make_pool()


@pytest.fixture
def nearest(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Small numbers, so that blocks and the horizon are met in a small crowd."""
    monkeypatch.setattr(candidates, "NEAREST", 12)
    monkeypatch.setattr(candidates, "BLOCK", 7)
    yield 12


def reference(request: Request, position: Position, number: int, at: datetime) -> list[int]:
    """Everybody judged; the nearest `number` who fit, exact speakers before stand-ins; then in order."""
    everybody = queries.candidates_for(request, position, at=at)
    place = everybody.need.place
    here = lanes.spot(place.lat if place else None, place.lon if place else None, middle=0.0)

    def metres(fit: object) -> tuple[bool, float, int]:
        one = fit.candidate
        home = one.place
        there = lanes.spot(
            home.lat if home else None, home.lon if home else None, middle=0.0, number=one.interpreter_id
        )
        return bool(one.via), here.metres_to(there), one.interpreter_id

    kept = {fit.candidate.interpreter_id for fit in sorted(everybody.fits, key=metres)[:number]}
    return [pk for pk in order(everybody) if pk in kept]


def order(assessed: Assessed) -> list[int]:
    """Who is asked first, second, …"""
    return [fit.candidate.interpreter_id for fit in assessed.fits]


@pytest.mark.parametrize("seed", SEEDS)
def test_narrowed_search_finds_the_same_as_judging_everybody(pool: Pool, nearest: int, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 -- dice, not a secret
    people = crowd(pool, 60, dice)
    authority = make_authority(pool)
    for who in dice.sample(people, 10):
        booked(*appointment(authority, dice, BEFORE), who, BEFORE)
    met = 0
    for _each in range(20):
        row, position = appointment(authority, dice, BEFORE)

        best = order(queries.best_for(row, position, at=BEFORE))

        assert best == reference(row, position, nearest, BEFORE)
        met += bool(best)
    assert met > 4  # the dice give appointments that somebody can do


def test_who_was_asked_already_makes_room_for_those_further_away(pool: Pool, nearest: int) -> None:
    dice = Random(7)  # noqa: S311 -- dice, not a secret
    crowd(pool, 60, dice)
    row, position = appointment(make_authority(pool), dice, BEFORE)
    Request.objects.of(pool).filter(pk=row.pk).update(modality="phone")
    row.modality = "phone"
    first = order(queries.best_for(row, position, at=BEFORE))
    ask(row, position, first[:3], at=BEFORE)

    then = order(queries.best_for(row, position, at=BEFORE))

    assert not set(first[:3]) & set(then)
    assert set(first[3:]) <= set(then)


def test_two_calls_may_touch(pool: Pool) -> None:
    who = make_interpreter(pool, mobile="+491713920001")
    spoken.rebuild([who.pk])
    first = submit(make_authority(pool), BEFORE, modality="phone")
    second = submit(first.authority, BEFORE, modality="phone", starts=first.slot.ends)
    before = submit(first.authority, BEFORE, modality="phone", starts=first.slot.starts - HOUR)
    booked(first, first.position, who, BEFORE)

    assert order(queries.best_for(second, second.position, at=BEFORE)) == [who.pk]
    assert order(queries.best_for(before, before.position, at=BEFORE)) == [who.pk]


@pytest.mark.parametrize("seed", range(4))
def test_who_is_asked_by_telephone_comes_in_one_order_however_far(
    pool: Pool, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(candidates, "NEAREST", 30)
    monkeypatch.setattr(candidates, "BLOCK", 4)
    monkeypatch.setattr(search, "NEAR", 13_000.0)
    monkeypatch.setattr(search, "REGION", 24_000.0)
    dice = Random(seed)  # noqa: S311 -- dice, not a secret
    people = crowd(pool, 90, dice)
    Interpreter.objects.of(pool).update(phone=True)
    spoken.rebuild([one.pk for one in people])
    row, position = by_phone(*appointment(make_authority(pool), dice, BEFORE))

    best = order(queries.best_for(row, position, at=BEFORE))

    assert len(best) > 12
    assert best == reference(row, position, 30, BEFORE)


def test_a_rare_second_language_is_found_behind_many_who_do_not_speak_it(
    pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "BLOCK", 2)
    monkeypatch.setattr(candidates, "MOST", 2)
    dice = Random(9)  # noqa: S311 -- dice, not a secret
    people = crowd(pool, 40, dice)
    Interpreter.objects.of(pool).update(phone=True)
    row, position = by_phone(*appointment(make_authority(pool), dice, BEFORE))
    first = queries.best_for(row, position, at=BEFORE).fits
    far = queries.candidates_for(row, position, at=BEFORE).fits[-1].candidate.interpreter_id
    LanguageSkill.objects.create(pool=pool, interpreter_id=far, language="tir")
    spoken.rebuild([one.pk for one in people])
    position.more = ["tir"]

    assert order(queries.best_for(row, position, at=BEFORE)) == [far]
    assert len(first) <= 2


def test_on_a_closed_day_nobody_is_looked_for_far_away(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "BLOCK", 3)
    dice = Random(2)  # noqa: S311 -- dice, not a secret
    crowd(pool, 40, dice)
    row, position = by_phone(*appointment(make_authority(pool), dice, BEFORE))
    Closure.objects.create(pool=pool, name="Betriebsausflug", first_day=DAYS[0], last_day=DAYS[-1])

    found = queries.best_for(row, position, at=BEFORE)

    assert found.fits == ()
    assert found.facts["judged"] <= 3
    assert {"closed"} <= {reason.code for one in found.nofits for reason in one.reasons}


def by_phone(row: Request, position: Position) -> tuple[Request, Position]:
    """The same appointment as a call, for which anybody will do."""
    row.modality, position.also, position.gender_required = "phone", [], False
    return row, position


def test_rebuild_mends_what_somebody_wrote_past_the_actions(pool: Pool) -> None:
    dice = Random(3)  # noqa: S311 -- dice, not a secret
    people = crowd(pool, 20, dice)
    Spoken.objects.of(pool).filter(interpreter=people[4]).update(m3=0, loose=False, reach=1.0)
    Spoken.objects.of(pool).filter(interpreter=people[5]).delete()

    assert spoken.mend() == (2, None)
    assert spoken.mend() == (0, None)


def test_very_many_speakers_are_narrowed_and_say_so(pool: Pool, monkeypatch: pytest.MonkeyPatch) -> None:
    dice = Random(5)  # noqa: S311 -- dice, not a secret
    crowd(pool, 30, dice)
    row, position = appointment(make_authority(pool), dice, BEFORE)
    whole = queries.candidates_for(row, position, at=BEFORE)
    monkeypatch.setattr(candidates, "WHOLE", 10)

    narrowed = queries.candidates_for(row, position, at=BEFORE)

    assert order(narrowed) == order(whole)
    assert "narrowed" not in whole.facts
    assert narrowed.facts["narrowed"] and narrowed.facts["judged"] < whole.facts["judged"]


def ask(row: Request, position: Position, who: list[int], *, at: datetime) -> None:
    """These have the question already."""
    chosen = [
        fit for fit in queries.best_for(row, position, at=at).fits if fit.candidate.interpreter_id in who
    ]
    assessment = Assessment.objects.create(
        pool=row.pool, request=row, position=position, version=row.version, made_at=at, candidates=[]
    )
    rounds.start_round(row, assessment=assessment, fits=tuple(chosen), at=at)
