"""What the journal says of money: like VERBS and CHANGED of journal.py, which takes them in."""

from django.utils.translation import gettext_noop as _

MONEY_VERBS = {
    "statement.issue": _("%(who)s hat Abrechnung Nr. %(number)s ausgestellt: %(total)s Euro."),
    "servicerecord.reopen": _("%(who)s hat die abgerechneten Stunden wieder geöffnet."),
}
MONEY_CHANGED = {
    "set_period": _("Zeitraum der Abrechnung"),
}
