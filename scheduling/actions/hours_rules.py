"""How a Pool handles hours: what is approved by itself, who is reminded, when silence agrees, until when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from notifications.queue import enqueue
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Pool
from scheduling.actions.money_rules import set_money_rules
from scheduling.domain.hours_rules import NOTICE
from scheduling.models import MoneyRules

COLUMNS = (
    "auto_approve", "auto_most", "auto_over", "report_days", "attest_days", "remind_times", "silence_days",
    "claim_days",
)  # fmt: skip
SHORTEST_SILENCE = NOTICE.days + 1


class SilenceTooShort(Refused):
    """Nobody could read in time what their silence means."""

    sentence = _("Bitte mindestens %(days)s Tage: Die Einrichtung muss es vorher lesen können.")
    field = "silence_days"


@transaction.atomic
def set_hours_rules(pool: Pool, *, changes: Mapping[str, Any], by: Actor, at: datetime) -> MoneyRules:
    """From now on these count, also for what waits already: it is looked at once more at once.

    Raises NotLead, SilenceTooShort.
    """
    silence = changes.get("silence_days") or 0
    if 0 < silence < SHORTEST_SILENCE:
        raise SilenceTooShort(days=SHORTEST_SILENCE)
    told = {name: value for name, value in changes.items() if name in COLUMNS}
    row = set_money_rules(pool, verb="set_hours_rules", changes=told, by=by, at=at)
    if row.auto_approve:
        enqueue("scheduling.tasks.approve_agreed")
    return row
