"""The form for one line of the address book."""

from copy import deepcopy
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from pool.actions.venues import LONGEST, Spot
from pool.models import Venue
from scheduling.forms.places import address_shown
from scheduling.forms.requests import RequestForm
from scheduling.queries.places import ADDRESS


class VenueForm(forms.Form):
    """A name, and the fields that a Request has for its place."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=LONGEST["name"],
        help_text=gettext_lazy("Zum Beispiel: Rathaus, Zimmer 12."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ADDRESS:
            self.fields[name] = deepcopy(RequestForm.base_fields[name])
        self.fields["postal_code"].required, self.fields["postal_code"].help_text = True, ""

    def spot(self) -> Spot:
        """The plain value, once the form is valid."""
        return Spot(**self.cleaned_data)


def filled_venue(row: Venue) -> dict[str, str]:
    """A line as the form shows it."""
    return {"name": row.name, **address_shown({name: getattr(row, name) for name in ADDRESS})}
