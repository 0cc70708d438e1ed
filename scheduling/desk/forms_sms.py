"""Forms about SMS: what a Pool spends, and the number of one volunteer."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import PhoneError, pretty
from notifications.domain.phones import mobile as read_mobile
from pool.actions.sms_rules import LEAST_PER_DAY, MOST_BUDGET, MOST_PER_DAY, SmsRules
from scheduling.desk.forms_person import PersonSection
from scheduling.desk.sections import PoolSection


class SmsForm(PoolSection):
    """The month's figure and the day's cap."""

    name = "sms"
    argument, value = "rules", SmsRules
    sms_budget = forms.IntegerField(
        label=gettext_lazy("SMS im Monat, ab denen gewarnt wird"),
        min_value=0,
        max_value=MOST_BUDGET,
        help_text=gettext_lazy(
            "Gezählt werden Teile zu 160 Zeichen. Bei 80 und 100 Prozent kommt eine Mail. 0: keine Warnung"
        ),
    )
    sms_per_day = forms.IntegerField(
        label=gettext_lazy("Höchstens SMS an eine Nummer in 24 Stunden"),
        min_value=LEAST_PER_DAY,
        max_value=MOST_PER_DAY,
        help_text=gettext_lazy(
            "Schützt vor Schleifen und Missbrauch. Eilige Änderungen und Absagen dürfen bis zum Doppelten."
        ),
    )


class MobileForm(PersonSection):
    """Another number, or none."""

    name = "mobile"
    mobile = forms.CharField(
        label=gettext_lazy("Mobilnummer"),
        max_length=40,
        required=False,
        widget=forms.TextInput({"type": "tel", "autocomplete": "off", "class": "width-m"}),
        help_text=gettext_lazy("Zum Beispiel 0171 3920001. Leer: keine Mobilnummer"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["mobile"] = pretty(self.interpreter.person.mobile)

    def clean_mobile(self) -> str:
        """The sentence that fits; the action reads it once more."""
        text = str(self.cleaned_data["mobile"])
        try:
            return read_mobile(text, countries=settings.SMS_COUNTRIES) if text.strip() else ""
        except PhoneError as error:
            raise ValidationError(_(str(error))) from error


class SendCodeForm(PersonSection):
    """One button."""

    name = "send_code"


class CodeForm(PersonSection):
    """The code as it was read out."""

    name = "code"
    code = forms.CharField(
        label=gettext_lazy("Code aus der SMS"),
        max_length=10,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "class": "width-s"}),
    )
