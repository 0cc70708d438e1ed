"""Mail through whatever EMAIL_URL names: text, and the invite both as a part and as a file."""

import smtplib
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage as Part
from email.policy import SMTP
from email.utils import format_datetime

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from notifications.channels.base import CannotLookUp, Found, Received, SendError, Sent
from notifications.domain.addresses import in_ascii
from notifications.models import REPLY_TO, Message

FILE = "invite.ics"


class Tree(Part):
    """A MIME tree as Django's backends want to serialise it."""

    def as_bytes(self, unixfrom=False, policy=None, linesep="\r\n"):  # type: ignore[no-untyped-def]
        """The bytes on the wire, always with CRLF."""
        return super().as_bytes(unixfrom, policy or self.policy.clone(linesep=linesep))


class Mail(EmailMessage):
    """Django's envelope around a tree of our own making."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.subject, message.body, message.sender or None, [message.recipient])
        self.tree = _tree(message, self.from_email)

    def message(self) -> Tree:  # type: ignore[override]
        """The tree, built once."""
        return self.tree


class EmailChannel:
    """Sends one mail to one recipient; the sender is also the ORGANIZER of the invite inside."""

    def send(self, message: Message) -> Sent:
        """Hand the mail to the server, in a connection of its own."""
        try:
            mail = Mail(message)
        except Exception as error:  # the library's parser of addresses fails in many ways
            raise SendError(f"no mail can be made of this: {type(error).__name__}", permanent=True) from error
        connection = get_connection()
        _open(connection)
        try:
            if connection.send_messages([mail]) != 1:
                raise SendError("the mail server did not take the mail")
        except smtplib.SMTPException as error:
            raise _refusal(error) from error
        except OSError as error:
            raise SendError(f"connection lost: {type(error).__name__}", ambiguous=True) from error
        finally:
            with suppress(OSError):  # a rude good-bye does not undo what was accepted
                connection.close()
        return Sent(mail.tree["Message-ID"])

    def look_up(self, message: Message) -> tuple[Found, ...]:
        """A mail server tells nobody what it took: a person has to decide."""
        raise CannotLookUp

    def received_since(self, at: datetime) -> tuple[Received, ...]:
        """We read no mailbox."""
        raise CannotLookUp


def _open(connection) -> None:  # type: ignore[no-untyped-def]
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError as error:
        raise SendError("the mail server refuses our sign-in", refused_us=True) from error
    except OSError as error:  # smtplib's errors are among them
        raise SendError(f"mail server not reached: {type(error).__name__}", unreachable=True) from error


def _refusal(error: smtplib.SMTPException) -> SendError:
    """A 5xx is final, a 4xx (greylisting, full box) is not; without a code nobody knows what happened."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code = next(iter(error.recipients.values()))[0]
    elif isinstance(error, smtplib.SMTPResponseException):
        code = error.smtp_code
    else:
        return SendError(f"connection lost: {type(error).__name__}", ambiguous=True)
    if isinstance(error, smtplib.SMTPSenderRefused) and code >= 500:
        return SendError(f"the mail server refuses our address ({code})", refused_us=True)
    return SendError(f"the mail server answered {code}", permanent=code >= 500)


def _tree(message: Message, sender: str) -> Tree:
    tree = Tree(policy=SMTP)
    tree["From"] = _one(sender)
    tree["To"] = _one(message.recipient)
    if reply_to := message.payload.get(REPLY_TO):
        tree["Reply-To"] = _one(reply_to)
    tree["Subject"] = message.subject
    tree["Date"] = format_datetime(message.claimed_at or message.created_at)
    tree["Message-ID"] = f"<{message.reference}@{tree['From'].addresses[0].domain}>"
    tree["Auto-Submitted"] = "auto-generated"
    tree["Content-Language"] = settings.LANGUAGE_CODE
    tree.set_content(message.body, cte="quoted-printable")
    if message.ics:
        _add_invite(tree, message.ics.encode(), message.ics_method)
    return tree


def _add_invite(tree: Tree, ics: bytes, method: str) -> None:
    """mixed(alternative(text, calendar), file): Outlook and Google take the last alternative they understand.

    The file is for programs that know no alternative of this kind. Its type is another one, or some would
    take it for a second invite.
    """
    says = {"method": method, "charset": "utf-8"}
    tree.add_alternative(ics, maintype="text", subtype="calendar", cte="base64", params=says)
    tree.add_attachment(
        ics, maintype="application", subtype="ics", cte="base64", filename=FILE, params={"name": FILE}
    )


def _one(written: str) -> Address:
    """The one address in `written`, its domain in ASCII. Raises ValueError for none, several, or nonsense."""
    header = Part(policy=SMTP)
    header["To"] = written
    (one,) = header["To"].addresses
    if not one.domain:
        raise ValueError("an address has a domain")
    return Address(one.display_name, addr_spec=in_ascii(one.addr_spec))
