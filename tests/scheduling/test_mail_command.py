"""`./run manage mail`: what a mail server hears from the pipe, and a look into the mailboxes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from notifications.models import Message
from tests.house.tree import ROOT
from tests.imap_stand_in import PASSWORD, ImapServer
from tests.notifications.mails import answer, mail

pytestmark = pytest.mark.django_db


def receive(raw: bytes) -> str:
    """What the command says to a piped mail."""
    out = StringIO()
    call_command("mail", "receive", stdin=BytesIO(raw), stdout=out)
    return out.getvalue()


@pytest.fixture
def imap(settings: Any) -> Iterator[ImapServer]:
    """A mailbox."""
    with ImapServer() as server:
        settings.IMAP_URL = (server.url(),)
        yield server


def test_mail_is_taken_once_and_others_are_let_go() -> None:
    raw = b"From amal@person.example Mon Nov 23 09:00:00 2026\r\n" + mail(answer())

    assert [receive(raw), receive(raw), receive(mail())] == ["kept.\n", "known.\n", "not for us.\n"]
    assert Message.objects.count() == 1


@pytest.mark.parametrize("raw", [b"", b"\x00\xff", mail(answer()) + b"x" * 1_000_000])
def test_what_is_no_mail_goes_back(raw: bytes) -> None:
    with pytest.raises(CommandError) as said:
        receive(raw)

    assert said.value.returncode == os.EX_DATAERR


def test_while_the_database_is_away_the_server_tries_again() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE notifications_message RENAME TO away")

    with pytest.raises(CommandError) as said:
        receive(mail(answer()))

    assert said.value.returncode == os.EX_TEMPFAIL
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE away RENAME TO notifications_message")


def test_exit_code_reaches_the_mail_server() -> None:
    env = {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}

    run = subprocess.run(  # noqa: S603 -- ours
        [sys.executable, "manage.py", "mail", "receive"], input=mail(answer()), cwd=ROOT, env=env,
        capture_output=True, check=False,
    )  # fmt: skip

    assert (run.returncode, run.stderr.decode()) == (75, "CommandError: The database is away, try again.\n")


def test_a_look_into_the_mailboxes_says_how_it_went(imap: ImapServer, at: datetime) -> None:
    said = []
    for step in range(3):
        if step == 1:
            imap.put(mail(answer()))
        if step == 2:
            imap.password = "another one"
        out = StringIO()
        call_command("mail", "read", stdout=out)
        said.append(out.getvalue())

    assert "0 for us, read up to 0" in said[0] and "1 for us, read up to 1" in said[1]
    assert "AUTHENTICATIONFAILED" in said[2]
    assert PASSWORD not in "".join(said)


def test_without_a_mailbox_there_is_nothing_to_read(settings: Any) -> None:
    settings.IMAP_URL = ()

    with pytest.raises(CommandError, match="IMAP_URL"):
        call_command("mail", "read")
