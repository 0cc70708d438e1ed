"""Request: the need of an Authority; its Slots (proposed times) and Positions (whom it needs)."""

from enum import StrEnum
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.domain.actors import Actor
from pool.domain.settings_of_work import Direction, Modality, Setting
from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned
from scheduling.domain.escalation import LAST, WISH
from scheduling.domain.states import PAUSABLE, REQUEST
from scheduling.models.moving import Moving, known_state, state_field


class Series(PoolOwned):
    """Several dates that were filed together, each a Request of its own.

    `together`: one person is asked for all dates at once; otherwise each date is asked for by itself, and
    whoever comes on one of them is preferred for the others.
    """

    together = models.BooleanField(default=False)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Reihe von Terminen")
        verbose_name_plural = _("Reihen von Terminen")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Request(Moving):
    """An interpreter is needed. `version` rises with every change that makes an answer outdated.

    `postal_code` and `town` are for matching; street, contacts and notes are encrypted and reach the
    Interpreter only after acceptance. There is no client: `client_token` is a keyed hash of the
    Authority's own reference, only good for counting. `instead` are Modalities that would do as well.
    `warned_at` says when Authority and Coordinator heard that it is hard to find somebody.
    `urgent` has a reason that the Pool reads; `client_agrees`: the person concerned was asked and wants an
    interpreter. `again`: whoever came to this case before shall come again, if possible or in any case.
    `replaces` is the Assignment to which nobody has come, while its appointment is going on.
    `policy` is how is asked here alone (empty: as in the Pool); since `paused_at` nobody new is asked or
    reminded. `merged_into` is the Request that means the same; this one was withdrawn for it. Since
    `forgotten_at` only what counts and is counted is left: no address, contact, note, reference.
    """

    IF_POSSIBLE, IN_ANY_CASE = "prefer", "only"
    AGAIN: ClassVar = {
        "": _("egal"),
        IF_POSSIBLE: _("wenn möglich"),
        IN_ANY_CASE: _("unbedingt"),
    }

    machine = REQUEST

    authority = models.ForeignKey("pool.Authority", on_delete=models.PROTECT, related_name="requests")
    requester = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="requests")
    state = state_field(REQUEST)
    version = models.PositiveIntegerField(default=1)
    setting = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Setting])
    modality = models.CharField(max_length=8, choices=[(m.value, m.value) for m in Modality])
    postal_code = models.CharField(max_length=5, blank=True)
    town = models.CharField(max_length=80, blank=True)
    street = EncryptedTextField(blank=True)
    meeting_point = EncryptedTextField(blank=True)
    contact_name = EncryptedTextField(blank=True)
    contact_phone = EncryptedTextField(blank=True)
    notes = EncryptedTextField(blank=True)
    file_reference = models.CharField(max_length=60, blank=True)
    client_token = models.CharField(max_length=64, blank=True, db_index=True)
    submission_key = models.CharField(max_length=64, null=True, blank=True)
    submitted_at = models.DateTimeField()
    instead: Any = models.JSONField(default=list)
    series = models.ForeignKey(
        "scheduling.Series", null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    urgent = models.BooleanField(default=False)
    urgent_reason = EncryptedTextField(blank=True)
    client_agrees = models.BooleanField(default=False)
    again = models.CharField(max_length=6, blank=True, choices=AGAIN)
    replaces = models.ForeignKey(
        "scheduling.Assignment", null=True, blank=True, on_delete=models.PROTECT, related_name="replacements"
    )
    policy = models.CharField(max_length=12, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged"
    )
    warned_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Anfrage")
        verbose_name_plural = _("Anfragen")
        constraints = [
            known_state(REQUEST),
            models.UniqueConstraint(name="request_submitted_once", fields=["authority", "submission_key"]),
        ]
        indexes = [
            models.Index(name="request_board", fields=["pool", "state"]),
            models.Index(name="request_own", fields=["authority", "state"]),
            models.Index(
                name="request_to_forget",
                fields=["pool", "submitted_at"],
                condition=Q(forgotten_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def move(self, move: StrEnum, *, by: Actor, **changes: Any) -> Self:
        """As every row moves; with a search that ends its pause is over, too."""
        if self.machine.after(self.state, move, by) not in PAUSABLE:
            changes.setdefault("paused_at", None)
        return super().move(move, by=by, **changes)

    @property
    def meets_at(self) -> str:
        """The meeting point; none where nobody comes, also when by phone was only good enough."""
        return "" if self.modality == Modality.PHONE else self.meeting_point

    @property
    def slot(self) -> "Slot":
        """The time that counts now: the first proposed one."""
        return min(self.slots.all(), key=lambda slot: slot.rank)

    @property
    def others(self) -> list["Slot"]:
        """The further proposed times, the better first."""
        rows = [slot for slot in self.slots.all() if WISH < slot.rank <= LAST]
        return sorted(rows, key=lambda slot: slot.rank)

    @property
    def proposed(self) -> list["Slot"]:
        """Every time that would do, the one that counts first."""
        return [self.slot, *self.others]

    @property
    def places(self) -> list["Position"]:
        """Whom it needs now, the first one first."""
        rows = [position for position in self.positions.all() if not position.dropped]
        return sorted(rows, key=lambda position: position.number)

    @property
    def position(self) -> "Position":
        """The first place: every Request has it, whatever else it needs."""
        return self.places[0]


class Slot(PoolOwned):
    """One proposed time of a Request, UTC; a Request has one to three.

    Rank 1 is the time that counts, 2 and 3 would do as well. A higher rank is proposed no more and stays for
    those who were asked; 0 is only passed through while two change places.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="slots")
    rank = models.PositiveSmallIntegerField(default=1)
    starts = models.DateTimeField(db_index=True)
    ends = models.DateTimeField()

    class Meta:
        verbose_name = _("Termin")
        verbose_name_plural = _("Termine")
        ordering: ClassVar = ["rank"]
        constraints = [
            models.UniqueConstraint(name="slot_rank_once", fields=["request", "rank"]),
            models.CheckConstraint(name="slot_rank_known", condition=Q(rank__gte=0)),
            models.CheckConstraint(name="slot_order", condition=Q(starts__lt=F("ends"))),
        ]

    def __str__(self) -> str:
        return f"{self.starts:%Y-%m-%d %H:%M}"

    @property
    def minutes(self) -> int:
        """Real minutes, also across a clock change."""
        return round((self.ends - self.starts).total_seconds() / 60)


class Position(PoolOwned):
    """One place to fill: a language, a least level, a wish for a woman or a man.

    `more` are further languages the same person must speak, `also` are languages whose speakers may stand in
    when nobody of the exact one is left, as the clerk has ticked; both are lists of ISO 639-3 codes.
    A `dropped` one is not needed any more and stays for those who were asked; its number is not given again.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="positions")
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=3)
    least_level = models.CharField(max_length=6, default="B1")
    gender = models.CharField(max_length=8, blank=True)
    gender_required = models.BooleanField(default=False)
    dropped = models.BooleanField(default=False)
    more: Any = models.JSONField(default=list)
    also: Any = models.JSONField(default=list)
    direction = models.CharField(
        max_length=6, default=Direction.BOTH.value, choices=[(d.value, d.value) for d in Direction]
    )

    class Meta:
        verbose_name = _("Platz")
        verbose_name_plural = _("Plätze")
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(name="position_number_once", fields=["request", "number"])]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"
