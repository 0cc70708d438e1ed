"""The form for a word to the coordinators, and the tick for a search on the phone."""

from django import forms
from django.utils.translation import gettext_lazy

from scheduling.actions.words import LONGEST


class WordForm(forms.Form):
    """A few sentences; `key` makes a second click harmless."""

    text = forms.CharField(
        label=gettext_lazy("Ihre Nachricht"),
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Bitte keine Namen von Ratsuchenden."),
    )
    key = forms.CharField(max_length=64, required=False, widget=forms.HiddenInput)


class MissingForm(forms.Form):
    """Whether somebody on the phone would do as well."""

    remote = forms.BooleanField(
        label=gettext_lazy("Am Telefon oder per Video geht es auch"),
        required=False,
        initial=True,
        help_text=gettext_lazy("So findet sich schneller jemand."),
    )
