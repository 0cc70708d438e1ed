"""Reading a mailbox with the real client, from a server on loopback that is well, or is not."""

import signal
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from notifications import health, mailboxes
from notifications.models import Mailbox, Message
from tests.imap_stand_in import PASSWORD, USER, ImapServer
from tests.notifications.mails import answer, mail
from tests.notifications.test_outbox import jobs

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def imap(settings: Any) -> Iterator[ImapServer]:
    """A mail server in whose INBOX lies an old mail."""
    with ImapServer() as server:
        settings.IMAP_URL = (server.url(),)
        server.put(mail(answer(), Message_ID="<old@client.example>"))
        yield server


def read(at: datetime) -> int:
    """The worker's round, and its job."""
    mailboxes.sweep(at=at)
    return mailboxes.read_mailbox(Mailbox.objects.get().pk, at=at)


def letter(number: int, **headers: str) -> bytes:
    """An answer."""
    return mail(answer(), Message_ID=f"<{number}@client.example>", **headers)


def test_new_mailbox_begins_with_what_comes_from_now_on(imap: ImapServer, at: datetime) -> None:
    first = read(at)
    imap.put(letter(1))
    imap.put(mail(text="Privat"))
    second = read(at + 2 * MINUTE)

    assert (first, second) == (0, 1)
    assert [row.provider_id for row in Message.objects.all()] == ["<1@client.example>"]
    box = Mailbox.objects.get()
    assert (box.uid_validity, box.last_uid, box.problem, box.read_at) == (7, 3, "", at + 2 * MINUTE)
    assert PASSWORD not in box.name and USER in box.name


def test_nothing_is_marked_moved_or_deleted(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1))
    read(at + 2 * MINUTE)

    assert {command.split(" ")[0] for command in imap.commands} == {
        "CAPABILITY", "LOGIN", "EXAMINE", "UID", "LOGOUT"
    }  # fmt: skip
    fetches = [command for command in imap.commands if "BODY" in command]
    assert fetches == ["UID FETCH 2 (BODY.PEEK[]<0.1000001>)"]


def test_nothing_is_fetched_twice(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1))
    for minute in (2, 4, 6):
        read(at + minute * MINUTE)

    assert len([command for command in imap.commands if "BODY" in command]) == 1


def test_new_numbering_reads_the_last_week_again(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1))
    read(at + 2 * MINUTE)
    imap.posts.clear()
    imap.validity = 8
    imap.put(letter(5), day=date(2026, 11, 10))
    imap.put(letter(1), day=date(2026, 11, 20))
    imap.put(letter(2), day=date(2026, 11, 23))

    kept = read(at + 4 * MINUTE)
    box = Mailbox.objects.get()

    assert kept == 1
    assert sorted(row.provider_id or "" for row in Message.objects.all()) == [
        "<1@client.example>",
        "<2@client.example>",
    ]
    assert (box.uid_validity, box.last_uid) == (8, 3)


def test_new_numbering_of_a_quiet_week_begins_at_the_end(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.validity = 8
    imap.posts[0].day = date(2026, 1, 1)

    read(at + 2 * MINUTE)
    imap.put(letter(1))

    assert read(at + 4 * MINUTE) == 1
    assert Message.objects.count() == 1


def test_large_mail_is_never_fetched(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1) + b"x" * 1_000_000)
    imap.put(letter(2) + b"x" * 1_000_000, size=5_000)  # the server lies
    imap.put(letter(3))

    assert read(at + 2 * MINUTE) == 1
    assert [command for command in imap.commands if "FETCH 2 " in command] == []


def test_mail_without_a_size_is_looked_at(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1), size=-1)

    assert read(at + 2 * MINUTE) == 1


@pytest.mark.parametrize("stays", [False, True])
def test_mail_the_server_will_not_hand_over_holds_up_nobody_for_good(
    imap: ImapServer, at: datetime, stays: bool
) -> None:
    read(at)
    imap.put(letter(1), kept=True)
    for number in (2, 3):
        imap.put(letter(number), kept=stays)

    kept = [read(at + 40 * number * MINUTE) for number in (1, 2, 3, 4)]

    box = Mailbox.objects.get()
    assert kept == ([0] * 4 if stays else [0, 0, 0, 2])
    assert (box.last_uid, box.failures) == ((1, 4) if stays else (4, 0))
    for post in imap.posts:
        post.kept = False
    assert read(at + 200 * MINUTE) == (3 if stays else 0)


@pytest.mark.parametrize("uid", [2**32, 10**25])
def test_numbers_no_mailbox_has_are_no_list(imap: ImapServer, at: datetime, uid: int) -> None:
    read(at)
    imap.put(letter(1)).uid = uid

    assert read(at + 2 * MINUTE) == 0
    box = Mailbox.objects.get()
    assert (box.last_uid, box.failures) == (1, 1) and "the server" in box.problem


def test_a_run_is_bounded_and_goes_on_the_next_time(
    imap: ImapServer, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "MOST", 2)
    read(at)
    for number in range(5):
        imap.put(letter(number))

    assert [read(at + minute * MINUTE) for minute in (2, 4, 6, 8)] == [2, 2, 1, 0]


def test_what_was_seen_before_it_broke_off_is_kept(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1))
    imap.put(letter(2))
    posts = imap.posts
    imap.posts = Vanishing(posts, imap)  # type: ignore[assignment]

    broken = read(at + 2 * MINUTE)
    box = Mailbox.objects.get()
    imap.posts = posts
    imap.ill.clear()

    assert (broken, box.last_uid, box.failures) == (1, 2, 1)
    assert read(at + 10 * MINUTE) == 1
    assert Mailbox.objects.get().failures == 0


class Vanishing(list[Any]):
    """Posts whose server falls ill as soon as one was fetched."""

    def __init__(self, posts: list[Any], server: ImapServer) -> None:
        super().__init__(posts)
        self.server = server

    def __iter__(self) -> Iterator[Any]:
        if any("BODY" in command for command in self.server.commands):
            self.server.ill["UID_FETCH"] = "half"
        return super().__iter__()


@pytest.mark.parametrize("step", ["GREETING", "CAPABILITY", "LOGIN", "EXAMINE", "UID_SEARCH", "UID_FETCH"])
@pytest.mark.parametrize("ill", ["close", "half", "hang", "no", "garbage"])
def test_ill_server_leaves_it_for_the_next_time(
    imap: ImapServer, at: datetime, step: str, ill: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailboxes, "LONGEST_ANSWER", 0.3)
    read(at)
    imap.put(letter(1))
    imap.ill[step] = ill

    kept = read(at + 2 * MINUTE)
    box = Mailbox.objects.get()
    imap.ill.clear()

    assert (kept, box.failures, box.last_uid) == (0, 1, 1)
    assert box.problem and PASSWORD not in box.problem
    assert read(at + 10 * MINUTE) == 1


def test_wrong_password_is_told_and_tried_ever_seldomer(imap: ImapServer, at: datetime) -> None:
    imap.password = "another one"

    for minute in range(60):
        mailboxes.sweep(at=at + minute * MINUTE)
        mailboxes.read_mailbox(Mailbox.objects.get().pk, at=at + minute * MINUTE)

    assert imap.commands.count("LOGIN") == 5  # at 0, 4, 12, 28 and 58 minutes
    assert mailboxes.complaints(at + 60 * MINUTE) == health.complaints(at + 60 * MINUTE)[-1:]
    (said,) = mailboxes.complaints(at + 60 * MINUTE)
    assert "AUTHENTICATIONFAILED" in said and PASSWORD not in said and USER not in said


def test_who_is_killed_on_the_way_has_failed(imap: ImapServer, at: datetime) -> None:
    """The worker ends a job after a minute; a server that never comes to an end is told of all the same."""
    read(at)
    imap.ill["LOGIN"] = "hang"

    def kill(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, kill)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(KeyboardInterrupt):
            read(at + 2 * MINUTE)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    assert Mailbox.objects.get().failures == 1
    (said,) = mailboxes.complaints(at + 61 * MINUTE)
    assert "did not come to its end" in said


def test_short_outage_is_not_complained_of(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.ill["LOGIN"] = "close"
    read(at + 2 * MINUTE)

    assert mailboxes.complaints(at + 30 * MINUTE) == []
    assert len(mailboxes.complaints(at + 61 * MINUTE)) == 1


def test_password_with_umlauts_signs_in(imap: ImapServer, at: datetime, settings: Any) -> None:
    imap.password = "Grünkohl: ja!"
    settings.IMAP_URL = (imap.url().replace("Wald%20%26%20Wiese%3A%20100%25", "Gr%C3%BCnkohl:%20ja!"),)

    assert read(at) == 0
    assert Mailbox.objects.get().problem == ""


def test_two_at_once_do_not_happen(imap: ImapServer, at: datetime) -> None:
    read(at)
    imap.put(letter(1))
    early, other = read(at + MINUTE), Mailbox.objects.get()
    mailboxes.read_mailbox(other.pk, at=at + 2 * MINUTE)

    assert early == 0
    assert not mailboxes._claim(other, at + 2 * MINUTE)
    assert imap.commands.count("LOGIN") == 2


def test_job_is_made_every_two_minutes(imap: ImapServer, at: datetime) -> None:
    for minute in range(5):
        mailboxes.sweep(at=at + minute * MINUTE)
        if minute % 2 == 0:
            mailboxes.read_mailbox(Mailbox.objects.get().pk, at=at + minute * MINUTE)

    assert [path for path, _args in jobs()] == ["notifications.tasks.read_mailbox"] * 3


def test_without_a_mailbox_nothing_happens(settings: Any, at: datetime) -> None:
    settings.IMAP_URL = ()
    forgotten = Mailbox.objects.create(name="away", failures=9)

    mailboxes.sweep(at=at)

    assert mailboxes.read_mailbox(forgotten.pk, at=at) == 0
    assert mailboxes.complaints(at) == [] and jobs() == []
