"""Reading a foreign address: what is refused before anybody is asked, and what a hostile server can do."""

import gzip
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from time import sleep

import pytest

from notifications.foreign import MOST, Fetched, ForeignError, fetch, target_of
from tests.elsewhere import HERE, Elsewhere, answer, certificates, elsewhere, redirect


@pytest.fixture
def there() -> Iterator[Elsewhere]:
    """A server that we may ask."""
    with elsewhere() as server:
        yield server


def refused(address: str, **other: object) -> str:
    """The code with which nothing is read there."""
    with pytest.raises(ForeignError) as error:
        fetch(address, **({"networks": HERE, "seconds": 5} | other))  # type: ignore[arg-type]
    return error.value.code


def nowhere(host: str, port: int) -> list[str]:
    """A resolver that nobody may ask."""
    raise AssertionError(host)


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "scheme"),
        ("kalender.example/basic.ics", "scheme"),
        ("ftp://kalender.example/basic.ics", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("gopher://kalender.example/1", "scheme"),
        ("javascript:alert(1)", "scheme"),
        ("https://", "bad_address"),
        ("https:///basic.ics", "bad_address"),
        ("https://kalender.example:port/", "bad_address"),
        ("https://kalender.example:99999/", "bad_address"),
        ("https://[::1/", "bad_address"),
        (f"https://{'a' * 64}.example/", "bad_address"),
        ("https://a..example/", "bad_address"),
        ("https://kalender.example/a b", "bad_address"),
        ("https://kalender.example/a\r\nHost: b", "bad_address"),
        ("https://kalender.example\\@127.0.0.1/", "bad_address"),
        (f"https://kalender.example/{'a' * 2000}", "bad_address"),
        ("https://user:word@kalender.example/", "password"),
        ("https://user@kalender.example/", "password"),
    ],
)
def test_an_address_that_is_none_is_refused_at_once(address: str, code: str) -> None:
    assert refused(address, resolver=nowhere) == code


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("webcal://kalender.example/basic.ics", "https://kalender.example/basic.ics"),
        (" WEBCAL://Kalender.EXAMPLE:443/a?b=c#d ", "https://kalender.example/a?b=c"),
        ("https://kalender.example", "https://kalender.example/"),
        ("https://käse.example/ü", "https://xn--kse-qla.example/%C3%BC"),
        (
            "https://kalender.example/a%20b/c@d.ics?x=1&y=%2F",
            "https://kalender.example/a%20b/c@d.ics?x=1&y=%2F",
        ),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_what_an_address_means(address: str, url: str) -> None:
    assert target_of(address).url == url


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"], ["10.0.0.5"], ["169.254.169.254"], ["::1"], ["::ffff:127.0.0.1"], ["64:ff9b::7f00:1"],
        ["0.0.0.0"], ["93.184.215.14", "192.168.178.1"], ["2a00:1450::1", "fd00::1"],
    ],
)  # fmt: skip
def test_a_host_inside_is_refused_even_if_one_of_its_addresses_is_public(found: list[str]) -> None:
    assert refused("https://kalender.example/", networks=(), resolver=lambda *_: found) == "not_public"


@pytest.mark.parametrize(
    "address",
    ["https://127.0.0.1/", "https://[::1]/", "https://0x7f.1/", "https://2130706433/", "https://localhost/"],
)
def test_loopback_is_refused_however_it_is_written(address: str) -> None:
    assert refused(address, networks=()) == "not_public"


def test_other_ports_and_plain_http_are_for_listed_networks_only() -> None:
    def public(host: str, port: int) -> list[str]:
        return ["93.184.215.14"]

    assert refused("https://kalender.example:8443/", resolver=public) == "port"
    assert refused("http://kalender.example/", resolver=public) == "scheme"


def test_who_is_in_a_listed_network_is_read(there: Elsewhere) -> None:
    there.body = b"BEGIN:VCALENDAR"

    assert fetch(there.url, networks=HERE) == Fetched(b"BEGIN:VCALENDAR", '"1"', "")
    (question,) = there.asked
    assert question.startswith("GET /basic.ics HTTP/1.1\r\n")
    assert "Accept-Encoding: identity\r\n" in question
    assert "Cookie" not in question and "Authorization" not in question


def test_the_name_is_looked_up_once_and_the_connection_goes_to_what_was_checked(there: Elsewhere) -> None:
    """A name that answers with another address the second time (DNS rebinding) gains nothing."""
    looks: list[str] = []

    def rebinding(host: str, port: int) -> list[str]:
        looks.append(host)
        return ["127.0.0.1"] if len(looks) == 1 else ["127.0.0.2"]

    url = there.url.replace("127.0.0.1", "kalender.example")

    assert fetch(url, networks=("127.0.0.1/32",), resolver=rebinding).body
    assert looks == ["kalender.example"]
    assert f"Host: kalender.example:{there.port}\r\n" in there.asked[0]


def test_an_unchanged_calendar_is_not_sent_again(there: Elsewhere) -> None:
    there.more = ("Last-Modified: Mon, 23 Nov 2026 08:00:00 GMT",)
    first = fetch(there.url, networks=HERE)

    again = fetch(there.url, networks=HERE, etag=first.etag, modified=first.modified)

    assert again == Fetched(None, '"1"', "")
    assert f"If-Modified-Since: {first.modified}\r\n" in there.asked[1]


def test_a_version_that_could_not_be_said_back_is_forgotten(there: Elsewhere) -> None:
    there.etag = '"' + "x" * 300 + '"'

    assert fetch(there.url, networks=HERE).etag == ""


@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("401 Unauthorized", "locked"), ("403 Forbidden", "locked"), ("404 Not Found", "gone"),
        ("410 Gone", "gone"), ("500 Oops", "answer"), ("206 Partial", "answer"), ("999 What", "answer"),
    ],
)  # fmt: skip
def test_each_other_answer_has_its_code(there: Elsewhere, status: str, code: str) -> None:
    there.status = status

    assert refused(there.url) == code


@pytest.mark.parametrize("status", ["429 Too Many Requests", "503 Service Unavailable"])
@pytest.mark.parametrize(
    ("wish", "wait"),
    [
        ("120", 120),
        ("99999999", 86_400),
        ("Mon, 23 Nov 2026 10:00:00 GMT", 7200),
        ("soon", 0),
        ("-5", 0),
    ],
)
def test_who_asks_us_to_wait_is_heard(there: Elsewhere, status: str, wish: str, wait: int) -> None:
    there.status, there.more = status, (f"Retry-After: {wish}", "Date: Mon, 23 Nov 2026 08:00:00 GMT")

    with pytest.raises(ForeignError) as error:
        fetch(there.url, networks=HERE)

    assert (error.value.code, error.value.wait) == ("too_busy", wait)


def test_a_redirect_is_followed_and_checked_again(there: Elsewhere) -> None:
    there.say = redirect("/other.ics")
    assert refused(there.url) == "redirect"
    assert len(there.asked) == 4

    for goal, code in {
        "http://169.254.169.254/latest/meta-data/": "not_public",
        "https://10.0.0.1/": "not_public",
        "file:///etc/passwd": "scheme",
        "https://user:word@kalender.example/": "password",
        "http://kalender example/": "bad_address",
    }.items():
        there.say = redirect(goal)
        assert refused(there.url) == code, goal


def test_three_redirects_are_fine(there: Elsewhere) -> None:
    there.say = redirect("/1", "/2", "/3", "/4")
    left = [there.say] * 3 + [there.usual]
    there.say = lambda line, question: left.pop(0)(line, question)

    assert fetch(there.url, networks=HERE).body == there.body


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
    assert refused(url.replace("webcal", "http"), **here) != "certificate"


def test_from_https_no_way_leads_down_to_http(secured: tuple[str, Elsewhere], there: Elsewhere) -> None:
    cafile, server = secured
    server.say = redirect(there.url)
    here = {"networks": HERE, "resolver": lambda *_: ["127.0.0.1"], "cafile": cafile}

    assert refused(f"https://kalender.example:{server.port}/", **here) == "redirect"
    assert there.asked == []


def test_a_handshake_that_hangs_is_left_in_time(there: Elsewhere) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert refused(f"https://127.0.0.1:{port}/", seconds=0.3) == "slow"


def test_certificates_are_checked_by_default() -> None:
    assert ssl.create_default_context().verify_mode is ssl.CERT_REQUIRED
    assert ipaddress.ip_network(HERE[0]).is_loopback
