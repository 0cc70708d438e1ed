"""A routing service beside the search: measured, partly, estimated, or fallen back; the search goes on."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django_q.models import OrmQ

from notifications import clock
from pool.models import Authority, Pool, Road
from scheduling import queries, tasks
from scheduling.actions.changes import change_request
from scheduling.domain.ranking import Assessed
from scheduling.models import Assessment, Request
from tests.builders import (
    accepted,
    clerk_of,
    make_authority,
    make_interpreter,
    make_pool,
    submit,
    wanted,
)
from tests.osrm import Osrm, osrm, say

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def office(at: datetime) -> Authority:
    """In Korbach; one speaker of Arabic lives there, one in Bad Arolsen."""
    clock.move(at - clock.now())
    pool = make_pool()
    make_interpreter(pool, "Amal Haddad", mobile="+491713920001")
    make_interpreter(pool, "Chadi Nassar", plz="34454", mobile="+491713920003")
    return make_authority(pool)


@pytest.fixture
def service(settings: Any) -> Iterator[Osrm]:
    """The one ROUTING_URL names: 25 km and half an hour, wherever you go."""
    with osrm() as stand_in:
        stand_in.rule = lambda a, b: (25_000.0, 1_800.0)
        settings.ROUTING_URL = stand_in.url
        yield stand_in


def jobs() -> list[int]:
    """For which Requests roads are to be learned."""
    waiting = [job.task for job in OrmQ.objects.order_by("pk")]
    return [job["args"][0] for job in waiting if job["func"] == "scheduling.tasks.learn_roads"]


def work() -> None:
    """What the worker does with them."""
    for pk in jobs():
        tasks.learn_roads(pk)


def judged(request: Request, at: datetime) -> Assessed:
    """As it is now."""
    return queries.candidates_for(
        Request.objects.of(request.pool_id).get(pk=request.pk), request.position, at=at
    )


def km_of(assessed: Assessed) -> dict[str, tuple[float | None, bool]]:
    """Everybody's kilometres, and whether they are measured."""
    return {fit.candidate.name: (fit.km and round(fit.km, 1), fit.routed) for fit in assessed.fits}


def test_without_a_service_distances_are_estimated(office: Authority, at: datetime) -> None:
    request = submit(office, at)

    assert jobs() == []
    assert Assessment.objects.of(office.pool_id).get().facts["roads"] == "estimated"
    assert km_of(judged(request, at))["Chadi Nassar"] == (22.3, False)


def test_search_does_not_wait_and_the_next_look_is_measured(
    service: Osrm, office: Authority, at: datetime
) -> None:
    request = submit(office, at)

    assert service.asked == []
    assert request.rounds.get().offers.count() == 2
    assert Assessment.objects.of(office.pool_id).get().facts["roads"] == "fell_back"
    assert jobs() == [request.pk]

    work()

    assessed = judged(request, at)
    assert assessed.facts["roads"] == "measured"
    assert km_of(assessed) == {"Amal Haddad": (0.0, False), "Chadi Nassar": (25.0, True)}


def test_partly_measured_is_said(service: Osrm, office: Authority, at: datetime) -> None:
    request = submit(office, at)
    work()

    make_interpreter(office.pool, "Neu Hier", plz="35066", mobile="+491713920004")

    assert judged(request, at).facts["roads"] == "partly"


@pytest.mark.parametrize("trouble", ["down", "500", "garbage"])
def test_failing_service_stops_no_search(
    service: Osrm,
    office: Authority,
    at: datetime,
    trouble: str,
    settings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    if trouble == "down":
        settings.ROUTING_URL = "http://127.0.0.1:1"
    service.answer = lambda desk: say(desk, b"<h1>", 500 if trouble == "500" else 200)
    request = submit(office, at)
    with caplog.at_level(logging.WARNING):
        work()

    assert judged(request, at).facts["roads"] == "fell_back"
    assert request.rounds.get().offers.count() == 2
    (record,) = [one for one in caplog.records if one.name == "scheduling.tasks"]
    assert "the estimate counts" in record.getMessage()
    assert not any(word in record.getMessage() for word in ("Haddad", "34497", "51.26", "Korbach"))
    assert not Road.objects.exists()


def test_call_needs_no_roads(service: Osrm, office: Authority, at: datetime) -> None:
    request = submit(office, at, modality="phone")

    assert jobs() == []
    assert queries.ways_of(request) == set()
    assert judged(request, at).facts["roads"] == "none"


def test_new_place_is_learned_anew(service: Osrm, office: Authority, at: datetime) -> None:
    request = submit(office, at)
    by = clerk_of(office)[0]

    change_request(request, wanted=wanted(at + DAY, street="Nordring 1"), by=by, at=at)
    assert jobs() == [request.pk]
    change_request(request, wanted=wanted(at + DAY, postal_code="35066", town="Frankenberg"), by=by, at=at)
    assert jobs() == [request.pk, request.pk]

    work()
    assert {("34497", "35066"), ("35066", "34454")} <= set(Road.objects.values_list("origin", "goal"))


def test_ways_between_neighbouring_assignments_are_learned(
    service: Osrm, office: Authority, at: datetime
) -> None:
    """Amal is in Frankenberg until ten: by road it takes half an hour to Korbach, by estimate longer."""
    pool = office.pool
    make_authority(pool, "Kita Frankenberg", postal_code="35066")
    accepted(submit(office, at, postal_code="35066", town="Frankenberg"), at)
    request = submit(office, at, starts=at + DAY + timedelta(hours=1, minutes=30))

    before = judged(request, at)
    work()
    after = judged(request, at)

    assert [(one.candidate.name, one.reasons[0].code) for one in before.nofits] == [
        ("Amal Haddad", "way_from")
    ]
    assert (after.nofits, after.facts["roads"]) == ((), "measured")


def test_island_does_not_look_near(service: Osrm, at: datetime) -> None:
    """Juist lies ten kilometres before Norden, but nobody drives there."""
    pool = make_pool("aurich")
    office = make_authority(pool, postal_code="26506", town="Norden")
    make_interpreter(pool, "Insel Wiebke", plz="26571", mobile="+491713920005")
    make_interpreter(pool, "Festland Okke", plz="26603", mobile="+491713920006")
    clock.move(at - clock.now())
    service.moved = {(6.9751, 53.6765): 9_400.0}
    request = submit(office, at, postal_code="26506", town="Norden")
    assert judged(request, at).fits[0].candidate.name == "Insel Wiebke"

    work()

    assessed = judged(request, at)
    assert [fit.candidate.name for fit in assessed.fits] == ["Festland Okke", "Insel Wiebke"]
    assert [fit.road for fit in assessed.fits] == [True, False]
    assert assessed.facts["roads"] == "measured"


def test_job_of_a_request_that_is_gone_does_nothing(service: Osrm, db: None) -> None:
    tasks.learn_roads(987_654)

    assert service.asked == []


def test_job_gives_up_before_the_worker_is_stopped(
    service: Osrm, office: Authority, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tasks, "LEARNING", -1)
    submit(office, at)

    work()

    assert service.asked == []


def told_by_the_command(**options: Any) -> str:
    """What stands on the terminal."""
    out = StringIO()
    call_command("roads", stdout=out, **options)
    return out.getvalue()


def test_command_learns_everything_of_a_pool(service: Osrm, office: Authority, at: datetime) -> None:
    make_authority(office.pool, "Schule", postal_code="35066")
    make_authority(office.pool, "Noch nicht", postal_code="35088", state=Authority.PENDING)

    told = told_by_the_command(pool=office.pool.slug)

    ways = {("34454", "34497"), ("34454", "35066"), ("34497", "35066")}
    assert set(Road.objects.values_list("origin", "goal")) == ways | {(b, a) for a, b in ways}
    assert told.endswith("testkreis: 6 of 6 roads\n")
    assert told_by_the_command().endswith("testkreis: 0 of 0 roads\n")


def test_command_says_what_is_wrong(service: Osrm, office: Authority, settings: Any) -> None:
    with pytest.raises(CommandError, match="no such pool"):
        told_by_the_command(pool="nowhere")
    service.answer = lambda desk: say(desk, b"", 503)
    with pytest.raises(CommandError, match="no help: HTTP 503"):
        told_by_the_command()
    settings.ROUTING_URL = ""
    with pytest.raises(CommandError, match="ROUTING_URL is not set"):
        told_by_the_command()


def test_people_of_other_pools_are_not_looked_at(service: Osrm, office: Authority, at: datetime) -> None:
    other: Pool = make_pool("nachbar")
    make_interpreter(other, "Jona Nah", plz="35088")
    request = submit(office, at)

    assert not any(
        "35088" in pair for pair in queries.ways_of(request) | queries.ways_of_pool(office.pool, at=at)
    )
