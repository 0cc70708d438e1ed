"""Link: a short address that shows a person one Offer, Assignment or record, or what is their own."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned

SHOWN = ("offer", "assignment", "interpreter", "record")


def _only(name: str) -> Q:
    """This one, and none of the others."""
    return Q(**{f"{one}__isnull": one != name for one in SHOWN})


class Link(PoolOwned):
    """It shows an Offer, an Assignment, or an Interpreter's own page; to a clerk, a ServiceRecord to confirm.

    Only the hash of the token is kept.
    It ends by itself at `expires_at`, or at once by `revoked_at`. `made_for` binds it to the telephone number
    and mail address it was made for: with another one it is dead. Looking at it changes nothing; `used_at` is
    when somebody last pressed a button behind it.
    """

    token_hash = models.CharField(max_length=64, unique=True)
    made_for = models.CharField(max_length=64)
    offer = models.ForeignKey("scheduling.Offer", null=True, on_delete=models.CASCADE, related_name="links")
    assignment = models.ForeignKey(
        "scheduling.Assignment", null=True, on_delete=models.CASCADE, related_name="links"
    )
    interpreter = models.ForeignKey(
        "pool.Interpreter", null=True, on_delete=models.CASCADE, related_name="links"
    )
    record = models.ForeignKey(
        "scheduling.ServiceRecord", null=True, on_delete=models.CASCADE, related_name="links"
    )
    person = models.ForeignKey("pool.Person", on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("Link")
        verbose_name_plural = _("Links")
        constraints = [
            models.CheckConstraint(
                name="link_shows_one",
                condition=_only("offer") | _only("assignment") | _only("interpreter") | _only("record"),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
