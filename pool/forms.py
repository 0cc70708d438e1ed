"""The admin's forms: numbers that can be called, places that can be found, hours as clock times."""

from collections.abc import Callable
from datetime import time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.forms import AdminUserCreationForm
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from notifications.domain.phones import PhoneError, landline_or_mobile, mobile
from pool import languages, postal_codes
from pool.domain.languages import LEVEL_LABELS
from pool.domain.settings_of_work import SETTING_LABELS
from pool.models import Availability, Interpreter, Membership
from pool.widgets import TimeInput

WEEKDAYS = (
    gettext_lazy("Montag"),
    gettext_lazy("Dienstag"),
    gettext_lazy("Mittwoch"),
    gettext_lazy("Donnerstag"),
    gettext_lazy("Freitag"),
    gettext_lazy("Samstag"),
    gettext_lazy("Sonntag"),
)
DAY = 24 * 60
SETTINGS = [(setting.value, gettext_lazy(label)) for setting, label in SETTING_LABELS.items()]
LEVELS = [(level.value, gettext_lazy(label)) for level, label in LEVEL_LABELS.items()]


def number_or_error(text: str, read: Callable[[str], str]) -> str:
    """`text` as E.164, empty if it is empty; a number nobody can use is an error in plain words."""
    try:
        return read(text) if text.strip() else ""
    except PhoneError as error:
        raise ValidationError(_(str(error))) from error


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A Person whose number can get an SMS."""

    def clean_mobile(self) -> str:
        """Only mobile numbers."""
        return number_or_error(self.cleaned_data["mobile"], mobile)


class HoursForm(forms.ModelForm):  # type: ignore[type-arg]
    """A weekly window as clock times; 00:00 at the end is midnight."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Wochentag"), coerce=int, choices=[(str(n), day) for n, day in enumerate(WEEKDAYS)]
    )
    begins = forms.TimeField(label=gettext_lazy("von"), widget=TimeInput)
    ends = forms.TimeField(label=gettext_lazy("bis"), widget=TimeInput)

    class Meta:
        model = Availability
        fields = ("weekday", "valid_from", "valid_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        row = self.instance
        if row.pk:
            self.initial["begins"] = time(row.start // 60, row.start % 60)
            self.initial["ends"] = time(row.end % DAY // 60, row.end % 60)

    def clean(self) -> dict[str, Any]:
        """Minutes of the day, in order."""
        data = super().clean() or {}
        begins, ends = data.get("begins"), data.get("ends")
        if begins is not None and ends is not None:
            self.instance.start = begins.hour * 60 + begins.minute
            self.instance.end = (ends.hour * 60 + ends.minute) or DAY
            if self.instance.start >= self.instance.end:
                self.add_error("ends", _("Das Ende muss nach dem Anfang liegen."))
        return data


class PoolForm(forms.ModelForm):  # type: ignore[type-arg]
    """The rules of a Pool, each from a list where there is one."""

    excluded_settings = forms.MultipleChoiceField(
        label=gettext_lazy("Ausgeschlossene Bereiche"),
        required=False,
        choices=SETTINGS,
        widget=forms.CheckboxSelectMultiple,
    )
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


class PlacedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row with a postal code that can be found; its town follows when it is left empty."""

    def clean(self) -> dict[str, Any]:
        """Look the postal code up."""
        data = super().clean() or {}
        code = data.get("postal_code") or ""
        place = postal_codes.find(code)
        if code and place is None:
            self.add_error("postal_code", _("Diese Postleitzahl kennen wir nicht."))
        if place and not data.get("town"):
            data["town"] = place.town.split(";")[0]
        self.placed(place)
        return data

    def placed(self, place: Any) -> None:
        """What else follows from the place."""


class AuthorityForm(PlacedForm):
    """An Authority with its usual Setting."""

    setting = forms.ChoiceField(
        label=gettext_lazy("üblicher Bereich"), required=False, choices=[("", "–"), *SETTINGS]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["town"].required = False


class InterpreterForm(PlacedForm):
    """An Interpreter; position and number are found, not typed."""

    number = forms.IntegerField(
        label=gettext_lazy("Nummer im Pool"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Leer: die nächste freie."),
    )

    def placed(self, place: Any) -> None:
        """The middle of the postal area, for distances; unknown stays unknown."""
        self.instance.lat, self.instance.lon = (place.lat, place.lon) if place else (None, None)

    def clean(self) -> dict[str, Any]:
        """The next free number, if none was given."""
        data = super().clean()
        pool = data.get("pool") or (self.instance.pool if self.instance.pk else None)
        if pool and not data.get("number") and "number" not in self.errors:
            highest = Interpreter.objects.of(pool).aggregate(highest=Max("number"))["highest"]
            data["number"] = self.instance.number or (highest or 0) + 1
        return data


class SkillForm(forms.ModelForm):  # type: ignore[type-arg]
    """A language of the register and a level of the scale."""

    language = forms.ChoiceField(label=gettext_lazy("Sprache"), choices=lambda: languages.choices())
    level = forms.ChoiceField(label=gettext_lazy("Niveau"), choices=LEVELS, initial="native")


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]
    """A role: a Requester has an Authority of the same Pool, a coordinator has none."""

    def clean(self) -> dict[str, Any]:
        """Role and Authority go together."""
        data = super().clean() or {}
        pool = data.get("pool") or (self.instance.pool if self.instance.pk else None)
        authority = data.get("authority")
        if data.get("role") == Membership.REQUESTER and authority is None:
            self.add_error("authority", _("Eine Ansprechperson gehört zu einer Einrichtung."))
        if data.get("role") == Membership.COORDINATOR and authority is not None:
            self.add_error("authority", _("Die Koordination gehört zu keiner Einrichtung."))
        if authority and pool and authority.pool_id != pool.pk:
            self.add_error("authority", _("Diese Einrichtung gehört zu einem anderen Pool."))
        return data


class NewUserForm(AdminUserCreationForm):
    """A sign-in by e-mail address; without a password the person asks for one by mail."""

    def clean_email(self) -> str:
        """One spelling."""
        return self.cleaned_data["email"].lower()
