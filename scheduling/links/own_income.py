"""How far they are with the yearly tax-free amount, and what they get elsewhere."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.ceilings import AMOUNTS, LAWS
from pool.models import Interpreter
from scheduling.actions.ceilings import HIGHEST, declare_income
from scheduling.doors import tried
from scheduling.links.forms_own import OwnForm
from scheduling.links.own_forms import limited
from scheduling.links.parts import Part
from scheduling.queries.ceilings import declaration_of, standing_of
from scheduling.volunteers import actor_of

MOST = 20  # within an hour


class IncomeForm(OwnForm):
    """What they get elsewhere in a year, and by which law."""

    do = "income"
    year = forms.TypedChoiceField(label=gettext_lazy("Für das Jahr"), coerce=int, choices=())
    amount = forms.DecimalField(
        label=gettext_lazy("So viel bekomme ich anderswo (Euro)"), min_value=0, max_value=HIGHEST,
        decimal_places=2, localize=True, widget=forms.TextInput({"inputmode": "decimal", "class": "width-m"}),
        help_text=gettext_lazy("Alles zusammen in diesem Jahr, nur für solche Einsätze. Nichts: 0"),
    )  # fmt: skip
    law = forms.ChoiceField(
        label=gettext_lazy("Steuerfrei nach"), widget=forms.RadioSelect,
        choices=[(law, gettext_lazy(LAWS[law])) for law in AMOUNTS],
        help_text=gettext_lazy("Das sagt Ihnen, wer dort zahlt."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: Interpreter, at: datetime) -> None:
        super().__init__(data, row=row)
        now = at.astimezone(row.pool.tz).year
        self.fields["year"].choices = [(year, str(year)) for year in (now, now - 1)]  # type: ignore[attr-defined]

    def shown(self, row: Interpreter) -> dict[str, Any]:
        """By the law of the Pool."""
        return {"law": row.pool.ceiling_law if row.pool.ceiling_law in AMOUNTS else "26a"}


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    """Nothing where the Pool minds no amount."""
    year = at.astimezone(row.pool.tz).year
    if not row.pool.ceiling(year):
        return {}
    return {
        "standing": standing_of([row.person_id], row.pool, at=at)[row.person_id],
        "law": _(LAWS[row.pool.ceiling_law]),
        "declaration": declaration_of(row.person_id, year),
        "form_income": IncomeForm(row=row, at=at),
    }


def _save(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    form = IncomeForm(request.POST, row=row, at=at)
    declare = limited(IncomeForm.do, MOST, declare_income)
    if form.is_valid() and tried(form, declare, row, by=actor_of(row), at=at, **form.wanted()):
        return {"done": _("Danke! Das ist gespeichert."), "done_at": IncomeForm.do, "fresh": True}
    return {"form_income": form}


PART = Part("scheduling/links/own_income.html", _shown, {IncomeForm.do: _save})
