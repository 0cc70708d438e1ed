"""Road: how far two postal areas are apart, as a routing service said."""

from django.db import models


class Road(models.Model):
    """Kilometres and minutes by car from one postal code to another; learned once, the same for all Pools."""

    origin = models.CharField(max_length=5)
    goal = models.CharField(max_length=5)
    km = models.FloatField()
    minutes = models.FloatField()
    learned_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="road_once", fields=["goal", "origin"])]

    def __str__(self) -> str:
        return f"{self.origin} → {self.goal}: {self.km:.1f} km"
