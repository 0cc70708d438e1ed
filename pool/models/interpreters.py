"""Interpreter and LanguageSkill: a Person's place in one Pool."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
    declaration_on = models.DateField(_("Verpflichtungserklärung am"), null=True, blank=True)
    training_on = models.DateField(_("Basisschulung am"), null=True, blank=True)
    record_check_on = models.DateField(_("Führungszeugnis gesehen am"), null=True, blank=True)
    sms_consent_on = models.DateField(_("SMS erlaubt seit"), null=True, blank=True)
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


class LanguageSkill(PoolOwned):
    """One language an Interpreter speaks beside German. Code: ISO 639-3; level: CEFR or native."""

    interpreter = models.ForeignKey(Interpreter, on_delete=models.CASCADE, related_name="skills")
    language = models.CharField(_("Sprache"), max_length=3)
    level = models.CharField(_("Niveau"), max_length=6, default="native")

    class Meta:
        verbose_name = _("Sprachkenntnis")
        verbose_name_plural = _("Sprachkenntnisse")
        constraints = [models.UniqueConstraint(name="skill_once", fields=["interpreter", "language"])]
        indexes = [models.Index(name="skill_speakers", fields=["pool", "language"])]

    def __str__(self) -> str:
        return f"{self.language} {self.level}"
