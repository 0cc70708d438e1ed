"""Read what stands at an address that somebody from outside has given us, without being led astray.

    webcal://host/path  ->  https, port 443, every address of the host public, certificate checked
    Location: ...       ->  the same again, three times at most, never from https to http

The host is looked up once, and the connection goes to the address that was checked: a second look-up could
find another one (DNS rebinding). Nothing is sent but the question: no cookies, no credentials, no proxy. Only
inside networks that the operator lists, http and other ports are fine, too.
"""

import socket
import ssl
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from notifications.domain import retry_after
from notifications.domain.networks import is_public, lies_in, parsed
from notifications.wire import Connection, TooMuch

SECONDS = 20.0  # for everything: look-ups, redirects, the last byte
MOST = 1_000_000  # bytes of an answer
HEADERS = 65_536  # bytes of what stands before it
REDIRECTS = 3
LONGEST = 2_000  # signs of an address
LONGEST_HOST = 253  # of a host's name (RFC 1035 2.3.4)
DAY = 86_400  # the longest somebody may ask us to wait, in seconds
ADDRESSES = 4  # so many addresses of one host are tried
PORTS = {"https": 443, "http": 80}
VERSION = {"ETag": 250, "Last-Modified": 60}  # signs: what is longer is not kept
PLAIN = "/%:@!$&'()*+,;=~-._?"
STATUSES = {401: "locked", 403: "locked", 404: "gone", 410: "gone", 429: "too_busy", 503: "too_busy"}

Resolver = Callable[[str, int], Sequence[str]]


class ForeignError(Exception):
    """Nothing could be read; `code` says why, `wait` is how many seconds the other side asks us to wait.

    bad_address scheme password | unknown_host not_public port | unreachable certificate slow | redirect
    locked gone too_busy answer | encoded too_big cut_off
    """

    def __init__(self, code: str, wait: int = 0) -> None:
        super().__init__(code)
        self.code = code
        self.wait = wait


@dataclass(frozen=True)
class Fetched:
    """What stands there (None: the same as last time), and what the server calls this version."""

    body: bytes | None
    etag: str
    modified: str


@dataclass(frozen=True)
class Target:
    """Whom to ask for what; the host in ASCII, the path with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """Host and port as an address or a Host line writes them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(address: str) -> Target:
    """What an address means; raises ForeignError when it is none we read (`webcal` is `https`)."""
    address = address.strip()
    if not address.isprintable() or " " in address or "\\" in address or len(address) > LONGEST:
        raise ForeignError("bad_address")
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
    except ValueError as error:  # UnicodeError is one
        raise ForeignError("bad_address") from error
    scheme = {"webcal": "https", "webcals": "https"}.get(parts.scheme, parts.scheme)
    if scheme not in PORTS:
        raise ForeignError("scheme")
    if "@" in parts.netloc:
        raise ForeignError("password")
    if not 0 < len(host) <= LONGEST_HOST:
        raise ForeignError("bad_address")
    return Target(scheme, host, PORTS[scheme] if port is None else port, _path(parts))


def fetch(
    address: str,
    *,
    etag: str = "",
    modified: str = "",
    networks: Sequence[str] = (),
    cafile: str | None = None,
    resolver: Resolver | None = None,
    seconds: float = SECONDS,
) -> Fetched:
    """What stands at `address`, unless it is still the version `etag` or `modified`; raises ForeignError."""
    until = monotonic() + seconds
    context = ssl.create_default_context(cafile=cafile)
    target = target_of(address)
    for _hop in range(REDIRECTS + 1):
        with _said_plainly(), _connected(target, networks, context, resolver or look_up, until) as wire:
            wire.send(_question(target, etag, modified))
            response = HTTPResponse(wire, method="GET")  # type: ignore[arg-type]  # all it wants is makefile()
            wire.allow(HEADERS)
            response.begin()
            wire.allow(HEADERS + 3 * MOST)  # the frames of small chunks may weigh more than what is in them
            elsewhere = _elsewhere(target, response)
            if elsewhere is None:
                return _read(response)
        target = elsewhere
    raise ForeignError("redirect")


def look_up(host: str, port: int) -> list[str]:
    """Every address of a host, as the system knows them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def _path(parts: SplitResult) -> str:
    path = quote(parts.path or "/", safe=PLAIN.removesuffix("?"))
    return path + (f"?{quote(parts.query, safe=PLAIN + '/')}" if parts.query else "")


@contextmanager
def _connected(
    target: Target, networks: Sequence[str], context: ssl.SSLContext, resolver: Resolver, until: float
) -> Iterator[Connection]:
    """To one of the addresses that were checked, encrypted if it is https."""
    addresses = _checked(target, _resolved(target, resolver, until), networks)
    connection = Connection.to(addresses[:ADDRESSES], target.port, until)
    try:
        if target.scheme == "https":
            connection.encrypt(context, target.host)
        yield connection
    finally:
        connection.close()


def _resolved(target: Target, resolver: Resolver, until: float) -> list[str]:
    """The addresses of a host; the look-up has no time limit of its own, so a thread waits for it."""
    answers: SimpleQueue[list[str] | None] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(list(resolver(target.host, target.port)))
        except (OSError, UnicodeError):
            answers.put(None)

    Thread(target=ask, daemon=True).start()
    try:
        found = answers.get(timeout=max(0.0, until - monotonic()))
    except Empty as error:
        raise ForeignError("slow") from error
    if not found:
        raise ForeignError("unknown_host")
    return found


def _checked(target: Target, found: list[str], networks: Sequence[str]) -> list[str]:
    """All of them, if all may be spoken to in this way: one bad address among good ones spoils them."""
    addresses = [parsed(text) for text in found]
    if all(lies_in(address, networks) for address in addresses):
        return found
    if not all(is_public(address) or lies_in(address, networks) for address in addresses):
        raise ForeignError("not_public")
    if target.scheme != "https":
        raise ForeignError("scheme")
    if target.port != PORTS["https"]:
        raise ForeignError("port")
    return found


def _question(target: Target, etag: str, modified: str) -> bytes:
    """GET, with the version that is there already (RFC 9110 13.1)."""
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {
        "Host": target.authority,
        "User-Agent": "Dolmetscherpool",
        "Accept": "text/calendar, */*;q=0.1",
        "Accept-Encoding": "identity",
        "Connection": "close",
        **{name: value for name, value in known.items() if value},
    }
    lines = [f"GET {target.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode("latin-1")


def _elsewhere(target: Target, response: HTTPResponse) -> Target | None:
    """Where a redirect leads; None when this is the answer."""
    if response.status not in (301, 302, 303, 307, 308):
        return None
    new = target_of(urljoin(target.url, response.getheader("Location", "") or ""))
    if target.scheme == "https" and new.scheme != "https":
        raise ForeignError("redirect")
    return new


def _read(response: HTTPResponse) -> Fetched:
    version = {name: _short(response.getheader(name), most) for name, most in VERSION.items()}
    if response.status == 304:
        return Fetched(None, version["ETag"], version["Last-Modified"])
    if response.status != 200:
        asked = response.getheader("Retry-After", ""), response.getheader("Date", "")
        raise ForeignError(STATUSES.get(response.status, "answer"), retry_after.seconds(*asked, DAY) or 0)
    if response.getheader("Content-Encoding", "identity").strip().lower() not in ("", "identity"):
        raise ForeignError("encoded")
    if (response.length or 0) > MOST:
        raise ForeignError("too_big")
    body = response.read(MOST + 1)
    if len(body) > MOST:
        raise ForeignError("too_big")
    if response.length:  # so much is still missing
        raise ForeignError("cut_off")
    return Fetched(body, version["ETag"], version["Last-Modified"])


def _short(value: str | None, most: int) -> str:
    """What a server calls its version, if it can be said back to it."""
    value = value or ""
    return value if value.isascii() and value.isprintable() and len(value) <= most else ""


@contextmanager
def _said_plainly() -> Iterator[None]:
    """Whatever goes wrong on the line, as one of our codes."""
    try:
        yield
    except ForeignError:
        raise
    except TooMuch as error:
        raise ForeignError("too_big") from error
    except ssl.SSLCertVerificationError as error:
        raise ForeignError("certificate") from error
    except TimeoutError as error:
        raise ForeignError("slow") from error
    except OSError as error:
        raise ForeignError("unreachable") from error
    except (HTTPException, ValueError) as error:
        raise ForeignError("answer") from error
