"""What the journal says about money: verbs for journal.py, which takes them in."""

from django.utils.translation import gettext_noop as _

MONEY_VERBS = {
    "pool.begin_tariff": _("%(who)s hat einen Tarif eingetragen: %(tariff)s, gültig ab %(day)s."),
    "pool.remove_tariff": _("%(who)s hat einen Tarif gelöscht, der noch nicht galt: %(tariff)s, ab %(day)s."),
}
MONEY_CHANGED = {
    "begin_tariff": _("neuer Tarif"),
    "remove_tariff": _("Tarif gelöscht"),
}
