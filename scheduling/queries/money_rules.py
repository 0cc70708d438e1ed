"""How a Pool handles hours and money."""

from pool.models import Pool
from scheduling.domain.hours_rules import Limits, Nudges
from scheduling.models import MoneyRules


def money_rules_of(pool: Pool) -> MoneyRules:
    """Its own row, or the defaults as a row that is not stored."""
    found = MoneyRules.objects.of(pool).filter(pool=pool).first()
    return found or MoneyRules(pool=pool)


def limits_of(rules: MoneyRules) -> Limits:
    """What is approved by itself."""
    return Limits(rules.auto_approve, rules.auto_most, rules.auto_over)


def report_nudges(rules: MoneyRules) -> Nudges:
    """How Interpreters are reminded who have not reported."""
    return Nudges(rules.report_days, rules.remind_times)


def attest_nudges(rules: MoneyRules) -> Nudges:
    """How Authorities are reminded that have not confirmed."""
    return Nudges(rules.attest_days, rules.remind_times)
