"""The part of the form that says what would do as well: on the phone or by video, and at other times."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.periods import NoSuchTime, local_to_utc
from pool.models import Pool
from pool.widgets import ClockField, DateInput, DayField
from scheduling import wording
from scheduling.actions.wanted import MOST_TIMES, REMOTE, OtherTimePast, OtherTimeTwice
from scheduling.models import Request

LABELS = (
    (gettext_lazy("Andere Zeit: Datum"), gettext_lazy("Andere Zeit: Beginn")),
    (gettext_lazy("Noch eine andere Zeit: Datum"), gettext_lazy("Noch eine andere Zeit: Beginn")),
)


class AlternativeFields(forms.Form):
    """What would do as well. A form with these also has `pool`, `at`, `modality` and, cleaned, `starts`."""

    pool: Pool
    at: datetime
    instead = forms.MultipleChoiceField(
        label=gettext_lazy("Geht es zur Not auch anders?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Danach fragen wir erst, wenn sich so niemand findet."),
    )

    def choose_alternatives(self) -> None:
        """The ways there are, and room for other times."""
        choices = [(mode.value, wording.modality(mode)) for mode in REMOTE]
        self.fields["instead"].choices = choices  # type: ignore[attr-defined]
        for number, (day, start) in enumerate(LABELS[:MOST_TIMES], 1):
            widget = DateInput({"min": self.at.astimezone(self.pool.tz).date().isoformat()})
            self.fields[f"other_day_{number}"] = DayField(label=day, required=False, widget=widget)
            self.fields[f"other_start_{number}"] = ClockField(label=start, required=False)

    @property
    def other_fields(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Day and start of each other time, to be shown."""
        numbers = range(1, MOST_TIMES + 1)
        return ((self[f"other_day_{number}"], self[f"other_start_{number}"]) for number in numbers)

    @property
    def alternatives_open(self) -> bool:
        """Whether what is folded away has something to show."""
        fields = [self["instead"], *(field for pair in self.other_fields for field in pair)]
        return any(field.errors or field.value() for field in fields)

    def clean_alternatives(self, data: dict[str, Any]) -> None:
        """From wall clocks to instants, none of them past or told twice; what is wished is no alternative."""
        data["instead"] = [mode for mode in data.get("instead", []) if mode != data.get("modality")]
        known = [data.get("starts")]
        for number in range(1, MOST_TIMES + 1):
            starts = self._instant(data, number)
            if starts and starts <= self.at and starts not in self.initial.get("proposed", ()):
                self.add_error(f"other_start_{number}", _(OtherTimePast.sentence))
            elif starts and starts in known:
                self.add_error(f"other_start_{number}", _(OtherTimeTwice.sentence))
            elif starts:
                known.append(starts)
        data["other_times"] = tuple(known[1:])

    def _instant(self, data: dict[str, Any], number: int) -> datetime | None:
        day, start = data.get(f"other_day_{number}"), data.get(f"other_start_{number}")
        names = f"other_day_{number}", f"other_start_{number}"
        if day is None or start is None:
            if (day is None) != (start is None) and not any(name in self.errors for name in names):
                missing = names[0] if day is None else names[1]
                self.add_error(missing, _("Für eine andere Zeit brauchen wir Datum und Beginn."))
            return None
        try:
            return local_to_utc(day, start, self.pool.tz)
        except NoSuchTime as error:
            self.add_error(names[1], _(error.sentence))
            return None

    def alternatives(self) -> dict[str, Any]:
        """The fields of Wanted that say what would do as well, once the form is valid."""
        return {name: tuple(self.cleaned_data[name]) for name in ("instead", "other_times")}


def filled_alternatives(row: Request) -> dict[str, Any]:
    """What would do as well, as the form shows it; `proposed` are the times that are known already."""
    shown: dict[str, Any] = {"instead": list(row.instead), "proposed": [slot.starts for slot in row.others]}
    for number, slot in enumerate(row.others, 1):
        local = slot.starts.astimezone(row.pool.tz)
        shown |= {f"other_day_{number}": local.date(), f"other_start_{number}": local.time()}
    return shown
