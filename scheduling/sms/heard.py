"""What a handler knows of one text, and the one answer it may give."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext, override

from notifications import caps
from notifications.domain.phones import mask
from notifications.domain.statuses import MessageState
from notifications.models import Message
from pool.domain.refusals import Refused
from pool.models import Person, Pool
from scheduling import messages
from scheduling.domain.dialogue import Decision, Open
from scheduling.domain.intents import Reply

log = logging.getLogger(__name__)

# why a text gets no answer of ours
LOOP, STOPPED, TOLD, ASKED = "silent:loop", "silent:stop", "silent:told", "silent:asked"
AUTO_REPLY, QUOTE, NO_NUMBER = "silent:auto_reply", "silent:quote", "silent:no_number"
THANKED = "silent:thanks"


@dataclass(frozen=True)
class Heard:
    """One text and everything that is known when it is answered."""

    message: Message
    people: tuple[Person, ...]
    pool: Pool | None
    reply: Reply
    items: Open
    decision: Decision
    at: datetime

    def answer(self, name: str, **context: Any) -> str:
        """Say it, unless this number has had too many answers in the last hour; the outcome to keep.

        To a number that wants no SMS it is kept unsaid.
        """
        if not caps.may_answer(self.message.sender, self.at):
            log.warning("No answer to message %s of %s", self.message.pk, mask(self.message.sender))
            return LOOP
        context.setdefault("code", self.decision.code)
        said = messages.answer(self.message, name, self.pool, at=self.at, **context)
        return STOPPED if said.state == MessageState.SUPPRESSED else self.outcome

    def refuse(self, refused: Refused) -> str:
        """Say why not; the outcome to keep names what was wanted and the reason."""
        with override("de"):
            sentence = gettext(refused.sentence) % refused.facts
        outcome = self.answer("refused", sentence=sentence)
        return f"{self.outcome}:{refused.code}" if outcome == self.outcome else outcome

    @property
    def outcome(self) -> str:
        """What the text was taken for."""
        return self.decision.do.value


Handler = Callable[[Heard], str]  # returns the outcome


def listed(codes: Iterable[str]) -> str:
    """4821, 7306"""
    return ", ".join(sorted(set(codes)))
