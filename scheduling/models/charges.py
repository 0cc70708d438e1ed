"""CostList: what one Authority that pays itself owes for one month, frozen; its CostItems."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class CostList(PoolOwned):
    """`month` is its first local day; `number` counts per Pool without gaps; `content`: the names then."""

    authority = models.ForeignKey("pool.Authority", on_delete=models.PROTECT, related_name="cost_lists")
    number = models.PositiveIntegerField()
    month = models.DateField()
    issued_at = models.DateTimeField()
    total = models.DecimalField(max_digits=10, decimal_places=2)
    content: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Kostenliste")
        verbose_name_plural = _("Kostenlisten")
        constraints = [models.UniqueConstraint(name="costlist_number_once", fields=["pool", "number"])]

    def __str__(self) -> str:
        return f"{self.number}"


class CostItem(PoolOwned):
    """One amount: of a ServiceRecord's `charge`, or of a late cancellation (`kind`)."""

    SERVICE, CANCELLATION = "service", "cancellation"
    KINDS: ClassVar = {SERVICE: _("Einsatz"), CANCELLATION: _("späte Absage")}

    cost_list = models.ForeignKey(CostList, on_delete=models.PROTECT, related_name="items")
    assignment = models.ForeignKey(
        "scheduling.Assignment", on_delete=models.PROTECT, related_name="cost_items"
    )
    kind = models.CharField(max_length=12, choices=KINDS)
    revision = models.PositiveSmallIntegerField(default=1)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    day = models.DateField()
    text = models.CharField(max_length=200)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    calculation = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("Kosten")
        verbose_name_plural = _("Kosten")
        ordering: ClassVar = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="costitem_once",
                fields=["assignment", "kind", "revision"],
                condition=models.Q(reverses__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.text
