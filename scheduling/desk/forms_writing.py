"""The form of a word to people who are asked: to whom, and the words."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from scheduling.models import Assignment, Offer
from scheduling.queries.writing import is_current


class WritingForm(forms.Form):
    """`key` belongs to the page, so that a second click says nothing twice."""

    mark_optional = False
    to = forms.MultipleChoiceField(
        label=gettext_lazy("An wen"), widget=forms.CheckboxSelectMultiple, required=False
    )
    text = forms.CharField(
        label=gettext_lazy("Text"), required=False,
        widget=forms.Textarea({"rows": 5, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "Bitte keine Namen, Aktenzeichen oder Angaben zur ratsuchenden Person: "
            "Eine SMS liest jede Person, die das Telefon in der Hand hat."
        ),
    )  # fmt: skip
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, rows: Sequence[Offer | Assignment], only: str = "") -> None:
        self.rows = {named(row): row for row in rows}
        current = [name for name, row in self.rows.items() if is_current(row)]
        chosen = [only] if only in self.rows else current
        super().__init__(data, initial={"to": chosen, "key": uuid.uuid4()})
        choices = [(name, row.person.name) for name, row in self.rows.items()]
        self.fields["to"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> list[Offer | Assignment]:
        """The rows of those who are ticked."""
        return [self.rows[name] for name in self.cleaned_data.get("to", [])]


def named(row: Offer | Assignment) -> str:
    """How a form names them: offer-12"""
    return f"{row._meta.model_name}-{row.pk}"
