"""Interpreter and LanguageSkill: a Person's place in one Pool."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.domain.places import Place
from pool.domain.settings_of_work import TRAVEL_LABELS, Travel
from pool.scope import PoolOwned


class Interpreter(PoolOwned):
    """A volunteer of one Pool. Dates are local days, the radius is road kilometres."""

    APPLIED, TRAINING, ACTIVE, PAUSED, LEFT = "applied", "training", "active", "paused", "left"
    STATES: ClassVar = {
        APPLIED: _("beworben"),
        TRAINING: _("in Schulung"),
        ACTIVE: _("aktiv"),
        PAUSED: _("pausiert"),
        LEFT: _("ausgeschieden"),
    }

    AS_USUAL, BY_SMS, BY_EMAIL, BY_CALL = "", "sms", "email", "call"
    CONTACT_WAYS: ClassVar = {
        AS_USUAL: _("wie üblich: per SMS, sonst per E-Mail"),
        BY_SMS: _("per SMS"),
        BY_EMAIL: _("per E-Mail"),
        BY_CALL: _("am Telefon"),
    }

    person = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="interpreters")
    number = models.PositiveIntegerField(_("Nummer im Pool"))
    state = models.CharField(_("Stand"), max_length=10, choices=STATES, default=APPLIED)
    postal_code = models.CharField(_("Postleitzahl"), max_length=5, blank=True)
    town = models.CharField(_("Ort"), max_length=80, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    radius_km = models.PositiveSmallIntegerField(_("Umkreis (Kilometer Straße)"), default=30)
    on_site = models.BooleanField(_("vor Ort"), default=True)
    phone = models.BooleanField(_("am Telefon"), default=True)
    video = models.BooleanField(_("per Video"), default=False)
    travels_by = models.CharField(
        _("fährt mit"),
        max_length=8,
        default=Travel.CAR.value,
        choices=[(k.value, _(v)) for k, v in TRAVEL_LABELS.items()],
    )
    day_limit = models.PositiveSmallIntegerField(_("höchstens Einsätze am Tag"), null=True, blank=True)
    week_limit = models.PositiveSmallIntegerField(_("höchstens Einsätze in der Woche"), null=True, blank=True)
    notice_hours = models.PositiveSmallIntegerField(
        _("Vorlauf (Stunden vor dem Termin)"), default=0, help_text=_("0: auch ganz kurzfristig")
    )
    settings_declined = models.JSONField(_("Bereiche, die sie nicht übernimmt"), default=list, blank=True)
    settings_trained = models.JSONField(_("Bereiche, für die sie geschult ist"), default=list, blank=True)
    declaration_on = models.DateField(_("Verpflichtungserklärung am"), null=True, blank=True)
    training_on = models.DateField(_("Basisschulung am"), null=True, blank=True)
    record_check_on = models.DateField(_("Führungszeugnis gesehen am"), null=True, blank=True)
    sms_consent_on = models.DateField(_("SMS erlaubt seit"), null=True, blank=True)
    quiet_from = models.TimeField(_("eigene Ruhe ab"), null=True, blank=True)
    quiet_until = models.TimeField(_("eigene Ruhe bis"), null=True, blank=True)
    sundays = models.BooleanField(_("SMS auch an Sonn- und Feiertagen"), default=False)
    urgent_anytime = models.BooleanField(_("eilige Anfragen auch in der Ruhezeit"), default=False)
    offers_per_week = models.PositiveSmallIntegerField(
        _("höchstens Fragen in sieben Tagen"), null=True, blank=True, help_text=_("leer: wie im Pool")
    )
    paused_until = models.DateField(_("pausiert bis einschließlich"), null=True, blank=True)
    record_check_by = models.CharField(_("Führungszeugnis gesehen von"), max_length=120, blank=True)
    record_check_remind_on = models.DateField(
        _("an neues Führungszeugnis erinnern am"), null=True, blank=True
    )
    contact_by = models.CharField(_("am liebsten erreichbar"), max_length=5, blank=True, choices=CONTACT_WAYS)
    no_mailings_on = models.DateField(_("möchte keine Rundschreiben, seit"), null=True, blank=True)
    left_on = models.DateField(_("ausgeschieden am"), null=True, blank=True)
    share_phone = models.BooleanField(_("Nummer an Einrichtungen geben"), default=False)

    class Meta:
        verbose_name = _("Dolmetscher/in")
        verbose_name_plural = _("Dolmetscherinnen und Dolmetscher")
        constraints = [
            models.UniqueConstraint(name="interpreter_once_per_pool", fields=["pool", "person"]),
            models.UniqueConstraint(name="interpreter_number_once", fields=["pool", "number"]),
            models.CheckConstraint(
                name="interpreter_place_whole",
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.person.name

    @property
    def home(self) -> Place | None:
        """Where they start from; None when nobody knows."""
        if self.lat is None or self.lon is None:
            return None
        return Place(self.postal_code, self.town, self.lat, self.lon)


class LanguageSkill(PoolOwned):
    """One language an Interpreter serves beside German. Code: ISO 639-3; levels: CEFR or native.

    `level` is for speaking it (from German), `understands` for following it (into German), empty when both
    are alike. With `via` the language is not their own: they speak `via` and were asked, on `confirmed_on`,
    whether people of `language` understand them.
    """

    interpreter = models.ForeignKey(Interpreter, on_delete=models.CASCADE, related_name="skills")
    language = models.CharField(_("Sprache"), max_length=3)
    level = models.CharField(_("Niveau beim Sprechen"), max_length=6, default="native")
    understands = models.CharField(
        _("Niveau beim Verstehen"), max_length=6, blank=True, help_text=_("leer: wie beim Sprechen")
    )
    remote_only = models.BooleanField(_("nur am Telefon oder per Video"), default=False)
    via = models.CharField(
        _("als Sprecher/in von"), max_length=3, blank=True, help_text=_("leer: spricht die Sprache selbst")
    )
    confirmed_on = models.DateField(_("nachgefragt am"), null=True, blank=True)

    class Meta:
        verbose_name = _("Sprachkenntnis")
        verbose_name_plural = _("Sprachkenntnisse")
        constraints = [
            models.UniqueConstraint(name="skill_once", fields=["interpreter", "language"]),
            models.CheckConstraint(
                name="skill_substitute_confirmed", condition=Q(via="") | Q(confirmed_on__isnull=False)
            ),
            models.CheckConstraint(name="skill_substitutes_another", condition=~Q(via=F("language"))),
        ]
        indexes = [models.Index(name="skill_speakers", fields=["pool", "language"])]

    def __str__(self) -> str:
        return f"{self.language} {self.level}"
