"""Pool: the tenant, which owns rules, tariffs and people; and the days on which it is closed."""

from datetime import time
from decimal import Decimal
from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.domain.ceilings import LAWS, ceiling
from pool.domain.settings_of_work import POLICY_LABELS, SELDOM, Policy
from pool.scope import PoolOwned

POLICY_CHOICES = [(policy.value, _(label)) for policy, label in POLICY_LABELS.items()]
FEDERAL_STATES = {
    "BW": "Baden-Württemberg", "BY": "Bayern", "BE": "Berlin", "BB": "Brandenburg", "HB": "Bremen",
    "HH": "Hamburg", "HE": "Hessen", "MV": "Mecklenburg-Vorpommern", "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen", "RP": "Rheinland-Pfalz", "SL": "Saarland", "SN": "Sachsen",
    "ST": "Sachsen-Anhalt", "SH": "Schleswig-Holstein", "TH": "Thüringen",
}  # fmt: skip


def seldom() -> list[str]:
    """What a new Pool does not serve."""
    return [setting.value for setting in SELDOM]


def every_day() -> list[int]:
    """Monday is 0."""
    return list(range(7))


class Pool(models.Model):
    """One pool of lay interpreters and the rules it has given itself. Times are local, spans in minutes."""

    slug = models.SlugField(_("Kurzname in Adressen"), unique=True)
    name = models.CharField(_("Name"), max_length=80)
    sms_name = models.CharField(_("Name in SMS"), max_length=24, help_text=_("höchstens 24 Zeichen"))
    carrier = models.CharField(_("Träger"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail des Pools"), help_text=_("Absender aller Mails und Einladungen"))
    phone = models.CharField(_("Telefon für Rückfragen"), max_length=16)
    time_zone = models.CharField(_("Zeitzone"), max_length=40, default="Europe/Berlin")

    federal_state = models.CharField(
        _("Bundesland (für Feiertage)"), max_length=2, default="HE", choices=FEDERAL_STATES
    )
    travel_buffer = models.PositiveSmallIntegerField(
        _("Abstand zwischen Einsätzen (Minuten)"),
        default=30,
        help_text=_("mindestens; ist der Weg länger, zählt der Weg"),
    )
    road_factor = models.FloatField(_("Straßenfaktor"), default=1.3)
    least_level = models.CharField(_("Mindestniveau der Sprache"), max_length=6, default="B1")
    declaration_years = models.PositiveSmallIntegerField(
        _("Verpflichtungserklärung gilt (Jahre)"), default=0, help_text=_("0: ohne Ende")
    )
    record_check_years = models.PositiveSmallIntegerField(
        _("Führungszeugnis gilt (Jahre)"), default=5, help_text=_("0: wird nicht verlangt")
    )
    special_settings = models.JSONField(_("Bereiche mit eigener Schulung"), default=list, blank=True)
    ceiling_law = models.CharField(
        _("Freibetrag"), max_length=8, default="26a", blank=True, choices=[(k, _(v)) for k, v in LAWS.items()]
    )
    yearly_ceiling = models.DecimalField(
        _("eigener Betrag im Jahr (Euro)"), max_digits=8, decimal_places=2, default=Decimal("960.00")
    )
    ceiling_stops = models.BooleanField(_("Wer ihn erreicht, wird nicht mehr gefragt"), default=False)
    weights = models.JSONField(_("Gewichte der Reihenfolge"), default=dict, blank=True)
    longest = models.PositiveSmallIntegerField(_("Höchstdauer (Minuten)"), default=480)
    excluded_settings = models.JSONField(_("Ausgeschlossene Bereiche"), default=seldom, blank=True)
    turn_to = models.JSONField(_("Wohin stattdessen, je Bereich"), default=dict, blank=True)
    excluded_kinds = models.JSONField(_("Ausgeschlossene Arten von Einrichtungen"), default=list, blank=True)
    lead_days = models.PositiveSmallIntegerField(
        _("Vorlauf (Arbeitstage)"), default=0, help_text=_("0: ohne Vorlauf")
    )
    lead_refuses = models.BooleanField(
        _("Kürzer geht nicht"), default=False, help_text=_("sonst: nur als Eilfall mit Grund")
    )
    client_cap = models.PositiveSmallIntegerField(
        _("höchstens Einsätze je Fall im Kalenderjahr"), default=0, help_text=_("0: ohne Grenze")
    )
    service_days = models.JSONField(_("Wochentage mit Einsätzen"), default=every_day, blank=True)
    service_from = models.TimeField(_("Einsätze ab"), null=True, blank=True)
    service_until = models.TimeField(_("Einsätze bis"), null=True, blank=True)
    office_hours = models.CharField(
        _("Wann das Büro erreichbar ist"), max_length=120, blank=True, help_text=_("steht neben dem Telefon")
    )
    needs_agreement = models.BooleanField(_("Die ratsuchende Person muss einverstanden sein"), default=False)
    cancel_hours = models.PositiveSmallIntegerField(
        _("Absagen kostet ab (Stunden vorher)"), default=0, help_text=_("0: Absagen ist immer frei")
    )
    cancel_cost = models.DecimalField(
        _("Späte Absage kostet (Euro)"), max_digits=8, decimal_places=2, default=Decimal("0.00")
    )
    review_all = models.BooleanField(_("Jede Anfrage erst ansehen"), default=False)
    review_below = models.PositiveSmallIntegerField(
        _("Ansehen, wenn kürzer als (Stunden vorher)"), default=0, help_text=_("0: nie")
    )
    quiet_from = models.TimeField(_("Ruhe ab"), default=time(21))
    quiet_until = models.TimeField(_("Ruhe bis"), default=time(7))
    quiet_sundays = models.BooleanField(_("Ruhe an Sonn- und Feiertagen"), default=True)
    policy = models.CharField(
        _("Wie gefragt wird"), max_length=12, default=Policy.ADAPTIVE.value, choices=POLICY_CHOICES
    )
    round_size = models.PositiveSmallIntegerField(_("Personen je Runde"), default=3)
    round_minutes = models.PositiveSmallIntegerField(_("Wartezeit je Runde (wache Minuten)"), default=60)
    asking_ends = models.PositiveSmallIntegerField(_("Fragen endet (Minuten vor Beginn)"), default=60)
    reminds = models.BooleanField(_("Wer nicht antwortet, wird einmal erinnert"), default=True)
    offers_per_week = models.PositiveSmallIntegerField(
        _("höchstens Fragen je Person in sieben Tagen"), default=5, help_text=_("0: ohne Grenze")
    )
    wider_percent = models.PositiveSmallIntegerField(
        _("Umkreis, wenn sonst niemand bleibt (Prozent mehr)"), default=50, help_text=_("0: nie weiter")
    )
    sms_budget = models.PositiveIntegerField(
        _("SMS im Monat (Teile), ab denen gewarnt wird"), default=0, help_text=_("0: keine Warnung")
    )
    sms_per_day = models.PositiveSmallIntegerField(
        _("höchstens SMS je Nummer am Tag"), default=20, help_text=_("schützt vor Schleifen und Missbrauch")
    )

    alert_after = models.PositiveSmallIntegerField(
        _("Was niemand ansieht, wird nach so vielen Minuten gemeldet"),
        default=60,
        help_text=_("0: wird nie gemeldet"),
    )

    registers = models.BooleanField(_("Einrichtungen können sich selbst anmelden"), default=True)
    trusted_domains = models.JSONField(
        _("Mail-Domains, die sofort zugelassen sind"), default=list, blank=True
    )
    terms = models.TextField(_("Regeln für Einrichtungen"), blank=True)
    imprint = models.TextField(_("Impressum"), blank=True)
    privacy = models.TextField(_("Datenschutzhinweise"), blank=True)
    accessibility = models.TextField(_("Erklärung zur Barrierefreiheit"), blank=True)

    class Meta:
        verbose_name = _("Pool")
        verbose_name_plural = _("Pools")

    def __str__(self) -> str:
        return self.name

    def ceiling(self, year: int) -> Decimal:
        """Euros a volunteer may get free of tax that calendar year, by the Pool's law; 0: not minded."""
        return ceiling(self.ceiling_law, year, own=self.yearly_ceiling)

    @property
    def tz(self) -> ZoneInfo:
        """The time zone in which this Pool lives."""
        return ZoneInfo(self.time_zone)

    @property
    def mailbox(self) -> str:
        """The sender of every mail, which is also the ORGANIZER of every invite."""
        name = self.name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{name}" <{self.email}>'


class Closure(PoolOwned):
    """Days on which the Pool sends nobody (Vermittlungspause), both inclusive, local days."""

    name = models.CharField(_("Anlass"), max_length=60)
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))

    class Meta:
        verbose_name = _("Vermittlungspause")
        verbose_name_plural = _("Vermittlungspausen")
        ordering: ClassVar = ["first_day"]
        constraints = [
            models.CheckConstraint(name="closure_order", condition=Q(first_day__lte=F("last_day")))
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.first_day} – {self.last_day}"


class SchoolHoliday(PoolOwned):
    """School holidays of the state as the coordinator has entered them, both days inclusive, local days."""

    name = models.CharField(_("Name"), max_length=60)
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))

    class Meta:
        verbose_name = _("Schulferien")
        verbose_name_plural = _("Schulferien")
        ordering: ClassVar = ["first_day"]
        constraints = [
            models.CheckConstraint(name="school_holiday_order", condition=Q(first_day__lte=F("last_day"))),
            models.UniqueConstraint(name="school_holiday_once", fields=["pool", "first_day"]),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.first_day} – {self.last_day}"
