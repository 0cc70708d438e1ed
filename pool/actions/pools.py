"""The rules of a Pool that say who may be asked: papers, special training, holidays."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from pool.actions.locks import lock_pool
from pool.actions.writing import write
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from pool.domain.settings_of_work import Setting
from pool.domain.words import gettext_noop as _
from pool.models import Event, Pool
from pool.models.pools import FEDERAL_STATES
from pool.permissions import check_can_lead

LONGEST_YEARS = 50


class StateUnknown(Refused):
    """There are sixteen."""

    sentence = _("Dieses Bundesland kennen wir nicht.")
    field = "federal_state"


class YearsOutOfRange(Refused):
    """A paper that holds for a thousand years, or for minus one."""

    sentence = _("Die Gültigkeit muss zwischen 0 und 50 Jahren liegen; 0 heißt ohne Ende.")
    field = "declaration_years"


@dataclass(frozen=True)
class Rules:
    """The plain value of the form. Years 0: without end."""

    federal_state: str
    declaration_years: int
    record_check_years: int
    special_settings: tuple[str, ...]


@transaction.atomic
def set_rules(pool: Pool, *, rules: Rules, by: Actor, at: datetime) -> Pool:
    """From now on these count, for searches that are going on, too."""
    check_can_lead(by, pool.pk)
    if rules.federal_state not in FEDERAL_STATES:
        raise StateUnknown
    if not all(0 <= years <= LONGEST_YEARS for years in (rules.declaration_years, rules.record_check_years)):
        raise YearsOutOfRange
    special = [setting.value for setting in Setting if setting in map(Setting, rules.special_settings)]
    row = lock_pool(pool.pk)
    write(row, asdict(rules) | {"special_settings": special})
    facts = asdict(rules) | {"special_settings": special}
    Event.record("set_rules", row, by=by, at=at, **facts)
    return row
