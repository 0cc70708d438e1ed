"""SmsText: a Pool's own wording of one SMS; without a row the text of the house counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.scope import PoolOwned


class SmsText(PoolOwned):
    """`name` is the text's name without ending (`offer`, `answer_help`), `body` its words with {places}."""

    name = models.CharField(max_length=40)
    body = models.TextField(_("Text"))
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("SMS-Text")
        verbose_name_plural = _("SMS-Texte")
        constraints = [models.UniqueConstraint(name="sms_text_once", fields=["pool", "name"])]

    def __str__(self) -> str:
        return self.name
