"""What a coordinator may overrule, by the codes of `reasons.py`: the name of each rule, and the limits.

    one body, two places        never, neither for a question nor for an Assignment
    a question by hand          not where no word arrives or none is wanted, and not where the yes would be
                                refused in any case; everything else with a reason
    an Assignment by hand       everything else with a reason; how to reach somebody is no rule then: the
                                coordinator has talked to them

Some codes are known here alone, since they speak of asking and not of who fits: `asked`, `torn` (another
question about the same time), `holding` (another open question), `asked_enough`, `not_spoken`.
"""

from collections.abc import Iterable

from pool.domain.words import gettext_noop as _
from scheduling.domain.need import Fit, NoFit

RULES = {
    "not_active": _("Mitarbeit ruht oder hat noch nicht begonnen"),
    "declaration_missing": _("Verpflichtungserklärung fehlt"),
    "declaration_expired": _("Verpflichtungserklärung abgelaufen"),
    "record_check_missing": _("Führungszeugnis fehlt"),
    "record_check_expired": _("Führungszeugnis zu alt"),
    "training_missing": _("Basisschulung fehlt"),
    "no_sms": _("keine Nummer oder keine Erlaubnis für SMS"),
    "opted_out": _("möchte keine SMS"),
    "rather_called": _("möchte lieber angerufen werden"),
    "number_unconfirmed": _("Nummer nicht bestätigt"),
    "number_unreachable": _("Nummer nicht erreichbar"),
    "mail_late": _("zu spät für eine E-Mail"),
    "dropped_out": _("hat hier schon einmal abgesagt"),
    "level": _("Sprachniveau"),
    "level_more": _("Sprachniveau in der weiteren Sprache"),
    "language_missing": _("weitere Sprache fehlt"),
    "not_spoken": _("diese Sprache ist nicht eingetragen"),
    "substitute_unticked": _("Ersatzsprache nicht erlaubt"),
    "modality": _("übernimmt keine Einsätze dieser Art"),
    "remote_only": _("diese Sprache nur am Telefon oder per Video"),
    "language_modality": _("diese Sprache geht auf diesem Weg nicht"),
    "gender": _("anderes Geschlecht gewünscht"),
    "setting_declined": _("übernimmt diesen Bereich nicht"),
    "setting_untrained": _("Schulung für diesen Bereich fehlt"),
    "not_again": _("die Einrichtung möchte jemand anderen wieder"),
    "apart": _("nicht miteinander"),
    "conflict": _("Befangenheit"),
    "ceiling": _("steuerfreier Betrag erreicht"),
    "notice": _("zu kurzfristig"),
    "series_date": _("ein Termin der Reihe passt nicht"),
    "series_asked": _("für die ganze Reihe schon gefragt"),
    "closed": _("der Pool vermittelt an diesem Tag nicht"),
    "day_limit": _("Höchstzahl am Tag"),
    "week_limit": _("Höchstzahl in der Woche"),
    "place_unknown": _("Ort des Termins unbekannt"),
    "home_unknown": _("Wohnort unbekannt"),
    "too_far": _("Weg zu weit"),
    "absent": _("Abwesenheit"),
    "absent_part": _("Abwesenheit"),
    "outside_hours": _("außerhalb der freien Zeit"),
    "no_hours": _("an diesem Tag keine freie Zeit"),
    "own_calendar": _("eigener Kalender"),
    "busy": _("anderer Einsatz zur selben Zeit"),
    "busy_elsewhere": _("anderer Einsatz zur selben Zeit"),
    "way_from": _("zu wenig Zeit für den Weg"),
    "way_to": _("zu wenig Zeit für den Weg"),
    "way_between": _("zu wenig Zeit für den Weg"),
    "too_close": _("zu nah an einem anderen Einsatz"),
    "asked": _("für diesen Termin schon gefragt"),
    "torn": _("gerade für eine andere Anfrage zur selben Zeit gefragt"),
    "holding": _("hat noch eine andere Frage offen"),
    "asked_enough": _("hatte in sieben Tagen schon genug Fragen"),
}
TWO_PLACES = frozenset({"busy", "busy_elsewhere"})
WAYS = frozenset({"way_from", "way_to", "way_between", "too_close"})
BY_SMS = frozenset({"no_sms", "number_unconfirmed", "number_unreachable", "mail_late"})
REACH = BY_SMS | {"opted_out", "rather_called"}
# a yes to these would be refused: by whom they are to keep away from, on a closed day, before they begin
IN_VAIN = frozenset(
    {"not_active", "training_missing", "apart", "conflict", "closed", "language_modality", "series_date"}
)
NEVER_ASKED = TWO_PLACES | IN_VAIN | {"opted_out", "rather_called", "asked", "torn"}  # they are phoned


def codes_of(one: Fit | NoFit) -> tuple[str, ...]:
    """Every rule against this person, as codes; none for a Fit."""
    return () if isinstance(one, Fit) else tuple(dict.fromkeys(reason.code for reason in one.reasons))


def asking(one: Fit | NoFit, more: Iterable[str] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What forbids a question to this person, and what a reason overrules; `more` are further rules.

    Whom a mail reaches is asked by mail: that no SMS arrives is overruled like a mail that may be too late.
    """
    codes = (*codes_of(one), *more)
    never = NEVER_ASKED if one.candidate.by_mail else NEVER_ASKED | BY_SMS
    return tuple(c for c in codes if c in never), tuple(c for c in codes if c not in never)


def sending(one: Fit | NoFit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The same for an Assignment by hand."""
    codes = [code for code in codes_of(one) if code not in REACH]
    return tuple(c for c in codes if c in TWO_PLACES), tuple(c for c in codes if c not in TWO_PLACES)
