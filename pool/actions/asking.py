"""How people are asked: the Pool's way, and what one Interpreter wants of it."""

from dataclasses import asdict, dataclass
from datetime import datetime, time

from django.db import transaction

from pool.actions.locks import lock_interpreter, lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Policy
from pool.domain.words import gettext_noop as _
from pool.models import Event, Interpreter, Pool
from pool.permissions import check_can_lead, check_can_plan

MOST_AT_ONCE, LONGEST_ROUND, MOST_OFFERS, FARTHER = 50, 24 * 60, 50, 300


class PolicyUnknown(Refused):
    """There are four."""

    sentence = _("Diese Art zu fragen kennen wir nicht.")
    field = "policy"


class AskingOutOfRange(Refused):
    """A figure nobody can mean."""

    sentence = _("Bitte prüfen Sie die Zahlen: So viele, so oft oder so lange geht es nicht.")


class HalfQuiet(Refused):
    """A beginning without an end."""

    sentence = _("Bitte geben Sie für die Ruhe beides an: ab wann und bis wann.")
    field = "quiet_until"


@dataclass(frozen=True)
class Asking:
    """The Pool's way. Times are local, minutes awake ones; no offers a week: no limit; 0 %: never wider."""

    policy: str
    round_size: int
    round_minutes: int
    asking_ends: int
    reminds: bool
    offers_per_week: int
    wider_percent: int
    quiet_from: time
    quiet_until: time
    quiet_sundays: bool


@dataclass(frozen=True)
class OwnQuiet:
    """What one Interpreter wants. No times, or no limit: as in the Pool."""

    quiet_from: time | None
    quiet_until: time | None
    sundays: bool
    urgent_anytime: bool
    offers_per_week: int | None


@transaction.atomic
def set_asking(pool: Pool, *, asking: Asking, by: Actor, at: datetime) -> Pool:
    """From now on people are asked like this, in searches that are going on, too."""
    check_can_lead(by, pool.pk)
    if asking.policy not in set(Policy):
        raise PolicyUnknown
    sizes = 1 <= asking.round_size <= MOST_AT_ONCE and 0 <= asking.offers_per_week <= MOST_OFFERS
    waits = 5 <= asking.round_minutes <= LONGEST_ROUND and 0 <= asking.asking_ends <= LONGEST_ROUND
    if not (sizes and waits and 0 <= asking.wider_percent <= FARTHER):
        raise AskingOutOfRange
    row = lock_pool(pool.pk)
    write(row, asdict(asking))
    Event.record(
        "set_asking", row, by=by, at=at, **{name: str(value) for name, value in asdict(asking).items()}
    )
    return row


@transaction.atomic
def set_own_quiet(interpreter: Interpreter, *, own: OwnQuiet, by: Actor, at: datetime) -> Interpreter:
    """From now on their phone rings only so."""
    check_can_plan(by, interpreter)
    if (own.quiet_from is None) != (own.quiet_until is None):
        raise HalfQuiet
    if own.offers_per_week is not None and not 1 <= own.offers_per_week <= MOST_OFFERS:
        raise AskingOutOfRange
    row = lock_interpreter(interpreter)
    write(row, asdict(own))
    Event.record("set_own_quiet", row, by=by, at=at)
    return row
