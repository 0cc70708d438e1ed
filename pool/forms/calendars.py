"""Forms of a calendar: minutes of a day are typed as clock times; 00:00 at the end is midnight."""

from datetime import time
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.days import DaysBackwards
from pool.domain.windows import DAY, WindowBackwards
from pool.forms.fields import WEEKDAYS
from pool.models import Absence, Availability, ExtraHours
from pool.widgets import TimeInput


def clock(minute: int) -> time:
    """480 -> 08:00, and midnight at the end of a day is 00:00."""
    return time(minute % DAY // 60, minute % 60)


class WindowForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A row with a window of a local day."""

    begins = forms.TimeField(label=gettext_lazy("von"), widget=TimeInput)
    ends = forms.TimeField(label=gettext_lazy("bis"), widget=TimeInput)
    days: ClassVar = ("", "")  # the two fields of dates that must be in order
    backwards: ClassVar = DaysBackwards.sentence

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.pk and row.start is not None:
            self.initial["begins"], self.initial["ends"] = clock(row.start), clock(row.end)

    def clean(self) -> dict[str, Any]:
        """Minutes of the day, in order; dates, too."""
        data = super().clean() or {}
        begins, ends = data.get("begins"), data.get("ends")
        self.instance.start = self.instance.end = None
        if begins is not None and ends is not None:
            self.instance.start = begins.hour * 60 + begins.minute
            self.instance.end = (ends.hour * 60 + ends.minute) or DAY
            if self.instance.start >= self.instance.end:
                self.add_error("ends", _(WindowBackwards.sentence))
        elif (begins is None) != (ends is None) and not self.errors:
            self.add_error("ends", _("Bitte Anfang und Ende angeben; beide leer heißt ganze Tage."))
        first, last = (data.get(name) for name in self.days)
        if first and last and last < first:
            self.add_error(self.days[1], _(self.backwards))
        return data


class HoursForm(WindowForm):
    """A weekly window."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Wochentag"), coerce=int, choices=[(str(n), day) for n, day in enumerate(WEEKDAYS)]
    )
    days = ("valid_from", "valid_until")
    backwards = "„Gilt bis“ liegt vor „gilt ab“."

    class Meta:
        model = Availability
        fields = ("weekday", "valid_from", "valid_until")


class ExtraHoursForm(WindowForm):
    """A window on one date."""

    class Meta:
        model = ExtraHours
        fields = ("day",)


class AbsenceForm(WindowForm):
    """Days away, or only some hours of each of them."""

    begins = forms.TimeField(label=gettext_lazy("nur von"), widget=TimeInput, required=False)
    ends = forms.TimeField(label=gettext_lazy("nur bis"), widget=TimeInput, required=False)
    days = ("first_day", "last_day")

    class Meta:
        model = Absence
        fields = ("first_day", "last_day")
