"""Forms about who helps and where: places that can be found, languages of the register, bonds."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pool import languages, postal_codes
from pool.edges import stand_ins
from pool.forms.fields import LEVELS, SETTINGS, SettingsField
from pool.models import Interpreter


class PlacedForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
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
    settings_declined = SettingsField(label=gettext_lazy("Bereiche, die sie nicht übernimmt"))
    settings_trained = SettingsField(label=gettext_lazy("Bereiche, für die sie geschult ist"))

    def placed(self, place: Any) -> None:
        """The middle of the postal area, for distances; unknown stays unknown."""
        self.instance.lat, self.instance.lon = (place.lat, place.lon) if place else (None, None)

    def clean(self) -> dict[str, Any]:
        """The next free number, if none was given; limits that agree."""
        data = super().clean()
        pool = data.get("pool") or (self.instance.pool if self.instance.pk else None)
        if pool and not data.get("number") and "number" not in self.errors:
            highest = Interpreter.objects.of(pool).aggregate(highest=Max("number"))["highest"]
            data["number"] = self.instance.number or (highest or 0) + 1
        day, week = data.get("day_limit"), data.get("week_limit")
        if day is not None and week is not None and day > week:
            self.add_error("day_limit", _("Am Tag können es nicht mehr Einsätze sein als in der Woche."))
        return data


class SkillForm(forms.ModelForm):  # type: ignore[type-arg]
    """A language of the register and a level of the scale, perhaps as a confirmed stand-in."""

    language = forms.ChoiceField(label=gettext_lazy("Sprache"), choices=lambda: languages.choices())
    level = forms.ChoiceField(label=gettext_lazy("Niveau"), choices=LEVELS, initial="native")
    understands = forms.ChoiceField(
        label=gettext_lazy("Niveau beim Verstehen"),
        required=False,
        choices=[("", gettext_lazy("wie beim Sprechen")), *LEVELS],
    )
    via = forms.ChoiceField(
        label=gettext_lazy("als Sprecher/in von"),
        required=False,
        choices=lambda: [("", gettext_lazy("spricht sie selbst")), *languages.choices()],
    )

    def clean(self) -> dict[str, Any]:
        """Whoever stands in was asked on some day."""
        data = super().clean() or {}
        if data.get("via") and not data.get("confirmed_on"):
            self.add_error("confirmed_on", _("Bitte sagen Sie, wann nachgefragt wurde."))
        if not data.get("via"):
            data["confirmed_on"] = None
        return data


class SkillFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """All languages of one Interpreter: nobody stands in by way of a language they do not speak."""

    def clean(self) -> None:
        """Each stand-in has a language of their own and an edge that the Pool allows."""
        super().clean()
        rows = [
            form.cleaned_data for form in self.forms if form.is_valid() and form not in self.deleted_forms
        ]
        own = {row["language"] for row in rows if row and not row["via"]}
        for row in rows:
            if not row or not row["via"]:
                continue
            named = {"via": languages.name(row["via"]), "language": languages.name(row["language"])}
            if row["via"] not in own:
                raise ValidationError(_("%(via)s steht nicht unter den eigenen Sprachen.") % named)
            if row["via"] not in stand_ins(self.instance.pool_id, row["language"]):
                text = _("Wer %(via)s spricht, hilft in diesem Pool nicht bei %(language)s.")
                raise ValidationError(text % named)


class BondForm(forms.ModelForm):  # type: ignore[type-arg]
    """With an Authority of the same Pool; a bond with a case comes from a Request and keeps its case."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["authority"].disabled = bool(self.instance.client_token)

    def clean(self) -> dict[str, Any]:
        """Who with whom."""
        data = super().clean() or {}
        authority = data.get("authority")
        if authority is None and not self.instance.client_token:
            self.add_error("authority", _("Bitte wählen Sie eine Einrichtung."))
        if authority and authority.pool_id != self.instance.interpreter.pool_id:
            self.add_error("authority", _("Diese Einrichtung gehört zu einem anderen Pool."))
        return data
