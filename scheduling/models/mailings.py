"""Mailing: one word of the desk to many volunteers."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class Mailing(PoolOwned):
    """What was written to whom. Each single word is a Message about "mailing:<pk>".

    `way` is "sms", "email", or "both" for SMS to those without a mail address. `wanted` is the filter of the
    directory by which they were chosen, `facts` counts them: put, without a way, opted out, SMS parts.
    """

    SMS, EMAIL, BOTH = "sms", "email", "both"
    WAYS: ClassVar = {
        EMAIL: _("per E-Mail"),
        SMS: _("per SMS"),
        BOTH: _("per E-Mail, ohne E-Mail-Adresse per SMS"),
    }

    key = models.CharField(max_length=64)
    way = models.CharField(_("Weg"), max_length=5, choices=WAYS)
    subject = models.CharField(_("Betreff"), max_length=150, blank=True)
    body = models.TextField(_("Text"))
    wanted: Any = models.JSONField(default=dict)
    facts: Any = models.JSONField(default=dict)
    made_by = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Rundschreiben")
        verbose_name_plural = _("Rundschreiben")
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints = [models.UniqueConstraint(name="mailing_sent_once", fields=["pool", "key"])]

    def __str__(self) -> str:
        return f"#{self.pk}"
