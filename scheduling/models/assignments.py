"""Assignment: one Interpreter at one agreed time."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from scheduling.domain.states import ASSIGNMENT
from scheduling.models.constraints import no_double_booking
from scheduling.models.moving import Moving, known_state, state_field


class Assignment(Moving):
    """Who comes when. `uid` names it in every calendar for life, `sequence` rises with each change.

    `via` is the language of somebody who comes as a substitute; empty when it is the exact one. `revised_at`
    is when `sequence` last rose. Long after the yes they are asked the day before whether they still come:
    `still_asked_at`, and `still_coming_at` when they have said so. `missed_at` is when the Authority said
    that nobody had come; `late_cost` is what the Authority's late cancellation costs it, in euros.
    """

    machine = ASSIGNMENT

    request = models.ForeignKey("scheduling.Request", on_delete=models.PROTECT, related_name="assignments")
    position = models.ForeignKey("scheduling.Position", on_delete=models.PROTECT, related_name="assignments")
    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.PROTECT, related_name="assignments")
    person = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="assignments")
    offer = models.OneToOneField(
        "scheduling.Offer", null=True, on_delete=models.PROTECT, related_name="assignment"
    )
    state = state_field(ASSIGNMENT)
    code = models.CharField(max_length=4)
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    km = models.FloatField(null=True)
    via = models.CharField(max_length=3, blank=True)
    late_minutes = models.PositiveSmallIntegerField(null=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    confirmed_at = models.DateTimeField()
    revised_at = models.DateTimeField()
    still_asked_at = models.DateTimeField(null=True)
    still_coming_at = models.DateTimeField(null=True)
    missed_at = models.DateTimeField(null=True)
    late_cost = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    ended_at = models.DateTimeField(null=True)
    cancelled_by = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("Einsatz")
        verbose_name_plural = _("Einsätze")
        constraints = [
            known_state(ASSIGNMENT),
            models.CheckConstraint(name="assignment_order", condition=Q(starts__lt=F("ends"))),
            models.CheckConstraint(
                name="assignment_end_dated",
                condition=Q(state="confirmed", ended_at__isnull=True)
                | (~Q(state="confirmed") & Q(ended_at__isnull=False)),
            ),
            models.UniqueConstraint(
                name="assignment_one_per_position",
                fields=["position"],
                condition=Q(state__in=["confirmed", "done"]),
            ),
            no_double_booking(),
        ]
        indexes = [
            models.Index(name="assignment_busy", fields=["person", "starts", "ends"]),
            models.Index(name="assignment_day", fields=["pool", "starts"]),
            models.Index(name="assignment_revised", fields=["pool", "revised_at"]),
            models.Index(name="assignment_own_revised", fields=["interpreter", "revised_at"]),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def awaits_word(self) -> bool:
        """Whether somebody was asked if they still come, and has not said so."""
        return self.still_asked_at is not None and self.still_coming_at is None
