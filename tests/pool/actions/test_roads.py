"""Learning roads: what is asked, what is not asked again, what stays when the service falls silent."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from pool import postal_codes, routing
from pool.actions.roads import keep_roads, learn_roads
from pool.models import Road
from tests.osrm import Osrm, osrm, say

pytestmark = pytest.mark.django_db
THERE, BACK = ("34497", "34454"), ("34454", "34497")
DAY = timedelta(days=1)


@pytest.fixture
def service(settings: Any) -> Iterator[Osrm]:
    """The one ROUTING_URL names."""
    with osrm() as stand_in:
        settings.ROUTING_URL = stand_in.url
        yield stand_in


def learn(*pairs: tuple[str, str], at: datetime) -> list[tuple[int, int]]:
    """The progress that was told."""
    return list(learn_roads(pairs, at=at))


def known() -> dict[tuple[str, str], tuple[Any, Any]]:
    """Every Road there is."""
    return {(row.origin, row.goal): (row.km, row.minutes) for row in Road.objects.all()}


def test_roads_are_learned_once(service: Osrm, at: datetime) -> None:
    service.rule = lambda a, b: (22_000.0, 1_500.0) if a < b else (23_000.0, 1_560.0)

    assert learn(THERE, BACK, at=at) == [(0, 2), (1, 2), (2, 2)]
    assert learn(THERE, BACK, at=at + 179 * DAY) == [(0, 0)]

    assert known() == {THERE: (22.0, 25.0), BACK: (23.0, 26.0)}
    assert len(service.asked) == 2


def test_old_roads_are_asked_again(service: Osrm, at: datetime) -> None:
    learn(THERE, at=at)
    service.rule = lambda a, b: (30_000.0, 1_800.0)

    learn(THERE, at=at + 181 * DAY)

    assert known() == {THERE: (30.0, 30.0)}
    assert Road.objects.get().learned_at == at + 181 * DAY


def test_one_call_for_one_place_and_many(service: Osrm, at: datetime) -> None:
    others = sorted(postal_codes.register())[:250]

    told = learn(*((plz, "34497") for plz in others), at=at)
    learn(*(("34497", plz) for plz in others), at=at)

    assert told == [(0, 250), (99, 250), (198, 250), (250, 250)]
    assert len(service.asked) == 6
    assert len(known()) == 500


def test_island_has_no_road_and_is_not_asked_again(service: Osrm, at: datetime) -> None:
    service.rule = lambda a, b: None

    learn(("27498", "34497"), at=at)
    learn(("27498", "34497"), at=at + DAY)

    assert known() == {("27498", "34497"): (None, None)}
    assert len(service.asked) == 1


@pytest.mark.parametrize("pair", [("34497", "34497"), ("", "34497"), ("34497", "00000"), ("x", "34497")])
def test_what_is_no_way_is_not_asked(service: Osrm, at: datetime, pair: tuple[str, str]) -> None:
    assert learn(pair, at=at) == [(0, 0)]
    assert service.asked == []


def test_what_is_learned_stays_when_the_service_falls_silent(service: Osrm, at: datetime) -> None:
    def once(desk: Any) -> None:
        service.answer = lambda desk: say(desk, b"", 500)
        say(desk, json.dumps(service.table(desk.path)).encode())

    service.answer = once
    pairs = [(plz, "34497") for plz in sorted(postal_codes.register())[:150]]

    with pytest.raises(routing.RoutingDown, match="HTTP 500"):
        learn(*pairs, at=at)

    assert len(known()) == 99


@pytest.mark.django_db(transaction=True)
def test_nothing_is_learned_inside_a_transaction(service: Osrm, at: datetime) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        keep_roads({THERE: (1.0, 1.0)}, at=at)

    assert known() == {}


def test_road_is_whole_or_none(at: datetime) -> None:
    for km, minutes in ((1.0, None), (None, 1.0), (-1.0, 1.0)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Road.objects.create(origin="34497", goal="34454", km=km, minutes=minutes, learned_at=at)
