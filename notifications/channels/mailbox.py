"""A Django mail backend that keeps each mail as a file: the demo's mailbox."""

import time
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class MailboxBackend(BaseEmailBackend):
    """Writes `.eml` files to settings.MAILBOX_DIR, named so that they sort by the order of arrival."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep all mails; a reader never sees half a file."""
        folder = Path(settings.MAILBOX_DIR)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            file = folder / f"{time.time_ns():020d}-{uuid4().hex[:8]}.eml"
            part = file.with_suffix(".part")
            part.write_bytes(mail.message().as_bytes(linesep="\r\n"))  # type: ignore[call-arg]
            part.rename(file)
        return len(email_messages)
