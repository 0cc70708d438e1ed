"""The phone simulator: what came lies on the phone, what is typed goes through the signed webhook."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from notifications import clock, outbox
from notifications.models import Message
from scheduling.demo import phone_views
from scheduling.demo.phones import Bubble, all_phones, phone_of, quick_answers
from tests.people import cast

pytestmark = pytest.mark.django_db
AMAL, CHADI = "+491713920001", "+491713920003"
PAGES = ["/demo/phones/", f"/demo/phones/{AMAL}/", "/demo/mailbox/", "/demo/clock/"]
AT = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
Arrive = Callable[..., Message]


@pytest.fixture
def arrive() -> Arrive:
    """An SMS that has arrived on a phone."""

    def put(number: str, body: str, at: datetime = AT, state: str = "sent") -> Message:
        row = outbox.put(
            pool_id=None, channel="sms", recipient=number, body=body, kind="offer", about="", key=None, at=at
        )
        Message.objects.filter(pk=row.pk).update(state=state, sent_at=at if state == "sent" else None)
        return row

    return put


def test_the_latest_conversation_comes_first(client: Client, arrive: Arrive) -> None:
    cast()
    arrive(AMAL, "Antwort: JA 4821 oder NEIN 4821")
    arrive(CHADI, "Antwort: JA 4822 oder NEIN 4822", AT + timedelta(minutes=1))

    page = client.get("/demo/phones/").content.decode()

    assert [phone.name for phone in all_phones()[:2]] == ["Chadi Nassar", "Amal Haddad"]
    assert page.index("JA 4822") < page.index("JA 4821")


def test_a_phone_shows_both_sides_in_order(client: Client, arrive: Arrive) -> None:
    arrive(AMAL, "Wann?")
    Message.objects.create(
        direction="in", channel="sms", sender=AMAL, recipient="", body="Jetzt", state="handled", due_at=AT,
        created_at=AT + timedelta(minutes=2),
    )  # fmt: skip

    bubbles = phone_of(AMAL, at=AT).bubbles

    assert [(bubble.text, bubble.own) for bubble in bubbles] == [("Wann?", False), ("Jetzt", True)]
    assert client.get(f"/demo/phones/{AMAL}/").status_code == 200


def test_an_answer_in_the_same_instant_stands_below(arrive: Arrive) -> None:
    Message.objects.create(
        direction="in", channel="sms", sender=AMAL, recipient="", body="Ja", state="handled", due_at=AT,
        created_at=AT,
    )  # fmt: skip
    arrive(AMAL, "Danke!")

    assert [bubble.text for bubble in phone_of(AMAL, at=AT).bubbles] == ["Ja", "Danke!"]


@pytest.mark.parametrize(
    ("state", "shown"), [("suppressed", 0), ("expired", 0), ("failed", 1), ("unknown", 1)]
)
def test_what_was_held_back_is_on_no_phone(arrive: Arrive, state: str, shown: int) -> None:
    arrive(AMAL, "Psst", state=state)

    bubbles = phone_of(AMAL, at=AT).bubbles

    assert (len(bubbles), any(bubble.failed for bubble in bubbles)) == (shown, state == "failed")


def test_what_waits_for_the_morning_says_so(client: Client) -> None:
    later = clock.now() + timedelta(hours=8)
    outbox.put(
        pool_id=None, channel="sms", recipient=AMAL, body="JA 4821?", kind="offer", about="", key=None,
        at=clock.now(), due_at=later,
    )  # fmt: skip

    assert "Noch nicht da" in client.get(f"/demo/phones/{AMAL}/").content.decode()


@pytest.mark.parametrize(
    ("text", "quick"),
    [
        ("Antwort: JA 4821 oder NEIN 4821", ("JA 4821", "NEIN 4821")),
        ("Absagen: ABSAGE 4821. Dolmetscherpool 069 90009001", ("ABSAGE 4821",)),
        ("z.B.: FERTIG 4821 60 24", ("FERTIG 4821 60 24",)),
        ("Danke!", ()),
    ],
)
def test_answers_at_a_tap_are_those_the_text_asks_for(text: str, quick: tuple[str, ...]) -> None:
    assert quick_answers([Bubble(text, AT, own=False)]) == quick
    assert quick_answers([Bubble(text, AT, own=False), Bubble("Ja", AT, own=True)]) == ()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("back", "target"), [("list", "/demo/phones/"), ("", f"/demo/phones/{AMAL}/")])
def test_an_answer_goes_through_the_signed_webhook(
    live_server: Any, settings: Any, monkeypatch: pytest.MonkeyPatch, client: Client, back: str, target: str
) -> None:
    settings.PUBLIC_URL = live_server.url
    monkeypatch.setattr(phone_views, "PATIENCE", 0.0)

    answer = client.post(f"/demo/phones/{AMAL}/", {"text": " Ja 4821 ", "from": back})

    message = Message.objects.get(direction="in")
    assert (answer.status_code, answer["Location"]) == (302, target)
    assert (message.sender, message.body, message.state) == (AMAL, "Ja 4821", "received")
    assert message.payload["MessageSid"] == message.provider_id


@pytest.mark.django_db(transaction=True)
def test_a_webhook_that_refuses_is_told(live_server: Any, settings: Any, client: Client) -> None:
    """Twilio's and our idea of the public address differ: the signature does not fit."""
    settings.PUBLIC_URL = live_server.url.replace("localhost", "127.0.0.1")
    settings.TWILIO_AUTH_TOKEN = ""

    page = client.post(f"/demo/phones/{AMAL}/", {"text": "Ja"}, follow=True).content.decode()

    assert "nicht angenommen (403)" in page
    assert not Message.objects.exists()


def test_nobody_listening_is_told(settings: Any, client: Client) -> None:
    settings.PUBLIC_URL = "http://127.0.0.1:9"

    assert "nicht angenommen (0)" in client.post(PAGES[1], {"text": "Ja"}, follow=True).content.decode()


def test_an_empty_sms_is_not_sent(client: Client) -> None:
    assert "Bitte schreiben Sie etwas." in client.post(PAGES[1], {"text": " "}, follow=True).content.decode()


@pytest.mark.parametrize("number", ["nonsense", "+496990009001", "0"])
def test_what_is_no_mobile_has_no_phone(client: Client, number: str) -> None:
    assert client.get(f"/demo/phones/{number}/").status_code == 404


@pytest.mark.parametrize("path", PAGES)
def test_outside_the_demo_the_pages_do_not_exist(client: Client, settings: Any, path: str) -> None:
    assert client.get(path).status_code == 200

    settings.DEMO = False

    assert client.get(path).status_code == 404
    assert client.post(path, {"text": "Ja", "step": "day"}).status_code == 404
