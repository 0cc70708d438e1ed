"""Reading a foreign address: what is refused before anybody is asked, and what is understood."""

from collections.abc import Iterator

import pytest

from notifications.foreign import Fetched, ForeignError, fetch, target_of
from tests.elsewhere import HERE, Elsewhere, elsewhere, redirect


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
        (f"https://{'a.' * 124}example/", "bad_address"),
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
        ["0.1.2.3"], ["93.184.215.14", "192.168.178.1"], ["2a00:1450::1", "fd00::1"],
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
