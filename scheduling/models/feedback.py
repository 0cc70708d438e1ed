"""Feedback (Rückmeldung): what an Authority thought of one Assignment."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class Feedback(PoolOwned):
    """One word and, if somebody has more to say, a text. Coordinators read it, nobody else.

    `given_at` is when it was first given; `seen_at` when a coordinator had read its latest words.
    """

    GOOD, FAIR, POOR = "good", "fair", "poor"
    RATINGS: ClassVar = {GOOD: _("gut"), FAIR: _("in Ordnung"), POOR: _("nicht gut")}

    assignment = models.OneToOneField(
        "scheduling.Assignment", on_delete=models.CASCADE, related_name="feedback"
    )
    person = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="+")
    rating = models.CharField(_("Wie war es?"), max_length=4, choices=RATINGS)
    text = EncryptedTextField(_("Was möchten Sie uns sagen?"), blank=True)
    given_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Rückmeldung")
        verbose_name_plural = _("Rückmeldungen")

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.rating}"
