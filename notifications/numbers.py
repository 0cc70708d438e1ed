"""What is known of a telephone number: its owner has confirmed it, and words arrive there, or not.

    asked --the code comes back--> confirmed --180 days of silence--> asked again
      ^                                | refused for good, or three failures in a row
      '---- a word arrives ------ unreachable

Who lost a number need not be who reads it next: whatever makes a number unreachable takes its confirmation
too. A delivery counts as a sign of life, since a number that changes hands is out of service in between.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from notifications.models import Number

CODE_HOLDS = timedelta(days=7)
TRIES = 5
FAILURES = 3
SILENCE = timedelta(days=180)
UNCONFIRMED = "unconfirmed"


def ask(number: str, code: str, at: datetime) -> None:
    """`code` was sent to `number` (E.164) and is waited for; it replaces an older one.

    A confirmation there is stays: somebody else may have the same number.
    """
    asked = {"code": code, "code_sent_at": at, "code_tries": 0}
    Number.objects.update_or_create(number=number, defaults=asked)


@transaction.atomic
def confirm(number: str, code: str, at: datetime) -> bool:
    """Whether this is the code that `number` was sent; then it is confirmed, and reachable again.

    A code holds seven days and five tries, however they are spread over doors and workers.
    """
    row = Number.objects.select_for_update().filter(number=number).first()
    if row is None or not waits(row, at):
        return False
    if not hmac.compare_digest(row.code.encode(), code.strip().encode()):
        row.code_tries += 1
        row.save(update_fields=["code_tries"])
        return False
    row.code, row.code_tries, row.confirmed_at, row.heard_at = "", 0, at, at
    row.failures, row.unreachable_at, row.unreachable_why = 0, None, ""
    row.save()
    return True


def pending_code(number: str, at: datetime) -> str:
    """The code that may still come back from `number`; empty when none is waited for."""
    row = Number.objects.filter(number=number).first()
    return row.code if row and waits(row, at) else ""


def waits(row: Number | None, at: datetime) -> bool:
    """Whether a code may still come back there, as far as this row knows."""
    return bool(
        row
        and row.code
        and row.code_tries < TRIES
        and row.code_sent_at
        and row.code_sent_at > at - CODE_HOLDS
    )


def is_confirmed(number: str) -> bool:
    """Whether whoever reads at `number` has said that they want our questions there."""
    return Number.objects.filter(number=number, confirmed_at__isnull=False).exists()


def why_held(number: str) -> str:
    """Why nothing but a code may go to `number`: "unconfirmed"; empty when words may.

    A number that was lost is tried all the same: it had been confirmed, and who promised to come must hear
    of a change. What is delivered there makes it reachable again.
    """
    good = Q(confirmed_at__isnull=False) | Q(unreachable_at__isnull=False)
    return "" if Number.objects.filter(good, number=number).exists() else UNCONFIRMED


def known(numbers: Iterable[str]) -> dict[str, Number]:
    """What is known of these, by number; of which nothing is known is left out."""
    return {row.number: row for row in Number.objects.filter(number__in=set(numbers))}


@transaction.atomic
def failed(number: str, why: str, *, at: datetime, permanent: bool) -> None:
    """Something did not arrive. For good, or the third time in a row: nobody is asked there any more."""
    row, _new = Number.objects.select_for_update().get_or_create(number=number)
    row.failures += 1
    if row.unreachable_at is None and (permanent or row.failures >= FAILURES):
        row.unreachable_at, row.unreachable_why = at, why[:120]
        row.confirmed_at, row.code, row.code_sent_at = None, "", None
    row.save()


def reached(number: str, *, at: datetime) -> None:
    """Somebody reads there: a word was delivered, or came from there. Confirmation is another matter."""
    read = {"failures": 0, "unreachable_at": None, "unreachable_why": "", "heard_at": at}
    if not Number.objects.filter(number=number).update(**read):
        Number.objects.get_or_create(number=number, defaults=read)


def forget(*gone: str) -> None:
    """Nobody of ours has these numbers any more: who gets one next has confirmed nothing."""
    Number.objects.filter(number__in=gone).update(confirmed_at=None, code="", code_sent_at=None)


def fell_silent(at: datetime) -> "QuerySet[Number]":
    """Confirmed numbers from which and at which nothing was heard for 180 days."""
    before = at - SILENCE
    unheard = Q(heard_at__isnull=True) | Q(heard_at__lte=before)
    return Number.objects.filter(unheard, confirmed_at__lte=before)


def doubt_silent(at: datetime) -> int:
    """Take the confirmation of numbers that fell silent; how many there were. They are asked anew."""
    return fell_silent(at).update(confirmed_at=None, code="", code_sent_at=None)
