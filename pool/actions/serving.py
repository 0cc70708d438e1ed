"""The Pool's rules for those who request: whom and what it serves, when, and how much of it."""

from dataclasses import asdict, dataclass
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Kind, Setting
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead

LONGEST_WORDS, LONGEST_HOURS = 300, 120
SHORTEST, LONGEST = 15, 24 * 60
MOST_LEAD, MOST_CAP, MOST_HOURS = 60, 1000, 30 * 24
HIGHEST_COST = Decimal("999999.99")


class NobodyLeft(Refused):
    """A Pool that serves nobody, or nothing, is none."""

    sentence = _("So könnte niemand mehr anfragen. Bitte lassen Sie mindestens eines übrig.")
    field = "excluded_kinds"


class NothingLeft(NobodyLeft):
    """Likewise with matters."""

    field = "excluded_settings"


class WordsTooLong(Refused):
    """It is read by somebody with two minutes."""

    sentence = _("Bitte höchstens %(most)s Zeichen: Wer das liest, hat es eilig.")
    field = "turn_to"


class OfficeHoursTooLong(WordsTooLong):
    """Likewise; it stands beside the telephone number."""

    field = "office_hours"


class NoServiceDays(Refused):
    """A week without a day."""

    sentence = _("Bitte kreuzen Sie mindestens einen Wochentag an.")
    field = "service_days"


class ServiceHoursNone(Refused):
    """Open from nine to nine."""

    sentence = _("Beginn und Ende sind gleich. Bitte lassen Sie beides leer, wenn jede Uhrzeit geht.")
    field = "service_until"


class LongestOutOfRange(Refused):
    """A minute, or a week."""

    sentence = _("Die Höchstdauer muss zwischen 15 Minuten und 24 Stunden liegen.")
    field = "longest"


class LeadOutOfRange(Refused):
    """Nobody knows a year before."""

    sentence = _("Der Vorlauf muss zwischen 0 und 60 Arbeitstagen liegen.")
    field = "lead_days"


class ClientCapOutOfRange(Refused):
    """Less than none."""

    sentence = _("Bitte eine Zahl von 0 bis 1000; 0 heißt: ohne Grenze.")
    field = "client_cap"


class CancelHoursOutOfRange(Refused):
    """Whoever cancels a month before is not late."""

    sentence = _("Bitte eine Zahl von 0 bis 720 Stunden; 0 heißt: Absagen ist immer frei.")
    field = "cancel_hours"


class CancelCostOutOfRange(Refused):
    """No amount of money."""

    sentence = _("Der Betrag muss zwischen 0 und 999999,99 Euro liegen.")
    field = "cancel_cost"


class CancelCostMissing(Refused):
    """Late, and then?"""

    sentence = _("Bitte geben Sie an, was eine späte Absage kostet, oder stellen Sie die Stunden auf 0.")
    field = "cancel_cost"


@dataclass(frozen=True)
class Matters:
    """Who may request, about what, and where else to turn (a text by Setting; none: the usual one)."""

    excluded_kinds: tuple[str, ...]
    excluded_settings: tuple[str, ...]
    turn_to: dict[str, str]


@dataclass(frozen=True)
class Times:
    """When: lead time in working days, minutes at most, weekdays (Monday is 0), local hours or none."""

    lead_days: int
    lead_refuses: bool
    longest: int
    service_days: tuple[int, ...]
    service_from: time | None
    service_until: time | None
    office_hours: str


@dataclass(frozen=True)
class Limits:
    """How much, and on what terms. 0: without a cap; 0 hours: cancelling is always free."""

    client_cap: int
    needs_agreement: bool
    cancel_hours: int
    cancel_cost: Decimal


@transaction.atomic
def set_matters(pool: Pool, *, matters: Matters, by: Actor, at: datetime) -> Pool:
    """New Requests are held to this; those that are there already stay."""
    check_can_lead(by, pool.pk)
    kinds = [kind.value for kind in Kind if kind in map(Kind, matters.excluded_kinds)]
    settings = [one.value for one in Setting if one in map(Setting, matters.excluded_settings)]
    if len(kinds) == len(Kind):
        raise NobodyLeft
    if len(settings) == len(Setting):
        raise NothingLeft
    words = {Setting(name).value: text.strip() for name, text in matters.turn_to.items() if text.strip()}
    if any(len(text) > LONGEST_WORDS for text in words.values()):
        raise WordsTooLong(most=LONGEST_WORDS)
    values = {"excluded_kinds": kinds, "excluded_settings": settings, "turn_to": words}
    return _set("set_matters", pool, values, by=by, at=at)


@transaction.atomic
def set_times(pool: Pool, *, times: Times, by: Actor, at: datetime) -> Pool:
    """New Requests are held to this, and changed times."""
    check_can_lead(by, pool.pk)
    if not 0 <= times.lead_days <= MOST_LEAD:
        raise LeadOutOfRange
    if not SHORTEST <= times.longest <= LONGEST:
        raise LongestOutOfRange
    days = sorted(set(times.service_days) & set(range(7)))
    if not days:
        raise NoServiceDays
    if times.service_from is not None and times.service_from == times.service_until:
        raise ServiceHoursNone
    if len(times.office_hours) > LONGEST_HOURS:
        raise OfficeHoursTooLong(most=LONGEST_HOURS)
    values = asdict(times) | {"service_days": days, "office_hours": times.office_hours.strip()}
    return _set("set_times", pool, values, by=by, at=at)


@transaction.atomic
def set_limits(pool: Pool, *, limits: Limits, by: Actor, at: datetime) -> Pool:
    """New Requests and cancellations are held to this."""
    check_can_lead(by, pool.pk)
    if not 0 <= limits.client_cap <= MOST_CAP:
        raise ClientCapOutOfRange
    if not 0 <= limits.cancel_hours <= MOST_HOURS:
        raise CancelHoursOutOfRange
    if not (limits.cancel_cost.is_finite() and 0 <= limits.cancel_cost <= HIGHEST_COST):
        raise CancelCostOutOfRange
    if limits.cancel_hours and not limits.cancel_cost:
        raise CancelCostMissing
    return _set("set_limits", pool, asdict(limits), by=by, at=at)


def _set(verb: str, pool: Pool, values: dict[str, Any], *, by: Actor, at: datetime) -> Pool:
    row = lock_pool(pool.pk)
    write(row, values)
    Event.record(verb, row, by=by, at=at, **{name: str(value) for name, value in values.items()})
    return row
