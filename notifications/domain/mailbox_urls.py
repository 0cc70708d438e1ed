"""IMAP_URL -> where mail for us lies: imaps://user:password@host[:port]/Folder, several by commas."""

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

PORTS = {"imaps": 993, "imap": 143}


@dataclass(frozen=True)
class MailboxAddress:
    """One mailbox. `name` says which, without the password."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    folder: str
    tls: bool

    @property
    def name(self) -> str:
        """The key of its row."""
        return f"{self.user} · {self.host}:{self.port}/{self.folder}"


def read_address(url: str) -> MailboxAddress:
    """Read one address; user, password and folder are percent-encoded, no folder means INBOX.

    Raises ValueError, with a sentence that does not repeat the password: no such scheme, something is
    missing, or imap:// to another machine, where anybody on the way could read the password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or PORTS[parts.scheme]
    except (KeyError, ValueError):
        raise ValueError("IMAP_URL must be imaps://user:password@host/Folder.") from None
    if not (parts.hostname and parts.username and parts.password) or parts.query or parts.fragment:
        raise ValueError("IMAP_URL needs a user, a password and a host; encode special signs as %40.")
    if parts.scheme == "imap" and not is_here(parts.hostname):
        raise ValueError("IMAP_URL=imap://… sends the password in the open: use imaps://.")
    found = MailboxAddress(
        host=parts.hostname,
        port=port,
        user=unquote(parts.username),
        password=unquote(parts.password),
        folder=unquote(parts.path[1:]) or "INBOX",
        tls=parts.scheme == "imaps",
    )
    if len(found.name) > 320:
        raise ValueError("IMAP_URL is too long.")
    if not found.folder.isascii() or not (found.folder + found.user + found.password).isprintable():
        raise ValueError("IMAP_URL: write the folder as the server does, without umlauts or control signs.")
    return found


def read_addresses(urls: tuple[str, ...]) -> tuple[MailboxAddress, ...]:
    """All of them; raises ValueError as above, and when one is named twice."""
    found = tuple(map(read_address, urls))
    if len({one.name for one in found}) < len(found):
        raise ValueError("IMAP_URL names one mailbox twice.")
    return found


def is_here(host: str) -> bool:
    """Whether `host` is this very machine."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
