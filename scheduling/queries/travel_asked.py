"""What a volunteer is asked about the way: no more than the Pool's Tariff pays for."""

from collections.abc import Callable
from dataclasses import dataclass

from pool.domain.settings_of_work import Modality, Travel
from pool.models import Pool
from scheduling.domain import tariffs
from scheduling.models import ServiceRecord, Tariff
from scheduling.queries.bookings import local_day
from scheduling.queries.funding import sources_of


@dataclass(frozen=True)
class Asked:
    """`means`: between which one chooses (Travel values), empty when it makes no difference."""

    km: bool = False
    ticket: bool = False
    means: tuple[str, ...] = ()
    travel_minutes: bool = False


def asks_of(pool: Pool | int) -> Callable[[ServiceRecord], Asked]:
    """Reads the Pool's Tariffs once; what it returns says what the volunteer of one record is asked.

    Nothing of who stayed at home; kilometres of everybody else, the rest as the Tariff of the day says.
    """
    dated, pays = [one.value() for one in Tariff.objects.of(pool)], sources_of(pool)

    def asks(record: ServiceRecord) -> Asked:
        row = record.assignment
        if row.request.modality != Modality.ON_SITE:
            return Asked()
        try:
            found = tariffs.valid_on(dated, local_day(row), source_id=pays(record))
        except tariffs.NoTariff:
            return Asked(km=True)
        return _asked(found.terms.travel)

    return asks


def _asked(way: tariffs.TravelRule) -> Asked:
    means = [*way.rates, *([Travel.TRANSIT.value] if way.ticket and way.rates else [])]
    choice = tuple(dict.fromkeys(means))
    return Asked(True, way.ticket, choice if len(choice) > 1 else (), bool(way.hour) or way.counts)
