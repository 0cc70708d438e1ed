"""Trotzdem, weil …: a coordinator does what a rule of the Pool is against, with a reason."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from scheduling.actions.against_rules import AgainstRule
from scheduling.doors import tried


class InSpiteForm(forms.Form):
    """One field, which the page shows once a rule was against it."""

    against = False
    overrule = forms.CharField(
        label=gettext_lazy("Trotzdem, weil …"),
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy(
            "Eine Regel des Pools spricht dagegen. Sie können trotzdem speichern: Der Grund steht dann im "
            "Verlauf der Anfrage."
        ),
    )

    @property
    def shown(self) -> bool:
        """Whether there is something to overrule, or a reason was given that shall not get lost."""
        return self.against or bool(self["overrule"].value())


def in_spite(form: forms.Form, why: InSpiteForm, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """As `tried`, with the reason; `why` hears whether a rule was against it."""

    def acted() -> Any:
        try:
            return act(*args, overrule=why.cleaned_data["overrule"], **kwargs)
        except AgainstRule:
            why.against = True
            raise

    return tried(form, acted)
