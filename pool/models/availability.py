"""Availability (weekly hours), ExtraHours and Absence: a Person's one calendar, the same for every Pool."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Availability(models.Model):
    """A weekly window in local wall-clock time: minutes of the day, end exclusive, no midnight inside.

    weekday 0 is Monday. `valid_from` and `valid_until` are inclusive local days; empty means always.
    """

    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField(_("Wochentag"))
    start = models.PositiveSmallIntegerField(_("von (Minute des Tages)"))
    end = models.PositiveSmallIntegerField(_("bis (Minute des Tages)"))
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_until = models.DateField(_("gilt bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("Zeit in der Woche")
        verbose_name_plural = _("Zeiten in der Woche")
        ordering = ["weekday", "start"]
        constraints = [
            models.CheckConstraint(name="availability_weekday", condition=Q(weekday__lte=6)),
            models.CheckConstraint(
                name="availability_window", condition=Q(start__lt=F("end"), end__lte=1440)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday}: {self.start}–{self.end}"


class ExtraHours(models.Model):
    """A dated window beside the weekly ones: minutes of one local day, end exclusive, no midnight inside."""

    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="extra_hours")
    day = models.DateField(_("Tag"))
    start = models.PositiveSmallIntegerField(_("von (Minute des Tages)"))
    end = models.PositiveSmallIntegerField(_("bis (Minute des Tages)"))

    class Meta:
        verbose_name = _("Zusätzliche Zeit")
        verbose_name_plural = _("Zusätzliche Zeiten")
        ordering = ["day", "start"]
        constraints = [
            models.CheckConstraint(name="extra_hours_window", condition=Q(start__lt=F("end"), end__lte=1440))
        ]
        indexes = [models.Index(name="extra_hours_days", fields=["person", "day"])]

    def __str__(self) -> str:
        return f"{self.day}: {self.start}–{self.end}"


class Absence(models.Model):
    """Local days away, both inclusive; with `start` and `end` only these minutes of each of them."""

    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="absences")
    first_day = models.DateField(_("erster Tag"))
    last_day = models.DateField(_("letzter Tag"))
    start = models.PositiveSmallIntegerField(_("von (Minute des Tages)"), null=True, blank=True)
    end = models.PositiveSmallIntegerField(_("bis (Minute des Tages)"), null=True, blank=True)

    class Meta:
        verbose_name = _("Abwesenheit")
        verbose_name_plural = _("Abwesenheiten")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(name="absence_order", condition=Q(first_day__lte=F("last_day"))),
            models.CheckConstraint(
                name="absence_window",
                condition=Q(start__isnull=True, end__isnull=True)
                | Q(start__isnull=False, end__isnull=False, start__lt=F("end"), end__lte=1440),
            ),
        ]
        indexes = [models.Index(name="absence_days", fields=["person", "first_day", "last_day"])]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"
