"""What a ServiceRecord is worth: its FundingSource, the Tariff that counts, the lines; and what it costs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from pool import public_holidays
from pool.domain.settings_of_work import Modality
from pool.models import Pool
from scheduling.domain import tariffs
from scheduling.models import Request, ServiceRecord, Tariff
from scheduling.queries.bookings import local_day
from scheduling.queries.funding import sources_of
from scheduling.queries.priced_before import Known


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

    @property
    def charge(self) -> Decimal | None:
        """What the Authority pays; None when it does not pay itself."""
        return tariffs.total(self.charge_lines) if self.charge_lines else None


def prices_of(pool: Pool | int) -> Callable[[ServiceRecord], Priced]:
    """Reads the Pool's Tariffs once; what it returns prices one record of it, or raises NoTariff.

    What was approved before counts as it was when it was first needed (once per month or year of the records,
    never per record): whoever approves several asks anew for each. The records have their `assignment` with
    `request`, its `authority`, `interpreter` and `pool` at hand.
    """
    dated, pays = [row.value() for row in Tariff.objects.of(pool)], sources_of(pool)
    known = Known(pool, work_of)

    def priced(record: ServiceRecord) -> Priced:
        work, day, source = work_of(record), local_day(record.assignment), pays(record)
        tariff = tariffs.valid_on(dated, day, source_id=source, remote=work.remote)
        lines = tariffs.price(tariff.terms, work, known.before(record, work, tariff))
        charged: tuple[tariffs.Line, ...] = ()
        if record.assignment.request.authority.pays_itself:
            owed = tariffs.valid_on(dated, day, side=Tariff.AUTHORITY, remote=work.remote)
            charged = tariffs.price(owed.terms, work, known.before(record, work, owed, charged=True))
        return Priced(tariff.id, source, lines, charged)

    return priced


def work_of(record: ServiceRecord) -> tariffs.Work:
    """The record as the plain value that is priced."""
    row, request = record.assignment, record.assignment.request
    day = local_day(row)
    return tariffs.Work(
        starts=row.starts.astimezone(row.pool.tz),
        booked=(row.ends - row.starts) // timedelta(minutes=1),
        minutes=record.minutes or 0,
        km=record.km or Decimal(0),
        means=record.means or row.interpreter.travels_by,
        ticket=record.ticket or Decimal("0.00"),
        travel_minutes=record.travel_minutes or 0,
        absent=record.absent,
        urgent=request.urgent,
        holiday=day in public_holidays.of_year(row.pool.federal_state, day.year),
        remote=request.modality != Modality.ON_SITE,
        notice=row.ended_at if record.kind == ServiceRecord.CANCELLED else None,
        case=_case(request),
        place=f"{request.postal_code} {request.street}".casefold().strip(),
    )


def _case(request: Request) -> str:
    """One client; of whom nobody says which one it is, each Request is a case of its own."""
    return f"{request.authority_id}:{request.client_token}" if request.client_token else f"{request.pk}"


def as_lines(lines: Iterable[tariffs.Line]) -> list[dict[str, str]]:
    """Lines as the ServiceRecord keeps them."""
    return [{"amount": str(one.amount), "sentence": one.sentence, "kind": one.kind.value} for one in lines]


def lines_of(kept: Iterable[dict[str, Any]]) -> tuple[tariffs.Line, ...]:
    """The other way round; an old line has no kind and is for time."""
    return tuple(
        tariffs.Line(Decimal(one["amount"]), one["sentence"], tariffs.LineKind(one.get("kind", "time")))
        for one in kept
    )


def calculation_of(kept: Iterable[dict[str, Any]]) -> str:
    """The kept lines as one sentence that ends in the amount."""
    return tariffs.calculation(lines_of(kept))
