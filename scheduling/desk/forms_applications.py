"""Forms about an Application: which to list, the interview, a note, yes and no."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool.domain.periods import NoSuchTime, local_to_utc
from pool.models import Person
from pool.widgets import ClockField, DayField
from scheduling import wording
from scheduling.desk.sections import SectionForm
from scheduling.domain.joining import ApplicationState
from scheduling.models import Application
from scheduling.queries.applications import Known

NEW = "new"
LONGEST_NOTE, LONGEST_TEXT = 2000, 500


class ApplicationFilter(forms.Form):
    """Which to list; what is nonsense lists those that wait."""

    mark_optional = False
    state = forms.ChoiceField(label=gettext_lazy("Stand"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = wording.STATES["Application"]
        choices = [("", _("alle, die warten")), *((one.value, _(states[one])) for one in ApplicationState)]
        self.fields["state"].choices = choices  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What was chosen, empty where nothing was."""
        self.full_clean()
        return {"state": self.cleaned_data.get("state", "")}


class ApplicationSection(SectionForm):
    """One of the forms on the page of an Application."""

    mark_optional = False

    def __init__(self, data: Any = None, *, row: Application, known: list[Known]) -> None:
        super().__init__(data, initial=self.shown(row))
        self.row, self.known = row, known

    def shown(self, row: Application) -> dict[str, Any]:
        """What stands in the fields at first."""
        return {}


class InterviewForm(ApplicationSection):
    """When and where; said again it replaces the first time."""

    name = "interview"
    day = DayField(label=gettext_lazy("Tag"))
    time = ClockField(label=gettext_lazy("Uhrzeit"))
    where = forms.CharField(
        label=gettext_lazy("Ort oder Telefon"), max_length=120,
        help_text=gettext_lazy("Steht so in der Einladung, zum Beispiel: Südring 2, Zimmer 12."),
    )  # fmt: skip

    def shown(self, row: Application) -> dict[str, Any]:
        """What was said before."""
        if row.interview_at is None:
            return {}
        local = row.interview_at.astimezone(row.pool.tz)
        return {"day": local.date(), "time": local.time(), "where": row.interview_where}

    def clean(self) -> dict[str, Any]:
        """The instant, in the Pool's time."""
        data = super().clean() or {}
        if data.get("day") and data.get("time"):
            try:
                data["when"] = local_to_utc(data["day"], data["time"], self.row.pool.tz)
            except NoSuchTime as refused:
                self.add_error("time", _(str(refused)))
        return data

    def wanted(self) -> dict[str, Any]:
        """When and where."""
        when: datetime = self.cleaned_data["when"]
        return {"when": when, "where": self.cleaned_data["where"]}


class NoteForm(ApplicationSection):
    """For the desk alone."""

    name = "note"
    note = forms.CharField(
        label=gettext_lazy("Notiz"), required=False, max_length=LONGEST_NOTE,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Nur für die Koordination. Wird mit der Bewerbung gelöscht."),
    )  # fmt: skip

    def shown(self, row: Application) -> dict[str, Any]:
        """What was written before."""
        return {"note": row.note}


class AcceptForm(ApplicationSection):
    """A new person, or somebody we know."""

    name = "accept"
    who = forms.ChoiceField(label=gettext_lazy("Wer ist das?"), widget=forms.RadioSelect)
    texts_allowed = forms.BooleanField(
        label=gettext_lazy("Die Person hat gesagt, dass wir ihr SMS schicken dürfen."), required=False
    )

    def __init__(self, *args: Any, row: Application, known: list[Known]) -> None:
        super().__init__(*args, row=row, known=known)
        if known:
            choices = [(str(one.person.pk), named(one)) for one in known]
            self.choose("who", [*choices, (NEW, _("eine neue Person"))])
        else:
            del self.fields["who"]
        if not row.mobile:
            del self.fields["texts_allowed"]

    def wanted(self) -> dict[str, Any]:
        """The Person to join with, if any."""
        who = self.cleaned_data.get("who", NEW)
        person: Person | None = next((one.person for one in self.known if str(one.person.pk) == who), None)
        return {"person": person, "texts_allowed": self.cleaned_data.get("texts_allowed", False)}


def named(one: Known) -> str:
    """Who it may be; of somebody in another Pool no more than that."""
    if one.elsewhere:
        return _("jemand, der schon in einem anderen Pool ist (Nummer oder E-Mail sind bestätigt)")
    if one.interpreter is None:
        return _("%(name)s, schon bei einer Einrichtung oder im Team") % {"name": one.person.name}
    told = {"name": one.person.name, "number": one.interpreter.number}
    return _("%(name)s, schon im Pool: Nr. %(number)s, %(state)s") % (
        told | {"state": one.interpreter.get_state_display()}
    )


class RejectForm(ApplicationSection):
    """Kindly no."""

    name = "reject"
    text = forms.CharField(
        label=gettext_lazy("Ein Satz dazu, steht in der E-Mail"), required=False, max_length=LONGEST_TEXT,
        widget=forms.Textarea({"rows": 2}),
    )  # fmt: skip


class WithdrawForm(ApplicationSection):
    """They have said so on the phone."""

    name = "withdraw"
