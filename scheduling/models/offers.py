"""Assessment (who fits, as it was then), Round (one set of questions), Offer (one question)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pool.domain.settings_of_work import Modality
from pool.scope import PoolOwned
from scheduling.domain.states import OFFER, OPEN_OFFER, OfferState
from scheduling.models.moving import Moving, known_state, state_field


class Assessment(PoolOwned):
    """Everybody who speaks the language, with the score's parts or the reasons against, frozen.

    `candidates` is a list of {interpreter, name, fit, score, parts, facts, reasons, km, …}, best first;
    `facts` says how it came about: how many speak the language, how many were judged, whose roads count.
    """

    request = models.ForeignKey("scheduling.Request", on_delete=models.CASCADE, related_name="assessments")
    position = models.ForeignKey("scheduling.Position", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    candidates: Any = models.JSONField()
    facts: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Auswahl")
        verbose_name_plural = _("Auswahlen")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d %H:%M}"


class Round(PoolOwned):
    """Some people are asked at once; after `waits_until` the next are asked. Its Offers stay open.

    It asks for the Position of its Assessment; each Position has its own Rounds. `step` is how far the search
    has gone beyond what was wished (scheduling.domain.escalation), `minutes` the awake minutes it waits,
    `facts` what the policy reckoned with.
    """

    request = models.ForeignKey("scheduling.Request", on_delete=models.CASCADE, related_name="rounds")
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    asked_at = models.DateTimeField()
    waits_until = models.DateTimeField(db_index=True)
    step = models.CharField(max_length=10, default="wished")
    policy = models.CharField(max_length=20, blank=True)
    minutes = models.PositiveIntegerField(default=60)
    facts: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("Runde")
        verbose_name_plural = _("Runden")
        ordering: ClassVar = ["number"]
        constraints = [models.UniqueConstraint(name="round_number_once", fields=["request", "number"])]

    def __str__(self) -> str:
        return f"{self.number}"


class Offer(Moving):
    """The question to one Interpreter. The code is unique among one person's questions of 90 days.

    `via` is the language they speak when they are asked as a substitute; empty when it is the exact one.
    It asks for its own `slot` and `modality`, which may be others than were wished first, and with `series`
    for all dates of it. `chance` is how likely a yes seemed, `late_yes_at` when one came that
    was too late. `by_mail` for those without a mobile phone.
    """

    machine = OFFER

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="offers")
    request = models.ForeignKey("scheduling.Request", on_delete=models.PROTECT, related_name="offers")
    position = models.ForeignKey("scheduling.Position", on_delete=models.PROTECT, related_name="+")
    slot = models.ForeignKey("scheduling.Slot", on_delete=models.PROTECT, related_name="+")
    interpreter = models.ForeignKey("pool.Interpreter", on_delete=models.PROTECT, related_name="offers")
    person = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="offers")
    version = models.PositiveIntegerField()
    state = state_field(OFFER)
    code = models.CharField(max_length=4)
    km = models.FloatField(null=True)
    via = models.CharField(max_length=3, blank=True)
    modality = models.CharField(
        max_length=8, default=Modality.ON_SITE.value, choices=[(m.value, m.value) for m in Modality]
    )
    by_mail = models.BooleanField(default=False)
    series = models.ForeignKey("scheduling.Series", null=True, on_delete=models.PROTECT, related_name="+")
    chance = models.FloatField(null=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    late_yes_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Angebot")
        verbose_name_plural = _("Angebote")
        ordering: ClassVar = ["pk"]
        constraints = [
            known_state(OFFER),
            models.UniqueConstraint(
                name="offer_asked_once",
                fields=["request", "version", "position", "interpreter", "slot", "modality"],
                condition=~Q(state=OfferState.FILLED_BY_OTHER.value),
            ),
            models.UniqueConstraint(
                name="offer_code_unmistakable",
                fields=["person", "code"],
                condition=Q(state__in=[*(state.value for state in OPEN_OFFER), "accepted"]),
            ),
            models.CheckConstraint(
                name="offer_answer_dated",
                condition=Q(state__in=["accepted", "declined"], answered_at__isnull=False)
                | (~Q(state__in=["accepted", "declined"]) & Q(answered_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(name="offer_open", fields=["person", "state"]),
            models.Index(name="offer_history", fields=["person", "made_at"]),
        ]

    def __str__(self) -> str:
        return self.code
