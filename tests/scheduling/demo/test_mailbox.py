"""The mailbox shows each mail as it was sent, and its invite."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from notifications import delivery, outbox
from notifications.ical import CalendarEntry, invite
from pool.models import User
from scheduling.demo.mailbox import names
from tests.pool.signing_in import delivered

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def box(settings: Any, tmp_path: Path) -> Path:
    """A mailbox of its own."""
    settings.MAILBOX_DIR = tmp_path
    settings.EMAIL_BACKEND = "notifications.channels.mailbox.MailboxBackend"
    return tmp_path


def post(at: datetime, subject: str, ics: str = "") -> str:
    """Send one mail; returns its name in the box."""
    row = outbox.put(
        pool_id=None, channel="email", recipient="gesa@jugendamt.example", body="Grüße <b>aus</b> Korbach\n",
        subject=subject, sender='"Pool" <pool@dolmetscherpool.example>', kind="confirmed", about="", key=None,
        at=at, ics=ics, ics_method="REQUEST" if ics else "",
    )  # fmt: skip
    delivery.deliver(row.pk, at=at)
    return names()[0]


def entry(at: datetime) -> str:
    """An invite."""
    return invite(
        CalendarEntry(
            uid="1@dolmetscherpool.example",
            sequence=0,
            stamp=at,
            starts=at,
            ends=at + timedelta(hours=1),
            summary="Einsatz 4821",
            location="Lindenallee 12, 34497 Korbach",
            description="Größe; ein, zwei",
            organizer_name="Pool",
            organizer_email="pool@dolmetscherpool.example",
            attendee_name="Gesa",
            attendee_email="gesa@jugendamt.example",
        )  # fmt: skip
    )


def test_an_empty_box_says_so(client: Client) -> None:
    assert "Noch keine Mails" in client.get("/demo/mailbox/").content.decode()


def test_the_latest_mail_comes_first(client: Client, at: datetime) -> None:
    post(at, "Erste")
    post(at, "Zweite")

    page = client.get("/demo/mailbox/").content.decode()

    assert 0 < page.index("Zweite") < page.index("Erste")


def test_a_mail_shows_headers_and_text_escaped(client: Client, at: datetime) -> None:
    page = client.get(f"/demo/mailbox/{post(at, 'Größe')}/").content.decode()

    assert "Größe" in page
    assert "gesa@jugendamt.example" in page
    assert "Grüße &lt;b&gt;aus&lt;/b&gt; Korbach" in page


def test_the_invite_can_be_read_and_saved(client: Client, at: datetime) -> None:
    name, ics = post(at, "Einladung", entry(at)), entry(at)

    page = client.get(f"/demo/mailbox/{name}/").content.decode()
    file = client.get(f"/demo/mailbox/{name}/invite.ics")

    assert "METHOD:REQUEST" in page
    assert file.content.decode() == ics
    assert file["Content-Disposition"] == 'attachment; filename="invite.ics"'
    assert file["Content-Type"].startswith("text/calendar")


def test_a_mail_without_invite_has_no_file(client: Client, at: datetime) -> None:
    assert client.get(f"/demo/mailbox/{post(at, 'Text')}/invite.ics").status_code == 404


@pytest.mark.parametrize("name", ["nothing", "00000000000000000000-00000000", "..-etc-passwd"])
def test_what_is_not_in_the_box_does_not_exist(client: Client, name: str) -> None:
    assert client.get(f"/demo/mailbox/{name}/").status_code == 404


def test_a_code_to_sign_in_can_be_read(client: Client) -> None:
    """Such mails go past the outbox, and their Date names no time zone."""
    user = User.objects.create_user("gesa@jugendamt.example")
    client.post("/anmelden/", {"login": user.email})
    delivered([])

    page = client.get(f"/demo/mailbox/{names()[0]}/")

    assert client.get("/demo/mailbox/").status_code == 200
    assert "Ihr Code zum Anmelden:" in page.text
