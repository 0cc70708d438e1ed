"""What the journal says about hours and money; `journal.py` merges it in."""

from django.utils.translation import gettext_noop as _

# subject.verb of an Event -> what happened; the facts of the Event fill the places
MONEY_VERBS: dict[str, str] = {
    "interpreter.declare_income": _("%(who)s hat Einkünfte von anderswo für %(year)s angegeben."),
    "interpreter.ask_declaration": _("Die Frage nach anderen Einkünften %(year)s ist verschickt."),
    "interpreter.warn_ceiling": _("Der steuerfreie Betrag %(year)s wird knapp: Beide Seiten wissen es."),
}
# verb of an Event -> what was changed, for the foot of a page
MONEY_CHANGED: dict[str, str] = {
    "set_ceiling_rules": _("Steuerfreier Betrag"),
    "declare_income": _("Einkünfte von anderswo"),
    "ask_declaration": _("nach anderen Einkünften gefragt"),
    "warn_ceiling": _("Hinweis zum steuerfreien Betrag"),
}
