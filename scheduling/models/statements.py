"""Statement (Abrechnung): one Interpreter, one month, frozen when issued."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class Statement(PoolOwned):
    """`month` is the first local day of the month; `number` counts per Pool without gaps."""

    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    month = models.DateField()
    issued_at = models.DateTimeField()
    total = models.DecimalField(max_digits=10, decimal_places=2)

    class Meta:
        verbose_name = _("Abrechnung")
        verbose_name_plural = _("Abrechnungen")
        constraints = [models.UniqueConstraint(name="statement_number_once", fields=["pool", "number"])]

    def __str__(self) -> str:
        return f"{self.number}"


class StatementEntry(PoolOwned):
    """One line of a Statement, copied from its ServiceRecord, which can be paid only once."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="entries")
    service_record = models.OneToOneField(
        "scheduling.ServiceRecord", on_delete=models.PROTECT, related_name="entry"
    )
    day = models.DateField()
    text = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    km = models.DecimalField(max_digits=5, decimal_places=1)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    calculation = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("Zeile")
        verbose_name_plural = _("Zeilen")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.text
