"""Pages with several forms on one address: `do` says which one was sent, the others stay as they are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from notifications import clock
from pool.models import Event
from scheduling.doors import DoorRequest, notes_said, numbered, say_notes, tried

# verb of an Event -> what was changed
CHANGED = {
    "set_weights": gettext_noop("Gewichte"),
    "set_asking": gettext_noop("Wie gefragt wird"),
    "set_own_quiet": gettext_noop("Ruhe und Häufigkeit"),
    "set_reminders": gettext_noop("Erinnerungen"),
    "set_rules": gettext_noop("Unterlagen, Betrag, Feiertage"),
    "set_text": gettext_noop("SMS-Text"),
    "reset_text": gettext_noop("SMS-Text"),
    "add_closure": gettext_noop("Pause eingetragen"),
    "remove_closure": gettext_noop("Pause gelöscht"),
    "add_school_holiday": gettext_noop("Ferien eingetragen"),
    "remove_school_holiday": gettext_noop("Ferien gelöscht"),
    "adopt_school_holidays": gettext_noop("Ferien übernommen"),
    "set_edge": gettext_noop("Ersatzsprache"),
    "remove_edge": gettext_noop("Ersatzsprache"),
    "set_skill": gettext_noop("Sprache"),
    "remove_skill": gettext_noop("Sprache gelöscht"),
    "confirm_stand_in": gettext_noop("Ersatz bestätigt"),
    "withdraw_stand_in": gettext_noop("Ersatz zurückgenommen"),
    "set_hours": gettext_noop("Zeiten in der Woche"),
    "add_extra_hours": gettext_noop("zusätzliche Zeit"),
    "remove_extra_hours": gettext_noop("zusätzliche Zeit gelöscht"),
    "add_absence": gettext_noop("Abwesenheit"),
    "remove_absence": gettext_noop("Abwesenheit gelöscht"),
    "add_own_calendar": gettext_noop("eigener Kalender"),
    "remove_own_calendar": gettext_noop("eigener Kalender gelöscht"),
    "pause": gettext_noop("Pause"),
    "wake": gettext_noop("Pause beendet"),
    "make_own_link": gettext_noop("Link zur eigenen Seite"),
    "send_own_link": gettext_noop("Link zur eigenen Seite geschickt"),
    "revoke_links": gettext_noop("alle Links und Kalender-Adressen gesperrt"),
    "make_feed": gettext_noop("Kalender-Adresse"),
    "renew_feed": gettext_noop("Kalender-Adresse erneuert"),
    "revoke_feed": gettext_noop("Kalender-Adresse gesperrt"),
    "change_mobile": gettext_noop("Telefonnummer"),
    "send_code": gettext_noop("Code gesendet"),
    "confirm_mobile": gettext_noop("Nummer bestätigt"),
    "set_sms_rules": gettext_noop("SMS"),
    "set_wishes": gettext_noop("Wünsche"),
    "set_papers": gettext_noop("Unterlagen"),
    "add_bond": gettext_noop("Verhältnis"),
    "remove_bond": gettext_noop("Verhältnis gelöscht"),
}


class SectionForm(forms.Form):
    """One of several forms; `wanted()` are the arguments of its action."""

    name: ClassVar[str]
    do = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any] | None = None) -> None:
        values = {**(initial or {}), "do": self.name}
        super().__init__(data, auto_id=f"{self.name}_%s", initial=values)

    def wanted(self) -> dict[str, Any]:
        """What was filled in."""
        return {name: value for name, value in self.cleaned_data.items() if name != "do"}

    def choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        """What a field may be."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Step:
    """What a form does, and what is said afterwards (may name facts of what the action returns)."""

    act: Callable[..., Any]
    after: str


def sent(request: DoorRequest, known: Mapping[str, Any]) -> str:
    """Which form was sent; something else is a bad request."""
    name = request.POST.get("do", "")
    if name not in known:
        raise SuspiciousOperation("No such form.")
    return name


def done(request: DoorRequest, form: SectionForm, step: Step, subject: Any) -> Any:
    """Call the action; what it returns, or None when the form has to be looked at again."""
    if not form.is_valid():
        return None
    said = notes_said(form)  # read first: what the action enters itself is no news
    row = tried(form, step.act, subject, by=request.actor, at=clock.now(), **form.wanted())
    if row is not None:
        messages.success(request, _(step.after))
        say_notes(request, said)
    return row


def back_to(url: str, name: str) -> HttpResponse:
    """The same page, at the part that was changed."""
    return redirect(f"{url}#{name}")


def changed(event: Event | None) -> dict[str, Any] | None:
    """Who changed what when, for the foot of a page."""
    if event is None:
        return None
    what = CHANGED.get(event.verb)
    return {"who": event.actor, "at": event.at, "what": _(what) if what else event.verb}


def row_number(request: DoorRequest) -> int:
    """The row that a button belongs to; no number means a row that does not exist."""
    return numbered(request.POST.get("row", ""))
