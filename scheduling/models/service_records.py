"""ServiceRecord (Einsatznachweis): the time really worked, and what it is worth."""

from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pool.encryption import EncryptedTextField
from scheduling.domain.both_sides import Said, to_decide
from scheduling.domain.service import beyond
from scheduling.domain.states import SERVICE_RECORD
from scheduling.models.moving import Moving, known_state, state_field


class ServiceRecord(Moving):
    """Minutes and kilometres of one Assignment; `amount` and `lines` are written by the approval.

    `absent`: the client did not come; the Interpreter has waited, and the Tariff says what that is worth.
    `minutes`, `km` and `absent` are what counts. What either side said stays beside it, whatever is decided:
    `reported_…` by the Interpreter, `stated_…` by the Authority (a plain yes states what was reported). Where
    they differ, `decided_at` is when the coordinator said what counts; a later word needs a new decision.

    `kind` CANCELLED: nobody worked, but the appointment was called off so late that the Tariff pays
    something.
    `means`, `ticket` (euros) and `travel_minutes` are how the Interpreter got there and back. `attested_how`
    says who stood for the Authority, `paper_number` which signed paper. `source` is where the money comes
    from (None: the Pool's own); `charge` is what the Authority owes for it. `revision` rises when something
    is put right that a Statement has paid. `reminded_at` and `reminders` count for whoever is awaited now;
    `agreed_on` is the local day from which on, as the Authority was told, its silence is a yes.
    """

    WORKED, CANCELLED = "worked", "cancelled"
    BY_AUTHORITY, BY_COORDINATOR, BY_PAPER, BY_SILENCE = "authority", "coordinator", "paper", "silence"

    machine = SERVICE_RECORD

    assignment = models.OneToOneField(
        "scheduling.Assignment", on_delete=models.PROTECT, related_name="service_record"
    )
    state = state_field(SERVICE_RECORD)
    kind = models.CharField(max_length=10, default=WORKED)
    revision = models.PositiveSmallIntegerField(default=1)
    asked_at = models.DateTimeField()
    absent = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(null=True)
    km = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    reported_minutes = models.PositiveSmallIntegerField(null=True)
    reported_absent = models.BooleanField(null=True)
    stated_minutes = models.PositiveSmallIntegerField(null=True)
    stated_absent = models.BooleanField(null=True)
    stated_note = EncryptedTextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    reported_at = models.DateTimeField(null=True)
    attested_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    tariff = models.ForeignKey("scheduling.Tariff", null=True, on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    lines: Any = models.JSONField(default=list)
    means = models.CharField(max_length=8, blank=True)
    ticket = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    travel_minutes = models.PositiveSmallIntegerField(null=True)
    attested_how = models.CharField(max_length=12, blank=True)
    paper_number = models.CharField(max_length=40, blank=True)
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    agreed_on = models.DateField(null=True)
    source = models.ForeignKey(
        "scheduling.FundingSource", null=True, on_delete=models.PROTECT, related_name="service_records"
    )
    charge = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    charge_lines: Any = models.JSONField(default=list)

    class Meta:
        verbose_name = _("Einsatznachweis")
        verbose_name_plural = _("Einsatznachweise")
        constraints = [
            known_state(SERVICE_RECORD),
            models.CheckConstraint(
                name="servicerecord_minutes_told",
                condition=Q(state="open") | Q(minutes__gte=0, minutes__lte=1440, km__gte=0),
            ),
            models.CheckConstraint(
                name="servicerecord_amount_with_approval",
                condition=Q(state__in=["approved", "settled"], amount__isnull=False, minutes__gte=1)
                | Q(state__in=["approved", "settled"], amount__isnull=False, kind="cancelled")
                | (~Q(state__in=["approved", "settled"]) & Q(amount__isnull=True)),
            ),
        ]
        indexes = [models.Index(name="servicerecord_state", fields=["pool", "state"])]

    def __str__(self) -> str:
        return f"{self.assignment_id}: {self.minutes} min"

    @property
    def reported(self) -> Said | None:
        """What the Interpreter says."""
        known = self.reported_absent is not None
        return Said(self.reported_minutes, bool(self.reported_absent)) if known else None

    @property
    def stated(self) -> Said | None:
        """What the Authority says."""
        return None if self.stated_absent is None else Said(self.stated_minutes, self.stated_absent)

    @property
    def spoken_for(self) -> bool:
        """Whether the Authority itself has spoken, by a click or on a signed paper."""
        return self.attested_how in (self.BY_AUTHORITY, self.BY_PAPER)

    @property
    def cancelled(self) -> bool:
        """Whether nobody worked, and a late cancellation is what may be paid."""
        return self.kind == self.CANCELLED

    @property
    def beyond(self) -> int:
        """Minutes longer than agreed, or, below zero, agreed and not needed; 0 while that is not known."""
        if self.minutes is None or self.absent or self.cancelled:
            return 0
        row = self.assignment
        return beyond((row.ends - row.starts) // timedelta(minutes=1), self.minutes)

    @property
    def undecided(self) -> bool:
        """Whether the coordinator has to say what counts."""
        return self.decided_at is None and to_decide(self.reported, self.stated)
