"""The tables of the numbers of a Pool, as the page and the files show them alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from scheduling import wording
from scheduling.csv_files import Cell
from scheduling.desk import evaluation_words as words
from scheduling.desk.tables import Table, language, weekday
from scheduling.domain.endings import ENDINGS
from scheduling.domain.evaluation import By, Evaluation, Line
from scheduling.domain.waits import Wait
from scheduling.models import Feedback

NONE = "–"


@dataclass(frozen=True)
class Shown:
    """Two periods, and the names of volunteers and Authorities by their keys."""

    now: Evaluation
    before: Evaluation
    volunteers: Mapping[int, str]
    authorities: Mapping[int, str]

    def name(self, by: By, key: Any) -> str:
        """What stands at the beginning of a line."""
        match by:
            case By.MONTH:
                return formats.date_format(key, "F Y")
            case By.WEEK:
                return _("Woche ab %(day)s") % {"day": words.day(key)}
            case By.HOUR:
                return _("%(hour)s Uhr") % {"hour": key}
            case By.AUTHORITY:
                return self.authorities.get(key, NONE)
            case By.CODE:
                return str(key) or words.towns("")
        return str(NAMES[by](key))


NAMES: dict[By, Callable[[Any], str]] = {
    By.WEEKDAY: weekday,
    By.LANGUAGE: language,
    By.KIND: wording.kind,
    By.SETTING: wording.setting,
    By.MODALITY: wording.modality,
    By.TOWN: words.towns,
}
HEADINGS = {
    By.MONTH: gettext_noop("Monat"),
    By.WEEK: gettext_noop("Woche"),
    By.WEEKDAY: gettext_noop("Wochentag"),
    By.HOUR: gettext_noop("Beginn"),
    By.LANGUAGE: gettext_noop("Sprache"),
    By.AUTHORITY: gettext_noop("Einrichtung"),
    By.KIND: gettext_noop("Art der Einrichtung"),
    By.SETTING: gettext_noop("Bereich"),
    By.MODALITY: gettext_noop("Art des Einsatzes"),
    By.TOWN: gettext_noop("Ort"),
    By.CODE: gettext_noop("Postleitzahl"),
}
TITLES = {
    By.MONTH: gettext_noop("Nach Monaten"),
    By.WEEK: gettext_noop("Nach Wochen"),
    By.WEEKDAY: gettext_noop("Nach Wochentagen"),
    By.HOUR: gettext_noop("Nach Uhrzeit"),
    By.LANGUAGE: gettext_noop("Nach Sprachen"),
    By.AUTHORITY: gettext_noop("Nach Einrichtungen"),
    By.KIND: gettext_noop("Nach Art der Einrichtung"),
    By.SETTING: gettext_noop("Nach Bereichen"),
    By.MODALITY: gettext_noop("Nach Art des Einsatzes"),
    By.TOWN: gettext_noop("Nach Orten"),
    By.CODE: gettext_noop("Nach Postleitzahlen"),
}
COMPARABLE = frozenset(By) - {By.MONTH, By.WEEK}


def counted(shown: Shown, by: By) -> Table:
    """Requests by something; the last column says how many there were in the other period."""
    earlier = {line.key: line.tally.asked for line in shown.before.by[by]}
    headings = [
        _(HEADINGS[by]), _("Anfragen"), _("Bedient"), _("Nicht bedient"), _("Entfallen"), _("Offen"),
        _("Bedient in %"), _("Minuten bis Ja"),
    ]  # fmt: skip
    rows = [_row(shown.name(by, line.key), line) for line in shown.now.by[by]]
    if by not in COMPARABLE:
        return Table(headings, rows)
    headings.append(_("Anfragen davor"))
    for row, line in zip(rows, shown.now.by[by], strict=True):
        row.append(earlier.pop(line.key, 0))
    gone = sorted(earlier.items(), key=lambda pair: (-pair[1], str(pair[0])))
    rows += [[shown.name(by, key), 0, 0, 0, 0, 0, NONE, NONE, number] for key, number in gone]
    return Table(headings, rows)


def _row(name: str, line: Line) -> list[Cell]:
    of = line.tally
    return [
        name, of.asked, of.served, of.missing, of.not_needed, of.open,
        NONE if of.percent is None else of.percent, NONE if line.wait.half is None else line.wait.half,
    ]  # fmt: skip


def compared(shown: Shown) -> Table:
    """The figures that matter most, beside those of the other period, with the difference in words."""
    now, before = _figures(shown.now), _figures(shown.before)
    headings = [
        _("Was"), words.title(shown.now.days), words.title(shown.before.days), _("Unterschied"),
    ]  # fmt: skip
    rows: list[list[Cell]] = []
    for (name, here), (_name, there) in zip(now, before, strict=True):
        said = words.difference(here, there, shown.before.days)
        rows.append([name, NONE if here is None else here, NONE if there is None else there, said])
    return Table(headings, rows)


def _figures(one: Evaluation) -> list[tuple[str, words.Number | None]]:
    return [
        (_("Anfragen"), one.total.asked),
        (_("davon bedient"), one.total.served),
        (_("davon nicht bedient"), one.total.missing),
        (_("bedient in Prozent"), one.total.percent),
        (_("Einsätze, die stattfanden"), one.work.done),
        (_("bestätigte Stunden"), words.hours(one.work.minutes)),
        (_("gefahrene Kilometer"), round(one.work.km)),
        (_("Aufwandsentschädigungen in Euro"), one.work.paid),
        (_("Minuten, bis die Hälfte der Zusagen da war"), one.waits.filed.half),
        (_("Minuten, bis neun von zehn Zusagen da waren"), one.waits.filed.most),
        (_("Dolmetschende mit Einsätzen"), one.spread.busy),
        (_("SMS (Teile)"), one.words.parts),
        (_("Absagen weniger als 24 Stunden vorher"), one.work.late),
        (_("Dolmetschende nicht erschienen"), one.work.no_show),
    ]


def reasons(shown: Shown) -> Table:
    """Why it was not served."""
    rows: list[list[Cell]] = [[_(ENDINGS[ending]), number] for ending, number in shown.now.reasons]
    return Table([_("Warum nicht"), _("Anfragen")], rows)


def lacking(shown: Shown) -> Table:
    """What could not be served, by language and town."""
    rows: list[list[Cell]] = [
        [language(code), words.towns(town), number] for (code, town), number in shown.now.lacking
    ]
    return Table([_("Sprache"), _("Ort"), _("Nicht bedient")], rows, words=2)


def waits(shown: Shown) -> Table:
    """How long a yes took."""
    of = shown.now.waits
    headings = [
        _("Gemessen"), _("Zusagen"), _("Hälfte, wache Minuten"), _("Neun von zehn, wache Minuten"),
        _("Hälfte, alle Minuten"), _("Neun von zehn, alle Minuten"),
    ]  # fmt: skip
    rows = [
        _waited(_("ab dem Eingang der Anfrage"), of.filed, of.filed_real),
        _waited(_("ab der ersten Frage"), of.asked, of.asked_real),
    ]
    return Table(headings, rows)


def _waited(name: str, awake: Wait, real: Wait) -> list[Cell]:
    minutes = (awake.half, awake.most, real.half, real.most)
    return [name, awake.count, *(NONE if one is None else one for one in minutes)]


def steps(shown: Shown) -> Table:
    """How many yeses came how fast."""
    rows: list[list[Cell]] = [[step_words(step), number] for step, number in shown.now.waits.steps]
    return Table([_("Vom Eingang bis zum Ja (wache Zeit)"), _("Zusagen")], rows)


def step_words(minutes: int | None) -> str:
    """bis 15 Minuten, bis 3 Stunden, länger"""
    return _("länger") if minutes is None else _("bis %(time)s") % {"time": wording.duration(minutes)}


def load(shown: Shown) -> Table:
    """How many volunteers had how much."""
    rows: list[list[Cell]] = [
        [load_words(least, most), people] for least, most, people in shown.now.load
    ]  # fmt: skip
    return Table([_("Einsätze"), _("Dolmetschende")], rows)


def load_words(least: int, most: int | None) -> str:
    """keine, 1 bis 2, …, 21 und mehr"""
    if most == 0:
        return _("keine")
    if most is None:
        return _("%(least)s und mehr") % {"least": least}
    return _("%(least)s bis %(most)s") % {"least": least, "most": most}


def people(shown: Shown) -> Table:
    """Who had how much; at the end those who are active and had nothing."""
    loads = sorted(shown.now.loads.items(), key=lambda pair: (-pair[1].count, shown.volunteers[pair[0]]))
    rows: list[list[Cell]] = [
        [shown.volunteers[who], one.count, words.hours(one.minutes), round(one.km)] for who, one in loads
    ]
    rows += [[shown.volunteers[who], 0, 0, 0] for who in shown.now.idle]
    return Table([_("Name"), _("Einsätze"), _("Bestätigte Stunden"), _("Kilometer")], rows)


def reliability(shown: Shown) -> Table:
    """What was called off, and who did not come."""
    of = shown.now.work
    rows: list[list[Cell]] = [
        [_("Einsätze abgesagt"), of.cancelled],
        [_("davon weniger als 24 Stunden vorher"), of.late],
        [_("davon durch die Dolmetschenden"), of.by_interpreter],
        [_("davon für die Einrichtung kostenpflichtig"), of.charged],
        [_("Kosten dafür in Euro"), of.charges],
        [_("Dolmetschende nicht erschienen"), of.no_show],
        [_("Ratsuchende nicht erschienen"), of.absent],
        [_("Stunden noch nicht bestätigt"), of.unconfirmed],
    ]
    return Table([_("Was"), _("Anzahl")], rows)


def feedback(shown: Shown) -> Table:
    """What the Authorities thought."""
    rows: list[list[Cell]] = [
        [str(label), shown.now.feedback.get(rating, 0)] for rating, label in Feedback.RATINGS.items()
    ]
    return Table([_("Rückmeldung"), _("Anzahl")], rows)
