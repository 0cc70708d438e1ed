"""Registration: a body asks to be let in. Invitation: somebody inside asks a colleague in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from pool.domain.settings_of_work import Kind
from pool.encryption import EncryptedTextField
from pool.scope import PoolOwned
from scheduling.domain.joining import REGISTRATION
from scheduling.models.moving import Moving, known_state, state_field


class Registration(Moving):
    """What an institution said of itself, kept as it came; an Authority is made of it by approval.

    `confirmed_at`: the mail address was proved. `authority` and `person` are what became of it.
    """

    machine = REGISTRATION

    state = state_field(REGISTRATION)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    postal_code = models.CharField(max_length=5)
    town = models.CharField(max_length=80)
    street = models.CharField(max_length=120, blank=True)
    cost_bearer = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=16)
    note = EncryptedTextField(blank=True)
    agreed_at = models.DateTimeField()
    filed_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    authority = models.ForeignKey("pool.Authority", null=True, on_delete=models.SET_NULL, related_name="+")
    person = models.ForeignKey("pool.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("Anmeldung einer Einrichtung")
        verbose_name_plural = _("Anmeldungen von Einrichtungen")
        constraints = [known_state(REGISTRATION)]
        indexes = [models.Index(name="registration_state", fields=["pool", "state"])]

    def __str__(self) -> str:
        return self.name


class Invitation(PoolOwned):
    """A colleague may request for the same Authority when they follow it: once, and until `ends_at`."""

    authority = models.ForeignKey("pool.Authority", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    invited_by = models.ForeignKey("pool.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    person = models.ForeignKey("pool.Person", null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("Einladung")
        verbose_name_plural = _("Einladungen")

    def __str__(self) -> str:
        return f"#{self.pk}"
