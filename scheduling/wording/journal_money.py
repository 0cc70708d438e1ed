"""What the journal says about hours and money; `journal.py` merges it in."""

from django.utils.translation import gettext_noop as _

# subject.verb of an Event -> what happened; the facts of the Event fill the places
MONEY_VERBS = {
    "servicerecord.approve_by_rule": _(
        "Von selbst freigegeben, weil beide Seiten dasselbe sagen: %(amount)s Euro."
    ),
    "servicerecord.attest_by_paper": _(
        "%(who)s hat ein unterschriebenes Papier (Nr. %(paper)s), darauf stehen %(minutes)s Minuten."
    ),
    "servicerecord.attest_by_silence": _(
        "Die Einrichtung hat nicht widersprochen. Damit gelten %(minutes)s Minuten."
    ),
    "servicerecord.call_off": _("Der Termin ist so spät abgesagt, dass dafür etwas gezahlt wird."),
    "servicerecord.refuse_called_off": _("%(who)s hat entschieden: Für die Absage wird nichts gezahlt."),
    "servicerecord.remind_to_report": _("%(name)s wird an die Stunden erinnert, zum %(n)s. Mal."),
    "servicerecord.remind_to_attest": _("Die Einrichtung wird an die Bestätigung erinnert, zum %(n)s. Mal."),
}
# verb of an Event -> what was changed, for the foot of a page
MONEY_CHANGED = {
    "set_hours_rules": _("Regeln für Stunden"),
}
