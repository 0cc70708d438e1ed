"""The journal is append-only."""

from datetime import datetime

import pytest

from pool.domain.actors import SYSTEM
from pool.models import Event
from tests.builders import make_authority, make_pool

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(at: datetime) -> Event:
    """One line."""
    return Event.record("approve", make_authority(make_pool()), by=SYSTEM, at=at, reason="kennen wir")


def test_event_says_who_when_what_why(event: Event, at: datetime) -> None:
    assert (event.actor, event.at, event.verb, event.subject, event.reason) == (
        "System",
        at,
        "approve",
        "authority",
        "kennen wir",
    )


def test_event_is_never_changed_or_removed(event: Event) -> None:
    event.reason = "doch nicht"

    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()
    with pytest.raises(TypeError):
        Event.objects.update(reason="doch nicht")
    with pytest.raises(TypeError):
        Event.objects.all().delete()
    assert Event.objects.get().reason == "kennen wir"


def test_events_of_one_pool_only(event: Event, at: datetime) -> None:
    other = make_pool("nachbar")
    Event.record("approve", make_authority(other), by=SYSTEM, at=at)

    assert [e.pk for e in Event.objects.of(other)] != [event.pk]
    assert Event.objects.of(other).count() == 1
