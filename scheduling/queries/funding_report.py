"""The report of one FundingSource and one local calendar year, read from approved and settled records."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, F

from pool.domain.settings_of_work import Modality
from pool.models import Training
from scheduling.domain import funding_report as domain
from scheduling.domain.evaluation import By
from scheduling.domain.funding import covers, has_room
from scheduling.domain.paying import PayoutState
from scheduling.domain.spans import Days
from scheduling.models import FundingException, FundingSource, PayoutPart, ServiceRecord, StatementEntry
from scheduling.queries.active_on import five_five
from scheduling.queries.bookings import local_day
from scheduling.queries.evaluation import evaluation_of
from scheduling.queries.funding import case_of, value_of
from scheduling.queries.funding_standing import approved_in, client_counts, extras_in, standings


def report_of(
    source: FundingSource, year: int, *, at: datetime, day: date | None = None
) -> domain.FundingReport:
    """Everything as it stands now; the 5/5 test is made on `day`, or on the last day that is here yet."""
    pool, last = source.pool, date(year, 12, 31)
    today = at.astimezone(pool.tz).date()
    paid, kept_out = _facts(source, year)
    whole = evaluation_of(pool, Days(date(year, 1, 1), last), at=at)
    return domain.report(
        year,
        paid,
        over=kept_out,
        allowed=_allowed(source, year),
        standing=standings(pool, year, at=at)[source.pk],
        flat=source.amount,
        cap=source.client_cap,
        missing={line.key: line.tally.missing for line in whole.by[By.LANGUAGE]},
        courses=_courses(source, year),
        test=five_five(pool, day or (min(today, last) if today.year >= year else last)),
    )


def _facts(source: FundingSource, year: int) -> tuple[list[domain.Fact], list[domain.Fact]]:
    """What it pays for, and what its cap has kept out."""
    rows = approved_in(source.pool, year).select_related(
        "assignment__pool", "assignment__position", "assignment__interpreter",
        "assignment__request__authority",
    )  # fmt: skip
    papers = _papers(source, year)
    mine = [_fact(row, source, papers) for row in rows.filter(source=source).iterator()]
    if not source.client_cap:
        return mine, []
    counts, extras, value = client_counts(source.pool, year), extras_in(source.pool, year), value_of(source)
    others = rows.exclude(assignment__request__client_token="").exclude(source=source)
    kept_out = []
    for row in others.iterator():
        case = case_of(row)
        key = (source.pk, case.client, year)
        full = not has_room(value, case, used=counts.get(key, 0), extra=extras.get(key, 0))
        if full and covers(value, case):
            kept_out.append(_fact(row, source, papers))
    return mine, kept_out


Papers = dict[int, tuple[int, date | None]]


def _papers(source: FundingSource, year: int) -> Papers:
    """By record: the number of the Statement that pays it now, and when that was paid."""
    records = approved_in(source.pool, year).filter(source=source).values("pk")
    rows = StatementEntry.objects.of(source.pool_id).filter(
        service_record__in=records, reverses=None, reversed_by=None
    )
    parts = PayoutPart.objects.of(source.pool_id).filter(
        live=True, payout__state=PayoutState.PAID, statement__in=rows.values("statement_id")
    )
    paid = dict(parts.values_list("statement_id", "payout__paid_on"))
    found = rows.values_list("service_record_id", "statement_id", "statement__number")
    return {record: (number, paid.get(statement)) for record, statement, number in found}


def _fact(row: ServiceRecord, source: FundingSource, papers: Papers) -> domain.Fact:
    held, amount = row.assignment, row.amount or Decimal("0.00")
    request = held.request
    number, paid_on = papers.get(row.pk, (None, None))
    return domain.Fact(
        id=row.pk,
        day=local_day(held),
        interpreter=held.interpreter.number,
        language=held.position.language,
        setting=request.setting,
        place=request.town if request.modality == Modality.ON_SITE else "",
        modality=request.modality,
        minutes=row.minutes or 0,
        funded=amount if source.amount is None else source.amount,
        paid=amount,
        client=request.client_token,
        request=request.pk,
        absent=row.absent,
        cancelled=row.kind == ServiceRecord.CANCELLED,
        statement=number,
        paid_on=paid_on,
    )


def _allowed(source: FundingSource, year: int) -> dict[str, domain.Allowed]:
    rows = FundingException.objects.of(source.pool_id).filter(source=source, year=year)
    return {row.client_token: domain.Allowed(row.extra, row.reason) for row in rows}


def _courses(source: FundingSource, year: int) -> Iterable[domain.CourseLine]:
    rows = Training.objects.of(source.pool_id).filter(done_on__year=year).exclude(kind=Training.CERTIFICATE)
    told = rows.order_by().values_list("kind", "name", "units")
    found = told.annotate(n=Count(F("interpreter"), distinct=True))
    return [domain.CourseLine(kind, name, units, n) for kind, name, units, n in found]
