"""What a volunteer is asked about the way: no more than the Pool's Tariff pays for."""

from dataclasses import dataclass

from pool.domain.settings_of_work import Modality, Travel
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


def asked_of(record: ServiceRecord) -> Asked:
    """Nothing of who stayed at home; kilometres of everybody else, the rest as the Tariff of the day says."""
    row = record.assignment
    if row.request.modality != Modality.ON_SITE:
        return Asked()
    dated = [one.value() for one in Tariff.objects.of(record.pool_id)]
    try:
        found = tariffs.valid_on(dated, local_day(row), source_id=sources_of(record.pool_id)(record))
    except tariffs.NoTariff:
        return Asked(km=True)
    way = found.terms.travel
    means = [*way.rates, *([Travel.TRANSIT.value] if way.ticket and way.rates else [])]
    choice = tuple(dict.fromkeys(means))
    return Asked(True, way.ticket, choice if len(choice) > 1 else (), bool(way.hour) or way.counts)
