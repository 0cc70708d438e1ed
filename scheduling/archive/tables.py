"""The tables of the bundle."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from pool import languages
from pool.domain.settings_of_work import MODALITY_LABELS, SETTING_LABELS
from scheduling.archive.rows import Year
from scheduling.models import FundingException, FundingSource, IncomeDeclaration, PayoutPart, Tariff
from scheduling.takeout import money_tables
from scheduling.takeout.tables import Table, words
from scheduling.wording.journal import happened
from scheduling.wording.states import STATES
from scheduling.xlsx_files import Cell


def tables(year: Year) -> list[Table]:
    """All of them."""
    pool, this = year.pool, {"year": year.year}
    return [
        _statements(year),
        _entries(year),
        money_tables.runs(year.runs),
        money_tables.payouts(year.payouts),
        money_tables.parts(PayoutPart.objects.of(pool).filter(payout__in=year.payouts.order_by())),
        money_tables.costs(year.costs),
        money_tables.sources(FundingSource.objects.of(pool)),
        money_tables.exceptions(FundingException.objects.of(pool).filter(**this)),
        money_tables.declarations(IncomeDeclaration.objects.of(pool).filter(**this)),
        money_tables.tariffs(Tariff.objects.of(pool).order_by("valid_from", "pk")),
        _records(year),
        _steps(year),
    ]


def _statements(year: Year) -> Table:
    heading = (
        _("Abrechnung"), _("Name"), _("erster Tag"), _("letzter Tag"), _("ausgestellt am"), _("Summe"),
        _("berichtigt Nr."), _("SHA-256 des PDF"),
    )  # fmt: skip
    columns = (
        "number", "interpreter__person__name", "month", "until", "issued_at", "total", "corrects__number",
        "paper__sha256",
    )  # fmt: skip
    return Table("abrechnungen", _("Abrechnungen"), heading, year.statements.values_list(*columns))


def _entries(year: Year) -> Table:
    heading = (
        _("Abrechnung"), _("Einsatz"), _("Fassung"), _("Tag"), _("Text"), _("Minuten"), _("Kilometer"),
        _("Betrag"), _("Rechnung"), _("Fördertopf"), _("nimmt zurück aus Nr."),
    )  # fmt: skip
    columns = (
        "statement__number", "service_record__assignment", "revision", "day", "text", "minutes", "km",
        "amount", "calculation", "source__name", "reverses__statement__number",
    )  # fmt: skip
    return Table("zeilen", _("Zeilen"), heading, year.entries.values_list(*columns))


def _records(year: Year) -> Table:
    state, setting, way = words(STATES["ServiceRecord"]), words(SETTING_LABELS), words(MODALITY_LABELS)
    heading = (
        _("Einsatz"), _("Name"), _("Einrichtung"), _("Bereich"), _("Sprache"), _("Art"), _("Beginn"),
        _("Ende"), _("Stand"), _("späte Absage"), _("niemand erschienen"), _("Minuten"), _("Kilometer"),
        _("gemeldete Minuten"), _("Minuten der Einrichtung"), _("Nummer des Papiers"), _("gemeldet am"),
        _("bestätigt am"), _("freigegeben am"), _("Betrag"), _("Kosten der Einrichtung"), _("Fördertopf"),
        _("Tarif"),
    )  # fmt: skip
    columns = (
        "assignment", "assignment__person__name", "assignment__request__authority__name",
        "assignment__request__setting", "assignment__position__language", "assignment__request__modality",
        "assignment__starts", "assignment__ends", "state", "kind", "absent", "minutes", "km",
        "reported_minutes", "stated_minutes", "paper_number", "reported_at", "attested_at", "approved_at",
        "amount", "charge", "source__name", "tariff__name",
    )  # fmt: skip

    def read(values: Any) -> Sequence[Cell]:
        pk, name, office, about, language, mode, starts, ends, stands, kind, *rest = values
        return (
            pk, name, office, setting(about), languages.name(language), way(mode), starts, ends,
            state(stands), kind == "cancelled", *rest,
        )  # fmt: skip

    return Table("einsatznachweise", _("Einsatznachweise"), heading, year.records.values_list(*columns), read)


def _steps(year: Year) -> Table:
    heading = (_("Zeitpunkt"), _("Wer"), _("Rolle"), _("Was"), _("Woran"), _("Schlüssel"), _("Grund"))

    def read(event: Any) -> Sequence[Cell]:
        said = happened(event)
        return event.at, event.actor, event.role, said, event.subject, event.subject_id, event.reason

    return Table("schritte", _("Schritte"), heading, year.steps, read)
