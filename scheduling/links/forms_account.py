"""Forms of a volunteer's own page about money: where it goes, or that they want none."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.models import Interpreter
from scheduling.domain.ibans import AS_TYPED
from scheduling.links.forms_own import OwnForm
from scheduling.queries.payments import account_of


class AccountForm(OwnForm):
    """Whose account, and its IBAN; what is stored is never shown again."""

    do = "account"
    holder = forms.CharField(
        label=gettext_lazy("Wem gehört das Konto?"), max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
        help_text=gettext_lazy("Der Name, wie er auf der Bankkarte steht."),
    )  # fmt: skip
    iban = forms.CharField(
        label=gettext_lazy("IBAN"), max_length=AS_TYPED,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Sie steht auf der Bankkarte und beginnt meist mit DE."),
    )  # fmt: skip

    def shown(self, row: Interpreter) -> dict[str, Any]:
        """The holder as it is, at first the person themselves."""
        account = account_of(row)
        return {"holder": account.holder if account and account.holder else row.person.name}


class WaiveForm(OwnForm):
    """No money, thanks."""

    do = "waive"
    donates = forms.BooleanField(label=gettext_lazy("Das Geld soll eine Spende sein"), required=False)
