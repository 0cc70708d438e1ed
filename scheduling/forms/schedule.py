"""What a calendar shows, as its address says; nonsense shows this week and everything."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.actors import Actor, Role
from pool.models import Authority, Interpreter, Person
from pool.widgets import DAYS, DateInput
from scheduling.domain.schedule import Span, shown
from scheduling.models import Assignment, Request
from scheduling.queries.grid import ALL, BUSY, IDLE
from scheduling.queries.schedule import FILLED, OPEN, Choice
from scheduling.queries.visible import visible

SPANS = {
    Span.DAY: gettext_lazy("Tag"),
    Span.WEEK: gettext_lazy("Woche"),
    Span.MONTH: gettext_lazy("Monat"),
}

Offers = dict[str, list[tuple[str, str]]]


class ScheduleForm(forms.Form):
    """The filter: of a coordinator by Authority and Interpreter, of a clerk by who has filed it."""

    mark_optional = False
    span = forms.ChoiceField(required=False, choices=SPANS.items(), widget=forms.HiddenInput)
    day = forms.DateField(label=gettext_lazy("Datum"), required=False, widget=DateInput, input_formats=DAYS)
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    authority = forms.ChoiceField(label=gettext_lazy("Einrichtung"), required=False)
    interpreter = forms.ChoiceField(label=gettext_lazy("Wer kommt"), required=False)
    requester = forms.ChoiceField(label=gettext_lazy("Angefragt von"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)

    def __init__(self, *args: Any, offers: Offers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = offers
        for name in ("authority", "interpreter", "requester"):
            if name not in offers:
                del self.fields[name]
        for name, offered in offers.items():
            self.fields[name].choices = [("", _("alle")), *offered]  # type: ignore[attr-defined]

    def read(self, today: date) -> tuple[Span, date]:
        """How much of the calendar, around which day."""
        self.full_clean()
        span = Span(self.cleaned_data.get("span") or Span.WEEK)
        return span, shown(self.cleaned_data.get("day") or today)

    @property
    def filters(self) -> dict[str, str]:
        """Which fields filter, and by what."""
        found = {name: self.cleaned_data.get(name) for name in self.fields if name not in ("span", "day")}
        return {name: value for name, value in found.items() if value}

    @property
    def choice(self) -> Choice:
        """The same, to ask for."""
        return Choice(**self.filters)  # type: ignore[arg-type]

    def said(self, name: str) -> str:
        """Sprache: Tigrinya"""
        field = self.fields[name]
        offered = dict(field.choices)  # type: ignore[attr-defined]
        return f"{field.label}: {offered[self.filters[name]]}"


WHO = {
    BUSY: gettext_lazy("mit Terminen in dieser Woche"),
    IDLE: gettext_lazy("ohne Termine in dieser Woche"),
    ALL: gettext_lazy("alle"),
}


class GridForm(ScheduleForm):
    """The filter of a week in rows: besides, whose rows."""

    who = forms.ChoiceField(label=gettext_lazy("Zeilen"), required=False, choices=WHO.items())

    @property
    def choice(self) -> Choice:
        """Which appointments."""
        return Choice(**{name: value for name, value in self.filters.items() if name != "who"})  # type: ignore[arg-type]

    @property
    def rows(self) -> str:
        """Whose rows: BUSY, IDLE or ALL."""
        return str(self.filters.get("who", BUSY))


def offers_for(actor: Actor) -> Offers:
    """What somebody may filter by, in their language."""
    return {
        "language": languages.choices(get_language() or "de"),
        "state": [(OPEN, _("noch offen")), (FILLED, _("jemand kommt"))],
        **(_of_the_pool(actor) if actor.role is Role.COORDINATOR else _of_the_authority(actor)),
    }


def _of_the_pool(actor: Actor) -> Offers:
    pool = actor.pool_id or 0
    came = Assignment.objects.of(pool).filter(interpreter=OuterRef("pk"))
    people = Interpreter.objects.of(pool).filter(Exists(came)).order_by("person__name", "pk")
    bodies = Authority.objects.of(pool).order_by("name")
    return {
        "authority": [(str(pk), name) for pk, name in bodies.values_list("pk", "name")],
        "interpreter": [(str(pk), name) for pk, name in people.values_list("pk", "person__name")],
    }


def _of_the_authority(actor: Actor) -> Offers:
    filed = visible(Request, actor).values("requester")
    people = Person.objects.filter(pk__in=filed).order_by("name", "pk")
    return {"requester": [(str(pk), name) for pk, name in people.values_list("pk", "name")]}
