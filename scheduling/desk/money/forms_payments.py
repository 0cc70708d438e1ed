"""Forms about payment: the account that pays, a new run, what became of a sum, somebody's account."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.refusals import Refused
from pool.widgets import DayField
from scheduling.actions.payouts import REASON
from scheduling.desk.sections import SectionForm
from scheduling.domain import sepa_text
from scheduling.domain.ibans import AS_TYPED, last_four, read_bic, read_iban
from scheduling.doors import sentence
from scheduling.models import BankAccount, MoneyRules, PaymentRun


def iban_field(label: Any, **more: Any) -> forms.CharField:
    """Long enough for blanks between the groups; no browser keeps it."""
    return forms.CharField(
        label=label, max_length=AS_TYPED,
        widget=forms.TextInput({"autocomplete": "off", "spellcheck": "false", "class": "width-l"}), **more,
    )  # fmt: skip


class PayerForm(forms.Form):
    """The account from which the Pool pays, and when two persons are needed."""

    debtor_name = forms.CharField(
        label=gettext_lazy("Kontoinhaber"), max_length=sepa_text.NAME, required=False,
        help_text=gettext_lazy("Wie die Bank ihn kennt, zum Beispiel: Landkreis Waldeck-Frankenberg"),
    )  # fmt: skip
    debtor_iban = iban_field(gettext_lazy("IBAN, von der gezahlt wird"), required=False)
    forget_iban = forms.BooleanField(label=gettext_lazy("Diese IBAN löschen"), required=False)
    debtor_bic = forms.CharField(
        label=gettext_lazy("BIC"), max_length=11, required=False,
        help_text=gettext_lazy("Leer, wenn die Bank sie nicht verlangt."),
        widget=forms.TextInput({"class": "width-m", "autocomplete": "off"}),
    )  # fmt: skip
    cost_centre = forms.CharField(
        label=gettext_lazy("Kostenstelle"), max_length=40, required=False,
        help_text=gettext_lazy("Steht in der Zahlungsliste, wenn der Fördertopf keine eigene hat."),
    )  # fmt: skip
    second_above = forms.DecimalField(
        label=gettext_lazy("Zwei Personen ab (Euro)"), min_value=0, max_digits=10, decimal_places=2,
        required=False, localize=True,
        help_text=gettext_lazy(
            "Liegt die Summe darüber, muss jemand anderes freigeben als die Person, die den Zahlungslauf "
            "vorbereitet hat. Leer: nie."
        ),
        widget=forms.TextInput({"inputmode": "decimal", "class": "width-m"}),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, rules: MoneyRules) -> None:
        names = [one for one in self.base_fields if one not in ("debtor_iban", "forget_iban")]
        super().__init__(data, initial={name: getattr(rules, name) for name in names})
        if rules.debtor_iban:
            told = _("Eingetragen ist eine IBAN, die auf %(end)s endet. Leer: Sie bleibt.")
            self.fields["debtor_iban"].help_text = told % {"end": last_four(rules.debtor_iban)}
        else:
            del self.fields["forget_iban"]

    def clean_debtor_iban(self) -> str:
        """Checked; nothing stays nothing."""
        text = self.cleaned_data["debtor_iban"].strip()
        return _checked(read_iban, text) if text else ""

    def clean_debtor_bic(self) -> str:
        """Checked, in capitals."""
        return _checked(read_bic, self.cleaned_data["debtor_bic"])

    def wanted(self) -> dict[str, Any]:
        """The columns that change: an IBAN only when one was typed or shall go."""
        data = dict(self.cleaned_data)
        if not data["debtor_iban"] and not data.pop("forget_iban", False):
            del data["debtor_iban"]
        data.pop("forget_iban", None)
        return data


def _checked(read: Any, text: str) -> str:
    try:
        return str(read(text))
    except Refused as refused:
        raise ValidationError(sentence(refused)) from None


class RunForm(forms.Form):
    """How and when; whom and how much stands below it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Wie wird gezahlt?"), choices=list(PaymentRun.KINDS.items()),
        widget=forms.RadioSelect,
    )  # fmt: skip
    pays_on = DayField(
        label=gettext_lazy("Tag der Ausführung"),
        help_text=gettext_lazy("Banken arbeiten Montag bis Freitag außer an Feiertagen."),
    )


class DayForm(SectionForm):
    """When it happened."""

    on = DayField(label=gettext_lazy("Tag"))

    def __init__(self, data: Any = None, *, today: date) -> None:
        super().__init__(data, initial={"on": today})


class PaidForm(DayForm):
    """The money has gone."""

    name = "paid"


class ReturnedForm(DayForm):
    """The money is back."""

    name = "returned"
    reason = forms.CharField(
        label=gettext_lazy("Warum?"), max_length=REASON,
        help_text=gettext_lazy("Wie es die Bank schreibt, zum Beispiel: Konto erloschen. Bitte keine IBAN."),
    )  # fmt: skip


class WaivedForm(DayForm):
    """They do not want it."""

    name = "waived"
    donated = forms.BooleanField(label=gettext_lazy("Das Geld ist als Spende gemeint"), required=False)
    reason = forms.CharField(label=gettext_lazy("Bemerkung"), max_length=REASON, required=False)

    def __init__(self, data: Any = None, *, today: date, donates: bool = False) -> None:
        super().__init__(data, today=today)
        self.initial["donated"] = donates


class AccountForm(SectionForm):
    """Where the money goes."""

    name = "account"
    holder = forms.CharField(
        label=gettext_lazy("Kontoinhaber"), max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=gettext_lazy("Wie er auf der Bankkarte steht."),
    )  # fmt: skip
    iban = iban_field(gettext_lazy("IBAN"))

    def __init__(self, data: Any = None, *, account: BankAccount | None, name: str) -> None:
        super().__init__(data, initial={"holder": account.holder if account and account.holder else name})


class WaiveForm(SectionForm):
    """No money from now on."""

    name = "waive"
    donates = forms.BooleanField(label=gettext_lazy("Das Geld ist als Spende gemeint"), required=False)

    def __init__(self, data: Any = None, *, account: BankAccount | None) -> None:
        super().__init__(data, initial={"donates": bool(account and account.donates)})
