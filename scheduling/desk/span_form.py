"""From which day to which: the form of pages that look back."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from pool.domain.refusals import Refused
from pool.widgets import DAYS, DateInput
from scheduling.domain.missing import span_of
from scheduling.doors import refuse

YEARS = range(2000, 2200)


class SpanForm(forms.Form):
    """Two days, both inclusive. What is left empty means until today, and a year."""

    mark_optional = False

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        for name, label in (("from", _("Vom")), ("to", _("Bis zum"))):
            self.fields[name] = forms.DateField(
                label=label, required=False, widget=DateInput, input_formats=DAYS
            )

    def clean(self) -> dict[str, Any]:
        """Days that a calendar on the wall would show, in their order."""
        told = super().clean() or {}
        for name in [name for name in ("from", "to") if told.get(name) and told[name].year not in YEARS]:
            self.add_error(name, _("Dieses Jahr liegt zu weit weg."))
        if not self.errors:
            try:
                told["span"] = self.span(told.get("from"), told.get("to"))
            except Refused as refused:
                refuse(self, refused)
        return told

    def span(self, first: date | None, last: date | None) -> tuple[date, date]:
        """What is meant by two days, either of which may be left empty. Raises SpanBackwards, SpanTooLong."""
        return span_of(first, last, self.today)

    @classmethod
    def of(cls, asked: Any, today: date) -> "SpanForm":
        """The form as the address says, its defaults written in."""
        first, last = span_of(None, None, today)
        named = {name: asked[name] for name in ("from", "to") if name in asked}
        return cls(named or {"from": first, "to": last}, today=today)
