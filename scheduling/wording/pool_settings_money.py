"""What a Pool's settings about money do at present, a sentence each."""

from django.utils.translation import gettext as _

from pool.models import Pool
from scheduling.models import MoneyRules
from scheduling.queries.money_rules import money_rules_of


def retention(pool: Pool) -> str:
    """How long what is kept."""
    rules = money_rules_of(pool)
    facts = {"years": rules.keep_payments, "days": rules.keep_content}
    if not rules.keep_content:
        return _("Zahlungen bleiben %(years)s Jahre, der Inhalt von Anfragen für immer.") % facts
    return _("Zahlungen bleiben %(years)s Jahre, der Inhalt von Anfragen %(days)s Tage.") % facts


def period(pool: Pool) -> str:
    """How often it is settled."""
    return _("Abgerechnet wird %(period)s.") % {"period": MoneyRules.PERIODS[money_rules_of(pool).period]}
