"""One acceptance through every door: the same rows, but for who did it. And one need through both of its."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from knox.models import AuthToken

from notifications import clock, inbox
from notifications.models import Message
from notifications.signature import sign
from pool.models import Event
from scheduling.actions import offers
from scheduling.models import Assignment, Offer, Request
from tests.builders import coordinator_of, interpreter_actor, sent_offers, submit
from tests.people import Cast, cast

pytestmark = pytest.mark.django_db
Door = Callable[[Cast, Offer, datetime], None]


@pytest.fixture(autouse=True)
def _clock(at: datetime) -> None:
    """The product's clock stands where the test stands."""
    clock.reset()
    clock.move(at - clock.now())


def by_action(people: Cast, offer: Offer, at: datetime) -> None:
    """The verb itself."""
    offers.accept_offer(offer, by=interpreter_actor(offer), at=at)


def by_sms(people: Cast, offer: Offer, at: datetime) -> None:
    """A signed webhook, and then the worker."""
    path = "/sms/twilio/inbound/"
    sms = {
        "MessageSid": "SM" + "0" * 32,
        "AccountSid": "",
        "From": offer.person.mobile,
        "To": "+491713920099",
    }
    sms["Body"] = f"Ja {offer.code}"
    signature = sign(f"http://testserver{path}", sms)
    answer = Client().post(path, sms, headers={"X-Twilio-Signature": signature})
    assert answer.status_code == 200
    inbox.understand(Message.objects.get(state="received").pk, at=at)


def by_coordinator(people: Cast, offer: Offer, at: datetime) -> None:
    """A yes on the telephone, noted by the coordinator."""
    offers.accept_offer(offer, by=coordinator_of(people.pool), at=at)


@pytest.mark.parametrize("door", [by_action, by_sms, by_coordinator])
def test_a_yes_is_a_yes_through_every_door(at: datetime, door: Door) -> None:
    people = cast()
    request = submit(people.youth_office, at)
    offer = sent_offers(request, at)[0]

    door(people, offer, at)

    request.refresh_from_db()
    assignment = Assignment.objects.of(people.pool).get()
    events = Event.objects.of(people.pool)
    assert (request.state, assignment.person, assignment.starts) == (
        "filled",
        offer.person,
        offer.slot.starts,
    )
    assert sorted(request.offers.values_list("state", flat=True)) == ["accepted", "filled_by_other"]
    assert [e.verb for e in events.about(offer)] == ["send", "accept"]
    assert [e.verb for e in events.about(assignment)] == ["confirm"]
    assert set(
        Message.objects.filter(about=f"assignment:{assignment.pk}").values_list("kind", "channel")
    ) == {
        ("confirmed", "sms"),
        ("confirmed", "email"),
    }


def test_a_need_is_the_same_through_form_and_api(at: datetime) -> None:
    people = cast()
    told = {
        "language": "apc",
        "modality": "on_site",
        "setting": "youth_office",
        "postal_code": "34497",
        "town": "Korbach",
        "street": "Südring 2",
        "meeting_point": "Foyer",
        "contact_name": "Frau Klee",
        "contact_phone": "069 90009002",
        "file_reference": "AZ 17/4",
        "notes": "",
        "minutes": 60,
    }
    form, program = Client(), Client()
    form.force_login(people.gesa)
    token = AuthToken.objects.create(people.gesa)[1]

    page = form.post("/anfragen/neu/", told | {"day": "2026-11-25", "start": "10:00"})
    answer = program.post(
        "/api/v1/requests/",
        told | {"starts": "2026-11-25T10:00"},
        content_type="application/json",
        headers={"Authorization": f"Token {token}"},
    )

    assert (page.status_code, answer.status_code) == (302, 201)
    by_form, by_program = (plain(row) for row in Request.objects.of(people.pool).order_by("pk"))
    assert by_form == by_program


def plain(request: Request) -> dict[str, Any]:
    """A Request without its number and its moment."""
    own = {"id", "submitted_at", "submission_key", "_state", "_prefetched_objects_cache"}
    columns = {name: value for name, value in vars(request).items() if name not in own}
    return columns | {"slot": (request.slot.starts, request.slot.ends), "language": request.position.language}
