"""Which days, and what to compare them with: the form of the page of numbers."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.refusals import Refused
from pool.widgets import DAYS, DateInput
from scheduling.desk.span_form import YEARS
from scheduling.domain.missing import check_span
from scheduling.domain.spans import Against, Days, Period, compared, days_of
from scheduling.doors import refuse

PERIODS = {
    Period.LAST_MONTH: gettext_lazy("Letzter Monat"),
    Period.THIS_MONTH: gettext_lazy("Dieser Monat"),
    Period.LAST_QUARTER: gettext_lazy("Letztes Quartal"),
    Period.THIS_QUARTER: gettext_lazy("Dieses Quartal"),
    Period.THIS_YEAR: gettext_lazy("Dieses Jahr"),
    Period.LAST_YEAR: gettext_lazy("Letztes Jahr"),
    Period.FREE: gettext_lazy("Andere Tage"),
}
AGAINST = {
    Against.BEFORE: gettext_lazy("mit der Zeit davor"),
    Against.YEAR: gettext_lazy("mit dem Vorjahr"),
}


class EvaluationForm(forms.Form):
    """The last month, compared with the month before, unless something else is asked for.

    Days are only read for free ones; who gives days and no name means free ones.
    """

    mark_optional = False

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["period"] = forms.ChoiceField(label=_("Zeitraum"), choices=_choices(PERIODS))
        for name, label in (("from", _("Andere Tage: vom")), ("to", _("bis zum"))):
            self.fields[name] = forms.DateField(
                label=label, required=False, widget=DateInput, input_formats=DAYS
            )
        self.fields["against"] = forms.ChoiceField(label=_("Verglichen"), choices=_choices(AGAINST))

    def clean(self) -> dict[str, Any]:
        """`days` and `other`: the two periods."""
        told = super().clean() or {}
        if self.errors:
            return told
        period = Period(told["period"])
        days = self._free(told) if period is Period.FREE else days_of(period, self.today)
        if days:
            told["days"], told["other"] = days, compared(days, Against(told["against"]))
        return told

    def _free(self, told: dict[str, Any]) -> Days | None:
        for name in ("from", "to"):
            if not told.get(name):
                self.add_error(name, _("Bitte geben Sie einen Tag an."))
            elif told[name].year not in YEARS:
                self.add_error(name, _("Dieses Jahr liegt zu weit weg."))
        if self.errors:
            return None
        try:
            check_span(told["from"], told["to"])
        except Refused as refused:
            refuse(self, refused)
            return None
        return Days(told["from"], told["to"])

    @classmethod
    def of(cls, asked: Any, today: date) -> "EvaluationForm":
        """The form as the address says, its defaults written in."""
        named = {name: asked[name] for name in ("period", "from", "to", "against") if asked.get(name)}
        free = "from" in named or "to" in named
        return cls(
            {"period": Period.FREE if free else Period.LAST_MONTH, "against": Against.BEFORE} | named,
            today=today,
        )


def _choices(words: dict[Any, Any]) -> list[tuple[str, Any]]:
    return [(key.value, label) for key, label in words.items()]
