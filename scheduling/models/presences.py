"""Presence: who has a Request open at the desk just now, so that two do not do the same."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class Presence(PoolOwned):
    """One person at one Request; `at` is when their page last said so (UTC)."""

    request = models.ForeignKey("scheduling.Request", on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("Anwesenheit an einer Anfrage")
        verbose_name_plural = _("Anwesenheiten an Anfragen")
        constraints = [models.UniqueConstraint(name="presence_once", fields=["request", "person"])]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.request_id}"
