"""What an institution says of itself when it wants in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import pretty
from pool.domain.settings_of_work import KIND_LABELS, Kind
from pool.forms.fields import KINDS
from pool.models import Pool
from scheduling.actions.registrations import Application
from scheduling.forms.institution import AddressFields

PRIVATE = "private"  # a choice of the form, never a kind of Authority
LONGEST_NOTE = 1000


class RegistrationForm(AddressFields):
    """One page; a private person is led on to where somebody asks for them."""

    name = forms.CharField(
        label=gettext_lazy("Name der Einrichtung"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Art der Einrichtung"))
    contact_name = forms.CharField(
        label=gettext_lazy("Ihr Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    note = forms.CharField(
        label=gettext_lazy("Möchten Sie uns etwas sagen?"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Bitte keine Namen und keine Angaben über Menschen, die Sie beraten."),
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("Unsere Einrichtung hält diese Regeln ein."),
        error_messages={
            "required": gettext_lazy("Bitte bestätigen Sie, dass Ihre Einrichtung die Regeln einhält.")
        },
    )
    field_order = (
        "name", "kind", "street", "postal_code", "town", "cost_bearer", "contact_name", "email", "phone",
        "note", "agreed",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data)
        self.pool = pool
        choices = [("", _("Bitte wählen")), *KINDS, (PRIVATE, _("Ich bin Privatperson"))]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        self.fields["kind"].help_text = self._not_served()
        self.fields["email"].label = _("Ihre dienstliche E-Mail")
        self.fields["email"].help_text = _(
            "Dorthin schicken wir gleich einen Link. Damit melden Sie sich später auch an."
        )
        self.fields["email"].widget.attrs["autocomplete"] = "email"
        self.fields["phone"].widget.attrs["autocomplete"] = "tel"
        self.fields["phone"].help_text = _("Für Rückfragen. Eine Durchwahl ist gut.")

    def _not_served(self) -> str:
        """Which kinds the Pool does not serve, and whom to ask."""
        names = [_(KIND_LABELS[kind]) for kind in Kind if kind in self.pool.excluded_kinds]
        if not names:
            return ""
        text = _("Hier nicht möglich: %(kinds)s. Fragen dazu beantwortet die Koordination: %(phone)s.")
        return text % {"kinds": ", ".join(names), "phone": pretty(self.pool.phone)}

    @property
    def is_private(self) -> bool:
        """Whether a private person has come."""
        return self.data.get("kind") == PRIVATE

    def said(self) -> Application:
        """The plain value."""
        return Application(**{name: self.cleaned_data[name] for name in Application.__dataclass_fields__})
