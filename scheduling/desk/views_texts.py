"""Texte: what the Pool's SMS say, what they cost, and the Pool's own words for them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_http_methods, require_safe

from notifications import clock
from pool.models import Pool
from scheduling.actions.texts import reset_text, set_text
from scheduling.desk.sections import back_to
from scheduling.desk.text_looks import Told, examples, look
from scheduling.domain.blanks import BLANKS
from scheduling.domain.house_texts import TEXTS
from scheduling.domain.texts import Text, check, tidy
from scheduling.doors import DoorRequest, answering, coordinator_required, tried
from scheduling.queries.texts import own_texts

ANSWERS = [name for name in TEXTS if name.startswith("answer_")]
WORDS = [name for name in TEXTS if name not in ANSWERS]
GROUPS = ((gettext_noop("Was wir schreiben"), WORDS), (gettext_noop("Was wir antworten"), ANSWERS))


class TextForm(forms.Form):
    """The words of one text."""

    body = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=2000,
        widget=forms.Textarea({"rows": 6, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Was in {geschweiften Klammern} steht, füllen wir aus. "
            "Was in [eckigen Klammern] steht, fällt weg, wenn ein Platzhalter darin leer ist."
        ),
    )


@coordinator_required
@require_safe
def texts(request: DoorRequest) -> HttpResponse:
    """All texts with their words, and what each may cost."""
    pool = request.membership.pool
    own = own_texts(pool)
    groups = [(title, [_told(pool, name, own) for name in names]) for title, names in GROUPS]
    return render(request, "scheduling/desk/texts.html", {"groups": groups, "own": len(own)})


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def text(request: DoorRequest, name: str) -> HttpResponse:
    """One text: look at it, change it, go back to the house's; `do` says which button it was."""
    if name not in TEXTS:
        raise Http404
    pool = request.membership.pool
    told = _told(pool, name, own_texts(pool))
    form = TextForm(request.POST or None, initial={"body": told.body})
    if request.method == "POST" and (answer := _did(request, pool, name, form)):
        return answer
    body = tidy(form["body"].value() or "")
    context = {"told": told, "form": form, "look": look(pool, told.text, body)}
    return render(request, "scheduling/desk/text.html", context | {"blanks": _blanks(pool, told.text)})


def _told(pool: Pool, name: str, own: Mapping[str, str]) -> Told:
    body = own.get(name, TEXTS[name].body)
    return Told(name, TEXTS[name], body, name in own, look(pool, TEXTS[name], body))


def _blanks(pool: Pool, one: Text) -> list[dict[str, Any]]:
    """The table of what may be filled in."""
    told = examples(pool)
    return [
        {"name": name, "means": BLANKS[name].means, "example": told[name], "needed": name in one.needed}
        for name in one.blanks
    ]


def _did(request: DoorRequest, pool: Pool, name: str, form: TextForm) -> HttpResponse | None:
    """Save, or go back; None when the page is shown again, to look or because something is wrong."""
    by, at, do = request.actor, clock.now(), request.POST.get("do")
    if do == "reset":
        reset_text(pool, name=name, by=by, at=at)
        messages.success(request, _("Es gilt wieder der Text des Hauses."))
        return back_to(reverse("desk_texts"), name)
    if not form.is_valid():
        return None
    body = form.cleaned_data["body"]
    if do != "save":
        tried(form, check, TEXTS[name], tidy(body))
        return None
    if tried(form, set_text, pool, name=name, body=body, by=by, at=at) is None:
        return None
    messages.success(request, _("Gespeichert. Ab jetzt gehen SMS mit diesem Text hinaus."))
    return back_to(reverse("desk_texts"), name)
