"""Pool: the tenant. It owns rules, tariffs and people."""

from datetime import time
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _


class Pool(models.Model):
    """One pool of lay interpreters and the rules it has given itself. Times are local, spans in minutes."""

    slug = models.SlugField(_("Kurzname in Adressen"), unique=True)
    name = models.CharField(_("Name"), max_length=80)
    sms_name = models.CharField(_("Name in SMS"), max_length=24, help_text=_("höchstens 24 Zeichen"))
    carrier = models.CharField(_("Träger"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail des Pools"), help_text=_("Absender aller Mails und Einladungen"))
    phone = models.CharField(_("Telefon für Rückfragen"), max_length=16)
    time_zone = models.CharField(_("Zeitzone"), max_length=40, default="Europe/Berlin")

    travel_buffer = models.PositiveSmallIntegerField(_("Abstand zwischen Einsätzen (Minuten)"), default=30)
    road_factor = models.FloatField(_("Straßenfaktor"), default=1.3)
    least_level = models.CharField(_("Mindestniveau der Sprache"), max_length=6, default="B1")
    longest = models.PositiveSmallIntegerField(_("Höchstdauer (Minuten)"), default=480)
    excluded_settings = models.JSONField(_("Ausgeschlossene Bereiche"), default=list, blank=True)
    review_all = models.BooleanField(_("Jede Anfrage erst ansehen"), default=False)
    review_below = models.PositiveSmallIntegerField(
        _("Ansehen, wenn kürzer als (Stunden vorher)"), default=0, help_text=_("0: nie")
    )
    quiet_from = models.TimeField(_("Ruhe ab"), default=time(21))
    quiet_until = models.TimeField(_("Ruhe bis"), default=time(7))
    round_size = models.PositiveSmallIntegerField(_("Personen je Runde"), default=3)
    round_minutes = models.PositiveSmallIntegerField(_("Wartezeit je Runde (wache Minuten)"), default=60)
    asking_ends = models.PositiveSmallIntegerField(_("Fragen endet (Minuten vor Beginn)"), default=60)

    imprint = models.TextField(_("Impressum"), blank=True)
    privacy = models.TextField(_("Datenschutzhinweise"), blank=True)

    class Meta:
        verbose_name = _("Pool")
        verbose_name_plural = _("Pools")

    def __str__(self) -> str:
        return self.name

    @property
    def tz(self) -> ZoneInfo:
        """The time zone in which this Pool lives."""
        return ZoneInfo(self.time_zone)

    @property
    def mailbox(self) -> str:
        """The sender of every mail, which is also the ORGANIZER of every invite."""
        return f'"{self.name}" <{self.email}>'
