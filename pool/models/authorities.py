"""Authority (Einrichtung): a body that may request interpreters; and the places it asks them to (Venue)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.domain.settings_of_work import KIND_LABELS, Kind
from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned


class Authority(PoolOwned):
    """An office, school, association or practice; it may request once it is approved.

    `cost_bearer` is who pays what the Pool charges, if not the Authority itself; `agreed_at` is when somebody
    agreed to the Pool's terms for it. One that `pays_itself` is charged for every appointment by the Tariff
    for Authorities; `yearly_budget` is what it means to spend, euros of a calendar year.
    """

    PENDING, APPROVED, BLOCKED = "pending", "approved", "blocked"
    STATES: ClassVar = {PENDING: _("beantragt"), APPROVED: _("zugelassen"), BLOCKED: _("gesperrt")}

    name = models.CharField(_("Name"), max_length=120)
    state = models.CharField(_("Zulassung"), max_length=10, choices=STATES, default=PENDING)
    setting = models.CharField(_("üblicher Bereich"), max_length=20, blank=True)
    postal_code = models.CharField(_("Postleitzahl"), max_length=5)
    town = models.CharField(_("Ort"), max_length=80)
    street = models.CharField(_("Straße und Hausnummer"), max_length=120, blank=True)
    meeting_point = models.CharField(_("Treffpunkt"), max_length=120, blank=True)
    kind = models.CharField(
        _("Art der Einrichtung"),
        max_length=12,
        default=Kind.OTHER.value,
        choices=[(kind.value, _(label)) for kind, label in KIND_LABELS.items()],
    )
    cost_bearer = models.CharField(_("Kostenträger"), max_length=120, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    phone = models.CharField(_("Telefon"), max_length=16, blank=True)
    pays_itself = models.BooleanField(_("zahlt ihre Einsätze selbst"), default=False)
    invoice_address = models.TextField(_("Rechnungsanschrift"), blank=True)
    invoice_email = models.EmailField(_("E-Mail für Rechnungen"), blank=True)
    cost_centre = models.CharField(_("Kostenstelle oder Debitorennummer"), max_length=40, blank=True)
    yearly_budget = models.DecimalField(
        _("Budget im Jahr (Euro)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    agreed_at = models.DateTimeField(_("den Regeln zugestimmt"), null=True, blank=True)

    class Meta:
        verbose_name = _("Einrichtung")
        verbose_name_plural = _("Einrichtungen")
        constraints = [models.UniqueConstraint(name="authority_name_once", fields=["pool", "name"])]

    def __str__(self) -> str:
        return self.name


class Venue(PoolOwned):
    """One line of an Authority's address book: a place with its meeting point and whom to call there."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="venues")
    name = models.CharField(_("Name"), max_length=60)
    postal_code = models.CharField(_("Postleitzahl"), max_length=5)
    town = models.CharField(_("Ort"), max_length=80)
    street = EncryptedTextField(_("Straße und Hausnummer"), blank=True)
    meeting_point = EncryptedTextField(_("Treffpunkt"), blank=True)
    contact_name = EncryptedTextField(_("Ansprechperson vor Ort"), blank=True)
    contact_phone = EncryptedTextField(_("Telefon am Tag des Termins"), blank=True)

    class Meta:
        verbose_name = _("Ort im Adressbuch")
        verbose_name_plural = _("Adressbuch")
        ordering: ClassVar = ["name"]
        constraints = [models.UniqueConstraint(name="venue_name_once", fields=["authority", "name"])]

    def __str__(self) -> str:
        return self.name
