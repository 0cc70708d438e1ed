"""YearClosing: one year of a Pool is settled, paid and reported in one go; and how far that has come."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class YearClosing(PoolOwned):
    """`done` of `total` steps; `log` is what it did and what it could not do. `finished_at`: it is over."""

    year = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=120)
    started_by_person = models.BigIntegerField(null=True)
    claimed_at = models.DateTimeField(null=True)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    log: Any = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Jahresabschluss")
        verbose_name_plural = _("Jahresabschlüsse")
        constraints = [
            models.UniqueConstraint(
                name="closing_one_at_a_time", fields=["pool"], condition=models.Q(finished_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.year}"
