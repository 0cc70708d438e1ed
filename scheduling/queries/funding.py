"""FundingSources: which of them pays for an Assignment.

The cap counts what is approved or settled from a source, by client and local calendar year. Who writes holds
the sources (`actions.locks.hold_sources`) before asking, so that two approvals at once count each other.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from django.db.models import Count

from pool.models import Pool
from scheduling.domain.funding import Case, Key, Source, has_room, in_order, payer
from scheduling.domain.states import APPROVED_RECORD
from scheduling.models import FundingException, FundingSource, ServiceRecord
from scheduling.queries.bookings import local_day

CLIENT = "assignment__request__client_token"


def value_of(row: FundingSource) -> Source:
    """The row as the plain value the rules work on."""
    return Source(
        id=row.pk,
        rank=row.rank,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        settings=frozenset(row.settings),
        kinds=frozenset(row.kinds),
        client_cap=row.client_cap,
        counts_absent=row.counts_absent,
        counts_cancelled=row.counts_cancelled,
    )


def case_of(record: ServiceRecord) -> Case:
    """The record as the plain value the rules work on; it has its `assignment` with `request` at hand."""
    request = record.assignment.request
    return Case(
        day=local_day(record.assignment),
        setting=request.setting,
        kind=request.authority.kind,
        client=request.client_token,
        absent=record.absent,
        cancelled=record.kind == ServiceRecord.CANCELLED,
        charged=request.authority.pays_itself,
    )


def year_bounds(tz: tzinfo, year: int) -> tuple[datetime, datetime]:
    """The first instant of a local calendar year and of the next."""
    return datetime(year, 1, 1, tzinfo=tz), datetime(year + 1, 1, 1, tzinfo=tz)


class Counts:
    """How many of a client a source has paid for in a year, and how many more it may.

    The first client is asked for alone, as one approval needs it; from the second one on, all of that year
    are read at once, so that a list costs the same however long it is.
    """

    def __init__(self, pool: Pool | int, sources: Iterable[Source]) -> None:
        self.pool, self.capped = pool, [one.id for one in sources if one.client_cap]
        self.used: dict[Key, int] = {}
        self.known: set[tuple[str, int]] = set()
        self.whole: set[int] = set()
        self._extras: dict[Key, int] | None = None

    def room(self, source: Source, case: Case, record: ServiceRecord) -> bool:
        """Whether the cap leaves room for this record, which does not count against itself."""
        if not source.client_cap or not case.client:
            return True
        key, counted = (source.id, case.client, case.day.year), record.state in APPROVED_RECORD
        own = 1 if counted and record.source_id == source.id else 0
        used = self._count(key, record.assignment.pool.tz) - own
        return has_room(source, case, used=used, extra=self.extras.get(key, 0))

    @property
    def extras(self) -> dict[Key, int]:
        """Further ones that somebody has allowed, read once."""
        if self._extras is None:
            rows = FundingException.objects.of(self.pool)
            found = rows.values_list("source_id", "client_token", "year", "extra")
            self._extras = {(source, client, year): extra for source, client, year, extra in found}
        return self._extras

    def _count(self, key: Key, tz: tzinfo) -> int:
        _source, client, year = key
        if (client, year) not in self.known and year not in self.whole:
            if self.known:
                self._read(tz, year)
                self.whole.add(year)
            else:
                self._read(tz, year, client)
                self.known.add((client, year))
        return self.used.get(key, 0)

    def _read(self, tz: tzinfo, year: int, client: str = "") -> None:
        begin, end = year_bounds(tz, year)
        rows = ServiceRecord.objects.of(self.pool).filter(
            source_id__in=self.capped, state__in=APPROVED_RECORD,
            assignment__starts__gte=begin, assignment__starts__lt=end,
        )  # fmt: skip
        rows = rows.filter(**{CLIENT: client}) if client else rows.exclude(**{CLIENT: ""})
        counted = rows.order_by().values_list("source_id", CLIENT).annotate(n=Count("pk"))
        self.used |= {(source, token, year): n for source, token, n in counted}


def sources_of(pool: Pool | int) -> Callable[[ServiceRecord], int | None]:
    """Reads the sources once; what it returns names the one that pays for a record (None: the Pool).

    The record has its `assignment` with `pool` and `request` (with its `authority`) at hand.
    """
    sources = in_order(value_of(row) for row in FundingSource.objects.of(pool))
    counts = Counts(pool, sources)

    def pays(record: ServiceRecord) -> int | None:
        found = payer(sources, case_of(record), lambda one, case: counts.room(one, case, record))
        return found.id if found else None

    return pays
