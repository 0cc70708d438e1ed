"""Statement (Abrechnung): one Interpreter, one period, frozen when issued."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from scheduling.models.frozen import Frozen


class Statement(Frozen):
    """Local days from `month` (the first) to `until` (the last); `number` counts per Pool without gaps.

    `corrects` is the Statement that this one puts right: it takes lines of it back and may pay them anew.
    `content` is everything that the paper says, as it was: names, addresses, sentences.
    """

    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    month = models.DateField()
    until = models.DateField()
    corrects = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="corrections")
    issued_at = models.DateTimeField()
    total = models.DecimalField(max_digits=10, decimal_places=2)
    content: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Abrechnung")
        verbose_name_plural = _("Abrechnungen")
        constraints = [models.UniqueConstraint(name="statement_number_once", fields=["pool", "number"])]

    def __str__(self) -> str:
        return f"{self.number}"


class StatementPaper(Frozen):
    """The PDF of one Statement, made once, and its SHA-256."""

    statement = models.OneToOneField(Statement, on_delete=models.PROTECT, related_name="paper")
    pdf = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("Abrechnung als PDF")
        verbose_name_plural = _("Abrechnungen als PDF")

    def __str__(self) -> str:
        return self.sha256


class StatementEntry(Frozen):
    """One line, copied from one revision of its ServiceRecord, which can be paid only once.

    `reverses`: it takes that entry back, with the same amount below zero. `lines`: the parts of the amount,
    as the ServiceRecord had them. `source` is where the money comes from (None: the Pool's own).
    """

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="entries")
    service_record = models.ForeignKey(
        "scheduling.ServiceRecord", on_delete=models.PROTECT, related_name="entries"
    )
    revision = models.PositiveSmallIntegerField(default=1)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    source = models.ForeignKey(
        "scheduling.FundingSource", null=True, on_delete=models.PROTECT, related_name="+"
    )
    day = models.DateField()
    text = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField()
    km = models.DecimalField(max_digits=5, decimal_places=1)
    amount = models.DecimalField(max_digits=8, decimal_places=2)
    lines: Any = models.JSONField(default=list)
    calculation = models.CharField(max_length=500)

    class Meta:
        verbose_name = _("Zeile")
        verbose_name_plural = _("Zeilen")
        ordering: ClassVar = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="entry_once", fields=["service_record", "revision"], condition=Q(reverses__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.text
