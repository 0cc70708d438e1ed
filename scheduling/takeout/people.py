"""Who helps. The first table can be brought in again (scheduling.domain.imports)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from notifications.domain.phones import pretty
from pool import languages
from pool.domain.days import WEEKDAY_LABELS
from pool.domain.languages import LEVEL_LABELS
from pool.domain.settings_of_work import GENDER_LABELS, TRAVEL_LABELS
from pool.models import Absence, Availability, Interpreter, LanguageSkill, Note, Training
from scheduling.domain.imports.columns import FIELD_LABELS, Field
from scheduling.takeout.tables import Table, Wanted, clock, words
from scheduling.xlsx_files import Cell

SAME = (
    Field.NAME, Field.GENDER, Field.MOBILE, Field.EMAIL, Field.POSTAL_CODE, Field.TOWN, Field.LANGUAGES,
    Field.RADIUS, Field.STATE, Field.DECLARATION, Field.TRAINING, Field.RECORD_CHECK, Field.CONSENT,
)  # fmt: skip
COLUMNS = (
    "pk", "person__name", "person__gender", "person__mobile", "person__email", "postal_code", "town",
    "radius_km", "state", "declaration_on", "training_on", "record_check_on", "sms_consent_on", "number",
    "on_site", "phone", "video", "travels_by", "paused_until", "left_on",
)  # fmt: skip


def tables(wanted: Wanted) -> list[Table]:
    """Six of them; the notes of the desk only if asked for."""
    found = [_interpreters(wanted), _languages(wanted), _hours(wanted), _absences(wanted), _trainings(wanted)]
    return [*found, _notes(wanted)] if wanted.secrets else found


def _interpreters(wanted: Wanted) -> Table:
    further = (
        _("Nummer im Pool"), _("vor Ort"), _("am Telefon"), _("per Video"), _("fährt mit"), _("pausiert bis"),
        _("ausgeschieden am"),
    )  # fmt: skip
    source = Interpreter.objects.of(wanted.pool).order_by("number").values_list(*COLUMNS)
    heading = [*(_(FIELD_LABELS[one]) for one in SAME), *further]
    return Table("dolmetschende", _("Dolmetschende"), heading, source, _interpreter(wanted))


def _interpreter(wanted: Wanted) -> Callable[[Any], Sequence[Cell]]:
    gender, state, travel = words(GENDER_LABELS), words(Interpreter.STATES), words(TRAVEL_LABELS)
    spoken = _spoken(wanted)

    def read(values: Any) -> Sequence[Cell]:
        pk, name, sex, mobile, email, code, town, radius, stands, *rest = values
        days, (number, on_site, phone, video, by, paused, left) = rest[:4], rest[4:]
        return (
            name, gender(sex) if sex else "", pretty(mobile) if mobile else "", email, code, town,
            "; ".join(spoken[pk]), radius, state(stands), *days, number, on_site, phone, video, travel(by),
            paused, left,
        )  # fmt: skip

    return read


def _spoken(wanted: Wanted) -> dict[int, list[str]]:
    """Their own languages in the words of the import, German ones; by Interpreter."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = LanguageSkill.objects.of(wanted.pool).filter(via="").order_by("interpreter", "pk")
    for pk, code, level in rows.values_list("interpreter_id", "language", "level"):
        found[pk].append(f"{languages.name(code)} ({'Muttersprache' if level == 'native' else level})")
    return found


def _languages(wanted: Wanted) -> Table:
    level = words(LEVEL_LABELS)
    heading = (
        _("Nummer im Pool"), _("Name"), _("Sprache"), _("Kürzel (ISO 639-3)"), _("Niveau beim Sprechen"),
        _("Niveau beim Verstehen"), _("nur am Telefon oder per Video"), _("Ersatz, spricht selbst"),
        _("nachgefragt am"),
    )  # fmt: skip
    rows = LanguageSkill.objects.of(wanted.pool).order_by("interpreter__number", "pk")
    source = rows.values_list(
        "interpreter__number", "interpreter__person__name", "language", "level", "understands", "remote_only",
        "via", "confirmed_on",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        number, name, code, speaks, understands, remote, via, asked = values
        via = languages.name(via) if via else ""
        return number, name, languages.name(code), code, level(speaks), level(understands), remote, via, asked

    return Table("sprachen", _("Sprachen"), heading, source, read)


def _hours(wanted: Wanted) -> Table:
    heading = (_("Name"), _("Wochentag"), _("von"), _("bis"), _("gilt ab"), _("gilt bis"))
    source = Availability.objects.filter(person__interpreters__pool=wanted.pool).order_by(
        "person__name", "person", "weekday", "start"
    )
    columns = ("person__name", "weekday", "start", "end", "valid_from", "valid_until")

    def read(values: Any) -> Sequence[Cell]:
        name, day, start, end, since, until = values
        return name, _(WEEKDAY_LABELS[day]), clock(start), clock(end), since, until

    return Table("zeiten", _("Zeiten"), heading, source.values_list(*columns), read)


def _absences(wanted: Wanted) -> Table:
    heading = (_("Name"), _("erster Tag"), _("letzter Tag"), _("von"), _("bis"))
    source = Absence.objects.filter(
        person__interpreters__pool=wanted.pool, last_day__gte=wanted.first, first_day__lte=wanted.last
    ).order_by("first_day", "person__name", "pk")

    def read(values: Any) -> Sequence[Cell]:
        name, first, last, start, end = values
        return name, first, last, clock(start), clock(end)

    columns = ("person__name", "first_day", "last_day", "start", "end")
    return Table("abwesenheiten", _("Abwesenheiten"), heading, source.values_list(*columns), read)


def _trainings(wanted: Wanted) -> Table:
    kind = words(Training.KINDS)
    heading = (_("Name"), _("Art"), _("Schulung"), _("Unterrichtseinheiten"), _("am"), _("gilt bis"))
    columns = ("interpreter__person__name", "kind", "name", "units", "done_on", "expires_on")
    source = Training.objects.of(wanted.pool).order_by("done_on", "pk").values_list(*columns)

    def read(values: Any) -> Sequence[Cell]:
        name, what, *rest = values
        return name, kind(what), *rest

    return Table("schulungen", _("Schulungen"), heading, source, read)


def _notes(wanted: Wanted) -> Table:
    heading = (_("Name"), _("Notiz"), _("von"), _("geschrieben am"), _("löschen nach dem"))
    columns = ("interpreter__person__name", "text", "author", "made_at", "forget_on")
    source = Note.objects.of(wanted.pool).order_by("pk").values_list(*columns)
    return Table("notizen", _("Notizen"), heading, source)
