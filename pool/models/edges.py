"""LanguageEdge: a Pool's own word on which language may stand in for which."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pool.domain.languages import GRADE_LABELS
from pool.scope import PoolOwned


class LanguageEdge(PoolOwned):
    """Whether speakers of `language` can also serve `serves`; overrides the register's hint.

    Never a match by itself: it must be confirmed for the Interpreter and ticked by the clerk.
    """

    language = models.CharField(_("wer spricht"), max_length=3)
    serves = models.CharField(_("hilft auch bei"), max_length=3)
    grade = models.CharField(
        _("wie sicher"), max_length=6, choices=[(k.value, _(v)) for k, v in GRADE_LABELS.items()]
    )

    class Meta:
        verbose_name = _("Sprache für Sprache")
        verbose_name_plural = _("Sprache für Sprache")
        constraints = [
            models.UniqueConstraint(name="edge_once", fields=["pool", "language", "serves"]),
            models.CheckConstraint(name="edge_between_two", condition=~Q(language=F("serves"))),
        ]

    def __str__(self) -> str:
        return f"{self.language} → {self.serves}"
