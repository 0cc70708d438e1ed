"""OwnCalendar and BusyTime: when a Person is busy by their own calendar elsewhere, and never with what."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField


class OwnCalendar(models.Model):
    """The address of a calendar that a Person keeps elsewhere. Whoever has it can read that calendar.

    It is read again from `due_at` on. `read_at` is when that last went well, `tried_at` when it was last
    tried; `problem` is the code of what went wrong then, empty when all is well, `failures` how often in a
    row. `etag` and `modified` are what the server called the version there is, `read_until` is how far ahead
    it was read.
    """

    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="own_calendars")
    address = EncryptedTextField(_("Adresse"))
    host = models.CharField(_("Anbieter"), max_length=253)
    added_at = models.DateTimeField(_("seit"))
    due_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(_("zuletzt gelesen"), null=True, blank=True)
    read_until = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(_("Fehler"), max_length=40, blank=True)
    failures = models.PositiveSmallIntegerField(_("Fehlschläge in Folge"), default=0)
    etag = models.CharField(max_length=250, blank=True)
    modified = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("Eigener Kalender")
        verbose_name_plural = _("Eigene Kalender")
        ordering = ["pk"]
        indexes = [models.Index(name="own_calendar_due", fields=["due_at"])]

    def __str__(self) -> str:
        return self.host


class BusyTime(models.Model):
    """A period in which a Person has something else to do, as one of their own calendars says."""

    calendar = models.ForeignKey(OwnCalendar, on_delete=models.CASCADE, related_name="busy")
    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="busy")
    starts = models.DateTimeField()
    ends = models.DateTimeField()

    class Meta:
        verbose_name = _("Anderweitig belegte Zeit")
        verbose_name_plural = _("Anderweitig belegte Zeiten")
        constraints = [models.CheckConstraint(name="busy_order", condition=Q(starts__lt=F("ends")))]
        indexes = [models.Index(name="busy_when", fields=["person", "starts", "ends"])]

    def __str__(self) -> str:
        return f"{self.starts:%d.%m.%Y %H:%M}"
