"""What the journal says about hours and money; `journal.py` merges it in."""

from django.utils.translation import gettext_noop as _

# subject.verb of an Event -> what happened; the facts of the Event fill the places
MONEY_VERBS: dict[str, str] = {
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
}
# verb of an Event -> what was changed, for the foot of a page
MONEY_CHANGED: dict[str, str] = {
    "add_source": _("Fördertopf angelegt"),
    "change_source": _("Fördertopf geändert"),
    "end_source": _("Fördertopf beendet"),
    "set_budget": _("Budget eines Fördertopfs"),
    "set_funding_texts": _("Texte eines Nachweises"),
    "allow_more": _("Ausnahme von der Obergrenze"),
    "take_back_exception": _("Ausnahme zurückgenommen"),
    "choose_source": _("anderer Fördertopf"),
    "set_invoice": _("wer zahlt"),
}
