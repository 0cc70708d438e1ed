"""Forms about an institution: how it is reached and where it is, what the desk says of it, whom to invite."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import landline_or_mobile, pretty
from pool import postal_codes
from pool.actions.authorities import Contact, Profile
from pool.domain.places import UnknownPostalCode
from pool.forms.fields import KINDS, SETTINGS
from pool.forms.people import number_or_error
from pool.models import Authority


class AddressFields(forms.Form):
    """Where it is and how to reach it; the town is found by the postal code."""

    street = forms.CharField(label=gettext_lazy("Straße und Hausnummer"), required=False, max_length=120)
    postal_code = forms.CharField(
        label=gettext_lazy("Postleitzahl"),
        max_length=5,
        widget=forms.TextInput({"class": "width-s", "inputmode": "numeric", "autocomplete": "postal-code"}),
    )
    town = forms.CharField(
        label=gettext_lazy("Ort"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Leer: der Ort zur Postleitzahl"),
    )
    email = forms.EmailField(label=gettext_lazy("E-Mail"), max_length=254)
    phone = forms.CharField(
        label=gettext_lazy("Telefon"),
        max_length=40,
        widget=forms.TextInput({"type": "tel", "class": "width-m"}),
    )
    cost_bearer = forms.CharField(
        label=gettext_lazy("Kostenträger"),
        required=False,
        max_length=120,
        help_text=gettext_lazy(
            "Wer zahlt, was der Pool berechnet, wenn es nicht die Einrichtung selbst ist."
        ),
    )

    def clean_postal_code(self) -> str:
        """One that is in the list."""
        code = str(self.cleaned_data["postal_code"]).strip()
        if postal_codes.find(code) is None:
            raise forms.ValidationError(_(UnknownPostalCode.sentence))
        return code

    def clean_phone(self) -> str:
        """One that can be called."""
        return number_or_error(str(self.cleaned_data["phone"]), landline_or_mobile)


class ContactForm(AddressFields):
    """What an institution says of itself."""

    meeting_point = forms.CharField(
        label=gettext_lazy("Treffpunkt"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Steht in jeder neuen Anfrage, zum Beispiel: Eingang B, 2. Stock."),
    )
    field_order: Any = ("street", "postal_code", "town", "meeting_point", "email", "phone", "cost_bearer")

    def __init__(self, data: Any = None, *, authority: Authority | None = None) -> None:
        values = {name: getattr(authority, name) for name in self.base_fields} if authority else {}
        super().__init__(data, initial=values | {"phone": pretty(values.get("phone", ""))})
        for name in ("email", "phone"):
            self.fields[name].required = False
        self.fields["email"].help_text = _(
            "Am besten ein gemeinsames Postfach: Dorthin schreiben wir, wenn niemand von Ihnen mehr da ist."
        )

    def wanted(self) -> Contact:
        """The plain value."""
        return Contact(**self.cleaned_data)


class ProfileForm(ContactForm):
    """What the desk says of an institution."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Art der Einrichtung"), choices=KINDS)
    setting = forms.ChoiceField(
        label=gettext_lazy("Üblicher Bereich"),
        required=False,
        choices=[("", gettext_lazy("keiner")), *SETTINGS],
        help_text=gettext_lazy("Steht in jeder neuen Anfrage."),
    )
    field_order = ("name", "kind", "setting", *ContactForm.field_order)

    def wanted(self) -> Profile:
        """The plain value."""
        return Profile(**self.cleaned_data)


class InviteForm(forms.Form):
    """Whom to ask in."""

    name = forms.CharField(
        label=gettext_lazy("Name"), max_length=120, widget=forms.TextInput({"autocomplete": "off"})
    )
    email = forms.EmailField(
        label=gettext_lazy("Dienstliche E-Mail"),
        max_length=254,
        help_text=gettext_lazy("Dorthin geht der Link. Mit dieser Adresse meldet sich die Person an."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
