"""What a handler knows of one answer, and the one mail it may answer with."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from notifications import caps
from notifications.ical import CalendarReply
from notifications.models import Message
from pool.models import Person
from scheduling import messages
from scheduling.models import Assignment
from scheduling.wording.mails import SILENT

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Heard:
    """One answer of one person to one Assignment."""

    message: Message
    reply: CalendarReply
    row: Assignment
    person: Person
    at: datetime

    @property
    def is_older(self) -> bool:
        """Whether it answers what was changed since; a calendar that does not say answers the latest."""
        return self.reply.sequence is not None and self.reply.sequence < self.row.sequence

    def answer(self, name: str, outcome: str, **context: Any) -> str:
        """Write to the person's own address; the outcome to keep, which says so if nothing was written.

        Machines get no answer (RFC 3834 2), and nobody gets too many.
        """
        automatic = "automatic" in self.message.payload
        if automatic or not caps.may_answer(self.person.email, self.at, Message.EMAIL):
            log.warning("No answer to message %s.", self.message.pk)
            return outcome + SILENT
        messages.reply(name, self.message, self.row, self.person, at=self.at, **context)
        return outcome


Handler = Callable[[Heard], str]  # returns the outcome
