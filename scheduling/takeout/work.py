"""What happened in a time: from the request to the money, with what was said and who did it."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from notifications.models import Message
from pool import languages
from pool.domain.settings_of_work import MODALITY_LABELS, SETTING_LABELS
from pool.models import Event
from scheduling.models import Assignment, Offer, Position, ServiceRecord, StatementEntry
from scheduling.takeout.tables import Table, Wanted, words
from scheduling.wording.messages import KINDS
from scheduling.wording.states import STATES
from scheduling.xlsx_files import Cell

HIDDEN = ("street", "meeting_point", "contact_name", "contact_phone", "notes", "urgent_reason")


def tables(wanted: Wanted) -> list[Table]:
    """Seven of them, by the time of the appointment; messages and journal by when they were written."""
    return [
        _requests(wanted), _offers(wanted), _assignments(wanted), _hours(wanted), _statements(wanted),
        _messages(wanted), _journal(wanted),
    ]  # fmt: skip


def _requests(wanted: Wanted) -> Table:
    state, setting, way = words(STATES["Request"]), words(SETTING_LABELS), words(MODALITY_LABELS)
    secret = (
        _("Straße"), _("Treffpunkt"), _("Ansprechperson"), _("Telefon"), _("Bemerkung"), _("Warum eilig"),
    ) if wanted.secrets else ()  # fmt: skip
    heading = (
        _("Anfrage"), _("Platz"), _("Stand"), _("Einrichtung"), _("Bereich"), _("Sprache"),
        _("Mindestniveau"), _("Art"), _("Beginn"), _("Ende"), _("Postleitzahl"), _("Ort"), _("Zeichen"),
        _("gestellt am"), _("eilig"), _("beendet am"), *secret,
    )  # fmt: skip
    columns = (
        "request_id", "number", "request__state", "request__authority__name", "request__setting", "language",
        "least_level", "request__modality", "starts", "ends", "request__postal_code", "request__town",
        "request__file_reference", "request__submitted_at", "request__urgent", "request__ended_at",
        *(f"request__{name}" for name in HIDDEN if wanted.secrets),
    )  # fmt: skip
    source = Position.objects.of(wanted.pool).filter(
        dropped=False, request__slots__rank=1, request__slots__starts__gte=wanted.since,
        request__slots__starts__lt=wanted.until,
    )  # fmt: skip
    source = source.annotate(starts=F("request__slots__starts"), ends=F("request__slots__ends"))

    def read(values: Any) -> Sequence[Cell]:
        pk, number, stands, authority, about, language, level, mode, *rest = values
        return (
            pk, number, state(stands), authority, setting(about), languages.name(language), level,
            way(mode), *rest,
        )  # fmt: skip

    return Table(
        "anfragen",
        _("Anfragen"),
        heading,
        source.order_by("starts", "request", "number").values_list(*columns),
        read,
    )


def _offers(wanted: Wanted) -> Table:
    state, way = words(STATES["Offer"]), words(MODALITY_LABELS)
    heading = (
        _("Anfrage"), _("Runde"), _("Name"), _("Stand"), _("Art"), _("per E-Mail"), _("Kilometer"),
        _("gefragt am"), _("erinnert am"), _("geantwortet am"),
    )  # fmt: skip
    columns = (
        "request_id", "round__number", "person__name", "state", "modality", "by_mail", "km", "sent_at",
        "reminded_at", "answered_at",
    )  # fmt: skip
    source = Offer.objects.of(wanted.pool).filter(made_at__gte=wanted.since, made_at__lt=wanted.until)

    def read(values: Any) -> Sequence[Cell]:
        request, number, name, stands, mode, mail, km, *days = values
        return request, number, name, state(stands), way(mode), mail, _rounded(km), *days

    return Table("fragen", _("Runden und Fragen"), heading, source.order_by("pk").values_list(*columns), read)


def _assignments(wanted: Wanted) -> Table:
    state = words(STATES["Assignment"])
    heading = (
        _("Anfrage"), _("Einsatz"), _("Name"), _("Einrichtung"), _("Stand"), _("Beginn"), _("Ende"),
        _("Kilometer"), _("zugesagt am"), _("nicht erschienen, gemeldet am"), _("Kosten der Absage"),
    )  # fmt: skip
    columns = (
        "request_id", "pk", "person__name", "request__authority__name", "state", "starts", "ends", "km",
        "confirmed_at", "missed_at", "late_cost",
    )  # fmt: skip
    source = Assignment.objects.of(wanted.pool).filter(starts__gte=wanted.since, starts__lt=wanted.until)

    def read(values: Any) -> Sequence[Cell]:
        request, pk, name, authority, stands, starts, ends, km, *rest = values
        return request, pk, name, authority, state(stands), starts, ends, _rounded(km), *rest

    rows = source.order_by("starts", "pk").values_list(*columns)
    return Table("einsaetze", _("Einsätze"), heading, rows, read, frozenset({10}))


def _hours(wanted: Wanted) -> Table:
    state = words(STATES["ServiceRecord"])
    secret = (_("Bemerkung der Einrichtung"),) if wanted.secrets else ()
    heading = (
        _("Einsatz"), _("Name"), _("Beginn"), _("Stand"), _("Minuten"), _("Kilometer"),
        _("niemand erschienen"),
        _("gemeldete Minuten"), _("Minuten der Einrichtung"), _("freigegeben am"), _("Betrag"),
        _("Fahrkarten"), _("Nummer des Papiers"), _("spät abgesagt"), *secret,
    )  # fmt: skip
    columns = (
        "assignment_id", "assignment__person__name", "assignment__starts", "state", "minutes", "km", "absent",
        "reported_minutes", "stated_minutes", "approved_at", "amount",
        "ticket", "paper_number", "kind", *(("stated_note",) if wanted.secrets else ()),
    )  # fmt: skip
    source = ServiceRecord.objects.of(wanted.pool).filter(
        assignment__starts__gte=wanted.since, assignment__starts__lt=wanted.until
    )

    def read(values: Any) -> Sequence[Cell]:
        pk, name, starts, stands, *rest = values
        rest[9] = rest[9] == ServiceRecord.CANCELLED
        return pk, name, starts, state(stands), *rest

    rows = source.order_by("assignment__starts", "pk").values_list(*columns)
    return Table("stunden", _("Stunden"), heading, rows, read, frozenset({10, 11}))


def _statements(wanted: Wanted) -> Table:
    heading = (
        _("Abrechnung"), _("Name"), _("Monat"), _("ausgestellt am"), _("Tag"), _("Text"), _("Minuten"),
        _("Kilometer"), _("Betrag"), _("Rechnung"),
    )  # fmt: skip
    columns = (
        "statement__number", "statement__interpreter__person__name", "statement__month",
        "statement__issued_at",
        "day", "text", "minutes", "km", "amount", "calculation",
    )  # fmt: skip
    source = StatementEntry.objects.of(wanted.pool).filter(day__gte=wanted.first, day__lte=wanted.last)
    rows = source.order_by("statement__number", "day", "pk").values_list(*columns)
    return Table("abrechnungen", _("Abrechnungen"), heading, rows, money=frozenset({8}))


def _messages(wanted: Wanted) -> Table:
    """Who got what when; never what it said."""
    kind, state, way = words(KINDS), words(Message.STATES), words(Message.CHANNELS)
    direction = words(Message.DIRECTIONS)
    heading = (
        _("angelegt am"), _("Richtung"), _("Weg"), _("Art"), _("von"), _("an"), _("Stand"), _("gesendet am"),
        _("SMS-Teile"), _("Fehler"),
    )  # fmt: skip
    columns = (
        "created_at", "direction", "channel", "kind", "sender", "recipient", "state", "sent_at", "segments",
        "error",
    )  # fmt: skip
    source = Message.objects.filter(pool=wanted.pool)
    source = source.filter(created_at__gte=wanted.since, created_at__lt=wanted.until)

    def read(values: Any) -> Sequence[Cell]:
        at, where, by, what, sender, recipient, stands, *rest = values
        return at, direction(where), way(by), kind(what), sender, recipient, state(stands), *rest

    return Table("nachrichten", _("Nachrichten"), heading, source.order_by("pk").values_list(*columns), read)


def _journal(wanted: Wanted) -> Table:
    heading = (_("Zeitpunkt"), _("Wer"), _("Rolle"), _("Was"), _("Woran"), _("Nummer"), _("Grund"))
    columns = ("at", "actor", "role", "verb", "subject", "subject_id", "reason")
    source = Event.objects.of(wanted.pool).filter(at__gte=wanted.since, at__lt=wanted.until)
    return Table("journal", _("Journal"), heading, source.order_by("pk").values_list(*columns))


def _rounded(km: float | None) -> float | None:
    return None if km is None else round(km, 1)
