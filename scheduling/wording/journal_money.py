"""What the journal says of hours and money: like VERBS and CHANGED of journal.py, which takes them in."""

from django.utils.translation import gettext_noop as _

from pool.domain.words import gettext_noop as _

MONEY_VERBS = {
    "statement.issue": _("%(who)s hat Abrechnung Nr. %(number)s ausgestellt: %(total)s Euro."),
    "servicerecord.reopen": _("%(who)s hat die abgerechneten Stunden wieder geöffnet."),
    "pool.add_source": _("%(who)s hat den Fördertopf %(name)s angelegt."),
    "pool.change_source": _("%(who)s hat einen Fördertopf geändert."),
    "pool.end_source": _("%(who)s hat einen Fördertopf beendet."),
    "pool.set_budget": _("%(who)s hat das Budget eines Fördertopfs gesetzt."),
    "pool.set_funding_texts": _("%(who)s hat die Texte eines Nachweises geändert."),
    "pool.allow_more": _("%(who)s hat eine Ausnahme von der Obergrenze eingetragen."),
    "pool.take_back_exception": _("%(who)s hat eine Ausnahme zurückgenommen."),
    "servicerecord.choose_source": _("%(who)s hat einen anderen Fördertopf gewählt."),
    "costlist.issue_costs": _("%(who)s hat die Kostenliste Nr. %(number)s erstellt: %(total)s Euro."),
    "authority.set_invoice": _("%(who)s hat geändert, wer zahlt und wohin die Rechnung geht."),
    "authority.warn_budget": _("Das Jahresbudget ist zu %(percent)s Prozent verbraucht, alle wissen es."),
    "interpreter.declare_income": _("%(who)s hat Einkünfte von anderswo für %(year)s angegeben."),
    "interpreter.ask_declaration": _("Die Frage nach anderen Einkünften %(year)s ist verschickt."),
    "interpreter.warn_ceiling": _("Der steuerfreie Betrag %(year)s wird knapp: Beide Seiten wissen es."),
}
MONEY_CHANGED = {
    "set_period": _("Zeitraum der Abrechnung"),
    "add_source": _("Fördertopf angelegt"),
    "change_source": _("Fördertopf geändert"),
    "end_source": _("Fördertopf beendet"),
    "set_budget": _("Budget eines Fördertopfs"),
    "set_funding_texts": _("Texte eines Nachweises"),
    "allow_more": _("Ausnahme von der Obergrenze"),
    "take_back_exception": _("Ausnahme zurückgenommen"),
    "choose_source": _("anderer Fördertopf"),
    "set_invoice": _("wer zahlt"),
    "set_ceiling_rules": _("Steuerfreier Betrag"),
    "declare_income": _("Einkünfte von anderswo"),
    "ask_declaration": _("nach anderen Einkünften gefragt"),
    "warn_ceiling": _("Hinweis zum steuerfreien Betrag"),
}
MONEY = {
    "yearclosing.begin": _("%(who)s hat den Abschluss des Jahres %(year)s begonnen: %(items)s Schritte."),
    "yearclosing.finish": _("Das Jahr %(year)s ist abgeschlossen, nicht möglich waren %(refused)s Schritte."),
    "pool.archive": _("%(who)s hat das Archiv des Jahres %(year)s geholt."),
    "pool.set_retention": _("%(who)s hat geändert, wie lange etwas aufbewahrt wird."),
    "request.forget_content": _("Adresse, Kontakt und Hinweise der Anfrage sind gelöscht."),
}
CHANGED_MONEY = {
    "set_retention": _("Aufbewahrung"),
    "archive": _("Archiv geholt"),
}
