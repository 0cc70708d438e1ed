"""What a Pool's settings do at present, a sentence each, for the overview of all settings."""

from datetime import time

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from notifications.domain.phones import pretty
from pool.domain.ceilings import LAWS
from pool.domain.settings_of_work import POLICY_LABELS, Policy
from pool.models import Pool
from scheduling.domain import money
from scheduling.domain.ceilings import Effect, effect_of
from scheduling.domain.ibans import last_four
from scheduling.queries.money_rules import money_rules_of
from scheduling.wording.pool_rules import service_times

EFFECTS = {
    Effect.NOTHING: gettext_noop("Wer ihn erreicht, wird gefragt wie alle."),
    Effect.LATER: gettext_noop("Wer kurz davor ist, wird später gefragt."),
    Effect.STOPS: gettext_noop("Wer ihn erreicht, wird nicht mehr gefragt."),
}


def asking(pool: Pool) -> str:
    """How many are asked at once, and how long is waited."""
    how = _(POLICY_LABELS[Policy(pool.policy)])
    if pool.policy != Policy.FIXED:
        return _("Gefragt wird so: %(how)s.") % {"how": how}
    facts = {"how": how, "n": pool.round_size, "minutes": pool.round_minutes}
    return _("Gefragt wird so: %(how)s, %(n)s Personen, dann warten wir %(minutes)s Minuten.") % facts


def quiet(pool: Pool) -> str:
    """When nobody is asked."""
    facts = {"since": _clock(pool.quiet_from), "until": _clock(pool.quiet_until)}
    if pool.quiet_sundays:
        return _("Von %(since)s bis %(until)s Uhr und an Sonn- und Feiertagen fragt keine SMS.") % facts
    return _("Von %(since)s bis %(until)s Uhr fragt keine SMS.") % facts


def weights(pool: Pool) -> str:
    """Whether the Pool has an order of its own."""
    own = _("Es gilt eine eigene Reihenfolge.")
    return own if pool.weights else _("Es gilt die übliche Reihenfolge.")


def closures(pool: Pool, ahead: int) -> str:
    """How many closures lie ahead."""
    if not ahead:
        return _("Es ist keine Pause eingetragen.")
    return ngettext("%(n)s Pause liegt vor uns.", "%(n)s Pausen liegen vor uns.", ahead) % {"n": ahead}


def serving(pool: Pool) -> str:
    """When the Pool serves, and how early it must be asked."""
    times = service_times(pool) or _("zu jeder Zeit")
    if not pool.lead_days:
        return _("Einsätze gibt es %(times)s. Einen Vorlauf braucht es nicht.") % {"times": times}
    text = ngettext(
        "Einsätze gibt es %(times)s. Angefragt wird %(days)s Arbeitstag vorher.",
        "Einsätze gibt es %(times)s. Angefragt wird %(days)s Arbeitstage vorher.",
        pool.lead_days,
    )
    return text % {"times": times, "days": pool.lead_days}


def welcome(pool: Pool) -> str:
    """Whether institutions come in by themselves, and whether there are terms."""
    registers = (
        _("Einrichtungen können sich selbst anmelden.")
        if pool.registers
        else _("Einrichtungen nehmen nur Sie auf.")
    )
    terms = _("Sie stimmen Ihren Regeln zu.") if pool.terms else _("Regeln zum Zustimmen gibt es keine.")
    return f"{registers} {terms}"


def sms(pool: Pool) -> str:
    """What the SMS of a month may cost."""
    if not pool.sms_budget:
        return _("Gewarnt wird nicht, wie viele SMS es auch werden.")
    return _("Ab %(n)s SMS-Teilen im Monat bekommen Sie eine Warnung.") % {"n": pool.sms_budget}


def papers(pool: Pool) -> str:
    """How long papers hold."""
    if not pool.record_check_years:
        return _("Ein Führungszeugnis wird nicht verlangt.")
    text = ngettext(
        "Ein Führungszeugnis gilt %(n)s Jahr.",
        "Ein Führungszeugnis gilt %(n)s Jahre.",
        pool.record_check_years,
    )
    return text % {"n": pool.record_check_years}


def tax_free(pool: Pool) -> str:
    """Which law counts, and what happens when its amount is reached."""
    if not pool.ceiling_law:
        return _("Ein steuerfreier Betrag wird nicht beachtet.")
    happens = _(EFFECTS[effect_of(pool.weights, stops=pool.ceiling_stops)])
    return _("Es gilt: %(law)s. %(happens)s") % {"law": _(LAWS[pool.ceiling_law]), "happens": happens}


def sender(pool: Pool) -> str:
    """Under which name words leave."""
    facts = {"sms": pool.sms_name, "mail": pool.email, "phone": pretty(pool.phone)}
    return _("SMS beginnen mit „%(sms)s“, Mails kommen von %(mail)s, das Telefon ist %(phone)s.") % facts


def payer(pool: Pool) -> str:
    """From which account, and with how many people."""
    rules = money_rules_of(pool)
    if rules.debtor_iban and rules.debtor_name:
        facts = {"name": rules.debtor_name, "end": last_four(rules.debtor_iban)}
        told = _("Gezahlt wird vom Konto …%(end)s (%(name)s).") % facts
    else:
        told = _("Es gibt kein Konto: Sie erstellen Zahlungslisten, keine SEPA-Dateien.")
    if rules.second_above is None:
        return told
    return f"{told} " + _("Über %(sum)s geben zwei Personen frei.") % {"sum": money.words(rules.second_above)}


def alerts(pool: Pool) -> str:
    """After how long somebody is fetched."""
    if not pool.alert_after:
        return _("Was liegen bleibt, wird niemandem gemeldet.")
    return _("Was %(n)s Minuten liegen bleibt, wird gemeldet.") % {"n": pool.alert_after}


def _clock(at: time) -> str:
    return f"{at:%H:%M}"
