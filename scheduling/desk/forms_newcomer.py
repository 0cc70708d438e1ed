"""The form for somebody new: who they are, how they are reached, where they live, what they speak."""

from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from notifications.domain.phones import mobile as read_mobile
from pool import languages, postal_codes
from pool.actions.careers import Newcomer
from pool.domain.settings_of_work import GENDER_LABELS
from pool.forms.fields import LEVELS
from pool.forms.people import number_or_error
from pool.models import Person, Pool
from scheduling.desk.forms_applications import NEW, named
from scheduling.models import Application
from scheduling.queries.applications import Known, known_people


class NewcomerForm(forms.Form):
    """One language for the beginning; more, and everything else, on their page."""

    mark_optional = False
    who = forms.ChoiceField(label=gettext_lazy("Wer ist das?"), widget=forms.RadioSelect)
    full_name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    gender = forms.ChoiceField(
        label=gettext_lazy("Geschlecht"),
        required=False,
        choices=[(one.value, gettext_lazy(label)) for one, label in GENDER_LABELS.items()],
    )
    mobile = forms.CharField(
        label=gettext_lazy("Mobilnummer"), required=False, max_length=30,
        widget=forms.TextInput({"inputmode": "tel", "class": "width-m"}),
    )  # fmt: skip
    texts_allowed = forms.BooleanField(
        label=gettext_lazy("Die Person hat gesagt, dass wir ihr SMS schicken dürfen."),
        required=False,
        help_text=gettext_lazy("Dann geht jetzt ein Code an diese Nummer."),
    )
    email = forms.EmailField(label=gettext_lazy("E-Mail"), required=False)
    postal_code = forms.CharField(
        label=gettext_lazy("Postleitzahl"), max_length=5,
        widget=forms.TextInput({"inputmode": "numeric", "class": "width-s"}),
    )  # fmt: skip
    town = forms.CharField(
        label=gettext_lazy("Ort"), required=False, max_length=80,
        help_text=gettext_lazy("Leer: der Ort der Postleitzahl"),
    )  # fmt: skip
    language = forms.ChoiceField(label=gettext_lazy("Sprache"))
    level = forms.ChoiceField(label=gettext_lazy("Niveau"), choices=LEVELS, initial="native")

    def __init__(self, data: Any = None, *, pool: Pool) -> None:
        super().__init__(data)
        self.known = self._known(data, pool) if data else []
        choices = [("", _("Bitte wählen")), *languages.choices(get_language() or "de")]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]
        if self.known:
            people = [(str(one.person.pk), named(one)) for one in self.known]
            self.fields["who"].choices = [*people, (NEW, _("eine neue Person"))]  # type: ignore[attr-defined]
        else:
            del self.fields["who"]

    @staticmethod
    def _known(data: Any, pool: Pool) -> list[Known]:
        """Whom the number or the mail address already belongs to."""
        try:
            number = _number(data.get("mobile", ""))
        except ValidationError:
            number = ""
        mail = data.get("email", "").strip().casefold()
        said = Application(pool=pool, name=data.get("full_name", ""), mobile=number, email=mail)
        return known_people(said)

    def clean_mobile(self) -> str:
        """As E.164."""
        return _number(self.cleaned_data["mobile"])

    def clean_postal_code(self) -> str:
        """One that can be found."""
        if postal_codes.find(self.cleaned_data["postal_code"]) is None:
            raise ValidationError(
                _("Diese Postleitzahl kennen wir nicht. Bitte prüfen Sie die fünf Ziffern.")
            )
        return str(self.cleaned_data["postal_code"])

    def clean(self) -> dict[str, Any]:
        """One way to reach them at least."""
        data = super().clean() or {}
        if not self.errors and not (data.get("mobile") or data.get("email")):
            self.add_error("mobile", _("Bitte eine Mobilnummer oder eine E-Mail-Adresse angeben."))
        return data

    def wanted(self) -> dict[str, Any]:
        """The arguments of the action."""
        data = self.cleaned_data
        person: Person | None = next(
            (one.person for one in self.known if str(one.person.pk) == data.get("who")), None
        )
        newcomer = Newcomer(
            " ".join(data["full_name"].split()), data["gender"], data["mobile"], data["email"],
            data["postal_code"], data["town"], ((data["language"], data["level"]),),
        )  # fmt: skip
        seen = [one.person.pk for one in self.known]
        return {
            "newcomer": newcomer, "person": person, "texts_allowed": data["texts_allowed"], "known": seen
        }  # fmt: skip


def _number(text: str) -> str:
    return number_or_error(text, partial(read_mobile, countries=settings.SMS_COUNTRIES))
