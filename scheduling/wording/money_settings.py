"""What a Pool's settings about hours and money do at present, a sentence each."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pool.models import Pool
from scheduling.domain import money
from scheduling.models import MoneyRules
from scheduling.queries.money_rules import money_rules_of


def hours(pool: Pool) -> str:
    """What of hours happens by itself, and until when they may be reported."""
    rules = money_rules_of(pool)
    return " ".join(filter(None, (_auto(rules), _silence(rules), _claim(rules))))


def _auto(rules: MoneyRules) -> str:
    if not rules.auto_approve:
        return _("Jeden Einsatz geben Sie selbst frei.")
    told = {"minutes": rules.auto_over}
    if rules.auto_most is None:
        text = _(
            "Was beide gleich angeben, ist von selbst freigegeben, wenn es höchstens %(minutes)s Minuten "
            "länger war."
        )
        return text % told
    text = _(
        "Was beide gleich angeben, ist bis %(most)s von selbst freigegeben, wenn es höchstens %(minutes)s "
        "Minuten länger war."
    )
    return text % (told | {"most": money.words(rules.auto_most)})


def _silence(rules: MoneyRules) -> str:
    days = rules.silence_days
    if not days:
        return ""
    text = ngettext(
        "Widerspricht die Einrichtung %(days)s Tag lang nicht, gilt das als Ja.",
        "Widerspricht die Einrichtung %(days)s Tage lang nicht, gilt das als Ja.",
        days,
    )
    return text % {"days": days}


def _claim(rules: MoneyRules) -> str:
    days = rules.claim_days
    if not days:
        return _("Zum Melden gibt es keine Frist.")
    text = ngettext(
        "Gemeldet werden kann bis %(days)s Tag danach.",
        "Gemeldet werden kann bis %(days)s Tage danach.",
        days,
    )
    return text % {"days": days}


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
