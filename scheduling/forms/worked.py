"""A volunteer says how long it was and how they got there: no more fields than the Tariff pays for."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.widgets import CLOCKS, TimeInput
from scheduling.domain.both_sides import minutes_between
from scheduling.domain.service import LONGEST, MinutesOutOfRange, TravelTimeOutOfRange
from scheduling.models import ServiceRecord
from scheduling.queries.travel_asked import Asked
from scheduling.wording.hours import means_named

DIGITS = {"inputmode": "numeric", "autocomplete": "off"}
AMOUNT = {"inputmode": "decimal", "autocomplete": "off"}


def _within(sentence: str) -> dict[str, Any]:
    """The same words for too little, too much and no number at all."""
    text = gettext_lazy(sentence)
    return dict.fromkeys(("min_value", "max_value", "invalid"), text)


class ReportForm(forms.Form):
    """Minutes, or two clock times; the way. Kilometres and prices may have a comma, and their unit."""

    mark_optional = False
    minutes = forms.IntegerField(
        label=gettext_lazy("Dauer in Minuten"),
        required=False,
        min_value=1,
        max_value=LONGEST,
        error_messages=_within(MinutesOutOfRange.sentence),
        widget=forms.TextInput(DIGITS),
    )
    begin = forms.TimeField(
        label=gettext_lazy("oder Beginn"), required=False, widget=TimeInput, input_formats=CLOCKS
    )
    end = forms.TimeField(
        label=gettext_lazy("und Ende"), required=False, widget=TimeInput, input_formats=CLOCKS
    )
    km = forms.CharField(
        label=gettext_lazy("Kilometer hin und zurück"),
        required=False,
        max_length=20,
        widget=forms.TextInput(AMOUNT),
    )
    means = forms.ChoiceField(label=gettext_lazy("Womit waren Sie unterwegs?"), required=False)
    ticket = forms.CharField(
        label=gettext_lazy("Fahrkarten zusammen, in Euro"),
        required=False,
        max_length=20,
        widget=forms.TextInput(AMOUNT),
    )
    travel_minutes = forms.IntegerField(
        label=gettext_lazy("Minuten unterwegs, hin und zurück"),
        required=False,
        min_value=0,
        max_value=LONGEST,
        error_messages=_within(TravelTimeOutOfRange.sentence),
        widget=forms.TextInput(DIGITS),
    )

    def __init__(self, *args: Any, record: ServiceRecord, asked: Asked, **kwargs: Any) -> None:
        super().__init__(*args, **{"auto_id": f"report_{record.pk}_%s", "initial": shown(record)} | kwargs)
        self.record = record
        choices = [(one, means_named(one)) for one in asked.means]
        self.fields["means"].choices = [("", _("bitte wählen")), *choices]  # type: ignore[attr-defined]
        wanted = {"km": asked.km, "means": asked.means, "ticket": asked.ticket}
        for name, is_asked in {**wanted, "travel_minutes": asked.travel_minutes}.items():
            if not is_asked:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Who says how long has to say it in one of the two ways."""
        told = super().clean() or {}
        if not self.errors and self._minutes(told) is None:
            self.add_error("minutes", _("Bitte tragen Sie die Minuten ein, oder Beginn und Ende."))
        return told

    def _minutes(self, told: dict[str, Any]) -> int | None:
        begin, end = told.get("begin"), told.get("end")
        if told.get("minutes") or begin is None or end is None:
            return told.get("minutes")
        row = self.record.assignment
        return minutes_between(begin, end, timezone.localdate(row.starts, row.pool.tz), row.pool.tz)

    def reported(self) -> dict[str, Any]:
        """What the action takes."""
        told = self.cleaned_data
        return {
            "minutes": self._minutes(told) or 0,
            "km": told.get("km") or "0",
            "ticket": told.get("ticket") or None,
            "means": told.get("means", ""),
            "travel_minutes": told.get("travel_minutes"),
        }


def shown(record: ServiceRecord) -> dict[str, Any]:
    """What stands in the fields at first: what was said before."""
    if record.reported is None or record.absent:
        return {}
    told: dict[str, Any] = {"minutes": record.reported_minutes, "means": record.means}
    for name in ("km", "ticket"):
        if value := getattr(record, name):
            told[name] = f"{value:f}".replace(".", ",").removesuffix(",0")
    return told | ({"travel_minutes": record.travel_minutes} if record.travel_minutes else {})
