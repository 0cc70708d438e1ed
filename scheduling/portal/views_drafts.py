"""Drafts at the portal: kept while somebody types, listed, gone on with, thrown away."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from notifications import clock
from pool import languages
from pool.domain.actors import Actor
from pool.domain.refusals import Refused
from scheduling import queries
from scheduling.actions import drafts
from scheduling.doors import DoorRequest, answering, clerk_required, numbered, own_authority, sentence
from scheduling.forms.language import Spoken, SpokenField
from scheduling.forms.requests import RequestForm
from scheduling.forms.typed import Typed, as_typed, typed_into, worth_keeping
from scheduling.models import Draft, Request
from scheduling.queries.drafts import drafts_of, typed_in

LONGEST_TITLE = 40
FORM = "scheduling/portal/request_form.html"


class Shown(NamedTuple):
    """One line of the list."""

    draft: Draft
    title: str


def drafts_shown(actor: Actor) -> list[Shown]:
    """What this person has begun, each with what it is about."""
    return [Shown(one, _title(typed_in(one))) for one in drafts_of(actor)]


def _title(typed: Typed) -> str:
    """Tigrinya, Di, 24.11.2026; or what was typed instead."""
    text, code, shown_for, day = (
        typed.get(name, [""])[-1] for name in ("language", "language_code", "language_for", "day")
    )
    named = (_language(Spoken(text, code, shown_for)), _day(day))
    return ", ".join(filter(None, named)) or _("Noch ohne Sprache und Tag")


def _language(spoken: Spoken) -> str:
    try:
        code = SpokenField(required=False).clean(spoken)
    except ValidationError:
        return spoken.text[:LONGEST_TITLE]
    return languages.name(code, get_language() or "de") if code else ""


def _day(text: str) -> str:
    try:
        return date_format(date.fromisoformat(text), "D, d.m.Y")
    except ValueError:
        return text[:LONGEST_TITLE]


def draft_asked(request: DoorRequest) -> Draft | None:
    """The own Draft that the address names. Whoever sends it a second time has none any more."""
    if "entwurf" not in request.GET:
        return None
    rows = drafts_of(request.actor).filter(pk=numbered(request.GET["entwurf"]))
    return rows.first() if request.method == "POST" else get_object_or_404(rows)


def old_one_asked(request: DoorRequest) -> Request | None:
    """The own Request that the address names, to be asked for once more."""
    if "wie" not in request.GET:
        return None
    found: Request = get_object_or_404(queries.request_rows(request.actor), pk=numbered(request.GET["wie"]))
    return found


def keep(request: DoorRequest, form: RequestForm, known: Mapping[str, Any], *, at: datetime) -> HttpResponse:
    """Save what is typed: htmx gets a line for the page, a button leads to the list."""
    form.is_valid()  # it need not be; but its key must be one
    key, typed = form.cleaned_data.get("submission_key") or uuid4().hex, worth_keeping(form, known)
    try:
        draft = drafts.save_draft(own_authority(request), key=key, typed=typed, by=request.actor, at=at)
    except Refused as refused:
        return _told(request, form, known, sentence(refused))
    if draft is None:
        words = "" if request.htmx else _("Sie haben noch nichts eingegeben, was wir speichern können.")
        return _told(request, form, known, words)
    if request.htmx:
        return _told(request, form, known, saved_at(draft))
    messages.success(
        request, _("Ihr Entwurf ist gespeichert. Nur Sie sehen ihn. Nach 30 Tagen löschen wir ihn.")
    )
    return redirect("requests")


def _told(request: DoorRequest, form: RequestForm, known: Mapping[str, Any], words: str) -> HttpResponse:
    """A line for the page that is open, nothing when it stands there already; or the page again, as typed."""
    if request.htmx and request.POST.get("draft_said") == words:
        return HttpResponse(status=204)
    if request.htmx:
        return render(request, "scheduling/portal/draft_said.html", {"said": words})
    messages.warning(request, words)
    again = as_typed(typed_into(form), initial=known, pool=form.pool, at=form.at, authority=form.authority)
    again.offer_places(list(form.places or ()))
    return render(request, FORM, {"form": again})


def saved_at(draft: Draft) -> str:
    """Entwurf gespeichert, 14:05 Uhr"""
    return _("Entwurf gespeichert, %(time)s Uhr") % {
        "time": date_format(timezone.localtime(draft.saved_at), "H:i")
    }


@clerk_required
@require_POST
@answering
def draft_discard(request: DoorRequest, pk: int) -> HttpResponse:
    """Throw one away; a second click finds that it is gone."""
    draft = get_object_or_404(drafts_of(request.actor), pk=pk)
    drafts.discard_draft(draft, by=request.actor, at=clock.now())
    messages.success(request, _("Der Entwurf ist gelöscht."))
    return redirect("requests")
