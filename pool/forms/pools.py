"""Forms about a Pool: its rules, each from a list where there is one; closures; language edges."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import landline_or_mobile
from pool import languages
from pool.domain.days import DaysBackwards
from pool.forms.fields import LEVELS, SettingsField
from pool.forms.people import number_or_error


class PoolForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """The rules of a Pool; the desk, where one sees what they do, has its weights and further ones."""

    excluded_settings = SettingsField(label=gettext_lazy("Ausgeschlossene Bereiche"))
    special_settings = SettingsField(label=gettext_lazy("Bereiche mit eigener Schulung"))
    least_level = forms.ChoiceField(label=gettext_lazy("Mindestniveau der Sprache"), choices=LEVELS)

    def clean_phone(self) -> str:
        """A number that can be called."""
        return number_or_error(self.cleaned_data["phone"], landline_or_mobile)

    def clean_time_zone(self) -> str:
        """A zone that exists."""
        name = self.cleaned_data["time_zone"]
        if name not in available_timezones():
            raise ValidationError(_("Diese Zeitzone gibt es nicht."))
        return name

    def clean_yearly_ceiling(self) -> Any:
        """No debts."""
        amount = self.cleaned_data["yearly_ceiling"]
        if amount < 0:
            raise ValidationError(_("Der Betrag muss zwischen 0 und 999999,99 Euro liegen."))
        return amount


class ClosureForm(forms.ModelForm):  # type: ignore[type-arg]
    """Days in order."""

    def clean(self) -> dict[str, Any]:
        """The last is not before the first."""
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _(DaysBackwards.sentence))
        return data


class EdgeForm(forms.ModelForm):  # type: ignore[type-arg]
    """Two different languages of the register, and how surely the one helps with the other."""

    language = forms.ChoiceField(label=gettext_lazy("wer spricht"), choices=lambda: languages.choices())
    serves = forms.ChoiceField(label=gettext_lazy("hilft auch bei"), choices=lambda: languages.choices())

    def clean(self) -> dict[str, Any]:
        """Not the same twice."""
        data = super().clean() or {}
        if data.get("language") and data.get("language") == data.get("serves"):
            self.add_error("serves", _("Bitte wählen Sie zwei verschiedene Sprachen."))
        return data


class ClosureFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The closures of one Pool; the Pool has no name for them that a form could take."""

    @classmethod
    def get_default_prefix(cls) -> str:
        """How its fields are called."""
        return "closures"


class EdgeFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The language edges of one Pool, likewise."""

    @classmethod
    def get_default_prefix(cls) -> str:
        """How its fields are called."""
        return "edges"
