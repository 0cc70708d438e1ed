"""Forms about one person's time: the week in plain words, extra hours, absences, calendars elsewhere."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.windows import say
from pool.forms.fields import WEEKDAYS
from pool.forms.noted import Noted
from pool.models import Interpreter
from pool.widgets import CLOCKS, DateInput, TimeInput
from scheduling.desk.forms_person import PersonSection, Watched
from scheduling.forms.times import WindowsField, last_minute, minute
from scheduling.queries.people import weeks_of


class SevenDays(PersonSection):
    """A week, a line for each day."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, day in enumerate(WEEKDAYS):
            self.fields[f"day{number}"] = WindowsField(label=day)

    def days(self, data: dict[str, Any]) -> dict[str, Any]:
        """Seven days as one list, and whatever else there is."""
        return {"week": [data.pop(f"day{number}") for number in range(7)]} | data

    def wanted(self) -> dict[str, Any]:
        """The arguments of the action."""
        return self.days(super().wanted())


class WeekForm(Watched, SevenDays):
    """The week that always counts."""

    name = "week"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, windows in self.shown.items():
            self.initial[name] = say(windows)

    @staticmethod
    def shown_of(interpreter: Interpreter) -> dict[str, Any]:
        """What is there already."""
        days = weeks_of(interpreter.person)[0].days
        return {f"day{number}": windows for number, windows in enumerate(days)}

    def meant(self, data: dict[str, Any]) -> dict[str, Any]:
        """The arguments of the action, without the mark."""
        return {"week": data["week"]}


class SpanForm(Noted, SevenDays):
    """Another week for some time; the same dates again replace it."""

    name = "span"
    valid_from = forms.DateField(label=gettext_lazy("Gilt ab"), widget=DateInput, required=False)
    valid_until = forms.DateField(label=gettext_lazy("Gilt bis"), widget=DateInput, required=False)

    def clean(self) -> dict[str, Any]:
        """At least one date, or it would be the week that always counts."""
        data = super().clean() or {}
        if not self.errors and not (data.get("valid_from") or data.get("valid_until")):
            self.add_error("valid_from", _("Bitte sagen Sie, ab wann oder bis wann."))
        return data


class ExtraForm(Noted, PersonSection):
    """Free on one day."""

    name = "extra"
    day = forms.DateField(label=gettext_lazy("Tag"), widget=DateInput)
    start = forms.TimeField(label=gettext_lazy("von"), widget=TimeInput, input_formats=CLOCKS)
    end = forms.TimeField(label=gettext_lazy("bis"), widget=TimeInput, input_formats=CLOCKS)

    def wanted(self) -> dict[str, Any]:
        """Minutes of the day."""
        data = super().wanted()
        return data | {"start": minute(data["start"]), "end": last_minute(data["end"])}


class AbsenceForm(Noted, PersonSection):
    """Away for days, or for some hours of each of them."""

    name = "absence"
    first_day = forms.DateField(label=gettext_lazy("Erster Tag"), widget=DateInput)
    last_day = forms.DateField(
        label=gettext_lazy("Letzter Tag"),
        widget=DateInput,
        required=False,
        help_text=gettext_lazy("Leer: nur ein Tag"),
    )
    start = forms.TimeField(
        label=gettext_lazy("nur von"), widget=TimeInput, input_formats=CLOCKS, required=False
    )
    end = forms.TimeField(
        label=gettext_lazy("nur bis"),
        widget=TimeInput,
        input_formats=CLOCKS,
        required=False,
        help_text=gettext_lazy("Leer: ganze Tage"),
    )

    def wanted(self) -> dict[str, Any]:
        """One day when no last one was given; minutes of the day."""
        data = super().wanted()
        last: date = data["last_day"] or data["first_day"]
        return data | {
            "last_day": last,
            "start": minute(data["start"]),
            "end": last_minute(data["end"]),
        }


class OwnCalendarForm(PersonSection):
    """A calendar that they keep elsewhere; what stands there is read later."""

    name = "own_calendar"
    address = forms.CharField(
        label=gettext_lazy("Adresse des Kalenders"),
        max_length=2000,
        widget=forms.TextInput({"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        help_text=gettext_lazy("Beginnt mit webcal:// oder https://"),
    )
