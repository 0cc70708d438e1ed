"""IncomeDeclaration: what a volunteer has got for such work elsewhere in one calendar year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class IncomeDeclaration(PoolOwned):
    """Euros from other bodies, told to this Pool; the law counts the person, whichever Pool was told."""

    person = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="declarations")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    amount = models.DecimalField(_("anderswo erhalten (Euro)"), max_digits=8, decimal_places=2)
    law = models.CharField(_("Freibetrag"), max_length=8)
    declared_at = models.DateTimeField()
    declared_by = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("Erklärung zu anderen Einkünften")
        verbose_name_plural = _("Erklärungen zu anderen Einkünften")
        constraints = [models.UniqueConstraint(name="declaration_once", fields=["person", "year"])]

    def __str__(self) -> str:
        return f"{self.year}"
