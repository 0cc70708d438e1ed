"""Forms about people: numbers that can get an SMS, roles, sign-ins."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.forms import AdminUserCreationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from notifications.domain.phones import PhoneError, mobile
from pool.models import Membership


def number_or_error(text: str, read: Callable[[str], str]) -> str:
    """`text` as E.164, empty if it is empty; a number nobody can use is an error in plain words."""
    try:
        return read(text) if text.strip() else ""
    except PhoneError as error:
        raise ValidationError(_(str(error))) from error


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """A Person whose number can get an SMS."""

    def clean_mobile(self) -> str:
        """Only mobile numbers of the countries we send to."""
        read = partial(mobile, countries=settings.SMS_COUNTRIES)
        return number_or_error(self.cleaned_data["mobile"], read)


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
