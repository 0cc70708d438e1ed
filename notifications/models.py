"""Message (out and in, one row each), Receipt, OptOut, Number, Line, Mailbox; and the two single rows."""

import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from notifications.domain import failures
from notifications.domain.statuses import IN, LABELS, OUT, MessageState

REPLY_TO = "reply_to"  # in the payload of a mail that goes out


class Message(models.Model):
    """One word, out or in. The row is the truth; the job in the queue is only a hint.

    `outcome` says what became of a word that came in, also why it got no answer. A person should look at it
    from `attention_at` until `seen_at`. `looked_up_at`: the provider was last asked about an unknown fate;
    since `missing_since` its list does not show the word. `failure` says whose fault `error` is. Since
    `forgotten_at` only who, when and how long is left of it, not what it said.
    """

    OUT, IN = "out", "in"
    SMS, EMAIL = "sms", "email"
    DIRECTIONS: ClassVar = {OUT: _("hinaus"), IN: _("herein")}
    CHANNELS: ClassVar = {SMS: "SMS", EMAIL: _("E-Mail")}
    STATES: ClassVar = {state.value: _(label) for state, label in LABELS.items()}
    FAILURES: ClassVar = {word.value: _(label) for word, label in failures.LABELS.items()}

    direction = models.CharField(_("Richtung"), max_length=3, choices=DIRECTIONS)
    channel = models.CharField(_("Weg"), max_length=5, choices=CHANNELS)
    pool = models.ForeignKey("pool.Pool", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    sender = models.CharField(_("von"), max_length=320, blank=True)
    recipient = models.CharField(_("an"), max_length=320)
    subject = models.CharField(_("Betreff"), max_length=250, blank=True)
    body = models.TextField(_("Text"), blank=True)
    ics = models.TextField(blank=True)
    ics_method = models.CharField(max_length=10, blank=True)
    kind = models.CharField(_("Art"), max_length=40, blank=True)
    about = models.CharField(_("worüber"), max_length=80, blank=True)
    key = models.CharField(max_length=200, unique=True, null=True, blank=True)
    reference = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    state = models.CharField(_("Stand"), max_length=10, choices=STATES)
    urgent = models.BooleanField(_("eilig"), default=False)
    due_at = models.DateTimeField(_("fällig"))
    expires_at = models.DateTimeField(_("verfällt"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("Versuche"), default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("gesendet"), null=True, blank=True)
    provider_id = models.CharField(max_length=200, unique=True, null=True, blank=True)
    error = models.CharField(_("Fehler"), max_length=250, blank=True)
    failure = models.CharField(_("Art des Fehlers"), max_length=10, blank=True, choices=FAILURES)
    segments = models.PositiveSmallIntegerField(_("SMS-Teile"), default=0)
    created_at = models.DateTimeField(_("angelegt"))
    payload = models.JSONField(default=dict, blank=True)
    outcome = models.CharField(_("verstanden als"), max_length=40, blank=True)
    attention_at = models.DateTimeField(_("bitte ansehen seit"), null=True, blank=True)
    seen_at = models.DateTimeField(_("angesehen"), null=True, blank=True)
    looked_up_at = models.DateTimeField(null=True, blank=True)
    missing_since = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(_("Text gelöscht"), null=True, blank=True)

    class Meta:
        verbose_name = _("Nachricht")
        verbose_name_plural = _("Nachrichten")
        constraints = [
            models.CheckConstraint(
                name="message_state_known",
                condition=Q(direction="out", state__in=[s.value for s in OUT])
                | Q(direction="in", state__in=[s.value for s in IN]),
            ),
            models.CheckConstraint(name="message_channel_known", condition=Q(channel__in=["sms", "email"])),
            models.CheckConstraint(
                name="message_claim_has_time", condition=~Q(state="sending") | Q(claimed_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="message_sweep"),
            models.Index(fields=["recipient", "created_at"], name="message_to"),
            models.Index(fields=["sender", "created_at"], name="message_from"),
            models.Index(fields=["about"], name="message_about"),
            models.Index(fields=["pool", "created_at"], name="message_of_pool"),
            models.Index(
                fields=["pool", "created_at"],
                name="message_to_forget",
                condition=Q(forgotten_at__isnull=True),
            ),
            models.Index(
                fields=["pool", "sent_at"],
                name="message_sms_left",
                condition=Q(direction="out", channel="sms"),
            ),
            models.Index(
                fields=["attention_at"],
                name="message_attention",
                condition=Q(attention_at__isnull=False, seen_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.direction} {self.pk}"

    def swap(self, to: MessageState, old: tuple[MessageState, ...], **fields: Any) -> bool:
        """Compare-and-swap: move the row to `to` if it still is in one of `old`; say whether it did."""
        moved = Message.objects.filter(pk=self.pk, state__in=old).update(state=to, **fields)
        self.refresh_from_db()
        return moved == 1


class Receipt(models.Model):
    """What the provider told later about a Message: every call, kept as it came."""

    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="receipts")
    provider_id = models.CharField(max_length=200, db_index=True)
    status = models.CharField(_("Meldung"), max_length=40)
    error_code = models.CharField(_("Fehler"), max_length=20, blank=True)
    payload = models.JSONField(default=dict)
    at = models.DateTimeField(_("eingegangen"))

    class Meta:
        verbose_name = _("Zustellmeldung")
        verbose_name_plural = _("Zustellmeldungen")
        indexes = [models.Index(fields=["at"], name="receipt_at")]

    def __str__(self) -> str:
        return f"{self.status} {self.provider_id}"


class OptOut(models.Model):
    """A number that wants no SMS from us, until it asks for them again (`ended_at`)."""

    number = models.CharField(_("Nummer"), max_length=16)
    at = models.DateTimeField(_("seit"))
    source = models.CharField(_("Anlass"), max_length=40)
    ended_at = models.DateTimeField(_("bis"), null=True, blank=True)

    class Meta:
        verbose_name = _("SMS-Sperre")
        verbose_name_plural = _("SMS-Sperren")
        constraints = [
            models.UniqueConstraint(name="optout_once", fields=["number"], condition=Q(ended_at__isnull=True))
        ]

    def __str__(self) -> str:
        return f"…{self.number[-4:]}"


class Number(models.Model):
    """What is known of a telephone number (E.164): whether its owner has confirmed it, whether it works.

    `code` was sent there to be sent back. `failures` counts what in a row did not arrive; from
    `unreachable_at` on nobody is asked there, until a word arrives or the number is confirmed anew.
    `heard_at`: the last sign that somebody reads there, a reply or a delivery.
    """

    number = models.CharField(_("Nummer"), max_length=16, unique=True)
    confirmed_at = models.DateTimeField(_("bestätigt"), null=True, blank=True)
    code = models.CharField(max_length=4, blank=True)
    code_sent_at = models.DateTimeField(null=True, blank=True)
    code_tries = models.PositiveSmallIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(_("Fehlschläge in Folge"), default=0)
    unreachable_at = models.DateTimeField(_("unerreichbar seit"), null=True, blank=True)
    unreachable_why = models.CharField(_("Grund"), max_length=120, blank=True)
    heard_at = models.DateTimeField(_("zuletzt erreicht"), null=True, blank=True)

    class Meta:
        verbose_name = _("Nummer")
        verbose_name_plural = _("Nummern")

    def __str__(self) -> str:
        return f"…{self.number[-4:]}"


class Line(models.Model):
    """How the way to a provider is: one row per channel. While it is down nothing new is started on it.

    `failures` in a row; from `down_since` on everything waits until `try_again_at`, when one word tries.
    `fetched_at`: what came in was last compared with the provider's list. `rejected` calls bore no genuine
    signature, the last one at `rejected_at`.
    """

    channel = models.CharField(max_length=5, unique=True)
    failures = models.PositiveIntegerField(default=0)
    down_since = models.DateTimeField(null=True, blank=True)
    try_again_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=250, blank=True)
    failure = models.CharField(max_length=10, blank=True)
    fetched_at = models.DateTimeField(null=True, blank=True)
    rejected = models.PositiveIntegerField(default=0)
    rejected_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.channel


class Mailbox(models.Model):
    """How far one mailbox has been read. What lies in it stays there; answers to our mails are taken in.

    `uid_validity` and `last_uid` are the server's numbers (RFC 3501 2.3.1.1); another validity starts anew.
    `problem` is what went wrong when it was last tried, `failures` how often in a row.
    """

    name = models.CharField(_("Postfach"), max_length=320, unique=True)
    uid_validity = models.BigIntegerField(default=0)
    last_uid = models.BigIntegerField(default=0)
    tried_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(_("zuletzt gelesen"), null=True, blank=True)
    problem = models.CharField(_("Fehler"), max_length=250, blank=True)
    failures = models.PositiveIntegerField(_("Fehlschläge in Folge"), default=0)

    class Meta:
        verbose_name = _("Postfach")
        verbose_name_plural = _("Postfächer")

    def __str__(self) -> str:
        return self.name


class ClockOffset(models.Model):
    """By how much demo and tests have moved the clock: one row, or none."""

    seconds = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.seconds:+d} s"


class Heartbeat(models.Model):
    """When the worker last did its round, by the machine's own clock: one row, or none."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.at.isoformat()
