"""Seiten: imprint, privacy notice and accessibility statement in the Pool's own words."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_http_methods

from pool.actions.pages import LONGEST, set_page
from pool.standard_texts import PAGES, page_text
from scheduling.desk.sections import SectionForm, Step, back_to, done, sent
from scheduling.doors import DoorRequest, answering, coordinator_required

SAVED = Step(set_page, gettext_noop("Die Seite ist gespeichert."))


class PageForm(SectionForm):
    """The words of one page; `name` is the page."""

    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 14}),
        help_text=gettext_lazy(
            "Eine Zeile mit ## davor wird eine Überschrift, eine mit - davor ein Punkt einer Liste. "
            "Leer heißt: Es gilt unser Text."
        ),
    )

    def __init__(self, page: str, data: Any = None, *, text: str) -> None:
        self.name = page
        super().__init__(data, initial={"text": text})

    def wanted(self) -> dict[str, Any]:
        """Which page, and its words."""
        return {"page": self.name, **super().wanted()}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def pages(request: DoorRequest) -> HttpResponse:
    """The three texts; each begins with the house's own."""
    pool = request.membership.pool
    forms_of = {page: PageForm(page, text=page_text(page, pool)) for page in PAGES}
    if request.method == "POST":
        page = sent(request, PAGES)
        forms_of[page] = PageForm(page, request.POST, text="")
        if done(request, forms_of[page], SAVED, pool) is not None:
            return back_to(reverse("desk_pages"), page)
    shown = [
        {
            "name": page,
            "heading": PAGES[page].heading,
            "url": reverse(PAGES[page].column),
            "own": bool(getattr(pool, PAGES[page].column)),
            "form": form,
        }
        for page, form in forms_of.items()
    ]
    return render(request, "scheduling/desk/pages.html", {"pages": shown})
