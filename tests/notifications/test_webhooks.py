"""The SMS door: only Twilio's own words come in, each once, and nothing breaks it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django_q.models import OrmQ
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from notifications.models import Message, Receipt
from notifications.signature import sign

pytestmark = [pytest.mark.django_db, pytest.mark.urls("notifications.urls")]
FORM = "application/x-www-form-urlencoded"
IN, STATUS = "/sms/twilio/inbound/", "/sms/twilio/status/"
HELLO = {"MessageSid": "SM1", "From": "+491713920001", "To": "+4969900090", "Body": "JA 4821"}
Word = Callable[..., Message]


def post(path: str, fields: dict[str, str], signature: str | None = None) -> Any:
    """A POST to the public address, signed by us unless told otherwise."""
    signature = sign(f"http://testserver{path}", fields) if signature is None else signature
    headers = {"X-Twilio-Signature": signature} if signature != "missing" else {}
    return Client(enforce_csrf_checks=True).post(path, urlencode(fields), headers=headers, content_type=FORM)


def test_a_signed_sms_is_kept_and_answered_with_silence() -> None:
    answer = post(IN, HELLO)

    message = Message.objects.get()
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/xml")
    assert answer.content.endswith(b"<Response/>")
    assert (message.provider_id, message.body, message.sender) == ("SM1", "JA 4821", "+491713920001")
    assert message.payload == HELLO


def test_the_second_delivery_is_answered_the_same_and_changes_nothing() -> None:
    first, second = post(IN, HELLO), post(IN, HELLO | {"Body": "NEIN"})

    assert (first.status_code, first.content) == (second.status_code, second.content)
    assert Message.objects.get().body == "JA 4821"


@pytest.mark.parametrize("path", [IN, STATUS])
@pytest.mark.parametrize("signature", ["missing", "", "wrong", "ä", "\xff\xfe", "=" * 5000])
def test_without_a_genuine_signature_nothing_comes_in(path: str, signature: str) -> None:
    answer = post(path, HELLO | {"MessageStatus": "sent"}, signature)

    assert answer.status_code == 403
    assert not Message.objects.exists()
    assert not Receipt.objects.exists()


def test_an_empty_token_accepts_nothing(settings: Any) -> None:
    settings.TWILIO_AUTH_TOKEN = ""

    assert post(IN, HELLO, sign(f"http://testserver{IN}", HELLO, "")).status_code == 403


def test_a_changed_field_breaks_the_signature() -> None:
    assert post(IN, HELLO | {"Body": "NEIN"}, sign(f"http://testserver{IN}", HELLO)).status_code == 403


def test_the_query_is_part_of_the_signature() -> None:
    assert post(f"{IN}?pool=2", HELLO, sign(f"http://testserver{IN}", HELLO)).status_code == 403


@pytest.mark.parametrize("signed", ["https://pool.example", "https://pool.example:443"])
def test_the_public_address_is_what_was_signed(settings: Any, signed: str) -> None:
    """Behind a proxy the process sees another host and scheme; Twilio writes the port, or not."""
    settings.PUBLIC_URL = "https://pool.example"

    assert post(IN, HELLO, sign(f"{signed}{IN}", HELLO)).status_code == 200


def test_another_account_is_refused(settings: Any) -> None:
    settings.TWILIO_ACCOUNT_SID = "AC1"

    assert post(IN, HELLO | {"AccountSid": "AC2"}).status_code == 403
    assert post(IN, HELLO).status_code == 403
    assert post(IN, HELLO | {"AccountSid": "AC1"}).status_code == 200


def test_a_bad_signature_is_counted_and_shown(settings: Any) -> None:
    settings.TWILIO_ACCOUNT_SID = "AC1"
    post(IN, HELLO, "wrong")
    post(STATUS, HELLO, "missing")
    post(IN, HELLO | {"AccountSid": "AC2"})
    post(IN, HELLO | {"AccountSid": "AC1"})

    assert Client().get("/health/ready").json()["rejected_calls"] == 3


def test_a_word_for_a_foreign_number_is_kept_and_not_acted_on(
    settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.TWILIO_FROM = "+4969900091, +4969900092"

    answers = [post(IN, HELLO).status_code for _ in range(2)]

    message = Message.objects.get()
    assert (answers, message.state, message.outcome) == ([400, 400], "parked", "foreign_number")
    assert (message.recipient, OrmQ.objects.count()) == ("+4969900090", 0)
    assert "a number that is not ours" in caplog.text


@pytest.mark.parametrize(
    ("numbers", "service"),
    [("+4969900090", ""), ("+4969900091,+4969900090", ""), ("", ""), ("+4969900091", "MG" + "0" * 32)],
)
def test_words_for_any_number_of_ours_come_in(settings: Any, numbers: str, service: str) -> None:
    settings.TWILIO_FROM, settings.TWILIO_MESSAGING_SERVICE_SID = numbers, service

    assert post(IN, HELLO).status_code == 200
    assert (Message.objects.get().state, Message.objects.get().recipient) == ("received", "+4969900090")


@pytest.mark.parametrize("path", [IN, STATUS])
@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch"])
def test_other_methods_are_refused(path: str, method: str) -> None:
    assert getattr(Client(), method)(path).status_code == 405


@pytest.mark.parametrize("missing", ["MessageSid", "From", "Body"])
def test_a_missing_field_changes_nothing(missing: str) -> None:
    answer = post(IN, {name: value for name, value in HELLO.items() if name != missing})

    assert answer.status_code == 400
    assert not Message.objects.exists()


def test_an_opt_out_type_is_kept() -> None:
    post(IN, HELLO | {"Body": "STOP", "OptOutType": "STOP"})

    assert Message.objects.get().payload["OptOutType"] == "STOP"


def test_a_receipt_moves_its_message_by_reference(word: Word) -> None:
    message = word()
    Message.objects.filter(pk=message.pk).update(state="unknown")

    answer = post(f"{STATUS}?ref={message.reference}", {"MessageSid": "SM9", "MessageStatus": "delivered"})

    assert answer.status_code == 200
    assert Message.objects.get().state == "delivered"


def test_a_receipt_for_nobody_is_kept() -> None:
    assert post(f"{STATUS}?ref=no-uuid", {"MessageSid": "SM9", "MessageStatus": "sent"}).status_code == 200
    assert Receipt.objects.get().message is None


@pytest.mark.parametrize("fields", [{}, {"MessageSid": "SM9"}, {"MessageStatus": "sent"}])
def test_half_a_receipt_changes_nothing(fields: dict[str, str]) -> None:
    assert post(STATUS, fields).status_code == 400
    assert not Receipt.objects.exists()


class AnyText(TestCase):
    """Whatever Twilio passes on, the door does not break."""

    @given(
        st.dictionaries(
            st.sampled_from(["MessageSid", "From", "To", "Body", "MessageStatus", "ErrorCode", "Media\x00"]),
            st.text(st.characters(codec="utf-8")),
        )
    )
    def test_any_signed_text_is_kept_or_refused(self, fields: dict[str, str]) -> None:
        for path in (IN, STATUS):
            assert post(path, fields).status_code in (200, 400)
            assert post(
                path, fields | {"MessageSid": "SM5", "From": "x", "MessageStatus": "sent"}
            ).status_code in (
                200,
                400,
            )
