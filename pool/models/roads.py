"""Road: how far two postal areas are apart, as a routing service said."""

from django.db import models
from django.db.models import Q


class Road(models.Model):
    """Kilometres and minutes by car from one postal code to another; learned once, the same for all Pools.

    Both empty: the routing service has looked and found no road, as to an island without a ferry.
    """

    origin = models.CharField(max_length=5)
    goal = models.CharField(max_length=5)
    km = models.FloatField(null=True)
    minutes = models.FloatField(null=True)
    learned_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="road_once", fields=["goal", "origin"]),
            models.CheckConstraint(
                name="road_whole",
                condition=Q(km__isnull=True, minutes__isnull=True)
                | Q(km__isnull=False, minutes__isnull=False, km__gte=0, minutes__gte=0),
            ),
        ]

    def __str__(self) -> str:
        known = "–" if self.km is None else f"{self.km:.1f} km"
        return f"{self.origin} → {self.goal}: {known}"
