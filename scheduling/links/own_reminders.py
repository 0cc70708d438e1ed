"""When and by which way they are reminded of what they have promised."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.actions.reminders import LeadUnknown, set_reminders
from pool.domain.reminders import COMES
from pool.forms.fields import LeadsField
from pool.models import Interpreter, Person
from scheduling.links.parts import Part
from scheduling.volunteers import actor_of

WAYS = {**Person.REMINDER_WAYS, Person.AS_ASKED: gettext_lazy("so, wie Sie gefragt werden")}


class OwnRemindersForm(forms.Form):
    """What they may choose."""

    mark_optional = False

    leads = LeadsField(
        help_text=gettext_lazy(
            "Nichts angekreuzt: keine Erinnerungen. Was nachts käme, kommt am Abend vorher."
        )
    )
    way = forms.ChoiceField(label=gettext_lazy("Auf welchem Weg"), choices=list(WAYS.items()), required=False)


def _shown(row: Interpreter, at: datetime) -> dict[str, Any]:
    own = row.person.reminder_leads
    initial = {"leads": COMES if own is None else own, "way": row.person.reminder_way}
    return {"reminders": OwnRemindersForm(initial=initial, auto_id="reminders_%s")}


def _save(row: Interpreter, request: HttpRequest, at: datetime) -> dict[str, Any]:
    form = OwnRemindersForm(request.POST)
    if not form.is_valid():  # the page offers nothing that is not valid
        raise LeadUnknown
    row.person = set_reminders(row, by=actor_of(row), at=at, **form.cleaned_data).person
    return {"done": _("Gespeichert.")}


PART = Part("scheduling/links/own_reminders.html", _shown, {"reminders": _save})
