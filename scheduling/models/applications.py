"""Application: somebody wants to become an Interpreter of the Pool."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from scheduling.domain.joining import APPLICATION
from scheduling.models.moving import Moving, known_state, state_field


class Application(Moving):
    """What somebody said of themselves, kept as it came; an Interpreter is made of it by acceptance.

    `languages` is a list of [ISO 639-3 code, level]. `confirmed_at`: the mail address was proved. `key` is
    that of the page it was sent from, so that a second click files nothing. `interpreter` is what became of
    it, `note` is the desk's own. Times are UTC.
    """

    machine = APPLICATION

    state = state_field(APPLICATION)
    key = models.CharField(max_length=64)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    mobile = models.CharField(max_length=16, blank=True)
    postal_code = models.CharField(max_length=5)
    town = models.CharField(max_length=80)
    gender = models.CharField(max_length=8, blank=True)
    languages: Any = models.JSONField(default=list)
    about = EncryptedTextField(blank=True)
    note = EncryptedTextField(blank=True)
    agreed_at = models.DateTimeField()
    filed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    interview_at = models.DateTimeField(null=True)
    interview_where = models.CharField(max_length=120, blank=True)
    decided_at = models.DateTimeField(null=True)
    interpreter = models.ForeignKey(
        "pool.Interpreter", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("Bewerbung")
        verbose_name_plural = _("Bewerbungen")
        constraints = [
            known_state(APPLICATION),
            models.UniqueConstraint(name="application_filed_once", fields=["pool", "key"]),
        ]
        indexes = [models.Index(name="application_state", fields=["pool", "state"])]

    def __str__(self) -> str:
        return self.name
