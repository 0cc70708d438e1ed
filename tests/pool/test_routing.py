"""The routing service over a real socket: what is asked, what is believed, and every way it can fail."""

import json
import socket
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from pool import postal_codes, routing
from pool.domain.places import Place
from tests.osrm import Osrm, osrm, say

KORBACH, AROLSEN, HELGOLAND, NORDEN, JUIST = (
    postal_codes.register()[plz] for plz in ("34497", "34454", "27498", "26506", "26571")
)
Desk = BaseHTTPRequestHandler


@pytest.fixture
def service() -> Iterator[Osrm]:
    """One that answers."""
    with osrm() as stand_in:
        yield stand_in


def why(service: Osrm, answer: Callable[[Desk], None] | None = None, seconds: float = 5) -> str:
    """The reason it gives for being of no help."""
    service.answer = answer
    with pytest.raises(routing.RoutingDown) as caught:
        routing.table(service.url, [KORBACH], [AROLSEN], seconds=seconds)
    return str(caught.value)


def answering(**changes: Any) -> Callable[[Desk], None]:
    """A table of one way with these changes."""
    point = {"distance": 3.0, "location": [8.8, 51.2]}
    table = {"code": "Ok", "distances": [[1000.0]], "durations": [[60.0]]}
    table |= {"sources": [point], "destinations": [point]} | changes
    return lambda desk: say(desk, json.dumps(table).encode())


def test_longitude_comes_first_and_metres_become_kilometres(service: Osrm) -> None:
    service.rule = lambda a, b: (22_400.0, 1_530.0) if a[1] < b[1] else (23_000.0, 1_620.0)

    found = routing.table(service.url, [KORBACH, AROLSEN], [AROLSEN])

    assert found["34497", "34454"] == (22.4, 25.5)
    assert found.keys() == {("34497", "34454"), ("34454", "34454")}
    (path,) = service.asked
    assert path.startswith("/table/v1/driving/8.84260,51.26620;9.02570,51.37010;9.02570,51.37010?")
    assert "sources=0;1&destinations=2&" in path


def test_there_and_back_are_two_ways(service: Osrm) -> None:
    service.rule = lambda a, b: (1000.0, 60.0) if a < b else (2000.0, 120.0)

    found = routing.table(service.url, [KORBACH, AROLSEN], [KORBACH, AROLSEN])

    assert (found["34497", "34454"], found["34454", "34497"]) == ((1.0, 1.0), (2.0, 2.0))


def test_service_may_live_below_a_path(service: Osrm) -> None:
    routing.table(f"{service.url}/osrm/", [KORBACH], [AROLSEN])

    assert service.asked[0].startswith("/osrm/table/v1/driving/")


def test_null_is_no_road(service: Osrm) -> None:
    service.rule = lambda a, b: None

    assert routing.table(service.url, [HELGOLAND], [KORBACH]) == {("27498", "34497"): None}


def test_place_that_was_moved_to_another_shore_has_no_road(service: Osrm) -> None:
    """Juist has no cars: OSRM sets it on the mainland, where Norden is near."""
    service.moved = {(6.9751, 53.6765): 9_400.0}

    found = routing.table(service.url, [JUIST, KORBACH], [NORDEN, JUIST])

    assert [found[pair] is None for pair in (("26571", "26506"), ("34497", "26571"), ("34497", "26506"))] == [
        True, True, False,
    ]  # fmt: skip


def test_older_service_does_not_tell_how_far_it_moved_a_place(service: Osrm) -> None:
    service.answer = answering(sources=[{}], destinations=[{}])

    assert routing.table(service.url, [KORBACH], [AROLSEN]) == {("34497", "34454"): (1.0, 1.0)}


def test_hundred_places_are_enough(service: Osrm) -> None:
    many = [Place(f"{n:05}", "", 51 + n / 1000, 9.0) for n in range(100)]

    assert len(routing.table(service.url, many[:60], many[60:])) == 60 * 40
    for sources, goals in ((many, many[:1]), ([], many), (many, [])):
        with pytest.raises(ValueError, match="no table"):
            routing.table(service.url, sources, goals)


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (200, b"", "its answer is no table"),
        (200, b"<html>", "its answer is no table"),
        (200, b"[" * 100_000, "its answer is no table"),
        (200, b"\xff\xfe", "its answer is no table"),
        (200, b"[]", "its answer is no table"),
        (200, b'{"code": 7}', "its answer is no table"),
        (200, b'{"code": "NoTable", "message": "8.84,51.26"}', "HTTP 200, NoTable"),
        (400, b'{"code": "NoTable"}', "HTTP 400, NoTable"),
        (400, b'{"code": "TooBig"}', "HTTP 400, TooBig"),
        (400, b'{"code": "Ok"}', "HTTP 400, Ok"),
        (400, b'{"code": "bad\\nline"}', "HTTP 400"),
        (429, b"slowly", "HTTP 429"),
        (500, b"", "HTTP 500"),
        (503, b"{}", "HTTP 503"),
    ],
)
def test_every_other_answer_is_none(service: Osrm, status: int, body: bytes, told: str) -> None:
    assert why(service, lambda desk: say(desk, body, status)) == told


@pytest.mark.parametrize(
    "changes",
    [
        {"distances": [[-1.0]]}, {"distances": [[float("nan")]]}, {"distances": [[float("inf")]]},
        {"distances": [["1000"]]}, {"distances": [[True]]}, {"distances": [[1e12]]},
        {"distances": [[10**400]]},
        {"distances": [[1.0, 2.0]]}, {"distances": [[]]}, {"distances": []}, {"distances": None},
        {"distances": {"0": 1}}, {"distances": [[1.0], [1.0]]}, {"durations": [[{}]]}, {"durations": 5},
        {"durations": [[9e9]]}, {"sources": []}, {"sources": ["x"]}, {"sources": None},
        {"destinations": [{"distance": None}]}, {"destinations": [{}, {}]},
    ],
)  # fmt: skip
def test_table_that_is_not_whole_is_not_believed(service: Osrm, changes: dict[str, Any]) -> None:
    assert why(service, answering(**changes)) == "its answer is no table"


def test_redirect_is_not_followed(service: Osrm) -> None:
    with osrm() as elsewhere:
        told = why(service, lambda desk: say(desk, b"", 302, Location=elsewhere.url + desk.path))

    assert told == "it sends us elsewhere (HTTP 302)"
    assert elsewhere.asked == []


def test_endless_answer_is_cut(service: Osrm) -> None:
    def flood(desk: Desk) -> None:
        desk.send_response(200)
        desk.end_headers()
        try:
            while not service.over.is_set():
                desk.wfile.write(b" " * 65536)
        except OSError:
            pass

    assert why(service, flood) == "its answer is too long"


@pytest.mark.parametrize("part", ["status", "headers", "body"])
def test_time_is_counted_in_all_not_for_each_byte(service: Osrm, part: str) -> None:
    def drip(desk: Desk) -> None:
        begun = {"status": b"", "headers": b"HTTP/1.1 200 OK\r\nX: ", "body": b"HTTP/1.1 200 OK\r\n\r\n"}[
            part
        ]
        try:
            desk.wfile.write(begun)
            while not service.over.wait(0.05):
                desk.wfile.write(b"1")
        except OSError:
            pass

    begin = time.monotonic()

    assert why(service, drip, seconds=0.4) == "it took too long"
    assert time.monotonic() - begin < 2


def test_silence_takes_too_long(service: Osrm) -> None:
    assert why(service, lambda desk: service.over.wait(5) and None, seconds=0.3) == "it took too long"


def test_answer_that_breaks_off(service: Osrm) -> None:
    def break_off(desk: Desk) -> None:
        desk.send_response(200)
        desk.send_header("Content-Length", "1000")
        desk.end_headers()
        desk.wfile.write(b'{"code": "Ok"')

    assert why(service, break_off) in ("its answer is no table", "the connection failed (IncompleteRead)")


def test_line_that_goes_dead(service: Osrm) -> None:
    told = why(service, lambda desk: desk.connection.shutdown(socket.SHUT_RDWR))

    assert told.startswith("the connection failed")


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]

    with pytest.raises(routing.RoutingDown, match="refused the connection"):
        routing.table(f"http://127.0.0.1:{port}", [KORBACH], [AROLSEN])


@pytest.mark.parametrize(
    "url",
    ["", "ftp://127.0.0.1", "file:///etc/passwd", "127.0.0.1:5000", "http://", "http://[", "http://x:99999"],
)
def test_only_http_is_spoken(url: str) -> None:
    with pytest.raises(routing.RoutingDown, match="no http or https address"):
        routing.table(url, [KORBACH], [AROLSEN])


def test_reason_names_no_place(service: Osrm) -> None:
    told = why(service, lambda desk: say(desk, desk.path.encode(), 400))

    assert "/driving/" in service.asked[0]
    assert told == "HTTP 400"
