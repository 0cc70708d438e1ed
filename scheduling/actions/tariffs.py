"""Tariff: a new one from a day on. What was approved before keeps its own."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.domain.tariffs import Terms, TimeRule
from scheduling.models import Tariff

HIGHEST = Decimal("9999.99")


class TariffStartsThen(Refused):
    """Two tariffs from one day on would leave open which one counts."""

    sentence = _("Ab diesem Tag gilt schon ein anderer Tarif.")
    field = "valid_from"


class AmountOutOfRange(Refused):
    """No amount that anybody is paid."""

    sentence = _("Der Betrag muss zwischen 0 und 9999,99 Euro liegen.")
    field = "amount"


class ShareOutOfRange(Refused):
    """More than everything, or less than nothing."""

    sentence = _("Der Anteil muss zwischen 0 und 100 Prozent liegen.")
    field = "absent_percent"


@transaction.atomic
def add_tariff(
    pool: Pool, *, name: str, amount: Decimal, absent_percent: int, valid_from: date, by: Actor, at: datetime
) -> Tariff:
    """From this local day on a flat sum in euros is paid per Assignment; until then the older one counts.

    `absent_percent` of it is paid when the client did not come. Raises AmountOutOfRange, ShareOutOfRange,
    TariffStartsThen, NotLead.
    """
    check_can_lead(by, pool.pk)
    if not (amount.is_finite() and 0 <= amount <= HIGHEST):
        raise AmountOutOfRange
    if not 0 <= absent_percent <= 100:
        raise ShareOutOfRange
    pool = lock_pool(pool.pk)
    if Tariff.objects.of(pool).filter(valid_from=valid_from).exists():
        raise TariffStartsThen
    terms = Terms(TimeRule(base=amount), absent_percent=absent_percent)
    row = Tariff.objects.create(pool=pool, name=name.strip(), terms=terms.as_json(), valid_from=valid_from)
    Event.record("add_tariff", pool, by=by, at=at, amount=str(amount), valid_from=valid_from.isoformat())
    return row
