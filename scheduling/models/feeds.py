"""Feed: a secret address under which a calendar program reads the schedule of one person."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class Feed(PoolOwned):
    """Whose Assignments somebody reads: their own, those of their Authority, or those of the whole Pool.

    Only the hash of the token is kept; a new token makes the old address worthless. `language` (ISO 639-3)
    and `interpreter` narrow a coordinator's feed, an `authority` also does.
    """

    INTERPRETER, AUTHORITY, POOL = "interpreter", "authority", "pool"
    KINDS: ClassVar = {
        INTERPRETER: _("eigene Einsätze"),
        AUTHORITY: _("Einsätze der Einrichtung"),
        POOL: _("Einsätze des Pools"),
    }

    kind = models.CharField(max_length=11, choices=KINDS)
    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="feeds")
    authority = models.ForeignKey(
        "pool.Authority", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    interpreter = models.ForeignKey(
        "pool.Interpreter", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    language = models.CharField(max_length=3, blank=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(_("seit"))
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Kalender-Adresse")
        verbose_name_plural = _("Kalender-Adressen")
        constraints = [
            models.CheckConstraint(
                name="feed_kind_whole",
                condition=Q(kind="pool")
                | Q(kind="interpreter", interpreter__isnull=False, authority__isnull=True, language="")
                | Q(kind="authority", authority__isnull=False, interpreter__isnull=True, language=""),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} #{self.pk}"
