"""Forms of the pages Team, Absender and Tarife."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.actions.sender import LONGEST_SMS_NAME, Sender
from pool.models import Pool
from scheduling.forms.institution import InviteForm


class CoordinatorForm(InviteForm):
    """Somebody who shall coordinate."""

    leads = forms.BooleanField(
        label=gettext_lazy("Verwaltet auch den Pool"),
        help_text=gettext_lazy("Darf Einstellungen und Team ändern."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = gettext_lazy("Mit dieser Adresse meldet sich die Person an.")


class SenderForm(forms.Form):
    """The Pool's name and how it is reached."""

    name = forms.CharField(
        label=gettext_lazy("Name des Pools"),
        max_length=80,
        help_text=gettext_lazy("Steht auf jeder Seite und in jeder Mail."),
    )
    sms_name = forms.CharField(
        label=gettext_lazy("Name in SMS"),
        max_length=LONGEST_SMS_NAME,
        help_text=gettext_lazy("Damit beginnt jede SMS. Je kürzer, desto billiger. Höchstens 24 Zeichen."),
    )
    carrier = forms.CharField(
        label=gettext_lazy("Träger"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Der Landkreis, die Stadt oder der Verein. Steht unten auf jeder Seite."),
    )
    email = forms.EmailField(
        label=gettext_lazy("E-Mail des Pools"),
        help_text=gettext_lazy(
            "Absender aller Mails; Antworten kommen dorthin. "
            "Kalendereinträge, die schon verschickt sind, behalten die alte Adresse."
        ),
    )
    phone = forms.CharField(
        label=gettext_lazy("Telefon für Rückfragen"),
        max_length=40,
        help_text=gettext_lazy("Steht in jeder Mail und auf jeder Fehlerseite."),
        widget=forms.TextInput({"inputmode": "tel"}),
    )

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data, initial={name: getattr(pool, name) for name in self.base_fields})

    def wanted(self) -> Sender:
        """The plain value of the action."""
        return Sender(**self.cleaned_data)
