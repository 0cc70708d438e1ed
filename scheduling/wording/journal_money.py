"""What the journal says about money: each verb of an Event in a word or two."""

from django.utils.translation import gettext_noop as _

CHANGED_MONEY = {
    "set_account": _("Bankverbindung"),
    "waive_account": _("Verzicht auf Auszahlung"),
    "confirm_account": _("Bankverbindung geprüft"),
    "look_at_account": _("ganze IBAN angesehen"),
    "ask_account": _("nach der Bankverbindung gefragt"),
    "set_payer": _("Konto des Pools"),
    "make_run": _("Zahlungslauf vorbereitet"),
    "approve_run": _("Zahlungslauf freigegeben"),
    "order_run": _("Datei erstellt"),
    "discard_run": _("Zahlungslauf verworfen"),
    "fetch_file": _("Datei heruntergeladen"),
    "mark_run_paid": _("alles als bezahlt eingetragen"),
    "mark_paid": _("als bezahlt eingetragen"),
    "mark_returned": _("Geld zurückgekommen"),
    "waive_payout": _("auf eine Auszahlung verzichtet"),
    "waive_open": _("auf offenes Geld verzichtet"),
}
