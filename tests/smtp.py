"""A real SMTP server on loopback, which keeps what it gets or answers as told."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.test import override_settings

SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Post:
    """A mail server's behaviour: keeps the envelopes, or answers as told."""

    def __init__(self) -> None:
        self.envelopes: list[Envelope] = []
        self.rcpt, self.data, self.hang_up = "", "", False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        """Take the recipient, or refuse."""
        if not self.rcpt:
            envelope.rcpt_tos.append(address)
        return self.rcpt or "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:
        """Take the mail, refuse it, or hang up without a word."""
        if self.hang_up:
            server.transport.abort()
        elif not self.data:
            self.envelopes.append(envelope)
        return self.data or "250 OK"


@contextmanager
def post_office() -> Iterator[Post]:
    """The server, to which the house hands its mails."""
    post = Post()
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port):
            yield post
    finally:
        controller.stop()
