"""Forms of the page "Regeln für Stunden": what happens by itself, reminders, deadlines."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.models import Pool
from scheduling.desk.sections import SectionForm
from scheduling.queries.money_rules import money_rules_of

MOST_DAYS = 3650


def _days(label: Any, hint: Any, *, most: int = MOST_DAYS) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=0, max_value=most)


class RulesSection(SectionForm):
    """Columns of the MoneyRules; the action takes those of one section."""

    mark_optional = False

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        row = money_rules_of(pool)
        super().__init__(data, initial={name: getattr(row, name) for name in self.columns()})

    @classmethod
    def columns(cls) -> list[str]:
        """Every field but the one that says which form it is."""
        return [name for name in cls.base_fields if name != "do"]

    def wanted(self) -> dict[str, Any]:
        """What was filled in, as one mapping."""
        return {"changes": super().wanted()}


class AutoForm(RulesSection):
    """What both sides say alike is approved by itself."""

    name = "auto"
    auto_approve = forms.BooleanField(
        label=gettext_lazy("Was beide Seiten gleich angeben, ist von selbst freigegeben"), required=False
    )
    auto_most = forms.DecimalField(
        label=gettext_lazy("Nur bis zu diesem Betrag (Euro)"),
        required=False,
        min_value=0,
        max_digits=8,
        decimal_places=2,
        localize=True,
        help_text=gettext_lazy("Leer: bei jedem Betrag. Was mehr ist, geben Sie selbst frei."),
    )
    auto_over = forms.IntegerField(
        label=gettext_lazy("Nur bis so viele Minuten länger als vereinbart"), min_value=0, max_value=1440
    )


class RemindersForm(RulesSection):
    """Who is reminded when, and how often."""

    name = "reminders"
    report_days = _days(
        gettext_lazy("Dolmetschende erinnern nach (Tage)"),
        gettext_lazy("Tage nach dem Einsatz, und dann wieder so lange. 0: nie."),
    )
    attest_days = _days(
        gettext_lazy("Einrichtung erinnern nach (Tage)"),
        gettext_lazy("Tage nach der Meldung, und dann wieder so lange. 0: nie."),
    )
    remind_times = _days(
        gettext_lazy("Höchstens so oft"),
        gettext_lazy("Danach steht es auf Ihrer Startseite unter „Heute noch“."),
        most=10,
    )


class DeadlinesForm(RulesSection):
    """What silence means, and until when one may report."""

    name = "deadlines"
    silence_days = _days(
        gettext_lazy("Wer nicht widerspricht, ist einverstanden nach (Tage)"),
        gettext_lazy(
            "Tage nach der Meldung. Die Einrichtung liest vorher, ab wann das gilt. "
            "0: Sie muss immer bestätigen."
        ),
    )
    claim_days = _days(
        gettext_lazy("Stunden melden bis (Tage)"),
        gettext_lazy("Tage nach dem Einsatz. Danach müssen Dolmetschende anrufen. 0: ohne Frist."),
    )
