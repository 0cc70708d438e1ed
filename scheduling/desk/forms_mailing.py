"""The form of a Mailing, and why somebody does not get it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, gettext_noop

from scheduling.actions.mailings import LONGEST, LONGEST_SUBJECT
from scheduling.domain.mailings import Why
from scheduling.models import Mailing

WHY = {
    Why.DECLINED: gettext_noop("möchten keine Rundschreiben"),
    Why.OPTED_OUT: gettext_noop("möchten keine SMS"),
    Why.NOT_ALLOWED: gettext_noop("haben uns keine SMS erlaubt"),
    Why.NO_EMAIL: gettext_noop("haben keine E-Mail-Adresse"),
    Why.NO_MOBILE: gettext_noop("haben keine Mobilnummer"),
    Why.UNCONFIRMED: gettext_noop("haben ihre Nummer nicht bestätigt"),
    Why.TWICE: gettext_noop("haben dieselbe Nummer wie jemand anderes"),
}


class MailingForm(forms.Form):
    """What is said, and by which way."""

    way = forms.ChoiceField(
        label=gettext_lazy("Wie?"),
        choices=list(Mailing.WAYS.items()),
        widget=forms.RadioSelect,
        initial="email",
    )
    subject = forms.CharField(
        label=gettext_lazy("Betreff der E-Mail"), max_length=LONGEST_SUBJECT, required=False
    )
    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 10}),
        help_text=gettext_lazy(
            "Wo {name} steht, liest jede Person ihren Namen. "
            "Bitte nichts über ratsuchende Menschen schreiben."
        ),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def wanted(self) -> dict[str, Any]:
        """The arguments of the action."""
        return dict(self.cleaned_data)
