"""What a Pool's settings of money do at present, a sentence each, for the overview of all settings."""

from django.utils.translation import gettext as _

from pool.models import Pool
from scheduling.models import MoneyRules
from scheduling.queries.money_rules import money_rules_of


def period(pool: Pool) -> str:
    """How often it is settled."""
    return _("Abgerechnet wird %(period)s.") % {"period": MoneyRules.PERIODS[money_rules_of(pool).period]}
