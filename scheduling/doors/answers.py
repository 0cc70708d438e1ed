"""What a refusal looks like, and what else a page says after somebody pressed a button."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from pool.domain.refusals import Refused
from scheduling.doors.access import DoorRequest, View

FIELDS = {
    "starts": "start",
    "more": "more_0",
    "dates": "weeks",
    "other_times": "other_day_1",
}  # the value of an action -> the field people see


def answering(view: View) -> View:
    """What an action refuses becomes a page with its sentence; nothing has changed then."""

    @wraps(view)
    def inner(request: DoorRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            context = {"refused": sentence(refused), "back": _came_from(request)}
            return render(request, "409.html", context, status=409)

    return inner


def sentence(refused: Refused) -> str:
    """The refusal in the reader's language."""
    return gettext(refused.sentence) % refused.facts


def refuse(form: forms.Form, refused: Refused) -> None:
    """Put each refusal beside the field it belongs to, or on top of the form."""
    for one in (refused, *refused.others):
        field = FIELDS.get(one.field or "", one.field)
        form.add_error(field if field in form.fields else None, sentence(one))


def tried(form: forms.Form, act: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """What the action returns; None when it refuses, and then the form says why."""
    try:
        return act(*args, **kwargs)
    except Refused as refused:
        refuse(form, refused)
        return None


def notes_said(form: forms.Form) -> list[str]:
    """What is special about the days of a form; nothing when it has none."""
    return getattr(form, "notes_said", [])


def say_notes(request: HttpRequest, said: list[str], at: str = "") -> None:
    """What is special about the days that were just saved: without JavaScript nobody has read it before.

    `at`: the part of the page that says so.
    """
    if said:
        messages.info(request, " ".join(said), extra_tags=at)


def _came_from(request: HttpRequest) -> str:
    """The page of ours that a visitor came from, empty when it was another site's."""
    url = request.headers.get("Referer", "")
    return url if url_has_allowed_host_and_scheme(url, {request.get_host()}) else ""
