"""Payments: where the money goes (BankAccount), what is ordered together (PaymentRun), one sum (Payout)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedBinaryField, EncryptedTextField
from pool.scope import PoolOwned
from scheduling.domain.paying import PAYMENT_RUN, PAYOUT
from scheduling.models.moving import Moving, known_state, state_field


class BankAccount(PoolOwned):
    """How one Interpreter is paid in one Pool: an account, or not at all, for they waive it.

    `donates`: who waives wishes the money to be a gift. `given_by` is a Role.
    """

    interpreter = models.OneToOneField(
        "pool.Interpreter", on_delete=models.CASCADE, related_name="bank_account"
    )
    holder = EncryptedTextField(_("Kontoinhaber"), blank=True)
    iban = EncryptedTextField(_("IBAN"), blank=True)
    last_four = models.CharField(max_length=4, blank=True)
    waives_since = models.DateField(_("verzichtet seit"), null=True, blank=True)
    donates = models.BooleanField(_("möchte es spenden"), default=False)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=12)

    class Meta:
        verbose_name = _("Bankverbindung")
        verbose_name_plural = _("Bankverbindungen")

    def __str__(self) -> str:
        return f"#{self.pk}"


class PaymentRun(Moving):
    """Payouts that leave together. `file` is what bank or cashier got, with its SHA-256; frozen then.

    `file` is XML for a bank, XLSX for a cashier, who may also have the same list as `csv`.
    """

    SEPA, LIST = "sepa", "list"
    KINDS: ClassVar = {SEPA: _("SEPA-Überweisungsdatei"), LIST: _("Zahlungsliste für die Kasse")}

    machine = PAYMENT_RUN

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=KINDS)
    state = state_field(PAYMENT_RUN)
    pays_on = models.DateField()
    total = models.DecimalField(max_digits=12, decimal_places=2)
    count = models.PositiveIntegerField()
    made_by = models.CharField(max_length=120)
    made_by_person = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    approved_by = models.CharField(max_length=120, blank=True)
    approved_at = models.DateTimeField(null=True)
    ordered_at = models.DateTimeField(null=True)
    file = EncryptedBinaryField(null=True)
    csv = EncryptedBinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("Zahlungslauf")
        verbose_name_plural = _("Zahlungsläufe")
        constraints = [
            known_state(PAYMENT_RUN),
            models.UniqueConstraint(name="paymentrun_number_once", fields=["pool", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Payout(Moving):
    """One Interpreter's sum. `holder` and `iban` are as they were then; without `run` it was waived at once.

    `reference` names it at the bank for ever (end-to-end id). `donated`: who waived wished it to be a gift.
    """

    machine = PAYOUT

    run = models.ForeignKey(PaymentRun, null=True, on_delete=models.PROTECT, related_name="payouts")
    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.PROTECT, related_name="payouts")
    state = state_field(PAYOUT)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    holder = EncryptedTextField(blank=True)
    iban = EncryptedTextField(blank=True)
    last_four = models.CharField(max_length=4, blank=True)
    reference = models.CharField(max_length=35)
    made_at = models.DateTimeField()
    paid_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    waived_on = models.DateField(null=True)
    donated = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("Auszahlung")
        verbose_name_plural = _("Auszahlungen")
        constraints = [
            known_state(PAYOUT),
            models.UniqueConstraint(name="payout_reference_once", fields=["pool", "reference"]),
            models.CheckConstraint(name="payout_positive", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="payout_dated",
                condition=(~Q(state="paid") | Q(paid_on__isnull=False))
                & (~Q(state="returned") | Q(returned_on__isnull=False))
                & (~Q(state="waived") | Q(waived_on__isnull=False)),
            ),
        ]
        indexes = [models.Index(name="payout_paid", fields=["interpreter", "paid_on"])]

    def __str__(self) -> str:
        return self.reference


class PayoutPart(PoolOwned):
    """One Statement in one Payout; `live` while that Payout may still move money. One live at most."""

    payout = models.ForeignKey(Payout, on_delete=models.PROTECT, related_name="parts")
    statement = models.ForeignKey("scheduling.Statement", on_delete=models.PROTECT, related_name="parts")
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    live = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("Teil einer Auszahlung")
        verbose_name_plural = _("Teile einer Auszahlung")
        constraints = [
            models.UniqueConstraint(name="statement_paid_once", fields=["statement"], condition=Q(live=True))
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
