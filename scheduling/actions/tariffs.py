"""Tariff: a new one from a day on. What was approved before keeps its own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.permissions import check_can_lead
from scheduling.domain.tariffs import Terms, check_terms
from scheduling.domain.tariffs.chains import Span, place
from scheduling.models import FundingSource, ServiceRecord, Tariff

DAY = timedelta(days=1)


class TariffCounts(Refused):
    """What has begun to count, or is used, is only followed by another."""

    sentence = _("Dieser Tarif gilt schon. Er lässt sich nicht löschen, nur durch einen neuen ablösen.")


class SourceUnknown(Refused):
    """No funding source of this Pool, or not for this side."""

    sentence = _("Diesen Fördertopf gibt es hier nicht.")
    field = "source"


class NameMissing(Refused):
    """The list and the journal need one."""

    sentence = _("Bitte geben Sie dem Tarif einen Namen.")
    field = "name"


@dataclass(frozen=True)
class Reach:
    """For what a Tariff counts, as in `scheduling.models.Tariff`; local days, inclusive."""

    valid_from: date
    valid_until: date | None = None
    side: str = Tariff.INTERPRETER
    applies_to: str = Tariff.ALL
    source_id: int | None = None


@transaction.atomic
def add_tariff(
    pool: Pool, *, name: str, terms: Terms, reach: Reach, by: Actor, at: datetime, gap_meant: bool = False
) -> Tariff:
    """From this local day on the Terms count; one without an end that counted until then ends the day before.

    Raises TermsRefused, EndsBeforeItBegins, TariffStartsThen, OverlapsEarlier, OverlapsLater, LeavesGap
    (unless `gap_meant`), SourceUnknown, NameMissing, NotLead.
    """
    check_can_lead(by, pool.pk)
    if not name.strip():
        raise NameMissing
    check_terms(terms)
    pool = lock_pool(pool.pk)
    _check_source(pool, reach)
    chain = {row.pk: row for row in chain_of(pool, reach)}
    spans = [Span(row.pk, row.name, row.valid_from, row.valid_until) for row in chain.values()]
    ends = place(spans, reach.valid_from, reach.valid_until, gap_meant=gap_meant).ends
    if ends is not None:
        Tariff.objects.of(pool).filter(pk=ends).update(valid_until=reach.valid_from - DAY)
    row = Tariff.objects.create(
        pool=pool, name=name.strip(), terms=terms.as_json(), side=reach.side, applies_to=reach.applies_to,
        source_id=reach.source_id, valid_from=reach.valid_from, valid_until=reach.valid_until,
    )  # fmt: skip
    Event.record(
        "begin_tariff", pool, by=by, at=at, tariff=row.name, day=f"{row.valid_from:%d.%m.%Y}",
        ended=chain[ends].name if ends is not None else "", terms=row.terms,
    )  # fmt: skip
    return row


def chain_of(pool: Pool, reach: Reach) -> list[Tariff]:
    """The Tariffs of which one counts at a time."""
    rows = Tariff.objects.of(pool).filter(side=reach.side, applies_to=reach.applies_to)
    return list(rows.filter(source_id=reach.source_id).order_by("valid_from"))


def _check_source(pool: Pool, reach: Reach) -> None:
    if reach.source_id is None:
        return
    known = FundingSource.objects.of(pool).filter(pk=reach.source_id).exists()
    if not known or reach.side == Tariff.AUTHORITY:
        raise SourceUnknown


@transaction.atomic
def remove_tariff(tariff: Tariff, *, by: Actor, at: datetime) -> None:
    """One that does not count yet goes; the one that would have ended for it goes on as it did before.

    Raises TariffCounts, NotLead.
    """
    check_can_lead(by, tariff.pool_id)
    pool = lock_pool(tariff.pool_id)
    tariff = Tariff.objects.of(pool).get(pk=tariff.pk)
    used = ServiceRecord.objects.of(pool).filter(tariff=tariff).exists()
    if used or tariff.valid_from <= at.astimezone(pool.tz).date():
        raise TariffCounts
    reach = Reach(tariff.valid_from, None, tariff.side, tariff.applies_to, tariff.source_id)
    before = [row for row in chain_of(pool, reach) if row.valid_until == tariff.valid_from - DAY]
    name, until = tariff.name, tariff.valid_until
    tariff.delete()
    for row in before:
        Tariff.objects.of(pool).filter(pk=row.pk).update(valid_until=until)
    Event.record("remove_tariff", pool, by=by, at=at, tariff=name, day=f"{reach.valid_from:%d.%m.%Y}")
