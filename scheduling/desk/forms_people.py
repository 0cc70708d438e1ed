"""The filter of the directory: a form that becomes a plain dictionary (scheduling.queries.directory)."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pool import languages
from pool.domain.settings_of_work import GENDER_LABELS, MODALITY_LABELS
from pool.forms.fields import LEVELS, SETTINGS
from pool.models import Interpreter
from pool.widgets import ClockField, DayField

ALL = ("", gettext_lazy("alle"))
FARTHEST, LONGEST = 500, 24 * 60
PAPERS = [
    ALL,
    ("missing", gettext_lazy("fehlen oder sind abgelaufen")),
    ("soon", gettext_lazy("laufen in 90 Tagen ab")),
    ("any", gettext_lazy("fehlen oder laufen bald ab")),
]
SORTS = [
    ("", gettext_lazy("passend: frei und nah zuerst")),
    ("name", gettext_lazy("Name")),
    ("distance", gettext_lazy("Entfernung")),
    ("load", gettext_lazy("wenig Stunden zuerst")),
    ("last", gettext_lazy("letzter Einsatz am längsten her")),
]


class DirectoryFilter(forms.Form):
    """Whom to list. What is nonsense says so beside its field and filters nothing."""

    mark_optional = False
    text = forms.CharField(
        label=gettext_lazy("Name, Ort, Telefon, E-Mail oder Nummer"), required=False, max_length=80
    )
    language = forms.ChoiceField(label=gettext_lazy("Sprache"), required=False)
    near = forms.CharField(
        label=gettext_lazy("In der Nähe von (Ort oder Postleitzahl)"), required=False, max_length=60
    )
    day = DayField(
        label=gettext_lazy("Frei am"),
        required=False,
        validators=[MinValueValidator(date(2000, 1, 10)), MaxValueValidator(date(2999, 12, 1))],
    )
    time = ClockField(label=gettext_lazy("um"), required=False)
    minutes = forms.IntegerField(
        label=gettext_lazy("Dauer in Minuten"), required=False, min_value=1, max_value=LONGEST,
        help_text=gettext_lazy("Leer: 60"),
    )  # fmt: skip
    level = forms.ChoiceField(label=gettext_lazy("Niveau mindestens"), required=False, choices=[ALL, *LEVELS])
    km = forms.IntegerField(
        label=gettext_lazy("Höchstens entfernt (Kilometer)"),
        required=False,
        min_value=1,
        max_value=FARTHEST,
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("Dolmetscht"),
        required=False,
        choices=[ALL, *((one.value, gettext_lazy(label)) for one, label in MODALITY_LABELS.items())],
    )
    setting = forms.ChoiceField(label=gettext_lazy("Geschult für"), required=False, choices=[ALL, *SETTINGS])
    gender = forms.ChoiceField(
        label=gettext_lazy("Geschlecht"),
        required=False,
        choices=[ALL, *((k.value, gettext_lazy(label)) for k, label in GENDER_LABELS.items() if k.value)],
    )
    papers = forms.ChoiceField(label=gettext_lazy("Unterlagen"), required=False, choices=PAPERS)
    state = forms.ChoiceField(
        label=gettext_lazy("Stand"),
        required=False,
        choices=[("", gettext_lazy("alle außer Ausgeschiedenen")), *Interpreter.STATES.items()],
    )
    sort = forms.ChoiceField(label=gettext_lazy("Reihenfolge"), required=False, choices=SORTS)
    stand_ins = forms.BooleanField(label=gettext_lazy("auch wer nur als Ersatz hilft"), required=False)
    free = forms.BooleanField(label=gettext_lazy("nur wer Zeit hat"), required=False)

    FIRST = ("text", "language", "near", "day", "time")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [ALL, *languages.choices(get_language() or "de")]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A time needs its day, and the other way round."""
        data = super().clean() or {}
        if data.get("day") and not data.get("time") and "time" not in self.errors:
            self.add_error("time", _("Bitte auch die Uhrzeit."))
        if data.get("time") and not data.get("day") and "day" not in self.errors:
            self.add_error("day", _("Bitte auch den Tag."))
        return data

    def wanted(self) -> dict[str, Any]:
        """What was asked for, as plain JSON values; what was not asked for is left out."""
        self.full_clean()
        said = {name: value for name, value in self.cleaned_data.items() if value}
        if "day" in said:
            said["day"] = said["day"].isoformat()
        if "time" in said:
            said["time"] = f"{said['time']:%H:%M}"
        return said

    def place_unknown(self) -> None:
        """The place that was typed is in no list."""
        self.add_error("near", _("Diesen Ort kennen wir nicht. Bitte die Postleitzahl versuchen."))

    @property
    def always(self) -> list[Any]:
        """The fields that everybody sees."""
        return [self[name] for name in self.FIRST]

    @property
    def more(self) -> list[Any]:
        """The further ones."""
        return [self[name] for name in self.fields if name not in self.FIRST]

    @property
    def more_used(self) -> bool:
        """Whether one of the further ones says something, or has to be looked at again."""
        further = [name for name in self.fields if name not in self.FIRST]
        return any(self.data.get(name) for name in further) or any(name in self.errors for name in further)
