"""A record of service in words: how much longer, who stood for the Authority, how somebody travelled."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from pool.domain.settings_of_work import TRAVEL_LABELS
from scheduling.domain.tariffs.rates import MEANS
from scheduling.models import ServiceRecord
from scheduling.wording.both_sides import said
from scheduling.wording.numbers import duration

LABELS = MEANS | {one.value: label for one, label in TRAVEL_LABELS.items()}
HOW = {
    ServiceRecord.BY_COORDINATOR: gettext_noop("Die Koordination hat für die Einrichtung bestätigt."),
    ServiceRecord.BY_SILENCE: gettext_noop("Die Einrichtung hat nicht widersprochen."),
}


def beyond_said(record: ServiceRecord) -> str:
    """35 Minuten länger als vereinbart; empty when it was as agreed."""
    if not record.beyond:
        return ""
    told = {"duration": duration(abs(record.beyond))}
    if record.beyond > 0:
        return _("%(duration)s länger als vereinbart") % told
    return _("%(duration)s kürzer als vereinbart") % told


def attested_said(record: ServiceRecord) -> str:
    """What the Authority says, or who has spoken for it."""
    if record.stated is None and record.attested_how in HOW:
        return _(HOW[record.attested_how])
    return said(record.stated)


def means_said(record: ServiceRecord) -> str:
    """Bus und Bahn; empty when nobody said."""
    return means_named(record.means)


def means_named(means: str) -> str:
    """What it is called; a means without a name is told as it is kept."""
    return _(LABELS[means]) if means in LABELS else means
