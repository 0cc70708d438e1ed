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

from notifications import clock
from pool.models import Event, Pool
from scheduling import wording
from scheduling.doors import DoorRequest, notes_said, numbered, say_notes, tried


class SectionForm(forms.Form):
    """One of several forms; `wanted()` are the arguments of its action."""

    name: str
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


class PoolSection(SectionForm):
    """Fields that are columns of the Pool; its action takes them as one plain value, a dataclass."""

    argument: ClassVar[str]
    value: ClassVar[type[Any]]

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        names = self.value.__dataclass_fields__
        super().__init__(data, initial={name: getattr(pool, name) for name in names})

    def wanted(self) -> dict[str, Any]:
        """The plain value; several ticks are a tuple."""
        told = super().wanted().items()
        fields = {name: tuple(one) if isinstance(one, list) else one for name, one in told}
        return {self.argument: self.value(**fields)}


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
    """Call the action; what it returns, or None when the form has to be looked at again.

    What is said afterwards stands at that part of the page (`saved.html`), where `back_to` leads.
    """
    if not form.is_valid():
        return None
    said = notes_said(form)  # read first: what the action enters itself is no news
    row = tried(form, step.act, subject, by=request.actor, at=clock.now(), **form.wanted())
    if row is not None:
        messages.success(request, _(step.after), extra_tags=form.name)
        say_notes(request, said, at=form.name)
    return row


def back_to(url: str, name: str) -> HttpResponse:
    """The same page, at the part that was changed."""
    return redirect(f"{url}#{name}")


def changed(event: Event | None) -> dict[str, Any] | None:
    """Who changed what when, for the foot of a page."""
    if event is None:
        return None
    return {"who": event.actor, "at": event.at, "what": wording.changed(event)}


def row_number(request: DoorRequest) -> int:
    """The row that a button belongs to; no number means a row that does not exist."""
    return numbered(request.POST.get("row", ""))


def back_from_item(request: DoorRequest, otherwise: str) -> str:
    """The page (its URL name) on which somebody has settled an item: the front page, or the usual one."""
    return "desk_today" if request.POST.get("from") == "desk" else otherwise
