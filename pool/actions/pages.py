"""The pages a Pool must have: imprint, privacy, accessibility; and a barrier that somebody reports."""

from datetime import datetime

from django.db import transaction

from notifications import outbox
from notifications.models import Message
from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from pool.standard_texts import PAGES, standard_text

LONGEST = 20_000


class PageTooLong(Refused):
    """Nobody reads that."""

    sentence = _("Bitte höchstens %(most)s Zeichen.")
    field = "text"


@transaction.atomic
def set_page(pool: Pool, *, page: str, text: str, by: Actor, at: datetime) -> Pool:
    """What this page (one of PAGES) says from now on; no text, or the house's, means the house's own."""
    check_can_lead(by, pool.pk)
    text = text.replace("\r\n", "\n").strip()
    if len(text) > LONGEST:
        raise PageTooLong(most=LONGEST)
    row = lock_pool(pool.pk)
    own = "" if text == standard_text(page, row) else text
    write(row, {PAGES[page].column: own})
    Event.record("set_page", row, by=by, at=at, page=page, own=bool(own))
    return row


def report_barrier(pool: Pool, *, text: str, where: str, reply_to: str, key: str, at: datetime) -> Message:
    """Somebody could not use a page: a mail to the Pool, kept like every word (§ 4 (2) no. 2 HVBIT).

    `key` is that of the page on which it was written, so that a second click reports nothing twice.
    """
    told = [text, f"Seite: {where or 'nicht angegeben'}", f"Antwort an: {reply_to or 'nicht gewünscht'}"]
    subject = "Barriere gemeldet: bitte innerhalb von sechs Wochen antworten"
    return outbox.put(
        pool_id=pool.pk, channel=Message.EMAIL, recipient=pool.email, sender=pool.mailbox, subject=subject,
        body="\n\n".join(told) + "\n", kind="barrier", about=f"pool:{pool.pk}", at=at,
        key=f"barrier:{pool.pk}:{key}" if key else None,
    )  # fmt: skip
