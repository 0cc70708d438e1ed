"""Seiten: imprint, privacy notice and accessibility statement in the Pool's own words."""

from typing import Any, ClassVar

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

HEADINGS = {
    "impressum": gettext_lazy("Impressum"),
    "datenschutz": gettext_lazy("Datenschutz"),
    "barrierefreiheit": gettext_lazy("Erklärung zur Barrierefreiheit"),
}
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

    def wanted(self) -> dict[str, Any]:
        """Which page, and its words."""
        return {"page": self.name, **super().wanted()}


class ImprintForm(PageForm):
    """Impressum."""

    name: ClassVar[str] = "impressum"


class PrivacyForm(PageForm):
    """Datenschutz."""

    name: ClassVar[str] = "datenschutz"


class AccessibilityForm(PageForm):
    """Barrierefreiheit."""

    name: ClassVar[str] = "barrierefreiheit"


FORMS: dict[str, type[PageForm]] = {form.name: form for form in (ImprintForm, PrivacyForm, AccessibilityForm)}


@coordinator_required
@require_http_methods(["GET", "HEAD", "POST"])
@answering
def pages(request: DoorRequest) -> HttpResponse:
    """The three texts; each begins with the house's own."""
    pool, bound = request.membership.pool, {}
    if request.method == "POST":
        name = sent(request, FORMS)
        bound[name] = FORMS[name](request.POST)
        if done(request, bound[name], SAVED, pool) is not None:
            return back_to(reverse("desk_pages"), name)
    shown = [
        {
            "name": name,
            "heading": HEADINGS[name],
            "url": reverse(PAGES[name]),
            "own": bool(getattr(pool, PAGES[name])),
            "form": bound.get(name) or form(initial={"text": page_text(name, pool)}),
        }
        for name, form in FORMS.items()
    ]
    return render(request, "scheduling/desk/pages.html", {"pages": shown})
