"""Forms of the pages Jahr and Aufbewahrung."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from pool.widgets import DayField
from scheduling.models import PaymentRun

LEAST_CONTENT: Final = 14  # days; questions about an appointment still come
LEAST_YEARS, MOST_YEARS, MOST_DAYS = 5, 30, 3650


class ClosingForm(forms.Form):
    """How a year is closed. What does not apply is not asked."""

    year = forms.IntegerField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=gettext_lazy("Auszahlung"),
        required=False,
        choices=[("", gettext_lazy("jetzt keine")), *PaymentRun.KINDS.items()],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Der Lauf wird nur vorbereitet. Freigeben müssen Sie ihn danach selbst."),
    )
    pays_on = DayField(label=gettext_lazy("Zahlen am"), required=False)
    unfinished = forms.BooleanField(
        label=gettext_lazy("Ich weiß, dass dieses Jahr noch nicht zu Ende ist."),
        required=False,
        help_text=gettext_lazy("Was danach noch kommt, rechnen Sie später ab."),
    )

    def __init__(self, data: Any = None, *, year: int, over: bool, pays: bool) -> None:
        super().__init__(data, initial={"year": year, "kind": ""})
        if over:
            del self.fields["unfinished"]
        if not pays:
            del self.fields["kind"]
            del self.fields["pays_on"]


class RetentionForm(forms.Form):
    """How long what is kept; law sets the least for payments."""

    keep_payments = forms.IntegerField(
        label=gettext_lazy("Zahlungen aufbewahren (Jahre)"),
        min_value=LEAST_YEARS,
        max_value=MOST_YEARS,
        help_text=gettext_lazy(
            "Volle Kalenderjahre nach dem Jahr der Zahlung. Für Belege üblich sind 6 bis 10; Ihre Kasse "
            "weiß, was bei Ihnen gilt. Gelöscht wird nie von selbst."
        ),
    )
    keep_content = forms.IntegerField(
        label=gettext_lazy("Inhalt von Anfragen aufbewahren (Tage)"),
        min_value=0,
        max_value=MOST_DAYS,
        help_text=gettext_lazy(
            "Tage nach dem Termin. 0: für immer. Danach werden Adresse, Ansprechperson, Hinweise, Zeichen "
            "und der Text von Nachrichten gelöscht, sobald die Stunden abgerechnet sind. "
            "Das geht nicht zurück."
        ),
    )

    def clean_keep_content(self) -> int:
        """Not while people still ask about the appointment."""
        days = int(self.cleaned_data["keep_content"])
        if 0 < days < LEAST_CONTENT:
            words = gettext_lazy("Bitte mindestens %(least)s Tage, sonst fehlt der Inhalt für Rückfragen.")
            raise forms.ValidationError(words, params={"least": LEAST_CONTENT})
        return days
