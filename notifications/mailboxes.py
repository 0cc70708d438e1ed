"""Reads the mailboxes: what is new is looked at and stays where it is, unread, unmoved, whole (RFC 3501).

A new mailbox begins with what comes from now on. When the server has numbered anew (UIDVALIDITY), the last
week is read again; what is known changes nothing.
"""

import imaplib
import logging
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db.models import F, Q

from notifications import incoming
from notifications.domain.mailbox_urls import MailboxAddress, read_addresses
from notifications.domain.mails import LARGEST
from notifications.domain.phones import masked
from notifications.models import Mailbox
from notifications.queue import enqueue, is_full

log = logging.getLogger(__name__)
EVERY, SELDOM = timedelta(minutes=2), timedelta(minutes=30)  # a claim holds as long, a job takes less
LONGEST_ANSWER = 10.0  # seconds that a server may be silent
LONGEST_RUN = 35.0  # seconds; what is left is for the next time
MOST = 100  # mails in one run
AGAIN = timedelta(days=7)
ALARM = timedelta(hours=1)
STUBBORN = 3  # failures in a row
UNFINISHED = "the last look did not come to its end"
HIGHEST = 2**32  # of the numbers of a mailbox (RFC 3501 2.3.1.1)


class MailboxError(Exception):
    """The mailbox cannot be read now; says why."""


# what imaplib makes of a server that refuses, falls silent, breaks off or talks nonsense
UNREADABLE = (MailboxError, imaplib.IMAP4.error, OSError, ValueError, LookupError)


def sweep(*, at: datetime) -> None:
    """A job for every mailbox whose turn it is."""
    if is_full():
        return
    for row in rows():
        if _is_due(row, at):
            enqueue("notifications.tasks.read_mailbox", row.pk)


def addresses() -> tuple[MailboxAddress, ...]:
    """What IMAP_URL names."""
    return read_addresses(settings.IMAP_URL)


def rows() -> list[Mailbox]:
    """The row of every mailbox there is, made when it is new."""
    return [Mailbox.objects.get_or_create(name=address.name)[0] for address in addresses()]


def read_mailbox(pk: int, *, at: datetime, waits: bool = True) -> int:
    """Look at what is new in one mailbox; how many mails were for us. Two at once do not happen.

    `waits` False: also when it was read just now.
    """
    row = Mailbox.objects.get(pk=pk)
    address = next((one for one in addresses() if one.name == row.name), None)
    if address is None or (waits and not _is_due(row, at)) or not _claim(row, at):
        return 0
    kept, problem = 0, ""
    try:
        with _opened(address) as imap:
            for raw in _new_mails(imap, row, address.folder, at):
                kept += incoming.take_mail(raw, at=at) == incoming.Taken.KEPT
    except UNREADABLE as error:
        problem = f"{type(error).__name__}: {error}".replace(address.password, "…")[:250]
        log.warning("Mailbox %s could not be read: %s", row.pk, problem)
    if problem:
        Mailbox.objects.filter(pk=pk).update(problem=problem)
    else:
        Mailbox.objects.filter(pk=pk).update(problem="", failures=0, read_at=at)
    return kept


def complaints(at: datetime) -> list[str]:
    """One sentence for every mailbox that has not been read for an hour."""
    failing = Mailbox.objects.filter(name__in=[one.name for one in addresses()], failures__gt=0)
    silent = failing.filter(Q(read_at__lt=at - ALARM) | Q(read_at__isnull=True, failures__gte=3))
    return [f"Mailbox {row.pk} cannot be read ({masked(row.problem)})." for row in silent.order_by("pk")]


def _is_due(row: Mailbox, at: datetime) -> bool:
    """Every two minutes; after failures seldomer, since servers lock out who knocks too often."""
    pause = min(EVERY * 2 ** min(row.failures, 5), SELDOM)
    return row.tried_at is None or not at - pause < row.tried_at <= at


def _claim(row: Mailbox, at: datetime) -> bool:
    """Compare-and-swap: of two who come at once, one reads. It is a failure until it has gone well: who is
    killed on the way, by a server that answers one byte at a time, cannot say so any more.
    """
    mine = Mailbox.objects.filter(pk=row.pk, tried_at=row.tried_at)
    return mine.update(tried_at=at, failures=F("failures") + 1, problem=UNFINISHED) == 1


@contextmanager
def _opened(address: MailboxAddress) -> Iterator[imaplib.IMAP4]:
    """Signed in; signed out again, however rudely."""
    imap = _connection(address)
    try:
        if address.user.isascii() and address.password.isascii():
            imap.login(address.user, address.password)
        else:
            secret = f"\0{address.user}\0{address.password}".encode()
            imap.authenticate("PLAIN", lambda _challenge: secret)
        yield imap
    finally:
        with suppress(imaplib.IMAP4.error, OSError):
            imap.logout()
        with suppress(OSError):  # a good-bye that fails leaves the socket open
            imap.shutdown()


def _connection(address: MailboxAddress) -> imaplib.IMAP4:
    if not address.tls:
        return imaplib.IMAP4(address.host, address.port, timeout=LONGEST_ANSWER)
    context = ssl.create_default_context()
    return imaplib.IMAP4_SSL(address.host, address.port, ssl_context=context, timeout=LONGEST_ANSWER)


def _new_mails(imap: imaplib.IMAP4, row: Mailbox, folder: str, at: datetime) -> Iterator[bytes]:
    """What came after the last one read, the oldest first; each counts as read once the next is asked for.

    A mail that the server will not hand over stops the run. After STUBBORN times it is passed over, but only
    with a later one that is handed over: a server that refuses everything loses us nothing.
    """
    until = monotonic() + LONGEST_RUN
    quoted = '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'
    _answer(imap.select(quoted, readonly=True))  # EXAMINE: nothing in the mailbox can change
    uids = _uids(imap, row, at)[:MOST]
    sizes, refused = _sizes(imap, uids), None
    for uid in uids:
        if monotonic() > until:
            return
        try:
            raw = _mail(imap, uid) if sizes.get(uid, 0) <= LARGEST else b""
        except MailboxError as error:
            refused = error
            if row.failures < STUBBORN:
                break
            continue
        if raw:
            yield raw
        refused = None
        Mailbox.objects.filter(pk=row.pk).update(last_uid=uid)
    if refused:
        raise refused


def _uids(imap: imaplib.IMAP4, row: Mailbox, at: datetime) -> list[int]:
    """What is not read yet. In a new mailbox nothing, after a new numbering the last week."""
    validity, following = _number(imap, "UIDVALIDITY"), _number(imap, "UIDNEXT")
    if row.uid_validity == validity:
        return [uid for uid in _search(imap, f"UID {row.last_uid + 1}:*") if uid > row.last_uid]
    since = imaplib.Time2Internaldate(at - AGAIN).strip('" ').split(" ")[0]
    uids = _search(imap, f"SINCE {since}") if row.uid_validity else []
    last = (uids[0] if uids else following) - 1
    Mailbox.objects.filter(pk=row.pk).update(uid_validity=validity, last_uid=last)
    return uids


def _number(imap: imaplib.IMAP4, name: str) -> int:
    _code, told = imap.response(name)
    value = told[0] if told else None
    if not isinstance(value, bytes) or not value.isdigit() or int(value[:11]) >= HIGHEST:
        raise MailboxError(f"the server does not tell its {name}")
    return int(value)


def _search(imap: imaplib.IMAP4, criterion: str) -> list[int]:
    told = _answer(imap.uid("SEARCH", criterion))
    words = b" ".join(line for line in told if isinstance(line, bytes)).split()
    if not all(word.isdigit() and int(word[:11]) < HIGHEST for word in words):
        raise MailboxError("the server's list cannot be read")
    return sorted(map(int, words))


def _sizes(imap: imaplib.IMAP4, uids: list[int]) -> dict[int, int]:
    """How large each is, before anything is fetched."""
    if not uids:
        return {}
    told = _answer(imap.uid("FETCH", ",".join(map(str, uids)), "(UID RFC822.SIZE)"))
    found = {}
    for line in told:
        words = line.replace(b"(", b" ").replace(b")", b" ").split() if isinstance(line, bytes) else []
        pairs = dict(zip(words, words[1:], strict=False))
        uid, size = pairs.get(b"UID", b""), pairs.get(b"RFC822.SIZE", b"")
        if uid.isdigit() and size.isdigit():
            found[int(uid)] = int(size)
    return found


def _mail(imap: imaplib.IMAP4, uid: int) -> bytes:
    """One whole mail, without marking it as read; empty when it is gone meanwhile."""
    told = _answer(imap.uid("FETCH", str(uid), f"(BODY.PEEK[]<0.{LARGEST + 1}>)"))
    return next((line[1] for line in told if isinstance(line, tuple)), b"")


def _answer(told: tuple[str, Sequence[object]]) -> Sequence[object]:
    """What the server says when it says OK."""
    code, lines = told
    if code != "OK":
        raise MailboxError(f"the server answers {code}: {lines[0] if lines else ''!r}")
    return lines
