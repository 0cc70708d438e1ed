"""The part of the form that makes a series of one need: further dates, and who comes to them."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from pool.domain.periods import NoSuchTime, local_to_utc
from pool.domain.refusals import Refused
from pool.models import Pool
from pool.widgets import ClockField, DayField
from scheduling.domain.series import MOST_DATES, DatePast, said, weekly

SINGLE, TOGETHER = "single", "together"
ROOM = 5  # further dates the page has room for, beside those of the following weeks


class SeriesFields(forms.Form):
    """Further dates. Its form also has `pool` and `at`, and cleans `starts`, `day` and `start` first."""

    pool: Pool
    at: datetime
    weeks = forms.TypedChoiceField(
        label=gettext_lazy("Jede Woche zur selben Uhrzeit"),
        required=False,
        coerce=int,
        empty_value=None,
        initial=0,
    )
    together = forms.ChoiceField(
        label=gettext_lazy("Wer soll zu den Terminen kommen?"),
        required=False,
        widget=forms.RadioSelect,
        initial=SINGLE,
        help_text=gettext_lazy(
            "Eine Person für alle Termine ist schwerer zu finden. "
            "Kann niemand alle, fragen wir jeden Termin einzeln."
        ),
    )

    def choose_series(self) -> None:
        """What the fields offer, and the further dates there is room for."""
        weeks = [(number, _weeks(number)) for number in range(MOST_DATES)]
        self.fields["weeks"].choices = weeks  # type: ignore[attr-defined]
        ways = [
            (SINGLE, _("jeder Termin einzeln, möglichst dieselbe Person")),
            (TOGETHER, _("eine Person für alle Termine")),
        ]
        self.fields["together"].choices = ways  # type: ignore[attr-defined]
        for number in range(1, ROOM + 1):
            day, clock = DayField(required=False), ClockField(required=False)
            day.label = _("Weiterer Tag %(number)s") % {"number": number}
            clock.label = _("Andere Uhrzeit")
            self.fields[f"day_{number}"], self.fields[f"start_{number}"] = day, clock

    def without_series(self) -> None:
        """A Request that is there already gets no further dates."""
        for name in ("weeks", "together", *(bound.name for pair in self.further for bound in pair)):
            del self.fields[name]

    @property
    def has_series(self) -> bool:
        """Whether further dates may be named here."""
        return "weeks" in self.fields

    @property
    def further(self) -> Iterator[tuple[BoundField, BoundField]]:
        """Day and hour of each further date, to be shown."""
        return ((self[f"day_{number}"], self[f"start_{number}"]) for number in range(1, ROOM + 1))

    @property
    def series_open(self) -> bool:
        """Whether what is folded away has something to show."""
        pairs = [self["weeks"], self["together"], *(field for pair in self.further for field in pair)]
        return any(one.errors or str(one.value() or "0") not in ("0", SINGLE) for one in pairs)

    def clean_series(self, data: dict[str, Any]) -> None:
        """From weeks and days on the wall clock to instants; what does not exist is told beside its field."""
        found: list[datetime] = []
        if self.has_series and data.get("starts"):
            found += self._weeks(data)
            for number in range(1, ROOM + 1):
                found += self._further(data, number)
        data["more_starts"] = tuple(dict.fromkeys(found))

    def _weeks(self, data: dict[str, Any]) -> list[datetime]:
        try:
            return list(weekly(data["starts"], data.get("weeks") or 0, self.pool.tz))
        except Refused as refused:
            self.add_error("weeks", _(refused.sentence) % refused.facts)
            return []

    def _further(self, data: dict[str, Any], number: int) -> list[datetime]:
        day: date | None = data.get(f"day_{number}")
        clock: time | None = data.get(f"start_{number}")
        if day is None:
            if clock is not None and f"day_{number}" in data:
                self.add_error(f"day_{number}", ValidationError(_("Bitte nennen Sie auch den Tag.")))
            return []
        try:
            start = local_to_utc(day, clock or data["start"], self.pool.tz)
        except (NoSuchTime, OverflowError) as error:
            told = _(error.sentence) if isinstance(error, NoSuchTime) else _("Bitte prüfen Sie das Jahr.")
            self.add_error(f"day_{number}", told)
            return []
        if start <= self.at:
            self.add_error(f"day_{number}", _(DatePast.sentence) % {"day": said(start, self.pool.tz)})
        return [start]

    def series(self) -> dict[str, Any]:
        """What submit_series wants to know, once the form is valid."""
        data = self.cleaned_data
        return {"more_starts": data["more_starts"], "together": data.get("together") == TOGETHER}


def _weeks(number: int) -> str:
    if not number:
        return _("nein")
    return ngettext("noch %(n)s Woche", "noch %(n)s Wochen", number) % {"n": number}
