"""How long before an appointment one may be reminded: the leads, in minutes, and their words."""

from pool.domain.words import gettext_noop as _

LEAD_LABELS = {
    7 * 1440: _("eine Woche vorher"),
    2 * 1440: _("zwei Tage vorher"),
    1440: _("am Tag vorher"),
    240: _("vier Stunden vorher"),
    120: _("zwei Stunden vorher"),
    60: _("eine Stunde vorher"),
}
COMES, WANTS = (1440, 120), (1440,)  # by default: who interprets; the clerk, whose invite has an alarm
