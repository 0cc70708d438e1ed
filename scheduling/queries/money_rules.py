"""How a Pool handles hours and money."""

from pool.models import Pool
from scheduling.models import MoneyRules


def money_rules_of(pool: Pool) -> MoneyRules:
    """Its own row, or the defaults as a row that is not stored."""
    found = MoneyRules.objects.of(pool).filter(pool=pool).first()
    return found or MoneyRules(pool=pool)
