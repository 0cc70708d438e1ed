"""What an unchanged feed costs, beside an empty view behind the same middleware in the same run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

from cryptography.fernet import Fernet
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test.utils import override_settings
from django.urls import include, path

from scheduling.actions.feeds import make_feed
from scheduling.management.benchmarks.schedule import make_schedule

OWN, ALL, WARM_UP, WHOLE = 50, 3_000, 20, 5


@dataclass(frozen=True)
class Cost:
    """Medians in milliseconds for a feed of so many Assignments."""

    assignments: int
    empty_ms: float
    unchanged_ms: float
    whole_ms: float
    kilobytes: float

    @property
    def times(self) -> float:
        """How many empty views an unchanged feed costs."""
        return self.unchanged_ms / self.empty_ms


def empty(request: HttpRequest) -> HttpResponse:
    """A view that does nothing."""
    return HttpResponse()


# The clock of the demo would cost a statement; what is written here needs no key that anybody keeps.
LIKE_LIVE = {
    "ROOT_URLCONF": __name__,
    "CLOCK_MOVABLE": False,
    "FIELD_KEYS": [Fernet.generate_key().decode()],
}
urlpatterns = [path("empty/", empty), path("", include("pool.urls"))]


def measure_feeds(*, at: datetime, rounds: int) -> Iterator[Cost]:
    """A volunteer's feed, then the whole Pool's; nothing of what this needs stays in the database."""
    with one_connection(), transaction.atomic(), override_settings(**LIKE_LIVE):
        schedule = make_schedule(own=OWN, all_=ALL, at=at)
        for number, who in ((OWN, schedule.volunteer), (ALL, schedule.coordinator)):
            token = make_feed(schedule.pool, by=who, at=at).token
            yield _cost(number, f"/kalender/{token}.ics", rounds)
        transaction.set_rollback(True)


@contextmanager
def one_connection() -> Iterator[None]:
    """Requests keep our connection, which they would close since a transaction is going on."""
    here: Any = connection
    kept = here.settings_dict["AUTOCOMMIT"], here.close_at
    here.settings_dict["AUTOCOMMIT"], here.close_at = False, None
    try:
        yield
    finally:
        here.settings_dict["AUTOCOMMIT"], here.close_at = kept


def _cost(assignments: int, address: str, rounds: int) -> Cost:
    site = WSGIHandler()
    whole, tag = _asked(site, address)
    headers = {"HTTP_IF_NONE_MATCH": tag}
    bare, unchanged = [], []
    for number in range(rounds + WARM_UP):
        cache.clear()  # or we would soon have asked too often
        times = _clocked(_asked, site, "/empty/"), _clocked(_asked, site, address, **headers)
        if number >= WARM_UP:
            bare.append(times[0])
            unchanged.append(times[1])
    full = [_clocked(_asked, site, address) for _each in range(WHOLE)]
    return Cost(assignments, median(bare), median(unchanged), median(full), len(whole) / 1000)


def _asked(site: WSGIHandler, address: str, **headers: str) -> tuple[bytes, str]:
    """The body and the ETag, through everything that a request of the web server passes."""
    told: dict[str, str] = {}

    def begin(status: str, fields: list[tuple[str, str]], *_: Any) -> None:
        told.update(fields)
        told["status"] = status

    answer: Any = begin
    response = site(_environ(address) | headers, answer)
    body = b"".join(response)
    response.close()
    wanted = "304" if "HTTP_IF_NONE_MATCH" in headers else "200"
    if not told["status"].startswith(wanted):
        raise RuntimeError(f"{wanted} expected, got {told['status']}")
    return body, told.get("ETag", "")


def _environ(address: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "SCRIPT_NAME": "", "QUERY_STRING": "",
        "SERVER_NAME": settings.ALLOWED_HOSTS[0], "SERVER_PORT": "443", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": settings.ALLOWED_HOSTS[0], "REMOTE_ADDR": "127.0.0.1", "wsgi.url_scheme": "https",
        "wsgi.input": BytesIO(), "wsgi.errors": BytesIO(),
    }  # fmt: skip


def _clocked(work: Callable[..., Any], *about: Any, **more: Any) -> float:
    begin = perf_counter()
    work(*about, **more)
    return (perf_counter() - begin) * 1000
