"""What is known of a form so far: its parts give advice before anybody sends it."""

from functools import cached_property
from typing import Any

from django import forms

from pool.domain.settings_of_work import Modality


class Told(forms.Form):
    """The base of the parts that look at each other's fields."""

    @cached_property
    def told(self) -> dict[str, Any]:
        """What is known so far, right or wrong as the rest may be: typed, or there when the page began."""
        if not self.is_bound:
            return {"modality": Modality.ON_SITE.value, **self.initial}
        self.errors  # noqa: B018 -- reading them cleans the form
        return self.cleaned_data
