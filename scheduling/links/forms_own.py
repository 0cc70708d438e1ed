"""Forms of a volunteer's own page, in few words; each `do` is the button that sends it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.actions.pauses import LONGEST as LONGEST_PAUSE
from pool.actions.wishes import FARTHEST, LONGEST_NOTICE, MOST, Wishes
from pool.domain.settings_of_work import MODALITY_LABELS, TRAVEL_LABELS, Modality
from pool.domain.windows import say
from pool.forms.fields import WEEKDAYS
from pool.models import Interpreter
from pool.widgets import ClockField, DayField
from scheduling.actions.careers import WORD_LONGEST
from scheduling.forms.times import WindowsField, last_minute, minute
from scheduling.queries.people import weeks_of


class OwnForm(forms.Form):
    """One of them; `row` is the volunteer whose page it is."""

    do: str
    mark_optional = False

    def __init__(self, data: Any = None, *, row: Interpreter) -> None:
        self.row = row
        super().__init__(data, auto_id=f"{self.do}_%s", initial=self.shown(row))

    def shown(self, row: Interpreter) -> dict[str, Any]:
        """What stands in the fields at first."""
        return {}

    def wanted(self) -> dict[str, Any]:
        """The arguments of the action."""
        return dict(self.cleaned_data)


class WeekForm(OwnForm):
    """The week that always counts."""

    do = "week"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, day in enumerate(WEEKDAYS):
            self.fields[f"day{number}"] = WindowsField(label=day)

    def shown(self, row: Interpreter) -> dict[str, Any]:
        """As it is now."""
        return {f"day{n}": say(windows) for n, windows in enumerate(weeks_of(row.person)[0].days)}

    def wanted(self) -> dict[str, Any]:
        """Seven days."""
        return {"week": [self.cleaned_data[f"day{number}"] for number in range(7)]}


class AbsenceForm(OwnForm):
    """Away for days, or for some hours of them."""

    do = "absence"
    first_day = DayField(label=gettext_lazy("Erster Tag"))
    last_day = DayField(
        label=gettext_lazy("Letzter Tag"), required=False, help_text=gettext_lazy("Leer: nur ein Tag")
    )
    start = ClockField(label=gettext_lazy("nur von"), required=False)
    end = ClockField(
        label=gettext_lazy("nur bis"), required=False, help_text=gettext_lazy("Leer: ganze Tage")
    )

    def wanted(self) -> dict[str, Any]:
        """Both days, minutes of the day."""
        data = self.cleaned_data
        times = {"start": minute(data["start"]), "end": last_minute(data["end"])}
        return {"first_day": data["first_day"], "last_day": data["last_day"] or data["first_day"]} | times


class WishesForm(OwnForm):
    """How far, how often, how."""

    do = "wishes"
    modes = forms.MultipleChoiceField(
        label=gettext_lazy("Ich dolmetsche"), widget=forms.CheckboxSelectMultiple,
        choices=[(mode.value, gettext_lazy(label)) for mode, label in MODALITY_LABELS.items()],
        error_messages={"required": gettext_lazy("Bitte mindestens eines ankreuzen.")},
    )  # fmt: skip
    travels_by = forms.ChoiceField(
        label=gettext_lazy("Ich fahre mit"),
        choices=[(travel.value, gettext_lazy(label)) for travel, label in TRAVEL_LABELS.items()],
    )
    radius_km = forms.IntegerField(
        label=gettext_lazy("So weit fahre ich (Kilometer)"), min_value=1, max_value=FARTHEST
    )
    day_limit = forms.IntegerField(
        label=gettext_lazy("Höchstens Einsätze am Tag"), min_value=1, max_value=MOST, required=False,
        help_text=gettext_lazy("Leer: egal"),
    )  # fmt: skip
    week_limit = forms.IntegerField(
        label=gettext_lazy("Höchstens Einsätze in der Woche"), min_value=1, max_value=MOST, required=False,
        help_text=gettext_lazy("Leer: egal"),
    )  # fmt: skip
    notice_hours = forms.IntegerField(
        label=gettext_lazy("So viele Stunden vorher möchte ich gefragt werden"), min_value=0,
        max_value=LONGEST_NOTICE, help_text=gettext_lazy("0: auch ganz kurzfristig"),
    )  # fmt: skip

    def shown(self, row: Interpreter) -> dict[str, Any]:
        """As it is now."""
        values = {name: getattr(row, name) for name in self.base_fields if name != "modes"}
        return values | {"modes": [mode.value for mode in Modality if getattr(row, mode.value)]}

    def wanted(self) -> dict[str, Any]:
        """The plain value; which matters they take is agreed with the coordinators."""
        data = dict(self.cleaned_data)
        modes = data.pop("modes")
        kept = {name: tuple(getattr(self.row, name)) for name in ("settings_declined", "settings_trained")}
        return {"wishes": Wishes(**data | kept | {mode.value: mode.value in modes for mode in Modality})}


class HomeForm(OwnForm):
    """Where they start from."""

    do = "home"
    postal_code = forms.CharField(
        label=gettext_lazy("Postleitzahl"), max_length=5,
        widget=forms.TextInput(
            {"class": "width-s", "inputmode": "numeric", "autocomplete": "postal-code"}
        ),
    )  # fmt: skip
    town = forms.CharField(
        label=gettext_lazy("Ort"), max_length=80, required=False,
        help_text=gettext_lazy("Leer: der Ort zur Postleitzahl"),
    )  # fmt: skip

    def shown(self, row: Interpreter) -> dict[str, Any]:
        """As it is now; the town follows the code."""
        return {"postal_code": row.postal_code}


class MobileForm(OwnForm):
    """Another number; a code goes there."""

    do = "new_mobile"
    value = forms.CharField(
        label=gettext_lazy("Neue Handynummer"), max_length=40,
        widget=forms.TextInput({"type": "tel", "class": "width-m", "autocomplete": "tel"}),
        help_text=gettext_lazy("Wir schicken einen Code dorthin."),
    )  # fmt: skip


class EmailForm(OwnForm):
    """Another mail address; a code goes there."""

    do = "new_email"
    value = forms.EmailField(
        label=gettext_lazy("Neue E-Mail-Adresse"), max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=gettext_lazy("Wir schicken einen Code dorthin."),
    )  # fmt: skip


class PauseForm(OwnForm):
    """For so many days."""

    do = "pause"
    days = forms.IntegerField(
        label=gettext_lazy("So viele Tage"), min_value=1, max_value=LONGEST_PAUSE,
        help_text=gettext_lazy("Zugesagte Einsätze gelten weiter."),
    )  # fmt: skip


class WordForm(OwnForm):
    """A word to the desk."""

    do = "word"
    text = forms.CharField(
        label=gettext_lazy("Ihre Nachricht"), max_length=WORD_LONGEST, widget=forms.Textarea({"rows": 3})
    )


class StopForm(OwnForm):
    """They want to stop; why is theirs to say or not."""

    do = "stop"
    text = forms.CharField(
        label=gettext_lazy("Möchten Sie uns etwas sagen? (freiwillig)"), max_length=WORD_LONGEST,
        required=False, widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip
