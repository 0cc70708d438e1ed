"""The one seam between a row and its tenant: every row belongs to a Pool."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models

if TYPE_CHECKING:
    from pool.models.pools import Pool


class PoolQuerySet(models.QuerySet[Any]):
    """Querysets that start at one of two doors, so that a forgotten scope is seen."""

    def of(self, pool: "Pool | int") -> Self:
        """The rows of one Pool (the Pool or its primary key)."""
        return self.filter(pool=pool)

    def across_pools(self) -> Self:
        """All rows: the machine's way. For tasks, sweeps and commands only."""
        return self.all()


class PoolOwned(models.Model):
    """A row that belongs to exactly one Pool."""

    pool = models.ForeignKey("pool.Pool", on_delete=models.PROTECT, related_name="+")

    objects = PoolQuerySet.as_manager()

    class Meta:
        abstract = True
