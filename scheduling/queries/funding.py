"""FundingSources: which of them pays for an Assignment."""

from collections.abc import Callable

from pool.models import Pool
from scheduling.models import FundingSource, ServiceRecord
from scheduling.queries.bookings import local_day


def sources_of(pool: Pool | int) -> Callable[[ServiceRecord], int | None]:
    """Reads the sources once; what it returns names the one that pays for a record (None: the Pool)."""
    sources = list(FundingSource.objects.of(pool))

    def pays(record: ServiceRecord) -> int | None:
        day, request = local_day(record.assignment), record.assignment.request
        for one in sources:
            dated = one.valid_from <= day and (one.valid_until is None or day <= one.valid_until)
            if dated and (not one.settings or request.setting in one.settings):
                return one.pk
        return None

    return pays
