"""One connection with a deadline for all of it and a limit to what comes in, for answers one cannot trust."""

import io
import socket
import ssl
from collections.abc import Sequence
from time import monotonic
from typing import IO, Any, Self


class TooMuch(Exception):
    """More bytes came in than were allowed."""


class Connection(io.RawIOBase):
    """A connected socket as a stream. Whatever is done with it ends before `until` (monotonic seconds)."""

    def __init__(self, sock: socket.socket, until: float) -> None:
        self.sock = sock
        self.until = until
        self.left = 0

    @classmethod
    def to(cls, addresses: Sequence[str], port: int, until: float) -> Self:
        """To the first of these addresses that answers; raises OSError. Nothing is looked up."""
        for number, address in enumerate(addresses, start=1):
            share = _left(until) / (len(addresses) - number + 1)
            sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
            try:
                sock.settimeout(share)
                sock.connect((address, port))
            except OSError:
                sock.close()
                if number == len(addresses):
                    raise
            else:
                return cls(sock, until)
        raise OSError("no address")

    def encrypt(self, context: ssl.SSLContext, host: str) -> None:
        """From here on TLS, with a certificate for `host`; raises ssl.SSLCertVerificationError."""
        self.sock.settimeout(_left(self.until))
        self.sock = context.wrap_socket(self.sock, server_hostname=host)

    def send(self, question: bytes) -> None:
        """All of it."""
        self.sock.settimeout(_left(self.until))
        self.sock.sendall(question)

    def allow(self, most: int) -> None:
        """So many bytes may come in from now on, in all."""
        self.left = most

    def makefile(self, *_mode: Any) -> IO[bytes]:
        """What http.client reads from."""
        return io.BufferedReader(self)

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The next bytes; raises TimeoutError or TooMuch."""
        self.sock.settimeout(_left(self.until))
        number = self.sock.recv_into(buffer)
        self.left -= number
        if self.left < 0:
            raise TooMuch
        return number

    def close(self) -> None:
        """Hang up."""
        self.sock.close()
        super().close()


def _left(until: float) -> float:
    seconds = until - monotonic()
    if seconds <= 0:
        raise TimeoutError
    return seconds
