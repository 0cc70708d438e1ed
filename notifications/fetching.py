"""What came in and never reached us: every five minutes the provider's list is compared with ours.

A provider knocks once or twice and then gives up. What its list has and we have not is taken in; the same
word knocking later is no second one.
"""

import logging
from datetime import datetime, timedelta

from notifications import inbox, lines
from notifications.channels import carrier
from notifications.channels.base import CannotLookUp, SendError
from notifications.models import Message
from notifications.queue import enqueue, is_full

log = logging.getLogger(__name__)
EVERY = timedelta(minutes=5)
OVERLAP = timedelta(hours=1)  # lists may lag, clocks differ
FARTHEST = timedelta(hours=25)  # older words have lost their meaning; the provider still has them


def sweep(*, at: datetime) -> None:
    """A job for the comparison when it is due; also soon after the worker has started."""
    last = lines.fetched_at(Message.SMS)
    if not is_full() and (last is None or not at - EVERY < last <= at):
        enqueue("notifications.tasks.fetch")


def fetch(*, at: datetime) -> int:
    """Take in what the list has and we have not, the oldest first; returns how many words that were.

    The first time it goes back an hour, later to an hour before the last time, never beyond 25 hours.
    """
    last = lines.fetched_at(Message.SMS)
    since = max(min(last or at, at) - OVERLAP, at - FARTHEST)
    try:
        listed = sorted(carrier(Message.SMS).received_since(since), key=lambda one: one.at)
    except CannotLookUp:
        lines.fetched(Message.SMS, at=at)
        return 0
    except Exception as error:
        if not isinstance(error, SendError):
            log.exception("What came in could not be listed.")
        log.warning("What came in could not be compared: %s", error)
        return 0
    lines.listed(Message.SMS, at=at)
    missed = 0
    for one in listed:
        word = {"provider_id": one.provider_id, "sender": one.sender, "recipient": one.recipient}
        _, new = inbox.take(**word, body=one.body, payload={**one.payload, "fetched": "yes"}, at=at)
        missed += new
    lines.fetched(Message.SMS, at=at)
    if missed:
        log.warning("%s message(s) had not reached us and were fetched.", missed)
    return missed
