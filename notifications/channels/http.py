"""One HTTP request with a deadline for the whole of it; says whether anybody can have heard us."""

import json
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Timer
from typing import Any
from urllib.parse import urlsplit

LONGEST = 5_000_000  # bytes of an answer


class NotReached(Exception):
    """No connection: nobody heard a word."""


class HungUp(Exception):
    """Connected, but no whole answer came in time: perhaps it was heard."""


@dataclass(frozen=True)
class Answer:
    """What the other side said; a header that is missing is an empty text."""

    status: int
    retry_after: str
    date: str
    body: bytes

    def json(self) -> dict[str, Any]:
        """The object in the body; raises ValueError when there is none."""
        found = json.loads(self.body)
        if not isinstance(found, dict):
            raise ValueError("no JSON object")
        return found


def ask(method: str, url: str, headers: Mapping[str, str], body: bytes | None, seconds: float) -> Answer:
    """One request, answered within so many seconds in all; raises NotReached or HungUp.

    It follows no redirect and checks certificates. A timer hangs up on who answers byte by byte.
    """
    connection, path = _connection(url, seconds)
    try:
        connection.connect()
    except OSError as error:
        raise NotReached(type(error).__name__) from error
    alarm = Timer(seconds, _hang_up, [connection.sock])
    alarm.start()
    try:
        connection.request(method, path, body, dict(headers))
        response = connection.getresponse()
        retry_after, date = response.getheader("Retry-After", ""), response.getheader("Date", "")
        return Answer(response.status, retry_after, date, _whole(response.read(LONGEST + 1)))
    except (OSError, HTTPException, ValueError) as error:
        raise HungUp(type(error).__name__) from error
    finally:
        alarm.cancel()
        connection.close()


def _connection(url: str, seconds: float) -> tuple[HTTPConnection, str]:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return kind(parts.hostname or "", parts.port, timeout=seconds), path


def _whole(body: bytes) -> bytes:
    if len(body) > LONGEST:
        raise ValueError("too long")
    return body


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
