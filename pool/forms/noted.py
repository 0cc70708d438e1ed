"""Forms whose date fields say, below them, what is special about the day that stands there."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from django import forms
from django.utils.translation import get_language

from pool.models import Pool
from pool.special_days import Special, special_days
from pool.widgets import DateInput


class Noted(forms.Form):
    """A form of a Pool. `pool/day_note.html` shows the notes of one field; all cost two statements.

    A subclass whose other fields name days, too, adds them to `noted` and `days_told`. While a day is chosen,
    its notes are fetched (`live`), unless the form asks for more than that by itself.
    """

    pool: Pool
    live = True

    @property
    def noted(self) -> list[str]:
        """The names of the fields that have notes."""
        return [name for name, field in self.fields.items() if isinstance(field.widget, DateInput)]

    def days_told(self, name: str) -> list[date]:
        """The days that a field names: as typed, or as it stood there when the page began."""
        if self.is_bound:
            self.errors  # noqa: B018 -- reading them cleans the form
            value = self.cleaned_data.get(name)
        else:
            value = self.get_initial_for_field(self.fields[name], name)
        return [value] if isinstance(value, date) else []

    @cached_property
    def special(self) -> dict[str, list[Special]]:
        """What there is to say, by field."""
        told = {name: self.days_told(name) for name in self.noted}
        every = [day for days in told.values() for day in days]
        found = special_days(self.pool, every, get_language() or "de")
        return {name: _once(one for day in days for one in found.get(day, ())) for name, days in told.items()}

    def notes_of(self, name: str) -> list[Special]:
        """What there is to say about the days of one field, day by day."""
        return self.special.get(name, [])

    @property
    def notes_said(self) -> list[str]:
        """All of it as sentences, each once."""
        return [one.sentence for one in _once(one for notes in self.special.values() for one in notes)]


def _once(notes: Iterable[Special]) -> list[Special]:
    """No sentence twice: a closure may cover both days of a night."""
    return list({one.sentence: one for one in notes}.values())
