"""The filter of an Authority's own list of Requests; what is nonsense filters nothing."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.actors import Actor
from pool.models import Pool
from pool.widgets import DAYS, DateInput
from scheduling import wording
from scheduling.domain.states import RequestState
from scheduling.models import Position, Request
from scheduling.queries import day_bounds, visible


def _day(label: Any) -> forms.DateField:
    bounds = [MinValueValidator(date(2000, 1, 1)), MaxValueValidator(date(2999, 12, 31))]
    return forms.DateField(
        label=label, required=False, widget=DateInput, input_formats=DAYS, validators=bounds
    )


class RequestListForm(forms.Form):
    """By state, language, days and the institution's own reference."""

    mark_optional = False
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    first = _day(gettext_lazy("von"))
    last = _day(gettext_lazy("bis"))
    reference = forms.CharField(label=gettext_lazy("Ihr Zeichen"), required=False, max_length=60)

    def __init__(self, *args: Any, actor: Actor, pool: Pool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor, self.pool = actor, pool
        states = wording.STATES["Request"]
        self._choose("state", [(one.value, _(states[one])) for one in RequestState])
        self._choose("language", _languages(actor))

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", _("alle")), *choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, Any]:
        """What was chosen and can be."""
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def narrow(self, rows: Any) -> Any:
        """Those of these Requests (by_time) that were asked for."""
        chosen = self.chosen
        if state := chosen.get("state"):
            rows = rows.filter(state=state)
        if language := chosen.get("language"):
            speaks = Position.objects.of(self.actor.pool_id or 0).filter(request=OuterRef("pk"))
            rows = rows.filter(Exists(speaks.filter(language=language)))
        if reference := chosen.get("reference"):
            rows = rows.filter(file_reference__icontains=reference)
        if first := chosen.get("first"):
            rows = rows.filter(ends__gt=day_bounds(self.pool, first)[0])
        if last := chosen.get("last"):
            rows = rows.filter(starts__lt=day_bounds(self.pool, last)[1])
        return rows


def _languages(actor: Actor) -> list[tuple[str, str]]:
    """Those this institution has ever asked for, by name."""
    asked = Position.objects.of(actor.pool_id or 0).filter(request__in=visible(Request, actor))
    codes = asked.order_by().values_list("language", flat=True).distinct()
    tongue = get_language() or "de"
    return sorted(((code, languages.name(code, tongue)) for code in codes), key=lambda one: one[1].casefold())
