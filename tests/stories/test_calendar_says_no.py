"""A volunteer taps "No" in the calendar: the mail is found in the mailbox, and somebody else is asked."""

import email
import email.policy
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core import mail as post

from notifications import delivery, inbox, mailboxes
from notifications.models import Mailbox, Message
from pool.models import Event
from scheduling.models import Offer
from tests.builders import accepted, sent_offers, submit
from tests.imap_stand_in import ImapServer
from tests.notifications.mails import mail
from tests.people import cast

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def leave(at: datetime) -> None:
    """Everything that waits leaves the house."""
    for message in Message.objects.filter(state="queued", due_at__lte=at):
        delivery.deliver(message.pk, at=at)


def look(at: datetime) -> None:
    """The worker's rounds: the mailbox, and what came in."""
    mailboxes.sweep(at=at)
    mailboxes.read_mailbox(Mailbox.objects.get().pk, at=at)
    for message in Message.objects.filter(state="received"):
        inbox.understand(message.pk, at=at)


def invites(address: str) -> list[str]:
    """The calendars that lie in this person's mailbox, as their program unfolds them."""
    found = []
    for one in post.outbox:
        tree = email.message_from_bytes(one.message().as_bytes(), policy=email.policy.default)
        if tree["To"] == address:
            parts = [part for part in tree.walk() if part.get_content_type() == "text/calendar"]
            found += [part.get_content().replace("\r\n ", "") for part in parts]
    return found


def refused(invite: str) -> str:
    """What a calendar makes of an invite to which its owner says no (RFC 5546 3.2.3)."""
    kept = [
        line
        for line in invite.splitlines()
        if line.startswith(("UID:", "SEQUENCE:", "DTSTART:", "ORGANIZER"))
    ]
    (attendee,) = [line for line in invite.splitlines() if line.startswith("ATTENDEE")]
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Phone//DE", "METHOD:REPLY", "BEGIN:VEVENT", *kept]
    head.append(attendee.replace("PARTSTAT=ACCEPTED", "PARTSTAT=DECLINED"))
    return "\r\n".join([*head, "END:VEVENT", "END:VCALENDAR", ""])


def test_no_in_the_calendar_finds_somebody_else(at: datetime, settings: Any) -> None:
    people = cast()
    settings.MAIL_REPLIES = True
    with ImapServer() as imap:
        settings.IMAP_URL = (imap.url(),)
        look(at)
        people.chadi.state = "paused"
        people.chadi.save()
        row = accepted(submit(people.youth_office, at, starts=at + timedelta(days=3)), at)
        leave(at)
        (invite,) = invites(row.person.email)
        assert "RSVP=TRUE" in invite
        people.chadi.state = "active"
        people.chadi.save()

        imap.put(mail(text="Schönes Wochenende!", sender="gesa@person.example", Message_ID="<p@x.example>"))
        imap.put(mail(refused(invite), sender=row.person.email))
        look(at + 2 * MINUTE)
        leave(at + 3 * MINUTE)

    row.refresh_from_db()
    assert row.state == "cancelled" and row.cancelled_by == "interpreter"
    assert [offer.interpreter for offer in sent_offers(row.request, at)] == [people.chadi]
    subjects = [one.subject for one in post.outbox if one.to == [row.person.email]]
    assert [subject.split(":")[0] for subject in subjects][-2:] == ["Abgesagt", "Ihre Absage ist da"]
    assert "METHOD:CANCEL" in invites(row.person.email)[-1]
    assert any("METHOD:CANCEL" in invite for invite in invites(people.gesa.person.email))
    assert Message.objects.filter(direction="in").count() == 1
    assert Event.objects.about(row).get(verb="cancel").reason == "im Kalender abgesagt"
    assert Offer.objects.of(people.pool).filter(request=row.request).count() == 2
