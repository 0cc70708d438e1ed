"""`./run manage mail`: one mail through a pipe from the mail server, or a look into the mailboxes now."""

import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error

from notifications import clock, incoming, mailboxes
from notifications.domain.mails import LARGEST
from notifications.incoming import Taken


class Command(BaseCommand):
    """Receive, read."""

    help = "Takes one mail from standard input, or reads the mailboxes of IMAP_URL now."
    stealth_options = ("stdin",)  # tests hand over what is piped

    def add_arguments(self, parser: CommandParser) -> None:
        """Two verbs."""
        verbs = parser.add_subparsers(dest="do", required=True)
        verbs.add_parser("receive", help="one mail from standard input")
        verbs.add_parser("read", help="look into every mailbox")

    def handle(self, *args: Any, **options: Any) -> None:
        """One of the two."""
        {"receive": self._receive, "read": self._read}[options["do"]](options)

    def _receive(self, options: dict[str, Any]) -> None:
        """Says by its exit code what the mail server should do, in the words of sysexits.h.

        0: taken, or not for us. 65: no mail, or too large. 75: not now, try again.
        """
        raw = (options.get("stdin") or sys.stdin.buffer).read(LARGEST + 1)
        try:
            taken = incoming.take_mail(raw, at=clock.now())
        except Error as error:
            raise CommandError("The database is away, try again.", returncode=os.EX_TEMPFAIL) from error
        if taken is Taken.UNFIT:
            raise CommandError("This is no mail, or it is too large.", returncode=os.EX_DATAERR)
        self.stdout.write(f"{taken.value}.")

    def _read(self, options: dict[str, Any]) -> None:
        at = clock.now()
        rows = mailboxes.rows()
        if not rows:
            raise CommandError("IMAP_URL names no mailbox.")
        for row in rows:
            kept = mailboxes.read_mailbox(row.pk, at=at, waits=False)
            row.refresh_from_db()
            self.stdout.write(f"{row.name}: {row.problem or f'{kept} for us, read up to {row.last_uid}'}")
