"""Repeated POSTs: claim a key, keep its answer, give the same answer again.

The claim is committed before the work begins, so a second one sees it; the answer is committed together
with the work, so a crash leaves either both or an unanswered claim, which is free again after STALE.
Answers may hold what the database keeps encrypted, so they are kept encrypted, too.
"""

import json
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from pool.domain.refusals import LostRace, Refused
from pool.domain.words import gettext_noop as _
from pool.encryption import box
from pool.models import IdempotentAnswer, User

KEPT = timedelta(hours=48)
STALE = timedelta(minutes=2)


class KeyUsedOtherwise(Refused):
    """The same key came with another body before."""

    sentence = _("Dieser Idempotency-Key gehört schon zu einer anderen Anfrage.")
    field = "Idempotency-Key"


class StillRunning(Refused):
    """The first one with this key has no answer yet."""

    sentence = _("Die erste Anfrage mit diesem Idempotency-Key läuft noch.")


def claim_key(user: User, *, key: str, fingerprint: str, at: datetime) -> IdempotentAnswer:
    """The row of this key; without a status it is ours to answer. Raises KeyUsedOtherwise, StillRunning."""
    rows = IdempotentAnswer.objects.filter(user=user)
    row = rows.filter(key=key, created_at__gt=at - KEPT).first()
    if row is None:
        with transaction.atomic():
            rows.filter(created_at__lte=at - KEPT).delete()
            row, made = IdempotentAnswer.objects.get_or_create(
                user=user, key=key, defaults={"fingerprint": fingerprint, "created_at": at}
            )
        if made:
            return row
    if row.fingerprint != fingerprint:
        raise KeyUsedOtherwise
    return row if row.status else _take_over(row, at=at)


def _take_over(row: IdempotentAnswer, *, at: datetime) -> IdempotentAnswer:
    """An unanswered claim of a process that died is free again; nobody else may take it at the same time."""
    unanswered = IdempotentAnswer.objects.filter(pk=row.pk, status=None, created_at=row.created_at)
    if row.created_at > at - STALE or unanswered.update(created_at=at) != 1:
        raise StillRunning
    row.created_at = at
    return row


def keep_answer(row: IdempotentAnswer, *, status: int, body: Any) -> None:
    """Write the answer; raises LostRace when the claim is not ours any more, which undoes the work."""
    mine = IdempotentAnswer.objects.filter(pk=row.pk, status=None, created_at=row.created_at)
    sealed = box().encrypt(json.dumps(body).encode()).decode()
    if mine.update(status=status, body=sealed) != 1:
        raise LostRace


def kept_answer(row: IdempotentAnswer) -> Any:
    """The body as it was."""
    return json.loads(box().decrypt(str(row.body).encode()))


@transaction.atomic
def forget_answers(*, at: datetime) -> int:
    """Answers that nobody can ask for again; how many. Claiming a key sees to those of one user already."""
    return IdempotentAnswer.objects.filter(created_at__lte=at - KEPT).delete()[0]
