"""What somebody says of themselves who wants to interpret."""

import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from notifications.domain.phones import mobile
from pool import languages, postal_codes
from pool.domain.languages import Level
from pool.domain.places import UnknownPostalCode
from pool.domain.settings_of_work import GENDER_LABELS
from pool.forms.people import number_or_error
from scheduling.actions.applications import NoWayBack, Said
from scheduling.forms.language import Spoken, SpokenField, found_for

ROWS = 4  # languages on the page; who speaks more says so below
LONGEST_ABOUT = 1000
LEVELS = [
    ("", gettext_lazy("Bitte wählen")),
    (Level.NATIVE.value, gettext_lazy("Muttersprache")),
    (Level.C1.value, gettext_lazy("sehr gut (C1 oder C2)")),
    (Level.B2.value, gettext_lazy("gut (B2)")),
    (Level.B1.value, gettext_lazy("es geht (B1)")),
]
TICKS = {
    "adult": gettext_lazy("Bitte bestätigen Sie, dass Sie mindestens 18 Jahre alt sind."),
    "german": gettext_lazy("Bitte bestätigen Sie, dass Sie gut genug Deutsch sprechen."),
    "agreed": gettext_lazy("Bitte erlauben Sie uns, Ihre Angaben zu speichern. Sonst dürfen wir es nicht."),
}
SEEN = 2  # languages that are on the page from the beginning; the others open on demand


class RowField(SpokenField):
    """One of several languages on a page: what it may mean stands below it once the page was sent."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.help_text = ""
        self.template_name = "scheduling/welcome/language_row.html"
        self.found: Any = None

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """The browser offers the names of the list."""
        return {"autocomplete": "off", "spellcheck": "false", "maxlength": 60, "list": "alle-sprachen"}


class ApplicationForm(forms.Form):
    """One page. Of a mobile number and a mail address one is enough."""

    name = forms.CharField(
        label=gettext_lazy("Ihr Name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    postal_code = forms.CharField(
        label=gettext_lazy("Postleitzahl"), max_length=5,
        widget=forms.TextInput(
            {"class": "width-s", "inputmode": "numeric", "autocomplete": "postal-code"}
        ),
    )  # fmt: skip
    town = forms.CharField(
        label=gettext_lazy("Ort"), max_length=80, required=False,
        help_text=gettext_lazy("Leer: der Ort zur Postleitzahl"),
        widget=forms.TextInput({"autocomplete": "address-level2"}),
    )  # fmt: skip
    mobile = forms.CharField(
        label=gettext_lazy("Handynummer"), max_length=40, required=False,
        help_text=gettext_lazy("Handynummer oder E-Mail: Eines genügt."),
        widget=forms.TextInput({"type": "tel", "class": "width-m", "autocomplete": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("E-Mail"), max_length=254, required=False,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )  # fmt: skip
    gender = forms.ChoiceField(
        label=gettext_lazy("Geschlecht"), required=False, widget=forms.RadioSelect,
        choices=[(key.value, gettext_lazy(label)) for key, label in GENDER_LABELS.items()],
        help_text=gettext_lazy("Manche Ratsuchende wünschen sich eine Frau oder einen Mann."),
    )  # fmt: skip
    about = forms.CharField(
        label=gettext_lazy("Über mich"), required=False, max_length=LONGEST_ABOUT,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Zum Beispiel: wann Sie Zeit haben, weitere Sprachen, Erfahrung."),
    )  # fmt: skip
    adult = forms.BooleanField(label=gettext_lazy("Ich bin mindestens 18 Jahre alt."))
    german = forms.BooleanField(label=gettext_lazy("Ich spreche Deutsch mindestens so gut wie B1."))
    agreed = forms.BooleanField(
        label=gettext_lazy("Sie dürfen diese Angaben speichern, um mit mir über das Dolmetschen zu sprechen.")
    )
    key = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": uuid.uuid4().hex, "gender": ""})
        for number in range(1, ROWS + 1):
            first = number == 1
            self.fields[f"language_{number}"] = RowField(
                label=_("%(n)s. Sprache") % {"n": number}, required=first
            )
            self.fields[f"level_{number}"] = forms.ChoiceField(
                label=_("Wie gut sprechen Sie die %(n)s. Sprache?") % {"n": number},
                choices=LEVELS, required=first, initial=Level.NATIVE.value if first else "",
            )  # fmt: skip
        for name, words in TICKS.items():
            self.fields[name].error_messages["required"] = words
        rows = [f"{what}_{n}" for n in range(1, ROWS + 1) for what in ("language", "level")]
        self.order_fields(
            ["name", *rows, "postal_code", "town", "mobile", "email", "gender", "about", *TICKS]
        )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """Language and level, line by line: those everybody sees."""
        return self._rows()[:SEEN]

    @property
    def more(self) -> list[tuple[Any, Any]]:
        """The others."""
        return self._rows()[SEEN:]

    @property
    def more_open(self) -> bool:
        """Whether something was typed there."""
        return any(_typed(language.value()) or level.value() for language, level in self.more)

    def _rows(self) -> list[tuple[Any, Any]]:
        return [(self[f"language_{n}"], self[f"level_{n}"]) for n in range(1, ROWS + 1)]

    @property
    def names(self) -> list[str]:
        """What the browser offers while somebody types a language."""
        return [name for _code, name in languages.choices(get_language() or "de")]

    def clean_postal_code(self) -> str:
        """One that is in the list."""
        code = str(self.cleaned_data["postal_code"]).strip()
        if postal_codes.find(code) is None:
            raise forms.ValidationError(_(UnknownPostalCode.sentence))
        return code

    def clean_mobile(self) -> str:
        """One that gets SMS."""
        return number_or_error(
            str(self.cleaned_data["mobile"]), lambda text: mobile(text, countries=settings.SMS_COUNTRIES)
        )

    def clean(self) -> dict[str, Any]:
        """A way back; each language once and with its level; what a word may mean where it is not clear."""
        data = super().clean() or {}
        if not self.errors.keys() & {"mobile", "email"} and not (data.get("mobile") or data.get("email")):
            self.add_error("mobile", _(NoWayBack.sentence))
        seen: set[str] = set()
        for number in range(1, ROWS + 1):
            self._clean_row(number, data, seen)
        return data

    def _clean_row(self, number: int, data: dict[str, Any], seen: set[str]) -> None:
        name, level = f"language_{number}", f"level_{number}"
        code = data.get(name)
        if name in self.errors:
            typed = self.fields[name].widget.value_from_datadict(self.data, {}, name)
            text = typed.text if isinstance(typed, Spoken) else ""
            self.fields[name].found = found_for(text, (), choose=False) if text else None  # type: ignore[attr-defined]
        elif code and code in seen:
            self.add_error(name, _("Diese Sprache steht schon weiter oben."))
        elif code and not data.get(level) and level not in self.errors:
            self.add_error(level, _("Bitte sagen Sie auch, wie gut Sie sie sprechen."))
        if code:
            seen.add(code)

    def said(self) -> Said:
        """The plain value."""
        data = self.cleaned_data
        numbers = range(1, ROWS + 1)
        spoken = [(data[f"language_{n}"], data[f"level_{n}"]) for n in numbers if data[f"language_{n}"]]
        plain = ("name", "gender", "email", "mobile", "postal_code", "town", "about")
        return Said(**{name: data[name] for name in plain}, languages=tuple(spoken))


def _typed(value: Any) -> str:
    """What stands in the field of a language."""
    return (value.text or value.code) if isinstance(value, Spoken) else value or ""
