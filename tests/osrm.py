"""OSRM's side of the wire on loopback: answers /table out of a rule, or misbehaves as told."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Point = tuple[float, float]  # lon, lat
Rule = Callable[[Point, Point], tuple[float, float] | None]  # metres and seconds


def straight(a: Point, b: Point) -> tuple[float, float]:
    """111 km a degree, 72 km/h: as good as any."""
    metres = 111_000 * (abs(a[0] - b[0]) + abs(a[1] - b[1]))
    return metres, metres / 20


class Osrm:
    """`asked` are the paths it saw; `answer` replaces what it would say; `moved` lie far from a road."""

    def __init__(self) -> None:
        self.url = ""
        self.rule: Rule = straight
        self.answer: Callable[[BaseHTTPRequestHandler], None] | None = None
        self.moved: dict[Point, float] = {}
        self.asked: list[str] = []
        self.over = threading.Event()

    def table(self, path: str) -> dict[str, Any]:
        """What the real one answers to a good question."""
        parts = urlsplit(path)
        service, version, profile, where = parts.path.strip("/").split("/")[-4:]
        assert (service, version, profile) == ("table", "v1", "driving")
        points = [tuple(map(float, point.split(","))) for point in where.split(";")]
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        assert set(query["annotations"].split(",")) == {"duration", "distance"}
        sources, goals = (
            [points[int(number)] for number in query[side].split(";")] for side in ("sources", "destinations")
        )
        ways = [[self.rule(a, b) for b in goals] for a in sources]
        return {
            "code": "Ok",
            "distances": [[way and way[0] for way in row] for row in ways],
            "durations": [[way and way[1] for way in row] for row in ways],
            "sources": [self._point(point) for point in sources],
            "destinations": [self._point(point) for point in goals],
        }

    def _point(self, point: Any) -> dict[str, Any]:
        return {"name": "", "location": point, "distance": self.moved.get(point, 12.5)}


@contextmanager
def osrm() -> Iterator[Osrm]:
    """One that runs as long as the block."""
    stand_in = Osrm()

    class Desk(BaseHTTPRequestHandler):
        """Answers one request."""

        def do_GET(self) -> None:
            """As told, or as the real one would."""
            stand_in.asked.append(self.path)
            if stand_in.answer:
                stand_in.answer(self)
            else:
                say(self, json.dumps(stand_in.table(self.path)).encode())

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    server.daemon_threads = True
    stand_in.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        stand_in.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


def say(desk: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """One whole answer."""
    desk.send_response(status)
    for name, value in {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **headers,
    }.items():
        desk.send_header(name, value)
    desk.end_headers()
    desk.wfile.write(body)
