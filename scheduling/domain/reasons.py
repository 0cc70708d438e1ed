"""Why somebody is not asked: every reason and its sentence, which goes on from "nicht gefragt, weil ".

So each is a clause with its own subject and its verb at the end, which names no sex, and "weil a, weil b und
weil c" is a German sentence. Facts named `day` and `date` are ISO dates, `language`, `via`, `setting` and
`side` are codes; `scheduling.wording` says them.
"""

from pool.domain.words import gettext_noop as _

REASONS = {
    "not_active": _("die Mitarbeit noch nicht begonnen hat oder ruht"),
    "declaration_missing": _("die Verpflichtungserklärung noch nicht unterschrieben ist"),
    "declaration_expired": _("die Verpflichtungserklärung älter als %(years)s Jahre ist"),
    "record_check_missing": _("noch kein Führungszeugnis vorgelegt wurde"),
    "record_check_expired": _("das Führungszeugnis vor mehr als %(years)s Jahren vorgelegt wurde"),
    "training_missing": _("die Basisschulung noch nicht abgeschlossen ist"),
    "no_sms": _("die Mobilnummer oder die Erlaubnis für SMS fehlt"),
    "opted_out": _("zurzeit keine SMS gewünscht sind"),
    "number_unconfirmed": _("die Mobilnummer noch nicht bestätigt ist"),
    "number_unreachable": _("unter der Mobilnummer zurzeit keine SMS ankommt"),
    "mail_late": _("eine E-Mail weniger als %(hours)s Stunden vor dem Termin zu spät käme"),
    "rather_called": _("nur ein Anruf gewünscht ist"),
    "dropped_out": _("dieser Einsatz schon einmal abgesagt wurde"),
    "level": _("das Sprachniveau %(level)s nicht reicht (gebraucht wird %(least)s)"),
    "level_more": _("das Sprachniveau %(level)s in %(language)s nicht reicht (gebraucht wird %(least)s)"),
    "language_missing": _("auch %(language)s gebraucht und nicht gesprochen wird"),
    "substitute_unticked": _("die Einrichtung %(via)s nicht als Ersatz angekreuzt hat"),
    "modality": _("Einsätze dieser Art (vor Ort, Telefon oder Video) nicht übernommen werden"),
    "remote_only": _("diese Sprache nur am Telefon oder per Video übernommen wird"),
    "language_modality": _("diese Sprache auf diesem Weg nicht gedolmetscht werden kann"),
    "gender": _("unbedingt eine Person anderen Geschlechts gewünscht ist"),
    "setting_declined": _("der Bereich %(setting)s nicht übernommen wird"),
    "setting_untrained": _("die Schulung für den Bereich %(setting)s noch fehlt"),
    "not_again": _("nur kommen soll, wer in diesem Fall zuletzt da war"),
    "apart": _("dieser Einsatz vermieden werden soll (gesagt von: %(side)s)"),
    "conflict": _("hier eine Befangenheit besteht"),
    "ceiling": _("der steuerfreie Betrag für dieses Jahr erreicht ist"),
    "notice": _("vor einem Einsatz mindestens %(hours)s Stunden Vorlauf gewünscht sind"),
    "series_date": _("der Termin der Reihe am %(date)s nicht passt"),
    "series_asked": _("die ganze Reihe schon angefragt wurde"),
    "closed": _("der Pool an diesem Tag nicht vermittelt (%(name)s)"),
    "day_limit": _("die gewünschte Höchstzahl an diesem Tag erreicht ist (Einsätze: %(count)s)"),
    "week_limit": _("die gewünschte Höchstzahl in dieser Woche erreicht ist (Einsätze: %(count)s)"),
    "place_unknown": _("die Entfernung unbekannt ist (der Ort des Termins fehlt)"),
    "home_unknown": _("die Entfernung unbekannt ist (der Wohnort fehlt)"),
    "too_far": _("der Weg %(km)s km lang ist (gewünscht sind höchstens %(radius)s km)"),
    "absent": _("bis %(until)s eine Abwesenheit eingetragen ist"),
    "absent_part": _("an diesem Tag eine Abwesenheit eingetragen ist (%(hours)s Uhr)"),
    "outside_hours": _("an diesem Tag nur diese Zeit frei ist: %(hours)s Uhr"),
    "no_hours": _("an diesem Tag keine freie Zeit angegeben ist"),
    "own_calendar": _("zu dieser Zeit im eigenen Kalender schon etwas anderes steht"),
    "busy": _("am %(day)s von %(start)s bis %(end)s Uhr ein anderer Einsatz in %(town)s ist"),
    "busy_elsewhere": _("am %(day)s von %(start)s bis %(end)s Uhr ein anderer Einsatz ist"),
    "way_from": _("am %(day)s bis %(end)s Uhr ein Einsatz in %(town)s ist, %(minutes)s Minuten Fahrt"),
    "way_to": _("am %(day)s um %(start)s Uhr ein Einsatz in %(town)s beginnt, %(minutes)s Minuten Fahrt"),
    "way_between": _(
        "am %(day)s von %(start)s bis %(end)s Uhr ein anderer Einsatz ist, %(minutes)s Minuten Fahrt"
    ),
    "too_close": _(
        "am %(day)s von %(start)s bis %(end)s Uhr ein anderer Einsatz ist (dazwischen müssen "
        "%(minutes)s Minuten liegen)"
    ),
}
