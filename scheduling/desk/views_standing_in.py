"""Vertretung: when one is away and who stands in, how one is fetched, and after how long."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_http_methods

from notifications import clock
from pool.actions import standing_in as actions
from pool.forms.noted import Noted
from pool.models import Membership
from pool.widgets import DayField
from scheduling.desk.sections import SectionForm, Step, back_to, done, sent
from scheduling.doors import DoorRequest, answering, coordinator_required
from scheduling.queries.standing_in import coordinators, deputies

STEPS = {
    "absence": Step(actions.set_absence, gettext_noop("Ihre Abwesenheit ist eingetragen.")),
    "here": Step(actions.end_absence, gettext_noop("Sie sind wieder da.")),
    "way": Step(actions.set_alert_way, gettext_noop("Gespeichert.")),
    "after": Step(actions.set_alert_after, gettext_noop("Gespeichert. Das gilt für den ganzen Pool.")),
}


class AwayForm(Noted, SectionForm):
    """From when to when one is away, and who stands in."""

    name = "absence"
    first_day = DayField(label=gettext_lazy("Erster Tag"))
    last_day = DayField(label=gettext_lazy("Letzter Tag"))
    deputy = forms.ModelChoiceField(
        label=gettext_lazy("Wer vertritt Sie?"),
        queryset=Membership.objects.of(0),
        required=False,
        empty_label=gettext_lazy("niemand Bestimmtes"),
        help_text=gettext_lazy("Ist diese Person auch nicht da, hört es, wer den Pool verwaltet."),
    )

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        self.pool = membership.pool
        first = {"first_day": membership.away_from, "last_day": membership.away_until}
        super().__init__(data, initial=first | {"deputy": membership.deputy_id})
        choice: Any = self.fields["deputy"]
        choice.queryset = deputies(membership)
        choice.label_from_instance = lambda row: row.person.name


class HereForm(SectionForm):
    """One is there again."""

    name = "here"

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        super().__init__(data)


class WayForm(SectionForm):
    """How one is fetched."""

    name = "way"
    alert_way = forms.ChoiceField(
        label=gettext_lazy("Wie sollen wir Sie holen?"),
        choices=list(Membership.ALERT_WAYS.items()),
        required=False,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Wer jemanden vertritt, hört es auf jeden Fall: dann wenigstens per E-Mail."),
    )

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        super().__init__(data, initial={"alert_way": membership.alert_way})


class AfterForm(SectionForm):
    """After how long, for the whole Pool."""

    name = "after"
    minutes = forms.IntegerField(
        label=gettext_lazy("Melden nach so vielen Minuten"),
        min_value=0,
        max_value=actions.LONGEST_MINUTES,
        help_text=gettext_lazy("0 heißt: Es wird nie gemeldet."),
    )

    def __init__(self, data: Any = None, *, membership: Membership) -> None:
        super().__init__(data, initial={"minutes": membership.pool.alert_after})


FORMS: tuple[Any, ...] = (AwayForm, HereForm, WayForm, AfterForm)


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def standing_in(request: DoorRequest) -> HttpResponse:
    """Four forms on one page; each coordinator answers for themselves, per Pool."""
    own, at = request.membership, clock.now()
    forms_of = {one.name: one(membership=own) for one in FORMS}
    if request.method == "POST":
        name = sent(request, STEPS)
        form = forms_of[name] = type(forms_of[name])(request.POST, membership=own)
        subject = own.pool if name == "after" else own
        if done(request, form, STEPS[name], subject):
            return back_to(reverse("desk_standing_in"), "absence" if name == "here" else name)
    today = at.astimezone(own.pool.tz).date()
    context = {
        "forms": forms_of,
        "form": next((one for one in forms_of.values() if one.errors), None),
        "own": own,
        "away": own.away_until is not None and own.away_until >= today,
        "team": list(coordinators(own.pool)),
        "today": today,
    }
    return render(request, "scheduling/desk/standing_in.html", context)
