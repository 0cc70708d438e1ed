"""Why somebody is not asked: every reason and its sentence, which goes on from "wird nicht gefragt: ".

Facts named `day` are ISO dates, `language`, `via`, `setting` and `side` are codes; wording.py says them.
"""

from pool.domain.words import gettext_noop as _

REASONS = {
    "not_active": _("ist nicht aktiv"),
    "declaration_missing": _("hat die Verpflichtungserklärung noch nicht unterschrieben"),
    "declaration_expired": _("hat die Verpflichtungserklärung vor mehr als %(years)s Jahren unterschrieben"),
    "record_check_missing": _("hat noch kein Führungszeugnis gezeigt"),
    "record_check_expired": _("hat das Führungszeugnis vor mehr als %(years)s Jahren gezeigt"),
    "training_missing": _("hat die Basisschulung noch nicht abgeschlossen"),
    "no_sms": _("hat keine Mobilnummer oder keine Erlaubnis für SMS"),
    "opted_out": _("möchte zurzeit keine SMS"),
    "dropped_out": _("hat diesen Einsatz schon einmal abgesagt"),
    "level": _("spricht auf Niveau %(level)s, gebraucht wird %(least)s"),
    "level_more": _("spricht %(language)s auf Niveau %(level)s, gebraucht wird %(least)s"),
    "language_missing": _("spricht nicht auch %(language)s"),
    "substitute_unticked": _("spricht %(via)s, das hat die Einrichtung nicht als Ersatz angekreuzt"),
    "modality": _("macht keine Einsätze dieser Art"),
    "remote_only": _("dolmetscht diese Sprache nur am Telefon oder per Video"),
    "language_modality": _("diese Sprache geht nicht auf diesem Weg"),
    "gender": _("gewünscht ist eine Person anderen Geschlechts"),
    "setting_declined": _("übernimmt den Bereich %(setting)s nicht"),
    "setting_untrained": _("hat für den Bereich %(setting)s noch keine Schulung"),
    "apart": _("soll nicht zu dieser Einrichtung oder in diesen Fall (gesagt von: %(side)s)"),
    "conflict": _("ist hier befangen"),
    "ceiling": _("hat den steuerfreien Betrag für dieses Jahr erreicht"),
    "notice": _("möchte mindestens %(hours)s Stunden vorher gefragt werden"),
    "closed": _("der Pool vermittelt an diesem Tag nicht: %(name)s"),
    "day_limit": _("hat an diesem Tag schon %(count)s Einsätze, mehr möchte sie oder er nicht"),
    "week_limit": _("hat in dieser Woche schon %(count)s Einsätze, mehr möchte sie oder er nicht"),
    "place_unknown": _("die Entfernung ist unbekannt, weil der Ort des Termins fehlt"),
    "home_unknown": _("die Entfernung ist unbekannt, weil der Wohnort fehlt"),
    "too_far": _("wohnt %(km)s km entfernt, fährt bis %(radius)s km"),
    "absent": _("ist abwesend bis %(until)s"),
    "absent_part": _("ist an diesem Tag abwesend: %(hours)s"),
    "outside_hours": _("hat an diesem Tag nur diese Zeiten frei: %(hours)s"),
    "no_hours": _("hat an diesem Tag keine freie Zeit angegeben"),
    "busy": _("hat am %(day)s von %(start)s bis %(end)s einen anderen Einsatz in %(town)s"),
    "busy_elsewhere": _("hat am %(day)s von %(start)s bis %(end)s einen anderen Einsatz"),
    "way_from": _("ist am %(day)s bis %(end)s in %(town)s, %(minutes)s Minuten Fahrt"),
    "way_to": _("muss am %(day)s um %(start)s in %(town)s sein, %(minutes)s Minuten Fahrt"),
    "way_between": _(
        "hat am %(day)s von %(start)s bis %(end)s einen anderen Einsatz, der Weg dauert %(minutes)s Minuten"
    ),
    "too_close": _(
        "hat am %(day)s von %(start)s bis %(end)s einen anderen Einsatz, dazwischen braucht es "
        "%(minutes)s Minuten"
    ),
}
