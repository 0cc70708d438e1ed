"""What a coordinator wants to see in the own calendar."""

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pool import languages
from pool.models import Authority, Interpreter, Pool
from scheduling.desk.sections import SectionForm


class FeedForm(SectionForm):
    """Nothing chosen: everything. Several choices narrow each other."""

    name = "make_feed"
    mark_optional = False
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    interpreter = forms.ModelChoiceField(
        Interpreter.objects.of(0), label=gettext_lazy("Dolmetscher/in"), required=False,
        empty_label=gettext_lazy("alle"),
    )  # fmt: skip
    authority = forms.ModelChoiceField(
        Authority.objects.of(0), label=gettext_lazy("Einrichtung"), required=False,
        empty_label=gettext_lazy("alle"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, pool: Pool, initial: dict[str, str] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.choose("language", [("", _("alle")), *languages.choices(get_language() or "de")])
        people = Interpreter.objects.of(pool).exclude(state=Interpreter.LEFT).select_related("person")
        self.fields["interpreter"].queryset = people.order_by("person__name", "pk")  # type: ignore[attr-defined]
        self.fields["authority"].queryset = Authority.objects.of(pool).order_by("name")  # type: ignore[attr-defined]
