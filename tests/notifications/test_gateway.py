"""A plain HTTP gateway on loopback: what goes out, how it fails, and who may knock."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from email.utils import formatdate
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from notifications import clock, delivery, fetching, looking_up, optouts
from notifications.gateway_signature import HEADER, STAMP, sign
from notifications.models import Line, Message, Receipt
from tests.gateway import Fault, Gateway
from tests.notifications.conftest import AMAL

pytestmark = [pytest.mark.django_db, pytest.mark.urls("notifications.urls")]
Word = Callable[..., Message]
IN, STATUS = "/sms/gateway/inbound/", "/sms/gateway/status/"
SECRET = "a secret of the tests"
HELLO = {
    "id": 7,
    "from": AMAL,
    "to": "+4969900090",
    "text": "JA 4821 ü€",
    "received_at": "2026-11-23T08:00:00Z",
}


@pytest.fixture(autouse=True)
def hatch(settings: Any) -> Iterator[Gateway]:
    """The gateway, and the house set up for it."""
    settings.SMS_CHANNEL, settings.SMS_GATEWAY_TOKEN = "gateway", "token"
    settings.SMS_GATEWAY_SECRET = SECRET
    with Gateway("token") as gateway:
        settings.SMS_GATEWAY_URL = gateway.url
        yield gateway


def sent(message: Message, at: datetime) -> Message:
    """The row after one attempt."""
    delivery.deliver(message.pk, at=at)
    return Message.objects.get(pk=message.pk)


def post(path: str, body: Any, *, stamp: int | None = None, signature: str | None = None) -> Any:
    """A POST from the gateway, signed now unless told otherwise."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    stamp = int(clock.now().timestamp()) if stamp is None else stamp
    headers = {STAMP: str(stamp), HEADER: sign(raw, stamp, SECRET) if signature is None else signature}
    return Client(enforce_csrf_checks=True).post(path, raw, headers=headers, content_type="application/json")


def test_the_word_arrives_as_documented(hatch: Gateway, word: Word, at: datetime, settings: Any) -> None:
    settings.SMS_GATEWAY_FROM = "+4969900090"

    row = sent(word(body="Hallo Größe", expires_at=at + timedelta(hours=1)), at)

    ((key, told),) = hatch.messages.items()
    headers = hatch.asked[0][1]
    assert (row.state, row.provider_id, key) == ("sent", "gw-out-1", str(row.reference))
    assert (headers["Authorization"], headers["Content-Type"]) == ("Bearer token", "application/json")
    assert {name: told[name] for name in ("to", "from", "text", "reference", "expires_at", "status_url")} == {
        "to": AMAL,
        "from": "+4969900090",
        "text": "Hallo Größe",
        "reference": str(row.reference),
        "expires_at": "2026-11-23T09:00:00+00:00",
        "status_url": "http://testserver/sms/gateway/status/",
    }


@pytest.mark.parametrize(
    ("fault", "state", "failure"),
    [
        (Fault(422, "unreachable_number"), "failed", "permanent"),
        (Fault(400), "failed", "permanent"),
        (Fault(409, "a word: with personal data"), "failed", "permanent"),
        (Fault(422, "opted_out"), "failed", "permanent"),
        (Fault(422, "sender"), "queued", "technical"),
        (Fault(402, "credit"), "queued", "technical"),
        (Fault(401), "queued", "technical"),
        (Fault(404), "queued", "technical"),
        (Fault(302), "queued", "technical"),
        (Fault(429), "queued", "temporary"),
        (Fault(500), "unknown", "unclear"),
        (Fault(503, taken=True), "unknown", "unclear"),
        (Fault(408), "unknown", "unclear"),
        (Fault(drop=True), "unknown", "unclear"),
        (Fault(drop=True, taken=True), "unknown", "unclear"),
        (Fault(garbage=True), "unknown", "unclear"),
        (Fault(delay=0.5), "unknown", "unclear"),
        (Fault(dribble=0.05), "unknown", "unclear"),
    ],
)
def test_every_fault_leads_where_it_should(
    hatch: Gateway, word: Word, at: datetime, fault: Fault, state: str, failure: str, settings: Any
) -> None:
    settings.SMS_TIMEOUT = 0.2
    hatch.faults.append(fault)

    row = sent(word(), at)

    assert (row.state, row.failure) == (state, failure)
    assert row.error.startswith("the gateway")
    assert "personal" not in row.error


def test_an_unreachable_gateway_has_taken_nothing(word: Word, at: datetime, settings: Any) -> None:
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:9/v1"

    assert (sent(word(), at).state, Message.objects.get().attempts) == ("queued", 0)


def test_opted_out_there_is_opted_out_here(hatch: Gateway, word: Word, at: datetime) -> None:
    hatch.faults.append(Fault(422, "opted_out"))

    sent(word(), at)

    assert optouts.is_out(AMAL)


@pytest.mark.parametrize("wish", ["900", "date"])
def test_retry_after_is_respected_in_both_spellings(
    hatch: Gateway, word: Word, at: datetime, wish: str
) -> None:
    until = formatdate(clock.now().timestamp() + 900, usegmt=True)
    hatch.faults.append(Fault(429, retry_after=until if wish == "date" else wish))

    row = sent(word(), at)

    assert timedelta(seconds=890) < row.due_at - at <= timedelta(seconds=900)


def test_a_gateway_that_only_sends_leaves_it_to_a_person(hatch: Gateway, word: Word, at: datetime) -> None:
    hatch.faults.append(Fault(500, taken=True))
    hatch.silences += [Fault(405), Fault(501)]
    message = sent(word(), at)

    looking_up.look_up(message.pk, at=at + timedelta(minutes=1))
    missed = fetching.fetch(at=at)

    row = Message.objects.get(direction="out")
    assert (row.state, row.attention_at, missed) == ("unknown", at + timedelta(minutes=1), 0)


@pytest.mark.parametrize("listed", [{"messages": [3]}, {"messages": [{}], "next": None}, {"rows": []}])
def test_a_list_of_nonsense_is_no_answer(
    hatch: Gateway, word: Word, at: datetime, listed: dict[str, Any]
) -> None:
    hatch.faults.append(Fault(500))
    message = sent(word(), at)
    hatch.page = lambda asked: listed  # type: ignore[method-assign]

    looking_up.look_up(message.pk, at=at + timedelta(minutes=1))

    assert (Message.objects.get().state, Message.objects.get().missing_since) == ("unknown", None)


def test_one_odd_entry_does_not_hide_the_others(hatch: Gateway, at: datetime) -> None:
    hatch.write(AMAL, "+4969900090", "JA", at.isoformat())
    hatch.received.append({"id": "x", "received_at": at.isoformat()})
    hatch.write(AMAL, "+4969900090", "NEIN", at.isoformat())

    assert fetching.fetch(at=at) == 2


def test_an_sms_comes_in_once_told_or_fetched(hatch: Gateway, at: datetime) -> None:
    word = hatch.write(AMAL, "+4969900090", "JA 4821", at.isoformat())

    answers = [post(IN, word).status_code for _ in range(2)]

    assert (answers, fetching.fetch(at=at)) == ([200, 200], 0)
    message = Message.objects.get()
    assert (message.provider_id, message.sender, message.body) == ("gw-in-1", AMAL, "JA 4821")


def test_what_comes_in_and_what_goes_out_may_have_the_same_number(
    hatch: Gateway, word: Word, at: datetime
) -> None:
    sent(word(), at)

    assert post(IN, HELLO | {"id": 1}).status_code == 200
    assert Message.objects.count() == 2


def test_a_receipt_finds_its_word(hatch: Gateway, word: Word, at: datetime) -> None:
    row = sent(word(), at)

    answer = post(STATUS, {"id": 1, "reference": str(row.reference), "status": "delivered"})

    assert (answer.status_code, Message.objects.get().state) == (200, "delivered")


@pytest.mark.parametrize("path", [IN, STATUS])
@pytest.mark.parametrize("signature", ["", "wrong", "sha256=", "ä", "=" * 5000])
def test_without_a_genuine_signature_nothing_comes_in(path: str, signature: str) -> None:
    answer = post(path, HELLO | {"status": "sent"}, signature=signature)

    assert answer.status_code == 403
    assert (Message.objects.count(), Receipt.objects.count(), Line.objects.get().rejected) == (0, 0, 1)


@pytest.mark.parametrize(("seconds", "status"), [(-310, 403), (-290, 200), (290, 200), (310, 403)])
def test_a_signature_is_good_for_five_minutes(seconds: int, status: int) -> None:
    assert post(IN, HELLO, stamp=int(clock.now().timestamp()) + seconds).status_code == status


def test_a_moved_clock_does_not_spoil_it() -> None:
    stamp = int(clock.now().timestamp())
    clock.move(timedelta(days=3))

    assert post(IN, HELLO, stamp=stamp).status_code == 200


@pytest.mark.parametrize("stamp", ["", "now", "²", "-5", "9" * 40])
def test_an_odd_time_stamp_is_refused(stamp: str) -> None:
    raw = json.dumps(HELLO).encode()

    answer = Client().post(
        IN, raw, content_type="application/json", headers={STAMP: stamp, HEADER: sign(raw, 0, SECRET)}
    )

    assert answer.status_code == 403


def test_an_empty_secret_accepts_nothing(settings: Any) -> None:
    settings.SMS_GATEWAY_SECRET = ""
    raw, stamp = json.dumps(HELLO).encode(), int(clock.now().timestamp())

    assert post(IN, raw, stamp=stamp, signature=sign(raw, stamp, "")).status_code == 403


def test_a_changed_word_breaks_the_signature() -> None:
    raw, stamp = json.dumps(HELLO).encode(), int(clock.now().timestamp())

    answer = post(IN, HELLO | {"text": "NEIN"}, stamp=stamp, signature=sign(raw, stamp, SECRET))

    assert answer.status_code == 403


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b"[" * 100000, b"\xff", b'"a"'])
@pytest.mark.parametrize("path", [IN, STATUS])
def test_signed_nonsense_is_refused(path: str, body: bytes) -> None:
    assert post(path, body).status_code == 400


@pytest.mark.parametrize("missing", ["id", "from", "to", "text", "received_at"])
def test_a_missing_field_changes_nothing(missing: str) -> None:
    answer = post(IN, {name: value for name, value in HELLO.items() if name != missing})

    assert (answer.status_code, Message.objects.count()) == (400, 0)


def test_a_word_for_a_foreign_number_is_kept_and_not_acted_on(settings: Any) -> None:
    settings.SMS_GATEWAY_FROM = "+4969900091"

    assert post(IN, HELLO).status_code == 400
    message = Message.objects.get()
    assert (message.state, message.outcome) == ("parked", "foreign_number")


class AnyJson(TestCase):
    """Whatever the gateway sends, the door does not break."""

    @given(
        st.dictionaries(
            st.sampled_from([*HELLO, "status", "reference", "error"]),
            st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text()),
        )
    )
    def test_any_signed_object_is_kept_or_refused(self, fields: dict[str, Any]) -> None:
        for path in (IN, STATUS):
            assert post(path, fields).status_code in (200, 400)
            assert post(path, HELLO | {"status": "sent"} | fields).status_code in (200, 400)
