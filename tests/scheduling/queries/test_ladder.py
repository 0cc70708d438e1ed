"""How far a search may go, by the rows; and who is found farther out, by phone, or at another time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from pool.actions import spoken
from pool.models import Authority, Interpreter, Pool
from scheduling import explaining, queries
from scheduling.actions.wanted import Second
from scheduling.domain.escalation import Step, Way
from scheduling.domain.ranking import Assessed
from scheduling.domain.stored import as_json
from scheduling.queries import candidates
from tests.builders import accepted, make_authority, make_interpreter, make_pool, submit
from tests.scheduling.queries.crowd import appointment, crowd

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BEFORE = datetime(2026, 10, 20, 8, tzinfo=UTC)


@pytest.fixture
def office(db: None) -> Authority:
    """A Pool in which half as much again may be travelled."""
    return make_authority(make_pool(wider_percent=50))


def steps(ways: tuple[Way, ...]) -> list[tuple[str, int, str, int]]:
    """The rungs, short."""
    return [(way.step.value, way.rank, way.modality, way.wider) for way in ways]


def names(assessed: Assessed) -> list[str]:
    """Who is asked first, second, …"""
    return [fit.candidate.name for fit in assessed.fits]


def test_ladder_has_what_pool_and_authority_allow(office: Authority, at: datetime) -> None:
    row = submit(office, at, instead=("phone",), other_times=(at + 2 * DAY,))

    assert steps(queries.ladder(row, row.position)) == [
        ("wished", 1, "on_site", 0),
        ("wider", 1, "on_site", 50),
        ("remote", 1, "phone", 0),
        ("time", 2, "on_site", 0),
        ("time", 2, "on_site", 50),
    ]


def test_time_nobody_may_be_asked_about_now_is_no_rung(office: Authority, at: datetime) -> None:
    row = submit(office, at, starts=at + 5 * DAY, other_times=(at + 2 * DAY,))

    later = queries.ladder(row, row.position, at=at + 2 * DAY - timedelta(minutes=30))

    assert {way.rank for way in later} == {1}


def test_two_places_only_go_wider(office: Authority, at: datetime) -> None:
    row = submit(office, at, second=Second("prs"), instead=("phone",), other_times=(at + 2 * DAY,))

    for place in row.places:
        assert [way.step for way in queries.ladder(row, place)] == [Step.WISHED, Step.WIDER]


def test_where_somebody_comes_nothing_else_moves(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, mobile="+491713920001")
    row = submit(office, at, instead=("phone",))
    accepted(row, at)

    assert [way.step for way in queries.ladder(row, row.position)] == [Step.WISHED, Step.WIDER]


def test_wider_finds_who_lives_farther_away_and_says_so(office: Authority, at: datetime) -> None:
    make_interpreter(
        office.pool, "Chadi Nassar", plz="34454", radius_km=16
    )  # Bad Arolsen, 17 km as the crow flies
    make_interpreter(office.pool, "Rahim Saleh", plz="35037", radius_km=16)  # Marburg, far more than 24 km
    row = submit(office, at)
    ways = queries.ladder(row, row.position)

    near, wider = (queries.candidates_for(row, row.position, at=at, by_sms=False, way=way) for way in ways)

    assert (names(near), names(wider)) == ([], ["Chadi Nassar"])
    assert "weiter als der gewünschte Umkreis von 16 km" in explaining.explain(as_json(wider)[0])


def test_other_way_and_other_time_judge_what_they_ask(office: Authority, at: datetime) -> None:
    make_interpreter(office.pool, "Amal Haddad", on_site=False, phone=True)
    make_interpreter(office.pool, "Chadi Nassar", phone=False)
    row = submit(office, at, instead=("phone",), other_times=(at + 2 * DAY,))
    found = {
        way.step: queries.candidates_for(row, row.position, at=at, by_sms=False, way=way)
        for way in queries.ladder(row, row.position)
    }

    assert names(found[Step.WISHED]) == ["Chadi Nassar"]
    assert names(found[Step.REMOTE]) == ["Amal Haddad"]
    assert found[Step.OTHER_TIME].need.period.start == at + 2 * DAY


@pytest.fixture
def nearest(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Small numbers, so that the narrowing is met in a small crowd."""
    monkeypatch.setattr(candidates, "NEAREST", 1000)
    monkeypatch.setattr(candidates, "BLOCK", 7)
    yield


@pytest.mark.parametrize("seed", range(3))
def test_narrowing_never_loses_who_lives_farther_away(nearest: None, seed: int) -> None:
    dice = Random(seed)  # noqa: S311 -- dice, not a secret
    pool: Pool = make_pool()
    people = crowd(pool, 60, dice)
    Interpreter.objects.of(pool).update(radius_km=8)
    spoken.rebuild([one.pk for one in people])
    authority = make_authority(pool)
    met = 0
    for _each in range(15):
        row, position = appointment(authority, dice, BEFORE)
        row.modality = "on_site"
        way = Way(Step.WIDER, 1, "on_site", 200)

        best = queries.best_for(row, position, at=BEFORE, way=way)
        whole = queries.candidates_for(row, position, at=BEFORE, way=way)

        assert sorted(names(best)) == sorted(names(whole))
        near = queries.candidates_for(row, position, at=BEFORE, way=replace(way, wider=0))
        met += len(whole.fits) > len(near.fits)
    assert met > 1  # the dice give appointments for which somebody lives farther away
