"""What a hostile server can do to who reads there: waste a little time, and nothing else."""

import gzip
import socket
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest

from notifications.foreign import MOST, fetch
from tests.elsewhere import HERE, Elsewhere, answer, certificates, elsewhere, redirect
from tests.notifications.test_foreign import refused


@pytest.fixture
def there() -> Iterator[Elsewhere]:
    """A server that we may ask."""
    with elsewhere() as server:
        yield server


@pytest.mark.parametrize("encoding", ["gzip", "br", "GZIP, identity"])
def test_a_packed_answer_is_refused_unseen(there: Elsewhere, encoding: str) -> None:
    there.body, there.more = gzip.compress(b"0" * 50_000_000), (f"Content-Encoding: {encoding}",)

    assert refused(there.url) == "encoded"


def test_an_answer_that_never_ends_ends_at_the_limit(there: Elsewhere) -> None:
    there.say = there.flood

    assert refused(there.url) == "too_big"


def test_ten_megabytes_are_refused_before_they_come(there: Elsewhere) -> None:
    there.say = lambda line, _question: line.sendall(answer(b"", length=10_000_000))

    assert refused(there.url) == "too_big"


def test_the_limit_itself_is_fine(there: Elsewhere) -> None:
    there.body = b"X" * MOST
    assert len(fetch(there.url, networks=HERE).body or b"") == MOST

    there.body += b"X"
    assert refused(there.url) == "too_big"


def test_small_chunks_are_read_and_count_whole(there: Elsewhere) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    there.say = lambda line, _question: line.sendall(head + b"1\r\nA\r\n" * 1000 + b"0\r\n\r\n")
    assert fetch(there.url, networks=HERE).body == b"A" * 1000

    there.say = lambda line, _question: line.sendall(head + b"1\r\nA\r\n" * 1000)
    assert refused(there.url) in ("answer", "cut_off")


@pytest.mark.parametrize(
    "head",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-Long: " + b"x" * 100_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" * 10_000,
        b"hello\r\n\r\n",
        b"\x00" * 5_000,
        b"",
    ],
)
def test_a_head_that_is_none_or_too_long_is_refused(there: Elsewhere, head: bytes) -> None:
    there.say = lambda line, _question: line.sendall(head)

    assert refused(there.url) in ("answer", "too_big", "unreachable")


def test_half_an_answer_is_not_taken_for_the_whole(there: Elsewhere) -> None:
    there.say = lambda line, _question: line.sendall(answer(b"BEGIN:VCALENDAR", length=1000))

    assert refused(there.url) == "cut_off"


def test_who_answers_byte_by_byte_is_left_in_time(there: Elsewhere) -> None:
    there.say = there.drip

    assert refused(there.url, seconds=0.5) == "slow"


def test_who_never_answers_is_left_in_time(there: Elsewhere) -> None:
    there.say = lambda line, _question: there.over.wait(5) and None

    assert refused(there.url, seconds=0.3) == "slow"


def test_a_look_up_that_hangs_is_left_in_time() -> None:
    assert refused("https://kalender.example/", seconds=0.2, resolver=lambda *_: sleep(1) or []) == "slow"


def test_a_host_nobody_knows() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    assert refused("https://kalender.example/", resolver=unknown) == "unknown_host"
    assert refused("https://kalender.example/", resolver=lambda *_: []) == "unknown_host"


def test_a_server_that_is_not_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

    assert refused(f"http://127.0.0.1:{port}/") == "unreachable"


def test_the_next_address_is_tried_when_one_is_silent(there: Elsewhere) -> None:
    url = there.url.replace("127.0.0.1", "kalender.example")

    assert fetch(url, networks=(*HERE, "::1/128"), resolver=lambda *_: ["::1", "127.0.0.1"]).body


@pytest.fixture
def secured(tmp_path: Path) -> Iterator[tuple[str, Elsewhere]]:
    """An authority of our own, and a server with its certificate for kalender.example."""
    cafile, tls = certificates(tmp_path, "kalender.example")
    with elsewhere(tls) as server:
        yield cafile, server


def test_a_certificate_counts_for_the_name_that_was_asked_for(secured: tuple[str, Elsewhere]) -> None:
    cafile, server = secured
    here = {"networks": HERE, "resolver": lambda *_: ["127.0.0.1"], "seconds": 5}
    url = f"webcal://kalender.example:{server.port}/"

    assert fetch(url, cafile=cafile, **here).body == server.body  # type: ignore[arg-type]
    assert refused(url, **here) == "certificate"  # nobody we know has signed it
    other = url.replace("kalender.example", "other.example")
    assert refused(other, cafile=cafile, **here) == "certificate"


def test_from_https_no_way_leads_down_to_http(secured: tuple[str, Elsewhere], there: Elsewhere) -> None:
    cafile, server = secured
    server.say = redirect(there.url)
    here = {"networks": HERE, "resolver": lambda *_: ["127.0.0.1"], "cafile": cafile}

    assert refused(f"https://kalender.example:{server.port}/", **here) == "redirect"
    assert there.asked == []


def test_a_handshake_that_hangs_is_left_in_time() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert refused(f"https://127.0.0.1:{port}/", seconds=0.3) == "slow"
