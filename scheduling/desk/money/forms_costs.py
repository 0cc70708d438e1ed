"""The form about who pays for an institution's appointments."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.actions.payers import Payer
from pool.models import Authority
from scheduling.desk.money.forms_funding import EuroField


class PayerForm(forms.Form):
    """Whether it pays itself, where the bill goes, what it means to spend."""

    pays_itself = forms.BooleanField(
        label=gettext_lazy("Die Einrichtung zahlt ihre Einsätze selbst"), required=False,
        help_text=gettext_lazy("Gilt für alles, was ab jetzt freigegeben wird. Den Preis nennt der Tarif."),
    )  # fmt: skip
    invoice_address = forms.CharField(
        label=gettext_lazy("Rechnungsanschrift"), required=False, max_length=500,
        widget=forms.Textarea({"rows": 4}), help_text=gettext_lazy("Leer: die Adresse der Einrichtung"),
    )  # fmt: skip
    invoice_email = forms.EmailField(
        label=gettext_lazy("E-Mail für Rechnungen"), required=False, max_length=254
    )
    cost_centre = forms.CharField(
        label=gettext_lazy("Kostenstelle oder Debitorennummer"), required=False, max_length=40
    )
    yearly_budget = EuroField(
        gettext_lazy("Budget im Jahr (Euro)"), required=False, max_digits=10,
        help_text=gettext_lazy("Bei 80 und bei 100 Prozent hören Sie und die Einrichtung davon. Leer: keins"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, authority: Authority) -> None:
        super().__init__(data, initial={name: getattr(authority, name) for name in self.base_fields})

    def wanted(self) -> Payer:
        """The plain value."""
        told = self.cleaned_data
        return Payer(**(told | {"invoice_address": told["invoice_address"].replace("\r\n", "\n")}))
