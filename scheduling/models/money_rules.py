"""MoneyRules: how one Pool handles hours and money; a Pool without a row goes by the defaults."""

from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class MoneyRules(PoolOwned):
    """One row per Pool. Days count from the end of the Assignment; amounts are euros.

    `auto_approve`: what both sides say alike is approved by itself, up to `auto_most` euros (empty: any) and
    `auto_over` minutes more than agreed. `second_above`: a PaymentRun above it needs a second person (empty:
    never). `debtor_…`: the account that pays. `travel_counts`: money for the way counts for the tax-free
    amount. `keep_payments` are full calendar years after the year of the payment, `keep_content` days after
    the end of an appointment.
    """

    MONTH, QUARTER = "month", "quarter"
    PERIODS: ClassVar = {MONTH: _("im Monat"), QUARTER: _("im Vierteljahr")}

    period = models.CharField(_("Abgerechnet wird"), max_length=8, choices=PERIODS, default=MONTH)
    auto_approve = models.BooleanField(_("Was beide gleich angeben, ist freigegeben"), default=False)
    auto_most = models.DecimalField(
        _("bis zu (Euro)"), max_digits=8, decimal_places=2, null=True, blank=True, help_text=_("leer: immer")
    )
    auto_over = models.PositiveSmallIntegerField(_("höchstens länger als vereinbart (Minuten)"), default=15)
    report_days = models.PositiveSmallIntegerField(
        _("Dolmetschende erinnern nach (Tagen)"), default=3, help_text=_("0: nie")
    )
    attest_days = models.PositiveSmallIntegerField(
        _("Einrichtung erinnern nach (Tagen)"), default=5, help_text=_("0: nie")
    )
    remind_times = models.PositiveSmallIntegerField(_("höchstens so oft"), default=2)
    silence_days = models.PositiveSmallIntegerField(
        _("Wer nicht widerspricht, ist einverstanden nach (Tagen)"), default=0, help_text=_("0: nie")
    )
    claim_days = models.PositiveSmallIntegerField(
        _("Stunden melden bis (Tage)"), default=180, help_text=_("0: ohne Frist")
    )
    second_above = models.DecimalField(
        _("Zwei Personen ab (Euro)"), max_digits=10, decimal_places=2, null=True, blank=True,
        default=Decimal("1000.00"), help_text=_("leer: nie"),
    )  # fmt: skip
    debtor_name = models.CharField(_("Kontoinhaber"), max_length=70, blank=True)
    debtor_iban = EncryptedTextField(_("IBAN, von der gezahlt wird"), blank=True)
    debtor_bic = models.CharField(_("BIC"), max_length=11, blank=True)
    cost_centre = models.CharField(_("Kostenstelle"), max_length=40, blank=True)
    travel_counts = models.BooleanField(_("Fahrtgeld zählt zum steuerfreien Betrag"), default=True)
    warn_percent = models.PositiveSmallIntegerField(_("Warnen ab (Prozent)"), default=80)
    asks_declaration = models.BooleanField(_("Jedes Jahr nach anderen Einkünften fragen"), default=True)
    keep_payments = models.PositiveSmallIntegerField(_("Zahlungen aufbewahren (Jahre)"), default=10)
    keep_content = models.PositiveSmallIntegerField(
        _("Inhalt von Anfragen aufbewahren (Tage)"), default=90, help_text=_("0: für immer")
    )

    class Meta:
        verbose_name = _("Regeln für Stunden und Geld")
        verbose_name_plural = _("Regeln für Stunden und Geld")
        constraints = [models.UniqueConstraint(name="money_rules_once", fields=["pool"])]

    def __str__(self) -> str:
        return f"#{self.pk}"
