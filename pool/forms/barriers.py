"""The form of somebody who could not use a page. It asks for nothing that is not needed to help."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class BarrierForm(forms.Form):
    """What is in the way, where, and whom to answer."""

    text = forms.CharField(
        label=_("Was ist nicht zugänglich?"), max_length=4000, widget=forms.Textarea({"rows": 4})
    )
    where = forms.CharField(
        label=_("Auf welcher Seite?"),
        max_length=200,
        required=False,
        help_text=_("Name oder Adresse der Seite."),
    )
    reply_to = forms.EmailField(
        label=_("Ihre E-Mail-Adresse"), required=False, help_text=_("Nur für unsere Antwort.")
    )
    key = forms.CharField(max_length=32, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid.uuid4().hex)
