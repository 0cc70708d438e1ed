"""A routing service: OSRM's /table, asked for the ways between postal areas. Values in, values out.

Only the middles of postal areas leave the house, to the server that ROUTING_URL names. Whatever goes wrong
there is RoutingDown with a plain reason; what it answers is believed only when it is whole and sensible.
"""

import json
import socket
from collections.abc import Sequence
from contextlib import suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from math import isfinite
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from pool.domain.places import Pair, Place

MOST = 100  # coordinates of one call; OSRM's own limit unless its operator raises it
SECONDS = 10.0  # for one call, from the first packet to the last
LONGEST = 2_000_000  # bytes of an answer; a hundred places need about twenty thousand
FAR_OFF = (
    3000  # metres from the middle of a postal area to the nearest road: beyond it, that is another shore
)
FARTHEST_KM, LONGEST_MINUTES = 3000, 6000  # nobody in Germany drives longer, whatever an answer says

Found = dict[Pair, tuple[float, float] | None]  # km and minutes; None: no road


class RoutingDown(Exception):
    """The routing service gave no answer that can be used; the text says why and names no place."""


def table(url: str, sources: Sequence[Place], goals: Sequence[Place], *, seconds: float = SECONDS) -> Found:
    """The ways from each source to each goal, MOST places in all; raises RoutingDown."""
    places = [*sources, *goals]
    if not sources or not goals or len(places) > MOST:
        raise ValueError(f"{len(sources)} sources and {len(goals)} goals are no table of at most {MOST}")
    where = ";".join(f"{place.lon:.5f},{place.lat:.5f}" for place in places)
    starts = ";".join(str(number) for number in range(len(sources)))
    ends = ";".join(str(number) for number in range(len(sources), len(places)))
    query = f"sources={starts}&destinations={ends}&annotations=duration,distance&generate_hints=false"
    status, body = _ask(url, f"/table/v1/driving/{where}?{query}", seconds)
    return _read(_whole(status, body), sources, goals)


def _ask(url: str, path: str, seconds: float) -> tuple[int, bytes]:
    """One GET within so many seconds in all: a thread waits for the bytes, we wait for the thread."""
    connection, path = _connection(url, seconds), urlsplit(url).path.rstrip("/") + path
    answers: SimpleQueue[tuple[int, bytes] | Exception] = SimpleQueue()

    def fetch() -> None:
        try:
            connection.request("GET", path, headers={"Accept": "application/json"})
            response = connection.getresponse()
            answers.put((response.status, response.read(LONGEST + 1)))
        except Exception as error:  # told to the one who waits
            answers.put(error)

    Thread(target=fetch, daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        answer = TimeoutError()
    finally:
        _hang_up(connection)
    if isinstance(answer, Exception):
        raise RoutingDown(_why(answer)) from answer
    return answer


def _connection(url: str, seconds: float) -> HTTPConnection:
    """Not open yet. It follows no redirect, knows no proxy, and checks certificates."""
    try:
        base = urlsplit(url)
        host, port = base.hostname, base.port
    except ValueError:
        host = None
    if not host or base.scheme not in ("http", "https"):
        raise RoutingDown("ROUTING_URL is no http or https address")
    return (HTTPSConnection if base.scheme == "https" else HTTPConnection)(host, port, timeout=seconds)


def _hang_up(connection: HTTPConnection) -> None:
    """Wake a thread that still reads, and close."""
    with suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)
    connection.close()


def _why(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "it took too long"
    if isinstance(error, ConnectionRefusedError):
        return "it refused the connection"
    if isinstance(error, OSError | HTTPException):
        return f"the connection failed ({type(error).__name__})"
    return f"it could not be asked ({type(error).__name__})"


def _whole(status: int, body: bytes) -> dict[str, Any]:
    """The answer as JSON, if it is one and says Ok."""
    if 300 <= status < 400:
        raise RoutingDown(f"it sends us elsewhere (HTTP {status})")
    if len(body) > LONGEST:
        raise RoutingDown("its answer is too long")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        said = None
    code = said.get("code") if isinstance(said, dict) else None
    if status == 200 and code == "Ok":
        return said  # type: ignore[no-any-return]
    named = f", {code}" if isinstance(code, str) and code.isascii() and code.isalnum() else ""
    raise RoutingDown(f"HTTP {status}{named}" if status != 200 or named else "its answer is no table")


def _read(said: dict[str, Any], sources: Sequence[Place], goals: Sequence[Place]) -> Found:
    """Metres and seconds as kilometres and minutes; a place that was moved to another shore has no road."""
    found: Found = {}
    try:
        starts, ends = ([_far_off(point) for point in said[name]] for name in ("sources", "destinations"))
        for source, away, *rows in zip(sources, starts, said["distances"], said["durations"], strict=True):
            for goal, off, metres, seconds in zip(goals, ends, *rows, strict=True):
                way = _way(metres, seconds)
                found[source.plz, goal.plz] = None if away or off else way
    except (KeyError, AttributeError, TypeError, ValueError, OverflowError) as error:
        raise RoutingDown("its answer is no table") from error
    return found


def _far_off(point: dict[str, Any]) -> bool:
    """Whether OSRM has set this place on a road far away, as it does for islands; old ones do not tell."""
    return _number(point.get("distance", 0), most=1e8) > FAR_OFF


def _way(metres: Any, seconds: Any) -> tuple[float, float] | None:
    if metres is None or seconds is None:
        return None
    return _number(metres, most=FARTHEST_KM * 1000) / 1000, _number(seconds, most=LONGEST_MINUTES * 60) / 60


def _number(value: Any, *, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(type(value).__name__)
    if not (isfinite(value) and 0 <= value <= most):
        raise ValueError("out of range")
    return float(value)
