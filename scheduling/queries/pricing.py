"""What a ServiceRecord is worth: its FundingSource, the Tariff that counts, the lines; and what it costs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from pool.domain.settings_of_work import Modality
from pool.models import Pool
from scheduling.domain import tariffs
from scheduling.models import ServiceRecord, Tariff
from scheduling.queries.bookings import local_day
from scheduling.queries.funding import sources_of


@dataclass(frozen=True)
class Priced:
    """The Tariff that counted (its number), the FundingSource (None: the Pool's own), both sides' lines."""

    tariff_id: int
    source_id: int | None
    lines: tuple[tariffs.Line, ...]
    charge_lines: tuple[tariffs.Line, ...] = ()

    @property
    def amount(self) -> Decimal:
        """What the Interpreter gets."""
        return tariffs.total(self.lines)


def prices_of(pool: Pool | int) -> Callable[[ServiceRecord], Priced]:
    """Reads the Pool's Tariffs once; what it returns prices one record of it, or raises NoTariff.

    The record has its `assignment` with `request` and `pool` at hand.
    """
    dated, pays = [row.value() for row in Tariff.objects.of(pool)], sources_of(pool)

    def priced(record: ServiceRecord) -> Priced:
        work = work_of(record)
        day = local_day(record.assignment)
        source = pays(record)
        tariff = tariffs.valid_on(dated, day, source_id=source, remote=work.remote)
        return Priced(tariff.id, source, tariffs.price(tariff.terms, work))

    return priced


def work_of(record: ServiceRecord) -> tariffs.Work:
    """The record as the plain value that is priced."""
    row = record.assignment
    return tariffs.Work(
        starts=row.starts.astimezone(row.pool.tz),
        booked=(row.ends - row.starts) // timedelta(minutes=1),
        minutes=record.minutes or 0,
        km=record.km or Decimal(0),
        ticket=record.ticket or Decimal("0.00"),
        travel_minutes=record.travel_minutes or 0,
        absent=record.absent,
        urgent=row.request.urgent,
        remote=row.request.modality != Modality.ON_SITE,
        notice=row.ended_at if record.kind == ServiceRecord.CANCELLED else None,
    )


def as_lines(lines: tuple[tariffs.Line, ...]) -> list[dict[str, str]]:
    """Lines as the ServiceRecord keeps them."""
    return [{"amount": str(one.amount), "sentence": one.sentence, "kind": one.kind.value} for one in lines]
